"""Which lines at the top of a memo are its fields ("Aan", "Van", "Datum", "Notanummer"), and no text?

A memo has no letterhead: it opens with labels of a closed list, each with its value behind it, on the line below it,
or - where a tool printed the labels first - as far down as the label stands. "Aan" and "Van" begin sentences too: they
count only among other labels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.masthead import is_salutation
from ipsearch.readers.plaintext.lines import Line
from ipsearch.readers.plaintext.sheets import Sheet

_LABEL = re.compile(
    r"^(?P<label>Aan|Van|Via|Datum|Nota ?(?:nummer|nr\.?)|(?:Ons )?[Kk]enmerk|Onze referentie|Referentie|"
    r"Bijlagen?(?:\(n\))?|Auteur|Opsteller|Steller|Opgesteld door|(?:Kopie|Afschrift)(?: aan)?|C\.?c\.?|CC|"
    r"Onderwerp|Betreft|Directie|Afdeling|Contactpersoon|"
    r"Telefoon|Portefeuillehouder|Zaaknummer|Dossier(?:nummer)?|Versie|Status|Uiterste datum|"
    r"Deadline|Doorkiesnummer)(?:\s*:\s*|\s+|$)(?P<rest>.*)$"
)
_KIND = re.compile(
    r"^(?:TER (?:BESLISSING|INFORMATIE|KENNISNEMING|BESPREKING|ONDERTEKENING|ADVISERING)|(?i:beslisnota|nota|memo))$"
)
_SIDES = frozenset({"Aan", "Van"})
# A memo has so many fields at least, and no more lines than this before its text; a value is this short.
_LEAST, _ZONE, _LONGEST = 4, 40, 120


def lift_memo_head(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages, with the fields at the top of the first one set apart, each label with its value."""
    if not sheets:
        return []
    first = sheets[0]
    filled = [place for place, line in enumerate(first.lines[: 3 * _ZONE]) if line.text][:_ZONE]
    texts = [" ".join(first.lines[place].text.split()) for place in filled]
    opening = 0
    while opening < len(texts) and _KIND.match(texts[opening]):
        opening += 1
    fields, end = _fields(texts, opening)
    labels = {label for label, _ in fields}
    if len(labels) < _LEAST or len(labels) < len(fields) or not labels & _SIDES:
        return list(sheets)
    heads = (*texts[:opening], *(f"{label} {value}".strip() for label, value in fields))
    kept: tuple[Line, ...] = first.lines[filled[end - 1] + 1 :]
    return [replace(first, lines=kept, heads=(*first.heads, *heads)), *sheets[1:]]


def _fields(texts: Sequence[str], start: int) -> tuple[list[tuple[str, str]], int]:
    """Labels with their values from a line on, and the line after the last of them."""
    fields: list[tuple[str, str]] = []
    place = start
    while place < len(texts):
        found = _LABEL.match(texts[place])
        if found is None:
            if not _carries_on(texts, place, fields):
                break
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {texts[place]}")
            place += 1
            continue
        if found["rest"]:
            if len(texts[place]) > _LONGEST:
                break
            fields.append((found["label"], found["rest"]))
            place += 1
            continue
        bare = [found["label"]]
        while place + len(bare) < len(texts) and (more := _LABEL.match(texts[place + len(bare)])) and not more["rest"]:
            bare.append(more["label"])
        values = texts[place + len(bare) : place + 2 * len(bare)]
        if len(values) < len(bare) or any(len(value) > _LONGEST or is_salutation(value) for value in values):
            break
        fields += zip(bare, values, strict=True)
        place += 2 * len(bare)
    return fields, place


def _carries_on(texts: Sequence[str], place: int, fields: Sequence[tuple[str, str]]) -> bool:
    """Whether a line goes on with the value above it: another label stands right below."""
    below = _LABEL.match(texts[place + 1]) if place + 1 < len(texts) else None
    return bool(fields) and below is not None and len(texts[place]) <= _LONGEST and not is_salutation(texts[place])
