"""Which lines are footnotes?

Notes stand at the end of a page (or of the text), under a rule or an empty line, numbered in sequence, each with its
marker in the text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass, replace

from ipsearch.readers.plaintext.calls import (
    RAISED,
    breaks_sentence,
    calls_alone,
    follows_words,
    is_lone,
    is_marked_in,
    mark,
    with_mark,
)
from ipsearch.readers.plaintext.lines import Line, ends_sentence, starts_lower, trim

_RULE = re.compile(r"^[_—–\-=─━]{5,}$")
_RULE_INDENT = 20
_ITEM = re.compile(r"(\d{1,3})\.\s")
_NOTE = re.compile(
    r"^(?:\[(?P<a>\d{1,3})\]|(?P<b>\d{1,3})[.)]?|\(?(?P<c>\d{1,3})\))(?:\s+(?=\S)|(?=[A-Z][A-Za-zà-ÿ]|[«“‘]))(?P<text>.*)$"
)
_LONE = re.compile(r"^(?:\[(\d{1,3})\]|(\d{1,3})[.)]?)$")
_LOWERED = str.maketrans(RAISED, "0123456789")
_FIGURES = re.compile(f"[0-9]+|[{RAISED}]+")
_RAISED_RUN = re.compile(f"[{RAISED}]+")
# Words pasted from Word keep its notes in this shape; Markdown has its own.
_PASTED_MARK = re.compile(r"\[(?:footnoteRef:|endnoteRef:|\^)(\d{1,3})\](?!:)")
_PASTED_NOTE = re.compile(r"\[(\d{1,3}):[ \t]+([^\n]*?)[ \t]*\](?=[ \t]*(?:\[\d{1,3}:|\n|$))")
_MARKDOWN_NOTE = re.compile(r"^\[\^(\d{1,3})\]:[ \t]*([^\n]+)$", re.MULTILINE)
# Notes fill at most this share of a page's lines unless a rule sets them apart.
_MAX_SHARE = 0.6
# An item of a list has no more lines.
_ITEM_LINES = 8
# So many notes, each called, are no list.
_SURE = 4
# The notes at the end of a page or text fit in so many lines.
_MAX_TAIL = 150
# A page that has nothing but notes has no more lines.
_MOST_ALONE = 12
# A note that goes on under its first line has filled more of it than this.
_SHORT = 0.6
# No page leaves more notes than this to the next.
_MOST_DUE = 9
# A note starts within so many lines under a label that stands alone.
_BELOW = 6


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its label and its lines."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """Body lines, with marks where markers stood, and the notes of the page."""

    lines: tuple[Line, ...]
    notes: tuple[Note, ...]


def lift_pasted_notes(text: str) -> tuple[str, tuple[Note, ...]]:
    """Take notes that Word or Markdown wrote inside the text out of it; their markers become marks."""
    notes = []
    for pattern in (_PASTED_NOTE, _MARKDOWN_NOTE):
        found = {match[1]: match[2] for match in pattern.finditer(text)}
        found = {label: note for label, note in found.items() if _has_pasted_mark(text, label)}
        if found:
            text = _without(pattern, text, found)
            notes += [Note(label, (Line(note),)) for label, note in found.items()]
    labels = {note.label for note in notes}
    marked = _PASTED_MARK.sub(lambda match: mark(match[1]) if match[1] in labels else match[0], text)
    return marked, tuple(notes)


def _without(pattern: re.Pattern[str], text: str, labels: Container[str]) -> str:
    return pattern.sub(lambda match: "" if match[1] in labels else match[0], text)


def lift_notes(
    lines: Sequence[Line],
    expected: int,
    width: int,
    before: Sequence[Line] = (),
    earlier: Sequence[Line] = (),
    after: Sequence[Line] = (),
) -> Noted:
    """Part a page's lines into body and notes.

    Args:
        lines: of one page, in order.
        expected: the label that the next note should have when numbering goes on from the page before.
        width: of the text column, in characters.
        before: the body of the page before, which may call notes that had no room on it.
        earlier: the bodies of a few pages before that, which may call the notes that come next.
        after: the page after, which may call a note that was set here before its line moved on.
    """
    lines = trim(lines)
    due = _due(expected, before, earlier)
    at = _ruled_start(lines) or _plain_start(lines, expected, due | _early(lines, expected, due, after), width)
    if at is None:
        return Noted(tuple(lines), ())
    body, tail = trim(lines[:at]), [line for line in lines[at:] if line.text and not is_rule(line)]
    notes = notes_in(tail)
    for note in notes:
        body = with_mark(body, note.label, width)
    return Noted(tuple(body), tuple(notes))


def _has_pasted_mark(text: str, label: str) -> bool:
    return any(match[1] == label for match in _PASTED_MARK.finditer(text))


def _match_note(text: str) -> re.Match[str] | None:
    """A note's first line; a raised label counts as its figures."""
    raised = _RAISED_RUN.match(text)
    if raised:
        text = f"{raised[0].translate(_LOWERED)} {text[raised.end() :].lstrip()}"
    return _NOTE.match(text)


