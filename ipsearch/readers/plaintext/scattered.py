"""Which single lines of the first page's margin column did a tool scatter between the lines of the body?

pdftotext sorts lines by their height, so that labels and contact lines stand inside the sentences beside them. Several
that are unmistakable, one of them inside a sentence, show that it did so; then they are lifted with their values.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from ipsearch.readers.letterhead.signature import is_name
from ipsearch.readers.masthead import MAIL, read_label
from ipsearch.readers.plaintext.lines import Line, ends_sentence, starts_lower
from ipsearch.readers.plaintext.sheets import Sheet

# The column ends within so many lines; so many of them are certain.
_ZONE, _LEAST = 60, 3
# A value stands within so many lines with words under its label, and is this short.
_NEAR, _LONGEST = 3, 40
_CONTACT = re.compile(rf"^(?:{MAIL}|(?:www\.|https?://)[^\s,;]+|[TFM] (?:\(?0|\+31)[\d()\s-]{{6,}})$")
_PERSON = re.compile(r"^(?:Contactpersoon|Contact|Inlichtingen(?: bij)?|Behandeld door)\s*:?$")
_INITIAL = re.compile(r"\b[A-Z][a-z]?\.")


def lift_scattered(sheet: Sheet, start: int) -> Sheet:
    """The first page without scattered lines of its margin column, from the ``start``-th line on."""
    lines = sheet.lines
    sure = {place for place in range(start, min(len(lines), _ZONE)) if _is_sure(lines[place].text)}
    if len(sure) < _LEAST:
        return sheet
    gone = sure | {value for place in sure if (value := _value(lines, place, sure)) is not None}
    if not any(_is_inside(lines, place, gone) for place in sure):
        return sheet
    margin = tuple(lines[place].text for place in sorted(gone))
    kept = tuple(line for place, line in enumerate(lines) if place not in gone)
    return replace(sheet, lines=kept, margin=(*sheet.margin, *margin))


def _is_sure(text: str) -> bool:
    """Whether a line is a bare label of a letterhead, or an address of mail, web or telephone alone."""
    label = read_label(text)
    bare = label is not None and not label.rest and label.role in ("date", "kenmerk", "theirs")
    return bare or bool(_PERSON.match(text) or _CONTACT.match(text))


def _value(lines: Sequence[Line], place: int, sure: Collection[int]) -> int | None:
    """Where the value of a label stands: a person's name with initials, or words with a figure right below."""
    label = read_label(lines[place].text)
    if label is None:
        return None
    below = [at for at in range(place + 1, len(lines)) if lines[at].text and at not in sure][:_NEAR]
    if _PERSON.match(lines[place].text):
        return next((at for at in below if _INITIAL.search(lines[at].text) and is_name(lines[at].text)), None)
    return below[0] if below and _is_reference(lines[below[0]].text) else None


def _is_reference(text: str) -> bool:
    return len(text) <= _LONGEST and any(map(str.isdigit, text)) and not ends_sentence(text)


def _is_inside(lines: Sequence[Line], place: int, gone: Collection[int]) -> bool:
    """Whether a sentence runs over a line: it is open above, and goes on small below."""
    above = next((lines[at].text for at in range(place - 1, -1, -1) if lines[at].text and at not in gone), "")
    below = next((lines[at].text for at in range(place + 1, len(lines)) if lines[at].text and at not in gone), "")
    return len(above) > _LONGEST and not ends_sentence(above) and starts_lower(below)
