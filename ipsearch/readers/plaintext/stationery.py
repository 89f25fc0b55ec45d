"""Which ends and starts of the first page's lines are stationery: an address, a number to call, a label?

The first page prints in its margin what later pages do not. An extractor that reads across the page glues it to the
lines of the body, where only its shape tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ipsearch.readers.masthead import MAIL, read_label
from ipsearch.readers.plaintext.lines import Line

# So many lines of the page end so: one may be chance.
_MIN_LINES = 3
# Words of the body stand beside it: more than a label has.
_MIN_BODY = 3
_STREETS = r"[A-Z][\w’'.-]{5,} \d{1,4}[a-zA-Z]?"
_POSTCODES = r"\d{4} [A-Z]{2} (?:Den |’s-|'s-)?[A-Z][\w’'-]+"
_ADDRESSES = rf"Postbus \d+|(?:www\.|https?://)[^\s,;]+\.\w+|{MAIL}|[TFM] (?:\(?0|\+31)[\d()-]*(?: [\d()-]+)*"
_LABELS = r"Contactpersoon|Bijlagen?(?:\(n\))?|(?:Ons|Uw) kenmerk|(?:Onze|Uw) referentie|Uw brief|Datum"
_STREET, _POSTCODE = re.compile(rf"(?:^|\s)({_STREETS})$"), re.compile(rf"(?:^|\s)({_POSTCODES})$")
_END = re.compile(rf"(?:^|\s)({_POSTCODES}|{_ADDRESSES}|{_LABELS})$")
_FIRST_STREET, _FIRST_POSTCODE = re.compile(rf"({_STREETS})(?=\s|$)"), re.compile(rf"{_POSTCODES}(?=\s|$)")
_FIRST = re.compile(rf"({_POSTCODES}|{_ADDRESSES})(?=\s|$)")


def stationery_parts(lines: Sequence[Line]) -> set[str]:
    """The strings at the edges of body lines that are stationery; none when there are too few to be a column."""
    texts = [" ".join(line.text.split()) for line in lines if line.text]
    for found in (list(_ends(texts)), list(_starts(texts))):
        if len(found) >= _MIN_LINES:
            return set(found)
    return set()


def _ends(texts: Sequence[str]) -> Iterator[str]:
    for place, text in enumerate(texts):
        match = _END.search(text) or (_POSTCODE.search(_below(texts, place)) and _STREET.search(text))
        if match and len(text[: match.start(1)].split()) > _MIN_BODY and read_label(text) is None:
            yield match[1]


def _starts(texts: Sequence[str]) -> Iterator[str]:
    for place, text in enumerate(texts):
        match = _FIRST.match(text) or (_FIRST_POSTCODE.match(_below(texts, place)) and _FIRST_STREET.match(text))
        if match and len(text[match.end() :].split()) > _MIN_BODY:
            yield match[1]


def _below(texts: Sequence[str], place: int) -> str:
    return texts[place + 1] if place + 1 < len(texts) else ""
