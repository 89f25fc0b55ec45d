"""How does the student learn to answer? Each query must lie nearer to its own passage than to all others of a batch.

A passage is encoded once for all queries that were written for it. Batches hold passages that resemble each other, so
that the others are hard to tell from the right one. Two scores learn at once: of the text's vectors, and of late
interaction between tokens. Some steps repeat the distillation, so that nothing is forgotten.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from encoder import sources
from encoder.batches import Ids
from encoder.sources import Example
from encoder.strangers import Strangers
from encoder.student import LONGEST_PASSAGE, LONGEST_QUERY, Student, max_similarity

PASSAGES_A_BATCH, STRANGERS_A_BATCH = 40, 24
# How many passages that resemble each other stand together in a batch.
_NEIGHBOURS = 4
# Queries of one passage in one step; another step takes others.
_QUERIES_A_PASSAGE = 3
_TEXT_TEMPERATURE, _TOKEN_TEMPERATURE = 0.05, 0.03
# A passage finds its queries too, at a lower weight.
_BACKWARD = 0.3
_HEADINGS = 9_000
_HEADING_WORDS, _FEWEST_WORDS = 110, 30


@dataclass(slots=True)
class Lesson:
    """Passages, the queries of each, as token ids, and how often each comes in a round: twice when of the field."""

    passages: list[Ids]
    queries: list[list[Ids]]
    often: list[int]


def split(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """What is learnt from, and what is kept apart: whole letters and laws, never parts of one."""
    learnt = [e for e in examples if not sources.is_kept_apart(e.group)]
    return learnt, [e for e in examples if sources.is_kept_apart(e.group)]


def lesson(student: Student, examples: Sequence[Example]) -> Lesson:
    """The examples by passage."""
    by_passage: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_passage[example.passage].append(example)
    queries = [student.ids([e.query for e in found], LONGEST_QUERY) for found in by_passage.values()]
    often = [2 if found[0].group.startswith(sources.FICTIONAL) else 1 for found in by_passage.values()]
    return Lesson(student.ids(list(by_passage), LONGEST_PASSAGE), queries, often)


def headings(data: Path, seed: int = 0) -> list[Example]:
    """Headings of articles as queries for their text: no passage shows its own, and no heading is there twice."""
    chance, seen, made = random.Random(seed), set(), []
    for article in sources.articles(data):
        head = re.sub(r"\s+", " ", article.head).strip()
        words = article.text.split()
        if len(words) < _FEWEST_WORDS or len(head) < 12 or head.lower() in seen:
            continue
        seen.add(head.lower())
        title = re.sub(r"\s+", " ", article.title)[:100]
        query = head if chance.random() < 0.6 else f"{head} {title}"
        made.append(Example(query, " ".join(words[:_HEADING_WORDS]), article.document, "heading"))
    chance.shuffle(made)
    return made[:_HEADINGS]


def batches(vectors: np.ndarray, often: Sequence[int], chance: random.Random) -> Iterator[list[int]]:
    """One round: positions of passages in batches of neighbours, a few around each of some picked at random.

    Args:
        vectors: of the passages; shape ``(n, width)``.
        often: how many times each passage comes in a round.
    """
    left = [i for i, times in enumerate(often) for _ in range(times)]
    chance.shuffle(left)
    size = min(PASSAGES_A_BATCH, len(vectors))
    while len(left) >= size:
        waiting = np.array(list(dict.fromkeys(left)))
        seeds = waiting[: size // _NEIGHBOURS]
        near = np.argsort(-(vectors[waiting] @ vectors[seeds].T), axis=0)[:_NEIGHBOURS]
        batch = list(dict.fromkeys([*seeds.tolist(), *waiting[near.T.ravel()].tolist(), *waiting.tolist()]))[:size]
        for i in batch:
            left.remove(i)
        yield batch
        if len(set(left)) < size:
            return


def loss(
    student: Student, taught: Lesson, batch: Sequence[int], chance: random.Random, others: Strangers | None = None
) -> torch.Tensor:
    """Contrast of queries and passages, by the text's vectors and by their tokens; ``others`` answer none of them."""
    asked, owner = [], []
    for place, passage in enumerate(batch):
        own = len(taught.queries[passage])
        for query in chance.sample(range(own), min(_QUERIES_A_PASSAGE, own)):
            asked.append((passage, query))
            owner.append(place)
    strange = others.of(asked, STRANGERS_A_BATCH, chance) if others else []
    queries = student([taught.queries[passage][query] for passage, query in asked])
    passages = student([*(taught.passages[i] for i in batch), *strange])
    right = torch.tensor(owner, device=student.device)
    by_text = queries.texts @ passages.texts.T / _TEXT_TEMPERATURE
    by_tokens = max_similarity(queries, passages) / _TOKEN_TEMPERATURE
    return _contrast(by_text, right) + _contrast(by_tokens, right)


def _contrast(scores: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    forward = cross_entropy(scores, right)
    # A passage with several queries: each of them is right, the queries of other passages are not.
    own = right[:, None] == right[None]
    alone = scores.T[right].masked_fill(own & ~torch.eye(len(right), dtype=torch.bool, device=own.device), -1e4)
    return forward + _BACKWARD * cross_entropy(alone, torch.arange(len(right), device=own.device))
