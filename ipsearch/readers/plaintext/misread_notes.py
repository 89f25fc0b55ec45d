"""Which last lines of a recognised page are notes whose raised figures were misread?

Tesseract makes "?", "*" or "t" of a small raised figure, before the note and in the text that calls it. Notes end a
page; there, lines behind such signs are notes when nothing else follows them. Which note is called where is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ipsearch.readers.plaintext.lines import Line, ends_sentence, trim
from ipsearch.readers.plaintext.notes import Note, Noted

_SIGN = re.compile(r"^(?:[?!°®”“†‡]\s?|[*]\s?|t\s?)(?=[A-ZÀ-Ý(])")
_LABEL = re.compile(r"^(\d{1,2})[.)]?\s(?=\S)")
# A stop before a sign that is none; a sign of a list is no such proof.
_MISREAD_CALL = re.compile(r"[^\W\d_][.,][?*=@&°®](?=\s|$)")
_PROOF = re.compile(r"^(?:[?!°®”“†‡]\s?|t\s?)(?=[A-ZÀ-Ý(])")
# Notes stand among so many last lines of a page, and are no more than this share of it; so many are no list.
_TAIL, _SHARE, _MANY = 60, 0.6, 4
# A note has no more lines on average.
_LINES = 3
# A line of a note that goes on fills this share of the column; a figure may be misread, so a few may be missing.
_FILLED, _MISSING = 0.75, 3


def lift_misread_notes(lines: Sequence[Line], width: int) -> Noted:
    """Body and notes of a recognised page; notes without a label that can be read have an empty one."""
    lines = trim(lines)
    filled = [place for place, line in enumerate(lines) if line.text]
    called = any(_MISREAD_CALL.search(line.text) for line in lines)
    for start in filled[-_TAIL:]:
        starts = _starts(lines, [place for place in filled if place >= start], width)
        if not starts or start == filled[0]:
            continue
        proven = called or any(_PROOF.match(lines[place].text) for place in starts)
        fits = len(lines) - start <= _SHARE * len(lines) or len(starts) >= _MANY
        if proven and fits and ends_sentence(_above(lines, start)):
            return Noted(tuple(trim(lines[:start])), tuple(_notes(lines, starts)))
    return Noted(tuple(lines), ())


def _starts(lines: Sequence[Line], places: Sequence[int], width: int) -> list[int]:
    """Where each note starts when all the lines are notes; empty when they are not."""
    starts: list[int] = []
    label, open_line = 0, False
    for place in places:
        text = lines[place].text
        figure = _LABEL.match(text)
        number = int(figure[1]) if figure else 0
        if _SIGN.match(text) or (starts and label < number <= label + _MISSING):
            starts.append(place)
            label = number or label + 1
        elif not starts or not open_line:
            return []
        open_line = not ends_sentence(text) or len(text) >= _FILLED * width
    short = len(places) <= _LINES * len(starts)
    return starts if starts and short and ends_sentence(lines[places[-1]].text) else []


def _notes(lines: Sequence[Line], starts: Sequence[int]) -> list[Note]:
    notes = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        text = lines[start].text
        figure = _LABEL.match(text)
        first = text[figure.end() :] if figure else _SIGN.sub("", text)
        rest = [line for line in lines[start + 1 : end] if line.text]
        notes.append(Note(figure[1] if figure else "", (Line(first), *rest)))
    return notes


def _above(lines: Sequence[Line], place: int) -> str:
    return next((line.text for line in reversed(lines[:place]) if line.text), "")
