"""In which order are the best passages shown? A weighted sum of a few things that each passage says for itself.

The legs find; this orders. The weights were learned by ``scripts/learn_ranking`` and are few enough to be explained:
each stands beside what it weighs.
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter

from ipsearch.results import Features

WEIGHTS = Features(lexical=0.20, dense=0.25, tokens=0.9, coverage=0.35, line=0.1, heading=0.05, period=0.15)
# Without vectors of tokens (another encoder) the words must do more.
WEIGHTS_WITHOUT_TOKENS = Features(lexical=0.4, dense=0.3, coverage=0.6, line=0.1, heading=0.05, period=0.15)


_VALUES = attrgetter(*(field.name for field in fields(Features)))


def score(features: Features, weights: Features) -> float:
    """The weighted sum, as a share of what the best conceivable passage would get."""
    shares = _VALUES(weights)
    value = sum(weight * found for weight, found in zip(shares, _VALUES(features), strict=True))
    return max(0.0, min(1.0, float(value / sum(shares))))
