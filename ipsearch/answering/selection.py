"""Which of the pieces are shown? As few as hold the answer, and no more words than somebody reads.

One sentence where it stands out; a second or third where the reader cannot tell which of them answers; one a letter, in
order of date, where the question compares moments.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ipsearch.answering.features import Candidate
from ipsearch.answering.questions import Question
from ipsearch.results import StoredPassage

# Chance together at which enough is shown.
ENOUGH = 0.7
# Words and pieces at most, and the least chance beside the best piece's: learned on the same questions as the weights.
MOST_WORDS, MOST_PIECES, LEAST_SHARE = 85, 4, 0.1
_LOOKED_AT = 12
# Letters of which a piece is shown where moments are compared that are not named.
_MOMENTS = 3
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)")
_UNDATED = dt.date.max


@dataclass(frozen=True, slots=True)
class Extract:
    """A piece of a passage's text, ``[start, end)``, that is shown."""

    found: StoredPassage
    start: int
    end: int


def select(question: Question, candidates: Sequence[Candidate], chances: np.ndarray) -> list[int]:
    """The places of the candidates to show, best first.

    Args:
        chances: of each candidate that it is the answer; together 1.
    """
    order = [int(place) for place in np.argsort(-chances, kind="stable")]
    if question.compares:
        chosen = _per_moment(question, candidates, order)
        if len(chosen) > 1:
            return chosen
    chosen, words, sure = order[:1], len(candidates[order[0]].text.split()), chances[order[0]]
    for place in order[1:_LOOKED_AT]:
        if len(chosen) == MOST_PIECES or sure >= ENOUGH or chances[place] < LEAST_SHARE * chances[order[0]]:
            break
        more = len(candidates[place].text.split())
        if words + more <= MOST_WORDS and not _overlaps(candidates, chosen, place):
            chosen, words, sure = [*chosen, place], words + more, sure + chances[place]
    return chosen


def _per_moment(question: Question, candidates: Sequence[Candidate], order: Sequence[int]) -> list[int]:
    """The best piece on each year that is asked for, from different letters; without years the best of each letter."""
    wanted: list[str | None] = [*sorted(question.years)] if len(question.years) > 1 else [None] * _MOMENTS
    chosen: list[int] = []
    words = 0
    for year in wanted:
        for place in order[: 2 * _LOOKED_AT]:
            more = len(candidates[place].text.split())
            fits = words + more <= MOST_WORDS or not chosen
            if fits and _speaks_of(candidates[place], year) and not _same_letter(candidates, chosen, place):
                chosen, words = [*chosen, place], words + more
                break
    return chosen


def _speaks_of(candidate: Candidate, year: str | None) -> bool:
    if year is None:
        return True
    found, text = candidate.source.found, candidate.text
    years = set(_YEAR.findall(text)) or set(_YEAR.findall(" ".join((*found.passage.section, candidate.unit.heads))))
    return year in years or (not years and found.letter.date is not None and str(found.letter.date.year) == year)


def _same_letter(candidates: Sequence[Candidate], chosen: Sequence[int], place: int) -> bool:
    return any(candidates[one].source.found.letter.id == candidates[place].source.found.letter.id for one in chosen)


def _overlaps(candidates: Sequence[Candidate], chosen: Sequence[int], place: int) -> bool:
    """Whether a piece says again what is shown already: a list and its items, or the overlap of two passages."""
    new = candidates[place]
    return any(new.text in candidates[one].text or candidates[one].text in new.text for one in chosen)


def extracts(question: Question, candidates: Sequence[Candidate], chosen: Sequence[int]) -> list[Extract]:
    """What is shown, pieces that follow each other in a passage as one; by date where moments are compared."""
    made: list[Extract] = []
    for place in chosen:
        unit, found = candidates[place].unit, candidates[place].source.found
        for at, one in enumerate(made):
            if one.found.ordinal == found.ordinal and (between := _gap(one, unit.start, unit.end)) is not None:
                made[at] = Extract(found, *between)
                break
        else:
            made.append(Extract(found, unit.start, unit.end))
    if question.compares:
        made.sort(key=lambda one: (one.found.letter.date or _UNDATED, one.found.ordinal, one.start))
    return made


def _gap(one: Extract, start: int, end: int) -> tuple[int, int] | None:
    """Both pieces as one when nothing but white space stands between them."""
    left, right = (one.end, start) if one.end <= start else (end, one.start)
    if left <= right and not one.found.passage.text[left:right].strip():
        return min(one.start, start), max(one.end, end)
    return None
