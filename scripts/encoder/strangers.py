"""What answers none of the queries, though it sounds like the state? Passages of rules on every other subject.

A pile of letters lies among other texts. A student that has only compared letters with letters takes an everyday query
(*transport and storage for gangs*) for a rule on warehouses. Circulars and policy rules are left out: what we
measure with lies among those.
"""

from __future__ import annotations

import random
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from encoder import sources
from encoder.batches import Ids
from encoder.student import Student

_KINDS = frozenset({"ministeriele-regeling", "AMvB", "zbo", "rijkswet", "KB"})
_FEWEST_WORDS, _MOST_WORDS = 30, 110
_LONGEST = 144
# A query's own strangers are drawn from this many that lie nearest to it.
_NEAREST = 6
# A text as near to the query as its own passage may well answer it.
_MARGIN = 0.02
_AT_ONCE = 4_096


@dataclass(slots=True)
class Strangers:
    """Passages that answer nothing, as token ids, and for each query of a lesson those that lie near to it.

    Attributes:
        near: for each passage, for each of its queries, positions in ``ids``; fewer where few are far enough.
    """

    ids: list[Ids]
    near: list[list[list[int]]] = field(default_factory=list)

    def of(self, asked: Sequence[tuple[int, int]], wanted: int, chance: random.Random) -> list[Ids]:
        """At most ``wanted`` passages, each near to one of the queries ``asked``, given as (passage, query)."""
        found: dict[int, None] = {}
        for passage, query in chance.sample(list(asked), min(wanted, len(asked))):
            if own := self.near[passage][query]:
                found[chance.choice(own)] = None
        return [self.ids[i] for i in found]


def strangers(student: Student, data: Path, count: int, known: Container[str], seed: int = 0) -> Strangers:
    """``count`` passages at most, none from a document that is ``known``: queries were written for those."""
    chance = random.Random(seed)
    articles = [a for a in sources.articles(data) if a.kind in _KINDS and a.document not in known]
    long_enough = [a for a in articles if len(a.text.split()) >= _FEWEST_WORDS]
    made = dict.fromkeys(_of_article(a, chance) for a in chance.sample(long_enough, min(count, len(long_enough))))
    return Strangers(student.ids(list(made), _LONGEST))


def _of_article(article: sources.Article, chance: random.Random) -> str:
    heads = [head for head in (article.title, article.head) if chance.random() < 0.5]
    return sources.passage_text(heads, _window(article.text, chance))


def _window(text: str, chance: random.Random) -> str:
    words = text.split()
    length = chance.randint(_FEWEST_WORDS, _MOST_WORDS)
    start = chance.randrange(max(1, len(words) - length))
    return " ".join(words[start : start + length])


def look(own: Strangers, asked: Sequence[np.ndarray], passages: np.ndarray, vectors: np.ndarray) -> None:
    """Find anew which strangers lie near each query.

    Args:
        asked: for each passage the vectors of its queries; shape ``(queries, width)``.
        passages: their passages' vectors; shape ``(n, width)``.
        vectors: of the strangers; shape ``(strangers, width)``.
    """
    owner = np.repeat(np.arange(len(asked)), [len(one) for one in asked])
    queries = np.concatenate(asked)
    right = (queries * passages[owner]).sum(1)
    own.near = [[] for _ in asked]
    for start in range(0, len(queries), _AT_ONCE):
        alike = queries[start : start + _AT_ONCE] @ vectors.T
        best = np.argpartition(-alike, _NEAREST, axis=1)[:, :_NEAREST]
        far = np.take_along_axis(alike, best, axis=1) < right[start : start + _AT_ONCE, None] - _MARGIN
        for row, passage in enumerate(owner[start : start + _AT_ONCE]):
            own.near[passage].append(best[row][far[row]].tolist())
