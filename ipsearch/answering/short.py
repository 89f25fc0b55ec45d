"""How is an answer said in one line? The number, amount, date or table cell that was asked for, in the letter's words.

Only where it is plain which one is meant; otherwise the quote is the answer. What is returned stands in the quote or in
the headings above it, letter for letter.
"""

from __future__ import annotations

import re

from ipsearch.answering.evidence import places
from ipsearch.answering.features import Asked, Candidate
from ipsearch.answering.kinds import Want
from ipsearch.letters import CELL_SEPARATOR
from ipsearch.text.analysis import STOP_WORDS, fold
from ipsearch.text.dates import MONTHS, find_dates
from ipsearch.text.stems import stem

_FIGURE = re.compile(r"\d")
_AT_THE_END = re.compile(r"^(?P<label>.*?\D)\s*(?P<value>\d[\d.,]*)$", re.DOTALL)
_MOMENT = re.compile(r"\(([^()]*(?:19|20)\d\d[^()]*)\)")
_NEXT_WORD = re.compile(r"\s+([A-Za-zÀ-ÿ\-]+)")
# "Van de 34 schepen voeren er negen uit": a number after this is the whole, not the answer.
_WHOLE = re.compile(r"\b(?:van|of)(?: de| het| die| deze| alle| the)?\s+$", re.IGNORECASE)
_MONTH = "|".join(sorted((name for name in MONTHS if len(name) > 2), key=len, reverse=True))
_PERIOD = re.compile(
    rf"\b(?:(?:begin|medio|eind|einde|voorjaar|najaar|zomer) )?(?:(?:\d{{1,2}} )?(?:{_MONTH}) )?(?:19|20)\d\d\b|"
    rf"\b\d{{1,2}} (?:{_MONTH})\b(?: jl\.)?",
    re.IGNORECASE,
)
_BY_KIND: dict[str, tuple[Want, ...]] = {"count": ("money", "percent", "number"), "length": ("duration",)}


def short(asked: Asked, candidate: Candidate) -> str | None:
    """The answer in one line, or ``None`` when the quote must speak for itself."""
    question = asked.question
    if candidate.unit.kind == "row":
        asks = question.compares or question.wants & {"number", "money", "percent"}
        return _cell(asked, candidate) if asks else None
    if question.kind == "when":
        return _date(candidate.text, question.years)
    for want in _BY_KIND.get(question.kind, ()):
        if (want == "number" or want in question.wants) and (found := _amount(asked, want, candidate.text)):
            return found
    return None


def _cell(asked: Asked, candidate: Candidate) -> str | None:
    """The cell that is asked for, with the row's first words and the moment that the table is of."""
    text = candidate.text
    if CELL_SEPARATOR.strip() in text:
        cells = [cell.strip() for cell in text.split(CELL_SEPARATOR.strip())]
        value, label = _among(asked, cells, candidate.unit.heads), cells[0]
    else:
        match = _AT_THE_END.match(text.strip())
        value, label = (match["value"], match["label"].strip()) if match else (None, "")
    if value is None or not label:
        return value
    moments = [
        match[1] for head in reversed(candidate.source.found.passage.section) for match in _MOMENT.finditer(head)
    ]
    return f"{value} ({', '.join([label, *moments[:1]])})"


def _among(asked: Asked, cells: list[str], heads: str) -> str | None:
    """The only cell with a figure, or the one under the head that the question names."""
    places = [place for place, cell in enumerate(cells) if place and _FIGURE.search(cell)]
    if len(places) == 1:
        return cells[places[0]]
    named = [head.strip() for head in heads.split(CELL_SEPARATOR.strip())]
    if len(named) != len(cells):
        return None
    worth = {place: _fit(asked, named[place]) for place in places}
    best = sorted(worth, key=lambda place: -worth[place])
    clear = len(best) > 1 and worth[best[0]] > worth[best[1]]
    return cells[best[0]] if clear else None


def _fit(asked: Asked, head: str) -> float:
    return sum(asked.look(head).values()) + sum(year in head for year in asked.question.years)


def _date(text: str, asked: frozenset[str]) -> str | None:
    """The only date or period that the question does not name itself."""
    found = [text[date.start : date.end] for date in find_dates(text)] or [
        match.group() for match in _PERIOD.finditer(text)
    ]
    new = list(dict.fromkeys(one for one in found if one not in asked))
    return new[0] if len(new) == 1 else None


def _amount(asked: Asked, want: Want, text: str) -> str | None:
    """The only number of the wanted type, or the only one that counts what is asked for; with the word after it."""
    question = asked.question
    spots = [
        (start, end) for start, end in places(want, text) if text[start:end] not in question.numbers | question.years
    ]
    if len(spots) > 1:
        focus = {stem(word) for word in question.focus}
        words = ((spot, _NEXT_WORD.match(text, spot[1])) for spot in spots)
        meant = [spot for spot, word in words if word and stem(fold(word[1])) in focus]
        spots = [spot for spot in meant if not _WHOLE.search(text, 0, spot[0])]
    if len(spots) != 1:
        return None
    start, end = spots[0]
    after = _NEXT_WORD.match(text, end)
    whole = want != "number" or after is None or fold(after[1]) in STOP_WORDS
    return text[start : end if whole or after is None else after.end()]
