"""How does a toezegging stand, and which of them are asked for?"""

from __future__ import annotations

import datetime as dt

import pytest

from ipsearch.annotations import Deadline, FoundToezegging, ToezeggingKind
from ipsearch.errors import QueryError
from ipsearch.results import Link, Relation, Status
from ipsearch.stories import Event, make_wanted, status
from tests.unit.values import hit

TODAY = dt.date(2024, 1, 1)
PAST, AHEAD = dt.date(2023, 12, 31), dt.date(2024, 1, 1)


def found(kind: ToezeggingKind = "made", term: dt.date | None = None) -> FoundToezegging:
    deadline = Deadline("dan", term, term) if term else None
    return FoundToezegging(0, 5, kind, "intention", 0.9, deadline=deadline)


def event(relation: Relation, confidence: float = 0.9) -> Event:
    return Event(Link(1, 0, 5, relation, confidence), hit(1, "Iets is gebeurd.").found)


@pytest.mark.parametrize(
    ("one", "events", "stands"),
    [
        (found(), [], "open"),
        (found(term=AHEAD), [], "open"),
        (found(term=PAST), [], "overdue"),
        (found(term=PAST), [event("progress")], "progress"),
        (found(term=PAST), [event("changed")], "progress"),
        (found(term=PAST), [event("progress"), event("fulfilled")], "fulfilled"),
        (found(term=PAST), [event("fulfilled", 0.3)], "overdue"),
        (found("referenced"), [], "unknown"),
        (found("fulfilled"), [], "fulfilled"),
    ],
)
def test_status_follows_from_links_and_term(one: FoundToezegging, events: list[Event], stands: Status) -> None:
    assert status(one, events, TODAY) == stands


def test_what_is_asked_for_must_exist() -> None:
    assert make_wanted(kind="MADE", due_before="2024").due_before == dt.date(2024, 1, 1)
    with pytest.raises(QueryError, match="strength: 'zacht' is none of hard"):
        make_wanted(strength="zacht")
    with pytest.raises(QueryError, match="due-before"):
        make_wanted(due_before="straks")
