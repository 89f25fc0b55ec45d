"""Which tables of a Word file are no tables: frames around text, and lists with their markers in a column?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.docx.tables import Grid
from ipsearch.readers.drafts import DraftBlock
from ipsearch.readers.markers import is_bare_marker
from ipsearch.readers.masthead import is_salutation

# A frame has a row or two; a cell with this many paragraphs of some length is a page, no cell of a table.
# A form has as many texts at least, half of them in more than one paragraph.
_MIN_TEXTS = 3
_MAX_FRAME_ROWS, _PAGE_BLOCKS, _MIN_PARAGRAPH = 2, 3, 160


def listed(grid: Grid, cells: Sequence[Sequence[DraftBlock]]) -> list[list[DraftBlock]]:
    """The items of a table that only sets out a list, marker beside words; empty for other tables."""
    if any(len(row) != 2 or not all(row) for row in grid.rows):
        return []
    words = [inner for inner in cells if len(inner) != 1 or not is_bare_marker(inner[0].text)]
    if len(words) != len(grid.rows) or any(inner[0].rows for inner in words):
        return []
    return [
        [replace(inner[0], kind="bullet", level=None, text=f"{row[0]} {inner[0].text}"), *inner[1:]]
        for row, inner in zip(grid.rows, words, strict=True)
    ]


def is_frame(grid: Grid, cells: Sequence[Sequence[DraftBlock]]) -> bool:
    """Whether a table is a frame around text: rows of one cell each, two or with a page in one, or a page in a row."""
    if all(sum(map(bool, row)) <= 1 for row in grid.rows):
        return len(grid.rows) <= _MAX_FRAME_ROWS or any(map(_holds_page, cells))
    if len(grid.rows) > _MAX_FRAME_ROWS:
        return False
    if len(grid.rows) > 1 and sum(map(bool, grid.rows[0])) > 1:
        # The first row names the columns of the second.
        return False
    return any(map(_holds_page, cells))


def filled_in(grid: Grid, cells: Sequence[Sequence[DraftBlock]]) -> list[DraftBlock]:
    """The blocks of a form that has headings in its first column and the text of each beside it; none for a table.

    What stands above the first text in a row or two of words each is the letterhead of the form, a table still.
    """
    if any(len(row) != 2 or not row[0] for row in grid.rows):
        return []
    # Only cells that stand in their own place were read.
    inner = [block for block in cells if block]
    if len(inner) != sum(bool(cell) for row in grid.rows for cell in row):
        return []
    read = iter(inner)
    rows = [(next(read), next(read) if row[1] else ()) for row in grid.rows]
    texts = [place for place, (_, text) in enumerate(rows) if _is_text(text)]
    headed = all(len(head) == 1 and head[0].kind == "heading" for place, (head, _) in enumerate(rows) if place in texts)
    parted = sum(len(text) > 1 for _, text in rows)
    if len(texts) < _MIN_TEXTS or not headed or 2 * parted < len(texts):
        return []
    top = grid.rows[: texts[0]]
    form = [DraftBlock("table", "", rows=top)] if top else []
    return [*form, *(block for head, text in rows[texts[0] :] for block in (*head, *text))]


def _is_text(cell: Sequence[DraftBlock]) -> bool:
    return len(cell) > 1 or sum(len(block.text) for block in cell) > _MIN_PARAGRAPH


def _holds_page(cell: Sequence[DraftBlock]) -> bool:
    """Whether a cell holds a page: paragraphs of some length, or what else only a text has."""
    if sum(len(block.text) > _MIN_PARAGRAPH for block in cell) >= _PAGE_BLOCKS:
        return True
    headings = sum(block.kind == "heading" for block in cell)
    return len(cell) > _PAGE_BLOCKS and (headings > 1 or any(is_salutation(block.text) for block in cell))
