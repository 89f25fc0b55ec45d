"""The order: standing among the candidates for some features, the value itself for others."""

from __future__ import annotations

import pytest

from ipsearch.ranking.reordering import ABSOLUTE, RELATIVE, WEIGHTS, WEIGHTS_WITHOUT_TOKENS, scores
from ipsearch.results import Features

NONE = Features()


@pytest.mark.parametrize("weights", [WEIGHTS, WEIGHTS_WITHOUT_TOKENS])
@pytest.mark.parametrize("name", [*RELATIVE, *ABSOLUTE])
def test_more_of_anything_is_never_worse(name: str, weights: object) -> None:
    more, less = scores([Features(**{name: 0.9}), Features(**{name: 0.1})], weights)  # type: ignore[arg-type]
    assert 0 < less <= more < 1


def test_what_counts_relatively_does_not_depend_on_the_level() -> None:
    low = scores([Features(tokens=0.2), Features(tokens=0.1)], WEIGHTS)
    high = scores([Features(tokens=0.9), Features(tokens=0.8)], WEIGHTS)
    assert low == pytest.approx(high)


def test_candidates_without_a_difference_score_alike() -> None:
    assert len(set(scores([NONE] * 5, WEIGHTS))) == 1


@pytest.mark.parametrize("count", [0, 1])
def test_few_candidates_have_scores_too(count: int) -> None:
    assert len(scores([NONE] * count, WEIGHTS)) == count


def test_no_weight_is_below_nought() -> None:
    assert min(*WEIGHTS.together, *WEIGHTS_WITHOUT_TOKENS.together) >= 0
