"""What other tools do to a letter's text: instructions in other words, markers glued to words."""

from __future__ import annotations

import pytest

from ipsearch.readers.masthead import furniture_runs, is_signal
from ipsearch.readers.plaintext.lines import clean_characters
from tests.unit.readers.plaintext.texts import BODY, blocks_of, texts_of


@pytest.mark.parametrize(
    "instruction",
    [
        "Bij beantwoording graag de\ndatum en ons kenmerk\nvermelden. Per brief één\nonderwerp behandelen.\n",
        "Bij beantwoording gaarne datum\nen kenmerk vermelden.\nWilt u in uw brief slechts\néén zaak behandelen.\n",
    ],
)
def test_the_reply_instruction_has_other_words_too(instruction: str) -> None:
    text = f"{BODY}\f{instruction}{BODY}"
    assert texts_of("margin", text) == [instruction.strip()]
    assert not any("behandelen" in block for block in texts_of("paragraph", text))


def test_words_of_the_instruction_stay_where_no_instruction_is() -> None:
    text = f"{BODY}\nIk zal per brief één\nonderwerp behandelen.\n"
    assert "per brief één onderwerp behandelen." in texts_of("paragraph", text)[-1]


def test_a_sentence_may_open_as_an_address_does() -> None:
    assert is_signal("Aan de leden van de gemeenteraad")
    assert not is_signal("Aan de hand van dit onderzoek")
    assert not is_signal("Aan het lid Visser heb ik toegezegd te bezien of de regeling voor havens ruimer kan worden")


def test_markers_of_items_part_from_the_word_that_they_touch() -> None:
    text = f"{BODY}Het gaat om:\n(1)meer camera's op de kade;\n(2)betere hekken;\niii.men wil langer open zijn.\n"
    bullets = texts_of("bullet", text)
    assert [bullet.split()[0] for bullet in bullets] == ["(1)", "(2)", "iii."]
    assert "d.jansen@haven.example" in texts_of("paragraph", f"{BODY}\nd.jansen@haven.example schreef dat.\n")[-1]


def test_what_closes_a_letter_is_no_line_of_the_margin_column_around_it() -> None:
    column = ["Directie Havens", "Postbus 12", "Datum", "4 mei 2020"]
    assert furniture_runs([*column, "beleidsmedewerker", "Ons kenmerk", "2020-12"]) == [(0, 7)]
    assert furniture_runs([*column, "Met vriendelijke groet,", "Ons kenmerk", "2020-12"]) == [(0, 4)]


def test_a_numbered_heading_over_its_first_part_is_no_note() -> None:
    text = BODY.replace("was.", "was.2") + "2 Uitkomsten van het onderzoek\n2.1 De kade\nDe kade is veiliger.\n"
    assert texts_of("footnote", f"{BODY * 3}\f{text}") == []


def test_letterhead_that_most_pages_print_is_taken_out_wherever_it_stands() -> None:
    pair = "Bureau Havens\nAfdeling Toezicht\n"
    dated = "Datum\n4 mei 2020\n"
    long = BODY * 10
    pages = [
        f"{long}{pair}{BODY}{dated}{BODY}",
        f"{long}{BODY}{pair}{BODY}{dated}{BODY}",
        f"{long}{dated}{BODY}{pair}{BODY}",
    ]
    text = "\f".join(pages)
    assert all(block.count("Bureau") + block.count("mei") == 0 for block in texts_of("paragraph", text))
    assert any("Bureau Havens" in block for block in texts_of("margin", text))


def test_two_short_lines_of_one_page_stay() -> None:
    text = f"{BODY}\nBureau Havens\nAfdeling Toezicht\n\n{BODY}\f{BODY}\nDatum\n4 mei 2020\n\n{BODY}\f{BODY}"
    assert sum("Havens" in block or "mei" in block for kind, block in blocks_of(text) if kind != "margin") == 2


def test_letters_of_ligatures_whose_bytes_were_swapped_are_letters() -> None:
    damaged = "hee\u6600\u7400 de voorzi\u7400\u7400er een \u6600\u6900ets en b\u6900\u6a00drage"
    assert clean_characters(damaged) == "heeft de voorzitter een fiets en bijdrage"
    assert clean_characters("\u6600\u6900") == "\u6600\u6900"


def test_ligatures_are_letters() -> None:
    assert clean_characters("de deﬁnitieve hoﬀelijke eﬃciënte ﬂits") == "de definitieve hoffelijke efficiënte flits"
