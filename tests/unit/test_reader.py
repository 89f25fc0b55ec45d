"""Which piece answers, and how sure is that?"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from ipsearch.answering.features import NAMES
from ipsearch.answering.reader import CERTAINTIES, MODEL, Sum, load, softmax
from ipsearch.errors import ModelError


def test_the_weights_that_ship_are_of_these_figures() -> None:
    weights = load()
    assert weights.piece.weight.shape == (len(NAMES),)
    assert weights.certainty.weight.shape == (len(CERTAINTIES),)
    assert np.abs(weights.piece.weight).max() > 0.05


def test_no_figure_has_the_name_of_another() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert len(set(CERTAINTIES)) == len(CERTAINTIES)


@pytest.mark.parametrize("damage", ["", "{}", '{"piece": {"bias": 0, "figures": {"other": [0, 1, 1]}}}'])
def test_other_weights_are_refused(tmp_path: Path, damage: str) -> None:
    (tmp_path / "weights.json").write_text(damage)
    with pytest.raises(ModelError, match="Install"):
        load(tmp_path / "weights.json")


def test_the_names_of_the_figures_must_be_in_order(tmp_path: Path) -> None:
    stored = json.loads(MODEL.read_text("utf-8"))
    stored["piece"]["figures"] = dict(reversed(stored["piece"]["figures"].items()))
    (tmp_path / "weights.json").write_text(json.dumps(stored))
    with pytest.raises(ModelError, match="other figures"):
        load(tmp_path / "weights.json")


def test_a_sum_counts_in_standard_deviations_and_not_without_end() -> None:
    one = Sum(np.array([1.0, 0.0]), np.array([2.0, 1.0]), np.array([3.0, 1.0]), 0.5)
    assert one.of(np.array([[5.0, 0.0], [1e9, -2.0]])).tolist() == [6.5, 13.5]


def test_chances_are_one_together() -> None:
    chances = softmax(np.array([700.0, 699.0, -700.0]))
    assert chances.sum() == pytest.approx(1.0)
    assert chances[0] > chances[1] > chances[2]
