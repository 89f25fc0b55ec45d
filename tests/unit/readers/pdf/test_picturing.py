"""The words at some offsets of a page's text are found on its picture."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from ipsearch.errors import Damaged
from ipsearch.readers.ocr import find_tesseract
from ipsearch.readers.pdf.picturing import Box, MarkedPicture, found_at, marked_picture, png
from ipsearch.readers.reading import read_file

CORPUS = Path(__file__).parents[4] / "corpus"
needs_tesseract = pytest.mark.skipif(
    isinstance(find_tesseract(), str), reason="Tesseract with Dutch is not installed (scripts/setup test says how)"
)


def at(page: str, text: str, words: str) -> str:
    """What is found on a page for some words of its text."""
    start = text.index(words)
    return "".join(page[i] for i in found_at(list(page), text, start, start + len(words)))


def test_hyphens_blanks_and_case_do_not_matter() -> None:
    page = "degrensoverschrijdendesamenwerking"
    assert at(page, "De GRENS-\noverschrijdende samenwerking", "GRENS-\noverschrijdende") == "grensoverschrijdende"


def test_of_words_that_stand_twice_the_right_ones_are_found() -> None:
    page = "eenbriefoverdehavenentweebrievenoverdehaven"
    text = "Een brief over de haven en twee brieven over de haven"
    start = text.rindex("de haven")
    found = found_at(list(page), text, start, start + len("de haven"))
    assert found == list(range(len(page) - 7, len(page)))


def test_what_stands_elsewhere_on_the_page_is_found_in_pieces() -> None:
    page = "rechterkolommetdatumlinkerkolommetdetekst"
    assert at(page, "linkerkolom met de tekst, rechterkolom met datum", "tekst, rechterkolom met datum") == (
        "rechterkolommetdatum"
    )


def test_nothing_is_found_by_chance() -> None:
    assert found_at(list("heelandereletters"), "Wat hier staat", 0, 14) == []
    assert found_at(list("letters"), "let - ters", 4, 5) == []


@pytest.mark.parametrize("name", ["101_visiebrief-2019", "105_kst-39812-8", "115_halfjaarbericht-voorjaar-2024"])
def test_under_the_marks_stand_the_words_and_no_others(name: str) -> None:
    path = CORPUS / f"{name}.pdf"
    document = pypdfium2.PdfDocument(path)
    try:
        for page in read_file(path).pages[:2]:
            shown = document[page.number - 1].get_textpage()
            height = document[page.number - 1].get_height()
            for block in [one for one in page.blocks if one.kind == "paragraph" and not one.notes][:6]:
                drawn = marked_picture(path, page.number, page.text, block.start or 0, block.end or 0)
                under = "".join(shown.get_text_bounded(*points(box, height)) for box in drawn.boxes)
                assert letters(under) == letters(block.text)
    finally:
        document.close()


def points(box: Box, height: float) -> tuple[float, float, float, float]:
    """A box on a picture as one on the page: left, bottom, right, top; less a hair, so that neighbours stay out."""
    scale = 72 / 110
    return (
        box.left * scale + 0.6,
        height - box.bottom * scale + 1,
        box.right * scale - 0.6,
        height - box.top * scale - 1,
    )


def letters(text: str) -> str:
    return "".join(one for one in text.replace("\ufffe", "").casefold() if one.isalnum())


def test_only_what_is_marked_changes_and_ink_stays_dark() -> None:
    path = CORPUS / "101_visiebrief-2019.pdf"
    page = read_file(path).pages[0]
    start = page.text.index(".") + 1
    plain, marked = (pixels_of(marked_picture(path, 1, page.text, start, end)) for end in (start, start + 200))
    boxes = marked_picture(path, 1, page.text, start, start + 200).boxes
    changed = (plain != marked).any(axis=2)
    for box in boxes:
        inside = marked[box.top : box.bottom, box.left : box.right]
        assert inside.reshape(-1, 3).min(axis=0).max() < 90
        assert (inside.reshape(-1, 3).max(axis=0) == [255, 226, 60]).all()
        changed[box.top - 1 : box.bottom + 1, box.left - 1 : box.right + 1] = False
    assert boxes
    assert not changed.any()


def pixels_of(drawn: MarkedPicture) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(drawn.png)).convert("RGB"))


def test_a_picture_is_a_png_that_others_read() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (7, 5, 3), dtype=np.uint8)
    assert (np.asarray(Image.open(io.BytesIO(png(pixels)))) == pixels).all()


def test_what_cannot_be_drawn_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "kapot.pdf").write_bytes(b"%PDF-1.7 niets")
    with pytest.raises(Damaged, match="cannot be drawn"):
        marked_picture(tmp_path / "kapot.pdf", 1, "", 0, 0)
    with pytest.raises(Damaged, match="Page 99"):
        marked_picture(CORPUS / "101_visiebrief-2019.pdf", 99, "", 0, 0)


@needs_tesseract
def test_on_a_scan_the_same_words_are_marked_as_on_the_page_that_was_scanned() -> None:
    scan, same = (CORPUS / f"{name}.pdf" for name in ("118_scan-zorg-thuisfront-2024", "117_zorg-thuisfront-2024"))
    page, typeset = read_file(scan).pages[0], read_file(same).pages[0]
    assert page.ocr
    for words in ("mijn aantreden", "Waar het om gaat", "Bewijsstukken", "Loket Thuisfront"):
        place, other = page.text.index(words), typeset.text.index(words)
        (marked,) = marked_picture(scan, 1, page.text, place, place + len(words), scan=True).boxes
        (wanted,) = marked_picture(same, 1, typeset.text, other, other + len(words)).boxes
        assert np.abs(np.subtract(marked, wanted)).max() < 12, "pixels, of a page that lies askew in the scanner"
    assert not marked_picture(scan, 1, page.text, 0, 0, scan=True).boxes
    assert not marked_picture(scan, 1, page.text, 0, 20).boxes, "without recognising nothing is found"


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("turn", [180, 270])
def test_a_scan_that_lies_on_its_side_is_marked_where_the_words_stand(tmp_path: Path, turn: int) -> None:
    scan, turned = CORPUS / "118_scan-zorg-thuisfront-2024.pdf", tmp_path / "gedraaid.pdf"
    writer = PdfWriter()
    writer.add_page(PdfReader(scan).pages[0]).rotate(turn)
    writer.write(turned)
    page = read_file(turned).pages[0]
    place = page.text.index("Bewijsstukken")
    (box,) = marked_picture(turned, 1, page.text, place, place + 13, scan=True).boxes
    drawn = marked_picture(scan, 1, page.text, place, place + 13, scan=True)
    (upright,) = drawn.boxes
    height, width, _ = pixels_of(drawn).shape
    left, top, right, bottom = upright
    wanted = {
        180: (width - right, height - bottom, width - left, height - top),
        270: (top, width - right, bottom, width - left),
    }[turn]
    assert np.abs(np.subtract(box, wanted)).max() < 6
