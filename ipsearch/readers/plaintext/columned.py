"""Which groups of short lines are the columns, or the rows, of a table?

Extractors that print a cell a line part the columns of a table (pdfminer, Poppler) or its rows (MuPDF) by an empty
line. Which of the two shows by the figures: a column has nothing else under its head, a row has them in the places
of the row above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ipsearch.readers.markers import read_marker
from ipsearch.readers.plaintext.lines import Line, ends_stopped

# Groups of at least so many lines, each no longer than a cell; so many rows make a table.
_MIN_LINES, _LONGEST_CELL, _MIN_ROWS = 3, 60, 3
_TOTAL = "totaal"
_FIGURE = re.compile(r"^(?:[€$]\s?)?[-+−–]?\d[\d.,\s]*(?:%|mln|mld|fte|dagen|uur)?$|^[-–—]$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")

Rows = list[tuple[str, ...]]


def grouped_rows(lines: Sequence[Line], start: int) -> tuple[int, Rows] | None:
    """Where a table that starts at a line ends, and its rows; ``None`` when no table starts there."""
    groups: list[list[str]] = []
    ends: list[int] = []
    for first, last in _groups(lines, start):
        cells = [line.bare for line in lines[first:last]]
        if not _are_cells(lines[first:last]) or (groups and not _fits(cells, groups[0])):
            break
        groups.append(cells)
        ends.append(last)
    if _are_rows(groups) and not _head_columns(groups):
        return ends[-1], [tuple(group) for group in groups]
    return (ends[-1], _turned(groups)) if _are_columns(groups) else None


def _groups(lines: Sequence[Line], start: int) -> Iterator[tuple[int, int]]:
    """Runs of lines without an empty one, each parted from the one before by a single empty line."""
    place = start
    while place < len(lines) and lines[place].text:
        end = place
        while end < len(lines) and lines[end].text:
            end += 1
        yield place, end
        place = end + 1


def _are_cells(lines: Sequence[Line]) -> bool:
    """Whether lines can be cells: several, short, none of a sentence or a list."""
    return len(lines) >= _MIN_LINES and all(
        len(line.bare) <= _LONGEST_CELL
        and not line.cell
        and read_marker(line.text) is None
        and not ends_stopped(line.text)
        for line in lines
    )


def _fits(cells: Sequence[str], first: Sequence[str]) -> bool:
    """Whether a group is as long as the first; a row of totals may leave a column short."""
    total = first[-1].casefold() == _TOTAL
    return len(cells) == len(first) or (total and len(cells) == len(first) - 1)


def _are_columns(groups: Sequence[Sequence[str]]) -> bool:
    kinds = [{is_figure(cell) for cell in group[1:]} for group in groups]
    headed = not any(is_figure(group[0]) for group in groups) or _head_columns(groups)
    return len(groups) > 1 and headed and all(len(kind) == 1 for kind in kinds) and {True} in kinds and {False} in kinds


def _head_columns(groups: Sequence[Sequence[str]]) -> bool:
    """Whether years head the groups after the first: they would be rows where the first cell says so ("Jaar")."""
    years = bool(groups[1:]) and all(_YEAR.match(group[0]) for group in groups[1:])
    return years and not is_figure(groups[0][0]) and "jaar" not in groups[0][0].casefold()


def _are_rows(groups: Sequence[Sequence[str]]) -> bool:
    if len(groups) < _MIN_ROWS or len({len(group) for group in groups}) > 1:
        return False
    kinds = [{is_figure(group[place]) for group in groups[1:]} for place in range(len(groups[0]))]
    headed = not any(map(is_figure, groups[0]))
    return all(len(kind) == 1 for kind in kinds) and {True} in kinds and ({False} in kinds or headed)


def _turned(groups: Sequence[Sequence[str]]) -> Rows:
    count = len(groups[0])
    return list(zip(*([*group, *[""] * (count - len(group))] for group in groups), strict=True))


def is_figure(cell: str) -> bool:
    """Whether a cell holds nothing but a figure, with its unit or currency."""
    return bool(_FIGURE.match(cell))
