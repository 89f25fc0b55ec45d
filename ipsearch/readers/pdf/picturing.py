"""Where on a page stand the words at some offsets of its text, and what does that page look like with them marked?

The text of a page was cleaned: hyphens at line ends, notes and running heads are gone, and columns are put in order. So
the words are looked for among the characters that pdfium finds on the page: all of them in a row, else in pieces. On a
scan pdfium finds none; there they are looked for among the words that are recognised on the picture.
"""

from __future__ import annotations

import ctypes
import math
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as raw

from ipsearch.errors import Damaged
from ipsearch.readers.pdf.seen import SeenWord, seen_words

# An A4 page as wide as a column on a screen of double density; no page gets more pixels than this.
_DPI, _POINTS, _MOST_PIXELS = 110.0, 72.0, 8_000_000
# Letters and figures around a passage that tell it from the same words elsewhere on the page.
_CONTEXT = 40
# Pieces shorter than this many letters and figures are found by chance.
_LEAST_PIECE = 6
# Light yellow, as a marker pen: paper takes its colour, ink stays dark.
_MARKER = np.array([255, 226, 60], dtype=np.uint16)
_MARGIN = 1


class Box(NamedTuple):
    """A part of a picture, in pixels from the top left."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class MarkedPicture:
    """A page as PNG, and the boxes that are marked on it: none when the words are not found."""

    png: bytes
    boxes: tuple[Box, ...]


class _Glyph(NamedTuple):
    """One letter or figure, folded, and its box in pixels."""

    text: str
    box: Box


def marked_picture(path: Path, number: int, text: str, start: int, end: int, scan: bool = False) -> MarkedPicture:
    """The picture of physical page ``number`` with the words at ``[start, end)`` of its cleaned ``text`` marked.

    Args:
        scan: the words of the page were recognised.

    Raises:
        Damaged: pdfium cannot draw the page.
    """
    try:
        document = pypdfium2.PdfDocument(path)
        try:
            page = document[number - 1]
            seen = seen_words(path, path.stat().st_mtime_ns, number) if scan and start < end else None
            return _picture(page, text, start, end, seen)
        finally:
            document.close()
    except (pypdfium2.PdfiumError, OSError, ValueError, IndexError) as error:
        raise Damaged(path.name, f"Page {number} of {path.name} cannot be drawn ({error}).") from error


def _picture(page: Any, text: str, start: int, end: int, seen: Sequence[SeenWord] | None) -> MarkedPicture:
    across, down = page.get_size()
    scale = min(_DPI / _POINTS, math.sqrt(_MOST_PIXELS / max(1.0, across * down)))
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    try:
        pixels = bitmap.to_numpy().reshape(bitmap.height, bitmap.width, -1)[:, :, :3].copy()
    finally:
        bitmap.close()
    boxes: tuple[Box, ...] = ()
    if start < end:
        height, width, _ = pixels.shape
        glyphs = _glyphs(page, width, height) if seen is None else list(_recognised(seen, width, height))
        boxes = tuple(_lines([glyphs[i].box for i in found_at([g.text for g in glyphs], text, start, end)]))
    for box in boxes:
        _mark(pixels, box)
    return MarkedPicture(png(pixels), boxes)


def found_at(characters: Sequence[str], text: str, start: int, end: int) -> list[int]:
    """Which of a page's letters and figures are the words at ``[start, end)`` of its text; rising.

    Args:
        characters: folded letters and figures in the order of the file, one each.
    """
    page = "".join(characters)
    before, wanted, after = _folded(text[:start]), _folded(text[start:end]), _folded(text[end:])
    if not wanted:
        return []
    for left, right in ((before[-_CONTEXT:], after[:_CONTEXT]), (before[-_CONTEXT:], ""), ("", after[:_CONTEXT])):
        place = page.find(left + wanted + right)
        if place >= 0:
            return list(range(place + len(left), place + len(left) + len(wanted)))
    places = _occurrences(page, wanted)
    if places:  # the one that stands as far down as in the text
        place = min(places, key=lambda found: abs(found - len(before)))
        return list(range(place, place + len(wanted)))
    return sorted(set(_pieces(page, wanted)))


def _occurrences(page: str, wanted: str) -> list[int]:
    places, place = [], page.find(wanted)
    while place >= 0:
        places.append(place)
        place = page.find(wanted, place + 1)
    return places


def _pieces(page: str, wanted: str) -> Iterator[int]:
    """The longest piece that they share, then the same for what is left on either side of it."""
    matcher = SequenceMatcher(None, wanted, page, autojunk=False)
    waiting = [(0, len(wanted))]
    while waiting:
        low, high = waiting.pop()
        found = matcher.find_longest_match(low, high, 0, len(page))
        if found.size < min(_LEAST_PIECE, len(wanted)):
            continue
        yield from range(found.b, found.b + found.size)
        waiting += [(low, found.a), (found.a + found.size, high)]


def _folded(text: str) -> str:
    """Only letters and figures, without case or accents: what hyphens, blanks and quotation marks cannot change."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def _glyphs(page: Any, width: int, height: int) -> list[_Glyph]:
    text_page = page.get_textpage()
    box, x, y = raw.FS_RECTF(), ctypes.c_int(), ctypes.c_int()

    def pixel(across: float, up: float) -> tuple[int, int]:
        raw.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, across, up, ctypes.byref(x), ctypes.byref(y))
        return x.value, y.value

    glyphs = []
    try:
        for index in range(raw.FPDFText_CountChars(text_page.raw)):
            letters = _folded(chr(raw.FPDFText_GetUnicode(text_page.raw, index)))
            if letters and raw.FPDFText_GetLooseCharBox(text_page.raw, index, ctypes.byref(box)):
                (x0, y0), (x1, y1) = pixel(box.left, box.bottom), pixel(box.right, box.top)
                placed = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                glyphs += [_Glyph(letter, placed) for letter in letters]
    finally:
        text_page.close()
    return glyphs


