"""A deterministic encoder without a model: hashed character n-grams.

It sees spelling, not meaning: words that share letters are near. It needs no weights and next to no time, so it is what
tests use, and whoever indexes on a very small machine.
Source: feature hashing, Weinberger et al., ICML 2009.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from ipsearch.results import Encodings, QueryEncoding, Vectors
from ipsearch.text.analysis import STOP_WORDS, fold, tokens

_SIZES = (3, 4, 5)


class HashingEncoder:
    """Character n-grams of the words, hashed with a sign into ``dimensions`` buckets, damped by the logarithm."""

    def __init__(self, dimensions: int = 256) -> None:
        self._dimensions = dimensions

    @property
    def dimensions(self) -> int:
        return self._dimensions

    @property
    def fingerprint(self) -> str:
        return f"hashing:v1:{self._dimensions}"

    def encode_passages(self, texts: Sequence[str]) -> Encodings:
        rows = [self._encode(text) for text in texts]
        return Encodings(np.stack(rows) if rows else np.zeros((0, self._dimensions), dtype=np.float32))

    def token_places(self, text: str) -> list[tuple[int, int]]:
        """None: this encoder gives no vectors of tokens."""
        return []

    def encode_query(self, text: str) -> QueryEncoding:
        return QueryEncoding(self._encode(text))

    def _encode(self, text: str) -> Vectors:
        counts = Counter(token.text for token in tokens(text) if token.text not in STOP_WORDS)
        vector = np.zeros(self._dimensions, dtype=np.float32)
        for word, count in counts.items():
            buckets, signs = _buckets(fold(word), self._dimensions)
            # A word weighs the same whatever its length: each of its n-grams carries a share.
            np.add.at(vector, buckets, signs * ((1.0 + math.log(count)) / math.sqrt(len(buckets))))
        length = float(np.linalg.norm(vector))
        return vector / np.float32(length) if length else vector


@lru_cache(maxsize=100_000)
def _buckets(word: str, dimensions: int) -> tuple[np.ndarray, np.ndarray]:
    hashes = np.array([zlib.crc32(gram.encode()) for gram in _grams(f"<{word}>")], dtype=np.int64)
    return hashes % dimensions, np.where((hashes >> 20) & 1, 1.0, -1.0).astype(np.float32)


def _grams(word: str) -> Iterable[str]:
    yield word
    for size in _SIZES:
        for start in range(len(word) - size + 1):
            yield word[start : start + size]
