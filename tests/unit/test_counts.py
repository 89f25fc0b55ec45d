"""Numbers that a question takes for granted."""

from __future__ import annotations

import pytest

from ipsearch.answering.counts import bears_out, claims, named, to_name
from ipsearch.text.analysis import fold, printed_words


def claimed(question: str) -> list[str]:
    return [forms[0] for _, forms in claims([fold(word) for word in printed_words(question)])]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Welke zeven havens zijn dicht?", ["zeven"]),
        ("Wanneer vaart het tweede schip van de acht uit?", ["tweede", "acht"]),
        ("Wie betaalt in eerste instantie een schip?", []),
        ("Wat schreef de Tweede Kamer in de tweede helft van het jaar?", []),
        ("Is een derde van de schepen oud?", []),
        ("Why were two harbours closed ten behoeve van the ships?", ["two"]),
    ],
)
def test_numbers_and_ranks_that_count_something(question: str, numbers: list[str]) -> None:
    assert claimed(question) == numbers


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("welke zeven havens zijn dicht?", 7),
        ("welke 16 andere havens waren dat?", 16),
        ("met welke andere twee havens vaart hij?", 2),
        ("which three harbours are closed?", 3),
        ("havens waar geen schip kwam, welke vier?", 4),
        ("welke van de vier havens is dicht?", 0),
        ("welke vier van de zeven havens zijn dicht?", 0),
        ("welke havens zijn dicht?", 0),
        ("welke 2024-cijfers zijn er?", 0),
    ],
)
def test_how_many_things_a_question_asks_to_name(question: str, number: int) -> None:
    assert to_name(question) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("De havens zijn dicht.", 0),
        ("De havens Delfzijl en Den Helder zijn dicht.", 2),
        ("Dicht zijn Delfzijl, Den Helder en Vlissingen. Open zijn Breskens of Stavoren.", 3),
        ("Dicht zijn:\n• Delfzijl;\n• Den Helder;\n• Vlissingen;\n• Breskens.", 4),
    ],
)
def test_how_many_things_a_text_names(text: str, number: int) -> None:
    assert named(text) == number


@pytest.mark.parametrize(
    ("text", "borne_out"),
    [
        ("Drie havens zijn dicht.", True),
        ("De 3 havens zijn dicht.", True),
        ("Dicht zijn Delfzijl, Den Helder en Vlissingen.", True),
        ("Dicht zijn Delfzijl en Vlissingen.", False),
    ],
)
def test_a_number_is_borne_out_by_naming_as_many(text: str, borne_out: bool) -> None:
    words = [fold(word) for word in printed_words(text)]
    assert bears_out((3, ("drie", "3")), words, text) is borne_out


def test_an_english_number_is_borne_out_in_dutch() -> None:
    assert all(bears_out(claim, ["drie", "havens"], "drie havens") for claim in claims(["three", "harbours"]))


def test_a_rank_is_not_borne_out_by_naming() -> None:
    assert not bears_out((0, ("tweede", "2e")), (), "De schepen Alk en Meeuw varen.")
