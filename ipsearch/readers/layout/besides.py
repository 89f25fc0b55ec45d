"""Which table or box stands beside running text, and how do they read one after the other?

Text that is set around a table is narrower there than above or under it. The table goes over the paragraph that begins
beside it, and the text back to the left edge; so the rest of the layout sees one column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from ipsearch.readers.layout.grids import grids
from ipsearch.readers.layout.paragraphs import ends_sentence
from ipsearch.readers.layout.rows import LEVEL, Row, rows_on, with_low_feet
from ipsearch.readers.layout.sheets import Band, Fragment, Rule, Shade, Sheet
from ipsearch.readers.masthead import is_signal

# So much white (em) parts the text from what stands beside it, or one cell from the next.
_GUTTER, _CELL_GAP = 0.8, 1.1
# Cells are padded by no more than this, in em.
_PADDED = 1.0
# A column starts on one place at least so many times; it and the text beside it have at least so many lines.
_STARTS, _LINES = 3, 4
# Each side is at least this wide, in em.
_NARROWEST = 8.0
# A line of text fills this share of its column; on this share of its lines it does.
_FULL, _TEXT = 0.8, 0.6
# Cells, or a box around its lines, stand on this share of the heights beside the text.
_CELLS = 0.6
# Of the lines of a table beside text at most this share stand on the height of a line of it; cells of one row all do.
_LEVEL_SHARE = 0.6
# So many lines of text above or under both sides run over the white between them.
_WIDE = 3
# Two lines this many pitches apart belong to different paragraphs.
_NEW = 1.25
# A box or a rule lies around its lines within so many points to the side, so many pitches above or under.
_SIDE, _AROUND = 14.0, 2.2
# No page has more.
_MOST = 4
_EARLY = 3.0
_left = attrgetter("x0")


@dataclass(frozen=True, slots=True)
class _Region:
    """Rows with running text on one side of a place and a table or box on the other."""

    rows: tuple[Row, ...]
    x: float
    on_right: bool
    pitch: float
    edge: float

    def set_beside(self) -> list[Fragment]:
        """What stands beside the text."""
        return [part for row in self.rows for part in row.parts if (part.x0 >= self.x) == self.on_right]

    def text(self) -> list[Row]:
        """The rows of the text."""
        found = [Row(row.y, [part for part in row.parts if (part.x0 >= self.x) != self.on_right]) for row in self.rows]
        return [row for row in found if row.parts]


def straightened(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages, with what stands beside running text put over it."""
    done = [_straightened(sheet) for sheet in sheets]
    return list(sheets) if all(a is b for a, b in zip(done, sheets, strict=True)) else with_low_feet(done, sheets)


def _straightened(sheet: Sheet) -> Sheet:
    for _ in range(_MOST):
        region = _region(sheet)
        if region is None:
            break
        sheet = _moved(sheet, region)
    return sheet


def _region(sheet: Sheet) -> _Region | None:
    if len(sheet.fragments) < 8 * _LINES:
        return None
    size = median([part.size for part in sheet.fragments])
    rows = rows_on(sheet)
    for row in rows:  # every look below goes from left to right
        row.parts.sort(key=_left)
    starts = _starts(rows, size)
    if not starts:
        return None
    wide = [ends for row in rows if (ends := _ends(row)) and _is_wide(row, ends, size)]
    for x in starts:
        if sum(x0 < x - _NARROWEST * size and x1 > x + _NARROWEST * size / 2 for x0, x1 in wide) < _WIDE:
            continue
        for run in _runs(rows, x, size):
            region = _as_region(run, x, size, sheet, median([x0 for x0, _ in wide]))
            if region is not None:
                return region
    return None


def _ends(row: Row) -> tuple[float, float]:
    return row.parts[0].x0, max([part.x1 for part in row.parts])


def _is_wide(row: Row, ends: tuple[float, float], size: float) -> bool:
    """Whether a row is one line of text, not cells, and longer than a column beside another could be."""
    return ends[1] - ends[0] > 3 * _NARROWEST * size and not _has_cells(row.parts)


def _has_cells(parts: Sequence[Fragment]) -> bool:
    """Whether fragments, from left to right, stand apart as cells do."""
    return any(b.x0 - a.x1 > _CELL_GAP * a.size for a, b in pairwise(parts))


