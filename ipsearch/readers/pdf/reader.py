"""How does a PDF become a draft?"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from pypdf import PageObject, PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, NullObject, StreamObject

from ipsearch.errors import Damaged, NoTextLayer, TooLarge
from ipsearch.readers.drafts import Draft, DraftPage, Limits, ReadOptions
from ipsearch.readers.layout import Sheet, lay_out
from ipsearch.readers.pdf.faces import FaceShelf
from ipsearch.readers.pdf.frames import upright_sheet, visible_box
from ipsearch.readers.pdf.opening import OpenPdf, open_pdf, quiet, translated
from ipsearch.readers.pdf.pdfium import Count, SecondReader
from ipsearch.readers.pdf.strips import Ink
from ipsearch.readers.pdf.usability import Usability, usability
from ipsearch.readers.pdf.walk import Walk

# The walk has lost a page when it finds less than this share of the characters that pdfium finds, ...
_LOST_SHARE = 0.5
# ... of at least this many.
_LOST_FROM = 40
# Two readers of a sound file differ by up to 3 % in words: hyphens, letter-spacing.
_WORDS_DIFFER = 0.08
_WORDS_DIFFER_FROM = 25
# In letters by up to 2 %: line-end hyphens, text outside the page.
_LETTERS_DIFFER, _LETTERS_DIFFER_FROM = 0.05, 60
# Dutch letters average 5.2 to 6.5 characters a word.
_WORD_LENGTHS = (4.0, 8.5)
# With more than this share of its pages unusable, a file counts as unreadable rather than as having gaps.
_UNUSABLE_SHARE = 0.5
_PAGES_NAMED = 8


@dataclass(frozen=True, slots=True)
class _Page:
    """One page as read: its placed text, its worth, pdfium's count and what went wrong."""

    sheet: Sheet
    usability: Usability
    pdfium: Count
    by_pdfium: bool
    cut_short: bool
    broken: bool


def read_pdf(data: bytes, file: str, options: ReadOptions) -> Draft:
    """Read a PDF file.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        options: limits, and passwords to try after the empty one.

    Raises:
        Damaged: empty, truncated beyond repair, or no PDF.
        Encrypted: none of the passwords fits.
        NoTextLayer: more than half of its pages are pictures, or characters without meaning.
        TooLarge: over a limit.
    """
    with quiet(), translated(file):
        opened = open_pdf(data, file, options)
        with closing(SecondReader(data, opened.password)) as second:
            pages = _read_pages(opened, second, file, options.limits)
        _check_usable(pages, file)
        drafts = lay_out([page.sheet for page in pages])
        return Draft(drafts, warnings=tuple(_warnings(pages, drafts)))


def _read_pages(opened: OpenPdf, second: SecondReader, file: str, limits: Limits) -> list[_Page]:
    shelf, left = FaceShelf(), limits.characters
    labels = _labels(opened.reader)
    pages = []
    for index, page in enumerate(opened.reader.pages):
        pages.append(_read_page(page, index, labels, shelf, second, limits))
        left -= sum(len(fragment.text) for fragment in pages[-1].sheet.fragments)
        if left < 0:
            raise TooLarge(file, f"{file} holds more than {limits.characters} characters; split it.")
    return pages


def _read_page(
    page: PageObject, index: int, labels: Sequence[str], shelf: FaceShelf, second: SecondReader, limits: Limits
) -> _Page:
    box, label = visible_box(page), labels[index] if index < len(labels) else None
    ink = _walk(page, shelf, limits)
    # A page that exhausts the limits is hostile: pdfium, which has none, could take forever over it.
    count = Count(0, 0) if ink.cut_short else second.count(index)
    letters = sum(len(strip.text) for strip in ink.strips)
    by_pdfium = letters < _LOST_SHARE * count.letters and count.letters >= _LOST_FROM
    if by_pdfium:
        found = second.ink(index)
        ink = Ink(found.strips, ink.rules, ink.pictures, ink.cut_short, ink.broken)
    sheet = upright_sheet(ink, box, label)
    return _Page(sheet, usability(sheet, ink.pictures), count, by_pdfium, ink.cut_short, ink.broken)


def _walk(page: PageObject, shelf: FaceShelf, limits: Limits) -> Ink:
    """What is drawn on a page; of a page whose content is broken, what could be read."""
    walk = Walk(shelf, limits)
    try:
        resources = page.get("/Resources")
        resources = resources.get_object() if resources is not None else None
        walk.run(_content(page), resources if isinstance(resources, DictionaryObject) else DictionaryObject())
    except (MemoryError, LimitReachedError):
        raise
    except Exception:  # a broken stream costs its page only: pdfium may still read it, and a warning names it
        walk.ink.broken = True
    return walk.ink


