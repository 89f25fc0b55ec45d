"""Dates as Dutch letters print them, with the interval each stands for; only those tied to a calendar."""

from __future__ import annotations

import datetime
import re

from corpus.markup import MONTHS

MONTH = "|".join(MONTHS)
YEAR = r"(?:19|20)\d\d"
DAY_DATE = re.compile(rf"\b(\d{{1,2}}) ({MONTH})(?: ({YEAR}))?\b")
MONTH_DATE = re.compile(rf"\b({MONTH}) ({YEAR})\b")
PERIODS = {
    "begin": (1, 3),
    "medio": (6, 7),
    "eind": (10, 12),
    "voorjaar van": (3, 5),
    "najaar van": (9, 11),
    "eerste kwartaal van": (1, 3),
    "eerste helft van": (1, 6),
    "tweede helft van": (7, 12),
}
PERIOD = re.compile(rf"\b({'|'.join([*PERIODS, 'Begin', 'Medio', 'Eind'])}) ({YEAR})\b")
BARE_MONTH = re.compile(rf"\b(?:{MONTH})\b")
RANGE = re.compile(rf"\b({YEAR})[–-]({YEAR})\b")
BARE_YEAR = re.compile(rf"(?<![\d/–.-])\b({YEAR})\b(?![/–\d-])")


def date_spans(text: str, letter_date: datetime.date | None) -> list[tuple[int, int, str | None]]:
    """(start, end, canonical) without overlaps, longest reading first; a day without year takes the letter's year."""
    found: list[tuple[int, int, str | None]] = []

    def add(start: int, end: int, canonical: str | None) -> None:
        if all(end <= a or start >= b for a, b, _ in found):
            found.append((start, end, canonical))

    for match in DAY_DATE.finditer(text):
        year = match[3] or (str(letter_date.year) if letter_date else "")
        month = MONTHS.index(match[2]) + 1
        add(*match.span(), f"{year}-{month:02}-{int(match[1]):02}" if year else None)
    for match in PERIOD.finditer(text):
        first, last = PERIODS[match[1].lower()]
        add(*match.span(), f"{match[2]}-{first:02}/{match[2]}-{last:02}")
    for match in MONTH_DATE.finditer(text):
        add(*match.span(), f"{match[2]}-{MONTHS.index(match[1]) + 1:02}")
    for match in RANGE.finditer(text):
        add(*match.span(), f"{match[1]}/{match[2]}")
    for match in BARE_YEAR.finditer(text):
        add(*match.span(), match[1])
    return sorted(found, key=lambda span: span[0])
