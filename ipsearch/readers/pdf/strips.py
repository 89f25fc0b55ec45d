"""What does a walk over one page bring home, in the coordinates of the file?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Strip(NamedTuple):
    """Characters drawn side by side without a space.

    Start and end of the baseline are in default user space (points, y upwards). ``quarter`` is the direction in
    which the line runs, in quarter turns to the left: 0 reads from left to right, 1 upwards.
    ``tinted`` is true when they are filled with a colour.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    italic: bool
    spaced: bool
    quarter: int
    tinted: bool = False


@dataclass(slots=True)
class Ink:
    """What is drawn on one page; filled while walking.

    ``superiors`` are the places in ``strips`` of figures that may be drawn small and raised by their font itself.
    ``shades`` are filled boxes ``(left, low, right, high)`` that are larger than a line.
    ``dots`` are boxes of small round or square shapes.
    ``rules`` are boxes ``(left, low, right, high)`` that are thin in one direction. ``pictures`` counts images.
    ``cut_short`` is set when a limit ended the walk,
    ``broken`` when its content did.
    """

    strips: list[Strip] = field(default_factory=list)
    superiors: list[int] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    shades: list[tuple[float, float, float, float]] = field(default_factory=list)
    dots: list[tuple[float, float, float, float]] = field(default_factory=list)
    pictures: int = 0
    cut_short: bool = False
    broken: bool = False
