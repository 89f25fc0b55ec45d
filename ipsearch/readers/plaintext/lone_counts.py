"""Which numbers and letters on lines of their own open the items below them, as those of a treaty or a law do?

MuPDF prints "1.", then its item; pdftotext and pdfminer print the counts of items that lie close together first, then
the items. Both are told by what they count: each goes on from the one before it, and what stands between two of them
has ended. Labels of notes that the text calls are left to those who read notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ipsearch.readers.markers import to_roman
from ipsearch.readers.plaintext.calls import is_lone, is_marked_in
from ipsearch.readers.plaintext.lines import Line

_COUNT = re.compile(r"^(\(?)(?:(\d{1,2})|([a-z])|([ivx]{2,5}))([.)])$")
_OPENS = re.compile(r"^\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)](?=\s|$)")
# What a count opens begins with a word, maybe in quotes; what stands above the next count has ended.
_WORD = re.compile(r"^[“‘\"'«(]?[^\W\d_]")
_ENDED = re.compile(r"[.;:,?!][”’\"')»]*(?:\d{1,3})?$|(?:;|,) (?:en|of)$")
_STOPPED = re.compile(r"[.;:?!][”’\"')»]*$")
_FIRST = {"0": "1", "a": "a", "i": "i"}
_ROMAN = {to_roman(count): count for count in range(1, 40)}
# The items of one stack have no more lines together.
_REACH = 60


@dataclass(frozen=True, slots=True)
class _Count:
    """A count alone on its line: its place, its form ("0.", "a)", "i.") and how far it has counted."""

    place: int
    form: str
    number: int


def with_counts_joined(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, with counts that stand alone put before the items that they open."""
    lines = _unstacked(lines)
    counts = [count for count in _counts(lines) if _opens_item(lines, count)]
    chained: set[int] = set()
    last: dict[str, _Count] = {}
    for count in counts:
        before = last.get(count.form)
        if before is not None and count.number == before.number + 1 and _has_ended(lines, count.place):
            chained |= {before.place, count.place}
        last[count.form] = count
    call = _first_call(lines)
    called = {count.form for count in counts if count.number == 1 and "0" in count.form and count.place > call}
    gone = {count.place for count in counts if count.place in chained and count.form not in called}
    joined: list[Line] = []
    waiting: Line | None = None
    for place, line in enumerate(lines):
        if place in gone:
            waiting = line
        elif waiting is not None and line.text:
            joined.append(replace(line, text=f"{waiting.text} {line.text}", indent=waiting.indent))
            waiting = None
        elif waiting is None:
            joined.append(line)
    return joined


def _counts(lines: Sequence[Line]) -> Iterator[_Count]:
    """The counts that stand alone; "i." counts letters below "h.", and Roman numerals otherwise."""
    letters: dict[str, int] = {}
    for place, line in enumerate(lines):
        found = _COUNT.match(line.text) if not line.cell else None
        if found is None:
            continue
        around = f"{found[1]}{{}}{found[5]}"
        if found[2]:
            yield _Count(place, around.format("0"), int(found[2]))
            continue
        text = found[3] or found[4]
        letter = ord(text) - 96 if len(text) == 1 else 0
        if text in _ROMAN and not (letter > 1 and letters.get(around) == letter - 1):
            yield _Count(place, around.format("i"), _ROMAN[text])
        elif letter:
            letters[around] = letter
            yield _Count(place, around.format("a"), letter)


def _opens_item(lines: Sequence[Line], count: _Count) -> bool:
    below = next((line for line in lines[count.place + 1 : count.place + 4] if line.text), None)
    return below is not None and not below.cell and bool(_WORD.match(below.text)) and not _OPENS.match(below.text)


def _has_ended(lines: Sequence[Line], place: int) -> bool:
    above = next((lines[at].text for at in range(place - 1, -1, -1) if lines[at].text), "")
    return bool(_ENDED.search(above))


def _first_call(lines: Sequence[Line]) -> int:
    """The line that calls the first note; one past the last line when none does."""
    calls = (at for at, line in enumerate(lines) if is_marked_in(line.text, "1") or is_lone(line, "1"))
    return next(calls, len(lines))


def _unstacked(lines: Sequence[Line]) -> list[Line]:
    """The lines, with counts that a tool printed right before their items, one under the other, set above each."""
    moved: dict[int, Line] = {}
    gone: set[int] = set()
    for stack in _stacks(lines):
        starts = _starts(lines, stack[-1].place + 1, len(stack))
        if len(starts) == len(stack) and _is_led(lines, stack[0]):
            moved.update(zip(starts, (lines[count.place] for count in stack), strict=True))
            gone.update(count.place for count in stack)
    unstacked: list[Line] = []
    for place, line in enumerate(lines):
        if place in moved:
            unstacked.append(moved[place])
        if place not in gone:
            unstacked.append(line)
    return unstacked


def _stacks(lines: Sequence[Line]) -> Iterator[list[_Count]]:
    """Counts of one form, each the next one, with nothing but white between."""
    stack: list[_Count] = []
    for count in _counts(lines):
        near = stack and not any(line.text for line in lines[stack[-1].place + 1 : count.place])
        if near and count.form == stack[-1].form and count.number == stack[-1].number + 1:
            stack.append(count)
            continue
        if len(stack) > 1:
            yield stack
        stack = [count]
    if len(stack) > 1:
        yield stack


def _is_led(lines: Sequence[Line], first: _Count) -> bool:
    """Whether a list stands here: a colon leads to its first item, or the item before was counted above."""
    above = [line.text for line in lines[max(0, first.place - _REACH) : first.place] if line.text]
    if first.number == 1:
        texts = [text for text in above if not _COUNT.match(text)]
        return bool(texts) and texts[-1].endswith(":")
    before = first.form.replace("0", str(first.number - 1)).replace("a", chr(95 + first.number))
    return any(text == before or text.startswith(f"{before} ") for text in above)


def _starts(lines: Sequence[Line], start: int, most: int) -> list[int]:
    """Where the first items below a stack begin: after a semicolon, or after white below what has ended."""
    starts: list[int] = []
    above, white = ";", True
    for place in range(start, min(len(lines), start + _REACH)):
        text = lines[place].text
        if not text:
            white = True
            continue
        if _COUNT.match(text):
            break
        if above.endswith((";", "; en", "; of")) or (white and _STOPPED.search(above)):
            if not _WORD.match(text):
                break
            starts.append(place)
        above, white = text, False
        if len(starts) == most:
            break
    return starts
