"""Does a passage speak of the time that a query names?"""

from __future__ import annotations

from collections.abc import Sequence

from ipsearch.results import Period, StoredPassage
from ipsearch.text.periods import find_periods

# A time in the headings says when all below it was so: the reference date of a table. The letter's own date says less.
_HEADING, _TEXT, _LETTER = 1.0, 0.8, 0.5
# Headings that name another time only: the other year's table.
_OTHER = -0.5


def agreement(asked: Sequence[Period], found: StoredPassage) -> float:
    """In [-0.5, 1]: 0 when the query names no time or nothing is known of the passage's."""
    if not asked:
        return 0.0
    above = [period for head in found.passage.section for period in find_periods(head)]
    if any(_overlap(one, other) for one in asked for other in above):
        return _HEADING
    years = {str(year) for one in asked for year in (one.first.year, one.last.year)}
    text = found.passage.text
    if any(year in text for year in years):  # looking for dates is dear, and most passages hold none
        inside = [period for period in find_periods(text) if period not in above]
        if any(_overlap(one, other) for one in asked for other in inside):
            return _TEXT
    if above:
        return _OTHER
    date = found.letter.date
    if date is not None and any(_overlap(one, Period(date, date)) for one in asked):
        return _LETTER
    return 0.0


def _overlap(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last
