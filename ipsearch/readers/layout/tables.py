"""Which lines are a table, and what stands in its cells?

Three kinds: ruled (upright rules part the columns), lined (level rules part the rows, or head and body), and bare
(only the white between columns). Columns of the last two are found as gutters: strips of white that all lines of the
table leave free. A table that runs over a page is one table on each page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.bands import runs_of_rows, shaded_rows
from ipsearch.readers.layout.cells import (
    Cell,
    Rows,
    carries_on,
    header_rows,
    hold_rows,
    row_numbers,
    rows_of,
    with_second_head,
    with_spanned,
)
from ipsearch.readers.layout.centring import stand_beside
from ipsearch.readers.layout.ends import with_foot, with_head, with_name_apart, with_near_heads, with_opening
from ipsearch.readers.layout.grids import Grid, with_shaded_rows
from ipsearch.readers.layout.gutters import (
    EDGE,
    NARROW,
    Gutter,
    by_column,
    cells,
    column_of,
    fills_columns,
    gutters,
    runs_over,
)
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.sheets import Shade
from ipsearch.readers.layout.signs import has_sign_apart
from ipsearch.readers.layout.spans import (
    bands_at,
    by_first_column,
    names_rows,
    run_through,
    under_heads,
    with_heads_apart,
)
from ipsearch.readers.layout.words import Word
from ipsearch.text.hyphens import HyphenJudge

# A bare table has this many lines with cells side by side, one with many columns fewer.
_BARE_LINES, _MANY_COLUMNS, _MANY_COLUMN_LINES = 3, 3, 2
# Type larger than that of a table's first line by this factor is a heading under it.
_LARGER = 1.1
# No page holds longer tables; looking further takes time that grows with the square.
_MOST_LINES = 150
# Lines of one table are no further apart than this many line pitches.
_REACH = 3.2
# Rules under which a band is a row: with fewer, they part the head from the body.
_ROW_RULES = 4
# What a list item is parted into.
_SIGN_AND_ITEM = 2
# Two rules enclose one band, which may be the head alone.
_HEAD_RULES = 2
# A word stands in the cell that this point (em) after its start lies in.
_INTO = 0.3
# So many words that end within so many points of each other are set right.
_SET_RIGHT, _EVEN = 2, 0.5
# Numbers of headings that stand out into the margin: one line in so many has one.
_NUMBER, _HUNG = re.compile(r"(?:[IVX]+|[A-Z]|\d{1,2}(?:\.\d{1,2})*)[.)]?$"), 3


@dataclass(frozen=True, slots=True)
class Table:
    """A table and the lines that it consists of, ``[start, end)`` in the page's lines.

    ``gutters`` are the strips between its columns, empty for a ruled one; ``spanning`` are the lines whose cells may
    stand over several columns.
    """

    start: int
    end: int
    rows: Rows
    header_rows: int
    gutters: tuple[Gutter, ...] = ()
    spanning: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page beside its letters: what its rules enclose, and its filled boxes."""

    grids: tuple[Grid, ...] = ()
    shades: tuple[Shade, ...] = ()


def tables(
    lines: Sequence[Line], drawn: Drawn, area: Area, judge: HyphenJudge, above: Sequence[Gutter] = ()
) -> list[Table]:
    """The tables among a page's lines, from top to bottom.

    Args:
        lines: of the body, without notes and running lines.
        drawn: on the page.
        above: gutters of a table that the page before ends in.
    """
    found: list[Table] = []
    for grid in (with_shaded_rows(grid, drawn.shades) for grid in drawn.grids):
        for table in _in_grid(lines, grid, area, judge, above):
            if all(table.end <= other.start or table.start >= other.end for other in found):
                found.append(table)
    place = 0
    while place < len(lines):
        ahead = next((table for table in found if table.start <= place < table.end), None)
        bare = None if ahead else _bare(lines, place, found, area, judge, above if place == 0 else ())
        if bare is not None:
            bare = _in_shaded_rows(lines, bare, drawn.shades, judge)
            found.append(bare)
        here = ahead or bare
        place = here.end if here else place + 1
    return sorted(found, key=lambda table: table.start)


