"""What reading a sentence as a whole adds to its signals (ipsearch/extraction/toezeggingen/second_look.py)."""

from __future__ import annotations

import pytest

from ipsearch.extraction.toezeggingen.classifier import Judgement, shipped
from ipsearch.extraction.toezeggingen.detection import Writer, find_toezeggingen, judge
from ipsearch.extraction.toezeggingen.second_look import SecondLook, log_odds
from ipsearch.extraction.toezeggingen.signals import Surroundings

LOOK = SecondLook(looked_at=0.02, first=1.0, read=0.5, bias=-0.2)
PLAN = "De politie stelt voor elk gebied een beeld op."


def test_both_count_and_a_confidence_is_a_share() -> None:
    assert LOOK.confidence(0.5, 0.4) == pytest.approx(0.5)
    assert (
        0
        < LOOK.confidence(0.0, -50)
        < LOOK.confidence(0.3, 1)
        < LOOK.confidence(0.3, 2)
        < LOOK.confidence(1.0, 50)
        <= 1
    )
    assert log_odds(0.0) < log_odds(0.5) == 0.0 < log_odds(1.0)


def test_a_judgement_keeps_its_kinds_in_proportion_and_says_what_was_read() -> None:
    first = Judgement({"none": 0.6, "made": 0.3, "fulfilled": 0.1, "referenced": 0.0}, (("tense: present", 1.2),))
    second = first.read_as(LOOK, 4.0)
    assert second.confidence == pytest.approx(LOOK.confidence(0.4, 4.0))
    assert sum(second.probabilities.values()) == pytest.approx(1)
    assert second.probabilities["made"] == pytest.approx(3 * second.probabilities["fulfilled"])
    assert second.reasons[0] == ("read as a whole", 2.0)
    assert second.kind == "made"


def test_what_a_first_look_settles_is_not_read() -> None:
    asked: list[tuple[str, str]] = []

    def reads(around: str, sentence: str) -> float:
        asked.append((around, sentence))
        return 9.0

    settled = judge("Er waren 23 agenten.", Surroundings(headings=("Missies",), before="Het regende."), reads)
    assert settled.confidence < shipped().threshold
    assert asked == []
    open_ = judge(PLAN, Surroundings(headings=("Beelden", "Gebieden"), before="Het regende."), reads)
    assert asked == [("Gebieden / Het regende.", PLAN)]
    assert (
        open_.confidence > judge(PLAN, Surroundings(headings=("Beelden", "Gebieden"), before="Het regende.")).confidence
    )


def test_what_is_read_decides_whether_a_sentence_is_found() -> None:
    assert find_toezeggingen(PLAN, (), Writer(), lambda around, sentence: 9.0)
    assert not find_toezeggingen(PLAN, (), Writer(), lambda around, sentence: -9.0)
