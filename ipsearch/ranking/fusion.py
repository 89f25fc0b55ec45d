"""One order out of several.

Source: reciprocal rank fusion, Cormack, Clarke & Büttcher, SIGIR 2009, with a weight for each leg.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import fsum

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
    shares: dict[int, list[float]] = defaultdict(list)
    for weight, candidates in legs:
        for rank, candidate in enumerate(candidates, 1):
            shares[candidate.ordinal].append(weight * (DAMPING + 1) / (DAMPING + rank))
    # Sums that do not depend on the order of the legs.
    best = fsum(weight for weight, _ in legs)
    fused = [Candidate(ordinal, min(1.0, fsum(parts) / best)) for ordinal, parts in shares.items()] if best else []
    return sorted(fused, key=lambda c: (-c.score, c.ordinal))