def _in_grid(
    lines: Sequence[Line], grid: Grid, area: Area, judge: HyphenJudge, above: Sequence[Gutter]
) -> Iterator[Table]:
    if grid.columns:
        inside = _places_in(lines, grid)
        table = _ruled(lines, inside[0], inside[-1] + 1, grid, judge) if inside else None
        if table is not None:
            yield table
        return
    for part in runs_of_rows(lines, grid, area):
        inside = _places_in(lines, part)
        table = _lined(lines, inside[0], inside[-1] + 1, part, area, judge, above) if inside else None
        if table is not None:
            yield table


def _places_in(lines: Sequence[Line], grid: Grid) -> list[int]:
    """The lines that a grid encloses; what stands beside a frame in the margin is not in it."""
    return [
        place
        for place, line in enumerate(lines)
        if grid.top < line.y <= grid.bottom + EDGE and line.x0 < grid.right and line.x1 > grid.left
    ]


def _ruled(lines: Sequence[Line], start: int, end: int, grid: Grid, judge: HyphenJudge) -> Table | None:
    found = [
        Cell(
            grid.first_row(line.y, (words[0].x0 + words[0].x1) / 2), _column(words[0], grid), words, _room(words, grid)
        )
        for line in lines[start:end]
        for words in _by_column(line, grid)
    ]
    return _table(start, end, found, len(grid.columns) - 1, judge)


def _column(word: Word, grid: Grid) -> int:
    """The column of a word: where it starts, as a word that is too long for its cell runs over the next one."""
    return grid.column(word.x0 + min(_INTO * word.size, (word.x1 - word.x0) / 2))


def _room(words: Sequence[Word], grid: Grid) -> float:
    """The white right of words in their cell, without as much padding as there is left of them."""
    column = _column(words[0], grid)
    left, right = grid.columns[column : column + 2]
    return right - words[-1].x1 - (words[0].x0 - left)


def _by_column(line: Line, grid: Grid) -> list[tuple[Word, ...]]:
    parts: list[list[Word]] = []
    last = -1
    for word in line.words:
        column = _column(word, grid)
        if column != last:
            parts.append([])
            last = column
        parts[-1].append(word)
    return [tuple(part) for part in parts]


def _lined(
    lines: Sequence[Line], start: int, end: int, grid: Grid, area: Area, judge: HyphenJudge, above: Sequence[Gutter]
) -> Table | None:
    """Level rules only: every band is a row, unless there are just a head and a body."""
    between = gutters([line for line in lines[start:end] if len(cells(line, area)) > 1], area)
    if not between:
        return None
    start, end = with_head(lines, start, end, between, area), with_foot(lines, end, between, area)
    start = with_near_heads(lines, with_opening(lines, start, between, area), between, area)
    if len(grid.rows) == _HEAD_RULES and end < len(lines):
        # Only its head lies between rules: nothing but white shows where its body ends.
        bare = _bare(lines, start, (), area, judge, ())
        if bare is not None and bare.end > end:
            return bare
    # A head between rules does not show all columns of the rows under it.
    shown = gutters([line for line in lines[start:end] if len(cells(line, area)) > 1], area)
    between = shown if len(shown) > len(between) else between
    part = lines[start:end]
    if start == 0 and _refine(above, between) and not any(_crosses(line, above) for line in part):
        between = list(above)
    between, heads = under_heads(part, between, area, above if start == 0 else ())
    bands = with_name_apart(part, [grid.row(line.y) for line in part], between, area)
    ruled = len(grid.rows) >= _ROW_RULES and not hold_rows(part, bands, between)
    headed = with_second_head(part, bands, between) if ruled else []
    rows = with_spanned(part, headed, between) if ruled else row_numbers(part, between, area, bands)
    found = _in_gutters(
        part, with_heads_apart(rows, heads), between, grid, [*part[:heads], *run_through(part, between)]
    )
    return _table(start, end, found, len(between) + 1, judge, between)


