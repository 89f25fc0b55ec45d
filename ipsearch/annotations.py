"""What stands in a text besides its words? Standoff annotations, as values."""

from __future__ import annotations

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
