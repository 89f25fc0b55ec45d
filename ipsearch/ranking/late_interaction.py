"""How well does a passage hold each token of a query, in context?

Source: late interaction, Khattab & Zaharia, ColBERT, SIGIR 2020; each token weighed by its rarity.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ipsearch.results import TOKEN_ONE, QueryEncoding, TokenVectors, Vectors


def max_similarity(query: QueryEncoding, passages: Sequence[TokenVectors]) -> Vectors | None:
    """Weighted mean over the query's tokens of their best match in each passage, in [0, 1], shape ``(passages,)``.

    ``None`` when the encoder gives no vectors of tokens. A passage without any scores 0.
    """
    if query.tokens is None or query.weights is None:
        return None
    scores = np.zeros(len(passages), dtype=np.float32)
    filled = [place for place, tokens in enumerate(passages) if len(tokens)]
    if not filled or not len(query.tokens):
        return scores
    asked = np.ascontiguousarray((query.tokens / TOKEN_ONE).T)
    weights = query.weights / query.weights.sum()
    # One passage at a time: a product of all at once would be spread over threads, which costs more than it saves.
    for place in filled:
        scores[place] = (passages[place].astype(np.float32) @ asked).max(axis=0).clip(0, 1) @ weights
    return scores
