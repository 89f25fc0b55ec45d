"""Which paragraphs of a Word file are the rows of a table that tabs set out?

Three or more in a row with as many cells each are; with two cells only where the second is a figure: a term and what
it means are no table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ipsearch.readers.drafts import DraftBlock

_TABS = re.compile(r"\t+")
_FIGURE = re.compile(r"(?:€|EUR|\$|[-+–±])?\s?\d[\d.,]*\s?(?:%|mln\.?|mld\.?|fte|procent)?|[-–—]|n\.?v\.?t\.?")
_MIN_ROWS, _MAX_CELL = 3, 60


def tabbed_tables(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Blocks with paragraphs that are the rows of a table as that table."""
    settled: list[DraftBlock] = []
    place = 0
    while place < len(blocks):
        end = place
        while end < len(blocks) and _cells(blocks[end]):
            end += 1
        rows = _rows([row for block in blocks[place:end] for row in _cells(block)])
        if rows:
            notes = tuple(note for block in blocks[place:end] for note in block.notes)
            settled.append(DraftBlock("table", "", notes=notes, rows=rows, header_rows=_heads(rows)))
        else:
            settled += blocks[place:end]
        settled += blocks[end : end + 1]
        place = end + 1
    return settled


def _cells(block: DraftBlock) -> list[list[str]]:
    """The cells of each line of a block that tabs part; none where a line has one cell or a long one."""
    if block.kind not in ("paragraph", "heading") or block.rows:
        return []
    rows = [[cell.strip() for cell in _TABS.split(line.strip())] for line in block.text.split("\n")]
    return rows if all(len(row) > 1 and max(map(len, row)) <= _MAX_CELL for row in rows) else []


def _rows(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Rows of one width; none where they are no table.

    The first may have no words over the first column, the last none between a word and its sum.
    """
    if len(rows) < _MIN_ROWS:
        return ()
    width = len(rows[1])
    first, last = list(rows[0]), list(rows[-1])
    if len(first) == width - 1:
        first.insert(0, "")
    if len(last) < width and _is_figure(last[-1]):
        last[1:1] = [""] * (width - len(last))
    full = (tuple(first), *map(tuple, rows[1:-1]), tuple(last))
    counted = width > 2 or all(_is_figure(row[-1]) for row in full[1:])
    return full if counted and all(len(row) == width for row in full) else ()


def _heads(rows: Sequence[Sequence[str]]) -> int:
    return int(not any(map(_is_figure, rows[0])))


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.fullmatch(cell))
