"""Which of the pieces are shown? As few as hold the answer, and no more words than somebody reads.

One sentence where it stands out; a second or third where the reader cannot tell which of them answers; one a letter, in
order of date, where the question compares moments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ipsearch.answering.evidence import places
from ipsearch.answering.features import Candidate
from ipsearch.answering.questions import Question
from ipsearch.results import StoredPassage

# Chance together at which enough is shown.
ENOUGH = 0.7
# Words and pieces at most, and the least chance beside the best piece's: learned on the same questions as the weights.
MOST_WORDS, MOST_PIECES, LEAST_SHARE = 85, 4, 0.1
# Share of the best row's chance from which another row may as well be meant.
_RIVAL = 0.4
_LOOKED_AT = 12
# Letters of which a piece is shown where moments are compared that are not named.
_MOMENTS = 3
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Extract:
    """A piece of a passage's text, ``[start, end)``, that is shown."""

    found: StoredPassage
    start: int
    end: int


def select(question: Question, candidates: Sequence[Candidate], chances: np.ndarray) -> list[int]:
    """The places of the candidates to show, best first; by moment where moments are compared.

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
        rivals = chances[place] >= _RIVAL * chances[order[0]]
        if words + more <= MOST_WORDS and _adds(candidates, chosen, place, rows=rivals or question.several):
            chosen, words, sure = [*chosen, place], words + more, sure + chances[place]
    return _with_reason(candidates, chosen, words) if question.kind == "why" else chosen


def _with_reason(candidates: Sequence[Candidate], chosen: list[int], words: int) -> list[int]:
    """A sentence that says what is, without why, is often followed by the one that gives the reason."""
    if len(chosen) == MOST_PIECES or any(places("cause", candidates[place].text) for place in chosen):
        return chosen
    best = candidates[chosen[0]]
    behind = [
        place
        for place, one in enumerate(candidates)
        if one.source.found.ordinal == best.source.found.ordinal
        and one.unit.kind == best.unit.kind
        and one.unit.start >= best.unit.end
    ]
    follows = min(behind, key=lambda place: candidates[place].unit.start, default=None)
    if follows is None or follows in chosen or words + len(candidates[follows].text.split()) > MOST_WORDS:
        return chosen
    return [*chosen, follows]


def _per_moment(question: Question, candidates: Sequence[Candidate], order: Sequence[int]) -> list[int]:
    """The best piece on each year that is asked for, from different letters; without years the best of each letter."""
    wanted: list[str | None] = [*sorted(question.years)] if len(question.years) > 1 else [None] * _MOMENTS
    # What the best piece is of comes first: the others must be comparable with it.
    wanted.sort(key=lambda year: year not in _years(candidates[order[0]]))
    chosen: list[int] = []
    words = 0
    for year in wanted:
        for place in order[: 2 * _LOOKED_AT]:
            more = len(candidates[place].text.split())
            fits = words + more <= MOST_WORDS or not chosen
            new = not _same_letter(candidates, chosen, place) and _comparable(candidates, chosen, place)
            if fits and new and (year is None or year in _years(candidates[place])):
                chosen, words = [*chosen, place], words + more
                break
    return sorted(chosen, key=lambda place: (min(_years(candidates[place]), default="9999"), place))


def _years(candidate: Candidate) -> set[str]:
    """The years that a piece is of: those it names, else those of the headings, else that of the letter."""
    found = candidate.source.found
    named = _YEAR.findall(candidate.text) or _YEAR.findall(" ".join((*found.passage.section, candidate.unit.heads)))
    return set(named) or ({str(found.letter.date.year)} if found.letter.date else set())


def _comparable(candidates: Sequence[Candidate], chosen: Sequence[int], place: int) -> bool:
    """A row is compared with the row that begins alike in the other table."""
    first, new = candidates[chosen[0]] if chosen else None, candidates[place]
    if first is None or first.unit.kind != "row" or new.unit.kind != "row":
        return True
    return first.text.split()[0].lower() == new.text.split()[0].lower()


def _same_letter(candidates: Sequence[Candidate], chosen: Sequence[int], place: int) -> bool:
    return any(candidates[one].source.found.letter.id == candidates[place].source.found.letter.id for one in chosen)


def _adds(candidates: Sequence[Candidate], chosen: Sequence[int], place: int, rows: bool) -> bool:
    """Whether a piece says something beside what is shown.

    It does not when it says the same: a list and its items, the overlap of two passages.

    Args:
        rows: whether another row may stand beside a row; of a table one row answers a question for one thing.
    """
    new = candidates[place]
    if not rows and new.unit.kind == "row" and candidates[chosen[0]].unit.kind == "row":
        return False
    return not any(new.text in candidates[one].text or candidates[one].text in new.text for one in chosen)


def extracts(candidates: Sequence[Candidate], chosen: Sequence[int]) -> list[Extract]:
    """What is shown, in the order that was chosen; pieces that follow each other in a passage as one."""
    made: list[Extract] = []
    for place in chosen:
        unit, found = candidates[place].unit, candidates[place].source.found
        for at, one in enumerate(made):
            if one.found.ordinal == found.ordinal and (between := _gap(one, unit.start, unit.end)) is not None:
                made[at] = Extract(found, *between)
                break
        else:
            made.append(Extract(found, unit.start, unit.end))
    return made


def _gap(one: Extract, start: int, end: int) -> tuple[int, int] | None:
    """Both pieces as one when nothing but white space stands between them."""
    left, right = (one.end, start) if one.end <= start else (end, one.start)
    if left <= right and not one.found.passage.text[left:right].strip():
        return min(one.start, start), max(one.end, end)
    return None
