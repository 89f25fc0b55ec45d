"""Ranks are fused by the published formula, and the result does not depend on accident."""

from __future__ import annotations

import itertools

import pytest

from ipsearch.ranking.fusion import DAMPING, reciprocal_rank_fusion
from ipsearch.results import Candidate
from tests.unit.values import ranked


def test_scores_are_weighted_sums_of_reciprocal_ranks_as_a_share_of_the_best() -> None:
    fused = reciprocal_rank_fusion([(1.0, ranked(1, 2)), (0.25, ranked(2, 3))])
    best = 1.25 / (DAMPING + 1)
    assert {c.ordinal: c.score for c in fused} == pytest.approx(
        {1: 1 / 61 / best, 2: (1 / 62 + 0.25 / 61) / best, 3: 0.25 / 62 / best}
    )
    assert [c.ordinal for c in fused] == [2, 1, 3]


def test_first_in_every_leg_scores_exactly_one() -> None:
    for weights in ((1.0, 0.25), (0.1, 0.2, 0.7), (1.0,)):
        assert reciprocal_rank_fusion([(weight, ranked(7)) for weight in weights])[0].score == 1.0


def test_ties_go_by_ordinal_in_whatever_order_the_legs_come() -> None:
    legs = [(1.0, ranked(3, 2, 1)), (1.0, ranked(1, 3, 2)), (1.0, ranked(2, 1, 3))]
    for order in itertools.permutations(legs):
        assert [c.ordinal for c in reciprocal_rank_fusion(order)] == [1, 2, 3]


def test_a_heavier_leg_decides() -> None:
    assert [c.ordinal for c in reciprocal_rank_fusion([(1.0, ranked(2, 1)), (0.5, ranked(1, 2))])] == [2, 1]


def test_a_leg_of_no_weight_proposes_but_does_not_decide() -> None:
    fused = reciprocal_rank_fusion([(1.0, ranked(2)), (0.0, ranked(1))])
    assert [(c.ordinal, c.score) for c in fused] == [(2, 1.0), (1, 0.0)]


@pytest.mark.parametrize("legs", [[], [(1.0, [])], [(0.0, ranked(1))]])
def test_without_candidates_or_weight_there_is_nothing_to_rank(legs: list[tuple[float, list[Candidate]]]) -> None:
    assert reciprocal_rank_fusion(legs) == []