def is_rule(line: Line) -> bool:
    """Whether a line is nothing but a rule, drawn in characters."""
    return bool(_RULE.match(line.text))


def _ruled_start(lines: Sequence[Line]) -> int | None:
    """Where the notes under a rule start: the rule itself. A rule of spaces is an empty, deeply indented line."""
    for place in range(len(lines) - 1, 0, -1):
        line = lines[place]
        if is_rule(line) or (not line.text and line.indent >= _RULE_INDENT):
            rest = [below for below in lines[place + 1 :] if below.text]
            if rest and not is_rule(line) and _ITEM.match(rest[0].text):
                continue  # a list may start after an empty line; where it stood in the column, that is indented
            if rest and (_match_note(rest[0].text) or (_LONE.match(rest[0].text) and len(rest) > 1)):
                return place
    return None


def _due(expected: int, before: Sequence[Line], earlier: Sequence[Line]) -> set[str]:
    """The labels of notes that pages before call, and that had no room there."""
    labels = [str(label) for label in range(expected, expected + _MOST_DUE)]
    due = {label for label in labels if any(is_marked_in(line.text, label) for line in before)}
    late = itertools.takewhile(
        lambda label: label in due or any(is_marked_in(line.text, label) for line in earlier), labels
    )
    return due | set(late)


def _early(lines: Sequence[Line], expected: int, due: Collection[str], after: Sequence[Line]) -> set[str]:
    """The labels behind one that is called here which the next page calls: a setter had placed their notes already."""
    if str(expected) not in due and not any(is_marked_in(line.text, str(expected)) for line in lines):
        return set()
    labels = map(str, range(expected + 1, expected + _MOST_DUE))
    return {label for label in labels if any(is_marked_in(line.text, label) for line in after)}


def _plain_start(lines: Sequence[Line], expected: int, due: Collection[str], width: int) -> int | None:
    """Where a run of notes without a rule starts: numbered in sequence to the end, each with its marker above.

    Args:
        due: labels whose markers stand on pages before.
    """
    starts = [
        place
        for place in range(max(0 if due else 1, len(lines) - _MAX_TAIL), len(lines))
        if label_at(lines, place)
        and (place == 0 or not lines[place - 1].text or _is_expected(lines, place, expected))
        and not _heads(lines, place, width)
    ]
    index = _index(lines) if starts else {}
    best, last = None, None
    for start in reversed(starts):
        labels = _sequence(lines, start)
        if labels and (1 < int(labels[0]) < expected or (last is not None and int(labels[0]) >= int(last))):
            continue  # an item of a list has the number of one of the notes
        if best is not None and form_at(lines, start) != form_at(lines, best):
            continue  # items written "1." stand above notes written "1)"
        share = (len(lines) - start) / len(lines)
        # A list counts as notes do: labels with a stop, like lone ones, ask for markers that are certain.
        match = _match_note(lines[start].text)
        if match is None and labels and int(labels[0]) >= expected + _MOST_DUE:
            continue  # a day or an amount that an extractor put on a line of its own
        lone = match is None or match[0].startswith(f"{labels[0] if labels else ''}.")
        text = match["text"] if match else next((line.text for line in lines[start + 1 :] if line.text), "")
        if lone and ((starts_lower(text) and _has_items(lines[start - 1 :])) or (match and _is_led_in(lines, start))):
            continue
        counts_on = labels[:1] == [str(expected)]
        if match is None and not counts_on and any(is_marked_in(line.text, str(expected)) for line in lines[:start]):
            continue  # a cell of a table: the note before, which is called, is not here
        if counts_on:
            fits = calls_alone if lone else follows_words
        else:
            fits = breaks_sentence if lone or lines[start].text.startswith("(") else follows_words
        called = [label in due or _is_marked(lines[:start], label, fits, index) for label in labels]
        alone = start == 0 and len(lines) <= _MOST_ALONE and set(labels) <= set(due)
        # Endnotes may fill a last page: what counts on from the note before, so far, is no list of the body.
        sure = counts_on and len(labels) >= _SURE
        if (share <= _MAX_SHARE or alone or sure) and labels and all(called):
            best, last = start, labels[0]
    return best


