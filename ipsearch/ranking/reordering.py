"""In which order are the best passages shown? A weighted sum of a few things that each passage says for itself.

The legs find; this orders. What a cosine or a BM25 score is worth depends on the query: some words are near to
everything. So the four scores count by where a passage stands among the others (their standard scores), and the rest as
they are. The weights were learned by ``scripts/learn_ranking`` and are few enough to be explained.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from ipsearch.results import Features

# What counts by its place among the candidates, and what counts as it is.
RELATIVE = ("lexical", "dense", "tokens", "coverage")
ABSOLUTE = ("coverage", "line", "heading", "period")
_VALUES = attrgetter(*RELATIVE, *ABSOLUTE)
# A spread smaller than this is no difference.
_LEAST_SPREAD = 1e-3


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a standard deviation of each of ``RELATIVE``, and the whole of each of ``ABSOLUTE``, adds."""

    relative: tuple[float, float, float, float]
    absolute: tuple[float, float, float, float]

    @property
    def together(self) -> tuple[float, ...]:
        return (*self.relative, *self.absolute)


WEIGHTS = Weights(relative=(0.15, 0.7, 1.2, 0.85), absolute=(0.3, 0.15, 0.14, 0.4))
# Without vectors of tokens (another encoder) the words must do more.
WEIGHTS_WITHOUT_TOKENS = Weights(relative=(0.3, 0.4, 0.0, 0.6), absolute=(0.3, 0.2, 0.1, 0.1))


def scores(candidates: Sequence[Features], weights: Weights) -> list[float]:
    """For each candidate of one query a score in (0, 1), higher for what should come first."""
    if not candidates:
        return []
    sums = matrix(candidates) @ np.array(weights.together)
    return [1 / (1 + math.exp(-value)) for value in sums.tolist()]


def matrix(candidates: Sequence[Features]) -> np.ndarray:
    """What is weighed, shape ``(candidates, 8)``: standard scores of ``RELATIVE``, then ``ABSOLUTE`` as they are."""
    values = np.array([_VALUES(one) for one in candidates], dtype=np.float64)
    first = values[:, : len(RELATIVE)]
    values[:, : len(RELATIVE)] = (first - first.mean(0)) / (first.std(0) + _LEAST_SPREAD)
    return values
