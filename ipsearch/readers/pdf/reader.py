"""How does a PDF become a draft?"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from pypdf import PageObject, PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, NullObject, StreamObject

from ipsearch.errors import TooLarge
from ipsearch.readers.drafts import Draft, Limits, OnStep, ReadOptions, no_step
from ipsearch.readers.layout import lay_out
from ipsearch.readers.pdf.faces import FaceShelf
from ipsearch.readers.pdf.findings import check_usable, warnings_on
from ipsearch.readers.pdf.frames import upright_sheet, visible_box
from ipsearch.readers.pdf.opening import OpenPdf, open_pdf, quiet, translated
from ipsearch.readers.pdf.pages import ReadPage
from ipsearch.readers.pdf.pdfium import Count, SecondReader
from ipsearch.readers.pdf.strips import Ink
from ipsearch.readers.pdf.superiors import raise_superiors
from ipsearch.readers.pdf.usability import Usability, usability
from ipsearch.readers.pdf.walk import Walk
from ipsearch.text.lexicon import known_words

# The walk has lost a page when it finds less than this share of the characters that pdfium finds, ...
_LOST_SHARE = 0.5
# ... of at least this many.
_LOST_FROM = 40


def read_pdf(data: bytes, file: str, options: ReadOptions, on_step: OnStep = no_step) -> Draft:
    """Read a PDF file.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        options: limits, and passwords to try after the empty one.
        on_step: called before each page that is recognised from its picture.

    Raises:
        Damaged: empty, truncated beyond repair, or no PDF.
        Encrypted: none of the passwords fits.
        NoTextLayer: more than half of its pages are pictures, or characters without meaning, and cannot be
            recognised.
        TooLarge: over a limit.
    """
    with quiet(), translated(file):
        opened = open_pdf(data, file, options)
        with closing(SecondReader(data, opened.password)) as second:
            pages, remedy = _with_scans(_read_pages(opened, second, file, options.limits), second, on_step)
        check_usable(pages, file, remedy)
        drafts = lay_out([page.sheet for page in pages], known_words())
        return Draft(drafts, warnings=tuple(warnings_on(pages, drafts, remedy)))


def _with_scans(pages: list[ReadPage], second: SecondReader, on_step: OnStep) -> tuple[list[ReadPage], str]:
    """The pages, recognised where needed, and what to do about those that stay unusable."""
    if not any(page.unusable for page in pages) and any(page.usability is Usability.TEXT for page in pages):
        return pages, ""
    # Imported when needed: most files are no scans, and numpy takes a tenth of a second.
    from ipsearch.readers.pdf.scans import recognised

    return recognised(pages, second, on_step)


def _read_pages(opened: OpenPdf, second: SecondReader, file: str, limits: Limits) -> list[ReadPage]:
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
) -> ReadPage:
    box, label = visible_box(page), labels[index] if index < len(labels) else None
    ink = _walk(page, shelf, limits)
    # A page that exhausts the limits is hostile: pdfium, which has none, could take forever over it.
    count = Count(0, 0) if ink.cut_short else second.count(index)
    if ink.superiors and not ink.cut_short:
        raise_superiors(ink, second.raised_figures(index))
    letters = sum(len(strip.text) for strip in ink.strips)
    by_pdfium = letters < _LOST_SHARE * count.letters and count.letters >= _LOST_FROM
    if by_pdfium:
        found = second.ink(index)
        ink.strips, ink.superiors = found.strips, []
    sheet = upright_sheet(ink, box, label)
    return ReadPage(sheet, usability(sheet, ink.pictures), count, by_pdfium, ink.cut_short, ink.broken)


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
