"""What stands in a text besides its words? Standoff annotations, as values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

Label = Literal[
    "PERSON", "ORG", "GPE_LOC", "DATE", "LAW_TREATY", "PROGRAM_SYSTEM", "MISSION", "EVENT", "KAMERSTUK", "NORP"
]  # fmt: skip
LABELS: tuple[Label, ...] = get_args(Label)

ReferenceKind = Literal[
    "kamerstuk", "handelingen", "motie", "toezegging", "bnc-fiche", "letter", "kenmerk", "annex", "report", "eu-act",
    "com", "celex", "law", "gazette", "ecli", "url",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form that a letter defines, as printed: ``KPCN`` and ``Korps Politie Caribisch Nederland``."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named at ``[start, end)`` of a text.

    ``canonical`` is the name under which all mentions of it are one; of a ``DATE`` an ISO date or interval. ``None``
    when it is not known: a day whose year nothing tells.
    """

    start: int
    end: int
    label: Label
    canonical: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document that a text cites.

    ``key`` is the same for every way of writing it (``29628-895``, ``Richtlijn (EU) 2016/680``); ``printed`` is the
    official form of citation, and reads back as the same reference.
    """

    kind: ReferenceKind
    key: str
    printed: str


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference at ``[start, end)`` of a text.

    ``own`` is true when the writer calls the document his own ("mijn brief van 4 juli 2019").
    """

    reference: Reference
    start: int
    end: int
    own: bool = False


ToezeggingKind = Literal["made", "fulfilled", "referenced"]
KINDS: tuple[ToezeggingKind, ...] = get_args(ToezeggingKind)
Strength = Literal["hard", "intention", "ambition"]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A term as printed, and the days that it stands for; both ``None`` when the words are vague.

    ``first`` alone is ``None`` when the term runs from the letter's day on and that is not known.
    """

    text: str
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class MadeAt:
    """When a promise was made: the occasion in the letter's words, and its day; what is not said is ``None``."""

    occasion: str | None
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class FoundToezegging:
    """A sentence at ``[start, end)`` of a text in which something is promised, kept, or mentioned as promised.

    ``actor``, ``recipient``, ``action`` and ``topic`` are ``None`` where the text does not say. ``made_at`` is only
    there for promises that were made elsewhere.
    """

    start: int
    end: int
    kind: ToezeggingKind
    strength: Strength
    confidence: float
    actor: str | None = None
    recipient: str | None = None
    action: str | None = None
    topic: str | None = None
    deadline: Deadline | None = None
    made_at: MadeAt | None = None
