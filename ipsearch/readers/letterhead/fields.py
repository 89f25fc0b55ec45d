"""Which values stand under the labels of a letterhead?

A value stands after its label on the line or on the next line of the same block, or in the next block when its own
block holds the label alone. Some extractors run a whole column together on one line; labels are then found inside
the line, but never after words that make them part of a sentence ("en ons kenmerk vermelden", "met kenmerk").
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ipsearch.readers.letterhead.datelines import (
    dated_kind,
    dateline,
    day_alone,
    enacted_on,
    is_weekday,
    met_on,
    placed_on,
    signed_on,
)
from ipsearch.readers.letterhead.places import Places
from ipsearch.readers.masthead import Role, is_address, is_signal, read_label, read_label_row
from ipsearch.text.dates import find_dates

_INSIDE: dict[Role, re.Pattern[str]] = {
    "kenmerk": re.compile(r"(?<![\w/])(?:Ons [Kk]enmerk|Onze [Rr]eferentie|(?<!Uw )(?<!Ons )Kenmerk)\s*:?\s*"),
    "date": re.compile(r"(?<![\w/])Datum\s*:?\s*(?=\d)"),
    "subject": re.compile(r"(?<![\w/])(?:Onderwerp|Betreft)\s*:?\s+"),
}
# Where a value ends when the next label follows on the same line.
_NEXT_LABEL = re.compile(
    r"\s(?:Ons kenmerk|Uw kenmerk|Onze referentie|Uw brief|Kenmerk|Datum|Onderwerp|Betreft|Bijlagen?(?:\(n\))?|"
    r"Contactpersoon|Projectnaam|Geachte|Bij beantwoording|Pagina \d)\b"
)
# A reference holds a digit in its last part; parts before it are capitals, as in "DGPOL/2019 12345".
_KENMERK_PART = re.compile(r"[A-Za-z0-9][\w./&\-–]*")
_PREFIX_PART = re.compile(r"[A-Z][A-Z0-9/&.\-]*")
_MAX_KENMERK_PARTS = 4
# What stands free between two parts: "DGNVLG / 27244019".
_JOINTS = frozenset("/-–")
_MIN_KENMERK = 3
_NUMBERED = re.compile(r"^(?:(?:Registratie|Document|Brief|Zaak|Besluit|Voorstel)n|N)ummer\s*:?\s+(?P<value>\S.*)")

_ADDRESSEE = re.compile(
    r"(?:^|(?<=\s))(?:Aan\s*:?\s+)?(?P<who>(?P<article>[Dd]e|[Hh]et)\s+(?:leden|[Vv]oorzitters?|[Gg]riffier|"
    r"[Mm]inister|[Ss]taatssecretaris|[Bb]urgemeesters?|[Cc]ollege|[Kk]orpschef|[Rr]aad|[Vv]aste [Cc]ommissie)\b.*)",
    re.DOTALL,
)
# The second line of that address, which a margin column may have pushed away from the first.
_HOUSE = "der Staten-Generaal"
_ADDRESSEE_END = re.compile(
    r"\s*(?:,?\s*(?:Postbus\b|\d{4} ?[A-Z]{2}\b|Binnenhof\b|Prinses Irenestraat\b|Plein \d|Lange Poten\b|t\.a\.v\.)|"
    r"\b(?:Den Haag|DEN HAAG|’s-Gravenhage|Datum|Betreft|Onderwerp|Ons kenmerk|Geachte)\b|\d|$)",
)


def find_kenmerk(places: Places) -> str | None:
    """The sender's own reference."""
    for value in _values(places.heads + places.feet, "kenmerk"):
        kenmerk = _kenmerk(value)
        if kenmerk:
            return kenmerk
    # Registers have a number for what prints no reference of its own.
    lines = (line for group in places.heads for line in (*group, *map(" ".join, pairwise(group))))
    numbered = map(_NUMBERED.match, lines)
    return next((found for match in numbered if match and (found := _kenmerk(match["value"]))), None)


def find_date(places: Places) -> dt.date | None:
    """The date of the letter: labelled, or a line of place and date alone; else what its page says of its day."""
    for value in _values((*places.heads, *((line,) for line in places.datelines)), "date"):
        found = next(find_dates(value[:40]), None)
        if found and (found.start == 0 or is_weekday(value[: found.start])):
            return found.date
    heads = [line for group in places.heads for line in group]
    # Under a label in a head, a day alone may be that of another letter ("Uw brief van").
    under = zip(((), *places.heads), places.heads, strict=False)
    apart = [group[0] for above, group in under if len(group) == 1 and not _asks(above)]
    # In this order: a page may be older or younger than the letter on it.
    readings = (
        *map(dateline, heads),
        *map(dateline, places.datelines),
        *map(day_alone, (*places.datelines, *apart)),
        *map(dated_kind, (*heads, *places.datelines)),
        *map(placed_on, (*heads, *places.datelines)),
        *map(enacted_on, places.openings),
        *map(met_on, (*heads, *places.datelines)),
        *map(signed_on, places.datelines),
    )
    return next(filter(None, readings), None)


