"""How right are answers, and how often is nothing said where nothing answers? By threshold, over folds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ipsearch.answering.features import Asked, Candidate, matrix
from ipsearch.answering.objections import objections
from ipsearch.answering.reader import Sum, certainties, softmax
from ipsearch.answering.selection import select
from ipsearch.ask import READ, gather
from ipsearch.backends import open_searcher
from ipsearch.evaluation.topics import Topic, matches, read_topics
from ipsearch.settings import read_settings

FOLDS = 3
KINDS = ("question", "english", "paraphrase", "commitment", "keyword", "typo")
# Queries that ask nothing in particular: every piece of the passage that they were written for may be shown.
VAGUE = ("paraphrase", "keyword", "commitment")
THRESHOLDS = (0.18, 0.2, 0.24, 0.3, 0.4, 0.5)


@dataclass
class Case:
    """A question with all pieces that were read.

    ``right`` marks those that answer it, ``fold`` says when it is held out.
    ``real`` says that it is about a law or circular: all letters are invented."""

    type: str
    candidates: list[Candidate]
    values: np.ndarray
    right: np.ndarray
    fold: int
    asked: Asked
    real: bool = False

    @property
    def answerable(self) -> bool:
        return self.type in KINDS

    @property
    def learned_from(self) -> np.ndarray:
        """What should come first: of a vague query any piece of the passage."""
        if self.type not in VAGUE and not self.asked.question.topic:
            return self.right
        own = {c.source.found.ordinal for c, right in zip(self.candidates, self.right, strict=True) if right}
        return np.array([c.source.found.ordinal in own for c in self.candidates])


def report(name: str, cases: Sequence[Case], sure: np.ndarray, shown: np.ndarray) -> None:
    """Right, wrong and abstention by threshold, and their spread over the folds."""
    print(f"{name}: {len(cases)} questions; threshold: right, wrong, precision, recall and F1 of abstaining")
    folds = np.array([case.fold for case in cases])
    for threshold in THRESHOLDS:
        whole = measures(cases, sure, shown, threshold)
        parts = [
            measures([c for c in cases if c.fold == f], sure[folds == f], shown[folds == f], threshold)
            for f in range(FOLDS)
        ]
        spread = " ".join(f"{np.std([part[i] for part in parts]):.3f}" for i in range(5))
        print(f"  {threshold:.2f}: " + " ".join(f"{value:.3f}" for value in whole) + f"   (folds ± {spread})")


def measures(cases: Sequence[Case], sure: np.ndarray, shown: np.ndarray, threshold: float) -> tuple[float, ...]:
    can = np.array([case.answerable for case in cases])
    said = sure >= threshold
    right, wrong = (said & shown & can).sum() / max(1, can.sum()), (said & ~shown & can).sum() / max(1, can.sum())
    silent = (~said & ~can).sum()
    precision, recall = silent / max(1, (~said).sum()), silent / max(1, (~can).sum())
    return right, wrong, precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def sureness(case: Case, piece: Sum, certainty: Sum) -> tuple[float, bool]:
    """How sure the reader is of what it would show, and whether that is right."""
    scores = piece.of(case.values)
    chosen = select(case.asked.question, case.candidates, softmax(scores))
    against = sum(one.weight for one in objections(case.asked, case.values[chosen], shown_of(case, chosen)))
    sure = certainty.of(certainties(case.candidates, case.values, scores, chosen)[None])[0] - against
    return float(1 / (1 + np.exp(-sure))), bool(case.right[chosen].any())


def shown_of(case: Case, chosen: Sequence[int]) -> list[Candidate]:
    """The pieces that would be shown."""
    return [case.candidates[place] for place in chosen]


def of_topics(index: Path, path: Path) -> Iterator[Case]:
    """The cases of labelled questions, in the form that `ipsearch evaluate` reads."""
    searcher = open_searcher(read_settings(index=index))
    for number, topic in enumerate(read_topics(path)):
        asked, sources = gather(searcher, searcher.search(topic.query, READ))
        candidates, values = matrix(asked, sources)
        if candidates:
            right = np.array([_answers(topic, one) for one in candidates])
            kind = "question" if topic.answerable else "nearmiss"
            yield Case(kind, candidates, values.astype(np.float64), right, number % FOLDS, asked)


def _answers(topic: Topic, one: Candidate) -> bool:
    letter = one.source.found.letter
    return any(gold.grade == 2 and matches(gold, letter.file, letter.kenmerk, one.text) for gold in topic.gold)


def check(one: str, piece: Sum, certainty: Sum) -> None:
    """What weights do on labelled questions that nothing was learned from."""
    cases = list(of_topics(*map(Path, one.split("=", 1))))
    judged = [sureness(case, piece, certainty) for case in cases]
    report(one, cases, np.array([sure for sure, _ in judged]), np.array([right for _, right in judged]))
