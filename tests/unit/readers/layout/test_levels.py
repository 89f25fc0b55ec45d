"""Of which level is a heading?"""

from __future__ import annotations

from dataclasses import replace

from ipsearch.readers.layout import Sheet, lay_out
from tests.unit.readers.layout.placed import paragraph, sheet, words


def _page(*headings: str, bold: bool = True) -> Sheet:
    parts = [
        part for y in range(100, 100 + 80 * len(headings), 80) for line in paragraph(y, 3) for part in words(*line)
    ]
    for place, text in enumerate(headings):
        parts += words(text, 70.0, 165.0 + 80 * place, bold=bold)
    return replace(
        sheet(), fragments=(*parts, *(p for line in paragraph(100 + 80 * len(headings)) for p in words(*line)))
    )


def _levels(page: Sheet) -> list[int | None]:
    return [block.level for block in lay_out([page])[0].blocks if block.kind == "heading"]


def test_numbers_show_levels_that_look_alike() -> None:
    assert _levels(_page("1. Inleiding", "1.1. Vraag", "1.2 Aanbod", "2 Vervolg", "Bijlage")) == [1, 2, 2, 1, 1]
    assert _levels(_page("§ 1 Inleiding", "§ 1.1 Vraag", "§ 2 Vervolg")) == [1, 2, 1]
    assert _levels(_page("2031 was goed", "De vraag", "Het aanbod")) == [1, 1, 1], "a year is no number of a heading"


def test_coloured_headings_come_before_others_of_their_weight() -> None:
    page = _page("Inleiding", "De vraag", "Vervolg")
    tinted = tuple(part._replace(tinted=part.text in ("Inleiding", "Vervolg")) for part in page.fragments)
    assert _levels(replace(page, fragments=tinted)) == [1, 2, 1]


def test_numbers_outweigh_how_headings_look() -> None:
    page = _page("1 Inleiding", "1.1 Vraag", "2 Vervolg", bold=False)
    strong = tuple(
        part._replace(bold=140 < part.y < 260 and part.y == 245.0, tinted=True)
        if part.y in (165.0, 245.0, 325.0)
        else part
        for part in page.fragments
    )
    assert _levels(replace(page, fragments=strong)) == [1, 2, 1]


def test_a_chapter_is_numbered_by_its_word() -> None:
    assert _levels(_page("Hoofdstuk 1. Inleiding", "1.1 Vraag", "Hoofdstuk 2. Vervolg")) == [1, 2, 1]


def test_five_capitals_are_no_acronym() -> None:
    assert _levels(_page("VRAAG 1", "ANTWOORD 1", "VRAAG 2", bold=False)) == [1, 1, 1]


def test_headings_that_white_shows_stand_over_others_where_they_come_first() -> None:
    page = _page("Inleiding", "De vraag", "Vervolg", bold=False)
    lines = {165.0: 0, 245.0: 0, 325.0: 0}
    moved = []
    for part in page.fragments:
        above = sum(part.y >= y for y in lines) * 14.0
        own = part.y in lines
        moved.append(part._replace(y=part.y + above, italic=part.y == 245.0 and own))
    assert _levels(replace(page, fragments=tuple(moved))) == [1, 2, 1]
