"""Which lines are footnotes, and where in the text do their markers stand?

Notes stand at the end of a page (or of the text), under a rule or an empty line, numbered in sequence. A number glued
to a word is only lifted out of the text as a marker when a note with that number stands on the page, and only where
one place fits; everything else stays in the text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass, replace

from ipsearch.readers.plaintext.lines import (
    MARK_END,
    MARK_START,
    Line,
    ends_sentence,
    has_word_a_line,
    starts_lower,
    trim,
)

_RULE = re.compile(r"^[_—–\-=]{5,}$")
_RULE_INDENT = 20
_ITEM = re.compile(r"(\d{1,3})\.\s")
_NOTE = re.compile(
    r"^(?:\[(?P<a>\d{1,3})\]|(?P<b>\d{1,3})[.)]?|\(?(?P<c>\d{1,3})\))(?:\s+(?=\S)|(?=[A-Z][a-zà-ÿ]))(?P<text>.*)$"
)
_LONE = re.compile(r"^(?:\[(\d{1,3})\]|(\d{1,3})[.)]?)$")
_LONE_MARK = re.compile(r"^(?:\[(\d{1,3})\]|(\d{1,3})\)?)$")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = str.maketrans(_RAISED, "0123456789")
_LIFTED = str.maketrans("0123456789", _RAISED)
_FIGURES = re.compile(f"[0-9]+|[{_RAISED}]+")
_TWO_CALLS = re.compile(r"(?<=\D)[0-9]{2,6}(?![0-9])")
_FIGURES_OF_TWO = 7
_RAISED_RUN = re.compile(f"[{_RAISED}]+")
# Words pasted from Word keep its notes in this shape; Markdown has its own.
_PASTED_MARK = re.compile(r"\[(?:footnoteRef:|endnoteRef:|\^)(\d{1,3})\](?!:)")
_PASTED_NOTE = re.compile(r"\[(\d{1,3}):[ \t]+([^\n]*?)[ \t]*\](?=[ \t]*(?:\[\d{1,3}:|\n|$))")
_MARKDOWN_NOTE = re.compile(r"^\[\^(\d{1,3})\]:[ \t]*([^\n]+)$", re.MULTILINE)
# Capitals that take a figure: CO2, EC3, PM10, A4, N2.
_FORMULAS = ("CO", "EC", "NO", "PM", "A", "N")
# Notes fill at most this share of a page's lines unless a rule sets them apart.
_MAX_SHARE = 0.6
# The notes at the end of a page or text fit in so many lines.
_MAX_TAIL = 150
# A note that goes on under its first line has filled more of it than this.
_SHORT = 0.6
# No page leaves more notes than this to the next.
_MOST_DUE = 9
# A note starts within so many lines under a label that stands alone.
_BELOW = 6
# Punctuation that follows a raised marker.
_CARRIES_ON = (".", ",", ";", ":", ")", "?")
# A unit before the digit makes it a power: "120 m2".
_UNIT = re.compile(r"(?:^|[\s\d(])(?:[kcdm]?m|CO|NO|PM|H)$")
# What a number follows that is no marker: "art. 3", "nr. 12".
CALLS = re.compile(
    r"\b(?:artt?|nrs?|no|blz|p|pp|pag|jo|sub|hfst|par|bijl|Stb|Stcrt|Trb|ca|circa|vgl)\. $", re.IGNORECASE
)


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
    marked = _PASTED_MARK.sub(lambda match: _mark(match[1]) if match[1] in labels else match[0], text)
    return marked, tuple(notes)


def _without(pattern: re.Pattern[str], text: str, labels: Container[str]) -> str:
    return pattern.sub(lambda match: "" if match[1] in labels else match[0], text)


def lift_notes(lines: Sequence[Line], expected: int, width: int, before: Sequence[Line] = ()) -> Noted:
    """Part a page's lines into body and notes.

    Args:
        lines: of one page, in order.
        expected: the label that the next note should have when numbering goes on from the page before.
        width: of the text column, in characters.
        before: the body of the page before, which may call notes that had no room on it.
    """
    lines = trim(lines)
    at = _ruled_start(lines) or _plain_start(lines, expected, before, width)
    if at is None:
        return Noted(tuple(lines), ())
    body, tail = trim(lines[:at]), [line for line in lines[at:] if line.text and not _is_rule(line)]
    notes = notes_in(tail)
    for note in notes:
        body = with_mark(body, note.label, width)
    return Noted(tuple(body), tuple(notes))


def with_calls_parted(lines: Sequence[Line], labels: Container[str]) -> list[Line]:
    """The lines, with figures that call two notes in a row ("gegeven.56", or "56" alone) as two markers."""
    parted: list[Line] = []
    worded = has_word_a_line(lines)
    for place, line in enumerate(lines):
        first, second = ("", "") if worded else _pair_alone(line.text)
        if first in labels and second in labels and _calls_alone(lines, place) and not _called(lines, (first, second)):
            parted[-1] = replace(parted[-1], text=f"{parted[-1].text}[{first}][{second}]")
        else:
            parted.append(replace(line, text=_parted_calls(line.text, labels)))
    return parted


def _pair_alone(text: str) -> tuple[str, str]:
    """The labels that a line of nothing but figures calls, written apart or not; empty when it is no such line."""
    figures = text.replace(" ", "", 1)
    return _two_labels(figures) if figures.isdecimal() and 1 < len(figures) < _FIGURES_OF_TWO else ("", "")


def _called(lines: Sequence[Line], labels: Collection[str]) -> bool:
    """Whether one of the labels has a marker of its own: then a number that joins them is a number."""
    return any(is_marked_in(line.text, label) or is_lone(line, label) for line in lines for label in labels)


def _parted_calls(text: str, labels: Container[str]) -> str:
    for match in reversed(list(_TWO_CALLS.finditer(text))):
        first, second = _two_labels(match[0])
        if first in labels and second in labels and match.span() in _places(text, match[0]):
            text = f"{text[: match.start()]}[{first}][{second}]{text[match.end() :]}"
    return text


def _two_labels(figures: str) -> tuple[str, str]:
    """Two numbers in a row that together are written like the figures ("910" is 9 and 10); empty without such."""
    first = figures[: len(figures) // 2]
    second = str(int(first) + 1)
    return (first, second) if first + second == figures else ("", "")


def _has_pasted_mark(text: str, label: str) -> bool:
    return any(match[1] == label for match in _PASTED_MARK.finditer(text))


def _match_note(text: str) -> re.Match[str] | None:
    """A note's first line; a raised label counts as its figures."""
    raised = _RAISED_RUN.match(text)
    if raised:
        text = f"{raised[0].translate(_LOWERED)} {text[raised.end() :].lstrip()}"
    return _NOTE.match(text)