def _is_led_in(lines: Sequence[Line], start: int) -> bool:
    """Whether a number with a stop is that of an item: the first of its series stands right under a lead-in."""
    place: int | None = start
    while place:
        if lines[place - 1].text.endswith(":"):
            return True
        before, form = str(int(label_at(lines, place) or 0) - 1), form_at(lines, place)
        above = range(place - 1, max(-1, place - 1 - _ITEM_LINES), -1)
        place = next((at for at in above if label_at(lines, at) == before and form_at(lines, at) == form), None)
    return False


def _has_items(lines: Sequence[Line]) -> bool:
    """Whether lines end as items of a list do, each but the last with a semicolon."""
    return any(line.text.endswith(";") for line in lines)


def _heads(lines: Sequence[Line], place: int, width: int) -> bool:
    """Whether a line with a number is a numbered heading: short, without an end, over a capital or its first part."""
    text, below = lines[place].text, lines[place + 1].text if place + 1 < len(lines) else ""
    short = len(text) < _SHORT * width and not ends_sentence(text) and not _LONE.match(text)
    part = below.startswith(f"{text.split(maxsplit=1)[0].rstrip('.')}.")
    return short and (part or (below[:1].isupper() and label_at(lines, place + 1) is None))


def _index(lines: Sequence[Line]) -> dict[str, list[int]]:
    """The lines in which each number stands: where to look for a marker."""
    found: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        for number in {run.translate(_LOWERED) for run in _FIGURES.findall(line.text)}:
            found.setdefault(number, []).append(place)
    return found


def _is_marked(
    body: Sequence[Line],
    label: str,
    fits: Callable[[Sequence[Line], int], bool],
    index: Mapping[str, Sequence[int]],
) -> bool:
    """Whether a label has its marker in the body; one that stands alone must fit there."""
    for place in index.get(label, ()):
        if place >= len(body):
            break
        if is_marked_in(body[place].text, label):
            return True
        if is_lone(body[place], label) and fits(body, place):
            return True
    return False


def _is_expected(lines: Sequence[Line], place: int, expected: int) -> bool:
    label = label_at(lines, place)
    return label is not None and int(label) >= expected


def starts_note(text: str) -> bool:
    """Whether a line holds a label and the first words of its note."""
    return _match_note(text) is not None


def label_at(lines: Sequence[Line], place: int) -> str | None:
    """The label of the note that starts at a line, if one may."""
    match = _match_note(lines[place].text)
    if match:
        return match["a"] or match["b"] or match["c"]
    lone = _LONE.match(lines[place].text)
    if not lone:
        return None
    # Some tools leave empty lines between a label and its note; what stood beside it may leave more.
    below = next((line.text for line in lines[place + 1 : place + _BELOW] if line.text), "")
    return (lone[1] or lone[2]) if below and not _LONE.match(below) else None


def _sequence(lines: Sequence[Line], start: int) -> list[str]:
    """The labels of the notes from ``start`` on, as far as they count on by one."""
    labels: list[str] = []
    form = form_at(lines, start)
    for place in range(start, len(lines)):
        label = label_at(lines, place)
        follows = not labels or (label == str(int(labels[-1]) + 1) and form_at(lines, place) == form)
        if label is not None and follows:
            labels.append(label)
    return labels


def form_at(lines: Sequence[Line], place: int) -> str:
    """How the label of the note at a line is written ("1", "1.", "1)"): one text writes all of them the same."""
    match = _match_note(lines[place].text)
    label = match[0][: match.start("text")] if match else lines[place].text
    return re.sub(r"\d+", "0", label).strip()


def notes_in(lines: Sequence[Line]) -> list[Note]:
    """The notes that lines without empty ones consist of, numbered in sequence."""
    notes: list[Note] = []
    form = ""
    place = 0
    while place < len(lines):
        label = label_at(lines, place)
        follows = not notes or (label == str(int(notes[-1].label) + 1) and form_at(lines, place) == form)
        if label is not None and follows:
            form = form_at(lines, place)
            match = _match_note(lines[place].text)
            first = (Line(match["text"]),) if match else ()
            notes.append(Note(label, first))
        elif notes:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, lines[place]))
        place += 1
    return [note for note in notes if note.lines]
