"""Which lines start with the call of a note that stood inside the line above?

A tool that starts a line wherever the baseline changes (pdfium) prints a raised call at the start of a line of its
own, with what followed it: "uitgebracht." and "1 Met deze". Such a line would be a note, or a numbered heading. It is
neither when the number opens exactly one later line, the note's, when it is called nowhere else, and when the
line and the one above fill the column together as one printed line does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.plaintext.calls import is_marked_in
from ipsearch.readers.plaintext.lines import Line, Measure

_CALL = re.compile(r"^(\d{1,3})(?: (?=\S)|$)")
# One such line may be anything; so many calls that count on are no accident.
_LEAST = 2

_Place = tuple[int, int]


def with_calls_returned(pages: Sequence[Sequence[Line]], measure: Measure) -> list[list[Line]]:
    """The lines of the pages, with calls that opened a line put back into the line above."""
    opened: dict[str, list[_Place]] = {}
    for number, lines in enumerate(pages):
        for place, line in enumerate(lines):
            found = _CALL.match(line.text)
            if found and not line.level and not line.cell:
                opened.setdefault(found[1], []).append((number, place))
    calls: dict[_Place, str] = {}
    after: _Place = (0, 0)
    for label in map(str, range(1, len(opened) + 1)):
        places = opened.get(label, [])
        if len(places) == 2 and places[0] > after and _is_call(pages, places, label, measure):
            calls[places[0]] = label
            after = places[0]
    full = sum(not pages[number][place].text.isdigit() for number, place in calls)
    if len(calls) < _LEAST or not full:
        return [list(lines) for lines in pages]
    return [
        _returned(lines, {place: calls[at] for at in calls if at[0] == number for place in at[1:]})
        for number, lines in enumerate(pages)
    ]


def _is_call(pages: Sequence[Sequence[Line]], places: Sequence[_Place], label: str, measure: Measure) -> bool:
    (number, place), (_, note) = places
    lines = pages[number]
    noted = pages[places[1][0]]
    words = noted[note].text.split(maxsplit=1)[1:] or [line.text for line in noted[note + 1 : note + 2]]
    if not place or not lines[place - 1].text or not words or not words[0][:1].isupper():
        return False
    if any(is_marked_in(line.text, label) for page in pages for line in page):
        return False
    rest = lines[place].text[len(label) :].strip()
    if not rest:
        return True
    printed = f"{lines[place - 1].bare} {rest}"
    below = lines[place + 1] if place + 1 < len(lines) else Line("")
    return len(printed) <= 1.05 * measure.width and bool(below.text) and measure.is_full(Line(printed), below)


def _returned(lines: Sequence[Line], calls: dict[int, str]) -> list[Line]:
    returned: list[Line] = []
    for place, line in enumerate(lines):
        label = calls.get(place)
        if label is None:
            returned.append(line)
            continue
        rest = line.text[len(label) :].strip()
        above = returned[-1]
        returned[-1] = replace(above, text=f"{above.text}[{label}] {rest}".rstrip())
    return returned
