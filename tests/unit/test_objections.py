"""What speaks against an answer?"""

from __future__ import annotations

import numpy as np
import pytest

from ipsearch.answering.features import NAMES, Asked
from ipsearch.answering.objections import objections, unknown_names
from ipsearch.answering.questions import understand
from ipsearch.queries import parse_query
from ipsearch.results import QueryEncoding


def reasons(question: str, *rows: dict[str, float]) -> list[str]:
    """What is said of pieces of which this is known, and all else is 0."""
    values = np.array([[row.get(name, 0.0) for name in NAMES] for row in rows])
    encoded = QueryEncoding(np.zeros(4, dtype=np.float32))
    found = objections(Asked(understand(parse_query(question)), {}, lambda _: {}, encoded), values)
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


def test_names_that_no_letter_mentions_are_named() -> None:
    assert "‘Haïti’, ‘Japan’" in unknown_names(["Haïti", "Japan"])
