"""The measures of a run over topics, per type of question, with bootstrap intervals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import ir_measures
import numpy as np
from ir_measures import RR, R, Success, nDCG

from ipsearch.evaluation.measures import Row, Score
from ipsearch.evaluation.topics import Gold, Topic, matches
from ipsearch.results import Hit

# Success at 1 and 5: was there an answer; RR: how far down; R: how many of the answers; nDCG: in the right order.
MEASURES = (Success(rel=2) @ 1, Success(rel=2) @ 5, RR(rel=2), R(rel=2) @ 10, nDCG @ 10)
DEPTH = 10
_SAMPLES = 1_000
Search = Callable[[str, int], Sequence[Hit]]
"""Gives the best hits for a query text and a number of hits."""

_SEED = 20260101


def evaluate(topics: Sequence[Topic], search: Search) -> list[Row]:
    """Run the answerable topics and measure.

    Args:
        search: gives the best hits for a query text and a number of hits.
    """
    return _rows(topics, _values(topics, search))


def compare(topics: Sequence[Topic], search: Search, other: Search) -> list[Row]:
    """How much better ``other`` is than ``search``: means of the differences, paired by topic, with their intervals."""
    before, after = _values(topics, search), _values(topics, other)
    return _rows(topics, {key: {name: after[key][name] - before[key][name] for name in before[key]} for key in before})


def _values(topics: Sequence[Topic], search: Search) -> dict[str, dict[str, float]]:
    return {topic.id: _measure(topic, search(topic.query, DEPTH)) for topic in topics if topic.answerable}


def _rows(topics: Sequence[Topic], values: dict[str, dict[str, float]]) -> list[Row]:
    asked = [topic for topic in topics if topic.answerable]
    groups: dict[str, list[Topic]] = defaultdict(list)
    for topic in asked:
        groups[topic.type].append(topic)
    groups = dict(sorted(groups.items())) | {"ALL": asked}
    return [_row(name, [values[topic.id] for topic in group]) for name, group in groups.items()]


def _measure(topic: Topic, hits: Sequence[Hit]) -> dict[str, float]:
    """The documents are passages: those found, with the best gold that no passage above holds, and the gold not found.

    A passage with two answers is thus one right document, and repeating an answer earns nothing.
    """
    grades: dict[str, int] = {}
    open_gold = list(topic.gold)
    for hit in hits:
        held = [gold for gold in open_gold if _holds(hit, gold)]
        grades[hit.found.passage.key] = max((gold.grade for gold in held), default=0)
        open_gold = [gold for gold in open_gold if gold not in held]
    missed = {f"missed {place}": gold.grade for place, gold in enumerate(open_gold)}
    qrels = [ir_measures.Qrel(topic.id, name, grade) for name, grade in (grades | missed).items()]
    run = [ir_measures.ScoredDoc(topic.id, hit.found.passage.key, float(-hit.rank)) for hit in hits]
    values: dict[Any, float] = ir_measures.calc_aggregate(MEASURES, qrels, run)
    return {str(measure): float(value) for measure, value in values.items()}


def _holds(hit: Hit, gold: Gold) -> bool:
    letter = hit.found.letter
    return matches(gold, letter.file, letter.kenmerk, hit.found.passage.text)


def _row(name: str, values: Sequence[dict[str, float]]) -> Row:
    scores = {}
    for measure in map(str, MEASURES):
        scores[measure] = _score(np.array([value[measure] for value in values], dtype=np.float64))
    return Row(name, len(values), scores)


def _score(values: np.ndarray) -> Score:
    """Percentile bootstrap over topics; the seed is fixed, so that the same run gives the same interval."""
    if not len(values):
        return Score(0.0, 0.0, 0.0)
    random = np.random.default_rng(_SEED)
    means = values[random.integers(0, len(values), (_SAMPLES, len(values)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Score(round(float(values.mean()), 4), round(float(low), 4), round(float(high), 4))
