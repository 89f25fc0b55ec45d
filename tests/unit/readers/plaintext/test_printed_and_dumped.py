"""What browsers print around a page or write out of it, and calls and notes that tools part or leave out."""

from __future__ import annotations

import pytest

from ipsearch.readers.plaintext.dumps import from_dump
from ipsearch.readers.reading import read_bytes
from tests.unit.readers.plaintext.texts import BODY, blocks_of, texts_of

HALF = "De havens zijn het afgelopen jaar veiliger geworden doordat meer containers\nworden gescand.\n"


@pytest.mark.parametrize(
    "page",
    [
        "30-11-2026, 21:05\n\nDe havens\n\n{body}\nhttps://voorbeeld.nl/havens\n\n{number}/2\n",
        "11/30/26, 9:05 PM De havens\n{body}\nhttps://voorbeeld.nl/havens {number}/2\n",
        "{body}\n11/30/26, 9:05 PM De havens\nhttps://voorbeeld.nl/havens {number}/2\n",
        "30-11-2026 21:05\n{body}\n{number} van 2 30-11-2026 21:05\n",
    ],
)
def test_what_a_browser_prints_around_its_pages_is_no_body(page: str) -> None:
    text = "".join(page.format(body=BODY, number=number) for number in (1, 2))
    found = {kind for kind, block in blocks_of(text) if kind not in ("header", "footer")}
    assert found == {"paragraph"}
    assert len(texts_of("paragraph", text)) == 2
    assert [page.printed for page in read_bytes(text.encode(), "brief.txt").pages] == [1, 2]


def test_a_moment_in_the_text_of_one_page_is_body() -> None:
    text = f"{BODY}\nDe vergadering was op\n30-11-2026, 21:05\nin Den Haag.\n\n{BODY}\f{BODY}"
    assert "30-11-2026, 21:05" in " ".join(texts_of("paragraph", text))


def test_running_feet_of_any_wording_part_pages_that_nothing_else_parts() -> None:
    pages = [f"{BODY * 4}Eerste Kamer, nader verslag {number}\n" for number in (1, 2)]
    assert [page.printed for page in read_bytes("".join(pages).encode(), "brief.txt").pages] == [1, 2]
    asked = "".join(f"Vraag {number}\n{BODY * 4}" for number in (1, 2))
    assert [page.printed for page in read_bytes(asked.encode(), "brief.txt").pages] == [None]


def test_figures_behind_a_caret_call_notes_and_open_them() -> None:
    text = (
        f"{HALF}\nDat is beter dan voorheen.^1 Ook elders is dat zo.^[7]2\n"
        "   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n\n   ^1 Verslag over de havens.\n\n   ^2 Idem, blz. 7.\n"
    )
    assert texts_of("footnote", text) == ["Verslag over de havens.", "Idem, blz. 7."]
    assert texts_of("paragraph", text)[-1] == "Dat is beter dan voorheen. Ook elders is dat zo."


def test_powers_behind_a_caret_stay() -> None:
    text = "Het gaat om 10^6 ton op 12 km^2 en om x^2."
    assert from_dump(text) == text


def test_the_links_that_a_text_browser_lists_are_no_text() -> None:
    text = f"{HALF}\nZie [1]het verslag en artikel [2] daarvan.\n\nReferences\n\n   1. https://voorbeeld.nl/v\n"
    assert texts_of("paragraph", text)[-1] == "Zie het verslag en artikel [2] daarvan."


def test_calls_without_any_notes_are_taken_out_of_the_words_and_reported() -> None:
    text = (
        "De havens zijn veiliger geworden.1 Dat is\nbeter dan voorheen2 op 12 km2 kade in zone1.\n\n"
        "Ook elders is dat zo.3 Het ging om COVID19.\n"
    )
    reading = read_bytes(text.encode(), "brief.txt")
    words = " ".join(block.text for page in reading.pages for block in page.blocks)
    assert "geworden. Dat is beter dan voorheen op 12 km2 kade in zone1." in words
    assert "zo. Het" in words
    assert [warning for warning in reading.warnings if "calls 3 footnotes" in warning]


def test_figures_that_do_not_count_on_are_no_calls() -> None:
    text = "De havens zijn veiliger in toestand4 dan in toestand7.\n"
    reading = read_bytes(text.encode(), "brief.txt")
    assert reading.pages[0].blocks[0].text == text.strip()
    assert not reading.warnings


def test_calls_that_open_a_line_go_back_to_the_line_above() -> None:
    text = (
        "De havens zijn het afgelopen jaar veiliger geworden.\n1 Ook de toegang tot\n"
        "de terminals is beter geregeld dan in de jaren daarvoor het geval was, zo\n"
        "blijkt uit het onderzoek dat daarnaar is gedaan door de douane.\n2\nWat nog komt\n"
        "De politie en de douane trekken het komende jaar vaker samen op.\n3 Dat is nodig\n"
        "omdat de handel zich verplaatst naar havens waar nog niet wordt gescand en\n"
        "waar weinig toezicht is.\n1 Verslag over de havens.\n2 Idem, blz. 7.\n3 Idem, blz. 9.\n"
    )
    assert texts_of("footnote", text) == ["Verslag over de havens.", "Idem, blz. 7.", "Idem, blz. 9."]
    assert texts_of("heading", text) == ["Wat nog komt"]
    assert "geworden. Ook de toegang" in texts_of("paragraph", text)[0]


def test_notes_that_fill_most_of_the_last_page_are_notes() -> None:
    calls = "".join(f"De haven van {name} is veiliger geworden.{n}\n\n" for n, name in enumerate("ABCDEF", 1))
    notes = "".join(f"{n} Verslag over de haven van {name}, met de bijlagen.\n" for n, name in enumerate("ABCDEF", 1))
    text = f"{BODY}\n{calls}1/2\fTot zover.\n\n{notes}2/2\n"
    assert len(texts_of("footnote", text)) == 6


def test_a_note_set_before_its_line_moved_to_the_next_page_is_a_note() -> None:
    text = (
        f"{BODY}\nDe havens zijn veiliger geworden.1\n\n1Verslag over de havens.\n2De cijfers zijn van de douane.\n"
        f"1 / 2\n{BODY}\nOok elders is dat zo.2\n\n2 / 2\n"
    )
    assert texts_of("footnote", text) == ["Verslag over de havens.", "De cijfers zijn van de douane."]
    assert texts_of("paragraph", text)[-1] == "Ook elders is dat zo."


def test_a_plain_number_opens_no_note_where_notes_are_written_raised() -> None:
    text = (
        f"{HALF}\nDat is beter dan voorheen.^1 Dit zijn de punten:\n\n1 Verslag over de havens.\n\n{HALF}\n"
        "   ____________________\n\n   ^1 Zie de bijlage.\n"
    )
    assert texts_of("footnote", text) == ["Zie de bijlage."]


def test_the_number_of_a_case_and_the_count_of_annexes_are_margin_between_lines_of_a_sentence() -> None:
    lines = (
        BODY.replace("\n", "\n2024Z04417\n", 1)
        .replace("\nis de", "\nBijlage(n)\nis de")
        .replace("\ngeval", "\n2\ngeval")
    )
    head = "Ministerie van Havens\nAan de Voorzitter van de Tweede Kamer\nPostbus 20018\n2500 EA Den Haag\n"
    text = f"{head}Datum 3 mei 2028\nBetreft Havens\nGeachte voorzitter, Uw kenmerk\n{lines}\n{BODY}"
    assert texts_of("paragraph", text)[1] == " ".join(BODY.split())
