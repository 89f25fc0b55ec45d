"""Headings that nothing but their colour sets apart."""

from __future__ import annotations

from dataclasses import replace

from ipsearch.readers.layout import Sheet, lay_out
from tests.unit.readers.layout.placed import paragraph, sheet


def _tinted(page: Sheet, *heights: float) -> Sheet:
    return replace(page, fragments=tuple(part._replace(tinted=part.y in heights) for part in page.fragments))


def _page(*headings: tuple[str, float]) -> Sheet:
    return sheet(
        *((text, 70.0, y) for text, y in headings), *(line for _, y in headings for line in paragraph(y + 13, 3))
    )


def _headings(page: Sheet) -> list[str]:
    return [block.text for block in lay_out([page])[0].blocks if block.kind == "heading"]


def test_short_lines_in_a_colour_are_headings() -> None:
    page = _page(("De vraag", 200.0), ("Het aanbod", 252.0), ("De kosten", 304.0))
    assert _headings(_tinted(page, 200.0, 252.0, 304.0)) == ["De vraag", "Het aanbod", "De kosten"]
    assert _headings(page) == []


def test_one_coloured_line_is_chance() -> None:
    assert _headings(_tinted(_page(("De vraag", 200.0), ("Het aanbod", 252.0)), 200.0)) == []


def test_one_coloured_line_that_white_sets_apart_is_a_heading() -> None:
    def read(page: Sheet) -> list[str]:
        return _headings(_tinted(page, 161.0))

    before, after = paragraph(100.0, 2), [*paragraph(181.0, 3), *paragraph(233.0, 3)]
    assert read(sheet(*before, *paragraph(126.0 - 5, 2), ("De vraag", 70.0, 161.0), *after)) == ["De vraag"]
    assert _headings(sheet(*before, *paragraph(121.0, 2), ("De vraag", 70.0, 161.0), *after)) == []


def test_a_coloured_sentence_and_a_coloured_letter_have_no_headings() -> None:
    page = _page(("De vraag", 200.0), ("Het aanbod", 252.0))
    assert _headings(_tinted(page, *(part.y for part in page.fragments))) == []
    sentences = _page(("De vraag neemt toe.", 200.0), ("Het aanbod ook.", 252.0))
    assert _headings(_tinted(sentences, 200.0, 252.0)) == []
