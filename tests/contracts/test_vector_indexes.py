"""What every vector index promises; the exact one is the oracle for the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ipsearch.protocols import VectorIndex
from ipsearch.results import Candidate, Ordinals, Vectors
from ipsearch.vectors.exact import ExactVectors
from ipsearch.vectors.faiss import FaissVectors
from ipsearch.vectors.segments import SegmentedVectors, read_segments, write_segment

Build = Callable[[Ordinals, Vectors], VectorIndex]
DIMENSIONS = 16


def segmented(ordinals: Ordinals, matrix: Vectors) -> SegmentedVectors:
    """Three parts of unequal size."""
    cuts = [len(ordinals) // 5, len(ordinals) // 2]
    parts = zip(np.split(ordinals, cuts), np.split(matrix, cuts), strict=True)
    return SegmentedVectors([FaissVectors.build(*part) for part in parts if len(part[0])])


@pytest.fixture(params=["exact", "faiss", "segmented", "files"])
def build(request: pytest.FixtureRequest, tmp_path: Path) -> Build:
    def files(ordinals: Ordinals, matrix: Vectors) -> VectorIndex:
        half = len(ordinals) // 2
        parts = [(ordinals[:half], matrix[:half]), (ordinals[half:], matrix[half:])]
        return read_segments(tmp_path, [write_segment(tmp_path, 1, *part) for part in parts if len(part[0])])

    kinds: dict[str, Build] = {
        "exact": ExactVectors,
        "faiss": FaissVectors.build,
        "segmented": segmented,
        "files": files,
    }
    return kinds[request.param]


def unit(count: int, seed: int = 1) -> Vectors:
    """Random unit vectors that half precision holds exactly, as the store gives them."""
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSIONS))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16).astype(np.float32)


def ordinals(count: int, seed: int = 1) -> Ordinals:
    """Rising, with holes, not from zero."""
    return np.cumsum(np.random.default_rng(seed).integers(1, 4, count)).astype(np.int64) + 7


def axis(*scores: float) -> Vectors:
    """A row for each score, which is what the query along the first axis gives it."""
    matrix = np.zeros((len(scores), DIMENSIONS), dtype=np.float32)
    matrix[:, 0] = scores
    return matrix


QUERY = axis(1.0)[0]


def same(found: list[Candidate], expected: list[Candidate]) -> None:
    assert [c.ordinal for c in found] == [c.ordinal for c in expected]
    assert [c.score for c in found] == pytest.approx([c.score for c in expected], abs=1e-5)


@pytest.mark.parametrize("limit", [1, 10, 200, 1_000])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_best_come_first_as_the_oracle_has_them(build: Build, limit: int, seed: int) -> None:
    names, matrix = ordinals(200, seed), unit(200, seed)
    index, oracle = build(names, matrix), ExactVectors(names, matrix)
    for vector in unit(5, seed + 10):
        found = index.search(vector, limit)
        assert len(found) == min(limit, 200)
        same(found, oracle.search(vector, limit))


def test_the_oracle_sorts_all_scores() -> None:
    names, matrix = ordinals(50), unit(50)
    query = unit(1, 9)[0]
    scores = dict(zip(names.tolist(), (matrix @ query).tolist(), strict=True))
    expected = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    same(ExactVectors(names, matrix).search(query, 50), [Candidate(*item) for item in expected])


@pytest.mark.parametrize("limit", range(1, 13))
def test_ties_go_by_ordinal_also_where_the_limit_cuts(build: Build, limit: int) -> None:
    scores = [0.5, 0.5, 0.25, 0.5, 1.0, 0.5, 0.75, 0.25, 0.5, 0.75, 1.0, 0.25]
    names = np.arange(100, 112, dtype=np.int64)
    expected = sorted(zip(names.tolist(), scores, strict=True), key=lambda item: (-item[1], item[0]))[:limit]
    found = build(names, axis(*scores)).search(QUERY, limit)
    assert [(c.ordinal, c.score) for c in found] == expected


@pytest.mark.parametrize("share", [0, 1, 40, 200])
def test_among_leaves_only_what_it_names(build: Build, share: int) -> None:
    names, matrix = ordinals(200), unit(200)
    among = np.sort(np.random.default_rng(3).permutation(names)[:share])
    vector = unit(1, 5)[0]
    found = build(names, matrix).search(vector, 30, among)
    assert {c.ordinal for c in found} <= set(among.tolist())
    assert len(found) == min(30, share)
    same(found, ExactVectors(names, matrix).search(vector, 30, among))


def test_among_may_name_what_is_not_there(build: Build) -> None:
    names = np.array([3, 5, 9], dtype=np.int64)
    found = build(names, axis(0.5, 0.25, 1.0)).search(QUERY, 5, np.array([1, 5, 9, 1_000_000], dtype=np.int64))
    assert [c.ordinal for c in found] == [9, 5]


def test_negative_and_zero_scores_are_candidates_too(build: Build) -> None:
    found = build(np.arange(4, dtype=np.int64), axis(-0.5, 0.0, 0.5, -1.0)).search(QUERY, 4)
    assert [(c.ordinal, c.score) for c in found] == [(2, 0.5), (1, 0.0), (0, -0.5), (3, -1.0)]


def test_a_large_ordinal_is_kept(build: Build) -> None:
    names = np.array([1, 2**40], dtype=np.int64)
    assert [c.ordinal for c in build(names, axis(0.5, 1.0)).search(QUERY, 2)] == [2**40, 1]


def test_an_empty_index_finds_nothing(build: Build) -> None:
    index = build(np.zeros(0, dtype=np.int64), np.zeros((0, DIMENSIONS), dtype=np.float32))
    assert (len(index), index.search(QUERY, 3)) == (0, [])
    assert index.search(QUERY, 3, np.array([1], dtype=np.int64)) == []


def test_length_is_the_number_of_rows(build: Build) -> None:
    assert len(build(ordinals(23), unit(23))) == 23


def test_searching_leaves_the_index_and_the_query_as_they_were(build: Build) -> None:
    names, matrix, vector = ordinals(20), unit(20), unit(1, 4)[0]
    index = build(names, matrix)
    before, kept = index.search(vector, 20), vector.copy()
    index.search(unit(1, 8)[0], 3, names[:4])
    assert index.search(vector, 20) == before
    assert np.array_equal(vector, kept)
