"""Which sentences of a text are toezeggingen, and what do they say?

The classifier decides whether and of which kind; rules read the parts. Headings, tables and notes hold none.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from ipsearch.annotations import FoundToezegging, ToezeggingKind
from ipsearch.extraction.toezeggingen import classifier, parts
from ipsearch.extraction.toezeggingen.classifier import Judgement
from ipsearch.extraction.toezeggingen.clauses import analyse
from ipsearch.extraction.toezeggingen.deadlines import find_deadline
from ipsearch.extraction.toezeggingen.second_look import Reads
from ipsearch.extraction.toezeggingen.signals import Surroundings, in_words, signals
from ipsearch.text.sentences import sentences

# What a decision depends on: a change in any of these is another detector, whoever forgets to say so.
_SOURCES = ("extraction", "text")
# Before an item of a list.
_MARKS = "•·▪-– "
# Shorter sentences promise nothing that can be told from them.
_LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Writer:
    """What of its letter a text depends on: ``date`` and ``sender``."""

    date: dt.date | None = None
    sender: str | None = None


@cache
def version() -> str:
    """Of rules and weights together: a digest of the code and words that find, and one of the weights."""
    digest = hashlib.sha256()
    for folder in _SOURCES:
        for name, data in sorted(_contents(files("ipsearch").joinpath(folder), folder)):
            digest.update(name.encode() + b"\0" + data)
    return f"{digest.hexdigest()[:12]}:{classifier.fingerprint()}"


def _contents(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for file in folder.iterdir():
        name = f"{path}/{file.name}"
        if file.is_dir():
            yield from _contents(file, name)
        elif name.endswith((".py", ".toml", "verbs.txt")):
            yield name, file.read_bytes()


def find_toezeggingen(
    text: str, section: Sequence[str], writer: Writer, reads: Reads | None = None
) -> tuple[FoundToezegging, ...]:
    """The toezeggingen in one passage, in order.

    Args:
        text: blocks one a line, the first perhaps headings.
        section: the headings above it, outermost first.
        reads: reads a sentence behind what stands around it; without it a first look decides.
    """
    found = []
    for start, end, around in _placed(text, section, writer.date):
        sentence = text[start:end]
        judged = judge(sentence, around, reads)
        if judged.confidence >= classifier.shipped().threshold and len(sentence.split()) >= _LEAST_WORDS:
            found.append(_described(sentence, start, judged, around, writer.sender))
    return tuple(found)


def judge(sentence: str, around: Surroundings, reads: Reads | None = None) -> Judgement:
    """The judgement on a sentence; of main clauses side by side ("…; ik bericht u hierover") the likeliest counts."""
    first = _first_look(sentence, around)
    look = classifier.shipped().second
    if reads is None or look is None or first.confidence < look.looked_at:
        return first
    return first.read_as(look, reads(in_words(around), sentence))


def _first_look(sentence: str, around: Surroundings) -> Judgement:
    judged = [classifier.shipped().judge(signals(sentence, around))]
    if ";" in sentence:
        clauses = [part.strip() for part in sentence.split(";")]
        judged += [classifier.shipped().judge(signals(part, around)) for part in clauses if len(part.split()) > 2]
    return max(judged, key=lambda one: one.confidence)


def surroundings(text: str, section: Sequence[str], date: dt.date | None, start: int) -> Surroundings:
    """What stands around the sentence that begins at ``start``, as it was when that was judged."""
    return next((around for at, _, around in _placed(text, section, date) if at == start), Surroundings(date))


def _placed(text: str, section: Sequence[str], date: dt.date | None) -> Iterator[tuple[int, int, Surroundings]]:
    """Every sentence of the text that is no heading, with its place and surroundings."""
    around = Surroundings(date, tuple(section))
    at = 0
    for line in text.split("\n"):
        if line not in section:
            for start, end in sentences(line):
                start += len(line[start:end]) - len(line[start:end].lstrip(_MARKS))
                yield at + start, at + end, around
                around = replace(around, before=line[start:end])
        at += len(line) + 1


def _described(
    sentence: str, start: int, judged: Judgement, around: Surroundings, sender: str | None
) -> FoundToezegging:
    kind: ToezeggingKind = "made" if judged.kind == "none" else judged.kind
    clause = analyse(sentence)
    deadline = find_deadline(sentence, around.date) if kind == "made" else None
    return FoundToezegging(
        start=start,
        end=start + len(sentence),
        kind=kind,
        strength=parts.strength(sentence, kind, clause, around),
        confidence=round(judged.confidence, 4),
        actor=parts.actor(sentence, clause, sender),
        recipient=parts.recipient(sentence),
        action=parts.action(sentence, clause),
        topic=around.headings[-1] if around.headings else None,
        deadline=deadline,
        made_at=None if kind == "made" else parts.made_at(sentence, around.date),
    )
