"""Late interaction: each token of the query at its best, weighed."""

from __future__ import annotations

import numpy as np
import pytest

from ipsearch.ranking.late_interaction import max_similarity
from ipsearch.results import QueryEncoding

EYE = np.eye(3, dtype=np.float32)


def tokens(*rows: int) -> np.ndarray:
    return (EYE[list(rows)] * 127).astype(np.int8)


def query(*rows: int, weights: tuple[float, ...] | None = None) -> QueryEncoding:
    return QueryEncoding(EYE[0], EYE[list(rows)], np.array(weights or [1.0] * len(rows), dtype=np.float32))


def test_all_tokens_held_is_one_and_none_is_nought() -> None:
    scores = max_similarity(query(0, 1), [tokens(0, 1, 2), tokens(2), tokens(1)])
    assert scores == pytest.approx([1.0, 0.0, 0.5], abs=1e-3)


def test_tokens_count_by_their_weight() -> None:
    assert max_similarity(query(0, 1, weights=(3.0, 1.0)), [tokens(0)]) == pytest.approx([0.75], abs=1e-3)


def test_a_passage_without_tokens_scores_nought_and_does_not_shift_the_others() -> None:
    empty = np.zeros((0, 0), dtype=np.int8)
    assert max_similarity(query(0), [empty, tokens(0), empty]) == pytest.approx([0.0, 1.0, 0.0], abs=1e-3)


def test_opposite_is_not_worse_than_nothing() -> None:
    assert max_similarity(query(0), [-tokens(0)]) == pytest.approx([0.0])


def test_without_token_vectors_there_is_no_score() -> None:
    assert max_similarity(QueryEncoding(EYE[0]), [tokens(0)]) is None


def test_no_passages_give_no_scores() -> None:
    found = max_similarity(query(0), [])
    assert found is not None
    assert found.shape == (0,)
