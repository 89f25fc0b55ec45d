"""Which points and stretches of time does a text name, and when were they, seen from the letter's own date?

"22 november 2018", "29 november jl.", "12 en 13 december 2024", "medio 2024", "eerste helft van 2023", "2019-2022",
"eind dit jaar", "komend voorjaar". Only what can be put on a calendar: "de afgelopen jaren" and "drie weken" cannot.
The conventions for parts of a year are those of Dutch government planning: begin is January to March, medio June and
July, eind October to December.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ipsearch.results import Period
from ipsearch.text.dates import MONTHS, find_dates

_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 2), key=len, reverse=True))
_YEAR = r"(?:19[5-9]|20[0-4])\d"
_MONTHS_OF = {
    "begin": (1, 3), "start": (1, 3), "voorjaar": (3, 5), "lente": (3, 5), "medio": (6, 7), "halverwege": (6, 7),
    "midden": (6, 7), "zomer": (6, 8), "najaar": (9, 11), "herfst": (9, 11), "eind": (10, 12), "einde": (10, 12),
}  # fmt: skip
_SEASONS = "voorjaar|lente|zomer|najaar|herfst"
_PART = "|".join(_MONTHS_OF)
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4}
_ORDINAL = "|".join(_ORDINALS)
# Years counted from the year of the letter.
_YEARS_OF = {"dit": 0, "deze": 0, "het": 0, "vorig": -1, "vorige": -1, "afgelopen": -1, "volgend": 1, "volgende": 1}
_YEARS_OF |= {"komend": 1, "komende": 1, "aankomend": 1, "lopende": 0}
_WHICH = r"dit|vorig|afgelopen|volgend|komend|aankomend"
_S, _O = r"[\s\u00a0]+", r"[\s\u00a0]*"
# A year that is no part of a longer number, and of no other identifier.
_LONE = r"(?<![\w/.,\-–§€])(?<!€\s)(?<!\bnr\.\s)(?<!\bnummer\s)"
_END = r"(?![\w/]|[.,\-–]\d|-[a-z])"

_Reader = Callable[[re.Match[str], dt.date | None], Period | None]


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A time named at ``[start, end)``; ``period`` is ``None`` for a day whose year only a letter's date would tell."""

    start: int
    end: int
    period: Period | None


def find_periods(text: str, anchor: dt.date | None = None) -> Iterator[FoundPeriod]:
    """Every time that the text names, in order, never two that overlap.

    Args:
        anchor: the date of the letter, from which "jl.", "dit jaar" and dates without a year are counted. Without it
            what is relative ("dit jaar", "komend voorjaar") is passed over.
    """
    found = [FoundPeriod(d.start, d.end, Period(d.date, d.date)) for d in find_dates(text)]
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            period = read(match, anchor)
            # A day without a year is a date, whatever its year; what is counted from an unknown day is none.
            if period is not None or (read is _days and anchor is None and not match["year"]):
                found.append(FoundPeriod(*match.span(), period))
    last = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= last:
            last = one.end
            yield one


def iso_period(period: Period) -> str:
    """ISO 8601, as coarse as the period: ``2018-11-22``, ``2024-06``, ``2018``, ``2024-06/2024-07``, ``2015/2019``."""
    first, last = period.first, period.last
    if first == last:
        return first.isoformat()
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return f"{first.isoformat()}/{last.isoformat()}"
    ends = (
        (f"{first:%Y}", f"{last:%Y}") if (first.month, last.month) == (1, 12) else (f"{first:%Y-%m}", f"{last:%Y-%m}")
    )
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def months(year: int, first: int, last: int) -> Period:
    """From the first day of one month to the last day of another, of one year."""
    return Period(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))


def _days(match: re.Match[str], anchor: dt.date | None) -> Period | None:
    """``12 en 13 december 2024``, ``23 t/m 25 november``."""
    year = int(match["year"]) if match["year"] else None
    last = _day(int(match["day"]), MONTHS[match["month"].lower()], year, (match["when"] or "").lower(), anchor)
    if last is None:
        return None
    try:
        first = last.replace(day=int(match["first"])) if match["first"] else last
    except ValueError:
        return None
    return Period(first, last) if first <= last else None


def _day(day: int, month: int, year: int | None, when: str, anchor: dt.date | None) -> dt.date | None:
    """A day of a year that is named, said by "jl." or "a.s.", or else the one nearest to the letter."""
    if year is None and anchor is None:
        return None
    years = [year] if year else [anchor.year + n for n in (-1, 0, 1)] if anchor else []
    days = [dt.date(y, month, day) for y in years if 1 <= day <= calendar.monthrange(y, month)[1]]
    if year is None and anchor:
        if when.startswith("j"):
            days = [d for d in days if d <= anchor][-1:]
        elif when.startswith("a"):
            days = [d for d in days if d >= anchor][:1]
        days.sort(key=lambda d: abs((d - anchor).days))
    return days[0] if days else None


def _month_of_year(match: re.Match[str], anchor: dt.date | None) -> Period | None:
    """``maart 2024``, ``eind juni 2024``: a part of a month is given as the month."""
    month = MONTHS[match["month"].lower()]
    return months(int(match["year"]), month, month)


def _month(match: re.Match[str], anchor: dt.date | None) -> Period | None:
    """``januari van dit jaar``, ``maart jl.``, ``in september``."""
    if anchor is None:
        return None
    month, when = MONTHS[match["month"].lower()], (match["when"] or "").lower()
    if match["which"]:
        year = anchor.year + _YEARS_OF[match["which"].lower()]
    else:
        day = _day(1, month, None, when, anchor.replace(day=1))
        year = day.year if day else anchor.year
    return months(year, month, month)


