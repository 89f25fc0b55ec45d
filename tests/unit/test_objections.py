"""What speaks against an answer?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from ipsearch.annotations import Label, Mention
from ipsearch.answering.features import NAMES, Asked, Candidate, Source
from ipsearch.answering.objections import objections
from ipsearch.answering.questions import understand
from ipsearch.answering.units import Unit
from ipsearch.queries import parse_query
from ipsearch.results import QueryEncoding, StoredPassage
from ipsearch.text.stems import stem
from tests.unit.values import letter, passage


def reasons(question: str, *rows: dict[str, float], text: str = "", named: Mapping[str, Label] = {}) -> list[str]:
    """What is said of pieces with this text, these names in it, of which this is known, and all else is 0."""
    values = np.array([[row.get(name, 0.0) for name in NAMES] for row in rows])
    encoded = QueryEncoding(np.zeros(4, dtype=np.float32))
    query = parse_query(question)
    weights = {stem(word): 1.0 for word in query.words}
    mentions = [Mention(text.index(name), text.index(name) + len(name), label) for name, label in named.items()]
    source = Source(StoredPassage(1, passage(text), letter("brief"), ()), 1, 0.5, None, mentions=mentions)
    piece = Candidate(source, Unit("sentence", 0, len(text)))
    found = objections(Asked(understand(query), weights, lambda _: {}, encoded), values, [piece] * len(rows))
    assert all(one.weight > 0 for one in found)
    return [str(one.reason) for one in found]


@pytest.mark.parametrize(
    ("question", "known", "said"),
    [
        ("Hoeveel schepen zijn er?", {"type missing": 1.0}, "number"),
        ("Wat was de uitkomst van de proef?", {"announces": 1.0}, "announce"),
        ("Wanneer gaan de zeven havens dicht?", {"spelled numbers missing": 1.0}, "‘zeven’"),
        ("Wat is het telefoonnummer van de post?", {}, "no number or address"),
        ("Hoeveel schepen waren er in 2021?", {"time": -1.0}, "2021"),
    ],
)
def test_what_anybody_can_see_speaks_against_it(question: str, known: dict[str, float], said: str) -> None:
    found = reasons(question, known)
    assert len(found) == 1
    assert said in found[0]


def test_one_piece_that_holds_it_is_enough() -> None:
    assert reasons("Hoeveel schepen zijn er?", {"type missing": 1.0}, {"type missing": 0.0}) == []
    assert reasons("Hoeveel schepen waren er in 2021?", {"time": -1.0}, {"time": 1.0}) == []


def test_nothing_is_said_where_nothing_is_wrong() -> None:
    assert reasons("Welke havens zijn dicht?", {}) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Per 1 mei is bij de Noorse kustwacht een nieuwe commandant begonnen.", False),
        ("De commandant vertegenwoordigt de Internationale Kustwacht Raad (IKR) in Oslo.", True),
        ("De commandant vertegenwoordigt de Internationale Kustwacht Raad (IKR).", False),
        ("Commandant Hansen is per 1 mei begonnen.", True),
    ],
)
def test_who_asks_for_a_name_is_not_answered_without_one(text: str, named: bool) -> None:
    said = reasons("Hoe heet de commandant van de Noorse kustwacht in de IKR?", {}, text=text)
    assert said == ([] if named else ["What these letters say about it gives no name."])
    assert reasons("Wat doet de commandant van de Noorse kustwacht?", {}, text=text) == []


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("Wie is de commandant van de kustwacht?", True),  # no word for somebody that we know: a body may be meant
        ("Wie is de nieuwe directeur van de kustwacht?", False),
        ("Hoe heet de directeur van de kustwacht?", False),
        ("Wie werd in Oslo benoemd?", False),
        ("Wie betaalt de kustwacht?", True),
        ("Hoe heet het overleg waar de kustwacht in zit?", True),
    ],
)
def test_who_asks_for_somebody_is_not_answered_with_a_body(question: str, answered: bool) -> None:
    text = "De kustwacht kreeg per 1 mei in Bergen een zetel in de Noordzee Raad."
    said = reasons(question, {}, text=text, named={"Bergen": "GPE_LOC", "Noordzee Raad": "ORG"})
    assert said == ([] if answered else ["What these letters say about it gives no name."])


@pytest.mark.parametrize(("name", "answered"), [("Hansen", True), ("Bergen", False)])
def test_the_name_of_somebody_is_one_that_the_question_does_not_give(name: str, answered: bool) -> None:
    text = f"Directeur {name} is per 1 mei begonnen."
    assert (not reasons("Wie is de directeur in Bergen?", {}, text=text, named={name: "PERSON"})) == answered


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Er zijn drie havens dicht.", False),
        ("Delfzijl en Vlissingen zijn dicht.", False),
        ("Delfzijl, Vlissingen en Breskens zijn dicht.", True),
    ],
)
def test_who_asks_to_name_three_is_answered_with_three(text: str, answered: bool) -> None:
    said = reasons("Welke drie havens zijn dicht?", {}, text=text)
    assert said == ([] if answered else ["What these letters say about it does not name 3 of them."])
