"""Where do recognised words stand: on which baseline, in which size and weight?

Tesseract gives boxes that fit the ink, so that ``van`` is lower than ``ligt``. Size and baseline follow from the box
and the shape of its letters. A page that lies askew in the scanner is put straight first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from ipsearch.readers.ocr.pictures import Picture
from ipsearch.readers.ocr.tables import TableWord

# Heights in em, typical of the faces that letters are set in (Verdana, Arial, Calibri, Liberation, Times).
_ASCENT, _X_HEIGHT, _DESCENT = 0.72, 0.52, 0.21
_FLAT = frozenset("acemnorsuvwxz.…")
_DEEP = frozenset("gjpqyQ,;()[]{}/ç§@")
_RAISED_SIGNS = frozenset("-–—_•·'’‘”“\"*=~^:")
# The slope of a page is told by lines of at least this many pixels a word apart; it lies within this bound.
_LONG_LINE, _STEEPEST = 6, 0.06


class PlacedWord(NamedTuple):
    """A word and its ends, in points from the left edge of the page."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """One line: words from left to right, baseline and size in points from the upper edge.

    ``weight`` is the mean width of its strokes in em.
    """

    words: tuple[PlacedWord, ...]
    y: float
    size: float
    weight: float

    @property
    def letters(self) -> int:
        """How many characters it holds."""
        return sum(len(word.text) for word in self.words)


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """The lines of one page, with its size in points."""

    width: float
    height: float
    lines: tuple[RecognisedLine, ...]

    @property
    def letters(self) -> int:
        """How many characters were recognised."""
        return sum(line.letters for line in self.lines)


def recognised_page(lines: Sequence[Sequence[TableWord]], picture: Picture) -> RecognisedPage:
    """The page that a picture shows.

    Args:
        lines: the words of each line, without junk.
        picture: the page that they were recognised on.
    """
    height, width = picture.pixels.shape
    slope = _slope(lines)
    placed = tuple(_line(line, slope, picture) for line in lines)
    return RecognisedPage(width * picture.points, height * picture.points, placed)


def _line(line: Sequence[TableWord], slope: float, picture: Picture) -> RecognisedLine:
    words = sorted(line, key=lambda word: word.left)
    em = _middle((_em(word), len(word.text)) for word in words)
    base = median(_base(word, em) - slope * _centre(word) for word in words)
    stroke = _middle((picture.stroke(w.left, w.top, w.right, w.bottom), len(w.text)) for w in words)
    scale = picture.points
    # Straightening turns the page: what stands lower also moves sideways.
    shift = slope * base
    placed = (PlacedWord(w.text, (w.left + shift) * scale, (w.right + shift) * scale) for w in words)
    return RecognisedLine(tuple(placed), base * scale, em * scale, stroke / em)


def _slope(lines: Sequence[Sequence[TableWord]]) -> float:
    """How far the lines fall, in pixels a pixel to the right: the middle of what the long lines say."""
    slopes = []
    for line in lines:
        flat = [word for word in line if not _is_deep(word.text) and not _is_raised(word.text)]
        if len(flat) >= _LONG_LINE:
            slopes.append((_fall(flat), len(flat)))
    return max(-_STEEPEST, min(_STEEPEST, _middle(slopes))) if slopes else 0.0


def _fall(words: Sequence[TableWord]) -> float:
    """The slope of the line under the words, by least squares."""
    x, y = sum(map(_centre, words)) / len(words), sum(word.bottom for word in words) / len(words)
    spread = sum((_centre(word) - x) ** 2 for word in words)
    return sum((_centre(word) - x) * (word.bottom - y) for word in words) / spread if spread else 0.0


def _em(word: TableWord) -> float:
    shape = _DESCENT * _is_deep(word.text) + (_X_HEIGHT if _is_flat(word.text) else _ASCENT)
    return max(1, word.bottom - word.top) / shape


def _base(word: TableWord, em: float) -> float:
    if _is_raised(word.text):
        return (word.top + word.bottom + _X_HEIGHT * em) / 2
    return word.bottom - (_DESCENT * em if _is_deep(word.text) else 0.0)


def _centre(word: TableWord) -> float:
    return (word.left + word.right) / 2


def _is_deep(text: str) -> bool:
    return not _DEEP.isdisjoint(text)


def _is_flat(text: str) -> bool:
    """Whether no letter stands higher than an x."""
    return all(character in _FLAT or (character in _DEEP and character in "gpqyç,;") for character in text)


def _is_raised(text: str) -> bool:
    """Whether it only holds signs that do not stand on the line."""
    return _RAISED_SIGNS.issuperset(text)


def _middle(values: Iterable[tuple[float, int]]) -> float:
    """The median of values that count as often as said; the mean of none is 0."""
    ordered = sorted(values)
    half, seen = sum(count for _, count in ordered) / 2, 0
    for value, count in ordered:
        seen += count
        if seen >= half:
            return value
    return 0.0
