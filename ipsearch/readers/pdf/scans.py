"""How do pages without usable text get one?

They are pictured by pdfium and recognised by Tesseract, where it is installed; the other pages of the file stay as
they were read. A page that comes out worse than a guess is tried once more the way up that Tesseract takes it to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ipsearch.readers.drafts import OnStep, Step
from ipsearch.readers.layout import Sheet
from ipsearch.readers.ocr import Picture, RecognisedPage, Tesseract, find_tesseract, sheets_of
from ipsearch.readers.ocr.lines import recognised_page
from ipsearch.readers.ocr.tables import TableWord, confidence, lines_in
from ipsearch.readers.pdf.pages import ReadPage
from ipsearch.readers.pdf.pdfium import Count, SecondReader
from ipsearch.readers.pdf.usability import Usability

# What is said of pages that stay unreadable although Tesseract is there.
NO_WORDS = "Tesseract finds no words on it. Is the picture sharp enough?"
# Upright text is recognised with a confidence of 85 to 97 of 100, text on its side or head with less than this.
_DOUBTFUL = 60.0


def wanting(pages: Sequence[ReadPage]) -> list[int]:
    """The places of pages to recognise.

    Without any text in the file that is every page: text may be drawn as lines. Pages that exhaust the limits are
    hostile and are not drawn.
    """
    empty = all(page.usability is Usability.BLANK for page in pages)
    return [place for place, page in enumerate(pages) if (page.unusable or empty) and not page.cut_short]


def recognised(pages: Sequence[ReadPage], second: SecondReader, on_step: OnStep) -> tuple[list[ReadPage], str]:
    """The pages with their pictures read, and what to do about those that stay unusable.

    Args:
        pages: all pages of a file.
        second: draws them.
        on_step: called before each page that is recognised.
    """
    places = wanting(pages)
    tesseract = find_tesseract() if places else ""
    if isinstance(tesseract, str):
        return list(pages), tesseract
    found: dict[int, RecognisedPage] = {}
    for number, place in enumerate(places, 1):
        on_step(Step(number, len(places)))
        page = _recognise(place, second, tesseract)
        if page.letters > _letters(pages[place]) or pages[place].usability is Usability.MEANINGLESS:
            found[place] = page
    sheets = dict(zip(found, sheets_of(list(found.values())), strict=True))
    return [_settled(page, sheets.get(place)) for place, page in enumerate(pages)], NO_WORDS


@dataclass(frozen=True, slots=True)
class View:
    """A page that was looked at, turned to the right by quarter turns so that it is upright, and its words."""

    picture: Picture
    words: Sequence[TableWord]
    quarters: int = 0


def look_at(place: int, second: SecondReader, tesseract: Tesseract) -> View | None:
    """The words on the picture of a page, counted from 0, the way up that reads best; ``None`` when it is blank."""
    picture = second.picture(place)
    if picture is None or picture.blank:
        return None
    view = View(picture, tesseract.words(picture))
    if confidence(view.words) >= _DOUBTFUL:
        return view
    turned = second.picture(place, quarters) if (quarters := tesseract.quarters(picture)) else None
    if turned is None:
        return view
    upright = View(turned, tesseract.words(turned), quarters)
    return upright if confidence(upright.words) > confidence(view.words) else view


def _recognise(place: int, second: SecondReader, tesseract: Tesseract) -> RecognisedPage:
    view = look_at(place, second, tesseract)
    return recognised_page(lines_in(view.words), view.picture) if view else RecognisedPage(0.0, 0.0, ())


def _settled(page: ReadPage, sheet: Sheet | None) -> ReadPage:
    """The page with what was recognised; the little text under a picture is enough when nothing more stands on it."""
    if sheet is None:
        poor = page.usability is Usability.PICTURE and _letters(page) > 0
        return replace(page, usability=Usability.TEXT) if poor and not page.cut_short else page
    if not sheet.fragments:
        return page
    count = Count(len(sheet.fragments), sum(len(part.text) for part in sheet.fragments))
    sheet = replace(sheet, label=page.sheet.label)
    return replace(page, sheet=sheet, usability=Usability.TEXT, pdfium=count, by_pdfium=False)


def _letters(page: ReadPage) -> int:
    return sum(len(part.text) for part in page.sheet.fragments)
