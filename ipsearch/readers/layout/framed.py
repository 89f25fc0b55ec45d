"""Which ruled tables reach over the left edge of the text, and which lines stand in them?

A table with long answers in its last column holds more lines that start there than the text has: the column looks like
the body, and the cells left of it like a margin. No margin stands between the rules that frame the words beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.grids import Grid
from ipsearch.readers.layout.lines import Line

# A table starts at least this far (em) left of the edge: nearer, its cells are padded.
_REACHES = 2.0


def grids_over(found: Sequence[Grid], area: Area) -> list[Grid]:
    """The tables with upright rules that frame words on both sides of the left edge of the text."""
    reach = _REACHES * area.size
    return [
        grid
        for grid in found
        if grid.columns and grid.left < area.left - reach and grid.right > area.left + reach and len(grid.rows) > 2
    ]


def outside_of(lines: Sequence[Line], found: Sequence[Grid]) -> list[Line]:
    """The lines that none of the tables frame."""
    return [line for line in lines if not any(grid.top <= line.y <= grid.bottom for grid in found)]
