"""Titles that tools break, headings between running lines, and letterheads printed in two columns."""

from __future__ import annotations

import pytest

from ipsearch.readers.reading import read_bytes
from tests.unit.readers.plaintext.texts import BODY, blocks_of, texts_of

LONG = "De havens zijn het afgelopen jaar veiliger geworden doordat meer containers worden gescand dan tevoren."


@pytest.mark.parametrize(
    "title",
    [
        "Bijlage Evaluatie van de regeling voor\nveilige havens",
        "Bijlage 1: Halfjaarbericht havens, tweede helft\n2027",
        "Verslag van een commissiedebat over de\nHavenwet en\nwat daaruit volgt",
    ],
)
def test_a_title_of_several_lines_is_one_heading(title: str) -> None:
    assert texts_of("heading", f"{title}\n{BODY}\n{BODY}")[:1] == [title.replace("\n", " ")]


@pytest.mark.parametrize("top", ["Nota Havens\n1 Samenvatting", "Geachte voorzitter,\nhierbij"])
def test_lines_that_do_not_carry_on_a_title_stay_apart(top: str) -> None:
    assert top.replace("\n", " ") not in texts_of("heading", f"{top}\n{BODY}\n{BODY}")


def test_a_heading_right_under_a_sentence_stands_over_an_empty_line() -> None:
    text = f"{BODY}Antwoord van de minister\n\n{BODY}{BODY}Vervolg van het onderzoek\n\n{BODY}"
    assert texts_of("heading", text) == ["Antwoord van de minister", "Vervolg van het onderzoek"]


def test_the_title_of_a_part_may_stand_over_a_heading_in_lines_that_are_not_wrapped() -> None:
    first = f"Nota\nI. ALGEMEEN\n1. Aanleiding\n{LONG} {LONG}\n2. Gevolgen\n{LONG} {LONG}\n"
    text = f"{first}II. ARTIKELEN\nArtikel I\n{LONG} {LONG}\n"
    headings = texts_of("heading", text)
    assert headings == ["Nota", "I. ALGEMEEN", "1. Aanleiding", "2. Gevolgen", "II. ARTIKELEN", "Artikel I"]


HEAD = "Ministerie van Havens\nAan de Voorzitter van de Tweede Kamer\nPostbus 20018\n2500 EA Den Haag\n\n"


def test_values_under_a_stack_of_labels_go_to_their_labels() -> None:
    stacked = "Datum\nOns kenmerk\nBetreft\n\n17 februari 2025\n4069172-1079334-PG\nVeiligheid van havens\n\n"
    reading = read_bytes(f"{HEAD}{stacked}Geachte voorzitter,\n{BODY}".encode(), "brief.txt")
    assert {block.kind for block in reading.pages[0].blocks} == {"header", "paragraph"}
    assert reading.letterhead.kenmerk == "4069172-1079334-PG"
    assert reading.letterhead.subject == "Veiligheid van havens"


def test_values_that_are_too_few_for_their_labels_stay_where_they_are() -> None:
    text = f"{HEAD}Datum\nOns kenmerk\nBetreft\n\n17 februari 2025\n\nGeachte voorzitter,\n{BODY}"
    heads = " ".join(text for kind, text in blocks_of(text) if kind == "header")
    assert "Datum 17 februari" not in heads


def test_calls_without_notes_may_follow_a_number_that_ends_a_sentence() -> None:
    text = (
        f"{LONG} Zo was het in 2024–2030.1 Er waren uitbraken, in totaal 41.2\n\n{LONG} Zie artikel 12.3 Dit is zo.3\n"
    )
    words = " ".join(texts_of("paragraph", text))
    assert "2024–2030. Er" in words
    assert texts_of("paragraph", text)[0].endswith("totaal 41.")
    assert "artikel 12.3 Dit is zo." in words


def test_a_list_under_a_lead_in_is_none_of_the_notes_that_a_tool_left_out() -> None:
    text = (
        f"{BODY}De havens zijn veiliger geworden.1 Dat is beter dan voorheen het geval was.2\n"
        "Zij bevelen het volgende aan:\n1. Scan meer containers.\n2. Leg de kades hoger aan.\n"
        f"{BODY}"
    )
    assert texts_of("footnote", text) == []
    assert len(texts_of("bullet", text)) == 2