def _starts(rows: Sequence[Row], size: float) -> list[float]:
    """Places where columns start after white, or with nothing left of them, the leftmost first."""
    starts: Counter[int] = Counter()
    indented = min([row.parts[0].x0 for row in rows]) + _NARROWEST * size
    for row in rows:
        if row.parts[0].x0 > indented:
            starts[round(row.parts[0].x0)] += 1
        for a, b in pairwise(row.parts):
            if b.x0 - a.x1 > _GUTTER * size:
                starts[round(b.x0)] += 1
    common = [x for x, n in starts.items() if n + starts[x - 1] + starts[x + 1] >= _STARTS]
    # A caption starts where the table does, left of its padded cells.
    return sorted({min(y for y in starts if x - _PADDED * size <= y <= x) - LEVEL / 2 for x in common})


def _runs(rows: Sequence[Row], x: float, size: float) -> Iterator[list[Row]]:
    """Rows one after another that leave the white before a place free, from the first to the last that reach it."""
    for free, group in groupby(rows, key=lambda row: not _crosses(row, x, size)):
        run = list(group)
        reach = [n for n, row in enumerate(run) if row.parts[-1].x0 >= x]
        if free and reach:
            yield _with_near(run, reach[0], reach[-1] + 1, x)


def _with_near(run: Sequence[Row], start: int, end: int, x: float) -> list[Row]:
    """Some rows of a run, with the lines of the same paragraph above and under them: text starts before the table."""
    sides = [[row.y for row in run if any((p.x0 >= x) == right for p in row.parts)] for right in (False, True)]
    pitch = max(median([b - a for a, b in pairwise(ys)] or [0.0]) for ys in sides)
    while start and run[start].y - run[start - 1].y <= _NEW * pitch:
        start -= 1
    while end < len(run) and run[end].y - run[end - 1].y <= _NEW * pitch:
        end += 1
    return list(run[start:end])


def _crosses(row: Row, x: float, size: float) -> bool:
    reach = x - _GUTTER * size + LEVEL
    return any(part.x1 > reach for part in row.parts if part.x0 < x)


def _as_region(run: Sequence[Row], x: float, size: float, sheet: Sheet, edge: float) -> _Region | None:
    sides = [[Row(row.y, [p for p in row.parts if (p.x0 >= x) == right]) for row in run] for right in (False, True)]
    left, right = ([row for row in side if row.parts] for side in sides)
    for text, other, on_right in ((left, right, True), (right, left, False)):
        if min(len(text), len(other)) < _STARTS or not _is_text(text, size):
            continue
        pitch = median([b.y - a.y for a, b in pairwise(text)])
        boxed = _are_boxed(other, sheet, x, on_right=on_right)
        apart = boxed or (_are_cells(other) and not _is_level(text, other))
        if apart and not _is_letterhead(other) and not _is_ruled(sheet, run, x):
            return _Region(tuple(run), x, on_right, pitch, edge)
    return None


def _is_text(rows: Sequence[Row], size: float) -> bool:
    """Whether rows of one side are running text, most of them full, in the type of the page."""
    ends = [_ends(row) for row in rows]
    width = max(b for _, b in ends) - min(a for a, _ in ends)
    full = sum(b - a > _FULL * width for a, b in ends)
    cells = sum(_has_cells(row.parts) for row in rows)
    return len(rows) >= _LINES and width > _NARROWEST * size and full >= _TEXT * len(rows) and 8 * cells <= len(rows)


def _are_cells(rows: Sequence[Row]) -> bool:
    return sum(_has_cells(row.parts) for row in rows) >= _CELLS * len(rows)


def _are_boxed(rows: Sequence[Row], sheet: Sheet, x: float, *, on_right: bool) -> bool:
    """Whether rules or a filled box enclose rows, and nothing on the other side."""
    drawn = [(grid.left, grid.top, grid.right, grid.bottom) for grid in grids(sheet.rules)]
    boxes = [box for box in (*drawn, *sheet.shades) if _is_on_side(box[0], box[2], x, on_right=on_right)]
    boxed = sum(any(y0 < row.y < y1 for _, y0, _, y1 in boxes) for row in rows)
    return boxed >= _CELLS * len(rows)


def _is_on_side(x0: float, x1: float, x: float, *, on_right: bool) -> bool:
    return x0 > x - _SIDE if on_right else x1 < x


