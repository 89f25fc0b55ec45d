"""By when does a sentence promise something: the words of the term, and the days that they stand for.

"vóór 1 juli" ends the day before; "uiterlijk", "binnen zes weken" and "dit jaar nog" run from the letter's day; a day
from which something holds is that day. Vague words ("komende jaren", "voor het zomerreces", "in het volgende
halfjaarbericht") are kept as words: a calendar cannot know them.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ipsearch.annotations import Deadline
from ipsearch.extraction.dates import FoundPeriod, find_periods, months
from ipsearch.extraction.references.finding import find_references
from ipsearch.results import Period
from ipsearch.text.dates import MONTHS

_S = r"[\s\u00a0]+"
_MONTH = "|".join(name for name in MONTHS if len(name) > 4 or name in {"mei", "juni", "juli"})
_NUMBERS = {
    name: n
    for n, name in enumerate("een twee drie vier vijf zes zeven acht negen tien elf twaalf".split(), 1)
} | {"één": 1, "enkele": 0}  # fmt: skip
_WITHIN = re.compile(
    rf"\bbinnen{_S}(?P<n>\d+|{'|'.join(_NUMBERS)}){_S}(?P<unit>dag|week|weken|maand|jaar)(?:en)?\b", re.IGNORECASE
)
_THIS_YEAR = re.compile(
    r"\b(?:dit jaar nog|nog(?: in)? dit jaar|voor(?: het)? eind(?:e)? van (?:het|dit) jaar|"
    r"nog in dit kalenderjaar|voor het einde van dit jaar)\b",
    re.IGNORECASE,
)
_WEEK = re.compile(
    rf"\b(?:in )?de (?P<which>eerste|tweede|derde|vierde|laatste) week van (?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_LONE_MONTH = re.compile(
    rf"\b(?:in|per|vanaf|medio|begin|eind|uiterlijk(?: in)?|vóór|voor|tot(?: en met)?|van|"
    rf"half){_S}(?P<month>{_MONTH})\b(?!{_S}(?:\d{{4}}|jl|van|a\.s))"
    rf"|\b(?P<alone>{_MONTH}){_S}(?:a\.s\.|aanstaande)",
    re.IGNORECASE,
)
_RELATION = re.compile(
    rf"(?P<word>vóór|voor|uiterlijk(?:{_S}(?:in|op|voor|per))?|tot{_S}en{_S}met|tot|met{_S}ingang{_S}van|"
    rf"per{_S}ingang{_S}van|per|vanaf|van|in|op|rond|tegen|gedurende|tijdens)"
    rf"(?:{_S}(?:het|de|heel|geheel|begin|medio|eind|einde van|half|halverwege|loop van))*{_S}$",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:"
    r"(?:in |gedurende |voor )?(?:de )?(?:komende|aankomende) (?:tijd|periode|jaren|maanden|weken)|op (?:korte|"
    r"langere|middellange) termijn|binnenkort|zo spoedig mogelijk|zo snel mogelijk|"
    r"(?:voor|na|vóór|kort na|nog voor|voorafgaand aan) het (?:zomer|herfst|kerst|voorjaars|"
    r"mei)?reces(?: van \d{4})?|na de zomer|voor de zomer|vóór de zomer|in het najaar|in het voorjaar|"
    r"dit najaar|dit voorjaar|volgend jaar|"
    r"in (?:de|het|mijn|een) (?:eerst)?(?:volgende|komende)? ?(?:half|voor|na)?jaars?(?:berichten|bericht|brief|"
    r"brieven|rapportages?|verslag\w*)|in (?:de|het|een) (?:eerst)?volgende? (?:\w+)?(?:bericht|brief|"
    r"rapportage|overleg|agenda|vergadering)|in de halfjaarberichten|"
    r"(?:twee|drie|vier)maal per jaar|jaarlijks|halfjaarlijks|maandelijks|elk kwartaal|ieder kwartaal|elk jaar|"
    r"ieder jaar|elke twee jaar|periodiek|onmiddellijk|voortaan|tot die tijd|"
    r"(?:zodra|nadat|voordat|vanaf het|na (?:afloop|afronding|ontvangst|vaststelling|"
    r"inwerkingtreding))[^,.;]{3,80}|met het aantreden van[^,.;]{3,60}"
    r")",
    re.IGNORECASE,
)
_REFERRING = re.compile(
    r"(?:brief|kamerstuk|debat|overleg|motie|rapport|behandeling|vragenuur|verslag|visie|strategie|advies)\w*"
    r"(?: \w+){0,6} (?:van|op|d\.d\.)(?: het| de)? $",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\b(?:sinds|op basis van|na|over){_S}$", re.IGNORECASE)
_REPORT = re.compile(
    r"(?:halfjaarbericht|voortgangsbrief|voortgangsrapportage|jaarverslag)\w*(?: politie)?(?: van(?: het)?)? $",
    re.IGNORECASE,
)


def find_deadline(sentence: str, date: dt.date | None) -> Deadline | None:
    """The term of a promise; of several the first that a calendar knows, else the first.

    Args:
        date: of the letter; without it what is counted from the letter is only words.
    """
    dated = [
        one
        for one in _dated(sentence, date)
        if date is None or one[2] is None or one[2].last is None or one[2].last >= date
    ]
    known = [one for one in dated if one[2] is not None and one[2].last is not None]
    if known:
        return min(known, key=lambda one: (not _REPORT.search(sentence[: one[0]][-45:]), one[0]))[2]
    vague = _VAGUE.search(sentence)
    words = [(one[0], one[2]) for one in dated if one[2] is not None]
    if vague:
        words.append((vague.start(), Deadline(vague.group())))
    return min(words, key=lambda one: one[0])[1] if words else None


_Placed = tuple[int, int, Deadline | None]


def _dated(sentence: str, date: dt.date | None) -> list[_Placed]:
    """Terms with their places, in order, none overlapping; the longest words win."""
    cited = [(found.start, found.end) for found in find_references(sentence)]
    cited += [match.span() for match in _VAGUE.finditer(sentence) if "reces" in match.group()]
    found = [*_special(sentence, date)]
    taken = [(start, end) for start, end, _ in found]
    for period in find_periods(sentence, date):
        if not _overlaps(period.start, period.end, [*cited, *taken]) and (made := _of_period(sentence, period, date)):
            found.append(made)
    found = _ranges(sentence, sorted(found, key=lambda one: one[0]))
    for match in _LONE_MONTH.finditer(sentence):
        told = sentence[match.end() : match.end() + 5] == " zou "
        if (
            not told
            and not _overlaps(*match.span(), [(s, e) for s, e, _ in found])
            and not _overlaps(*match.span(), cited)
        ):
            found.append((*match.span(), _lone_month(match, date)))
    return sorted(found, key=lambda one: one[0])


def _ranges(sentence: str, found: Sequence[_Placed]) -> list[_Placed]:
    """ "van 1 november tot en met 31 januari" is one term."""
    made: list[_Placed] = []
    for start, end, one in found:
        if made and one and made[-1][2] and sentence[made[-1][1] : end].lstrip().startswith("tot en met"):
            first, _, earlier = made.pop()
            made.append((first, end, Deadline(sentence[first:end], earlier.first if earlier else None, one.last)))
        else:
            made.append((start, end, one))
    return made


def _special(sentence: str, date: dt.date | None) -> Iterator[_Placed]:
    for match in _THIS_YEAR.finditer(sentence):
        yield (
            *match.span(),
            Deadline(match.group(), date, dt.date(date.year, 12, 31)) if date else Deadline(match.group()),
        )
    for match in _WITHIN.finditer(sentence):
        yield (*match.span(), _within(match, date))
    for match in _WEEK.finditer(sentence):
        yield (*match.span(), _week(match, date))


def _of_period(sentence: str, found: FoundPeriod, date: dt.date | None) -> _Placed | None:
    """What a preposition makes of a period; ``None`` when it dates something else, or is denied."""
    before = sentence[: found.start]
    if _SINCE.search(before) and not _REPORT.search(before[-40:]):
        return None
    if re.search(r"\bniet(?: \w+)?,? ?$", before) or (found.period is None):
        return None
    if _REFERRING.search(before) and not _REPORT.search(before[-45:]):
        return None
    relation = _RELATION.search(before)
    start = relation.start() if relation else found.start
    text = sentence[start : found.end]
    word = " ".join(relation["word"].lower().split()) if relation else ""
    return start, found.end, _interval(text, word, found.period, date)


def _interval(text: str, word: str, period: Period, date: dt.date | None) -> Deadline:
    if word == "voor" and (period.first.month, period.last.month) == (1, 12):
        return Deadline(text)  # "voor 2023": for it or before it
    if word in {"vóór", "voor", "tot"}:
        return Deadline(text, date, period.first - dt.timedelta(days=1))
    if word.startswith("uiterlijk") or word in {"tot en met", "tegen"}:
        return Deadline(text, date, period.last)
    return Deadline(text, period.first, period.last)


def _within(match: re.Match[str], date: dt.date | None) -> Deadline:
    number = int(match["n"]) if match["n"].isdigit() else _NUMBERS[match["n"].lower()]
    if date is None or not number:
        return Deadline(match.group())
    unit = match["unit"].lower()
    if unit in {"maand", "jaar"}:
        return Deadline(match.group(), date, _months_later(date, number * (12 if unit == "jaar" else 1)))
    return Deadline(match.group(), date, date + dt.timedelta(days=number * (1 if unit == "dag" else 7)))


def _months_later(date: dt.date, number: int) -> dt.date:
    month = date.month - 1 + number
    year, month = date.year + month // 12, month % 12 + 1
    return dt.date(year, month, min(date.day, calendar.monthrange(year, month)[1]))


def _week(match: re.Match[str], date: dt.date | None) -> Deadline:
    month = MONTHS[match["month"].lower()]
    year = int(match["year"]) if match["year"] else _next_year(month, date)
    if year is None:
        return Deadline(match.group())
    last = calendar.monthrange(year, month)[1]
    number = {"eerste": 0, "tweede": 1, "derde": 2, "vierde": 3}.get(match["which"].lower())
    first = last - 6 if number is None else 1 + 7 * number
    return Deadline(match.group(), dt.date(year, month, first), dt.date(year, month, min(first + 6, last)))


def _lone_month(match: re.Match[str], date: dt.date | None) -> Deadline:
    """ "in oktober": of this year, or the next when it has passed."""
    month = MONTHS[(match["month"] or match["alone"]).lower()]
    year = _next_year(month, date)
    if year is None:
        return Deadline(match.group())
    word = match.group().lower()
    relation = (
        "uiterlijk" if word.startswith("uiterlijk") else "vóór" if word.startswith(("vóór", "voor", "tot")) else ""
    )
    return _interval(match.group(), relation, months(year, month, month), date)


def _next_year(month: int, date: dt.date | None) -> int | None:
    return None if date is None else date.year + (month < date.month)


def _overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(left < end and start < right for left, right in taken)
