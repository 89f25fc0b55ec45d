"""Vectors of tokens come back as they were stored, and go with their letter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from ipsearch.results import Encodings
from ipsearch.store.snapshot import StoreSnapshot
from ipsearch.store.writer import StoreWriter
from tests.unit.values import new_letter

TOKENS = (np.array([[1, -127, 5], [7, 0, 127]], dtype=np.int8), np.zeros((0, 0), dtype=np.int8))


def store(folder: Path) -> StoreWriter:
    writer = StoreWriter(folder)
    letter = new_letter("visie", "een", "twee")
    with writer.transaction():
        writer.add_letter(1, 10, replace(letter, encodings=Encodings(letter.encodings.texts, TOKENS)))
    return writer


def test_tokens_come_back_by_ordinal(tmp_path: Path) -> None:
    store(tmp_path).close()
    found = StoreSnapshot(tmp_path).tokens([10, 11, 12])
    assert found.keys() == {10, 11}
    assert found[10].tolist() == TOKENS[0].tolist()
    assert len(found[11]) == 0


def test_tokens_go_with_their_letter(tmp_path: Path) -> None:
    writer = store(tmp_path)
    with writer.transaction():
        writer.drop_letters([1])
    writer.close()
    assert StoreSnapshot(tmp_path).tokens([10, 11]) == {}
