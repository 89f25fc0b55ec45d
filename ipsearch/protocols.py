"""Which parts can be exchanged? A protocol stands here when two real implementations exist."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ipsearch.results import Candidate, Encodings, Ordinals, QueryEncoding, Vectors


class Encoder(Protocol):
    """Turns text into vectors. Pure: the same text always gives the same vector.

    Implementations: ``encoders.shipped``, ``encoders.hashing`` and ``encoders.sentence_transformers``.
    """

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    @property
    def fingerprint(self) -> str:
        """Changes whenever a vector could; written into the index and compared when it is opened."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Encodings:
        """``texts`` of shape ``(len(texts), dimensions)``, rows of length 1 (or all zero for a text without words);
        and the vectors of their tokens, when the encoder has such."""
        ...

    def encode_query(self, text: str) -> QueryEncoding:
        """One vector of shape ``(dimensions,)``, of length 1 or all zero; and its tokens', when there are such."""
        ...

    def token_places(self, text: str) -> Sequence[tuple[int, int]]:
        """Where in a passage's text the vectors of its tokens come from, half-open, in order; empty without them."""
        ...


class VectorIndex(Protocol):
    """Finds the vectors nearest to a query by inner product. Immutable.

    Implementations: ``vectors.exact`` (numpy, the oracle) and ``vectors.faiss``.
    """

    def __len__(self) -> int: ...

    def search(self, vector: Vectors, limit: int, among: Ordinals | None = None) -> list[Candidate]:
        """The best ``limit`` passages, best first, ties by ordinal.

        Args:
            vector: shape ``(dimensions,)``.
            limit: at least 1; fewer come back when there are fewer.
            among: sorted ordinals to choose from, or ``None`` for all.
        """
        ...
