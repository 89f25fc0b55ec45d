"""Pages that print their number alone, in a text without form feeds."""

from __future__ import annotations

import pytest

from ipsearch.readers.reading import read_bytes
from tests.unit.readers.plaintext.texts import BODY, texts_of

PAGE = BODY * 4
CALLING = BODY.replace("optrekt.", "optrekt.1").replace("was.", "was.2")


def test_bare_numbers_that_count_to_the_end_part_pages() -> None:
    text = f"{PAGE}De haven ligt aan de\n1 Zie het jaarverslag.\n1\noever van een rivier.\n{PAGE}Zo is dat.\n2\n"
    pages = read_bytes(text.encode(), "brief.txt").pages
    assert [page.printed for page in pages] == [1, 2]
    assert "\n".join(texts_of("footer", text)) == "1\n2"


def test_a_page_may_break_off_inside_a_sentence() -> None:
    text = f"{PAGE}De haven ligt aan de\n1\noever van een rivier.\n{PAGE}2\n"
    assert [page.printed for page in read_bytes(text.encode(), "brief.txt").pages] == [1, 2]


def test_cells_of_a_table_are_no_page_numbers() -> None:
    text = f"{PAGE}Zuid\n1\nNoord\n{PAGE}Oost\n2\n"
    assert [page.printed for page in read_bytes(text.encode(), "brief.txt").pages] == [None]


@pytest.mark.parametrize("foot", ["Pagina 1", "1/1", "- 1 -"])
def test_the_foot_of_a_lone_page_is_no_text(foot: str) -> None:
    text = f"{PAGE}Zo is dat.\n\n{foot}\n"
    assert [page.printed for page in read_bytes(text.encode(), "brief.txt").pages] == [1]
    assert texts_of("footer", text) == [foot]


def test_notes_over_the_foot_of_a_lone_page_get_their_labels() -> None:
    text = f"{CALLING}{BODY}\n1\n2\n\nZie het jaarverslag.\nZie de brief van 4 april.\n\nPagina 1\n"
    assert texts_of("footnote", text) == ["Zie het jaarverslag.", "Zie de brief van 4 april."]


def test_a_last_line_that_numbers_another_page_is_text() -> None:
    assert not texts_of("footer", f"{PAGE}Zo is dat.\n\n- 7 -\n")
