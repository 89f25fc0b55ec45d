"""How good is a student, before anything else of the search helps it? Similarity, translation, and retrieval alone."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from scipy.stats import spearmanr

from encoder.batches import by_length
from encoder.sources import rows
from encoder.student import LONGEST_PASSAGE, LONGEST_QUERY, Encoded, Student
from ipsearch.evaluation.topics import Topic, matches, read_topics
from ipsearch.letters import encoded_text
from ipsearch.results import StoredPassage
from ipsearch.store.snapshot import StoreSnapshot

Encode = Callable[[Sequence[str]], np.ndarray]
_RERANKED = 50
_DEPTH = 10


def similarity(encode: Encode, path: Path) -> float:
    """Spearman correlation (x 100) of cosine and human judgement, on a table with columns score, nl1, nl2."""
    table = list(rows(path))
    place = {name: table[0].index(name) for name in ("score", "nl1", "nl2")}
    good = [row for row in table[1:] if len(row) == len(table[0])]
    left, right = encode([r[place["nl1"]] for r in good]), encode([r[place["nl2"]] for r in good])
    return float(spearmanr((left * right).sum(1), [float(r[place["score"]]) for r in good]).statistic) * 100


def mates(encode: Encode, path: Path) -> float:
    """Share (x 100) of Dutch sentences whose nearest English one is their translation."""
    table = [row[:2] for row in rows(path)]
    english, dutch = encode([row[0] for row in table]), encode([row[1] for row in table])
    return float(((dutch @ english.T).argmax(1) == np.arange(len(table))).mean()) * 100


@dataclass(frozen=True, slots=True)
class Trial:
    """Labelled questions over the passages of an index."""

    topics: list[Topic]
    passages: list[StoredPassage]

    @property
    def texts(self) -> list[str]:
        return [encoded_text(p.passage) for p in self.passages]


def trial(index: Path, topics: Path, others: int = 600) -> Trial:
    """The answerable questions, the passages of the letters that they are about, and ``others`` more."""
    asked = [topic for topic in read_topics(topics) if topic.answerable]
    about = {gold.doc[:3] for topic in asked for gold in topic.gold}
    store = StoreSnapshot(index)
    found = list(store.passages(store.ordinals().tolist()).values())
    store.close()
    own = [p for p in found if p.letter.file.rsplit("/", 1)[-1][:3] in about]
    rest = [p for p in found if p.letter.file.rsplit("/", 1)[-1][:3] not in about]
    random.Random(0).shuffle(rest)
    return Trial(asked, own + rest[:others])


def retrieval(student: Student, one: Trial) -> dict[str, float]:
    """Share of questions answered at 1 and 5, of all and of paraphrases: by the text's vector, and then by tokens."""
    vectors, tokens = _encoded(student, one.texts)
    scores: dict[str, list[float]] = {}
    for topic in one.topics:
        with torch.inference_mode():
            asked = student(student.ids([topic.query], LONGEST_QUERY))
        order = np.argsort(-(vectors @ asked.texts[0].cpu().numpy()), kind="stable")[:_RERANKED]
        again = order[np.argsort([-_late(asked, tokens[i]) for i in order], kind="stable")]
        for name, ranked in (("text", order), ("tokens", again)):
            for depth in (1, 5):
                hit = float(any(_answers(topic, one.passages[i]) for i in ranked[:depth]))
                scores.setdefault(f"{name}@{depth}", []).append(hit)
                if topic.type == "paraphrase":
                    scores.setdefault(f"{name}@{depth} paraphrase", []).append(hit)
    return {name: round(float(np.mean(values)), 3) for name, values in scores.items()}


@torch.inference_mode()
def _encoded(student: Student, texts: Sequence[str]) -> tuple[np.ndarray, list[np.ndarray]]:
    """The vector of each passage, and those of its tokens that count."""
    ids = student.ids(texts, LONGEST_PASSAGE)
    vectors = np.zeros((len(ids), student.bert.config.hidden_size), np.float32)
    tokens = [np.zeros((0, 0), np.float32)] * len(ids)
    for batch in by_length(ids, 32):
        found = student([ids[i] for i in batch])
        vectors[batch] = found.texts.cpu().numpy()
        for row, place in enumerate(batch):
            tokens[place] = found.tokens[row][found.weights[row] > 0].cpu().numpy()
    return vectors, tokens


def _late(asked: Encoded, tokens: np.ndarray) -> float:
    if not len(tokens):
        return 0.0
    best = (asked.tokens[0].cpu().numpy() @ tokens.T).max(1)
    return float(best @ asked.weights[0].cpu().numpy())


def _answers(topic: Topic, found: StoredPassage) -> bool:
    letter = found.letter
    return any(g.grade == 2 and matches(g, letter.file, letter.kenmerk, found.passage.text) for g in topic.gold)