def _part_of_year(match: re.Match[str], anchor: dt.date | None) -> Period | None:
    """``begin 2026``, ``voorjaar van 2024``, ``eind dit jaar``, ``komend voorjaar``."""
    year = _year_of(match, anchor)
    return months(year, *_MONTHS_OF[match["part"].lower()]) if year else None


def _season(match: re.Match[str], anchor: dt.date | None) -> Period | None:
    """``dit voorjaar``, ``afgelopen zomer``, ``komend najaar``, ``het voorjaar``: the one before, after or around."""
    if anchor is None:
        return None
    which, (first, last) = match["which"].lower(), _MONTHS_OF[match["part"].lower()]
    periods = [months(anchor.year + n, first, last) for n in (-1, 0, 1)]
    if which in {"afgelopen", "vorig", "vorige"}:
        return [p for p in periods if p.first <= anchor and p.last.replace(day=1) <= anchor][-1]
    if which in {"komend", "komende", "aankomend", "volgend", "volgende"}:
        return next(p for p in periods if p.last >= anchor and p.first > anchor - dt.timedelta(days=31))
    return periods[1]


def _fraction(match: re.Match[str], anchor: dt.date | None) -> Period | None:
    """``eerste helft van 2023``, ``derde kwartaal 2022``, ``tweede halfjaar van dit jaar``."""
    year, unit = _year_of(match, anchor), match["unit"].lower()
    size = 3 if unit.startswith(("kwart", "q")) else 4 if unit.startswith("tert") else 6
    ordinal = match["ordinal"].lower()
    number = 12 // size if ordinal == "laatste" else _ORDINALS.get(ordinal) or int(ordinal)
    if year is None or number * size > 12:
        return None
    return months(year, (number - 1) * size + 1, number * size)


def _half_year(match: re.Match[str], anchor: dt.date | None) -> Period | None:
    """``vorig halfjaar``, ``komend halfjaar``: of the calendar."""
    if anchor is None:
        return None
    step = _YEARS_OF[match["which"].lower()]
    half = anchor.year * 2 + (anchor.month > 6) + step
    return months(half // 2, 1 + 6 * (half % 2), 6 + 6 * (half % 2))


def _years(match: re.Match[str], anchor: dt.date | None) -> Period | None:
    """``2018``, ``2015–2019``, ``2019/2020``."""
    first = int(match["first"])
    last = match["last"]
    until = first if last is None else int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return Period(dt.date(first, 1, 1), dt.date(until, 12, 31)) if first <= until else None


def _relative_year(match: re.Match[str], anchor: dt.date | None) -> Period | None:
    year = _year_of(match, anchor)
    return months(year, 1, 12) if year else None


def _year_of(match: re.Match[str], anchor: dt.date | None) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    which = (groups.get("which") or "").lower()
    return anchor.year + _YEARS_OF[which] if anchor and which else None


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OF_YEAR = (
    rf"(?:(?:van{_S})?(?:het{_S}jaar{_S})?(?P<year>{_YEAR}){_END}|(?:van{_S}|in{_S})?(?P<which>{_WHICH}){_S}jaar\b)"
)
_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (
        _compile(
            rf"(?<![\w\-/.,])(?:(?P<first>\d{{1,2}}){_O}(?:en|t/m|tot{_S}en{_S}met|tot|[-–]){_O})?(?P<day>\d{{1,2}}){_S}"
            rf"(?P<month>{_MONTH})\b(?:\.?{_S}(?P<year>{_YEAR}){_END}|\.?{_S}(?P<when>jl\.|jongstleden|a\.s\.|aanstaande))?"
        ),
        _days,
    ),
    (
        _compile(rf"(?<!\d\s)\b(?:(?:begin|medio|eind|half){_S})?(?P<month>{_MONTH}){_S}(?P<year>{_YEAR}){_END}"),
        _month_of_year,
    ),
    (
        _compile(
            rf"\b(?P<month>{_MONTH}){_S}(?:(?:van{_S})?(?P<which>{_WHICH}){_S}jaar\b|(?P<when>jl\.|jongstleden|a\.s\.|aanstaande))"
        ),
        _month,
    ),
    (_compile(rf"\b(?P<part>{_PART}){_S}{_OF_YEAR}"), _part_of_year),
    (
        _compile(rf"\b(?P<which>{_WHICH}|het|deze|vorige|komende){_S}(?P<part>{_SEASONS})\b(?!{_S}(?:van{_S})?\d)"),
        _season,
    ),
    (
        _compile(rf"\b(?P<ordinal>{_ORDINAL}){_S}(?P<unit>kwartaal|helft|halfjaar|half{_S}jaar|tertaal){_S}{_OF_YEAR}"),
        _fraction,
    ),
    (_compile(rf"\b(?P<unit>Q)(?P<ordinal>[1-4]){_S}{_OF_YEAR}"), _fraction),
    (_compile(rf"\b(?P<which>{_WHICH}){_S}(?:halfjaar|half{_S}jaar)\b"), _half_year),
    (_compile(rf"{_LONE}(?P<first>{_YEAR})(?:{_O}[-–/]{_O}(?P<last>{_YEAR}|\d\d(?!\d)))?{_END}"), _years),
    (_compile(rf"\b(?P<which>{_WHICH}){_S}jaar\b"), _relative_year),
)
