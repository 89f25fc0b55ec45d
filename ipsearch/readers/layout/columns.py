"""Which words stand in a margin column beside the body?

Found per document, by geometry: words that start on one edge outside the body, on most of its pages, with an empty
gutter between. Never by type size: some houses set the margin as large as the body. Only when the document as a whole
has no such column is each page tried by itself, with stricter demands.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.framed import grids_over
from ipsearch.readers.layout.grids import grids
from ipsearch.readers.layout.lines import Line, lines_of
from ipsearch.readers.layout.sheets import Band, Rule
from ipsearch.readers.layout.words import Word

# A right margin column starts in the right part of the page, a left one ends in its left part (shares of the width).
_RIGHT_FROM = 0.55
# What stands higher or lower (shares of the height) is a letterhead or a foot and says nothing about columns.
_TOP, _BOTTOM = 0.05, 0.9
# Starts on one edge: at least this many, this many a page, on this share of the pages.
_STARTS, _STARTS_A_PAGE, _PAGES_SHARE = 3, 2.0, 0.6
_STARTS_ON_ONE_PAGE = 4
# The share of words that may run across the gutter (a wide table, a logo), and the share that must stand left of it.
_CROSSING, _LEFT_SHARE = 0.002, 0.5
# The gutter in em of the body: what is closer is the same line of text.
_GUTTER = 0.55
# Where the body's words start on its left edge, a gutter left of them may be narrower.
_NARROW_GUTTER = 0.38
# Baselines that differ by less than this share of the size are one.
_SAME_HEIGHT = 0.2
# The next line of a column stands within this many em.
_NEXT = 1.8
# A left column needs a body that starts this far (share of the width) into the page.
_LEFT_FROM = 0.15
# In how many of the lines beside a column's start a word may be closer than the gutter.
_TOUCHING = 0.1
# A column of a table: on this share of its lines other words stand, and on this share of those this far (em) away.
_ON_LINES, _FAR = 0.7, 3.0
# Or more cells, parted by this much (em), on this share of the lines beside it.
_CELL_GAP, _CELLS = 1.1, 0.6
# A left column stands at least this far (em) left of the body: nearer, it is a hanging number or bullet.
_LEFT_COLUMN = 4.0
# Rules that run across the gutter: from this many on they border a table that is wider than the body.
_TABLE_RULES = 3
_EDGE = 2.0
# Columns show on any sample of a long document; this many pages are looked at.
_SAMPLE = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """The words of one page, parted into the body column and the margins."""

    body: tuple[Word, ...]
    margin: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class PageWords:
    """One page's words with what else is needed to part them; lengths in points."""

    words: tuple[Word, ...]
    width: float
    height: float
    rules: tuple[Rule, ...] = ()
    bands: tuple[Band, ...] = ()

    @property
    def middle(self) -> list[Word]:
        """The words between letterhead and foot."""
        top, bottom = _TOP * self.height, _BOTTOM * self.height
        return [word for word in self.words if top < word.y < bottom]


