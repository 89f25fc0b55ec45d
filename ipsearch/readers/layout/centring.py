"""Which lines are one row of a table whose cells are centred on their row, or stand at its foot?

Such lines do not begin at one height: a cell of two lines stands half a line above and half a line under its
neighbours, or a line above them. What the cells of one row share is their middle, or their last line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from ipsearch.readers.layout.gutters import Gutter, column_of
from ipsearch.readers.layout.lines import Line

# Lines that are nearer than this (em) stand beside each other.
OVERLAP = 0.98
# Lines of one cell stand no further apart than the closest two of a column, by one of these factors and
# so many points, as browsers set lines on whole pixels.
_LOOSE, _LOOSE_POINTS = (1.06, 1.09), 0.15
# Middles or last lines of one row differ by no more than this share of the line distance.
_OFF = 0.3

# Cells of the first column have no more lines than this, on average.
_LINES_A_CELL = 4

_Cell = list[int]


def centred_rows(lines: Sequence[Line], gutters: Sequence[Gutter]) -> list[int] | None:
    """The row of each line, from 0; ``None`` where the cells share neither their middles nor their last lines."""
    columns = _columns(lines, gutters)
    pitch = min((lines[b].y - lines[a].y for column in columns for a, b in pairwise(column)), default=0.0)
    for loose in _LOOSE:
        cells = [_cells(column, lines, loose * pitch + _LOOSE_POINTS) for column in columns]
        if len(cells[0]) < len(columns[0]) / _LINES_A_CELL:
            return None  # rows without white between them run together
        for height in (_middle, _last):
            rows = _sharing(height, cells, lines, _OFF * pitch)
            if rows is not None:
                return rows
    return None


def stand_beside(above: Line, line: Line, gutters: Sequence[Gutter]) -> bool:
    """Whether two lines are nearer than lines of text stand, in different columns: parts of one row."""
    near = line.y - above.y < OVERLAP * min(line.size, above.size)
    held = [{column_of(word, gutters) for word in one.words} for one in (above, line)]
    return near and held[0].isdisjoint(held[1])


def _sharing(
    height: Callable[[_Cell, Sequence[Line]], float],
    cells: Sequence[Sequence[_Cell]],
    lines: Sequence[Line],
    off: float,
) -> list[int] | None:
    """The row of each line, where each cell has a height that one of the first column has."""
    heights = [height(cell, lines) for cell in cells[0]]
    rows: dict[int, int] = {}
    for cell in (cell for column in cells for cell in column):
        row = min(range(len(heights)), key=lambda n: abs(heights[n] - height(cell, lines)), default=-1)
        if row < 0 or abs(heights[row] - height(cell, lines)) > off:
            return None
        rows.update(dict.fromkeys(cell, row))
    found = [rows[place] for place in range(len(lines))]
    return found if all(a <= b for a, b in pairwise(found)) else None


def _columns(lines: Sequence[Line], gutters: Sequence[Gutter]) -> list[list[int]]:
    """The places of the lines that have words in each column."""
    held = [{column_of(word, gutters) for word in line.words} for line in lines]
    return [[place for place, columns in enumerate(held) if column in columns] for column in range(len(gutters) + 1)]


def _cells(column: Sequence[int], lines: Sequence[Line], reach: float) -> list[_Cell]:
    cells: list[_Cell] = []
    for place in column:
        if cells and lines[place].y - lines[cells[-1][-1]].y <= reach:
            cells[-1].append(place)
        else:
            cells.append([place])
    return cells


def _middle(cell: _Cell, lines: Sequence[Line]) -> float:
    return (lines[cell[0]].y + lines[cell[-1]].y) / 2


def _last(cell: _Cell, lines: Sequence[Line]) -> float:
    return lines[cell[-1]].y
