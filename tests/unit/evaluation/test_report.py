"""Measures are those of the field, worked out by hand here."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pytest

from ipsearch.evaluation.measures import Row, Score
from ipsearch.evaluation.report import evaluate
from ipsearch.evaluation.topics import Gold, Topic
from ipsearch.results import Hit
from tests.unit.values import hit

ANSWER, OTHER, RELATED = "De brug gaat open in maart.", "De brug kost vier ton.", "Er is een brug."


def topic(name: str, kind: str = "fact", *gold: Gold, answerable: bool = True) -> Topic:
    return Topic(name, name, kind, answerable, gold or (Gold("brief", ANSWER, 2),))


def texts(*found: str) -> list[Hit]:
    return [hit(rank, text, position=rank) for rank, text in enumerate(found, 1)]


def rows(runs: Mapping[str, Sequence[Hit]], *topics: Topic) -> dict[str, Row]:
    return {row.type: row for row in evaluate(topics, lambda query, depth: runs[query][:depth])}


def means(row: Row) -> dict[str, float]:
    return {name: score.mean for name, score in row.scores.items()}


def test_one_topic_by_hand() -> None:
    """The related passage first, then nothing, then one of two answers."""
    gold = (Gold("brief", ANSWER, 2), Gold("brief", OTHER, 2), Gold("brief", RELATED, 1))
    found = rows({"q": texts(RELATED, "Iets anders.", ANSWER)}, topic("q", "fact", *gold))
    gain = 1 / math.log2(2) + 2 / math.log2(4)
    ideal = 2 / math.log2(2) + 2 / math.log2(3) + 1 / math.log2(4)
    assert means(found["fact"]) == pytest.approx(
        {
            "Success(rel=2)@1": 0,
            "Success(rel=2)@5": 1,
            "RR(rel=2)": 1 / 3,
            "R(rel=2)@10": 1 / 2,
            "nDCG@10": gain / ideal,
        },
        abs=5e-5,
    )


def test_types_are_measured_apart_and_together() -> None:
    runs = {"a": texts(ANSWER), "b": texts("Niets.", ANSWER), "c": texts("Niets.")}
    found = rows(runs, topic("a", "fact"), topic("b", "name"), topic("c", "name"))
    assert list(found) == ["fact", "name", "ALL"]
    assert {name: (row.topics, row.scores["RR(rel=2)"].mean) for name, row in found.items()} == {
        "fact": (1, 1.0),
        "name": (2, 0.25),
        "ALL": (3, 0.5),
    }


def test_the_interval_holds_the_mean_and_the_same_run_gives_it_again() -> None:
    runs = {str(i): texts(*["Niets."] * (i % 3), ANSWER) for i in range(12)}
    topics = [topic(name) for name in runs]
    score = rows(runs, *topics)["ALL"].scores["RR(rel=2)"]
    assert score.low < score.mean < score.high
    assert rows(runs, *topics)["ALL"].scores["RR(rel=2)"] == score


def test_an_interval_of_equal_scores_is_a_point() -> None:
    runs = {str(i): texts(ANSWER) for i in range(4)}
    assert rows(runs, *map(topic, runs))["ALL"].scores["RR(rel=2)"] == Score(1.0, 1.0, 1.0)


def test_topics_without_an_answer_are_not_asked() -> None:
    found = rows({"a": texts(ANSWER)}, topic("a"), topic("x", "none", answerable=False))
    assert {name: row.topics for name, row in found.items()} == {"fact": 1, "ALL": 1}


def test_without_topics_there_is_one_empty_row() -> None:
    assert [(row.type, row.topics, set(row.scores.values())) for row in evaluate([], lambda q, d: [])] == [
        ("ALL", 0, {Score(0.0, 0.0, 0.0)})
    ]


def test_an_answer_found_twice_counts_once_at_its_first_place() -> None:
    gold = (Gold("brief", ANSWER, 2), Gold("brief", OTHER, 2))
    found = rows({"q": texts(ANSWER, ANSWER, OTHER)}, topic("q", "fact", *gold))
    ideal = 2 + 2 / math.log2(3)
    assert found["fact"].scores["nDCG@10"].mean == pytest.approx((2 + 2 / math.log2(4)) / ideal, abs=5e-5)


def test_a_passage_with_two_answers_finds_both() -> None:
    gold = (Gold("brief", ANSWER, 2), Gold("brief", OTHER, 2))
    found = rows({"q": texts(f"{ANSWER} {OTHER}")}, topic("q", "fact", *gold))
    assert found["fact"].scores["R(rel=2)@10"].mean == 1.0


def test_a_hit_without_any_gold_leaves_zero() -> None:
    assert set(means(rows({"q": []}, topic("q"))["ALL"]).values()) == {0.0}
