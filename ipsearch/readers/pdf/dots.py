"""Which small shapes are the bullets of list items?

Browsers draw a disc, a circle or a square before the text of an item, and no letter. A bullet stands alone left of a
line, on its middle height.
"""

from __future__ import annotations

from collections.abc import Sequence

from ipsearch.readers.layout.sheets import Fragment

# How far before its line a bullet stands, in em, and between which heights above the baseline its middle is.
_NEAR, _FAR = 0.2, 3.0
_LOW, _HIGH = 0.05, 0.65
# A bullet is smaller than this share of an em.
_SMALL = 0.7
# Words that end this near (em) before it make it a part of their line.
_ALONE = 2.0

# Whatever shape it has: texts that come without shapes have one sign for it.
_SIGN = "•"

Box = tuple[float, float, float, float]


def drawn_signs(fragments: Sequence[Fragment], dots: Sequence[Box]) -> list[Fragment]:
    """The bullets as fragments of their lines.

    Args:
        fragments: the text of an upright page.
        dots: boxes ``(x0, y0, x1, y1)`` from the upper left corner, of the shapes.
    """
    found = []
    for box in dots:
        line = _line_of(box, fragments)
        if line is not None:
            found.append(Fragment(_SIGN, box[0], box[2], line.y, line.size, line.bold, line.italic, True))
    return found


def _line_of(box: Box, fragments: Sequence[Fragment]) -> Fragment | None:
    """The first fragment of the line that a box stands before."""
    x0, y0, x1, y1 = box
    middle = (y0 + y1) / 2
    level = [part for part in fragments if _LOW < (part.y - middle) / part.size < _HIGH]
    right = min((part for part in level if part.x0 >= x1), key=lambda part: part.x0, default=None)
    if right is None or not _NEAR < (right.x0 - x1) / right.size < _FAR or x1 - x0 > _SMALL * right.size:
        return None
    before = any(part.x0 < x0 and part.x1 > x0 - _ALONE * part.size for part in level)
    return None if before else right
