"""Which line at the end of a page is the head of the table that the next page opens with?

A head that is parted from its rows has no gutter to be known by. Its words start where the columns start, or white
parts them into as many cells as there are columns.
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


def with_heads(pages: Sequence[PageParts], area: Area, judge: HyphenJudge) -> list[PageParts]:
    """The pages, with what heads the next page's table as a table of one row."""
    done = list(pages)
    for place, (page, following) in enumerate(pairwise(pages)):
        last, first = page.pieces[-1:], following.pieces[:1]
        table = first[0].table if first else None
        if not last or table is None or not _may_be_head(last[0], table):
            continue
        if table.gutters and _is_cells(last[0], table.gutters, area):
            done[place] = replace(page, pieces=(*page.pieces[:-1], _head_of_cells(last[0], table.gutters, judge, area)))
        elif table.gutters and _is_head(last[0].lines, first[0].lines[0], table.gutters, area):
            done[place] = replace(page, pieces=(*page.pieces[:-1], _head(last[0], table.gutters, judge)))
    return done


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
