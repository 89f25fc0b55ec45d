"""Adding costs in proportion to what is added: few files, few rewrites, nothing dead and nothing left over."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from ipsearch.errors import IndexCorrupt
from ipsearch.results import Ordinals, Vectors
from ipsearch.vectors.segments import FANOUT, Segment, merge_segments, read_segments, sweep, to_merge, write_segment

Part = tuple[Ordinals, Vectors]


def rows(*ordinals: int) -> Part:
    """Vectors of dimension 4 that tell their ordinal."""
    matrix = np.array([[1.0, ordinal, 0.5, 0.0] for ordinal in ordinals], dtype=np.float32).reshape(-1, 4)
    return np.array(ordinals, dtype=np.int64), matrix


def found(folder: Path, *segments: Segment) -> dict[int, float]:
    """Ordinal and second coordinate of every row."""
    along = np.array([0.0, 1.0, 0.0, 0.0], dtype=np.float32)
    return {c.ordinal: c.score for c in read_segments(folder, segments).search(along, 1_000)}


def grow(sizes: list[int]) -> tuple[list[Segment], int]:
    """The segments after commits of these sizes, merged by the policy, and the rows that merging wrote."""
    segments: list[Segment] = []
    first = rewritten = 0
    for size in sizes:
        segments.append(Segment(f"s{first}", size, first, first + size - 1))
        first += size
        while group := to_merge(segments):
            merged = Segment("m", sum(s.rows for s in group), group[0].first, group[-1].last)
            segments = [s for s in segments if s not in group] + [merged]
            rewritten += merged.rows
    return segments, rewritten


@pytest.mark.parametrize("sizes", [[1] * 5_000, [10] * 3_000, [600] + [10] * 500, [1, 50, 400] * 300, [7, 9] * 1_000])
def test_files_and_rewrites_stay_logarithmic_in_the_rows(sizes: list[int]) -> None:
    segments, rewritten = grow(sizes)
    total = sum(sizes)
    tiers = math.log(total, FANOUT) + 1
    assert sum(s.rows for s in segments) == total
    assert len(segments) <= (FANOUT - 1) * tiers
    assert rewritten <= total * tiers


def test_segments_are_left_alone_until_a_tier_is_full() -> None:
    few = [Segment(str(i), 1, i, i) for i in range(FANOUT - 1)]
    assert to_merge(few) == []
    assert to_merge([*few, Segment("groot", FANOUT**2, 100, 200)]) == []
    assert len(to_merge([*few, Segment("nog een", 2, 300, 301)])) == FANOUT


@pytest.mark.parametrize(("size", "tier"), [(0, 0), (1, 0), (7, 0), (8, 1), (63, 1), (64, 2), (512, 3), (4_096, 4)])
def test_a_tier_spans_one_factor(size: int, tier: int) -> None:
    assert Segment("s", size, 0, size).tier == tier


def test_a_segment_is_read_as_it_was_written(tmp_path: Path) -> None:
    segment = write_segment(tmp_path, 3, *rows(5, 6, 9))
    assert (segment.rows, segment.first, segment.last) == (3, 5, 9)
    assert found(tmp_path, segment) == {5: 5.0, 6: 6.0, 9: 9.0}


def test_several_segments_are_searched_as_one(tmp_path: Path) -> None:
    parts = [write_segment(tmp_path, 1, *rows(0, 1)), write_segment(tmp_path, 2, *rows(2))]
    assert found(tmp_path, *parts) == {0: 0.0, 1: 1.0, 2: 2.0}
    assert len(read_segments(tmp_path, parts)) == 3


def test_merging_keeps_only_the_live_rows(tmp_path: Path) -> None:
    merged = merge_segments(tmp_path, 9, [rows(0, 2), rows(5)])
    assert merged is not None
    assert (merged.rows, merged.first, merged.last) == (3, 0, 5)
    assert found(tmp_path, merged) == {0: 0.0, 2: 2.0, 5: 5.0}


def test_merging_sorts_interleaved_ranges_and_writes_each_row_once(tmp_path: Path) -> None:
    merged = merge_segments(tmp_path, 9, [rows(0, 4, 7), rows(4, 5)])
    assert merged is not None
    assert (merged.rows, found(tmp_path, merged)) == (4, {0: 0.0, 4: 4.0, 5: 5.0, 7: 7.0})


def test_merging_nothing_live_makes_no_file(tmp_path: Path) -> None:
    assert merge_segments(tmp_path, 9, [rows(), rows()]) is None
    assert list(tmp_path.iterdir()) == []


def test_merging_passes_over_a_segment_in_which_nothing_lives(tmp_path: Path) -> None:
    """The store gives a matrix of shape (0, 0) for a range without rows."""
    empty = np.zeros(0, dtype=np.int64), np.zeros((0, 0), dtype=np.float32)
    merged = merge_segments(tmp_path, 9, [empty, rows(3), empty])
    assert merged is not None
    assert found(tmp_path, merged) == {3: 3.0}


def test_sweeping_deletes_what_the_store_does_not_name(tmp_path: Path) -> None:
    kept, left = write_segment(tmp_path, 1, *rows(0)), write_segment(tmp_path, 2, *rows(1))
    (tmp_path / "README.md").touch()
    assert sweep(tmp_path, [kept]) == [left.name]
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([kept.name, "README.md"])
    assert sweep(tmp_path, [kept]) == []


def test_two_commits_never_write_the_same_file(tmp_path: Path) -> None:
    names = {write_segment(tmp_path, commit, *rows(0)).name for commit in (1, 2)}
    assert len(names) == 2


def test_a_segment_that_is_gone_is_missed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_segments(tmp_path, [Segment("weg.faiss", 1, 0, 0)])


def test_a_segment_that_is_broken_is_refused(tmp_path: Path) -> None:
    segment = write_segment(tmp_path, 1, *rows(0, 1, 2))
    (tmp_path / segment.name).write_bytes((tmp_path / segment.name).read_bytes()[:40])
    with pytest.raises(IndexCorrupt, match=segment.name):
        read_segments(tmp_path, [segment])