def _is_letterhead(rows: Sequence[Row]) -> bool:
    return any(is_signal(" ".join(part.text for part in row.parts)) for row in rows)


def _is_level(text: Sequence[Row], other: Sequence[Row]) -> bool:
    """Whether the lines of one side stand on heights of the other, as the cells of a row do."""
    heights = [row.y for row in text]
    level = sum(any(abs(row.y - y) < LEVEL / 2 for y in heights) for row in other)
    return level > _LEVEL_SHARE * len(other)


def _is_ruled(sheet: Sheet, run: Sequence[Row], x: float) -> bool:
    """Whether level rules run over both sides."""
    return any(
        rule.level and rule.x0 < x - 2 * _SIDE and rule.x1 > x + 2 * _SIDE and run[0].y < rule.y0 < run[-1].y
        for rule in sheet.rules
    )


def _moved(sheet: Sheet, region: _Region) -> Sheet:
    """The page with what stands beside the text over the paragraph that begins beside it."""
    beside, text = region.set_beside(), region.text()
    taken = {id(part) for part in beside}
    own = {id(part) for row in text for part in row.parts}
    place = _opening(sheet, region, text)
    top, bottom = min(part.y for part in beside), max(part.y for part in beside)
    up = place - top + region.pitch
    down = bottom - top + 4 * region.pitch
    across = 0.0 if region.on_right else region.edge - median([min(p.x0 for p in row.parts) for row in text])
    parts = []
    for part in sheet.fragments:
        if id(part) in taken:
            parts.append(part._replace(y=part.y + up))
            continue
        x = across if id(part) in own else 0.0
        y = down if part.y > place - LEVEL else 0.0
        parts.append(part._replace(x0=part.x0 + x, x1=part.x1 + x, y=part.y + y))

    def put(drawn: Rule | Shade) -> tuple[float, float, float, float]:
        inside = _is_around(drawn, region, top, bottom)
        step = up if inside else down if drawn.y0 > place - LEVEL else 0.0
        return drawn.x0, drawn.y0 + step, drawn.x1, drawn.y1 + step

    right = max(part.x1 for row in text for part in row.parts) + across
    ys = [row.y + (down if row.y > place - LEVEL else 0.0) for row in text]
    return replace(
        sheet,
        height=sheet.height + down,
        fragments=tuple(parts),
        rules=tuple(Rule(*put(rule)) for rule in sheet.rules),
        shades=tuple(Shade(*put(shade)) for shade in sheet.shades),
        bands=(*sheet.bands, Band(min(ys) - LEVEL, max(ys) + LEVEL, right)),
    )


def _is_around(drawn: Rule | Shade, region: _Region, top: float, bottom: float) -> bool:
    """Whether something is drawn on the side of what is beside the text, and no further off than a border."""
    reach = _AROUND * region.pitch
    level = _is_on_side(drawn.x0, drawn.x1, region.x, on_right=region.on_right)
    return level and top - reach < drawn.y0 and drawn.y1 < bottom + reach


def _opening(sheet: Sheet, region: _Region, text: Sequence[Row]) -> float:
    """The height of the first line of a paragraph beside, or of the first one under it."""
    inside = {id(part) for row in region.rows for part in row.parts}
    others = [
        Row(row.y, parts) for row in rows_on(sheet) if (parts := [part for part in row.parts if id(part) not in inside])
    ]
    above = [row for row in others if row.y < text[0].y][-1:]
    below = [row for row in others if row.y > text[-1].y]
    right = max(part.x1 for row in text for part in row.parts)
    ordered = [*above, *text, *below]
    for before, row, after in zip(ordered, ordered[1:], ordered[2:], strict=False):
        if row.y < text[0].y or _is_heading(row, after):
            continue
        last = max(before.parts, key=lambda part: part.x1)
        ended = ends_sentence(last.text) and last.x1 < right - _EARLY * last.size
        if ended or _is_heading(before, row) or row.y - before.y > _NEW * region.pitch:
            return row.y
    return text[0].y


def _is_heading(row: Row, below: Row) -> bool:
    """Whether a row is set in bold or larger type, and the one under it is not."""
    bold = all(part.bold for part in row.parts) and not all(part.bold for part in below.parts)
    return bold or min(part.size for part in row.parts) > 1.1 * max(part.size for part in below.parts)
