"""Which items do the signs belong to that a tool printed one under the other, apart from their list?

Some producers draw the signs of a page's lists after its text, or before it. A list shows itself without them: a line
ends in a colon, items in a semicolon, the last one in a stop. Where a page has as many items as signs, in order, each
sign goes back to its item; otherwise nothing is moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ipsearch.readers.markers import BULLETS
from ipsearch.readers.plaintext.lines import Line, ends_sentence
from ipsearch.readers.plaintext.sheets import Sheet

_SIGN = re.compile(rf"^(?:[{BULLETS}\-–o]|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,5}})[.)])$")
_COUNTED = re.compile(r"[^\W_]")
_LEAST = 2


def with_signs_returned(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages, with signs that stand one under the other put back before the items they belong to."""
    returned: list[Sheet] = []
    carried = False
    for sheet in sheets:
        signs = _signs(sheet.lines)
        lines = _returned(sheet.lines, signs, carried)
        returned.append(replace(sheet, lines=tuple(lines)))
        last = _above(sheet.lines, signs[0] if signs else len(sheet.lines))
        carried = last.endswith(";")
    return returned


def _signs(lines: Sequence[Line]) -> list[int]:
    """The places of the signs of the one stack of a page; none when it has several, or when there are too few."""
    filled = [place for place, line in enumerate(lines) if line.text]
    if any(lines[place].cell for place in filled):
        return []
    runs = [list(run) for lone, run in groupby(filled, key=lambda place: bool(_SIGN.match(lines[place].text))) if lone]
    stacks = [run for run in runs if len(run) >= _LEAST]
    return stacks[0] if len(stacks) == 1 else []


def _returned(lines: Sequence[Line], signs: Sequence[int], carried: bool) -> list[Line]:
    if not signs:
        return list(lines)
    gone = set(signs)
    leads = _above(lines, signs[0]).endswith(":")
    body = [
        place for place, line in enumerate(lines) if line.text and place not in gone and (place < signs[0] or leads)
    ]
    given = _given(lines, signs, list(_lists(lines, body, carried)))
    taken = set(given.values())
    return [
        replace(line, text=f"{lines[given[place]].text} {line.text}") if place in given else line
        for place, line in enumerate(lines)
        if place not in taken
    ]


def _given(lines: Sequence[Line], signs: Sequence[int], lists: Sequence[Sequence[int]]) -> dict[int, int]:
    """Which sign each item gets: all of them in order, or each series of signs the one list that has as many items."""
    starts = [start for found in lists for start in found]
    if len(starts) == len(signs):
        return dict(zip(starts, signs, strict=True))
    given: dict[int, int] = {}
    for series in _series(lines, signs):
        fitting = [found for found in lists if len(found) == len(series)]
        if len(fitting) == 1 and len(series) >= _LEAST:
            given.update(zip(fitting[0], series, strict=True))
    return given


def _series(lines: Sequence[Line], signs: Sequence[int]) -> Iterator[list[int]]:
    """The signs, parted where a sign of another form follows, or one that starts to count anew."""
    part: list[int] = []
    for sign in signs:
        text = lines[sign].text
        if part and (
            _form(text) != _form(lines[part[0]].text) or (text == lines[part[0]].text and _COUNTED.search(text))
        ):
            yield part
            part = []
        part.append(sign)
    yield part


def _form(text: str) -> str:
    """What signs of one series have in common: figures or letters, and what stands around them."""
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "0", text))


def _lists(lines: Sequence[Line], body: Sequence[int], carried: bool) -> Iterator[tuple[int, ...]]:
    """Where the items of each list on a page start; ``carried`` when an item ended at the end of the page before."""
    starts: list[int] = []
    above = ";" if carried else ""
    for place in body:
        if above.endswith(":"):
            if len(starts) >= _LEAST:
                yield tuple(starts)
            starts = [place]
        elif above.endswith(";") and (starts or not above[1:]):
            starts.append(place)
        elif starts and ends_sentence(above):
            if len(starts) >= _LEAST:
                yield tuple(starts)
            starts = []
        above = lines[place].text
    if starts and (len(starts) >= _LEAST or not above.endswith(".")):
        yield tuple(starts)


def _above(lines: Sequence[Line], place: int) -> str:
    return next((line.text for line in reversed(lines[:place]) if line.text), "")