def right_edges(pages: Sequence[PageWords], size: float) -> list[float | None]:
    """Where the right margin column starts, per page; ``None`` where there is none.

    Args:
        pages: all pages of the document.
        size: of the body, in points.
    """
    filled = [page for page in pages if page.words]
    sample = filled[:: max(1, len(filled) // _SAMPLE)]
    edge = _right_edge(sample, size)
    if edge is not None:
        return [edge] * len(pages)
    if len(pages) == 1:
        return [None]
    edges = [_right_edge([page], size) if page.words else None for page in pages]
    return [
        None if edge is None or _is_table_column(page.middle, edge, size) else edge
        for page, edge in zip(pages, edges, strict=True)
    ]


def part_right(page: PageWords, edge: float | None) -> Columns:
    """The page with the words right of the edge apart, save for those in a table that reaches over it."""
    if edge is None:
        return Columns(page.words)
    tables = _wide_tables(page.rules, edge)
    margin = [
        word
        for word in page.words
        if word.x0 >= edge and word.y < _BOTTOM * page.height and not any(a < word.y < b for a, b in tables)
    ]
    apart = set(margin)
    return Columns(tuple(word for word in page.words if word not in apart), tuple(margin))


def part_left(page: Columns, area: Area, page_width: float, rules: Sequence[Rule] = ()) -> Columns:
    """The page with the words of a column left of the body apart (as the numbers of a Kamerstuk).

    What the rules of a table frame together with words of the body is a part of the table.
    """
    if area.left < _LEFT_FROM * page_width:
        return page
    framed = grids_over(grids(rules), area)
    outside = [
        word
        for word in page.body
        if word.x1 < area.left and not any(grid.top <= word.y <= grid.bottom for grid in framed)
    ]
    if not outside:
        return page
    inside = [word for word in page.body if word.x1 >= area.left]
    bases = [(line.y, line) for line in lines_of(inside)]
    beside = [line for line in lines_of(outside) if line.x0 < area.left - _LEFT_COLUMN * area.size]
    clear = [line for line in beside if _is_apart(line, bases, area)]
    # A line as long as the column is wide may touch the body; it goes with the one above or below it.
    apart = {word for line in beside if line in clear or any(_goes_with(line, o) for o in clear) for word in line.words}
    if not apart:
        return page
    body = tuple(word for word in page.body if word not in apart)
    return Columns(body, page.margin + tuple(word for word in page.body if word in apart))


def _goes_with(line: Line, other: Line) -> bool:
    same = abs(line.x0 - other.x0) < _EDGE and abs(line.size - other.size) < _SAME_HEIGHT
    return same and abs(line.y - other.y) < _NEXT * line.size


def _is_apart(left: Line, bases: Sequence[tuple[float, Line]], area: Area) -> bool:
    """Whether a gutter parts a line left of the body from the body's line on its height, if there is one."""
    for y, line in bases:
        if abs(y - left.y) < _SAME_HEIGHT * min(left.size, line.size) + 0.3:
            on_edge = abs(line.x0 - area.left) < _EDGE
            return line.x0 - left.x1 >= (_NARROW_GUTTER if on_edge else 2 * _GUTTER) * area.size
    return True


def _right_edge(pages: Sequence[PageWords], size: float) -> float | None:
    """The leftmost edge that passes as the start of a margin column."""
    middles = [page.middle for page in pages]
    starts: Counter[int] = Counter()
    for page, middle in zip(pages, middles, strict=True):
        right = _RIGHT_FROM * page.width
        starts.update([round(word.x0) for word in middle if word.x0 > right])
    needed = max(_STARTS if len(pages) > 1 else _STARTS_ON_ONE_PAGE, _STARTS_A_PAGE * len(pages))
    if not any(starts[x - 1] + count + starts[x + 1] >= needed for x, count in starts.items()):
        return None
    lefts = sorted(word.x0 for page in middles for word in page)
    rights = sorted(word.x1 for page in middles for word in page)
    for x in sorted(starts):
        near = sum(starts.get(x + step, 0) for step in (-1, 0, 1))
        if near < needed:
            continue
        ended = bisect.bisect_left(rights, x - _EDGE)
        crossing = bisect.bisect_left(lefts, x - _EDGE) - ended
        if crossing > _CROSSING * len(lefts) or ended < _LEFT_SHARE * len(lefts):
            continue
        if _is_column(middles, x, size) and not _is_of_tables(pages, middles, x, size):
            return x - _EDGE
    return None


def _is_of_tables(pages: Sequence[PageWords], middles: Sequence[Sequence[Word]], x: float, size: float) -> bool:
    """Whether most of the pages with a column show it as the last one of a table: with rules, or over narrow text."""
    shown = tables = 0
    for page, middle in zip(pages, middles, strict=True):
        beside = [word for word in middle if word.x0 >= x - _EDGE]
        if beside:
            shown += 1
            across = _wide_tables(page.rules, x)
            in_table = sum(any(a < word.y < b for a, b in across) for word in beside) > len(beside) / 2
            tables += (in_table or bool(page.bands)) and _is_beside_cells(middle, x, size)
    return 2 * tables > shown


def _is_column(pages: Sequence[Sequence[Word]], x: float, size: float) -> bool:
    """Whether the column starts on most pages, with a gutter before it."""
    with_starts = sum(any(word.x0 >= x - _EDGE for word in page) for page in pages)
    if with_starts < _PAGES_SHARE * len(pages):
        return False
    beside = [gap for page in pages for gap in _gaps_before(page, x)]
    return sum(gap < _GUTTER * size for gap in beside) <= _TOUCHING * len(beside)


def _is_table_column(words: Sequence[Word], x: float, size: float) -> bool:
    """Whether what starts at ``x`` is the last column of a table: beside other cells, or far from where lines end."""
    if _is_beside_cells(words, x, size):
        return True
    lines = [line for line in lines_of(words) if line.x1 > x]
    gaps = _gaps_before(words, x + _EDGE)
    far = sum(gap > _FAR * size for gap in gaps)
    return len(gaps) >= _ON_LINES * len(lines) and far >= _ON_LINES * len(gaps)


def _is_beside_cells(words: Sequence[Word], x: float, size: float) -> bool:
    """Whether most lines that reach into the column from the left hold more cells."""
    beside = [line for line in lines_of(words) if line.x1 > x and line.x0 < x - _EDGE]
    inner = sum(_has_cells([word for word in line.words if word.x0 < x - _EDGE], size) for line in beside)
    return len(beside) >= _STARTS_ON_ONE_PAGE and inner >= _CELLS * len(beside)


def _has_cells(words: Sequence[Word], size: float) -> bool:
    return any(right.x0 - left.x1 > _CELL_GAP * size for left, right in pairwise(words))


def _gaps_before(words: Sequence[Word], x: float) -> list[float]:
    """The space left of each row's first word in the column; none for rows without words left of it."""
    gaps = []
    for line in lines_of(words):
        left = [word.x1 for word in line.words if word.x1 < x - _EDGE]
        right = [word.x0 for word in line.words if word.x0 >= x - _EDGE]
        if left and right:
            gaps.append(min(right) - max(left))
    return gaps


def _wide_tables(rules: Sequence[Rule], edge: float) -> list[tuple[float, float]]:
    across = sorted(rule.y0 for rule in rules if rule.level and rule.x0 < edge - 20 and rule.x1 > edge + 20)
    return [(across[0], across[-1])] if len(set(map(round, across))) >= _TABLE_RULES else []
