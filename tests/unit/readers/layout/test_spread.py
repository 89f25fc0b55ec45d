"""Headings that nothing but the room between their letters sets apart."""

from __future__ import annotations

from dataclasses import replace

from ipsearch.readers.layout import Fragment, Sheet, lay_out
from tests.unit.readers.layout.placed import paragraph, sheet, words


def _spread(text: str, y: float, x: float = 70.0) -> list[Fragment]:
    """Each letter by itself, a fifth of an em from the next."""
    placed: list[Fragment] = []
    for letter in text:
        if letter != " ":
            placed.append(Fragment(letter, x, x + 5, y, 10.0, False, False, False))
        x += 7.0 if letter != " " else 5.0
    return placed


def _page(headings: dict[float, str], *lines: tuple[str, float, float]) -> Sheet:
    page = sheet(*paragraph(100.0, 4), *lines)
    spread = tuple(part for y, text in headings.items() for part in _spread(text, y))
    return Sheet(page.width, page.height, (*page.fragments, *spread))


def _headings(page: Sheet) -> list[tuple[str, int | None]]:
    return [(block.text, block.level) for block in lay_out([page])[0].blocks if block.kind == "heading"]


def test_letter_spaced_lines_are_headings_numbered_or_not() -> None:
    page = _page({152.0: "1. Inleiding", 217.0: "De vraag"}, *paragraph(165.0, 4), *paragraph(230.0, 4))
    assert _headings(page) == [("1. Inleiding", 1), ("De vraag", 1)]


def test_a_letter_that_is_spaced_throughout_has_no_such_headings() -> None:
    text = "Het kabinet werkt samen met de provincies aan een goede spreiding van"
    page = sheet()
    lines = [part for n in range(8) for part in _spread(text, 100.0 + 13 * n)]
    assert _headings(Sheet(page.width, page.height, (*lines, *_spread("en land", 204.0)))) == []


def test_a_line_that_is_stretched_between_its_letters_stays_in_its_paragraph() -> None:
    full = "Het kabinet werkt samen met de provincies aan een goede spreiding van"
    last = paragraph(165.0, 4)
    page = Sheet(595.0, 842.0, (*_spread(full, 152.0), *(part for line in last for part in words(*line))))
    assert [block.kind for block in lay_out([page])[0].blocks] == ["paragraph"]


def test_kerning_may_close_up_some_letters_of_a_spaced_line() -> None:
    page = sheet(*paragraph(100.0, 4), *paragraph(165.0, 4))
    heading, x = [], 70.0
    for letter in "Watersnood":
        heading.append(Fragment(letter, x, x + 5, 152.0, 10.0, False, False, False))
        x += 5.3 if letter == "W" else 6.1
    assert [text for text, _ in _headings(replace(page, fragments=(*page.fragments, *heading)))] == ["Watersnood"]


def test_kerning_may_bring_all_letters_a_little_nearer() -> None:
    page = sheet(*paragraph(100.0, 4), *paragraph(165.0, 4))
    heading = [
        Fragment(letter, 70.0 + 5.86 * place, 75.0 + 5.86 * place, 152.0, 10.0, False, False, False)
        for place, letter in enumerate("Loket")
    ]
    assert [text for text, _ in _headings(replace(page, fragments=(*page.fragments, *heading)))] == ["Loket"]
