"""Which stretch of time does a text name? "eind 2023", "in mei 2025", "14 mei 2025", "2019", "tussen 2019 en 2021".

Only what the text itself fixes: what depends on another date ("vorig jaar") is no period here.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from ipsearch.results import Period
from ipsearch.text.dates import MONTHS, find_dates

_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 2), key=len, reverse=True))
_PART = "begin|start|early|medio|halverwege|midden|mid|eind|einde|end of|late|najaar|herfst|voorjaar|zomer|winter"
_NAMED = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\.?\s+|(?P<part>{_PART})\s+(?:van\s+)?)?(?<![\w/.\-–])(?P<year>(?:19[5-9]|20[0-4])\d)\b(?![\w/.-]*\d)",
    re.IGNORECASE,
)
# First and last month. People say "eind 2023" of November, and "medio" of a quarter around the summer.
_MONTHS_OF = {
    "begin": (1, 4), "start": (1, 4), "early": (1, 4), "voorjaar": (2, 6), "medio": (5, 8), "halverwege": (5, 8),
    "midden": (5, 8), "mid": (5, 8), "zomer": (6, 9), "najaar": (9, 12), "herfst": (9, 12), "eind": (9, 12),
    "einde": (9, 12), "end of": (9, 12), "late": (9, 12), "winter": (10, 12),
}  # fmt: skip


def find_periods(text: str) -> Iterator[Period]:
    """Every period in the text: days, months, parts of years, years."""
    days = list(find_dates(text))
    yield from (Period(found.date, found.date) for found in days)
    for match in _NAMED.finditer(text):
        if not any(found.start <= match.start("year") < found.end for found in days):
            yield _period(match)


def _period(match: re.Match[str]) -> Period:
    year = int(match["year"])
    if match["month"]:
        first = last = MONTHS[match["month"].lower()]
    else:
        first, last = _MONTHS_OF.get((match["part"] or "").lower(), (1, 12))
    return Period(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))
