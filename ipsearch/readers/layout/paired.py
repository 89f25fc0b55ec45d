"""Do two columns of text stand beside each other piece by piece, as rows of a table do?

A text in two languages and a list of answers beside their questions start each piece in both columns on one height,
after white in both: the shorter one waits for the other. Columns that are read one after the other start their
paragraphs where each of them happens to.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import quantiles

# White before a piece is wider than the pitch of its column by this factor.
_WHITE = 1.25
# So many pieces start together, and this share of those of the column with more.
_TOGETHER, _SHARE = 4, 0.8


def are_paired(heights: Sequence[float], left: Sequence[object], right: Sequence[object]) -> bool:
    """Whether nearly all pieces of two columns start together.

    Args:
        heights: of the rows of a page, in points, rising.
        left, right: what the columns have on each of them; false where they have nothing.
    """
    starts = [_starts(heights, left), _starts(heights, right)]
    together = len(starts[0] & starts[1])
    return together >= _TOGETHER and together >= _SHARE * max(map(len, starts))


def _starts(heights: Sequence[float], column: Sequence[object]) -> set[float]:
    """The heights at which a column goes on after white."""
    filled = [y for y, line in zip(heights, column, strict=True) if line]
    steps = [below - above for above, below in pairwise(filled)]
    # White is common where most cells have one line, but lines of one cell are no rarer than a quarter.
    pitch = quantiles(steps)[0] if len(steps) > 1 else 0.0
    return {below for (_, below), step in zip(pairwise(filled), steps, strict=True) if step > _WHITE * pitch}
