"""Which strips of white run down between the columns of a table?"""

from __future__ import annotations

import bisect
import operator
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.words import Word

# A gutter is at least this wide, in em of the body; cells on one line stand this far apart.
_GUTTER, _CELL_GAP = 0.7, 1.1
# A strip may be as narrow as this (em; a word space is under .35) where so many lines have a word set against it, to
# within this many points.
NARROW, _EDGE_LINES, _ALIGNED = 0.42, 3, 1.0
# Cells that start on one place differ by no more than rounding makes, in points.
_ROUNDED = 0.2
# White before a column that a cell nearly fills is wider than the line's word spaces by this factor.
_CLEAR = 1.5
# So many lines tell whether a head and what is under it share a column.
_SHARING_LINES = 3
# A column has words on the first line, or on this share of the lines with several words.
_ENTERED = 0.25
# A justified line reaches both edges (points), with spaces that differ by no more than this (em).
_AT_EDGE, _EVEN = 1.5, 0.15
# Spaces are not stretched further than this (em): that between "Totaal" and its sum parts two cells.
_STRETCHED = 5.0
# Where signs at a line end hang out over the edge, other lines end this much (em) before it.
_OVERHANG = 0.2
# What stands before an amount, maybe on the left edge of the cell that the amount ends on the right edge of.
_CURRENCY = "€"
# How far a word may reach into a gutter, in points.
EDGE = 3.0

Gutter = tuple[float, float]


def cells(line: Line, area: Area) -> list[tuple[Word, ...]]:
    """A line's words in cells; a line that is merely stretched to both edges is one cell."""
    return [line.words] if _is_stretched(line, area) else line.segments(_CELL_GAP * area.size)


def gutters(lines: Sequence[Line], area: Area) -> list[Gutter]:
    """The strips ``(left, right)`` that all of the lines leave free between their first and last word."""
    if not lines:
        return []
    # Tables set smaller than the body have narrower strips.
    area = replace(area, size=min(area.size, max(line.size for line in lines)))
    free = _free(lines, area)
    rows = sum(line.widest_gap > _CELL_GAP * area.size for line in lines) if free else 0
    found = [gutter for gutter in free if _parts(gutter, lines, area, rows)]
    ends = [*(right for _, right in found[1:]), float("inf")]
    entered = [gutter for gutter, end in zip(found, ends, strict=False) if _is_entered(gutter, end, lines)]
    return _without_signs(_without_shared(_without_joined(entered, lines), lines), lines)


def _without_joined(found: Sequence[Gutter], lines: Sequence[Line]) -> list[Gutter]:
    """The strips without those in a head of several words, the last of which only happens to start where figures do.

    Nothing stands in the column left of such a strip but the words of the head before, nearer than cells stand.
    """
    held = [by_column(line, found) for line in lines]
    kept = []
    for place, gutter in enumerate(found):
        beside = [(line[place], line.get(place + 1)) for line in held if place in line]
        # White as wide as that after a sentence may be a word space where only the head shows it.
        least = _GUTTER if len(beside) == 1 else NARROW
        apart = [right is None or right[0].x0 - left[-1].x1 > least * left[-1].size for left, right in beside]
        if place == 0 or any(apart):
            kept.append(gutter)
    return kept


def _without_signs(found: Sequence[Gutter], lines: Sequence[Line]) -> list[Gutter]:
    """The strips without those between the sign of a currency and its amount.

    The amounts may all be as wide, or the signs stand on an edge of their own. A head may stand over either.
    """
    held = [_by_place(line, found) for line in lines] if any(_CURRENCY in line.text for line in lines) else []
    return [
        gutter
        for place, gutter in enumerate(found)
        if not (signed := [line for line in held if line.get(place, [])[-1:] == [_CURRENCY]])
        or any(not _is_amount(line.get(place + 1, [""])[0]) for line in signed)
        or any(place in line and place + 1 in line and line not in signed for line in held)
    ]


def _by_place(line: Line, found: Sequence[Gutter]) -> dict[int, list[str]]:
    columns: dict[int, list[str]] = {}
    for word in line.words:
        columns.setdefault(column_of(word, found), []).append(word.text)
    return columns


def _is_amount(text: str) -> bool:
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))


