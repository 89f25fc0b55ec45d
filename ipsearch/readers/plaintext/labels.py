"""Which labels of notes stand in a column of their own?

Labels that are drawn apart from their notes come out of some tools as a list of numbers, with the notes after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ipsearch.readers.plaintext.calls import is_lone, is_marked_in
from ipsearch.readers.plaintext.lines import Line, ends_sentence, starts_lower

_LABEL = re.compile(r"^\[?(\d{1,3})\]?[.)]?$")

# Labels stand on the page of their notes, which has no more lines, tables a cell a line included.
_LONGEST_PAGE = 600
# The notes of a page are among its last lines.
_TAIL = 150
_LABELLED = re.compile(r"^\[?\d{1,3}\]?[.)]?\s")


def with_labels_paired(lines: Sequence[Line]) -> list[Line]:
    """The lines, with numbers that stand one under the other before the notes that they count put before each.

    Only when there are as many notes as labels: a note starts where the line above it ends a sentence.
    """
    lines = _with_low_labels_raised(_with_last_label_returned(lines))
    labels = [int(found[1]) if (found := _LABEL.match(line.text)) else None for line in lines]
    for start in range(len(lines) - 1, max(0, len(lines) - _LONGEST_PAGE), -1):
        end = start
        while end + 1 < len(lines) and _counts_on(labels[end], labels[end + 1]):
            end += 1
        if labels[start] is not None and not _counts_on(labels[start - 1], labels[start]):
            paired = _paired_apart(lines, start, end + 1)
            if paired or end > start:
                return paired or _paired(lines, start, end + 1) or list(lines)
    return list(lines)


def _with_last_label_returned(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, with a label that ends the page put before the notes above it: the first of them lost its own.

    A tool that sorts by height prints a raised label after the notes it opens.
    """
    filled = [place for place, line in enumerate(lines) if line.text]
    found = _LABEL.match(lines[filled[-1]].text) if len(filled) > 1 else None
    if found is None:
        return lines
    end, last = filled[-2] + 1, filled[-1]
    after = _after(found[1])
    first = next((place for place in reversed(filled[:-1]) if after.match(lines[place].text)), end)
    while first and lines[first - 1].text:
        first -= 1
    text = lines[first].text
    called = any(is_marked_in(line.text, found[1]) or is_lone(line, found[1]) for line in lines[:first])
    if not called or starts_lower(text) or _LABELLED.match(text) or not ends_sentence(lines[end - 1].text):
        return lines
    note = replace(lines[first], text=f"{lines[last].text} {text}")
    return [*lines[:first], note, *lines[first + 1 : last], *lines[last + 1 :]]


def _with_low_labels_raised(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, with labels that stand alone right under the first line of their note put before it."""
    raised = list(lines)
    for place in range(len(lines) - 1, max(0, len(lines) - _TAIL), -1):
        found = _LABEL.match(lines[place].text)
        if found and _is_low(lines, place) and any(is_marked_in(line.text, found[1]) for line in lines[: place - 1]):
            note = replace(lines[place - 1], text=f"{lines[place].text} {lines[place - 1].text}")
            after = place + 1 if place + 1 >= len(lines) or lines[place + 1].text else place + 2
            raised[place - 1 :] = [note, *raised[after:]]
    return raised


def _is_low(lines: Sequence[Line], place: int) -> bool:
    """Whether the line above opens a note, and ends there or is carried on below the label."""
    first, above = lines[place - 1].text, lines[place - 2].text if place > 1 else ""
    below = next((line.text for line in lines[place + 1 :] if line.text), "")
    touches = place + 1 < len(lines) and bool(lines[place + 1].text)
    opens = first[:1].isupper() and (not above or ends_sentence(above) or bool(_LABEL.match(above)))
    indented = lines[place].indent == lines[place - 1].indent > 0
    goes_on = starts_lower(below) or (not touches and (indented or ends_sentence(first)))
    return opens and not _LABELLED.match(first) and goes_on


def _after(label: str) -> re.Pattern[str]:
    """The next label, alone on its line or before its note."""
    return re.compile(rf"^\[?{int(label) + 1}\]?[.)]?(?:\s+[A-ZÀ-Ý«“‘(]|$)")


def _counts_on(first: int | None, second: int | None) -> bool:
    return first is not None and second == first + 1


def _paired(lines: Sequence[Line], start: int, end: int) -> list[Line] | None:
    notes = _labelled(lines[start:end], [line for line in lines[end:] if line.text])
    return [*lines[:start], *notes] if notes else None


def _paired_apart(lines: Sequence[Line], start: int, end: int) -> list[Line] | None:
    """The lines, with called labels that stand alone put before the notes at the end; a table stands between."""
    alone = not lines[start - 1].text and end < len(lines) and not lines[end].text
    last = next((place for place in range(len(lines) - 1, end - 1, -1) if lines[place].text), None) if alone else None
    if last is None:
        return None
    first = last
    while first > end and lines[first - 1].text and not lines[first - 1].text.endswith(";"):
        first -= 1
    if starts_lower(lines[first].text) and not ends_sentence(_above(lines, first)):
        return None  # the rest of a note, which an empty line parts from its start
    notes = _labelled(lines[start:end], lines[first : last + 1])
    if not notes or not ends_sentence(notes[-1].text):
        return None
    # Last, as it looks through all lines above.
    numbers = [_number(label) for label in lines[start:end]]
    calls = [*numbers, *(one + other for one, other in pairwise(numbers))]
    called = any(is_marked_in(line.text, call) for call in calls for line in lines[:start])
    return [*lines[:start], *lines[end:first], *notes] if called else None


def _above(lines: Sequence[Line], place: int) -> str:
    return next((line.text for line in reversed(lines[:place]) if line.text), "")


def _labelled(labels: Sequence[Line], notes: Sequence[Line]) -> list[Line]:
    """Notes with a label before each; nothing when there are not as many of them."""
    if not notes:
        return []
    opens = [True, *(ends_sentence(above.text) for above, _ in pairwise(notes))]
    labelled = any(_LABELLED.match(line.text) for line, first in zip(notes, opens, strict=True) if first)
    if sum(opens) != len(labels) or labelled:
        return []
    left = iter(labels)
    return [
        replace(line, text=f"{next(left).text} {line.text}") if first else line
        for line, first in zip(notes, opens, strict=True)
    ]


def _number(label: Line) -> str:
    found = _LABEL.match(label.text)
    return found[1] if found else ""
