"""How near are the tokens of a question to those of each piece of a passage, in context?

The vectors of a passage's tokens are stored; where each of them comes from tells which piece it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ipsearch.answering.units import Unit
from ipsearch.results import QueryEncoding, TokenVectors, Vectors

_ONE = 127.0
# Before every place in a text: the headings above it have negative places.
_FAR_ABOVE = -(10**6)


def similarity(
    encoded: QueryEncoding, tokens: TokenVectors | None, spots: Sequence[tuple[int, int]], pieces: Sequence[Unit]
) -> Vectors:
    """How near each piece has each token of the question, ``(pieces + 1, tokens)``, in [0, 1]; last come the headings.

    Empty when there are no vectors to compare.

    Args:
        tokens: of the passage, with their places in its text in ``spots``, negative in the headings above it.
        pieces: at least one.
    """
    if encoded.tokens is None or tokens is None or not len(tokens):
        return np.zeros((0, 0), dtype=np.float32)
    near = (tokens.astype(np.float32) @ (encoded.tokens.T / _ONE)).clip(0, 1)
    starts = np.array([start for start, _ in spots[: len(near)]])
    held = np.zeros((len(pieces) + 1, near.shape[1]), dtype=np.float32)
    for place, (start, end) in enumerate([*((u.start, u.end) for u in pieces), (_FAR_ABOVE, pieces[0].start)]):
        own = near[: len(starts)][(starts >= start) & (starts < end)]
        if len(own):
            held[place] = own.max(0)
    return held
