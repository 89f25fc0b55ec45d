"""What are the rows and cells of a Word table?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from ipsearch.readers.docx.archive import W

_MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells by row; a merged cell has its text in its first place and is empty in the others."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int


def read_grid(table: etree._Element, read_cell: Callable[[etree._Element], str]) -> Grid:
    """The grid of a table, nested tables as text of their cell."""
    rows: list[tuple[str, ...]] = []
    heads = 0
    for row in _children(table, "tr"):
        cells: list[str] = []
        cells += [""] * _span(row, "gridBefore")
        for cell in _children(row, "tc"):
            cells.append("" if _is_continued(cell) else read_cell(cell))
            cells += [""] * (_span(cell.find(f"{W}tcPr"), "gridSpan") - 1)
        if any(cells):
            heads += heads == len(rows) and _is_head(row)
            rows.append(tuple(cells))
    return Grid(tuple(rows), heads or _guessed_heads(rows))


def _children(element: etree._Element, tag: str) -> list[etree._Element]:
    """Children of a tag, also inside content controls and insertions; rows and cells that were deleted are out."""
    found = []
    for child in element:
        if child.tag == f"{W}{tag}":
            if child.find(f"{W}trPr/{W}del") is None and child.find(f"{W}tcPr/{W}cellDel") is None:
                found.append(child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            found += _children(child, tag)
    return found


def _span(properties: etree._Element | None, tag: str) -> int:
    if properties is not None and tag == "gridBefore":
        properties = properties.find(f"{W}trPr")
    element = properties.find(f"{W}{tag}") if properties is not None else None
    value = element.get(f"{W}val", "") if element is not None else ""
    return min(int(value), _MAX_COLUMNS) if value.isdigit() else (1 if tag == "gridSpan" else 0)


def _is_continued(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _is_head(row: etree._Element) -> bool:
    element = row.find(f"{W}trPr/{W}tblHeader")
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def _guessed_heads(rows: list[tuple[str, ...]]) -> int:
    """One head row, when the first row names every column without a figure and some row below holds one."""
    if len(rows) < 2 or not all(rows[0]) or any(_has_figure(cell) for cell in rows[0]):
        return 0
    return int(any(_has_figure(cell) for row in rows[1:] for cell in row) or len(rows) > 2)


def _has_figure(cell: str) -> bool:
    return cell[:1].isdigit() or (cell[:1] in "€-+" and any(character.isdigit() for character in cell))
