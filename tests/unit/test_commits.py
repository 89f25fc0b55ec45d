"""However letters come and go, the vectors of a commit are those of its passages, each once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from ipsearch.commits import Change, IndexSnapshot, IndexWriter, open_snapshot
from ipsearch.results import NewLetter
from ipsearch.vectors.segments import FANOUT
from tests.unit.values import new_letter


def letters(count: int, size: int, name: str = "brief") -> Iterator[NewLetter]:
    """Letters of ``size`` passages with vectors of their own."""
    for number in range(count):
        vectors = np.random.default_rng(number).normal(size=(size, 8)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        yield new_letter(f"{name}{number}", *(f"alinea {place}" for place in range(size)), vectors=vectors)


def check(snapshot: IndexSnapshot) -> None:
    """Every live passage comes out of a full search exactly once, beside perhaps some that are gone."""
    seen = [c.ordinal for c in snapshot.vectors.search(np.ones(8, dtype=np.float32), 1_000_000)]
    assert len(seen) == len(set(seen))
    assert set(seen) >= set(snapshot.store.ordinals().tolist())
    snapshot.close()


def test_a_large_commit_among_small_ones_is_not_merged_twice(tmp_path: Path) -> None:
    with IndexWriter(tmp_path, "test") as writer:
        for new in letters(1, 2, "eerste"):
            writer.commit(Change(added=(new,)))
        writer.commit(Change(added=tuple(letters(1, FANOUT**3, "groot"))))
        for new in letters(FANOUT**2, 2):
            writer.commit(Change(added=(new,)))
    check(open_snapshot(tmp_path))


def test_a_letter_that_is_replaced_again_and_again_does_not_stop_the_writer(tmp_path: Path) -> None:
    with IndexWriter(tmp_path, "test") as writer:
        for place, new in enumerate(letters(2 * FANOUT, 2)):
            writer.commit(Change(added=(new,), removed=(place,) if place else ()))
    snapshot = open_snapshot(tmp_path)
    assert snapshot.store.count_passages() == 2
    assert len(snapshot.store.segments()) <= FANOUT
    check(snapshot)


@pytest.mark.parametrize("count", [1, FANOUT, FANOUT + 1])
def test_all_letters_gone_is_an_empty_index(tmp_path: Path, count: int) -> None:
    with IndexWriter(tmp_path, "test") as writer:
        for new in letters(count, 2):
            writer.commit(Change(added=(new,)))
        writer.commit(Change(removed=tuple(range(1, count + 1))))
    snapshot = open_snapshot(tmp_path)
    assert (snapshot.store.letters(), len(snapshot.lexical)) == ([], 0)
    check(snapshot)