def _bare(
    lines: Sequence[Line], start: int, found: Sequence[Table], area: Area, judge: HyphenJudge, above: Sequence[Gutter]
) -> Table | None:
    """The longest run of lines from ``start`` on that leaves a gutter free."""
    first = len(cells(lines[start], area))
    if first < 2 or (has_sign_apart(lines[start]) and first <= _SIGN_AND_ITEM):
        return None
    stop = min((table.start for table in found if table.start > start), default=len(lines))
    end, between, over = _extent(lines, start, min(stop, start + _MOST_LINES), area)
    if _stands_in(lines[start], above, area) and not _carry_on(between, above) and not _refine(between, above):
        end, between = max(end if between else start + 1, start + 1), list(above)
    opening = with_near_heads(lines, with_opening(lines, start, between, area), between, area)
    start = max(opening, *(table.end for table in found if table.end <= start), 0)
    part = lines[start:end]
    wide = sum(len(cells(line, area)) > 1 for line in part)
    if not between or wide < _lines_needed(between, above) or _is_list(part, between):
        return None
    between = _common(above, between) if _carry_on(between, above) else between
    between, heads = under_heads([line for line in part if line not in over], between, area, above)
    rows = with_heads_apart(row_numbers(part, between, area, bands_at(part, over)), heads)
    spanning = (*part[:heads], *over)
    found_cells = _in_gutters(part, rows, between, None, spanning)
    return _table(start, end, found_cells, len(between) + 1, judge, between, spanning)


def _in_shaded_rows(lines: Sequence[Line], table: Table, shades: Sequence[Shade], judge: HyphenJudge) -> Table:
    """The table with the rows that its shading shows, if every other row is shaded."""
    part = lines[table.start : table.end]
    rows = shaded_rows(part, table.gutters, shades)
    if rows is None:
        return table
    between, spanning = table.gutters, table.spanning
    heads = len(list(takewhile(spanning.__contains__, part)))
    rows = with_heads_apart(with_spanned(part, rows, between), heads)
    found = _in_gutters(part, rows, between, None, spanning)
    return _table(table.start, table.end, found, len(between) + 1, judge, between, spanning) or table


def _lines_needed(between: Sequence[Gutter], above: Sequence[Gutter]) -> int:
    """One line is enough to carry on the table of the page before, when its columns stand where those stood."""
    if _carry_on(between, above):
        return 1
    return _MANY_COLUMN_LINES if len(between) + 1 >= _MANY_COLUMNS else _BARE_LINES


def _carry_on(between: Sequence[Gutter], above: Sequence[Gutter]) -> bool:
    """Whether columns stand where those of another table stood; an empty cell makes one strip of two."""
    apart = [[b for b in above if a[0] < b[1] and b[0] < a[1]] for a in between]
    return bool(above) and all(apart) and sum(map(len, apart)) == len(above)


def _common(above: Sequence[Gutter], between: Sequence[Gutter]) -> list[Gutter]:
    """The strips of the table above, as far as the lines here leave them free too: its cells may be longer here."""
    found = []
    for left, right in above:
        strip = next(((a, b) for a, b in between if a < right and left < b), (left, right))
        found.append((max(left, strip[0]), min(right, strip[1])))
    return found


def _refine(between: Sequence[Gutter], above: Sequence[Gutter]) -> bool:
    """Whether a table shows all columns of the one above, and more: there it had too few lines to show them."""
    shown = all(any(a[0] < b[1] and b[0] < a[1] for b in between) for a in above)
    return bool(above) and len(between) > len(above) and shown


def _crosses(line: Line, between: Sequence[Gutter]) -> bool:
    """Whether a word runs over the start of a column."""
    return any(word.x0 < right - EDGE and word.x1 > right for word in line.words for _, right in between)


def _stands_in(line: Line, above: Sequence[Gutter], area: Area) -> bool:
    """Whether each cell of a line stands in a column of its own in a table: a row with empty cells carries it on."""
    if not above or _crosses(line, above):
        return False
    # On its own, a line shows cells that nearly fill their columns as one.
    parted = [
        [{column_of(word, above) for word in cell} for cell in parts]
        for parts in (cells(line, area), line.segments(NARROW * line.size))
    ]
    return any(all(len(c) == 1 for c in columns) and len(set().union(*columns)) == len(columns) for columns in parted)


