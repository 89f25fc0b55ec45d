"""Letters pasted into e-mails, and signs that a recogniser misread."""

from __future__ import annotations

import pytest

from ipsearch.readers.reading import read_bytes
from tests.unit.readers.plaintext.texts import BODY, blocks_of, texts_of

LETTER = (
    "Ministerie van Havens\nAan de Voorzitter van de Tweede Kamer\nDatum 3 mei 2028\nBetreft Havens\n\n"
    f"Geachte voorzitter,\n\n{BODY}"
)
HEAD = "Van: Bode, A.\nVerzonden: maandag 3 juli 2028 10:12\nAan: lezer@voorbeeld.nl\nOnderwerp: FW: ter informatie\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{LETTER}",
        f"{HEAD}Ter informatie.\n\n-----Oorspronkelijk bericht-----\n{LETTER}",
        f"{HEAD}Ter informatie.\n\n{HEAD}{LETTER}",
        "".join(f"> {line}\n" for line in f"{HEAD}{LETTER}".splitlines()),
    ],
)
def test_the_head_of_an_email_is_no_part_of_the_letter_in_it(text: str) -> None:
    reading = read_bytes(text.encode(), "brief.txt")
    assert blocks_of(text) == blocks_of(LETTER)
    assert reading.letterhead.subject == "Havens"
    assert [warning for warning in reading.warnings if "e-mail" in warning]


def test_the_head_of_a_memo_is_no_email() -> None:
    memo = f"Aan: de minister\nVan: directie Havens\nDatum: 3 mei 2028\nOnderwerp: toegang tot havens\n\n{BODY}"
    assert not read_bytes(memo.encode(), "nota.txt").warnings
    assert "directie Havens" in " ".join(text for _, text in blocks_of(memo))


def test_bullets_that_a_recogniser_read_as_letters_are_bullets() -> None:
    text = f"{BODY}\nDaarom gebeurt het volgende:\n\ne De havens scannen meer.\ne De kades worden hoger.\n"
    assert texts_of("bullet", text) == ["• De havens scannen meer.", "• De kades worden hoger."]


def test_a_heading_over_a_heading_is_one_in_lines_that_are_not_wrapped() -> None:
    long = " ".join(BODY.split())
    text = f"{long}\nReactie op de punten\nPunt 1: toegang\n{long}\n{long}\nPunt 2: toezicht\n{long}\n"
    assert texts_of("heading", text) == ["Reactie op de punten", "Punt 1: toegang", "Punt 2: toezicht"]


def test_notes_whose_raised_figures_were_misread_are_notes() -> None:
    text = (
        f"{BODY}De havens zijn veiliger geworden.? Dat is zo.\n\n? Verslag over de havens, blz. 4.\n"
        f"2 Idem, blz. 7, met alle\nbijlagen.\n\f{BODY}\n\nt Zie de bijlage.\n"
    )
    assert texts_of("footnote", text) == [
        "Verslag over de havens, blz. 4.",
        "Idem, blz. 7, met alle bijlagen.",
        "Zie de bijlage.",
    ]


def test_a_list_at_the_end_of_a_page_is_no_misread_note() -> None:
    text = f"{BODY}Dit zijn de punten.\n\n* Het scannen gaat door.\n* De kades worden hoger.\n\f{BODY}"
    assert texts_of("footnote", text) == []


def test_cells_without_rows_are_reported() -> None:
    words = (
        "Partner|Aanvragen|Duur Bijzonderheden|Noord en|Oost|1.530|4,4 dagen|Zuid|611|2,7 dagen|Proef loopt|West|402"
    )
    cells = "".join(f"{word}\n\n" for word in f"{words}|3,8 dagen".split("|"))
    warned = read_bytes(f"{BODY}\n{cells}{BODY}".encode(), "brief.txt").warnings
    assert [warning for warning in warned if "lost its rows" in warning]
    headed = f"1. Doel\n\n2. Opzet\n\n3. Vervolg\n\n4. Slot\n\n{BODY}"
    assert not read_bytes(headed.encode(), "brief.txt").warnings


@pytest.mark.parametrize(
    "table",
    [
        "  Haven            Schepen\n  ---------------- ---------\n  Noord            12\n  Zuid en West     9\n",
        "  --------------------------\n  Haven            Schepen\n  ---------------- ---------\n"
        "  Noord            12\n\n"
        "  Zuid en          9\n  West             \n  --------------------------\n",
    ],
)
def test_tables_drawn_with_dashes_come_in_rows(table: str) -> None:
    rows = texts_of("table", f"{BODY}\n{table}\n{BODY}")[0].split("\n")
    assert rows == ["Haven | Schepen", "Noord | 12", "Zuid en West | 9"]
