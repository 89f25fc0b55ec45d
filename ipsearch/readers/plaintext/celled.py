"""Which short paragraphs are the cells of a table, printed row by row with an empty line after each?

pdftotext prints tables so. Nothing tells how many columns there are but what the cells hold: with the right number,
names stand in the first column and figures or dates under each other in another one. Where two numbers of columns
would do, or none, the cells are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from ipsearch.readers.markers import read_marker
from ipsearch.readers.plaintext.columned import Rows, is_figure
from ipsearch.readers.plaintext.joining import Joiner
from ipsearch.readers.plaintext.lines import Line, ends_sentence
from ipsearch.text.dates import MONTH_NAMES

# A cell is this short; so many columns and cells a table has.
_LONGEST, _MOST_LINES = 120, 6
_COLUMNS = range(2, 10)
_MOST_CELLS = 400
# So many rows under the head make a table.
_ROWS = 3
# In a row, names change into figures and figures into remarks; under heads for all of them, into figures once more.
_CHANGES, _WIDE, _CHANGES_WIDE = 2, 4, 3
# Another number of columns may not explain this share of the cells as well.
_RIVAL = 0.6
_WORDS = 4
_MONTHS = "|".join(MONTH_NAMES)
_PART = r"(?:[1-4]e|eerste|tweede|derde|vierde) (?:kwartaal|helft)"
_DATE = re.compile(
    rf"^(?:(?:na|vanaf|eind|begin|medio|vóór|voor|tot|in|per)\s+)?"
    rf"(?:(?:\d{{1,2}}\s+)?(?:{_MONTHS}|voorjaar|zomer|najaar|winter|{_PART})\s+)?(?:19|20)\d\d$",
    re.IGNORECASE,
)

# A figure with a name before or after it is two cells.
_MERGED = re.compile(r"^\d+(?:[.,]\d+)+ (?:[A-ZÀ-Ý]|[-–—]$)|^[A-ZÀ-Ý][^\d]* \d+(?:[.,]\d+)+$")
_YEAR = re.compile(r"^(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell on the lines ``[start, end)``, and whether it holds a figure or a date."""

    text: str
    figure: bool
    start: int
    end: int


def rows_of_cells(lines: Sequence[Line], start: int, joiner: Joiner) -> tuple[int, Rows] | None:
    """Where a table that starts at a line ends, and its rows; ``None`` when no table starts there."""
    if start + 1 >= len(lines) or not lines[start].text or _goes_on(lines, start):
        return None
    if _opens_with_figure(lines, start, joiner):
        return None
    cells = list(_cells(lines, start, joiner))
    fits = sorted(((_rows(cells, columns) * columns, columns) for columns in _COLUMNS), reverse=True)
    (most, columns), (rival, _) = fits[0], fits[1]
    if not most or rival > _RIVAL * most or _has_heading(lines, start, cells[columns:most:columns]):
        return None
    if not _ends_in_figures(cells[columns:most], columns) and _is_below_cell(lines, start):
        return None
    rows = [tuple(cell.text for cell in cells[at : at + columns]) for at in range(0, most, columns)]
    return cells[most - 1].end, rows


def _opens_with_figure(lines: Sequence[Line], start: int, joiner: Joiner) -> bool:
    """Whether the first cell is a figure and no head of years: no table begins so. A text of numbers is soon read."""
    opening = list(islice(_cells(lines, start, joiner), 2))
    return not opening or (opening[0].figure and not _are_years(opening[1:]))


def _ends_in_figures(body: Sequence[_Cell], columns: int) -> bool:
    """Whether each row is a name and figures: such rows can begin nowhere else."""
    return all(cell.figure == (place % columns > 0) for place, cell in enumerate(body))


def _is_below_cell(lines: Sequence[Line], start: int) -> bool:
    """Whether what stands above, across an empty line, may be a cell of the same table."""
    end = start - 1
    if end < 1 or lines[end].text or not lines[end - 1].text:
        return False
    place = end - 1
    while place and lines[place - 1].text:
        place -= 1
    return _is_cell(lines[place:end]) or not ends_sentence(lines[end - 1].text)


def _has_heading(lines: Sequence[Line], start: int, below: Sequence[_Cell]) -> bool:
    """Whether a first line of the first cell is what stands over the table: a cell holds no sentence and another line,
    and what would have fitted on one line was not broken."""
    if not lines[start + 1].text:
        return False
    within = takewhile(lambda pair: pair[1].text, pairwise(lines[start:]))
    if any(ends_sentence(line.text) and len(line.text.split()) > _WORDS for line, _ in within):
        return True
    width = max((len(line.text) for cell in below for line in lines[cell.start : cell.end]), default=0)
    return len(lines[start].text) + 1 + len(lines[start + 1].text) <= width


def _goes_on(lines: Sequence[Line], start: int) -> bool:
    """Whether the line belongs to the one above it: the first cell may touch what is above, but begins anew."""
    above = lines[start - 1].text if start else ""
    return bool(above) and (bool(lines[start + 1].text) or not lines[start].text[:1].isupper())


def _cells(lines: Sequence[Line], start: int, joiner: Joiner) -> Iterator[_Cell]:
    place = start
    for _ in range(_MOST_CELLS):
        end = place
        while end < len(lines) and lines[end].text:
            end += 1
        part = lines[place:end]
        if not part or not _is_cell(part):
            return
        text = joiner.join([Line(line.bare) for line in part])
        yield _Cell(text, is_figure(text) or bool(_DATE.match(text)), place, end)
        place = end + 1


def _is_cell(lines: Sequence[Line]) -> bool:
    text = " ".join(line.bare for line in lines)
    sentence = ends_sentence(text) and len(text.split()) > _WORDS
    marker = read_marker(text)
    return (
        len(text) <= _LONGEST
        and len(lines) <= _MOST_LINES
        and not (sentence or lines[0].cell)
        and not _MERGED.search(text)
        and (marker is None or bool(_DATE.match(text)))
    )


def _rows(cells: Sequence[_Cell], columns: int) -> int:
    """How many rows the first cells make with so many columns; 0 when they make no table."""
    count = len(cells) // columns
    grid = [[cell.figure for cell in cells[row * columns : (row + 1) * columns]] for row in range(count)]
    headed = bool(grid) and (not any(grid[0]) or _are_years(cells[1:columns]))
    opening = [cell.text[:1] for cell in cells[::columns]]
    rows = zip(grid[headed:], opening[headed:], strict=False)
    most = _CHANGES_WIDE if headed and columns >= _WIDE else _CHANGES
    body = [row for row, _ in takewhile(lambda row: _is_row(row[0], most) and _opens_row(row[1]), rows)]
    while body and not _is_even(body):
        body.pop()
    counted = any(all(column) for column in zip(*body, strict=True))
    return len(body) + headed if counted and len(body) >= _ROWS else 0


def _are_years(cells: Sequence[_Cell]) -> bool:
    return all(_YEAR.match(cell.text) for cell in cells)


def _opens_row(first: str) -> bool:
    return first.isupper() or first.isdigit()


def _is_row(row: Sequence[bool], most: int) -> bool:
    """Whether names come first, then figures, then perhaps remarks: more of them in turn are several rows."""
    changes = [first != second for first, second in pairwise(row)]
    return not row[0] and 0 < sum(changes) <= most


def _is_even(body: Sequence[Sequence[bool]]) -> bool:
    """Whether every column holds figures throughout or nowhere; one cell of a longer table may differ."""
    odd = [min(sum(column), len(column) - sum(column)) for column in zip(*body, strict=True)]
    return bool(sum(odd) <= (1 if len(body) > _ROWS else 0))
