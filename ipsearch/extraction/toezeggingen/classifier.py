"""How likely is each kind of toezegging, given the signals? A linear classifier, its weights as data.

Weights, and how they were learned, stand in ``ipsearch/models/toezeggingen`` with their card;
``scripts/train_toezeggingen`` makes them. A probability is the softmax of the summed weights, so what a decision was
made of can be said exactly.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np

from ipsearch.extraction.toezeggingen.second_look import SecondLook

Class = Literal["none", "made", "fulfilled", "referenced"]
CLASSES: tuple[Class, ...] = ("none", "made", "fulfilled", "referenced")
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Judgement:
    """The probability of each class; ``reasons`` are the signals that spoke for or against the best, strongest first.

    A reason's weight is by how much it moved the best class from "none", in units of log-odds.
    """

    probabilities: Mapping[Class, float]
    reasons: tuple[tuple[str, float], ...]

    @property
    def confidence(self) -> float:
        """The probability that it is a toezegging of some kind."""
        return 1.0 - self.probabilities["none"]

    def read_as(self, look: SecondLook, read: float) -> Judgement:
        """The judgement after a second look; what it was told is a reason like others, in log-odds."""
        confidence = look.confidence(self.confidence, read)
        share = confidence / max(self.confidence, _LEAST)
        found = {name: value * share for name, value in self.probabilities.items()} | {"none": 1 - confidence}
        reasons = [(name, weight * look.first) for name, weight in self.reasons]
        told = sorted([*reasons, ("read as a whole", look.read * read)], key=lambda r: (-abs(r[1]), r[0]))
        return Judgement(found, tuple(told))

    @property
    def kind(self) -> Class:
        """The likeliest kind but "none"."""
        return max(CLASSES[1:], key=lambda name: self.probabilities[name])


class Classifier:
    """Judges signals.

    Args:
        weights: of each signal, one for each of ``CLASSES``.
        bias: one for each class.
        threshold: the confidence from which on a sentence counts as a toezegging.
        second: what a second look counts for.
    """

    def __init__(
        self, weights: Mapping[str, tuple[float, ...]], bias: tuple[float, ...], threshold: float,
        second: SecondLook | None = None,
    ) -> None:  # fmt: skip
        self.weights = {name: np.array(values) for name, values in weights.items()}
        self.bias = np.array(bias)
        self.threshold = threshold
        self.second = second

    def judge(self, found: Mapping[str, float]) -> Judgement:
        """The probabilities that follow from signals; those that were never seen in training say nothing."""
        known = {name: self.weights[name] * value for name, value in found.items() if name in self.weights}
        scores = self.bias + sum(known.values(), np.zeros(len(CLASSES)))
        shares = np.exp(scores - scores.max())
        shares = shares / shares.sum()
        best = 1 + int(np.argmax(shares[1:]))
        moved = sorted(((n, float(w[best] - w[0])) for n, w in known.items()), key=lambda r: (-abs(r[1]), r[0]))
        return Judgement(dict(zip(CLASSES, map(float, shares), strict=True)), tuple(moved))


@cache
def shipped() -> Classifier:
    """The classifier that ships."""
    data = json.loads(_file().decode("utf-8"))
    weights = {name: tuple(values) for name, values in data["weights"].items()}
    second = SecondLook.of(data["second"])
    return Classifier(weights, tuple(data["bias"]), data["threshold"], second)


@cache
def fingerprint() -> str:
    """Changes with the weights."""
    return hashlib.sha256(_file()).hexdigest()[:12]


def _file() -> bytes:
    return files("ipsearch").joinpath("models", "toezeggingen", "weights.json").read_bytes()