def _content(page: PageObject) -> bytes:
    given = page.get("/Contents")
    content = given.get_object() if given is not None else None
    parts = content if isinstance(content, ArrayObject) else [content]
    streams = (part.get_object() for part in parts if part is not None and not isinstance(part, NullObject))
    return b"\n".join(stream.get_data() for stream in streams if isinstance(stream, StreamObject))


def _labels(reader: PdfReader) -> Sequence[str]:
    """Page labels where the file states them; a hint only, and often broken."""
    try:
        return reader.page_labels if "/PageLabels" in reader.root_object else ()
    except MemoryError:
        raise
    except Exception:
        return ()


def _check_usable(pages: Sequence[_Page], file: str) -> None:
    unusable = _unusable(pages)
    if len(unusable) > _UNUSABLE_SHARE * len(pages):
        what = "is a scan" if _is_scan(pages) else "has text whose characters have no meaning"
        raise NoTextLayer(file, f"{file} {what} on {_named(unusable)}; {_REMEDY}")
    if all(page.usability is Usability.BLANK for page in pages):
        if any(page.broken for page in pages):
            raise Damaged(
                file, f"{file} is damaged: none of its pages can be read; get the file again from its source."
            )
        raise NoTextLayer(file, f"{file} holds no text on any of its pages; {_REMEDY}")


_REMEDY = "install Tesseract with Dutch (packages tesseract-ocr and tesseract-ocr-nld) to read its pictures."


def _unusable(pages: Sequence[_Page]) -> list[int]:
    bad = (Usability.PICTURE, Usability.MEANINGLESS)
    return [number for number, page in enumerate(pages, 1) if page.usability in bad]


def _is_scan(pages: Sequence[_Page]) -> bool:
    return any(page.usability is Usability.PICTURE for page in pages)


def _named(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    shown = ", ".join(map(str, numbers[:_PAGES_NAMED]))
    return f"pages {shown}" + (f" and {len(numbers) - _PAGES_NAMED} more" if len(numbers) > _PAGES_NAMED else "")


def _warnings(pages: Sequence[_Page], drafts: Sequence[DraftPage]) -> list[str]:
    warnings = []
    if unusable := _unusable(pages):
        warnings.append(f"No usable text on {_named(unusable)}: a picture, or characters without meaning; {_REMEDY}")
    if by_pdfium := [number for number, page in enumerate(pages, 1) if page.by_pdfium]:
        warnings.append(f"Read with pdfium, because our own reader found too little text: {_named(by_pdfium)}.")
    if cut := [number for number, page in enumerate(pages, 1) if page.cut_short or page.broken]:
        warnings.append(f"Not all could be read, as the content is damaged or over a limit: {_named(cut)}.")
    if any(page.cut_short for page in pages):
        return warnings  # pdfium has not counted all pages
    ours, theirs = _count(drafts), Count(sum(p.pdfium.words for p in pages), sum(p.pdfium.letters for p in pages))
    if _differ(ours, theirs):
        warnings.append(
            f"Two readers disagree: {ours.words} words by our own, {theirs.words} by pdfium; compare with the file."
        )
    return warnings


def _differ(ours: Count, theirs: Count) -> bool:
    """Whether two counts are too far apart: in letters, or in words of which ours are then of an odd length.

    pdfium takes words apart that are drawn letter by letter; words of a usual length are not the ones in error.
    """
    if abs(ours.letters - theirs.letters) > max(_LETTERS_DIFFER_FROM, _LETTERS_DIFFER * theirs.letters):
        return True
    if abs(ours.words - theirs.words) <= max(_WORDS_DIFFER_FROM, _WORDS_DIFFER * max(ours.words, theirs.words)):
        return False
    return not _WORD_LENGTHS[0] < ours.letters / max(1, ours.words) < _WORD_LENGTHS[1]


def _count(drafts: Sequence[DraftPage]) -> Count:
    """Words and letters of all blocks, footnote markers among them."""
    blocks = [block for page in drafts for block in page.blocks]
    texts = [
        text for block in blocks for text in (*(cell for row in block.rows for cell in row), block.text, *block.notes)
    ]
    words = [word for text in texts for word in text.split()] + [block.label for block in blocks if block.label]
    return Count(len(words), sum(map(len, words)))