def _is_rule(line: Line) -> bool:
    return bool(_RULE.match(line.text))


def _ruled_start(lines: Sequence[Line]) -> int | None:
    """Where the notes under a rule start: the rule itself. A rule of spaces is an empty, deeply indented line."""
    for place in range(len(lines) - 1, 0, -1):
        line = lines[place]
        if _is_rule(line) or (not line.text and line.indent >= _RULE_INDENT):
            rest = [below for below in lines[place + 1 :] if below.text]
            if rest and not _is_rule(line) and _ITEM.match(rest[0].text):
                continue  # a list may start after an empty line; where it stood in the column, that is indented
            if rest and (_match_note(rest[0].text) or (_LONE.match(rest[0].text) and len(rest) > 1)):
                return place
    return None


def _plain_start(lines: Sequence[Line], expected: int, before: Sequence[Line], width: int) -> int | None:
    """Where a run of notes without a rule starts: numbered in sequence to the end, each with its marker above."""
    starts = [
        place
        for place in range(max(1, len(lines) - _MAX_TAIL), len(lines))
        if label_at(lines, place)
        and (not lines[place - 1].text or _is_expected(lines, place, expected))
        and not _heads(lines, place, width)
    ]
    index = _index(lines) if starts else {}
    due = {str(number) for number in range(expected, expected + _MOST_DUE)} if starts else set()
    due = {label for label in due if any(is_marked_in(line.text, label) for line in before)}
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
        if match is not None and lone and starts_lower(match["text"]) and _has_items(lines[start - 1 :]):
            continue
        fits = None if not lone else _calls_alone if labels[:1] == [str(expected)] else _breaks_sentence
        called = [label in due or _is_marked(lines[:start], label, fits, index) for label in labels]
        if share <= _MAX_SHARE and labels and all(called):
            best, last = start, labels[0]
    return best


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
    fits: Callable[[Sequence[Line], int], bool] | None,
    index: Mapping[str, Sequence[int]],
) -> bool:
    """Whether a label has its marker in the body; one that stands alone must fit there, if that is asked."""
    for place in index.get(label, ()):
        if place >= len(body):
            break
        if _places(body[place].text, label):
            return True
        if is_lone(body[place], label) and (fits is None or fits(body, place)):
            return True
    return False


