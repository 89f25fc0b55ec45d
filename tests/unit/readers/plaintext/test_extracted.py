"""The damage that extractors do: notes with stops, letter-spaced headings, margin columns in the middle."""

from __future__ import annotations

import pytest

from ipsearch.readers.plaintext.spacing import close_spacing
from tests.unit.readers.plaintext.texts import BODY, texts_of


def test_notes_may_be_numbered_with_a_stop() -> None:
    text = (
        BODY.replace("was.", "was.1")
        + "\n1. Zie het jaarverslag van de douane en de havenpolitie over heel\nhet afgelopen jaar.\n"
    )
    assert texts_of("footnote", text) == [
        "Zie het jaarverslag van de douane en de havenpolitie over heel het afgelopen jaar."
    ]
    assert texts_of("paragraph", text)[0].endswith("geval was.")


def test_a_numbered_list_is_no_row_of_notes() -> None:
    text = f"{BODY}2\n{BODY}\n1. Eerst de havens in het zuiden.\n2. Dan de havens in het noorden.\n"
    assert texts_of("footnote", text) == []
    assert len(texts_of("bullet", text)) == 2


def test_a_label_may_stand_two_lines_above_its_note() -> None:
    text = BODY.replace("was.", "was.1") + "\n1\n\nZie het jaarverslag van de douane.\n"
    assert texts_of("footnote", text) == ["Zie het jaarverslag van de douane."]


def test_a_marker_may_stand_apart_before_the_next_sentence() -> None:
    text = BODY.replace("optrekt. Daarnaast", "optrekt. 1 Daarnaast") + "\n1 Zie het jaarverslag van de douane.\n"
    assert texts_of("footnote", text) == ["Zie het jaarverslag van de douane."]
    assert "optrekt. Daarnaast" in texts_of("paragraph", text)[0]


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("T o t  s l o t", "Tot slot"),
        ("2 . 1   D e   v e i l i g e   h a v e n s", "2.1 De veilige havens"),
        ("D e v e i l i g e h a v e n s", "De veilige havens"),
        ("K o s t e n ( i n e u r o ’ s )", "Kosten (in euro’s)"),
        ("1 2 3 4 5 6", "1 2 3 4 5 6"),
        ("Wat we in de EU doen", "Wat we in de EU doen"),
    ],
)
def test_letter_spaced_lines_are_closed(spaced: str, closed: str) -> None:
    assert close_spacing(f"De veilige havens in euro’s.\n{spaced}\f{spaced}") == (
        f"De veilige havens in euro’s.\n{closed}\f{closed}"
    )


def test_soft_hyphens_are_hyphens_where_a_text_has_no_other() -> None:
    assert (
        "West-Afrika" in texts_of("paragraph", "Het gaat om West\u00adAfrika en om samen\u00ad\nwerking met de EU.")[0]
    )
    mixed = "Het gaat om West-Afrika en om be\u00adleid in samen\u00ad\nwerking met de EU."
    assert "om beleid in samenwerking" in texts_of("paragraph", mixed)[0]


def test_a_margin_column_between_the_lines_is_taken_out_whole() -> None:
    column = (
        "Directie Havens\nAfdeling Douane\nBezoekadres\nHavenplein 1\n2500 AA Den Haag\nContactpersoon\n"
        "mr. A. Zeeman\nbeleidsmedewerker\nT 070 000 00 00\nOns kenmerk\n7654321\n"
        "Bij beantwoording de datum en ons\nkenmerk\nvermelden. Wilt u slechts één zaak\nin uw\nbrief behandelen.\n"
    )
    text = f"{BODY}{column}{BODY}"
    assert " ".join(texts_of("paragraph", text)).split() == (BODY + BODY).split()
    assert "beleidsmedewerker" in " ".join(texts_of("margin", text))


def test_what_lost_its_tab_is_parted_again() -> None:
    assert texts_of("bullet", "Het plan:\n1.Eerst de havens;\n2.Dan de rest.") == [
        "1. Eerst de havens;",
        "2. Dan de rest.",
    ]


def test_numbered_headings_need_no_empty_line() -> None:
    text = f"{BODY}1. Toezicht\n{BODY}2. Kosten van het toezicht\n{BODY}"
    assert texts_of("heading", text) == ["1. Toezicht", "2. Kosten van het toezicht"]
    parts = f"{BODY}2. Toezicht\n2.1 Toezicht in de havens\n{BODY}2.2 Stappen\na) eerst de havens;\nb) dan de rest.\n"
    assert texts_of("heading", parts) == ["2. Toezicht", "2.1 Toezicht in de havens", "2.2 Stappen"]
    items = f"{BODY}1. Rotterdam\n2. Vlissingen\n3. Delfzijl\n{BODY}"
    assert texts_of("heading", items) == []


def test_the_margin_column_is_found_beside_notes_that_are_longer_than_the_lines() -> None:
    lines = [line.ljust(80) for line in BODY.splitlines() * 3]
    margin = ["Directie Havens", "Datum", "4 april 2032", "Ons kenmerk", "7654321"]
    lines = [line + (margin[place] if place < len(margin) else "") for place, line in enumerate(lines)]
    note = "1 Zie het jaarverslag van de douane over het afgelopen jaar, dat in maart is verschenen en daar te lezen is"
    text = "\n".join([*lines, "", note])
    assert texts_of("margin", text) == ["Directie Havens", "Datum\n4 april 2032", "Ons kenmerk\n7654321"]


def test_a_text_of_nothing_but_spaced_lines_costs_no_more_than_its_headings_would() -> None:
    lines = ["T o t s l o t"] * 400
    assert close_spacing("\n".join(["Tot slot", *lines])).count("Tot slot") < len(lines)


def test_a_margin_column_scattered_over_later_pages_is_taken_out() -> None:
    column = "Directie Havens\nAfdeling Douane\nDatum\n4 april 2032\nOns kenmerk\n7654321\n"
    later = f"{BODY}Afdeling Douane\n\n{BODY}Ons kenmerk\n7654321\n\n{BODY}"
    text = "\f".join([f"{BODY}{column}", later, later])
    assert "Douane" not in " ".join(texts_of("paragraph", text))
    assert "7654321" not in " ".join(texts_of("paragraph", text))
    assert len(texts_of("paragraph", text)) == 1 + 3 + 3


def test_signs_stacked_under_the_text_are_no_part_of_what_follows() -> None:
    text = BODY.replace("was.", "was.1") + "1. \n2. \n–  \n▪  \n1. Zie het jaarverslag van de douane.\n"
    assert texts_of("footnote", text) == ["Zie het jaarverslag van de douane."]
    assert texts_of("bullet", text) == []


def test_a_list_after_an_empty_indented_line_is_no_row_of_notes() -> None:
    body = BODY.replace("was.", "was.1")
    text = f"{body}{' ' * 24}\n1. Eerst de havens in het zuiden.\n2. Dan de havens in het noorden.\n"
    assert texts_of("footnote", text) == []


def test_a_page_number_left_of_the_text_is_no_part_of_its_line() -> None:
    lines = [f"{'':33}{line}" for line in BODY.splitlines() * 3]
    margin = ["Directie Havens", "Afdeling Douane", "Datum", "4 april 2032", "", "-2-"]
    lines = [text.ljust(33) + line[33:] for text, line in zip([*margin, *[""] * len(lines)], lines, strict=False)]
    assert " ".join(texts_of("paragraph", "\n".join(lines))).split() == (BODY * 3).split()
