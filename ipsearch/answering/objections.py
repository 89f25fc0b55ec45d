"""What speaks against an answer, whatever its score? And what is a user told when there is none?

The weights of the reader were learned from few false premises and few outcomes that were only announced. What anybody
can see is stated here: each objection divides the odds that what was found is an answer, and has a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ipsearch.answering.evidence import proper_names
from ipsearch.answering.features import NAMES, Asked
from ipsearch.text.analysis import fold
from ipsearch.text.stems import stem

# How much an objection takes from the logarithm of the odds: one makes a likely answer doubtful, two an unlikely one.
_WEIGHTY, _STRONG = 1.0, 2.0
_WANTED = {"count": "a number", "when": "a date", "length": "a length of time"}


@dataclass(frozen=True, slots=True)
class Objection:
    """``weight`` is taken from the logarithm of the odds; ``reason`` is a sentence for the user."""

    weight: float
    reason: str


def objections(asked: Asked, shown: np.ndarray, texts: Sequence[str]) -> list[Objection]:
    """What speaks against the pieces that would be shown.

    Args:
        shown: what is known of each piece, shape ``(pieces, len(NAMES))``, best first.
        texts: their words.
    """
    question, found = asked.question, []
    if _column(shown, "type missing").min() > 0:
        wanted = _WANTED.get(question.kind, "what is asked for")
        found.append(Objection(_STRONG, f"What these letters say about it holds no {wanted.removeprefix('a ')}."))
    if question.naming and not any(_names_somebody(asked, text) for text in texts):
        found.append(Objection(_STRONG, "What these letters say about it gives no name."))
    if question.outcome and _column(shown, "announces")[0] > 0:
        found.append(Objection(_STRONG, "These letters announce it, but do not say what came of it."))
    if missing := int(_column(shown, "spelled numbers missing").min()):
        words = ", ".join(f"‘{forms[0]}’" for forms in question.spelled)
        found.append(Objection(_WEIGHTY * missing, f"These letters speak of it, but not of {words}."))
    if "reference" in question.wants and not _column(shown, "holds reference").any():
        found.append(Objection(_STRONG, "These letters give no number or address for it."))
    if question.years and _column(shown, "time").max() < 0:
        years = " or ".join(sorted(question.years))
        found.append(Objection(_WEIGHTY, f"What these letters say about it is not of {years}."))
    return found


def _names_somebody(asked: Asked, text: str) -> bool:
    """Whether it holds a name that the question does not."""
    return any(stem(fold(name)) not in asked.weights for name in proper_names(text))


def _column(values: np.ndarray, name: str) -> np.ndarray:
    return np.asarray(values[:, _PLACES[name]])


_PLACES = {name: place for place, name in enumerate(NAMES)}


def unknown_names(names: Sequence[str]) -> str:
    """What to say about names of which no letter speaks."""
    shown = ", ".join(f"‘{name}’" for name in names)
    return f"No letter in this index mentions {shown}."