def _is_expected(lines: Sequence[Line], place: int, expected: int) -> bool:
    label = label_at(lines, place)
    return label is not None and int(label) >= expected


def starts_note(text: str) -> bool:
    """Whether a line holds a label and the first words of its note."""
    return _match_note(text) is not None


def is_marked_in(text: str, label: str) -> bool:
    """Whether the marker of a note stands in a line."""
    return bool(_places(text, label))


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


def _breaks_sentence(body: Sequence[Line], place: int) -> bool:
    """Whether the line stands between a line without an end and one that carries it on: a raised marker's place."""
    if not 0 < place < len(body) - 1:
        return False
    above, below = body[place - 1].text, body[place + 1].text
    return bool(above) and not ends_sentence(above) and (below[:1].islower() or below[:1] in _CARRIES_ON)


def _calls_alone(body: Sequence[Line], place: int) -> bool:
    """Whether a number that stands alone calls a note: inside a sentence, or where one ends.

    After a lead a list may stand at the end of the page, and the numbers be those of headings.
    """
    above = next((line.text for line in reversed(body[:place]) if not _LONE_MARK.match(line.text)), "")
    return _breaks_sentence(body, place) or (above.endswith(".") and not body[-1].text.endswith(":"))


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


def with_mark(body: Sequence[Line], label: str, width: int) -> list[Line]:
    """The body with the one marker of this label as a mark; unchanged when no place or several fit."""
    lone = [place for place, line in enumerate(body) if is_lone(line, label)]
    found = [(place, span) for place, line in enumerate(body) for span in _places(line.text, label)]
    if len(found) == 1:
        place, (start, end) = found[0]
        text = body[place].text
        line = replace(body[place], text=text[:start].rstrip() + _mark(label) + text[end:])
        return [*body[:place], line, *body[place + 1 :]]
    if not found and len(lone) == 1 and lone[0] > 0:
        return _with_lone_mark(body, lone[0], label, width)
    return list(body)


def _with_lone_mark(body: Sequence[Line], place: int, label: str, width: int) -> list[Line]:
    """Put a marker that stands on its own line after the line above, and mend the line that it broke in two."""
    above = body[place - 1].text + _mark(label)
    below = body[place + 1 : place + 2]
    text = below[0].text if below else ""
    if text[:1] in _CARRIES_ON:
        return [*body[: place - 1], replace(body[place - 1], text=above + text), *body[place + 2 :]]
    if text and len(above) + len(text) < width:
        return [*body[: place - 1], replace(body[place - 1], text=f"{above} {text}"), *body[place + 2 :]]
    return [*body[: place - 1], replace(body[place - 1], text=above), *body[place + 1 :]]


def is_lone(line: Line, label: str) -> bool:
    """Whether a label stands alone on its line, as a raised marker does in some extracted text."""
    match = _LONE_MARK.match(line.text)
    return match is not None and not line.cell and (match[1] or match[2]) == label


def _places(text: str, label: str) -> list[tuple[int, int]]:
    """Where the label stands glued to a word or in square brackets."""
    if label not in text and label.translate(_LIFTED) not in text:
        return []
    pattern = re.compile(
        rf"(?:(?<=[a-zà-ÿ»”’])|(?<=[A-Za-zà-ÿ)»”’'%][.,;:!?]))(?P<b>{label}\))(?=[\s.,;:]|[A-Z][a-z]|$)"
        rf"|(?<=[a-zà-ÿ»”’\"')\]%])(?P<x>{label})(?=[\s.,;:!?)»”’]|$)"
        rf"|(?<=[A-Za-zà-ÿ)»”’'%][.,;:!?])(?P<y>{label})(?=\s|$)"
        rf"|(?<=\b(?:19|20)\d\d[.,;:])(?P<v>{label})(?=\s|$)"
        rf"|(?<=[a-zà-ÿ)»”’][.!?;] )(?P<s>{label})(?= [A-ZÀ-Ý]|$)"
        rf"|(?<=[A-Z])(?P<w>{label})(?=[.,;:]?(?:\s|$))"
        rf"|\s?(?P<z>\[{label}\])|(?P<r>(?<![{_RAISED}]){label.translate(_LIFTED)}(?![{_RAISED}]))"
    )
    found = []
    for match in pattern.finditer(text):
        before = text[: match.start()]
        formula = before.rstrip().endswith(_FORMULAS) if match["w"] else _UNIT.search(before) or CALLS.search(before)
        if not formula:
            found.append(match.span())
    return found


def _mark(label: str) -> str:
    return f"{MARK_START}{label}{MARK_END}"