def _recognised(words: Sequence[SeenWord], width: int, height: int) -> Iterator[_Glyph]:
    """The letters of words that were recognised: of a word only its box is known, and each takes as much of it."""
    for word in words:
        letters = _folded(word.text)
        step = (word.right - word.left) / max(1, len(letters))
        for place, letter in enumerate(letters):
            left, right = word.left + place * step, word.left + (place + 1) * step
            box = Box(round(left * width), round(word.top * height), round(right * width), round(word.bottom * height))
            yield _Glyph(letter, box)


def _lines(boxes: Sequence[Box]) -> Iterator[Box]:
    """Boxes that stand side by side on a line, as one."""
    current: Box | None = None
    for box in boxes:
        if current is not None and _side_by_side(current, box):
            current = Box(
                min(current.left, box.left), min(current.top, box.top),
                max(current.right, box.right), max(current.bottom, box.bottom),
            )  # fmt: skip
            continue
        if current is not None:
            yield current
        current = box
    if current is not None:
        yield current


def _side_by_side(line: Box, box: Box) -> bool:
    height = max(1, min(line.bottom - line.top, box.bottom - box.top))
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    return 2 * shared > height and -height < box.left - line.right < 2 * height


def _mark(pixels: npt.NDArray[np.uint8], box: Box) -> None:
    rows = slice(max(0, box.top - _MARGIN), box.bottom + _MARGIN)
    columns = slice(max(0, box.left - _MARGIN), box.right + _MARGIN)
    part = pixels[rows, columns]
    pixels[rows, columns] = (part.astype(np.uint16) * _MARKER // 255).astype(np.uint8)


def png(pixels: npt.NDArray[np.uint8]) -> bytes:
    """A picture of shape ``(height, width, 3)`` as PNG (W3C recommendation, second edition)."""
    height, width, _ = pixels.shape
    # Each row less the one above it: letters are mostly white, so nearly all becomes zero.
    above = np.vstack([np.zeros((1, width, 3), np.uint8), pixels[:-1]])
    rows = np.empty((height, 1 + width * 3), np.uint8)
    rows[:, 0] = 2
    rows[:, 1:] = (pixels - above).reshape(height, -1)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(rows.tobytes(), 4)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
