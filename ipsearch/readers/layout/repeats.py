"""Which lines return on page after page?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ipsearch.readers.layout.lines import Line

# Shares of the page height: the bands in which running heads and feet stand, ...
HEAD_BAND, FOOT_BAND = 0.12, 0.88
# ... and the wider bands in which a line counts as one when it returns in the same place.
_HEAD_REACH, _FOOT_REACH = 0.22, 0.8
# On this share of the pages, and at least on two.
_SHARE = 0.4
# The same place is within this many points.
_PLACE = 6.0

# Headings that count return so often inside pages, and have no more words than this.
_TIMES, _HEADING_WORDS = 2, 4
_COUNTED = re.compile(r"[^\W\d_]{3,} \d{1,3}\b")
_NOTE = re.compile(r"(\d{1,3})[.)]? \S")
# Cells stand this far (em) apart; so many are no running head, which has a left and a right part.
_APART, _MIN_CELLS = 1.1, 3
# So many rows stand under the head of a table; labels of stationery have their values under them, in one row.
_ROWS = 3
_DIGITS = re.compile(r"\d+")


def fingerprint(text: str) -> str:
    """A line without what changes from page to page: its numbers."""
    return _DIGITS.sub("#", text.strip().casefold())


def is_at_edge(line: Line, height: float) -> bool:
    """Whether a line stands in the head or foot band."""
    return line.y < HEAD_BAND * height or line.y > FOOT_BAND * height


def levelled(line: Line, height: float, tallest: float) -> float:
    """Where a line would stand on the tallest page: a page on its side has its foot at the same place then."""
    return line.y if line.y < height / 2 else line.y + tallest - height


def repeated(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[set[Line]]:
    """Per page, the lines near its upper or lower edge that return in the same place on other pages."""
    places: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    tallest = max(heights, default=0.0)
    for index, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for line in lines:
            if _in_reach(line, height):
                for slot in _slots(levelled(line, height, tallest)):
                    places[(fingerprint(line.text), slot)].add(index)
    needed = max(2.0, _SHARE * len(pages))
    counted = counted_inside(pages, heights) | _notes(pages, heights)
    heads = _table_heads(pages)
    return [
        {
            line
            for line in lines
            if _in_reach(line, height)
            and fingerprint(line.text) not in counted
            and _cells(line) not in heads
            and any(
                len(places[(fingerprint(line.text), slot)]) >= needed
                for slot in _slots(levelled(line, height, tallest))
            )
        }
        for lines, height in zip(pages, heights, strict=True)
    ]


def counted_inside(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[str]:
    """Lines with a number that return inside pages: headings ("Vraag 4"), also where they open a page."""
    found = Counter(
        fingerprint(line.text)
        for lines, height in zip(pages, heights, strict=True)
        for line in lines
        if len(line.words) <= _HEADING_WORDS and not _in_reach(line, height) and _COUNTED.search(line.text)
    )
    return {text for text, count in found.items() if count >= _TIMES}


def _notes(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[str]:
    """Footnotes that say the same ("2. Idem"): each opens with a number that its page calls, unlike a running foot.

    A note that found no room on the page that calls it stands on the next.
    """
    called: defaultdict[str, list[bool]] = defaultdict(list)
    labels: set[str] = set()
    for lines, height in zip(pages, heights, strict=True):
        before = labels
        labels = {mark.label for line in lines for mark in line.marks if mark.before}
        for line in lines:
            label = _NOTE.match(line.text)
            if label and line.y > height / 2 and _in_reach(line, height):
                called[fingerprint(line.text)].append(label[1] in labels | before)
    return {text for text, notes in called.items() if all(notes)}


def _table_heads(pages: Sequence[Sequence[Line]]) -> set[tuple[tuple[int, str], ...]]:
    """The lines of cells that head a table: rows stand under them, or they stand at several heights.

    A running head stands at one, over no rows.
    """
    heights: defaultdict[tuple[tuple[int, str], ...], list[float]] = defaultdict(list)
    heads: set[tuple[tuple[int, str], ...]] = set()
    for lines in pages:
        for place, line in enumerate(lines):
            if len(line.segments(_APART * line.size)) >= _MIN_CELLS:
                heights[_cells(line)].append(line.y)
                if _has_rows(lines[place : place + 1 + _ROWS]):
                    heads.add(_cells(line))
    return heads | {cells for cells, found in heights.items() if max(found) - min(found) > 2 * _PLACE}


def _has_rows(lines: Sequence[Line]) -> bool:
    """Whether rows of as many cells stand under a line, each in the place of the one above."""
    parts = [[(part[0].x0, part[-1].x1) for part in line.segments(_APART * line.size)] for line in lines]
    return len(lines) > _ROWS and all(
        len(one) == len(other) and all(a[0] < b[1] and b[0] < a[1] for a, b in zip(one, other, strict=True))
        for one, other in pairwise(parts)
    )


def _cells(line: Line) -> tuple[tuple[int, str], ...]:
    """The words of a line with their places across, in points."""
    return tuple((round(word.x0), word.text) for word in line.words)


def _in_reach(line: Line, height: float) -> bool:
    # Footnotes that cite one source after another differ in their numbers only.
    if line.marks and line.marks[0].before == 0:
        return False
    return line.y < _HEAD_REACH * height or line.y > _FOOT_REACH * height


def _slots(y: float) -> tuple[int, int]:
    """Two overlapping grids, so that lines on both sides of a grid line meet."""
    return round(y / (2 * _PLACE)) * 2, round(y / (2 * _PLACE) + 0.5) * 2 - 1
