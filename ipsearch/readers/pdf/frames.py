"""How does a page stand when its text reads from left to right?

The direction in which most of the text runs decides, not ``/Rotate``: a scanner's or a printer's rotation says how to
show the page, while text that was set upright must be read upright either way.
"""

from __future__ import annotations

from collections import Counter

from pypdf import PageObject

from ipsearch.readers.layout.sheets import Fragment, Rule, Shade, Sheet
from ipsearch.readers.pdf.dots import drawn_signs
from ipsearch.readers.pdf.strips import Ink, Strip

# Text this far outside the visible page, in points, is not shown (printers' marks, hidden notes).
_OUTSIDE = 2.0
# A4 in points, for pages that do not state a size.
_A4 = (0.0, 0.0, 595.0, 842.0)

Box = tuple[float, float, float, float]


def visible_box(page: PageObject) -> Box:
    """The part of the page that is shown: ``(left, low, right, high)`` in points."""
    try:
        box = page.cropbox
        left, low, right, high = (float(value) for value in (box.left, box.bottom, box.right, box.top))
    except (TypeError, ValueError, AttributeError, ArithmeticError):
        return _A4
    return (left, low, right, high) if right - left > 1 and high - low > 1 else _A4


def upright_sheet(ink: Ink, box: Box, label: str | None = None) -> Sheet:
    """The page turned so that its text reads from left to right; text in other directions is left out."""
    quarter = _reading_direction(ink.strips)
    left, low, right, high = box
    wide, tall = right - left, high - low
    strips = [strip for strip in ink.strips if strip.quarter == quarter]
    fragments = _upright(strips, left, high) if quarter == 0 else [_turned(strip, quarter, box) for strip in strips]
    width, height = (tall, wide) if quarter % 2 else (wide, tall)
    shown = [part for part in fragments if -_OUTSIDE <= part.x0 <= width and 0 <= part.y <= height + _OUTSIDE]
    rules = tuple(Rule(*_turned_box(rule, quarter, box)) for rule in ink.rules)
    shown += drawn_signs(shown, [_turned_box(dot, quarter, box) for dot in ink.dots])
    shades = tuple(Shade(*_turned_box(shade, quarter, box)) for shade in ink.shades)
    return Sheet(width, height, tuple(shown), rules, label, shades=shades)


def _reading_direction(strips: list[Strip]) -> int:
    letters: Counter[int] = Counter()
    for strip in strips:
        letters[strip.quarter] += len(strip.text)
    return max(letters, key=lambda quarter: (letters[quarter], -quarter), default=0)


def _upright(strips: list[Strip], left: float, high: float) -> list[Fragment]:
    """As ``_turned``, for the pages that need no turning: nearly all."""
    return [
        Fragment(text, x0 - left, x1 - left, high - y0, size, bold, italic, spaced, tinted)
        for text, x0, y0, x1, _, size, bold, italic, spaced, _, tinted in strips
    ]


def _turned(strip: Strip, quarter: int, box: Box) -> Fragment:
    x0, y = _point(strip.x0, strip.y0, quarter, box)
    x1, _ = _point(strip.x1, strip.y1, quarter, box)
    return Fragment(strip.text, x0, x1, y, strip.size, strip.bold, strip.italic, strip.spaced, strip.tinted)


def _turned_box(drawn: Box, quarter: int, box: Box) -> Box:
    x0, y0 = _point(drawn[0], drawn[1], quarter, box)
    x1, y1 = _point(drawn[2], drawn[3], quarter, box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _point(x: float, y: float, quarter: int, box: Box) -> tuple[float, float]:
    left, low, right, high = box
    if quarter == 0:
        return x - left, high - y
    if quarter == 1:
        return y - low, x - left
    if quarter == 2:
        return right - x, y - low
    return high - y, right - x
