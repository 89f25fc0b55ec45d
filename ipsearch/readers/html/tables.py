"""What are the rows and cells of an HTML table, and is it a table at all?"""

from __future__ import annotations

from collections.abc import Callable, Container

from lxml import html

from ipsearch.readers.markers import is_bare_marker

_MAX_COLUMNS = 200
_MAX_CELLS = 500_000
# As many empty lines make a cell a page: a cell of a table may hold one or two.
_PARTED = 3
# A cell of data has no more words than a paragraph.
_MAX_CELL = 150
_BLOCK_TAGS = frozenset({"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "table"})
_BLOCKS_IN_LAYOUT = "./tr/td//h1|./tr/td//h2|./tr/td//h3|./tbody/tr/td//h1|./tbody/tr/td//h2|./tbody/tr/td//h3"


def read_rows(
    table: html.HtmlElement, read_cell: Callable[[html.HtmlElement], str], skipped: Container[html.HtmlElement] = ()
) -> tuple[tuple[tuple[str, ...], ...], int]:
    """Rows of cells and the number of head rows; a merged cell has its text in its first place only.

    Rows in ``skipped`` are out. The foot of a table is printed last, wherever the source has it.
    """
    rows: list[tuple[str, ...]] = []
    heads = 0
    below: dict[int, int] = {}
    budget = _MAX_CELLS
    for row in sorted(_own_rows(table), key=_is_foot):
        if row in skipped:
            continue
        cells, below = _row(row, below, read_cell)
        budget -= len(cells)
        if budget < 0:
            break
        if any(cells):
            heads += heads == len(rows) and _is_head(row)
            rows.append(tuple(cells))
    return tuple(rows), heads if heads < len(rows) else 0


def is_layout(table: html.HtmlElement) -> bool:
    """Whether the table only places things on the page: said so, one cell a row, or headings inside its cells."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = _own_rows(table)
    # A table of data inside has heads of its own.
    if any(row.find("th") is not None for row in rows) or table.find("caption") is not None:
        return False
    widths = [len([cell for cell in row if cell.tag in ("td", "th")]) for row in rows]
    if len(rows) < 2 or max(widths) <= 1 or table.xpath(_BLOCKS_IN_LAYOUT) or table.xpath(".//table"):
        return True
    if len(rows) > 2 and len(set(widths)) == 1 and max(map(_words, table.iter("td"))) <= _MAX_CELL:
        # As even as data is: a cell may still have two paragraphs.
        return False
    return any(
        sum(child.tag in _BLOCK_TAGS for child in cell) > 1 or _holds_paragraphs(cell) for cell in table.iter("td")
    )


def _words(cell: html.HtmlElement) -> int:
    return sum(len(text.split()) for text in cell.itertext())


def listed(table: html.HtmlElement) -> list[tuple[str, html.HtmlElement]]:
    """Marker and words of each row of a table that only sets out a list; empty for other tables."""
    found = []
    for row in _own_rows(table):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        marker = "".join(cells[0].itertext()).strip() if len(cells) == 2 else ""
        if not is_bare_marker(marker):
            return []
        found.append((marker, cells[1]))
    return found


def _holds_paragraphs(cell: html.HtmlElement) -> bool:
    """Whether empty lines part the text of a cell time and again, as paragraphs were parted before style sheets."""
    parted = 0
    for line in cell.iter("br"):
        after = line.getnext()
        parted += after is not None and after.tag == "br" and not (line.tail or "").strip()
    return parted >= _PARTED


def _own_rows(table: html.HtmlElement) -> list[html.HtmlElement]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]


def _is_foot(row: html.HtmlElement) -> bool:
    above = row.getparent()
    return above is not None and above.tag == "tfoot"


def _row(
    row: html.HtmlElement, open_: dict[int, int], read_cell: Callable[[html.HtmlElement], str]
) -> tuple[list[str], dict[int, int]]:
    """The cells of a row; ``open_`` counts, by column, the rows that a cell above still covers."""
    cells: list[str] = []
    below = {column: left - 1 for column, left in open_.items() if left > 1}
    for cell in row:
        if cell.tag not in ("td", "th"):
            continue
        while open_.get(len(cells), 0) > 0:
            cells.append("")
        column, width, height = len(cells), _span(cell, "colspan"), _span(cell, "rowspan")
        cells += [read_cell(cell), *[""] * (width - 1)]
        if height > 1:
            below |= dict.fromkeys(range(column, column + width), height - 1)
    while open_.get(len(cells), 0) > 0:
        cells.append("")
    return cells, below


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), _MAX_COLUMNS)) if value.isdigit() and len(value) < 6 else 1


def _is_head(row: html.HtmlElement) -> bool:
    above = row.getparent()
    if above is not None and above.tag == "thead":
        return True
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    return bool(cells) and all(cell.tag == "th" for cell in cells)
