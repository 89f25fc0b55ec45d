"""Fusion is a total order of everything proposed, and no accident decides it."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from ipsearch.ranking.fusion import reciprocal_rank_fusion
from ipsearch.results import Candidate

_RUN = st.lists(st.integers(0, 30), unique=True, max_size=20).map(
    lambda ordinals: [Candidate(ordinal, float(-place)) for place, ordinal in enumerate(ordinals)]
)
_WEIGHT = st.sampled_from([0.1, 0.2, 0.25, 0.7, 1.0, 3.0])
LEGS = st.lists(st.tuples(_WEIGHT, _RUN), max_size=4)


@given(LEGS)
def test_every_candidate_comes_once(legs: list[tuple[float, list[Candidate]]]) -> None:
    fused = [candidate.ordinal for candidate in reciprocal_rank_fusion(legs)]
    assert sorted(fused) == sorted({candidate.ordinal for _, run in legs for candidate in run})


@given(LEGS)
def test_scores_are_shares_and_fall_with_ties_by_ordinal(legs: list[tuple[float, list[Candidate]]]) -> None:
    fused = reciprocal_rank_fusion(legs)
    assert all(0 < candidate.score <= 1 for candidate in fused)
    assert all((-a.score, a.ordinal) < (-b.score, b.ordinal) for a, b in itertools.pairwise(fused))


@given(LEGS, st.integers(0, 23))
def test_the_order_of_the_legs_does_not_matter(legs: list[tuple[float, list[Candidate]]], which: int) -> None:
    orders = list(itertools.permutations(legs))
    assert reciprocal_rank_fusion(orders[which % len(orders)]) == reciprocal_rank_fusion(legs)


@given(LEGS, st.floats(0.5, 100))
def test_scores_of_the_legs_do_not_matter_only_ranks(legs: list[tuple[float, list[Candidate]]], scale: float) -> None:
    scaled = [(weight, [Candidate(c.ordinal, c.score * scale - 7) for c in run]) for weight, run in legs]
    assert reciprocal_rank_fusion(scaled) == reciprocal_rank_fusion(legs)


@given(_RUN, _WEIGHT)
def test_one_leg_keeps_its_order(run: list[Candidate], weight: float) -> None:
    assert [c.ordinal for c in reciprocal_rank_fusion([(weight, run)])] == [c.ordinal for c in run]


@given(st.permutations(range(8)), st.permutations(range(8)))
def test_swapping_two_passages_everywhere_swaps_them_in_the_result(left: list[int], right: list[int]) -> None:
    """Names decide ties only: under other names the scores are the same."""
    names = {0: 7, 7: 0}
    renamed = [[Candidate(names.get(o, o), 0.0) for o in run] for run in (left, right)]
    plain = [[Candidate(o, 0.0) for o in run] for run in (left, right)]
    scores = {c.ordinal: c.score for c in reciprocal_rank_fusion([(1.0, run) for run in plain])}
    swapped = {c.ordinal: c.score for c in reciprocal_rank_fusion([(1.0, run) for run in renamed])}
    assert {names.get(ordinal, ordinal): score for ordinal, score in scores.items()} == swapped
