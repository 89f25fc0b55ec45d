"""Passages on other subjects that the encoder learns to tell from an answer (scripts/encoder/strangers.py)."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts")]

from encoder.strangers import Strangers, look  # noqa: E402

_QUERY = np.array([[1.0, 0.0]], dtype=np.float32)
_OWN = np.array([[0.9, 0.4358899]], dtype=np.float32)


def _looked_at(*nearness: float) -> Strangers:
    """Seven strangers, the first as near to the query as said, the others not near at all."""
    first = [(near, (1 - near**2) ** 0.5) for near in nearness]
    vectors = np.array([*first, *[(-1.0, 0.0)] * (7 - len(first))], dtype=np.float32)
    made = Strangers([[place] for place in range(7)])
    look(made, [_QUERY], _OWN, vectors)
    return made


def test_a_stranger_as_near_as_the_answer_may_answer_and_is_left_out() -> None:
    near = _looked_at(0.95, 0.89, 0.5).near[0][0]
    assert 2 in near
    assert not {0, 1} & set(near)


def test_a_batch_gets_each_stranger_once_and_none_for_a_query_that_has_none() -> None:
    made = Strangers([[7], [8]], near=[[[0], [0]], [[]]])
    assert made.of([(0, 0), (0, 1), (1, 0)], 3, random.Random(0)) == [[7]]
