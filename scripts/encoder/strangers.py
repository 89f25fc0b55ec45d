"""What answers none of the queries, though it sounds like the state? Passages of rules on every other subject.

A pile of letters lies among other texts. A student that has only compared letters with letters takes an everyday query
(*transport and storage for gangs*) for a rule on warehouses. Policy rules sound most like letters; but what we measure
with lies among those, so they are taken only where it is known what to leave out.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from encoder import sources
from encoder.batches import Ids
from encoder.student import Student

_KINDS = frozenset({"ministeriele-regeling", "AMvB", "zbo", "rijkswet", "KB", "verdrag"})
_ALL_OF = frozenset({"beleidsregel", "circulaire"})
_FEWEST_WORDS, _MOST_WORDS = 30, 110
_LONGEST = 144
# A query's own strangers are drawn from this many that lie nearest to it.
_NEAREST = 6
# A text as near to the query as its own passage may well answer it.
_MARGIN = 0.02
_AT_ONCE = 4_096
# Letters in a row by which a text is known again.
_RUN = 60


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


def texts(data: Path, count: int, known: Container[str], apart: Apart | None = None, seed: int = 0) -> list[str]:
    """``count`` passages of laws and regulations at most.

    Args:
        known: documents that queries were written for: none of their passages is a stranger.
        apart: texts that are kept to measure with. Given these, all policy rules without a part of one come besides,
            and recent documentation.
    """
    chance = random.Random(seed)
    articles = [a for a in sources.articles(data) if a.document not in known and _long_enough(a.text)]
    rules = [a for a in articles if a.kind in _KINDS]
    made = [_of_article(a, chance) for a in chance.sample(rules, min(count, len(rules)))]
    if apart:
        policy = [a for a in articles if a.kind in _ALL_OF]
        measured = {a.document for a in policy if apart.holds(a.text)}
        made += [_of_article(a, chance) for a in policy if a.document not in measured]
        written = {example.passage for example in sources.written_queries(data)}
        recent = [text for text in sources.modern(data) if _long_enough(text) and text not in written]
        made += [_window(text, chance) for text in recent]
    return list(dict.fromkeys(made))


def strangers(student: Student, made: Sequence[str]) -> Strangers:
    """These texts, to be drawn from."""
    return Strangers(student.ids(made, _LONGEST))


class Apart:
    """Knows texts again by runs of their letters.

    Args:
        folder: text files.
    """

    def __init__(self, folder: Path) -> None:
        self._runs = {run for path in sorted(folder.glob("*.txt")) for run in _runs(path.read_text("utf-8"), 1)}

    def holds(self, text: str) -> bool:
        """Whether a part of ``text`` stands in one of them."""
        return any(run in self._runs for run in _runs(text, _RUN))


def _runs(text: str, step: int) -> Iterator[int]:
    letters = re.sub(r"\W+", "", text.lower())
    return (zlib.crc32(letters[at : at + _RUN].encode()) for at in range(0, len(letters) - _RUN + 1, step))


def _long_enough(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS


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
