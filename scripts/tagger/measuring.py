"""How good is the tagger on sentences that it has not learned from?"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from spacy.language import Language

from ipsearch.annotations import Mention
from ipsearch.extraction.tagger import SHIPPED, Tagger, load_pipeline

_CONLL = {"PER": "PERSON", "LOC": "GPE_LOC", "ORG": "ORG"}


@dataclass(frozen=True, slots=True)
class Score:
    """Strict matches: both ends and the label."""

    right: int
    found: int
    gold: int

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.found + self.gold)


def conll(data: Path, part: str) -> Iterator[tuple[str, set[tuple[int, int, str]]]]:
    """Sentences of CoNLL-2002 with their people, places and organisations."""
    with gzip.open(data / "ner_conll2002_nl" / f"{part}.conll.gz", "rt", encoding="utf-8") as lines:
        for sentence in lines.read().split("\n\n"):
            rows = [line.split("\t") for line in sentence.splitlines() if line.count("\t") == 2]
            if rows and not rows[0][0].startswith("-DOCSTART-"):
                yield _joined([(_repaired(row[0]), row[2]) for row in rows])


def without_names() -> Tagger:
    """The tagger that ships, less its lists of names: what the model and the shapes find by themselves."""
    return _Bare()


class _Bare(Tagger):
    @cached_property
    def _pipeline(self) -> Language:
        nlp = load_pipeline(str(SHIPPED))
        nlp.disable_pipe("ipsearch_names")
        return nlp


def score(tagged: Sequence[Sequence[Mention]], gold: Sequence[set[tuple[int, int, str]]]) -> dict[str, Score]:
    """A score for each label that the gold knows, and ``ALL``."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    known = {label for row in gold for _, _, label in row}
    for mentions, row in zip(tagged, gold, strict=True):
        for mention in mentions:
            if mention.label in known:
                found[mention.label] += 1
                right[mention.label] += (mention.start, mention.end, mention.label) in row
        wanted.update(label for _, _, label in row)
    made = {label: Score(right[label], found[label], wanted[label]) for label in sorted(known)}
    return made | {"ALL": Score(right.total(), found.total(), wanted.total())}


def _joined(rows: list[tuple[str, str]]) -> tuple[str, set[tuple[int, int, str]]]:
    text, spans, at = " ".join(word for word, _ in rows), set(), 0
    start, kind = 0, ""
    for word, tag in [*rows, ("", "O")]:
        if kind and not tag.startswith("I-"):
            if kind in _CONLL:
                spans.add((start, at - 1, _CONLL[kind]))
            kind = ""
        if tag.startswith("B-"):
            start, kind = at, tag[2:]
        at += len(word) + 1
    return text, spans


def _repaired(word: str) -> str:
    try:
        return word.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return word