def _extent(lines: Sequence[Line], start: int, stop: int, area: Area) -> tuple[int, list[Gutter], list[Line]]:
    """Where the lines that share a gutter with the first one end, their gutters, and the lines over these."""
    taken, over = [lines[start]], list[Line]()
    between = gutters(taken, area)
    end = place = start + 1
    while place < stop and lines[place].y - lines[place - 1].y < _REACH * area.pitch:
        line = lines[place]
        if runs_over(line, between, area) or line.size > _LARGER * taken[0].size:
            break
        several = len(cells(line, area)) > 1 or fills_columns(line, between)
        several = several or stand_beside(lines[place - 1], line, between)
        narrowed = gutters([*taken, line], area)
        if between and not several and len(narrowed) < len(between) and names_rows(lines, place, taken, area):
            over.append(line)
            place += 1
            continue
        # A line with one cell must leave all gutters free, one with several may show that some were none.
        if not narrowed or (several and _opens_list(line, between)) or (not several and len(narrowed) < len(between)):
            break
        if several:
            taken = [line for line in lines[start : place + 1] if line not in over]
            between, end = narrowed, place + 1
        place += 1
    # After the last line with several cells, only what carries on one of its cells belongs to the table.
    while between and end < place and carries_on(lines[end], lines[end - 1], between, area):
        end += 1
    over = [line for line in over if line in lines[start:end]]
    return end, gutters([line for line in lines[start:end] if line not in over], area), over


def _opens_list(line: Line, between: Sequence[Gutter]) -> bool:
    """Whether a line opens a list item; "90) €" in a later column only carries on a cell."""
    return _is_item(line, between) and line.x0 < between[0][0]


def _is_item(line: Line, between: Sequence[Gutter]) -> bool:
    """Whether a line is an item after its sign; a number with several cells beside it numbers a row."""
    return has_sign_apart(line) and len(by_column(line, between)) <= _SIGN_AND_ITEM


def _is_list(lines: Sequence[Line], between: Sequence[Gutter]) -> bool:
    """Whether lines are items after their signs, or text under headings whose numbers stand out into the margin."""
    firsts = [line for line in lines if line.x0 < between[0][0]]
    if sum(_is_item(line, between) for line in firsts) > len(firsts) / 2:
        return True
    hung = all(
        _NUMBER.match(line.words[0].text) and line.words[1:2] and line.words[1].x0 > between[0][0] for line in firsts
    )
    return hung and len(between) == 1 and _HUNG * len(firsts) < len(lines)


def _in_gutters(
    lines: Sequence[Line],
    rows: Sequence[int],
    between: Sequence[Gutter],
    grid: Grid | None = None,
    spanning: Sequence[Line] = (),
) -> list[Cell]:
    """The cells between gutters; level rules or figures that are set right show where they end."""
    ends = _ends(lines, between, grid)
    found: list[Cell] = []
    for line, row in zip(lines, rows, strict=True):
        columns = by_first_column(line, between) if line in spanning else by_column(line, between)
        for column, words in columns.items():
            end = ends[column]
            found.append(Cell(row, column, tuple(words), None if end is None else end - words[-1].x1))
    return found


def _ends(lines: Sequence[Line], between: Sequence[Gutter], grid: Grid | None) -> list[float | None]:
    """Where the columns end, less their padding; ``None`` where nothing shows it."""
    if grid is not None:
        pad = min(line.x0 for line in lines) - grid.left
        return [*(right - 2 * pad for _, right in between), grid.right - pad]
    starts = [min(line.x0 for line in lines), *(right for _, right in between)]
    strips = zip(starts, between, strict=False)
    return [*(left if _are_set_right(lines, start, left) else None for start, (left, _) in strips), None]


def _are_set_right(lines: Sequence[Line], start: float, end: float) -> bool:
    """Whether cells of a column end on its edge that do not begin where it begins."""
    ended = [word for line in lines for word in line.words if abs(word.x1 - end) < _EVEN and word.x0 > start + EDGE]
    return len(ended) >= _SET_RIGHT


def _table(
    start: int,
    end: int,
    found: Sequence[Cell],
    columns: int,
    judge: HyphenJudge,
    between: Sequence[Gutter] = (),
    spanning: Sequence[Line] = (),
) -> Table | None:
    rows = rows_of(found, columns, judge)
    if not rows or len(rows[0]) < 2:
        return None
    return Table(start, end, rows, header_rows(rows, found), tuple(between), tuple(spanning))
