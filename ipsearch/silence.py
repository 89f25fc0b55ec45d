"""Why is a question not answered? A reason of a few kinds, said in English here and in Dutch on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

ReasonKind = Literal[
    "nothing", "unsure", "names", "number", "amount", "date", "length", "count", "name", "things", "outcome", "claims",
    "reference", "years", "model",
]  # fmt: skip
REASON_KINDS: tuple[ReasonKind, ...] = get_args(ReasonKind)

_SENTENCES: dict[ReasonKind, str] = {
    "nothing": "No passage in these letters bears on the question.",
    "unsure": "No sentence in these letters answers the question surely enough; the nearest passages follow.",
    "names": "No letter in this index mentions {about}.",
    "number": "No letter in this index has, or cites, the number {about}.",
    "amount": "What these letters say about it holds no amount.",
    "date": "What these letters say about it holds no date.",
    "length": "What these letters say about it holds no length of time.",
    "count": "What these letters say about it holds no number.",
    "name": "What these letters say about it gives no name.",
    "things": "What these letters say about it does not name {about} of them.",
    "outcome": "These letters announce it, but do not say what came of it.",
    "claims": "These letters speak of it, but not of {about}.",
    "reference": "These letters give no number or address for it.",
    "years": "What these letters say about it is not of {about}.",
    "model": "The model finds no answer in the nearest passages.",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why nothing is answered; as text, an English sentence. ``about`` are the words of the question that it names."""

    kind: ReasonKind
    about: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.said(_SENTENCES[self.kind], "or" if self.kind == "years" else None)

    def said(self, sentence: str, between: str | None) -> str:
        """A sentence with ``{about}`` filled in: joined by a word, or by commas."""
        return sentence.format(about=(f" {between} " if between else ", ").join(self.about))
