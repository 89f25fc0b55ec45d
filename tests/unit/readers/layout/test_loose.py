"""A page number may hang anywhere in the white around the text."""

from __future__ import annotations

import pytest

from ipsearch.readers.layout import lay_out
from ipsearch.readers.layout.folios import EdgeLines, folios
from ipsearch.readers.layout.lines import lines_of
from ipsearch.readers.layout.words import words_of
from tests.unit.readers.layout.placed import paragraph, sheet, words

LINES = [*paragraph(100, 4), *paragraph(165, 4), *paragraph(230, 4)]


@pytest.mark.parametrize("x", [560.0, 25.0])
def test_a_number_that_hangs_beside_the_text_is_the_page_number(x: float) -> None:
    pages = lay_out([sheet(*LINES, (f"{number}", x, 191.0)) for number in (7, 8, 9)])
    assert [page.printed for page in pages] == [7, 8, 9]
    assert not any(
        any(map(str.isdigit, block.text)) for page in pages for block in page.blocks if block.kind == "paragraph"
    )


def test_numbers_that_do_not_rise_are_no_page_numbers() -> None:
    pages = lay_out([sheet(*LINES, (f"{number}", 560.0, 191.0)) for number in (7, 7, 9)])
    assert [page.printed for page in pages] == [None, None, None]


def _margin(*entries: str) -> EdgeLines:
    placed = [part for place, text in enumerate(entries) for part in words(text, 460, 300 + 12 * place, 8)]
    return EdgeLines((), 842.0, None, tuple(lines_of(words_of(placed))))


def test_a_number_in_the_margin_column_is_read_at_any_height() -> None:
    pages = [_margin("Datum", "4 april 2032", "- 3 -"), _margin("4 april 2032", "- 4 -")]
    assert {index: folio.number for index, folio in folios(pages, 10.0).items()} == {0: 3, 1: 4}


def test_the_value_of_a_label_is_no_page_number() -> None:
    assert folios([_margin("Bijlagen", "1"), _margin("Bijlagen", "2")], 10.0) == {}


def test_a_line_of_the_text_on_its_height_may_lift_it_a_little() -> None:
    pages = lay_out(
        [sheet(*LINES, ("4", 560.0, 180.2)), sheet(*LINES, ("5", 560.0, 177.0)), sheet(*LINES, ("6", 560.0, 177.0))]
    )
    assert [page.printed for page in pages] == [4, 5, 6]


def test_figures_at_the_foot_of_a_page_that_stand_anywhere_are_no_page_numbers() -> None:
    feet = [("Totaal", 70.0, 771.0), ("18", 300.0, 771.0)], [("Totaal", 70.0, 802.0), ("25", 300.0, 802.0)]
    assert [page.printed for page in lay_out([sheet(*LINES, *foot) for foot in feet])] == [None, None]
