"""Where do tables begin and end that neither rules nor the first line of several cells show whole?

The head of a lined table may stand above its first rule, and its last row under the last one.
"""

from __future__ import annotations

from collections.abc import Sequence

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.cells import carries_on
from ipsearch.readers.layout.centring import stand_beside
from ipsearch.readers.layout.gutters import EDGE, Gutter, are_heads, by_column, cells, gutters
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.signs import has_sign_apart

# A head above the first rule has so many lines at most, and stands this near (line pitches) to what is under it.
_HEAD_LINES, _HEAD_REACH = 3, 2.4
# At the top of a page that may be a row of the table of the page before, which can have more lines.
_TOP_LINES = 8

# Lines of one cell stand no further apart than this (em).
_OPENING = 1.4
# A word space is no wider than this, in em.
_WORD_SPACE = 0.36
# A line of text fills this share of the column; the next stands within so many line pitches under it.
_TEXT_WIDTH, _TEXT_PITCH = 0.8, 1.2


def with_head(lines: Sequence[Line], start: int, end: int, between: Sequence[Gutter], area: Area) -> int:
    """Where a lined table starts when its head stands above its first rule, in the same columns."""
    edges = [edge for _, edge in between]
    most = start if start <= _TOP_LINES else _HEAD_LINES
    for place in range(start - 1, max(-1, start - 1 - most), -1):
        line = lines[place]
        if lines[place + 1].y - line.y > _HEAD_REACH * area.pitch or has_sign_apart(line):
            break
        if _names_rows(lines, place, start, between, area):
            continue
        # Heads set left over figures set right, or over several columns, begin in the white before a column.
        parts = cells(line, area)
        placed = all(any(left - EDGE <= part[0].x0 <= right + EDGE for left, right in between) for part in parts[1:])
        fits = len(parts) > 1 and (placed or len(gutters([line, *lines[start:end]], area)) >= len(between))
        if (_crosses(line, edges) and not fits) or _ends_text(lines, place, area):
            break
        # A sentence has no more than word spaces, however well its words stand over the columns.
        if len(parts) > 1 or (_starts_on(line, edges) > 1 and line.widest_gap > _WORD_SPACE * line.size):
            start = place
        elif not _starts_on(line, edges):
            break  # only the rest of a wrapped cell stands alone on its line
    return start


def _names_rows(lines: Sequence[Line], place: int, start: int, between: Sequence[Gutter], area: Area) -> bool:
    """Whether a line in bold between the head and the first row names the rows under it."""
    if place == 0 or place + 1 != start:
        return False
    line, above, below = lines[place], lines[place - 1], lines[start]
    on_edge = abs(line.x0 - below.x0) < EDGE and abs(line.x0 - above.x0) < EDGE
    alike = line.bold and above.bold and not below.bold and max(line.size, above.size) <= below.size
    return on_edge and alike and len(cells(above, area)) > len(between)


def with_name_apart(lines: Sequence[Line], bands: Sequence[int], between: Sequence[Gutter], area: Area) -> list[int]:
    """The bands of lines, with what names the first rows parted from the head, where no rule runs between them."""
    first = next((place for place, band in enumerate(bands) if band >= 0), 0)
    if first < 2 or not _names_rows(lines, first - 1, first, between, area):
        return list(bands)
    return [*(band - 1 for band in bands[: first - 1]), *bands[first - 1 :]]


def with_near_heads(lines: Sequence[Line], start: int, between: Sequence[Gutter], area: Area) -> int:
    """Where a table starts whose heads stand nearer to each other than its cells do: they are wider than figures."""
    if not start or lines[start].y - lines[start - 1].y > _HEAD_REACH * area.pitch or has_sign_apart(lines[start - 1]):
        return start
    return start - 1 if are_heads(lines[start - 1], between) and not _ends_text(lines, start - 1, area) else start


def with_foot(lines: Sequence[Line], end: int, between: Sequence[Gutter], area: Area) -> int:
    """Where a lined table ends when no rule closes it: after one more row in the same columns."""
    edges = [edge for _, edge in between]
    line = lines[end] if end < len(lines) else None
    if line is None or line.y - lines[end - 1].y > _HEAD_REACH * area.pitch or has_sign_apart(line):
        return end
    first = min(other.x0 for other in lines[end - 1 : end]) if line.x0 >= between[0][1] else lines[end - 1].x0
    if len(cells(line, area)) < 2 or not _starts_on(line, edges) or _crosses(line, edges) or line.x0 < first - EDGE:
        return end
    end += 1
    while end < len(lines) and carries_on(lines[end], lines[end - 1], between, area):
        end += 1
    return end


def with_opening(lines: Sequence[Line], start: int, between: Sequence[Gutter], area: Area) -> int:
    """Where a table starts whose first row opens with lines of single later cells, centred on it or at its foot."""
    if between:
        start = _row_beside(lines, start, between, area)
    while start > 0 and between:
        line, below = lines[start - 1], lines[start]
        held, under = set(by_column(line, between)), set(by_column(below, between))
        ends = [word.x1 for other in lines[start : start + _HEAD_LINES] for word in other.words]
        on_edge = any(abs(line.x0 - right) < EDGE for _, right in between) or any(abs(line.x1 - x) < 1 for x in ends)
        near = below.y - line.y < _OPENING * below.size
        if not (near and on_edge and len(held) == 1 and 0 not in held and (held <= under or 0 in under)):
            break
        start -= 1
    return start


def _row_beside(lines: Sequence[Line], start: int, between: Sequence[Gutter], area: Area) -> int:
    """Where a row starts above a table none of whose lines has several cells: they stand beside each other."""
    place = start - 1
    while place > 0 and stand_beside(lines[place - 1], lines[place], between):
        place -= 1
    row = lines[place:start]
    edges = [lines[start].x0, *(right for _, right in between)]
    near = lines[start].y - lines[start - 1].y <= _HEAD_REACH * area.pitch if row else False
    on_edge = all(any(abs(line.x0 - edge) < EDGE for edge in edges) for line in row)
    return place if len(row) > 1 and near and on_edge and not any(_crosses(line, edges[1:]) for line in row) else start


def _ends_text(lines: Sequence[Line], place: int, area: Area) -> bool:
    """Whether a line is the last of a paragraph: right under a line of text as wide as the column."""
    if place == 0:
        return False
    above, line = lines[place - 1], lines[place]
    near = line.y - above.y <= _TEXT_PITCH * area.pitch
    return near and above.x1 - above.x0 > _TEXT_WIDTH * area.width and len(cells(above, area)) == 1


def _crosses(line: Line, edges: Sequence[float]) -> bool:
    """Whether a word runs over the start of a column in which no word of the line starts."""
    return any(
        word.x0 < edge - EDGE and word.x1 > edge and not _starts_on(line, [edge])
        for word in line.words
        for edge in edges
    )


def _starts_on(line: Line, edges: Sequence[float]) -> int:
    """On how many of the edges a word of the line starts."""
    return sum(any(abs(word.x0 - edge) < EDGE for word in line.words) for edge in edges)
