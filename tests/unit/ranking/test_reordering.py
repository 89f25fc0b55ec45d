"""The order is a weighted sum, in [0, 1]."""

from __future__ import annotations

from dataclasses import fields

import pytest

from ipsearch.ranking.reordering import WEIGHTS, WEIGHTS_WITHOUT_TOKENS, score
from ipsearch.results import Features

ALL = Features(**{field.name: 1.0 for field in fields(Features)})


@pytest.mark.parametrize("weights", [WEIGHTS, WEIGHTS_WITHOUT_TOKENS])
def test_scores_lie_between_nought_and_one(weights: Features) -> None:
    assert score(ALL, weights) == pytest.approx(1)
    assert score(Features(), weights) == 0
    assert score(Features(period=-0.5), weights) == 0


@pytest.mark.parametrize("name", [field.name for field in fields(Features)])
def test_more_of_anything_is_never_worse(name: str) -> None:
    some = Features(lexical=0.5, coverage=0.5)
    more = Features(**{"lexical": 0.5, "coverage": 0.5, name: 0.9})
    assert score(more, WEIGHTS) >= score(some, WEIGHTS)
