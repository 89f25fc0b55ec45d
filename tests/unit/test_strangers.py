"""Passages on other subjects that the encoder learns to tell from an answer (scripts/encoder/strangers.py)."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts")]

from encoder.strangers import Apart, Strangers, look  # noqa: E402

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


def test_a_text_that_is_measured_with_is_known_again_by_a_part_of_it(tmp_path: Path) -> None:
    rule = "De burgemeester kan een vergunning weigeren wanneer de aanvrager niet kan aantonen dat hij de zaal huurt. "
    rule += "Hij weigert haar in elk geval wanneer dit jaar een eerdere vergunning voor die zaal is ingetrokken. "
    other = (
        "Een subsidie wordt verleend voor ten hoogste vier jaren en kan daarna eenmaal worden verlengd, zegt de wet. "
    )
    (tmp_path / "circulaire.txt").write_text("Inleiding\n\n" + rule.replace(" ", "\n") + "Slot.", "utf-8")
    apart = Apart(tmp_path)
    assert apart.holds("Artikel 4. " + rule + other)
    assert not apart.holds(other)
