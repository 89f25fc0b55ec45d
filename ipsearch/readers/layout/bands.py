"""Which bands of a page are rows of a table: between level rules, or shaded in turn?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.grids import Grid
from ipsearch.readers.layout.gutters import EDGE, Gutter, are_heads, cells, column_of, gutters
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.sheets import Shade
from ipsearch.readers.layout.signs import has_sign_apart

# One cell that fills this share of a lined table's width is text between two tables.
_TEXT_SHARE = 0.6
# Lines as wide as this share are no part of a cell either.
_FULL_SHARE = 0.8
# No cell, only words of a sentence, when no gap on a line is wider than this, in em; so many lines of it are text.
_WORD_GAP, _TEXT_LINES = 0.6, 2
# So many lines of one cell, with a line of text among them, are no cell of a row that starts under them.
_OPENING_LINES = 3
# Type larger than that of the rows by this share is none of theirs.
_LARGER = 1.15
# Columns of a row show in rows up to this far from it.
_NEAR_ROWS = 3
# What a list item is parted into.
_SIGN_AND_ITEM = 2
# Shading shows rows from so many bands on, when a band has no more lines than this on average.
_MIN_BANDS, _LINES_A_BAND = 3, 3


def runs_of_rows(lines: Sequence[Line], grid: Grid, area: Area) -> Iterator[Grid]:
    """The runs of rows between level rules that hold cells; text between two tables parts them."""
    bands: list[list[Line]] = [[] for _ in grid.rows]
    for line in lines:
        if grid.top < line.y <= grid.bottom:
            bands[grid.row(line.y)].append(line)
    parts = _parts_of(bands, grid, area)
    several = [line for band in bands for line in band if _has_cells(line, grid, area)]
    start: int | None = None
    for row, band in enumerate(bands):
        near = [line for line in several if _is_near(grid.row(line.y), row, parts)]
        is_row = bool(band) and bool(near) and not (_is_heading(band, near) or _opens_with_text(band, grid, area))
        is_row = is_row and _keeps_columns(band, gutters(near, area), grid)
        if is_row and start is None:
            start = row
        elif not is_row and start is not None:
            yield grid.part(start, row)
            start = None


def _has_cells(line: Line, grid: Grid, area: Area) -> bool:
    """Whether a line has several cells, not a sign and its item."""
    parts = len(cells(line, area))
    return parts > 1 and not _is_text(line, grid) and not (parts == _SIGN_AND_ITEM and has_sign_apart(line))


def _is_heading(band: Sequence[Line], near: Sequence[Line]) -> bool:
    """Whether a band is a heading with a rule under it, as its larger type shows."""
    return min(line.size for line in band) > _LARGER * max(line.size for line in near)


def _opens_with_text(band: Sequence[Line], grid: Grid, area: Area) -> bool:
    """Whether text stands over a table that has a rule at its end only: sentences or items, before several cells."""
    opening = list(takewhile(lambda line: len(cells(line, area)) == 1 or has_sign_apart(line), band))
    wide = any(line.x1 - line.x0 > _TEXT_SHARE * (grid.right - grid.left) for line in opening)
    return wide and _OPENING_LINES <= len(opening) < len(band)


def _parts_of(bands: Sequence[Sequence[Line]], grid: Grid, area: Area) -> list[int]:
    """A number for each band that differs where text of the full width parts two tables, and for that text."""
    numbers, part = [], 0
    for band in bands:
        over = sum(line.x1 - line.x0 > _FULL_SHARE * (grid.right - grid.left) for line in band if _is_text(line, grid))
        # A paragraph whose last line is short, too.
        apart = over >= (
            1 if len(band) >= _TEXT_LINES and all(len(cells(line, area)) == 1 for line in band) else _TEXT_LINES
        )
        part += apart
        numbers.append(part)
        part += apart
    return numbers


def _is_near(row: int, other: int, parts: Sequence[int]) -> bool:
    """Whether a row tells of the columns of another: a few rows away at most, in the same table."""
    return abs(row - other) <= _NEAR_ROWS and parts[row] == parts[other]


def _keeps_columns(band: Sequence[Line], between: Sequence[Gutter], grid: Grid) -> bool:
    """Whether no word of a band runs over the start of a column, as the words of a sentence would.

    A word too long for its cell may, where the next cell starts in its place.
    """
    edges = [right for _, right in between]
    if len(band) == 1 and are_heads(band[0], between):
        return True
    if not edges or any(_runs_over(line, edge) for line in band for edge in edges):
        return False
    return len(band) < _TEXT_LINES or not all(_is_text(line, grid) for line in band)


def _runs_over(line: Line, edge: float) -> bool:
    crosses = any(word.x0 < edge - EDGE and word.x1 > edge for word in line.words)
    return crosses and not any(abs(word.x0 - edge) < EDGE for word in line.words)


def _is_text(line: Line, grid: Grid) -> bool:
    gaps = [right.x0 - left.x1 for left, right in pairwise(line.words)]
    return line.x1 - line.x0 > _TEXT_SHARE * (grid.right - grid.left) and max(gaps, default=0.0) < _WORD_GAP * line.size


def shaded_rows(lines: Sequence[Line], between: Sequence[Gutter], shades: Sequence[Shade]) -> list[int] | None:
    """The row of each line where the shading of every other row tells it; ``None`` where it does not.

    A shaded head over plain rows, or a shaded last row under them, tells nothing of the rows between: there, one
    band has several lines that fill all columns.
    """
    keys = [_shade_of(line, _of_rows(shades, between)) for line in lines]
    rows = [0]
    for (above, line), (below, after) in pairwise(zip(keys, lines, strict=True)):
        # A head in bold may have no more shade than the first row.
        rows.append(rows[-1] + (above != below or (rows[-1] == 0 and _is_head(line, after, between))))
    bands = rows[-1] + 1
    if len({key for key in keys if key is not None}) < 2 or bands < _MIN_BANDS or len(lines) > _LINES_A_BAND * bands:
        return None
    full = Counter(row for row, line in zip(rows, lines, strict=True) if _fills_all(line, between))
    return rows if max(full.values(), default=0) <= 1 else None


def _of_rows(shades: Sequence[Shade], between: Sequence[Gutter]) -> list[Shade]:
    """The boxes that shade a row up to its last column, each cell maybe in a box of its own; not a first column."""
    last = between[-1][1] + 1 if between else 0.0
    tops = {round(shade.y0) for shade in shades if shade.x0 < last < shade.x1}
    return [shade for shade in shades if round(shade.y0) in tops]


def _shade_of(line: Line, shades: Sequence[Shade]) -> float | None:
    """The top of the lowest box that a line stands in."""
    middle = line.y - line.size / 3
    around = [shade for shade in shades if shade.y0 < middle < shade.y1 and shade.x0 < line.x0 + 1 < shade.x1]
    lowest = min(around, key=lambda shade: shade.y1 - shade.y0, default=None)
    return round(lowest.y0) if lowest else None


def _is_head(line: Line, below: Line, between: Sequence[Gutter]) -> bool:
    return line.bold and not below.bold and _fills_all(line, between)


def _fills_all(line: Line, between: Sequence[Gutter]) -> bool:
    return len({column_of(word, between) for word in line.words}) == len(between) + 1
