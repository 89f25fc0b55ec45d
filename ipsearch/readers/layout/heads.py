"""Which lines at the end of a page belong to the table that the next page opens with: its head, or the name of rows?

A head that is parted from its rows has no gutter to be known by. Its words start where the columns start, or white
parts them into as many cells as there are columns. What names the rows of the next page stands under the table, or
under its head, as a row would.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.cells import Cell, rows_of
from ipsearch.readers.layout.gutters import EDGE, Gutter, by_column
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.pieces import PageParts, Piece
from ipsearch.readers.layout.tables import Table
from ipsearch.text.hyphens import HyphenJudge

_MAX_LINES = 2
# White parts a sentence that is stretched into two pieces, but not into so many.
_MANY = 3
# What names rows stands no further from the row above than rows stand apart, by this factor; on their edge, within so
# many points, in type of their size, give or take this share.
_REGULAR, _ALIGNED, _SAME_SIZE = 1.35, 1.0, 0.02


def with_heads(pages: Sequence[PageParts], area: Area, judge: HyphenJudge) -> list[PageParts]:
    """The pages, with what heads the next page's table as a table of one row, and with what names its rows in a row."""
    done = list(pages)
    for place, (page, following) in enumerate(pairwise(pages)):
        first = following.pieces[:1]
        table = first[0].table if first else None
        if table is None or not table.gutters or not page.pieces:
            continue
        *rest, last = page.pieces
        head = _as_head(last, first[0], table, judge, area)
        if head is not None:
            done[place] = replace(page, pieces=(*rest, head))
        elif rest and _may_name_rows(rest[-1], last, first[0]):
            held = _as_head(rest[-1], first[0], table, judge, area) or rest[-1]
            if held.table is not None and _are_same(held.table.gutters, table.gutters):
                done[place] = replace(page, pieces=(*rest[:-1], _with_name(held, held.table, last)))
    return done


def _as_head(piece: Piece, first: Piece, table: Table, judge: HyphenJudge, area: Area) -> Piece | None:
    """A piece as the head of a table that the next page opens with, if it is that."""
    if not _may_be_head(piece, table):
        return None
    if _is_cells(piece, table.gutters, area):
        return _head_of_cells(piece, table.gutters, judge, area)
    return _head(piece, table.gutters, judge) if _is_head(piece.lines, first.lines[0], table.gutters, area) else None


def _may_name_rows(above: Piece, piece: Piece, first: Piece) -> bool:
    """Whether a piece is one line, set as the rows of the next page are and no further from what is above it."""
    line, row = piece.lines[0], first.lines[0]
    if piece.kind not in ("paragraph", "heading") or len(piece.lines) > 1 or line.text.endswith((".", ";", ",", ":")):
        return False
    gaps = sorted(b.y - a.y for a, b in pairwise(first.lines))
    near = bool(gaps) and line.y - above.lines[-1].y <= _REGULAR * gaps[len(gaps) // 2]
    return near and abs(line.x0 - row.x0) < _ALIGNED and abs(line.size - row.size) <= _SAME_SIZE * row.size


def _are_same(some: Sequence[Gutter], others: Sequence[Gutter]) -> bool:
    """Whether two tables have their columns in the same places."""
    return len(some) == len(others) and all(a[0] < b[1] and b[0] < a[1] for a, b in zip(some, others, strict=True))


def _with_name(piece: Piece, table: Table, name: Piece) -> Piece:
    """A table with one more row, whose first cell names the rows of the next page."""
    row = (name.lines[0].text, *[""] * len(table.gutters))
    longer = replace(table, end=table.end + 1, rows=(*table.rows, row))
    return replace(piece, lines=(*piece.lines, *name.lines), table=longer)


def _may_be_head(piece: Piece, table: Table) -> bool:
    """Whether a piece is no table yet, or one row that does not show all columns."""
    if piece.table is not None:
        return len(piece.table.rows) == 1 and 0 < len(piece.table.gutters) < len(table.gutters)
    return piece.kind in ("paragraph", "heading")


def _is_head(lines: Sequence[Line], row: Line, gutters: Sequence[Gutter], area: Area) -> bool:
    """Whether a word of the first line starts in each column where its cells start."""
    starts = [row.x0, *(right for _, right in gutters)]
    line = lines[0]
    meets = all(any(abs(word.x0 - start) < EDGE for word in line.words) for start in starts)
    return len(lines) <= _MAX_LINES and meets and len(line.segments(area.size)) > 1


def _is_cells(piece: Piece, gutters: Sequence[Gutter], area: Area) -> bool:
    """Whether a single line has a cell for each column, wherever these are set in it: figures may stand right."""
    columns = len(gutters) + 1
    return columns >= _MANY and len(piece.lines) == 1 and len(piece.lines[0].segments(area.size)) == columns


def _head_of_cells(piece: Piece, gutters: tuple[Gutter, ...], judge: HyphenJudge, area: Area) -> Piece:
    cells = [Cell(0, column, tuple(words)) for column, words in enumerate(piece.lines[0].segments(area.size))]
    rows = rows_of(cells, len(cells), judge)
    return replace(piece, kind="table", table=Table(0, 1, rows, 1, gutters))


def _head(piece: Piece, gutters: tuple[Gutter, ...], judge: HyphenJudge) -> Piece:
    cells = []
    for line in piece.lines:
        cells += [Cell(0, column, tuple(words)) for column, words in by_column(line, gutters).items()]
    rows = rows_of(cells, len(gutters) + 1, judge)
    return replace(piece, kind="table", table=Table(0, len(piece.lines), rows, 1, gutters))
