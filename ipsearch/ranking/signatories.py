"""Does a question ask who signed a letter, and which letter does it mean?

The words of such a question stand nowhere near its answer: a signature holds an office and a name, and what the letter
is about stands above.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from ipsearch.results import Query
from ipsearch.text.analysis import STOP_WORDS
from ipsearch.text.dates import MONTHS, find_dates

_WHO = frozenset({"wie", "wiens", "who", "whose"})
_OFFICE = re.compile(r"minister|ministers|bewindspersoon|bewindspersonen|staatssecretaris|bewindsman|bewindsvrouw")
# After these somebody is written to, not written by.
_TO = frozenset({"aan", "naar", "voor", "to", "for"})
_SIGNED = re.compile(
    r"(?:ge|mede)?(?:onder)?teken(?:t|d|de|den|en)|handtekening|schreef|geschreven|stuurde|verstuurde|gestuurd|verstuurd|"
    r"signed|signature|wrote|sent"
)
# These ask by themselves.
_SIGNATORY = re.compile(r"(?:mede)?ondertekenaars?|afzenders?|signator(?:y|ies)")
_LETTER = re.compile(r"\w*brief|\w*bericht|\w*reactie|\w*antwoord|kamerstuk|kenmerk|stuk|nota|letter")
_OF_THE_LETTER = re.compile(rf"\b(?:{_LETTER.pattern})\s+(?:van|d\.?d\.?|of|from|dated)\s+$", re.IGNORECASE)
# A letter called by its kind has no subject yet; a *visiebrief* has. A signature *stands below* it.
_NO_SUBJECT = frozenset("brief kamerbrief bericht kamerstuk kenmerk stuk letter staat onder welke which".split())


def signed_letter(query: Query) -> str | None:
    """What the letter is about whose signatory is asked for, perhaps nothing; ``None`` when no signatory is."""
    words = query.words
    asked = _asks_who(words) and any(map(_SIGNED.fullmatch, words))
    if not (asked or any(map(_SIGNATORY.fullmatch, words))) or not any(map(_LETTER.fullmatch, words)):
        return None
    # Between quotation marks stands what is meant.
    return None if query.phrases else " ".join(word for word in words if not _is_asking(word))


def _asks_who(words: Sequence[str]) -> bool:
    """Whether a person is asked for: *wie*, but not *aan wie*; *welke minister*, but not *welke brief*."""
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        if word in _WHO and before not in _TO:
            return True
        if word in {"welke", "which"} and _OFFICE.fullmatch(after):
            return True
    return False


def day_of(query: Query) -> dt.date | None:
    """The day that stands above the letter: of *the letter of 14 May*, not of what happened on 14 May."""
    days = {found.date for found in find_dates(query.text) if _OF_THE_LETTER.search(query.text[: found.start])}
    return next(iter(days)) if len(days) == 1 else None


def what_it_says(subject: Query) -> tuple[str, ...]:
    """The words of a subject without years and dates, which many letters name, unless it has no others."""
    said = tuple(word for word in subject.words if word not in MONTHS and not any(c.isdigit() for c in word))
    return said or subject.words


def _is_asking(word: str) -> bool:
    """Whether a word is part of the asking, not of what is asked about."""
    said = word in STOP_WORDS or word in _WHO or word in _NO_SUBJECT
    return said or any(one.fullmatch(word) for one in (_SIGNED, _SIGNATORY, _OFFICE))