def _without_shared(found: Sequence[Gutter], lines: Sequence[Line]) -> list[Gutter]:
    """The strips without those between a head that is set left and its figures, which are set right.

    They stand in one column when each line has words on one side only: the first line left, others right. A cell may
    be empty, or hold words that are set left.
    """
    if len(lines) < _SHARING_LINES or len({column_of(word, found) for word in lines[0].words}) > len(found):
        return list(found)
    held = [{column_of(word, found) for word in line.words} for line in lines]
    kept = []
    for place, gutter in enumerate(found):
        sides = [{place, place + 1} & columns for columns in held]
        right = sum(side == {place + 1} for side in sides)
        shared = place > 0 and sides[0] == {place} and right > 1 and all(len(side) < 2 for side in sides)
        if not shared:
            kept.append(gutter)
    return kept


def runs_over(line: Line, found: Sequence[Gutter], area: Area) -> bool:
    """Whether a line is running text over all of the strips: soon told, as no gap in it is as wide as a strip."""
    over = bool(found) and line.x0 < found[0][0] and line.x1 > found[-1][1]
    return over and line.widest_gap < NARROW * area.size


def fills_columns(line: Line, found: Sequence[Gutter]) -> bool:
    """Whether words start right where columns do, after clearly more than the word spaces of the line.

    Their neighbours fill their cells: the white between them is less than what parts cells elsewhere.
    """
    at = [start - end for end, start in line.gaps if any(abs(start - right) < _ALIGNED for _, right in found)]
    if not at or min(at) < NARROW * line.size:
        return False
    others = [start - end for end, start in line.gaps if all(abs(start - right) >= _ALIGNED for _, right in found)]
    return min(at) > _CLEAR * max(others, default=0.0)


def _parts(gutter: Gutter, lines: Sequence[Line], area: Area, rows: int) -> bool:
    """Whether a strip parts columns: wide, or with cells set against it, and somewhere a gap between cells."""
    wide, edge = gutter[1] - gutter[0] >= _GUTTER * area.size, _is_edge(gutter, lines, rows)
    return (wide and edge) or ((wide or edge) and (_parts_cells(gutter, lines, area) or _is_left_edge(gutter, lines)))


def _free(lines: Sequence[Line], area: Area) -> list[Gutter]:
    """The strips that no word reaches into, also narrow ones.

    A word that fills its cell may reach to the next column, or over it, as long as the next cell starts in its place.
    """
    narrowest = NARROW * area.size
    firsts = sorted(word.x0 for line in lines for word in line.words)
    starts = _starts(lines, firsts, narrowest)
    spans = sorted(span for line in lines for span in _spans(line, starts, firsts, narrowest))
    found: list[Gutter] = []
    reach = spans[0][1]
    for x0, x1 in spans:
        if x0 - reach >= narrowest:
            found.append((reach, x0))
        reach = max(reach, x1)
    return found


def _starts(lines: Sequence[Line], firsts: Sequence[float], gap: float) -> list[float]:
    """Where cells start: words after more than a word space, with words of other lines right above or below them."""
    apart = {right for line in lines if line.widest_gap > gap for left, right in line.gaps if right - left > gap}
    return sorted(x for x in apart if _count(firsts, x) > 1)


def _count(places: Sequence[float], x: float) -> int:
    """How many of the places, in order, are the same as ``x``."""
    return bisect.bisect_right(places, x + _ALIGNED) - bisect.bisect_left(places, x - _ALIGNED)


def _spans(line: Line, starts: Sequence[float], firsts: Sequence[float], width: float) -> Iterator[tuple[float, float]]:
    for word, after in zip(line.words, (*line.words[1:], None), strict=True):
        end = word.x1
        if after is not None and after.x0 - end < width and _count(starts, after.x0):
            start = firsts[bisect.bisect_left(firsts, after.x0 - _ROUNDED)]
            start = after.x0 - _ALIGNED if _count(firsts, after.x0) > _EDGE_LINES else start
            end = max(word.x0, start - 1.01 * width)
        yield word.x0, end


def _is_edge(gutter: Gutter, lines: Sequence[Line], rows: int) -> bool:
    """Whether cells are set against the sides of a narrow strip: on several lines, a word begins or ends right there.

    Heads that are set left stand on one side of it, figures that are set right on the other. A line with cells on both
    sides that are far apart shows it too: a head may leave less room than its figures.
    """
    left, right = gutter
    # Where a cell is so full that its end is not seen, as in a head of several words, that tells nothing.
    free = not any(word.x0 < right - EDGE and word.x1 > left + _ALIGNED for line in lines for word in line.words)
    apart = [free and _is_between_cells(gutter, line) for line in lines]
    starts = [
        far or any(abs(w.x0 - right) < _ALIGNED for w in line.words) for line, far in zip(lines, apart, strict=True)
    ]
    ends = [far or any(abs(w.x1 - left) < _ALIGNED for w in line.words) for line, far in zip(lines, apart, strict=True)]
    most = max(sum(starts), sum(ends), sum(map(operator.or_, starts, ends)) if starts[0] else 0)
    return most >= min(_EDGE_LINES, max(2, rows))


