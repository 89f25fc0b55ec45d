"""One order out of several.

Source: reciprocal rank fusion, Cormack, Clarke & Büttcher, SIGIR 2009, with a weight for each leg.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ipsearch.results import Candidate

# Ranks deep in a list count almost alike; the paper's value, which nothing measured here has beaten.
DAMPING = 60


def reciprocal_rank_fusion(legs: Sequence[tuple[float, Sequence[Candidate]]]) -> list[Candidate]:
    """Fuse ranked lists, best first: a passage scores the weighted sum of ``1 / (DAMPING + rank)``.

    Args:
        legs: weight (not negative) and candidates, best first, for each leg.

    Returns:
        Every candidate once, best first, ties by ordinal. Scores are shares of the best possible score, in [0, 1].
    """
    scores: dict[int, float] = defaultdict(float)
    for weight, candidates in legs:
        for rank, candidate in enumerate(candidates, 1):
            scores[candidate.ordinal] += weight / (DAMPING + rank)
    best = sum(weight for weight, _ in legs) / (DAMPING + 1)
    fused = [Candidate(ordinal, score / best) for ordinal, score in scores.items()] if best else []
    return sorted(fused, key=lambda c: (-c.score, c.ordinal))
