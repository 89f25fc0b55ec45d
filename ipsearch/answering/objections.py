"""What speaks against an answer, whatever its score? And what is a user told when there is none?

The weights of the reader were learned from few false premises and few outcomes that were only announced. What anybody
can see is stated here: each objection divides the odds that what was found is an answer, and has a reason to tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ipsearch.annotations import Label
from ipsearch.answering.counts import named
from ipsearch.answering.evidence import proper_names
from ipsearch.answering.features import NAMES, Asked, Candidate
from ipsearch.answering.kinds import Want
from ipsearch.answering.units import UnitKind
from ipsearch.silence import Reason, ReasonKind
from ipsearch.text.analysis import fold, printed_words
from ipsearch.text.stems import stem

# How much an objection takes from the logarithm of the odds: one makes a likely answer doubtful, two an unlikely one;
# after four hardly anything is an answer.
_WEIGHTY, _STRONG, _DECISIVE = 1.0, 2.0, 4.0
# What may bear the name that is asked for; of a place it is asked where it is.
_PEOPLE: frozenset[Label] = frozenset({"PERSON"})
_BEARERS: frozenset[Label] = frozenset({"PERSON", "ORG", "PROGRAM_SYSTEM", "MISSION", "EVENT", "LAW_TREATY"})
_ITEMS: frozenset[UnitKind] = frozenset({"item", "row"})
_MISSING: dict[Want, ReasonKind] = {"number": "count", "date": "date", "duration": "length", "money": "amount"}


@dataclass(frozen=True, slots=True)
class Objection:
    """``weight`` is taken from the logarithm of the odds; ``reason`` is what the user is told."""

    weight: float
    reason: Reason


def objections(asked: Asked, shown: np.ndarray, pieces: Sequence[Candidate]) -> list[Objection]:
    """What speaks against the pieces that would be shown.

    Args:
        shown: what is known of each piece, shape ``(pieces, len(NAMES))``, best first.
        pieces: the pieces themselves.
    """
    question, demands, found = asked.question, asked.question.demands, []
    if _column(shown, "type missing").min() > 0:
        found.append(Objection(_STRONG, Reason(_MISSING[demands.types[0]])))
    if demands.name and not _gives_name(asked, pieces):
        found.append(Objection(_DECISIVE, Reason("name")))
    if demands.things > max(_things_named(pieces)):
        found.append(Objection(_DECISIVE, Reason("things", (str(demands.things),))))
    if question.outcome and _column(shown, "announces")[0] > 0:
        found.append(Objection(_STRONG, Reason("outcome")))
    if missing := int(_column(shown, "spelled numbers missing").min()):
        said = tuple(f"‘{forms[0]}’" for _, forms in question.claims)
        found.append(Objection(_WEIGHTY * missing, Reason("claims", said)))
    if "reference" in question.wants and not _column(shown, "holds reference").any():
        found.append(Objection(_STRONG, Reason("reference")))
    if question.years and _column(shown, "time").max() < 0:
        found.append(Objection(_WEIGHTY, Reason("years", tuple(sorted(question.years)))))
    return found


def _gives_name(asked: Asked, pieces: Sequence[Candidate]) -> bool:
    """Whether they give a name that the question does not: of somebody, where somebody is asked for.

    Where the index holds no names, any word with a capital may be one.
    """
    if not any(piece.source.mentions for piece in pieces):
        return any(_is_new(asked, name) for piece in pieces for name in proper_names(piece.text))
    labels = _PEOPLE if asked.question.demands.person else _BEARERS
    words = (word for piece in pieces for name in piece.named(labels) for word in printed_words(name))
    return any(_is_new(asked, word) for word in words if word[0].isupper())


def _things_named(pieces: Sequence[Candidate]) -> Iterator[int]:
    """How many things each piece names, and how many items or rows of one list or table there are."""
    yield from (named(piece.text) for piece in pieces)
    yield from Counter(piece.source.found.passage.section for piece in pieces if piece.unit.kind in _ITEMS).values()


def _is_new(asked: Asked, name: str) -> bool:
    return stem(fold(name)) not in asked.weights


def _column(values: np.ndarray, name: str) -> np.ndarray:
    return np.asarray(values[:, _PLACES[name]])


_PLACES = {name: place for place, name in enumerate(NAMES)}
