"""Which numbers stand beside the type area, by themselves?

A page number may hang anywhere in the white around the text, where no margin column shows. Known by what no other
number does: alone outside the type area, on one place of page after page, and rising.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.columns import Columns
from ipsearch.readers.layout.lines import Line, lines_of
from ipsearch.readers.layout.repeats import is_at_edge

# Beside the type area, by this much (em).
_BESIDE = 1.0
# On this share of the pages, and at least on two, within this many points of one place.
_SHARE, _PLACE = 0.5, 4.0
_NUMBER = re.compile(
    r"(?:[-–—|(\[]\s?)?(?:(?:p|pag|blz)\.?\s|pagina\s|blad\s)?(\d{1,4})(?:\s?(?:/|van)\s?\d{1,4})?\W{0,2}", re.I
)

_Found = tuple[int, int, Line]


def part_loose(pages: Sequence[Columns], heights: Sequence[float], area: Area) -> list[Columns]:
    """The pages, with numbers that hang beside the type area put with the margin.

    Not in the bands of running heads and feet, where a number may belong to a line that is wider than the text.
    """
    places: defaultdict[tuple[int, int], list[_Found]] = defaultdict(list)
    for index, page in enumerate(pages):
        for line, number in _loose(page, heights[index], area):
            for slot in _slots(line):
                places[slot].append((index, number, line))
    apart: defaultdict[int, set[object]] = defaultdict(set)
    for found in places.values():
        if len(found) >= max(2.0, _SHARE * len(pages)) and _rises(found):
            for index, _, line in found:
                apart[index].update(line.words)
    return [_without(page, apart[index]) if index in apart else page for index, page in enumerate(pages)]


def _slots(line: Line) -> set[tuple[int, int]]:
    """The places of both ends, on grids that overlap: numbers on both sides of a grid line meet."""
    return {
        (round(edge / _PLACE), step)
        for edge in (line.x0, line.x1)
        for step in (round(line.y / (2 * _PLACE)) * 2, round(line.y / (2 * _PLACE) + 0.5) * 2 - 1)
    }


def _loose(page: Columns, height: float, area: Area) -> Iterator[tuple[Line, int]]:
    reach = _BESIDE * area.size
    outside = [word for word in page.body if word.x0 > area.right + reach or word.x1 < area.left - reach]
    for line in lines_of(outside):
        for words in line.segments(area.size):
            match = _NUMBER.fullmatch(" ".join(word.text for word in words))
            if match and not is_at_edge(line, height):
                yield Line(words, line.y, line.size), int(match[1])


def _rises(found: Sequence[_Found]) -> bool:
    """Whether there is one number a page, larger on every next one."""
    return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))


def _without(page: Columns, apart: set[object]) -> Columns:
    body = tuple(word for word in page.body if word not in apart)
    return Columns(body, page.margin + tuple(word for word in page.body if word in apart))
