"""Exact search with numpy: the oracle that every other vector index is held against."""

from __future__ import annotations

import numpy as np

from ipsearch.results import Candidate, Ordinals, Vectors


class ExactVectors:
    """All vectors as one matrix; every search looks at each of them.

    Args:
        ordinals: shape ``(n,)``, rising.
        matrix: shape ``(n, dimensions)``, float32.
    """

    def __init__(self, ordinals: Ordinals, matrix: Vectors) -> None:
        self._ordinals = ordinals
        self._matrix = matrix

    def __len__(self) -> int:
        return len(self._ordinals)

    def search(self, vector: Vectors, limit: int, among: Ordinals | None = None) -> list[Candidate]:
        """As ``protocols.VectorIndex.search`` says."""
        ordinals, matrix = self._ordinals, self._matrix
        if among is not None:
            rows = np.isin(ordinals, among)
            ordinals, matrix = ordinals[rows], matrix[rows]
        scores = matrix @ vector
        best = np.lexsort((ordinals, -scores))[:limit]
        return [Candidate(int(ordinals[row]), float(scores[row])) for row in best]
