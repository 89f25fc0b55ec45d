"""Coverage: each word of the query counts once, at its best."""

from __future__ import annotations

import pytest

from ipsearch.ranking.coverage import Coverage
from ipsearch.ranking.likeness import Likeness
from ipsearch.text.stems import stem


def score(text: str, section: tuple[str, ...] = (), **weights: float) -> float:
    weighed = {stem(word): weight for word, weight in weights.items()}
    return Coverage(weighed, judge=Likeness(weighed, unknown=[stem("pollitie")])).score(text, section)


def test_every_word_held_is_a_full_score_however_often() -> None:
    assert score("De haven en de drones.", haven=1, drone=3) == 1.0
    assert score("haven haven haven", haven=1, drone=1) == 0.5


def test_words_weigh_by_their_weight() -> None:
    assert score("de haven", haven=3, drone=1) == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("politiesamenwerking", 0.9, 0.9),
        ("grenspolitie", 0.9, 0.9),
        ("politiewaarts", 0.7, 0.7),
        ("exopolitiexyz", 0.5, 0.5),
        ("politiek", 0.0, 0.0),
        ("pollitie", 0.0, 0.0),
        ("museum", 0.0, 0.0),
    ],
)
def test_compounds_and_misspellings_count_for_less(text: str, least: float, most: float) -> None:
    assert least <= score(text, politie=1) <= most


def test_a_short_word_inside_another_is_an_accident() -> None:
    assert score("eiland", land=1) == 0.0


def test_a_heading_counts_less_than_the_text() -> None:
    assert 0 < score("niets", ("Havens",), haven=1) < score("havens", (), haven=1)


def test_stop_words_of_the_text_hold_nothing() -> None:
    assert score("de het een", **{"de": 1.0, "haven": 1.0}) == 0.0


def test_a_misspelled_word_of_the_query_is_held_by_what_it_looks_like() -> None:
    assert 0.5 < score("de politie", pollitie=1) < 1
    assert score("de politiek", politie=1) == 0
