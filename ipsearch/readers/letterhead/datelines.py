"""Which short lines around the text of a letter or page say of which day it is, and nothing else?

A day alone ("8 februari 2024"), place and day ("Den Haag, 9 juni 2020"), the kind of document and its day
("Kamerbrief | 05-06-2024", as sites of the government print it), or the day since which a page is there ("Geplaatst op
3 oktober 2024").
"""

from __future__ import annotations

import datetime as dt
import re

from ipsearch.text.dates import find_dates

_PLACE = r"(?:[’'`]s[- ])?[A-Z][A-Za-zÀ-ÿ’'\-]+(?: [A-Z][A-Za-zÀ-ÿ’'\-]+){0,2}"
# Papers of parliament say when they were laid down, moved or received.
_DATELINE = re.compile(
    rf"^(?:{_PLACE}\s*,\s*(?:d\.d\.\s*|de\s+)?|(?:Vastgesteld|Voorgesteld|Ontvangen)\s*:?\s+(?:d\.d\.\s*|op\s+)?)"
    r"(?P<date>\d[^,]*)$"
)
_PARTS = re.compile(r"\s+[|–]\s+|\s*[·•]\s*")
# How long a text takes to read says as little of its kind as an hour does.
_READING = re.compile(
    r"^(?:leestijd\s*:?\s*)?(?:±|ca\.?)?\s*\d+ min(?:\.|uten|uut)?(?: (?:leestijd|lezen))?$", re.IGNORECASE
)
_TIME = re.compile(r"^\d{1,2}[.:]\d{2}(?: uur)?$")
_WEEKDAY = re.compile(r"^(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s+", re.IGNORECASE)
_SINCE = re.compile(
    r"^(?:Gepubliceerd|Geplaatst|Opgesteld|Publicatiedatum|Datum publicatie|Verschenen|Bericht van)(?: op)?\s*:?\s+",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"^(?:Deze pagina is )?(?:Voor het )?laatst (?:gewijzigd|bijgewerkt|aangepast|bewerkt)(?: op)?\s*:?\s+"
    r"(?P<date>.{6,30})$",
    re.IGNORECASE,
)
# What parties sign says so in a sentence of its own, before their names.
_SIGNED = re.compile(
    r"^(?:Aldus|Gedaan te|Opgemaakt|Ondertekend|Getekend)\b.{0,120}?"
    r"(?:,|\bop|\bvan|\bd\.d\.) (?P<date>\d[^,;:]{6,24})[,;:]?$",
    re.DOTALL,
)
# Papers of a meeting have its day in their title, or under a label of its own.
_MEETING = re.compile(
    r"^(?:(?:concept-?)?(?:besluitenlijst|verslag|notulen|agenda)\b.{0,40}|datum )?"
    r"\b(?:raads|college|commissie|staten|bestuurs)?(?:vergadering|overleg|bijeenkomst|zitting)\b.{0,50}?"
    r"(?::| van| op|,| d\.d\.)? (?P<date>\d{1,2} [a-z]+ \d{4}|\d{1,2}-\d{1,2}-\d{4})$",
    re.IGNORECASE,
)
# Regulations have their day in their title, between who makes them and their number or subject.
_ENACTED = re.compile(
    r"^(?:Regeling|Besluit|Beleidsregels?|Aanwijzing) van .{5,200}? van (?P<date>\d{1,2} [a-z]+ \d{4})"
    r"(?=,|$| (?:nr|nummer|tot|houdende|over)\b)"
)
# Who put a page there stands behind its day.
_AUTHOR = re.compile(r"^,?\s+door\s+\S+(?: \S+){0,3}$")
_MAX_KIND, _MAX_LINE = 5, 90


def dateline(line: str) -> dt.date | None:
    """The day in a line of place and day."""
    match = _DATELINE.match(line)
    return _whole(match["date"]) if match else None


def day_alone(line: str) -> dt.date | None:
    """The day that a line is, whatever day of the week it says that is."""
    return _whole(_WEEKDAY.sub("", line.strip()))


def dated_kind(line: str) -> dt.date | None:
    """The day in a line that names the kind of a document and its day, with a bar or dot between."""
    parts = _PARTS.split(line.strip())
    opens = parts[0][:1].isalpha() or bool(_READING.match(parts[0]))
    if not 2 <= len(parts) <= 4 or len(line) > _MAX_LINE or not opens:
        return None
    days = [day for part in parts[1:] if (day := _whole(part)) is not None]
    rest = [part for part in parts if _whole(part) is None and not _TIME.match(part)]
    kinds = len(days) == 1 and all(len(part.split()) <= _MAX_KIND for part in rest)
    return days[0] if kinds else None


def names_day(line: str) -> bool:
    """Whether the line says of which day a document is, with or without its kind, and nothing else."""
    return dated_kind(line) is not None or day_alone(line) is not None


def is_last_change(line: str) -> bool:
    """Whether the line says when its page was changed, which is about the site and not about the document."""
    changed = _CHANGED.match(line.strip())
    return changed is not None and _whole(_WEEKDAY.sub("", changed["date"])) is not None


def is_weekday(text: str) -> bool:
    """Whether the text is a day of the week and nothing else, as it stands before a date."""
    return bool(_WEEKDAY.fullmatch(text))


def placed_on(line: str) -> dt.date | None:
    """The day since which a page is there, as its site prints it."""
    line = line.strip()
    bare = _SINCE.sub("", line)
    if len(line) > _MAX_LINE:
        return None
    found = next(find_dates(bare), None)
    if found is None or found.start != 0:
        return None
    rest = bare[found.end :]
    return found.date if (bare != line and not rest.strip(" .")) or _AUTHOR.match(rest) else None


def met_on(line: str) -> dt.date | None:
    """The day of the meeting that a paper is for or of, in its title or under a label."""
    match = _MEETING.match(line.strip())
    return _whole(match["date"]) if match else None


def enacted_on(title: str) -> dt.date | None:
    """The day in the title of a regulation."""
    match = _ENACTED.match(" ".join(title.split()))
    return _whole(match["date"]) if match else None


def signed_on(text: str) -> dt.date | None:
    """The day in the sentence with which parties sign ("Aldus ondertekend te Almere op 3 mei 2024.")."""
    match = _SIGNED.match(text.strip())
    return _whole(match["date"]) if match else None


def _whole(text: str) -> dt.date | None:
    """The day that the text is, with nothing besides but a time."""
    found = next(find_dates(text), None)
    rest = text[found.end :].strip(" .,") if found else ""
    return found.date if found and found.start == 0 and (not rest or _TIME.match(rest)) else None
