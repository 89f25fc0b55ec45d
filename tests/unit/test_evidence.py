"""Does a text hold the type of answer that is asked for?"""

from __future__ import annotations

import pytest

from ipsearch.answering.evidence import announces, places
from ipsearch.answering.kinds import Want


@pytest.mark.parametrize(
    ("want", "text", "found"),
    [
        ("number", "Er voeren 61.400 schepen uit.", ["61.400"]),
        ("number", "Er voeren zeventien schepen uit.", ["zeventien"]),
        ("number", "De brief van 4 juli 2019 (nr. 895).", []),
        ("money", "Het kost € 21,7 miljoen per jaar.", ["€ 21,7 miljoen"]),
        ("percent", "Nederland betaalt 55 procent.", ["55 procent"]),
        ("duration", "Het certificaat is drie jaar geldig.", ["drie jaar"]),
        ("date", "Sinds 4 september 2023 is het team actief.", ["4 september", "2023"]),
        ("cause", "Dat lukt niet, omdat de brug dicht is.", ["omdat"]),
        ("reference", "Bel 0800 123 4567.", ["0800 123 4567"]),
    ],
)
def test_what_shows_a_type_of_answer(want: Want, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in places(want, text)] == found


@pytest.mark.parametrize(
    ("text", "future"),
    [
        ("De evaluatie wordt dit jaar nog uitgevoerd.", True),
        ("Ik heb de dienst gevraagd te onderzoeken of dat kan.", True),
        ("Ik zeg uw Kamer toe hierover te berichten.", True),
        ("De dienst concludeert dat het werkt.", False),
    ],
)
def test_what_is_still_to_come(text: str, future: bool) -> None:
    assert announces(text) is future
