"""Which lines did a browser print around a page: when, what and from where?

Browsers print date and time with the title at the head of a page, the address and the number of the page at its foot,
or the other way round. A moment to the minute alone on a line, on every page, is no sentence of a letter; an
address that stands at the edge of every page, or on a page with such a moment, is not a source of its notes either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ipsearch.readers.plaintext.sheets import STAMP, Sheet

_STAMPED = re.compile(rf"^{STAMP}(?:\s+(?P<title>\S.*))?$", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:https?|file)://\S+$", re.IGNORECASE)
# How far from the edge of its page such a line stands, in lines with words: tools print some parts of it later.
_EDGE = 6
# A title has no more characters.
_LONGEST = 150


def lift_printouts(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Take out what a browser printed around the pages, and keep it as furniture of its page."""
    edges = [_edge(sheet) for sheet in sheets]
    stamped = [any(_is_stamp(sheet, place) for place in edge) for sheet, edge in zip(sheets, edges, strict=True)]
    if not all(stamped):
        return list(sheets)
    pairs = list(zip(sheets, edges, strict=True))
    titles = {text for sheet, edge in pairs for text in _titles(sheet, edge)}
    around = Counter(text for sheet, edge in pairs for text in {sheet.lines[place].text for place in edge})
    known = {text for text in titles if around[text] >= max(2, len(sheets))}
    return [_without(sheet, edge, known, first=sheet is sheets[0]) for sheet, edge in pairs]


def _edge(sheet: Sheet) -> list[int]:
    filled = [place for place, line in enumerate(sheet.lines) if line.text]
    return filled if len(filled) <= 2 * _EDGE else [*filled[:_EDGE], *filled[-_EDGE:]]


def _is_stamp(sheet: Sheet, place: int) -> bool:
    found = _STAMPED.match(sheet.lines[place].text)
    return found is not None and len(found["title"] or "") <= _LONGEST


def _titles(sheet: Sheet, edge: Sequence[int]) -> set[str]:
    """What stands under the moment where the title has a line of its own."""
    return {sheet.lines[below].text for above, below in pairwise(edge) if _is_stamp(sheet, above)}


def _without(sheet: Sheet, edge: Sequence[int], titles: set[str], *, first: bool) -> Sheet:
    """The page without them; on the first one the letter may have the title for a heading of its own."""
    gone: set[int] = set()
    for above, below in pairwise([-1, *edge]):
        text = sheet.lines[below].text
        title = text in titles and (not first or (above in gone and _is_stamp(sheet, above)))
        if title or _is_stamp(sheet, below) or _ADDRESS.match(text):
            gone.add(below)
    heads = tuple(sheet.lines[place].text for place in sorted(gone))
    lines = tuple(line for place, line in enumerate(sheet.lines) if place not in gone)
    return replace(sheet, lines=lines, heads=(*sheet.heads, *heads))