def find_subject(places: Places) -> str | None:
    """The subject, over as many lines as it runs."""
    for value in _values(places.heads, "subject"):
        text = " ".join(value.split())
        if len(text) > 2:
            return text
    return None


def find_addressee(places: Places) -> str | None:
    """Whom the letter is for, as in "de Voorzitter van de Tweede Kamer der Staten-Generaal"."""
    for place, group in enumerate(places.heads):
        below = [line for after in places.heads[place + 1 : place + 3] for line in after]
        split = group[-1].rstrip(": ") == "Aan"
        found = _addressee(group) or (_addressee([*group, *below]) if split else None)
        if found:
            return f"{found} {_HOUSE}" if found.endswith("Kamer") and _HOUSE in below else found
    return None


def _asks(group: Sequence[str]) -> bool:
    """Whether a group of lines ends with a label that has its value in the next one, or speaks of another letter."""
    label = read_label(group[-1]) if group else None
    return label is not None and (not label.rest or label.role == "theirs")


def _addressee(group: Sequence[str]) -> str | None:
    for place, line in enumerate(group):
        if not re.match(r"Aan\b|[Dd]e [Vv]oorzitter|[Hh]et [Cc]ollege|[Dd]e leden", line):
            continue
        match = _ADDRESSEE.search(" ".join(group[place : place + 4]))
        if match:
            who = match["who"]
            end = _ADDRESSEE_END.search(who)
            who = who[: end.start()] if end else who
            return (who[0].lower() + who[1:]).strip(" ,.") or None
    return None


def _values(groups: Sequence[Sequence[str]], role: Role) -> Iterator[str]:
    for place, group in enumerate(groups):
        for number, line in enumerate(group):
            # In a head, a label in small letters is one too.
            label = read_label(line[:1].upper() + line[1:])
            row = read_label_row(line) if label else ()
            if row and group[number + 1 :]:
                yield _in_row(row, group[number + 1], role) if role in row else ""
            elif label and label.role == role:
                after = groups[place + 1] if place + 1 < len(groups) and not label.rest else ()
                yield _value(label.rest, group[number + 1 :] or after, role)
            else:
                yield from (_cut(line[match.end() :]) for match in _INSIDE[role].finditer(line))


def _in_row(roles: Sequence[Role], values: str, role: Role) -> str:
    """The value of a label in a row of labels, from the row of values under it.

    Values stand in the order of their labels; each is as long as its kind is: a date, a reference.
    """
    for label in roles[: roles.index(role)]:
        dated = next(find_dates(values), None) if label == "date" else None
        reference = _kenmerk(values) if label in ("kenmerk", "theirs") else None
        if dated and dated.start == 0:
            values = values[dated.end :].lstrip()
        elif reference:
            values = values[len(reference) :].lstrip(" ,;")
        else:
            return ""
    return values


def _value(rest: str, below: Sequence[str], role: Role) -> str:
    """The rest of the label's line; under it the lines that belong to it (for a subject: until another label)."""
    parts = [rest] if rest else []
    for line in below:
        if parts and role != "subject":
            break
        if is_signal(line) or is_address(line):
            break
        parts.append(line)
    return _cut(" ".join(parts))


def _cut(value: str) -> str:
    end = _NEXT_LABEL.search(f" {value}")
    return (value[: max(0, end.start() - 1)] if end else value).strip()


def _tail(part: str, rest: Sequence[str]) -> list[str]:
    """What belongs to a reference behind a part of it: a number, or the letter's own behind that of its case.

    As in "DGP/2021 12345" and "HZ-2025-0413 / UIT-7720".
    """
    second = rest[1].strip(",;") if len(rest) > 1 and rest[0] == "/" else ""
    if _KENMERK_PART.fullmatch(second) and any(map(str.isdigit, second)) and any(map(str.isalpha, second)):
        return ["/", second]
    number = rest[0].strip(",;") if rest else ""
    return [number] if number.isdigit() and len(number) > 4 and any(sign.isalpha() for sign in part) else []


def _kenmerk(value: str) -> str | None:
    parts: list[str] = []
    for word in value.split()[:_MAX_KENMERK_PARTS]:
        part = word.strip(",;")
        if parts and part in _JOINTS:
            parts.append(part)
            continue
        if not _KENMERK_PART.fullmatch(part):
            return None
        parts.append(part)
        if any(character.isdigit() for character in part):
            kenmerk = " ".join([*parts, *_tail(part, value.split()[len(parts) :])]).rstrip(".")
            dated = any(found.start == 0 for found in find_dates(value))
            return kenmerk if len(kenmerk) >= _MIN_KENMERK and not dated else None
        if not _PREFIX_PART.fullmatch(part):
            return None
    return None
