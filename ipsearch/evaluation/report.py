"""The measures of a run over topics, per type of question, with bootstrap intervals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import ir_measures
import numpy as np
from ir_measures import RR, R, Success, nDCG

from ipsearch.evaluation.measures import Row, Score
from ipsearch.evaluation.topics import Topic, matches
from ipsearch.results import Hit

# Success at 1 and 5: was there an answer; RR: how far down; R: how many of the answers; nDCG: in the right order.
MEASURES = (Success(rel=2) @ 1, Success(rel=2) @ 5, RR(rel=2), R(rel=2) @ 10, nDCG @ 10)
DEPTH = 10
_SAMPLES = 1_000
_SEED = 20260101


def evaluate(topics: Sequence[Topic], search: Callable[[str, int], Sequence[Hit]]) -> list[Row]:
    """Run the answerable topics and measure.

    Args:
        search: gives the best hits for a query text and a number of hits.
    """
    asked = [topic for topic in topics if topic.answerable]
    per_topic = {topic.id: _measure(topic, search(topic.query, DEPTH)) for topic in asked}
    groups: dict[str, list[Topic]] = defaultdict(list)
    for topic in asked:
        groups[topic.type].append(topic)
    groups = dict(sorted(groups.items())) | {"ALL": asked}
    return [_row(name, [per_topic[topic.id] for topic in group]) for name, group in groups.items()]


def _measure(topic: Topic, hits: Sequence[Hit]) -> dict[str, float]:
    """Each gold passage is one document; a hit counts for the best that it holds and no hit above counted for."""
    qrels = [ir_measures.Qrel(topic.id, f"gold{i}", gold.grade) for i, gold in enumerate(topic.gold)]
    run, claimed = [], set[int]()
    for hit in hits:
        held = [i for i in range(len(topic.gold)) if i not in claimed and _holds(hit, topic, i)]
        best = max(held, key=lambda i: topic.gold[i].grade, default=None)
        name = hit.found.passage.key if best is None else f"gold{best}"
        claimed.update([] if best is None else [best])
        run.append(ir_measures.ScoredDoc(topic.id, name, float(-hit.rank)))
    values: dict[Any, float] = ir_measures.calc_aggregate(MEASURES, qrels, run)
    return {str(measure): float(value) for measure, value in values.items()}


def _holds(hit: Hit, topic: Topic, place: int) -> bool:
    letter = hit.found.letter
    return matches(topic.gold[place], letter.file, letter.kenmerk, hit.found.passage.text)


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
