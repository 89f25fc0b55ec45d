"""What does a reader of positioned text hand over?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Fragment(NamedTuple):
    """Characters drawn side by side without a space; a tuple because a page has a thousand of them.

    ``x0``, ``x1`` and ``y`` (the baseline) are in points from the upper left corner of the page, ``size`` is the
    height of an em in points. ``spaced`` is true when a space glyph was drawn between this fragment and the one
    before it, ``tinted`` when it is drawn in a colour.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    spaced: bool
    tinted: bool = False


class Rule(NamedTuple):
    """A straight line that runs level or upright: a table border, an underline, the line above footnotes.

    ``x0 <= x1`` and ``y0 <= y1``, in points from the upper left corner of the page.
    """

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        """Whether the rule runs from left to right."""
        return self.x1 - self.x0 >= self.y1 - self.y0


class Shade(NamedTuple):
    """A filled box: a shaded row or cell of a table, a band of colour; lengths as in ``Rule``."""

    x0: float
    y0: float
    x1: float
    y1: float


class Band(NamedTuple):
    """A stretch of a page whose column of text ends left of where other text ends: from ``top`` to ``bottom``."""

    top: float
    bottom: float
    right: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of placed text.

    ``fragments`` are in drawing order. ``label`` is the page label of the file, a hint that is only used to choose
    between numbers that are printed. ``ocr`` is true when the characters were recognised from a picture.
    """

    width: float
    height: float
    fragments: tuple[Fragment, ...]
    rules: tuple[Rule, ...] = ()
    label: str | None = None
    ocr: bool = False
    shades: tuple[Shade, ...] = ()
    bands: tuple[Band, ...] = ()
