"""Letters that a tool doubled, left out, or wrote in the code of mail."""

from __future__ import annotations

import pytest

from ipsearch.readers.plaintext.lost_letters import with_lost_letters
from ipsearch.readers.plaintext.struck import without_striking
from ipsearch.readers.reading import read_bytes
from tests.unit.readers.plaintext.texts import BODY, texts_of


@pytest.mark.parametrize(
    ("struck", "once"),
    [("VVrraaaagg 1111", "Vraag 11"), ("BBBiiijjjlllaaagggeee", "Bijlage"), ("In 22 gemeenten", "In 22 gemeenten")],
)
def test_what_was_struck_to_look_bold_is_read_once(struck: str, once: str) -> None:
    assert without_striking(struck) == once


def test_a_lost_letter_comes_back_where_one_alone_makes_a_word() -> None:
    assert with_lost_letters("de o\ufffdciële cij\ufffders") == "de officiële cij\ufffders"
    assert with_lost_letters("ge\ufffdnformeerd") == "geïnformeerd"


def test_ligatures_come_back_in_a_text_without_any() -> None:
    lacking = "De ofciële regels zijn signicant en de nanciering is zeker. "
    assert "De officiële regels zijn significant en de financiering is" in with_lost_letters(lacking + BODY * 5)
    assert with_lost_letters(f"{lacking}{BODY * 5}fiets") == f"{lacking}{BODY * 5}fiets"


def test_the_code_of_mail_is_undone() -> None:
    text = "De inspecteur is ge=C3=AFnformeerd over de haven, en heeft de =\nschepen gezien. Dat kost =E2=82=AC 5."
    assert texts_of("paragraph", text) == [
        "De inspecteur is geïnformeerd over de haven, en heeft de schepen gezien. Dat kost € 5."
    ]


def test_an_equals_sign_may_be_one() -> None:
    assert texts_of("paragraph", "Hier is a=12, b =AB en c=9 geschreven.") == ["Hier is a=12, b =AB en c=9 geschreven."]


def test_an_english_letter_has_a_letterhead_too() -> None:
    text = (
        "H.E. the Minister of Justice\nParamaribo\nDate 21 May 2025\nOur reference BZ-1748220\n"
        "Re Request for assistance\nExcellency,\nI refer to our meeting of the year in the capital.\n"
        "Yours sincerely,\nThe Minister of Justice and Security,\nD. de Wit\n"
    )
    letterhead = read_bytes(text.encode(), "letter.txt").letterhead
    assert (str(letterhead.date), letterhead.kenmerk) == ("2025-05-21", "BZ-1748220")
    assert letterhead.subject == "Request for assistance"
    assert any(block.startswith("I refer") for block in texts_of("paragraph", text))


def test_another_instruction_of_the_margin_column_is_none_of_the_body() -> None:
    column = "Correspondentie\nuitsluitend richten aan het\nretouradres met vermelding\nvan de datum en het\n"
    text = f"{BODY}{column}kenmerk van deze brief.\n{BODY}"
    assert "uitsluitend" not in " ".join(texts_of("paragraph", text))
