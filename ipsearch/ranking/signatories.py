"""Does a question ask who signed a letter, and which letter does it mean?

The words of such a question stand nowhere near its answer: a signature holds an office and a name, and what the letter
is about stands above.
"""

from __future__ import annotations

import datetime as dt
import re

from ipsearch.results import Query
from ipsearch.text.analysis import STOP_WORDS

_ASKED = frozenset({"wie", "wiens", "welke", "who", "whose", "which"})
_SIGNED = re.compile(
    r"(?:ge|mede)?(?:onder)?teken(?:t|d|de|den|en)|handtekening|schreef|geschreven|stuurde|verstuurde|gestuurd|verstuurd|"
    r"signed|signature|wrote|sent"
)
# These ask by themselves.
_SIGNATORY = re.compile(r"(?:mede)?ondertekenaars?|afzenders?|signator(?:y|ies)")
_LETTER = re.compile(r"\w*brief|\w*bericht|\w*reactie|\w*antwoord|kamerstuk|kenmerk|stuk|nota|letter")
# A letter called by its kind has no subject yet; a *visiebrief* has. A signature *stands below* it.
_NO_SUBJECT = frozenset(
    "brief kamerbrief bericht kamerstuk kenmerk stuk letter minister bewindspersoon staat onder".split()
)


def signed_letter(query: Query) -> str | None:
    """What the letter is about whose signatory is asked for, perhaps nothing; ``None`` when no signatory is."""
    words = query.words
    asked = not _ASKED.isdisjoint(words) and any(map(_SIGNED.fullmatch, words))
    if not (asked or any(map(_SIGNATORY.fullmatch, words))) or not any(map(_LETTER.fullmatch, words)):
        return None
    return " ".join(word for word in words if not _asks(word))


def day_of(query: Query) -> dt.date | None:
    """The one day that a question names: of letters, the day that stands above them."""
    days = {period.first for period in query.periods if period.first == period.last}
    return next(iter(days)) if len(days) == 1 else None


def _asks(word: str) -> bool:
    """Whether a word is part of the asking, not of what is asked about."""
    said = word in STOP_WORDS or word in _ASKED or word in _NO_SUBJECT
    return said or bool(_SIGNED.fullmatch(word) or _SIGNATORY.fullmatch(word))
