"""What is a search worth on labelled questions: as a whole, step by step, and beside another one?"""

from __future__ import annotations

from collections.abc import Sequence

from ipsearch.evaluation.measures import Evaluation, Row
from ipsearch.evaluation.report import Search, compare, evaluate
from ipsearch.evaluation.topics import Topic
from ipsearch.search import LEGS, Leg, Searcher


def try_out(
    topics: Sequence[Topic], searcher: Searcher, *, legs: bool = False, other: Searcher | None = None
) -> Evaluation:
    """Measure a search on the answerable topics.

    Args:
        legs: measure each step before the last as well.
        other: also measure how much better this one is.
    """
    found = evaluate(topics, _whole(searcher))
    steps: dict[str, list[Row]] = {leg: evaluate(topics, _step(searcher, leg)) for leg in LEGS} if legs else {}
    compared = None if other is None else compare(topics, _whole(searcher), _whole(other))
    return Evaluation(found, steps, compared)


def _whole(searcher: Searcher) -> Search:
    return lambda text, limit: searcher.search(text, limit).hits


def _step(searcher: Searcher, leg: Leg) -> Search:
    return lambda text, limit: searcher.legs(text, limit)[leg]
