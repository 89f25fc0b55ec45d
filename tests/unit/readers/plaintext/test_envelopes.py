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
