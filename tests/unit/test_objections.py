"""What speaks against an answer?"""

from __future__ import annotations

import numpy as np
import pytest

from ipsearch.answering.features import NAMES, Asked
from ipsearch.answering.objections import objections, unknown_names
from ipsearch.answering.questions import understand
from ipsearch.queries import parse_query
from ipsearch.results import QueryEncoding
from ipsearch.text.stems import stem


def reasons(question: str, *rows: dict[str, float], text: str = "") -> list[str]:
    """What is said of pieces with this text of which this is known, and all else is 0."""
    values = np.array([[row.get(name, 0.0) for name in NAMES] for row in rows])
    encoded = QueryEncoding(np.zeros(4, dtype=np.float32))
    query = parse_query(question)
    weights = {stem(word): 1.0 for word in query.words}
    found = objections(Asked(understand(query), weights, lambda _: {}, encoded), values, [text] * len(rows))
    assert all(one.weight > 0 for one in found)
    return [one.reason for one in found]


@pytest.mark.parametrize(
    ("question", "known", "said"),
    [
        ("Hoeveel schepen zijn er?", {"type missing": 1.0}, "number"),
        ("Wat was de uitkomst van de proef?", {"announces": 1.0}, "announce"),
        ("Welke zeven havens zijn dicht?", {"spelled numbers missing": 1.0}, "‘zeven’"),
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


def test_names_that_no_letter_mentions_are_named() -> None:
    assert "‘Haïti’, ‘Japan’" in unknown_names(["Haïti", "Japan"])
