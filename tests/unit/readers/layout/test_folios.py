"""Page numbers of files that hold several documents."""

from __future__ import annotations

import pytest

from ipsearch.readers.layout.folios import EdgeLines, folios
from ipsearch.readers.layout.lines import lines_of
from ipsearch.readers.layout.words import words_of
from tests.unit.readers.layout.placed import words


def _page(foot: str, above: float = 700.0) -> EdgeLines:
    placed = [*words("De laatste regel van de tekst.", 70, above), *words(foot, 290, 800)]
    return EdgeLines(tuple(lines_of(words_of(placed))), 842.0)


@pytest.mark.parametrize(
    ("feet", "numbers"),
    [
        (["Pagina 1", "Pagina 2", "1"], [1, 2, 1]),
        (["1", "2", "1", "2", "3"], [1, 2, 1, 2, 3]),
        (["", "Pagina 2 van 2", "1 / 2", "2 / 2"], [None, 2, 1, 2]),
        (["Pagina 1", "Pagina 2", "7"], [1, 2, None]),
    ],
)
def test_each_document_in_a_file_starts_at_one(feet: list[str], numbers: list[int | None]) -> None:
    found = folios([_page(foot) for foot in feet], 10.0)
    assert [found[index].number if index in found else None for index in range(len(feet))] == numbers


def test_a_one_right_under_the_text_starts_no_document() -> None:
    pages = [_page("Pagina 1"), _page("Pagina 2"), _page("1", above=787.0)]
    assert sorted(folios(pages, 10.0)) == [0, 1]


def test_a_lone_page_has_its_number_behind_a_bar() -> None:
    assert folios([_page("Nummer 4, juni 2031 | 1")], 10.0)[0].number == 1
    assert folios([_page("Nummer 4, juni 2031 | 7")], 10.0) == {}


def test_a_number_alone_on_its_line_may_be_as_small_as_a_marker() -> None:
    def page(foot: str) -> EdgeLines:
        placed = [*words("De laatste regel van de tekst.", 70, 700, 12.0), *words(foot, 290, 800, 6.0)]
        return EdgeLines(tuple(lines_of(words_of(placed))), 842.0)

    assert [folio.number for folio in folios([page("1")], 12.0).values()] == [1]
