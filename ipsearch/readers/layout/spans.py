"""Which heads of a table stand over several of its columns?

Such a head crosses the white between the columns that it spans, and hides it: those columns show only under the heads.
The words of a head that spans columns belong to the first of them. A line between the rows may name the rows under it
in one cell over all columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.gutters import EDGE, Gutter, by_column, cells, column_of, gutters
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.signs import has_sign_apart
from ipsearch.readers.layout.words import Word

# Heads over heads have so many lines at most, with so many lines of several cells under them.
_HEAD_LINES, _ROWS = 4, 3
# A sentence ends with these, a name of rows does not.
_STOPS = (".", ";", ",")
# So much of the lines under the heads have cells on both sides of a strip that the heads hide.
_FILLED = 0.6
# A second head names so many columns where the heads over it cross no strip.
_MANY = 3
# Words of one piece are parted by no more than this, in em.
_WORD_SPACE = 0.36
# Heads may be as wide as their columns: no more than this (em) parts them; a word space is under .35.
_APART = 0.42
# A line that names rows stands no further from those around it than they do from each other, by this factor; it starts
# where they do, give or take so many points, in type of their size, give or take this share.
_REGULAR, _ALIGNED, _SAME_SIZE = 1.35, 1.0, 0.02


def under_heads(
    lines: Sequence[Line], between: Sequence[Gutter], area: Area, above: Sequence[Gutter] = ()
) -> tuple[list[Gutter], int]:
    """The gutters of a table, with those that heads over several columns hide, and how many lines such heads have.

    Args:
        above: gutters of the table of the page before, whose head may be repeated over few rows.
    """
    best = (list(between), 0)
    for heads in range(1, _HEAD_LINES + 1):
        rows = [line for line in lines[heads:] if len(cells(line, area)) > 1]
        known = len(above) >= max(1, len(between)) and all(_keeps(line, above) for line in lines[heads:])
        if not rows or (len(rows) < _ROWS and not known):
            break
        inner = list(above) if known else _with_others(gutters(rows, area), between)
        # Where fewer lines of heads hide as many columns, those are all.
        if len(inner) < len(best[0]) + (best[1] > 0):
            continue
        if not (known or all(_parts_cells(gutter, inner, rows) for gutter in inner)):
            continue
        named = set(by_column(lines[heads], inner))
        under = _hidden(inner, between) if len(inner) > len(between) else _without_head(lines[:heads], inner, named)
        if under and under <= named and all(_spans(line, inner) for line in lines[:heads]):
            names = any(0 in by_column(line, inner) for line in lines[:heads])
            # Names of rows in both are a head and the row under it, which only show the columns together.
            best = (inner, 0 if names and 0 in named else heads)
    return best


def _keeps(line: Line, above: Sequence[Gutter]) -> bool:
    """Whether no word of a line runs over the start of a column."""
    return not any(word.x0 < right - EDGE and word.x1 > right for word in line.words for _, right in above)


def _with_others(inner: Sequence[Gutter], between: Sequence[Gutter]) -> list[Gutter]:
    """The strips under the heads, with those that run through them too."""
    return sorted([*inner, *(strip for strip in between if not any(_overlap(strip, other) for other in inner))])


def _parts_cells(gutter: Gutter, inner: Sequence[Gutter], rows: Sequence[Line]) -> bool:
    place = inner.index(gutter)
    both = sum({place, place + 1} <= set(by_column(line, inner)) for line in rows)
    return both >= _FILLED * len(rows)


def _spans(line: Line, inner: Sequence[Gutter]) -> bool:
    """Whether the heads of a line stand over columns of their own, or over several."""
    columns = [set(over) for over, _ in _heads(line, inner)]
    return len(set().union(*columns)) == sum(map(len, columns))


def _hidden(inner: Sequence[Gutter], between: Sequence[Gutter]) -> set[int]:
    """The columns beside the strips that heads hide, but for that of the rows' names."""
    hidden = [place for place, strip in enumerate(inner) if not any(_overlap(strip, other) for other in between)]
    return {column for place in hidden for column in (place, place + 1)} - {0}


