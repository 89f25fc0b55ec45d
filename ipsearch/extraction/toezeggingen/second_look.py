"""What does reading the words as a whole add to a first look? A weighted sum of the log-odds of both.

A first look is cheap and says why; reading costs as much as encoding. So only what a first look leaves open is read.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Reads = Callable[[str, str], float]
"""Reads what stands around a sentence, then the sentence, and says how sure it is of a toezegging: a logit."""
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What the two count for, and the confidence of a first look from which on there is a second."""

    looked_at: float
    first: float
    read: float
    bias: float

    @classmethod
    def of(cls, data: Mapping[str, float]) -> SecondLook:
        """As a file of weights holds it."""
        return cls(data["looked at"], data["first"], data["read"], data["bias"])

    def confidence(self, first: float, read: float) -> float:
        """How sure both are together, in [0, 1].

        Args:
            first: the confidence at a first look.
            read: the logit of what was read.
        """
        return 1 / (1 + math.exp(-(self.first * log_odds(first) + self.read * read + self.bias)))


def log_odds(share: float) -> float:
    """Of a confidence."""
    return math.log((share + _LEAST) / (1 - share + _LEAST))
