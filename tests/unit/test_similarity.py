"""How near are the tokens of a question to those of each piece of a passage?"""

from __future__ import annotations

import numpy as np
import pytest

from ipsearch.answering.similarity import similarity
from ipsearch.answering.units import Unit
from ipsearch.results import QueryEncoding

PIECES = [Unit("sentence", 10, 20), Unit("sentence", 21, 30)]
AXES = np.eye(4, dtype=np.float32)
ASKED = QueryEncoding(AXES[0], AXES[:2], np.array([1.0, 3.0], dtype=np.float32))
# A token in the headings, two in the first piece, one in the second.
TOKENS = (AXES[[1, 0, 2, 3]] * 127).astype(np.int8)
SPOTS = [(-9, -3), (10, 14), (15, 20), (21, 30)]


def test_each_piece_holds_what_its_own_tokens_are_near_to() -> None:
    found = similarity(ASKED, TOKENS, SPOTS, PIECES)
    assert found.tolist() == [[1.0, 0.0], [0.0, 0.0], [0.0, 1.0]]


@pytest.mark.parametrize("tokens", [None, np.zeros((0, 4), dtype=np.int8)])
def test_without_vectors_nothing_is_known(tokens: np.ndarray | None) -> None:
    assert not len(similarity(ASKED, tokens, [], PIECES))
    assert not len(similarity(QueryEncoding(AXES[0]), TOKENS, SPOTS, PIECES))
