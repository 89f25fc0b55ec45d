"""Which notes stand above the end of their page, because its PDF draws them before the text, or in between?

A tool that keeps the order of drawing prints them there. They are told from items and numbered headings with much
care, since what is taken for a note leaves the text: the next label due, written so nowhere else in the file, and
called on the same page; and a sentence that ends where its line does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ipsearch.readers.plaintext.calls import CALLS, is_lone, is_marked_in, with_mark
from ipsearch.readers.plaintext.lines import Line, ends_sentence, starts_lower, trim
from ipsearch.readers.plaintext.notes import Noted, form_at, label_at, notes_in, starts_note

# A note has no more lines than this, and goes on only where its line fills this share of the column.
_MAX_LINES = 5
_FILLED = 0.6
# No printed line has more characters: a longer one is a paragraph that was not wrapped, and ends as one.
_LONGEST_LINE = 200

# Items of a list are written so as well.
_ITEMS = ("0.", "0)", "(0)")

Written = tuple[str, str]


def count_written(pages: Sequence[Sequence[Line]], width: int) -> Counter[Written]:
    """How often each label opens what may be a note, by the label and the way it is written."""
    return Counter(
        _written(lines, place)
        for lines in pages
        for place in range(len(lines))
        if _end(lines, place, width) is not None
    )


def lift_early_notes(lines: Sequence[Line], expected: int, width: int, written: Mapping[Written, int]) -> Noted:
    """Take the notes out that stand before text of their page.

    Args:
        lines: of one page, in order, without the notes at its end.
        expected: the label that the next note should have.
        width: of the text column, in characters.
        written: how often each label opens what may be a note, in the whole file.
    """
    lines = trim(lines)
    for start in range(len(lines)):
        end = _run_end(lines, start, expected, width, written)
        if end is None:
            continue
        notes = notes_in([line for line in lines[start:end] if line.text])
        body = [*lines[:start], *lines[end:]]
        if all(_is_called(body, note.label) for note in notes):
            for note in notes:
                body = with_mark(body, note.label, width)
            return Noted(tuple(body), tuple(notes))
    return Noted(tuple(lines), ())


def _is_called(body: Sequence[Line], label: str) -> bool:
    """Whether the marker of a note stands in the body, glued to a word or once alone after the end of a sentence."""
    if any(is_marked_in(line.text, label) for line in body):
        return True
    alone = [above.text for above, line in pairwise(body) if is_lone(line, label)]
    return len(alone) == 1 and alone[0].endswith(".")


def _run_end(
    lines: Sequence[Line], start: int, expected: int, width: int, written: Mapping[Written, int]
) -> int | None:
    """The line after the notes that start at a line with the expected label and follow each other."""
    above = next((line.text for line in reversed(lines[:start]) if line.text), "")
    if above.endswith(":"):
        return None
    form, last = form_at(lines, start), None
    end: int | None = start
    for label in range(expected, expected + len(lines)):
        if end is None or end >= len(lines) or _written(lines, end) != (form, str(label)):
            break
        if not _is_alone(form, str(label), written):
            break
        end = _end(lines, end, width)
        last = end or last
    return last


def _is_alone(form: str, label: str, written: Mapping[Written, int]) -> bool:
    """Whether nothing else in the file opens so; written as items are, nothing with the same number in any way."""
    same = sum(count for (other, number), count in written.items() if number == label and form in (other, *_ITEMS))
    return same == 1


def _written(lines: Sequence[Line], place: int) -> Written:
    return form_at(lines, place), label_at(lines, place) or ""


def _end(lines: Sequence[Line], place: int, width: int) -> int | None:
    """The line after what may be a note: it starts with a capital or a figure, and ends with a sentence."""
    text = lines[place].text
    if not starts_note(text) or label_at(lines, place) is None or starts_lower(text.lstrip("[(0123456789.)] ")):
        return None
    for at in range(place, min(len(lines), place + _MAX_LINES)):
        text = lines[at].text
        if len(text) > _LONGEST_LINE:
            return None
        if text.endswith(".") and ends_sentence(text) and not CALLS.search(f"{text} "):
            return at + 1
        if len(text) < _FILLED * width:
            return None
    return None
