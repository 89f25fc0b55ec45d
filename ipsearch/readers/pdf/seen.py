"""Where on the picture of a scan stand the words that were recognised on it?

The index keeps the words of a scan and not their places. A passage of a scan is looked at seldom: when it is, its page
is recognised once more, and kept for those who turn to the next passage.
"""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ipsearch.readers.ocr import find_tesseract
from ipsearch.readers.ocr.tables import lines_in
from ipsearch.readers.pdf.pdfium import SecondReader
from ipsearch.readers.pdf.scans import look_at

# Somebody waits for the picture: what takes longer than this is shown without marks. A page is tried two ways up.
_SECONDS = 6.0
_KEPT = 64


class SeenWord(NamedTuple):
    """A word and its box, in shares of the width and height of the page as it is shown, from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@functools.lru_cache(_KEPT)
def seen_words(path: Path, changed: int, number: int) -> tuple[SeenWord, ...]:
    """The words on a physical page, line by line; none without Tesseract, or when it takes too long.

    Args:
        changed: when the file was changed last: what was seen before that does not count.
    """
    tesseract = find_tesseract()
    if isinstance(tesseract, str):
        return ()
    second = SecondReader(path.read_bytes(), "")
    try:
        view = look_at(number - 1, second, replace(tesseract, seconds=_SECONDS))
    finally:
        second.close()
    if view is None:
        return ()
    height, width = view.picture.pixels.shape
    found = [
        SeenWord(word.text, word.left / width, word.top / height, word.right / width, word.bottom / height)
        for line in lines_in(view.words)
        for word in line
    ]
    return tuple(_turned_back(word, view.quarters) for word in found)


def _turned_back(word: SeenWord, quarters: int) -> SeenWord:
    """A word on the page before that was turned to the right by quarter turns."""
    text, left, top, right, bottom = word
    for _ in range(quarters):
        left, top, right, bottom = top, 1 - right, bottom, 1 - left
    return SeenWord(text, left, top, right, bottom)
