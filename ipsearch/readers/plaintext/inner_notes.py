"""Which notes stand in the middle of a text whose page ends left no trace but them?

A note counts when its label is the next in sequence and its marker stands glued to a word above it. What follows is
read as far as it can belong to the note: to the end of its sentence, or until the body's sentence goes on that the
page end broke off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ipsearch.readers.plaintext.calls import CALLS, is_marked_in, lifted, with_mark
from ipsearch.readers.plaintext.lines import Line, ends_sentence, starts_lower, trim
from ipsearch.readers.plaintext.notes import Note, Noted, is_rule, label_at, notes_in, starts_note

_ITEM = re.compile(r"(\d{1,3})\.\s")
# Notes end as sentences do, in a number or in an address; what does not is counted otherwise (the rows of a table).
_ENDED = re.compile(r"(?:[.;:?!…\d][”’\"')»\]]*|/|(?:www\.|://)\S+)$")
# Notes have few lines, and end where a line leaves this much of the column free.
_MAX_LINES = 8
_EARLY = 0.8


def lift_inner_notes(lines: Sequence[Line], width: int) -> Noted:
    """Take the notes out of a text.

    Args:
        width: of the text column, in characters.
    """
    lines = trim(lines)
    notes: list[Note] = []
    start = 0
    while (place := _next(lines, start, len(notes) + 1)) is not None:
        end = _end(lines, place, width)
        found = notes_in([line for line in lines[place:end] if line.text])
        if len(found) != 1:
            break
        if not _ENDED.search(found[0].lines[-1].text):
            start = place + 1
            continue
        above = with_mark(lines[:place], found[0].label, width)
        notes.append(found[0])
        lines = [*above, *lines[end:]]
        start = len(above)
    lines = trim(lines)
    if notes and lines and is_rule(lines[-1]):
        lines = trim(lines[:-1])  # what set the last of them apart
    return Noted(tuple(lines), tuple(notes))


def _next(lines: Sequence[Line], start: int, expected: int) -> int | None:
    """The line from ``start`` on where the expected note begins; its marker may stand above the last one."""
    label = str(expected)
    raised = lifted(label)
    # Where its note is written with a raised figure, a row or an item with a plain one is something else.
    written = raised if any(line.text.startswith(raised) for line in lines) else ""
    marked = any(is_marked_in(line.text, label) for line in lines[:start])
    for place in range(start, len(lines)):
        at = label_at(lines, place) == label and lines[place].text.startswith(written)
        if marked and at and not _opens_list(lines, place):
            return place
        marked = marked or is_marked_in(lines[place].text, label)
    return None


def _opens_list(lines: Sequence[Line], place: int) -> bool:
    """Whether a line with a stopped number is followed by the next number, which no marker calls.

    So does what a colon leads to, when it goes on small or does not end: notes are sentences.
    """
    above = next((line.text for line in reversed(lines[:place]) if line.text), "")
    text = lines[place].text
    if above.endswith(":") and (starts_lower(text.lstrip("[(0123456789.)] ")) or text.endswith(";")):
        return True
    item = _ITEM.match(text)
    after = str(int(item[1]) + 1) if item else ""
    near = [line.text for line in lines[place + 1 : place + 1 + _MAX_LINES]]
    called = any(is_marked_in(line.text, after) for line in lines[:place]) if item else True
    counted = any(line.startswith(f"{after}.") for line in near)
    return counted and (not called or above.endswith(":"))


def _end(lines: Sequence[Line], place: int, width: int) -> int:
    """The line after a note: a lone label and its first line belong together."""
    filled = [at for at in range(place, len(lines)) if lines[at].text][: 2 * _MAX_LINES]
    filled = filled if starts_note(lines[place].text) else filled[1:]
    above = next((line.text for line in reversed(lines[:place]) if line.text), "")
    for count, at in enumerate(filled[:_MAX_LINES]):
        if not _goes_on(lines, filled[count:], width, broken=not ends_sentence(above)):
            return at + 1
    return (filled[0] if filled else place) + 1


def _goes_on(lines: Sequence[Line], filled: Sequence[int], width: int, *, broken: bool) -> bool:
    """Whether a note runs on from the first of the lines to the second; ``broken`` when the body was mid-sentence."""
    if len(filled) < 2 or label_at(lines, filled[1]):
        return False
    text, below = lines[filled[0]].text, lines[filled[1]].text
    if ends_sentence(text) and not CALLS.search(f"{text} "):
        return False
    if filled[1] == filled[0] + 1:
        early = len(text) < _EARLY * width and not CALLS.search(f"{text} ")
        return not early or (starts_lower(below) and not broken)
    # Across an empty line, a small letter may carry on the body instead.
    resumes = len(filled) > 2 and starts_lower(lines[filled[2]].text)
    return starts_lower(below) and (not broken or (ends_sentence(below) and resumes))
