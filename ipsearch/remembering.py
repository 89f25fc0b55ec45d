"""Which toezegging does somebody half remember, and which one is meant by an entry of parliament's register?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ipsearch.ranking.late_interaction import max_similarity
from ipsearch.results import QueryEncoding, Vectors
from ipsearch.search import Searcher
from ipsearch.stories import Story

# Passages of which the search itself thinks well enough to count.
_HITS = 50
# What each sign is worth, chosen on 77 labelled queries: the sentence's tokens and its meaning; the passage's score and
# place in the search; how sure it is that it is a toezegging, and a made one, which is what people ask for.
_TOKENS, _MEANING, _PASSAGE, _PLACE, _SURE, _MADE = 0.6, 0.4, 0.8, 0.6, 0.05, 0.08
_NO_TOKENS = np.zeros((0, 0), dtype=np.int8)


def remembered(searcher: Searcher, query: str, found: Sequence[Story]) -> list[Story]:
    """The stories by how well they answer to the words of a user, best first, with ``score``.

    Raises:
        QueryError: the query holds nothing to search for.
    """
    if not found:
        return []
    hits = {
        stored.ordinal: _PASSAGE * hit.score + _PLACE / hit.rank
        for hit in searcher.search(query, _HITS).hits
        for stored in (hit.found, *hit.copies)
    }
    scores = closeness(searcher.encoder.encode_query(query), found)
    made = []
    for story, near in zip(found, scores, strict=True):
        score = float(near) + hits.get(story.told.stored.ordinal, 0.0)
        score += _SURE * story.found.confidence + _MADE * (story.found.kind == "made")
        made.append(replace(story, score=score))
    return sorted(made, key=lambda story: -(story.score or 0.0))


def closeness(query: QueryEncoding, found: Sequence[Story]) -> Vectors:
    """How near each toezegging is to a query, shape ``(stories,)``."""
    meaning = np.stack([story.told.new.vector for story in found]) @ query.text
    codes = [story.told.new.tokens if story.told.new.tokens is not None else _NO_TOKENS for story in found]
    tokens = max_similarity(query, codes)
    near = _MEANING * meaning + (_TOKENS * tokens if tokens is not None else 0.0)
    return np.asarray(near, dtype=np.float32)