def _without_head(lines: Sequence[Line], inner: Sequence[Gutter], named: set[int]) -> set[int]:
    """The columns without a head of their own that a second head names, where it can only be that."""
    above = {column for line in lines for column in by_first_column(line, inner)}
    return named - above if 0 in above and 0 not in named and len(named) >= _MANY else set()


def _overlap(one: Gutter, other: Gutter) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def run_through(lines: Sequence[Line], between: Sequence[Gutter]) -> list[Line]:
    """Lines of words that run from the first column over the next: no cells, though a column may start at a word."""
    return [
        line
        for line in lines
        if between
        and column_of(line.words[0], between) == 0
        and line.words[-1].x1 > between[0][1]
        and line.widest_gap <= _WORD_SPACE * line.size
    ]


def by_first_column(line: Line, between: Sequence[Gutter]) -> dict[int, list[Word]]:
    """The words of a line of heads by the first column that each head stands over; no word of any is lost."""
    columns: dict[int, list[Word]] = {}
    for over, head in _heads(line, between):
        columns.setdefault(over[0], []).extend(head)
    return columns


def _heads(line: Line, between: Sequence[Gutter]) -> list[tuple[range, tuple[Word, ...]]]:
    """The heads on a line, each with the columns that it stands over."""
    found: list[tuple[range, tuple[Word, ...]]] = []
    for head in line.segments(_APART * line.size):
        first = column_of(head[0], between)
        found.append((range(first, max(first, sum(head[-1].x1 > right - EDGE for _, right in between)) + 1), head))
    # Set left, a head stands over the columns that have none up to the next one. Where the first of them has none on
    # its left but the one of the rows' names, the heads are centred or set right, and reach to the left.
    ends = [over.stop for over, _ in found]
    if len(found) > 1 and found[0][0].start == 0 and found[1][0].start > ends[0]:
        # Two pieces of one head end over the same column.
        starts = (min(end, over.stop - 1) for end, (over, _) in zip(ends, found[1:], strict=False))
        return [
            found[0],
            *((range(start, over.stop), head) for start, (over, head) in zip(starts, found[1:], strict=True)),
        ]
    return found


def with_heads_apart(rows: Sequence[int], heads: int) -> list[int]:
    """The rows of lines, with so many lines of heads as one row of their own."""
    if not heads:
        return list(rows)
    below = rows[heads:]
    return [0] * heads + [row - below[0] + 1 for row in below]


def names_rows(lines: Sequence[Line], place: int, taken: Sequence[Line], area: Area) -> bool:
    """Whether a line in one cell, over the gutters of the rows around it, names the rows under it.

    Args:
        taken: the rows above it.
    """
    line, below = lines[place], lines[place + 1 : place + 2]
    if not below or len(cells(line, area)) > 1 or has_sign_apart(line) or line.text.endswith(_STOPS):
        return False
    above, between = lines[place - 1], gutters(taken, area)
    around = [above, *below]
    gaps = sorted(b.y - a.y for a, b in pairwise(taken)) or [line.y - above.y]
    regular = all(abs(other.y - line.y) <= _REGULAR * gaps[len(gaps) // 2] for other in around)
    alike = all(abs(line.size - other.size) <= _SAME_SIZE * line.size for other in around)
    on_edge = all(abs(line.x0 - other.x0) < _ALIGNED for other in [min(taken, key=lambda row: row.x0), *below])
    goes_on = all(len(cells(row, area)) > 1 and len(gutters([*taken, row], area)) == len(between) for row in below)
    return regular and alike and on_edge and goes_on


def bands_at(lines: Sequence[Line], apart: Sequence[Line]) -> list[int]:
    """A number for each line that differs around those that are rows of their own."""
    numbers = [0]
    for above, below in pairwise(lines):
        numbers.append(numbers[-1] + (above in apart or below in apart))
    return numbers
