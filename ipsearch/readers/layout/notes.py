"""Which lines at the foot of a page are footnotes, and which marker has each?

Smaller type under the body, opened by a marker. Whether a figure at the start of a line is a marker shows from its
place (raised, or before the note's edge) and from the series: numbers of footnotes rise by one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.gutters import cells
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.sheets import Rule
from ipsearch.readers.layout.styles import is_underline

# Notes are set smaller than this share of the body size; under a note rule, any size up to the body's will do.
_SMALL, _SMALL_UNDER_RULE = 0.93, 1.02
# Type that is hardly smaller is that of notes when the text calls the first of them.
_NEARLY = 0.97
# Notes stand in the lower part of the page (share of its height), unless the page ends early.
_LOWER = 0.25
# The rule above notes starts at the left edge (points) and is no wider than this share of the body.
_RULE_EDGE, _RULE_WIDE, _RULE_LONG = 8.0, 0.75, 30.0
# Rules this close (points) touch.
_TOUCH = 3.0
# A label stands apart from its note by more than a word space would, in em.
_LABEL_GAP = 0.45
# Sizes within this many points are one; notes of two pages end at the same height within this many points.
_SAME_SIZE, _SAME_FOOT = 0.3, 2.0
# Without a rule above them, so many lines of small type at the foot show that a note goes on.
_REST_LINES = 2

_LABEL = re.compile(r"^[(\[]?(\d{1,3}|\*{1,3}|[†‡§¶‖])[)\].]?$")
_GLUED_LABEL = re.compile(r"^(\d{1,3})(?=[A-ZÀ-Ý«“‘\"(])")


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote: its marker, ``None`` when it carries on a note of the page before, and its lines."""

    label: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteSplit:
    """A page's lines without its notes, and the notes."""

    body: tuple[Line, ...]
    notes: tuple[Note, ...]


def split_notes(
    lines: Sequence[Line],
    area: Area,
    height: float,
    rules: Sequence[Rule],
    *,
    open_note: bool,
    last: int,
    due: Collection[str] = (),
    foot: Line | None = None,
) -> NoteSplit:
    """Part the notes from the body.

    Args:
        lines: of the body column, without running feet.
        open_note: whether the page before ends inside a note, which may carry on here.
        last: the highest footnote number so far, 0 before the first.
        due: labels that earlier pages call and do not print.
        foot: the last line of the notes on the page before, ``None`` when it has none.
    """
    under = _note_rule(rules, area, height, lines)
    for below in (_SMALL, _NEARLY):
        start = _start(lines, area, height, under, below)
        marked = {*due, *(mark.label for line in lines[:start] for mark in line.marks)}
        top = start
        while start < len(lines):
            notes = _notes(lines[start:], marked, last)
            carried_on = below == _SMALL and _is_running(lines[start], area)
            carried_on = carried_on and ((open_note and start == top) or _is_rest(lines, start, foot, under, area))
            called = below == _SMALL or notes[0].label in marked
            called = called and not _is_row(lines[start], area)
            if notes and called and (notes[0].label is not None or carried_on):
                return NoteSplit(tuple(lines[:start]), tuple(notes))
            # Small type without a marker is no note: a table, a source line. Notes may still follow it.
            start += 1
    return NoteSplit(tuple(lines), ())


def _is_running(line: Line, area: Area) -> bool:
    """Whether a line is running text from the left edge on, not cells side by side."""
    return abs(line.x0 - area.left) < area.size and len(line.segments(area.size)) == 1


def _is_rest(lines: Sequence[Line], start: int, foot: Line | None, under: float | None, area: Area) -> bool:
    """Whether a line carries on the notes of the page before, even if a sentence ended there.

    Notes-size type right under a note rule; or all running text, down to where the notes of that page ended.
    """
    line = lines[start]
    if foot is None or abs(line.size - foot.size) > _SAME_SIZE or line.size > _SMALL * area.size:
        return False
    if under is not None:
        return line.y > under and (start == 0 or lines[start - 1].y < under)
    rest = lines[start:]
    alone = start == 0 or line.y - lines[start - 1].y > area.pitch
    at_foot = len(rest) >= _REST_LINES and abs(rest[-1].y - foot.y) < _SAME_FOOT
    return alone and at_foot and all(_is_running(other, area) for other in rest)


def _is_row(line: Line, area: Area) -> bool:
    """Whether a line is the row of a table whose first cell counts the rows: its words stand in cells after that."""
    rest = line.words[1:]
    return bool(rest) and len(cells(Line(rest, line.y, line.size), area)) > 1


def _start(lines: Sequence[Line], area: Area, height: float, under: float | None, below: float = _SMALL) -> int:
    """Where the small type at the foot begins, or that under the note rule."""
    start = len(lines)
    while start > 0:
        line = lines[start - 1]
        small = _SMALL_UNDER_RULE if under is not None and line.y > under else below
        if line.size > small * area.size or line.y < _LOWER * height:
            break
        start -= 1
    return start


def _note_rule(rules: Sequence[Rule], area: Area, height: float, lines: Sequence[Line]) -> float | None:
    """The height of the short rule above the notes: the lowest that has lines under it and no words on it."""
    found = [
        rule.y0
        for rule in rules
        if rule.level
        and abs(rule.x0 - area.left) < _RULE_EDGE
        and _RULE_LONG < rule.x1 - rule.x0 < _RULE_WIDE * area.width
        and rule.y0 > _LOWER * height
        and not any(_touches(rule, other) for other in rules if other is not rule)
        and not any(abs(line.x1 - rule.x1) < _RULE_EDGE and 0 <= rule.y0 - line.y < line.size / 2 for line in lines)
        and not any(is_underline(rule, line) for line in lines)
    ]
    below = [y for y in found if any(line.y > y for line in lines)]
    return max(below, default=None)


def _touches(rule: Rule, other: Rule) -> bool:
    """Whether two rules meet, as borders of a table do; a note rule stands alone."""
    beside = other.x0 - _TOUCH < rule.x1 and rule.x0 - _TOUCH < other.x1
    return beside and other.y0 - _TOUCH < rule.y0 < other.y1 + _TOUCH and (other.x0, other.x1) != (rule.x0, rule.x1)


def _notes(lines: Sequence[Line], marked: Set[str], last: int) -> list[Note]:
    notes: list[tuple[str | None, list[str]]] = []
    for line in lines:
        label, text = _opened(line, marked - {label for label, _ in notes}, last)
        if label is None and notes:
            notes[-1][1].append(text)
        else:
            notes.append((label, [text]))
        if label is not None and label.isdigit():
            last = int(label)
    return [Note(label, tuple(text for text in texts if text)) for label, texts in notes]


def _opened(line: Line, marked: Collection[str], last: int) -> tuple[str | None, str]:
    """The label that a line opens with, and the text after it."""
    if line.marks and line.marks[0].before == 0:
        return line.marks[0].label, line.text
    head = line.words[0]
    match = _LABEL.match(head.text)
    if match and len(line.words) > 1:
        apart = line.words[1].x0 - head.x1 > _LABEL_GAP * line.size or head.size < 0.9 * line.words[1].size
        if match[1] in marked or (_follows(match[1], last) and apart):
            return match[1], " ".join(word.text for word in line.words[1:])
    glued = _GLUED_LABEL.match(head.text)
    if glued and glued[1] in marked and _follows(glued[1], last):
        return glued[1], line.text[glued.end() :]
    return None, line.text


def _follows(label: str, last: int) -> bool:
    return not label.isdigit() or int(label) == last + 1 or (last == 0 and int(label) < 100)
