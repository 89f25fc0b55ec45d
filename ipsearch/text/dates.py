"""Which calendar dates does a Dutch text name?

Full dates only, with day, month and year: ``4 juli 2019``, ``4 jul. 2019``, ``04-07-2019``, ``4/7/2019``,
``2019-07-04``. A date that does not exist (31 juni) is no date. What depends on a letter's own date ("7 maart jl.",
"begin 2026") belongs to ``extraction``, not here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

# Each with its short forms, and the English one.
_FORMS = (
    ("januari", "jan", "january"),
    ("februari", "feb", "febr", "february"),
    ("maart", "mrt", "march"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "jun", "june"),
    ("juli", "jul", "july"),
    ("augustus", "aug", "august"),
    ("september", "sep", "sept"),
    ("oktober", "okt", "oct", "october"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTH_NAMES = tuple(forms[0] for forms in _FORMS)
MONTHS: dict[str, int] = {form: number for number, forms in enumerate(_FORMS, start=1) for form in forms}

_SPACE = r"[ \t\u00a0\u2009\u202f]"
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"""(?<![\w\-/.,])(?:
        (?P<day>\d{{1,2}})(?:e|ste|de)?{_SPACE}*\s?{_SPACE}*(?P<name>{_NAMES})\b\.?{_SPACE}*\s?{_SPACE}*(?P<year>\d{{4}})
      | (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})
      | (?P<numbers>\d{{1,2}}(?P<sign>[-/.])\d{{1,2}}(?P=sign)\d{{4}})
    )(?![\w\-/])""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, with its place there: half-open, in code points."""

    date: dt.date
    start: int
    end: int


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every full date in the text, in order, never two that overlap."""
    for match in _DATE.finditer(text):
        date = _date(match)
        if date is not None:
            yield FoundDate(date, match.start(), match.end())


def parse_date(text: str) -> dt.date | None:
    """The date that the text consists of, or ``None``.

    >>> parse_date(" 4 juli 2019 "), parse_date("2019-07-04"), parse_date("31 juni 2019")
    (datetime.date(2019, 7, 4), datetime.date(2019, 7, 4), None)
    """
    text = text.strip().rstrip(".")
    match = _DATE.fullmatch(text)
    return _date(match) if match else None


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        if match["iso"]:
            return dt.date.fromisoformat(match["iso"])
        if match["numbers"]:
            day, month, year = (int(part) for part in re.split(r"\D", match["numbers"]))
            return dt.date(year, month, day)
        return dt.date(int(match["year"]), MONTHS[match["name"].lower()], int(match["day"]))
    except ValueError:
        return None
