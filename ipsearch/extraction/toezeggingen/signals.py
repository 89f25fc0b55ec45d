"""What in a sentence, and around it, tells whether something is promised, kept, or mentioned?

Each signal has a name that a person can read, because the names are what ``--explain`` shows.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ipsearch.extraction.dates import find_periods
from ipsearch.extraction.toezeggingen.clauses import Actor, Clause, analyse
from ipsearch.text.stems import stem

_NOT = frozenset("niet geen nooit evenmin noch".split())


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The cues of ``cues.toml``."""
    listed = tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8"))
    return tuple((name, re.compile("|".join(lines), re.IGNORECASE)) for name, lines in listed.items())


def _cues_in(text: str) -> list[str]:
    return [name for name, pattern in _cues() if pattern.search(text)]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a sentence: the letter's date, the headings above it, and the sentence before it."""

    date: dt.date | None = None
    headings: tuple[str, ...] = ()
    before: str = ""


def in_words(around: Surroundings) -> str:
    """What stands around a sentence as one text: the heading next above it, and the sentence before."""
    return " / ".join(filter(None, (*around.headings[-1:], around.before)))


def signals(sentence: str, around: Surroundings) -> dict[str, float]:
    """The signals of a sentence by name; absent ones are 0."""
    clause = analyse(sentence)
    found = dict.fromkeys(_clause_signals(sentence, clause), 1.0)
    cues = _cues_in(sentence)
    found |= dict.fromkeys((f"says: {name}" for name in cues), 1.0)
    times = list(_times(sentence, around.date))
    found |= dict.fromkeys((f"time: {one}" for one in times), 1.0)
    found |= dict.fromkeys((f"{_side(clause.actor)}: {one}" for one in (*cues, *times)), 1.0)
    found |= dict.fromkeys((f"{clause.tense}, {one}" for one in (*cues, *times)), 1.0)
    found |= dict.fromkeys(_around(around, clause), 1.0)
    found |= dict.fromkeys((f"infinitive: {one}" for one in _verbs(clause)), 1.0)
    return found


def _side(actor: Actor) -> str:
    if actor in {"ik", "kabinet", "ministerie", "politie", "dienst", "Nederland", "wij"}:
        return "own government"
    return {"ander": "another", "Kamer": "parliament"}.get(actor, "a thing")


def _clause_signals(sentence: str, clause: Clause) -> Iterator[str]:
    yield f"tense: {clause.tense}"
    yield f"who: {clause.actor}"
    yield f"{clause.actor}, {clause.tense}"
    if clause.verb:
        yield f"verb: {clause.verb}"
    if clause.participle:
        yield f"{clause.tense}, {stem(clause.participle)}"
    if clause.words[-1:] == (":",):
        yield "ends in a colon"
    if _NOT & set(clause.main):
        yield "says: not"
        yield f"{clause.tense}, not"
    if sentence.lstrip("•-– ")[:1].islower():
        yield "begins in the middle"
    if len(clause.words) < 6:
        yield "short"


def _times(sentence: str, date: dt.date | None) -> Iterator[str]:
    """Whether a time that is named lies before or after the letter."""
    for found in find_periods(sentence, date):
        if found.period is None:
            yield "a day"
        elif date is None:
            yield "a year"
        elif found.period.first > date:
            yield "after the letter"
        elif found.period.last < date:
            yield "before the letter"
        else:
            yield "around the letter"


def _around(around: Surroundings, clause: Clause) -> Iterator[str]:
    heads = " ".join(around.headings).lower()
    if "toezegging" in heads:
        yield "heading: promise"
        yield f"heading: promise, {clause.tense}"
    if re.search(r"vervolg|vooruit|planning|maatregel|voortgang|tot slot|toekomst", heads):
        yield "heading: what follows"
    before = _cues_in(around.before)
    for name in ("promise", "announced earlier"):
        if name in before:
            yield f"sentence before: {name}"
            yield f"sentence before: {name}, {clause.tense}"


def _verbs(clause: Clause) -> set[str]:
    """The infinitives of the main clause. What a sentence is about says nothing on whether it promises something."""
    return {stem(word) for word in clause.infinitives}
