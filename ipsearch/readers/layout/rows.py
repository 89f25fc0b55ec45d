"""What stands on one height of a page, and where does its foot go when the page is made higher?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ipsearch.readers.layout.sheets import Fragment, Sheet

# Fragments on one line differ in height by no more than this, in points.
LEVEL = 2.0
# Running heads and feet stand in these shares of the page, this many line pitches from the text.
EDGE, APART = 0.1, 1.7
# The pitch, in points, of a page without lines to measure it by.
PITCH = 12.0


@dataclass(slots=True)
class Row:
    """The fragments on one height."""

    y: float
    parts: list[Fragment]


def rows_on(sheet: Sheet) -> list[Row]:
    """The rows of a page, from top to bottom."""
    rows: list[Row] = []
    for part in sorted(sheet.fragments, key=lambda part: part.y):
        if rows and part.y - rows[-1].y < LEVEL:
            rows[-1].parts.append(part)
        else:
            rows.append(Row(part.y, [part]))
    return rows


def with_low_feet(after: Sequence[Sheet], before: Sequence[Sheet]) -> list[Sheet]:
    """Pages that were made higher, all by as much as the highest: page numbers are known by standing at one height."""
    more = [new.height - old.height for new, old in zip(after, before, strict=True)]
    longest = max(more)
    return [
        _with_low_foot(new, old.height, longest - added) for new, old, added in zip(after, before, more, strict=True)
    ]


def _with_low_foot(sheet: Sheet, height: float, more: float) -> Sheet:
    """The page made higher, its foot at its end."""
    heights = [0.0, *(row.y for row in rows_on(sheet))]
    pitch = median([below - above for above, below in pairwise(heights)] or [PITCH])
    # Text that reaches into the foot of the page is not parted from the text above it.
    apart = [b for a, b in pairwise(heights) if b > sheet.height - EDGE * height and b - a > APART * pitch]
    foot = min(apart, default=sheet.height) - LEVEL
    parts = tuple(part._replace(y=part.y + more) if part.y > foot else part for part in sheet.fragments)
    return replace(sheet, height=sheet.height + more, fragments=parts)