def _is_left_edge(gutter: Gutter, lines: Sequence[Line]) -> bool:
    """Whether all lines that reach beyond a strip start a word right there: cells set left beside figures set right."""
    beyond = [[word for word in line.words if word.x0 > gutter[1] - EDGE] for line in lines]
    firsts = [words[0].x0 for words in beyond if words]
    return len(firsts) > _EDGE_LINES and all(abs(x - gutter[1]) < _ALIGNED for x in firsts)


def _is_between_cells(gutter: Gutter, line: Line) -> bool:
    """Whether a strip lies inside white that parts two cells of a line."""
    wide = _CELL_GAP * line.size
    return line.widest_gap > wide and any(
        right - left > wide and left <= gutter[0] and gutter[1] <= right for left, right in line.gaps
    )


def _is_entered(gutter: Gutter, end: float, lines: Sequence[Line]) -> bool:
    """Whether a column is a column: entered on the first line, or on one edge of many, not by odd stretched words."""
    right = gutter[1]
    entries = [[word.x0 for word in line.words if right - EDGE <= word.x0 < end - EDGE][:1] for line in lines]
    several = [entry for entry, line in zip(entries, lines, strict=True) if len(line.words) > 1]
    places = [x for entry in several for x in entry]
    aligned = max((sum(abs(x - other) < _ALIGNED for other in places) for x in places), default=0)
    return bool(entries[0]) or (len(places) >= _ENTERED * len(several) and 2 * aligned > len(places) > 1)


def _parts_cells(gutter: Gutter, lines: Sequence[Line], area: Area) -> bool:
    """Whether a strip lies between two cells of some line, not only between the words of a stretched cell."""
    return any(
        left < gutter[1] and gutter[0] < right
        for line in lines
        if line.widest_gap > _CELL_GAP * area.size
        for left, right in line.gaps
        if right - left > _CELL_GAP * area.size
    )


def column_of(word: Word, found: Sequence[Gutter]) -> int:
    """The column a word stands in, from 0. One that starts in the white stands over cells that are set to the right."""
    return sum(word.x0 >= right - EDGE or word.x0 > left + 1 for left, right in found)


def by_column(line: Line, found: Sequence[Gutter]) -> dict[int, list[Word]]:
    """The words of a line by column; the second word of a head that is wider than its figures stays with the first.

    A head that is set right over them may begin under the column before, apart from what stands there.
    """
    parts: dict[int, list[Word]] = {}
    last: Word | None = None
    column = 0
    for word in line.words:
        own = column_of(word, found)
        beside = last is not None and word.x0 - last.x1 < NARROW * word.size
        apart = last is not None and own == column and word.x0 - last.x1 > _CELL_GAP * word.size
        own += apart and own < len(found) and word.x1 > found[own][1]
        column = column if beside and own > column and word.x0 < found[own - 1][1] - EDGE else own
        parts.setdefault(column, []).append(word)
        last = word
    return parts


def are_heads(line: Line, between: Sequence[Gutter]) -> bool:
    """Whether a line has a head for each column, each of which begins in the white before it, or with it.

    A head that is wider than the figures under it ends where they end and takes up the white on their left; so little
    is left between two heads then that they stand nearer than cells do, though further apart than words.
    """
    heads = line.segments(NARROW * line.size)
    columns = zip(heads[1:], between, strict=False)
    placed = all(left - EDGE <= head[0].x0 <= right + EDGE for head, (left, right) in columns)
    return bool(between) and len(heads) == len(between) + 1 and placed


def _is_stretched(line: Line, area: Area) -> bool:
    if abs(line.x1 - area.right) > max(_AT_EDGE, _OVERHANG * area.size) or line.x0 - area.left > 0.3 * area.width:
        return False
    gaps = [right.x0 - left.x1 for left, right in pairwise(line.words)]
    return bool(gaps) and max(gaps) - min(gaps) < _EVEN * line.size and max(gaps) < _STRETCHED * line.size
