"""What does a second reader, pdfium, find on the same pages?

Counting its words costs about a millisecond a page and tells when the walk loses text. Its glyphs, taken character
by character, stand in for pages where the walk finds next to nothing.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from ipsearch.readers.pdf.fonts import is_bold_name, is_italic_name, plain_text
from ipsearch.readers.pdf.strips import Ink, Strip

if TYPE_CHECKING:
    from ipsearch.readers.ocr.pictures import Picture

# pdfium reports a hyphen at a line end as U+0002 in its characters and as U+FFFE in its text.
_LINE_END_HYPHEN, _LINE_END_HYPHEN_IN_TEXT = 2, "\ufffe"
_CARRIAGE_RETURN, _LINE_FEED = 13, 10
# Gaps that keep a strip together, in em; as in ``pens``.
_KERN_BACK, _KERN_FORTH = -0.3, 0.08
# How far a line may deviate from a quarter turn, in radians.
_STRAIGHT = 0.02
_NAME_BYTES = 256
# The lower edge of a superior figure lies this far (em) above its baseline.
_RAISED = 0.15
# Tesseract was trained on pages at 300 dots an inch; a page of twice A4 at that resolution is as large as it gets.
_DPI, _POINTS, _MOST_PIXELS = 300.0, 72.0, 18_000_000


class Count(NamedTuple):
    """How much text a page holds."""

    words: int
    letters: int


class SecondReader:
    """The document as pdfium sees it; pages are numbered from 0. A page it cannot read has no text."""

    def __init__(self, data: bytes, password: str) -> None:
        self._document: pypdfium2.PdfDocument | None = None
        with suppress(pypdfium2.PdfiumError):
            self._document = pypdfium2.PdfDocument(data, password=password or None)

    def close(self) -> None:
        """Free what pdfium holds."""
        if self._document is not None:
            self._document.close()

    def count(self, index: int) -> Count:
        """Words and non-blank characters of a page."""
        text = ""
        with suppress(pypdfium2.PdfiumError), self._text_page(index) as text_page:
            text = text_page.get_text_range()
        words = text.replace(_LINE_END_HYPHEN_IN_TEXT + "\r\n", "-").split()
        return Count(len(words), sum(map(len, words)))

    def ink(self, index: int) -> Ink:
        """The characters of a page; lines are not looked for."""
        ink = Ink()
        with suppress(pypdfium2.PdfiumError), self._text_page(index) as text_page:
            ink.strips.extend(_strips(_characters(text_page.raw)))
        return ink

    def raised_figures(self, index: int) -> frozenset[tuple[int, int]]:
        """Where the figures stand, to the point, that are drawn above the baseline they belong to."""
        with suppress(pypdfium2.PdfiumError), self._text_page(index) as text_page:
            return frozenset(_raised_figures(text_page.raw))
        return frozenset()

    def picture(self, index: int, quarters: int = 0) -> Picture | None:
        """A page as it is shown, turned to the right by quarter turns; ``None`` when it cannot be drawn."""
        from ipsearch.readers.ocr.pictures import Picture  # numpy: only for scans

        with suppress(pypdfium2.PdfiumError, OSError, ValueError), self._page(index) as page:
            width, height = page.get_size()
            dpi = min(_DPI, _POINTS * math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
            bitmap = page.render(scale=dpi / _POINTS, rotation=90 * quarters, grayscale=True)
            try:
                return Picture(bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy(), dpi)
            finally:
                bitmap.close()
        return None

    @contextmanager
    def _text_page(self, index: int) -> Iterator[Any]:
        with self._page(index) as page:
            text_page = page.get_textpage()
            try:
                yield text_page
            finally:
                text_page.close()

    @contextmanager
    def _page(self, index: int) -> Iterator[Any]:
        if self._document is None or index >= len(self._document):
            raise pypdfium2.PdfiumError("no such page")
        page = self._document[index]
        try:
            yield page
        finally:
            page.close()


class _Character(NamedTuple):
    """One character with its box and baseline origin, in default user space; blank when ``strip`` is ``None``."""

    strip: Strip | None


def _characters(text_page: Any) -> Iterator[_Character]:
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    styles: dict[bytes, tuple[bool, bool]] = {}
    for index in range(raw.FPDFText_CountChars(text_page)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if raw.FPDFText_IsGenerated(text_page, index) == 1 or code in (_CARRIAGE_RETURN, _LINE_FEED):
            continue
        text = plain_text("-" if code == _LINE_END_HYPHEN else chr(code))
        if not text or text.isspace():
            yield _Character(None)
            continue
        raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
        raw.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(y))
        quarter = _quarter(raw.FPDFText_GetCharAngle(text_page, index))
        if quarter is not None:
            ends = _ends((box.left, box.bottom, box.right, box.top), (x.value, y.value), quarter)
            bold, italic = _style(text_page, index, styles)
            size = raw.FPDFText_GetFontSize(text_page, index)
            yield _Character(Strip(text, *ends, size, bold, italic, False, quarter))


def _raised_figures(text_page: Any) -> Iterator[tuple[int, int]]:
    left, right, low, high, x, y = (ctypes.c_double() for _ in range(6))
    for index in range(raw.FPDFText_CountChars(text_page)):
        if not chr(raw.FPDFText_GetUnicode(text_page, index)).isdigit():
            continue
        box = (ctypes.byref(side) for side in (left, right, low, high))
        raw.FPDFText_GetCharBox(text_page, index, *box)
        raw.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(y))
        quarter = _quarter(raw.FPDFText_GetCharAngle(text_page, index)) or 0
        above = (low.value - y.value, x.value - right.value, y.value - high.value, left.value - x.value)[quarter]
        if above > _RAISED * raw.FPDFText_GetFontSize(text_page, index):
            yield round(x.value), round(y.value)


def _strips(characters: Iterator[_Character]) -> Iterator[Strip]:
    """Characters that stand side by side, as strips."""
    current: Strip | None = None
    spaced = False
    for (strip,) in characters:
        if strip is None:
            spaced = True
            continue
        if current is not None and not spaced and _joins(current, strip):
            # pdfium gives the letters of a ligature one and the same box
            current = current._replace(text=current.text + strip.text, x1=strip.x1, y1=strip.y1)
            continue
        if current is not None:
            yield current
        current, spaced = strip._replace(spaced=spaced), False
    if current is not None:
        yield current


def _joins(left: Strip, right: Strip) -> bool:
    same = (left.quarter, left.size, left.bold, left.italic) == (right.quarter, right.size, right.bold, right.italic)
    if not same or not left.size:
        return False
    along, across = right.x0 - left.x1, right.y0 - left.y1
    if left.quarter % 2:
        along, across = across, along
    if left.quarter >= 2:
        along = -along
    shared_box = (left.x1, left.y1) == (right.x1, right.y1)
    return abs(across) < 0.05 * left.size and (shared_box or _KERN_BACK < along / left.size < _KERN_FORTH)


def _ends(
    box: tuple[float, float, float, float], origin: tuple[float, float], quarter: int
) -> tuple[float, float, float, float]:
    left, low, right, high = box
    x, y = origin
    if quarter == 0:
        return left, y, right, y
    if quarter == 1:
        return x, low, x, high
    if quarter == 2:
        return right, y, left, y
    return x, high, x, low


def _quarter(angle: float) -> int | None:
    turns = angle / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) < _STRAIGHT else None


def _style(text_page: Any, index: int, known: dict[bytes, tuple[bool, bool]]) -> tuple[bool, bool]:
    name, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, index, name, _NAME_BYTES, ctypes.byref(flags))
    if name.value not in known:
        text = name.value.decode("utf-8", "replace")
        known[name.value] = (is_bold_name(text), is_italic_name(text))
    return known[name.value]
