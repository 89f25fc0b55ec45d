"""Pages that print the same line at their edges, with a number or without."""

from __future__ import annotations

from ipsearch.readers.reading import read_bytes
from tests.unit.readers.plaintext.texts import BODY, texts_of

PAGE = BODY * 4
HEAD = "Inspectie Havens, rapport over kades"


def test_a_foot_that_is_an_address_ends_pages_without_numbers() -> None:
    text = (
        f"{PAGE}De haven ligt aan de\nwww.havens.example\noever van een rivier.\n{BODY}Zo is dat.\nwww.havens.example\n"
    )
    assert "www" not in " ".join(texts_of("paragraph", text))
    assert "De haven ligt aan de oever van een rivier." in " ".join(texts_of("paragraph", text))


def test_a_foot_of_any_words_has_the_running_head_below_it() -> None:
    foot = "Havenbesturen van de kust"
    text = f"{HEAD}\n{PAGE}{foot}\n{HEAD}\n{PAGE}{foot}\n"
    assert len(read_bytes(text.encode(), "brief.txt").pages) in (1, 2)
    assert texts_of("footer", text) == [foot] * 2
    assert texts_of("footer", text.replace(f"{foot}\n{HEAD}", foot)) == []


def test_a_bare_number_above_the_line_that_opens_the_text_ends_a_page() -> None:
    text = f"{HEAD}\nEen titel\n{PAGE}1\n{HEAD}\n3. Aanpak\n{PAGE}2\n"
    assert [page.printed for page in read_bytes(text.encode(), "brief.txt").pages] == [1, 2]


def test_a_line_that_opens_both_pages_is_their_running_head() -> None:
    text = f"{HEAD}\nEen titel\n{PAGE}\f{HEAD}\n{PAGE}"
    assert HEAD not in " ".join(texts_of("heading", text) + texts_of("paragraph", text))
    assert texts_of("header", text).count(HEAD) == 2


def test_the_first_page_keeps_the_title_that_the_next_one_repeats() -> None:
    title = "Verdrag over havens"
    text = f"{title}\n\n1 Inleiding\n{PAGE}\f{title}\n{PAGE}"
    assert texts_of("heading", text)[0] == title
    assert texts_of("header", text) == [title]


def test_a_foot_parts_from_the_words_that_it_was_glued_to() -> None:
    text = f"Pagina 1 van 2Verdrag over havens\nVerdrag over havens\n{PAGE}\nPagina 2 van 2Verdrag over havens\n{PAGE}"
    assert [page.printed for page in read_bytes(text.encode(), "brief.txt").pages] == [1, 2]
    assert texts_of("heading", text) == ["Verdrag over havens"]
