"""Which strips of white run down between the columns of a table?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.words import Word

# A gutter is at least this wide, in em of the body; cells on one line stand this far apart.
_GUTTER, _CELL_GAP = 0.7, 1.1
# A justified line reaches both edges (points), with spaces that differ by no more than this (em).
_AT_EDGE, _EVEN = 1.5, 0.15
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
    spans = sorted((word.x0, word.x1) for line in lines for word in line.words)
    found: list[Gutter] = []
    reach = spans[0][1]
    for x0, x1 in spans:
        if x0 - reach >= _GUTTER * area.size:
            found.append((reach, x0))
        reach = max(reach, x1)
    return [gutter for gutter in found if _parts_cells(gutter, lines, area)]


def _parts_cells(gutter: Gutter, lines: Sequence[Line], area: Area) -> bool:
    """Whether a strip lies between two cells of some line, not only between the words of a stretched cell."""
    return any(
        left.x1 < gutter[1] and gutter[0] < right.x0
        for line in lines
        for left, right in pairwise(line.words)
        if right.x0 - left.x1 > _CELL_GAP * area.size
    )


def column_of(word: Word, found: Sequence[Gutter]) -> int:
    """The column a word stands in, from 0."""
    return sum(word.x0 >= right - EDGE for _, right in found)


def _is_stretched(line: Line, area: Area) -> bool:
    if abs(line.x1 - area.right) > _AT_EDGE or line.x0 - area.left > 0.3 * area.width:
        return False
    gaps = [right.x0 - left.x1 for left, right in pairwise(line.words)]
    return bool(gaps) and max(gaps) - min(gaps) < _EVEN * line.size
