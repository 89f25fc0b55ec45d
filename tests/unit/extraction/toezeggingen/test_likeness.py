"""Which words of a promise and of later passages are compared (ipsearch/extraction/toezeggingen/likeness.py)."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsearch.extraction.toezeggingen.likeness import (
    News,
    Promise,
    Rarity,
    Said,
    Side,
    confidences,
    content_words,
    counted,
    likenesses,
    linked,
    threshold,
)


@pytest.mark.parametrize(
    ("promise", "news", "shared"),
    [
        (
            "De politie blijft investeren in TRIDENT.",
            "De aanpak in TRIDENT-verband leverde 40 aanhoudingen op.",
            "trident",
        ),
        ("Wij dringen daar in de EU op aan.", "Binnen de EU is nu overeenstemming.", "eu"),
        ("Het politieverdrag wordt herzien.", "Over het verdrag is overeenstemming.", "verdrag"),
    ],
)
def test_names_inside_words_and_short_names_are_shared(promise: str, news: str, shared: str) -> None:
    assert shared in content_words(promise) & content_words(news)


def test_small_words_say_nothing() -> None:
    assert content_words("Dat is er nu ook van, en wel op 3 mei.") == frozenset()


WORDS = "korpschef loket agent haven schip grens tolk missie".split()


def side(chance: np.random.Generator, words: frozenset[str]) -> Side:
    """A side whose vectors lie near to all others."""
    vector = chance.normal(1, 0.8, 4).astype(np.float32)
    tokens = chance.integers(-20, 127, (3, 4)).astype(np.int8)
    return Side(words, vector / np.linalg.norm(vector), tokens)


def some(chance: np.random.Generator) -> frozenset[str]:
    return frozenset(chance.choice(WORDS, chance.integers(1, 5)).tolist())


@given(st.integers(0, 2**32 - 1), st.booleans(), st.floats(0, 5))
def test_what_is_not_compared_by_sentence_would_not_have_been_linked(seed: int, cites: bool, years: float) -> None:
    chance = np.random.default_rng(seed)
    own = some(chance)
    promise = Promise(side(chance, own), side(chance, own | some(chance)), own | some(chance), "")
    found = []
    for _ in range(8):
        said = tuple(
            Said(n, n + 1, some(chance), *(chance.random(3) < 0.5).tolist()) for n in range(chance.integers(1, 4))
        )
        found.append(News(side(chance, frozenset().union(*(one.words for one in said))), "", partial(tuple, said)))
    weights = Rarity((counted(found), {}), 9)
    sure = confidences(likenesses(promise, found, weights, cites, years))
    expected = [(place, value) for place, value in enumerate(sure.tolist()) if value >= threshold()]
    assert linked(promise, found, weights, cites, years) == expected
