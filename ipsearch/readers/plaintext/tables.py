"""Which lines are rows of a table?

Rows show themselves by tabs, by pipes, by wide gaps at the same number of cells, or as a run of short lines that each
end in a figure. Cells are only parted where the text parts them; a row without such a sign is one cell, so that no
boundary is invented.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ipsearch.readers.markers import read_marker
from ipsearch.readers.plaintext.celled import rows_of_cells
from ipsearch.readers.plaintext.columned import grouped_rows
from ipsearch.readers.plaintext.grids import find_grid
from ipsearch.readers.plaintext.headed_columns import headed_columns
from ipsearch.readers.plaintext.joining import Joiner
from ipsearch.readers.plaintext.lines import Line, Measure, ends_sentence, ends_stopped, starts_lower

_GAP = re.compile(r"\t+| {2,}")
_PIPED = re.compile(r"^\|?.+\|.+$")
_PIPE_RULE = re.compile(r"^[|\s:+-]+$")
_FIGURE_END = re.compile(
    r"(?:(?:^|\s)(?:[€$]\s?)?[-+−–]?\d{1,3}(?:[.\s]\d{3})*(?:,\d+)?\s?%?(?:\s?(?:mln|mld|fte|miljoen|miljard)\.?)?|\s[-–—])$"
)
_AMOUNT = r"(?:[€$] ?)?[-+−–]?\d[\d.,]*(?: ?(?:%|mln|mld|fte)\.?)?"
_NAMED = re.compile(rf"^(?P<name>[^\W\d_].*?)\s+(?P<figures>(?:{_AMOUNT}|[-–—])(?:\s+(?:{_AMOUNT}|[-–—]))+)$")
_MIN_ROWS = 3
# A row of figures is shorter than a line of text.
_MAX_ROW = 0.9
_MIN_TOUCHING, _MOST_ROWS = 3, 60
_MAX_HEAD_LINES = 3
# Cells that touch: so many are looked through, and a table has no more columns.
_MOST_CELL_LINES, _MOST_COLUMNS = 200, 10
_MAX_WRAPPED = 4
# The rest of the name of a row has so many lines, as wide as the first column of a table may be.
_MAX_REST, _MAX_REST_SHARE = 2, 0.5
# What is counted is no row, though it ends in a figure.
_PART = re.compile(r"^(?:Vraag|Antwoord|Bijlage|Artikel|Hoofdstuk|Paragraaf|Deel|Onderdeel|Spoor|Fase) \d{1,3}$", re.I)
_CAPTION = re.compile(r"^(?:Tabel|Overzicht|Figuur|Grafiek)\b")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first ``header_rows`` are column heads. ``start`` and ``end`` are line numbers."""

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]
    header_rows: int


def find_tables(lines: Sequence[Line], measure: Measure, joiner: Joiner) -> list[Table]:
    """The tables among the lines, in order, never two that overlap."""
    found: list[Table] = []
    place = 0
    while place < len(lines):
        table = (
            _stacked(lines, place)
            or _columned(lines, place)
            or _celled(lines, place)
            or _rowed(lines, place, measure, joiner)
            or _tabbed(lines, place)
            or _gridded(lines, place, measure, joiner)
            or _parted(lines, place)
            or (None if measure.flowing else _figured(lines, place, measure, joiner))
        )
        if table and table.start >= (found[-1].end if found else 0):
            found.append(table)
            place = table.end
        else:
            place += 1
    return found


def _gridded(lines: Sequence[Line], start: int, measure: Measure, joiner: Joiner) -> Table | None:
    """Cells that stand under each other, parted by white that all lines leave free."""
    grid = find_grid(lines, start, measure, joiner)
    return Table(grid.start, grid.end, grid.rows, 0 if _is_data(grid.rows[0]) else 1) if grid else None


def _columned(lines: Sequence[Line], start: int) -> Table | None:
    """Columns printed one after another, or rows, a cell a line."""
    touches = bool(start and lines[start - 1].text)
    alone = not touches or (start + 1 < len(lines) and not lines[start + 1].text)
    short = not touches or any(not line.text for line in lines[start : start + _MOST_ROWS])
    found = grouped_rows(lines, start) if short else None
    # The first column may touch what stands over it: a sentence, or any line where several others are as long.
    if found and touches and not (ends_sentence(lines[start - 1].text) or len(found[1][0]) >= _MIN_TOUCHING):
        found = None
    found = found or (headed_columns(lines, start) if alone else None)
    return Table(start, found[0], tuple(found[1]), 0 if _is_data(found[1][0]) else 1) if found else None


def _rowed(lines: Sequence[Line], start: int, measure: Measure, joiner: Joiner) -> Table | None:
    """Cells row by row, an empty line after each, or each on a line where no empty one parts anything."""
    found = None if measure.flowing else rows_of_cells(lines, start, joiner)
    if not found and _are_touching(lines, start):
        # The cells as they would stand with empty lines between.
        part = [each for line in lines[start : start + _MOST_CELL_LINES] for each in (line, Line(""))]
        found = rows_of_cells(part, 0, joiner)
        found = (start + (found[0] + 1) // 2, found[1]) if found else None
    return Table(start, found[0], tuple(found[1]), 0 if _is_data(found[1][0]) else 1) if found else None


def _are_touching(lines: Sequence[Line], start: int) -> bool:
    """Whether a figure stands among the lines right below one that opens the cells: none stands above it."""
    near = lines[start : start + _MOST_COLUMNS]
    if start and _is_figure(lines[start - 1].bare):
        return False
    return (
        len(near) == _MOST_COLUMNS and all(line.text for line in near) and any(_is_figure(line.bare) for line in near)
    )


def ends_in_figure(text: str) -> bool:
    """Whether a line ends as a row of figures does."""
    return bool(_FIGURE_END.search(text))


def _is_data(row: Sequence[str]) -> bool:
    return any(map(ends_in_figure, row))


def _stacked(lines: Sequence[Line], start: int) -> Table | None:
    """Cells on lines of their own that start with a tab, rows parted by an empty line (pasted from Word)."""
    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    end = start
    for place in range(start, len(lines)):
        text = lines[place].text
        if text.startswith("\t"):
            cells.append(text.strip())
            end = place + 1
        elif text:
            break
        elif cells:
            rows.append(tuple(cells))
            cells = []
    if cells:
        rows.append(tuple(cells))
    width = len(rows[0]) if rows else 0
    if len(rows) < 2 or width < 2 or any(len(row) != width for row in rows):
        return None
    return Table(start, end, tuple(rows), 1)


def _celled(lines: Sequence[Line], start: int) -> Table | None:
    """Cells on lines of their own that end in a tab, rows not parted: a row ends with its figures."""
    end = start
    while end < len(lines) and lines[end].cell and "\t" not in lines[end].text:
        end += 1
    cells = [line.bare for line in lines[start:end]]
    if len(cells) < 2 * _MIN_ROWS:
        return None
    rows = _rows_of_figures(cells)
    width = max(set(map(len, rows[1:])), key=[len(row) for row in rows[1:]].count, default=0)
    if width < 2 or len(rows) < _MIN_ROWS or any(len(row) > width for row in rows[1:]):
        return Table(start, end, tuple((cell,) for cell in cells), 0)
    if len(rows[0]) > width:
        rows[:1] = [rows[0][:-width], rows[0][-width:]]
        return Table(start, end, tuple(_widened(row, width) for row in rows), 1)
    return Table(start, end, tuple(_widened(row, width) for row in rows), 0)


def _rows_of_figures(cells: Sequence[str]) -> list[list[str]]:
    """Cut the cells where a word follows a figure."""
    rows: list[list[str]] = [[]]
    for cell in cells:
        if rows[-1] and _is_figure(rows[-1][-1]) and not _is_figure(cell):
            rows.append([])
        rows[-1].append(cell)
    return rows


def _widened(row: Sequence[str], width: int) -> tuple[str, ...]:
    """A short row, as of totals, keeps its name first and its figures last."""
    return (row[0], *[""] * (width - len(row)), *row[1:]) if 0 < len(row) < width else tuple(row)


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE_END.fullmatch(cell.strip())) or cell.strip() in ("-", "–", "—")


def _tabbed(lines: Sequence[Line], start: int) -> Table | None:
    """Lines with a tab between every two cells, the empty ones too: as many in each, save for those that end it."""
    rows = [line.text.split("\t") for line in itertools.takewhile(lambda line: "\t" in line.text, lines[start:])]
    width = max(map(len, rows), default=0)
    # With as many in all rows nothing is lost by taking them together, as lines do that are set out by several tabs.
    if len(rows) < _MIN_ROWS or len(rows[0]) != width or all("" not in row for row in rows):
        return None
    if sum(len(row) == width for row in rows) <= len(rows) / 2 or not all(map(str.strip, rows[0])):
        return None
    cells = tuple(tuple(cell.strip() for cell in [*row, *[""] * (width - len(row))]) for row in rows)
    return Table(start, start + len(rows), cells, 0 if _is_data(cells[0]) else 1)


def _parted(lines: Sequence[Line], start: int) -> Table | None:
    """Consecutive lines parted into the same number of cells by tabs, pipes or wide gaps."""
    rows: list[tuple[str, ...]] = []
    end = start
    for place in range(start, len(lines)):
        text = lines[place].text
        if not text or (_PIPE_RULE.match(text) and rows):
            if text:
                end = place + 1
                continue
            break
        cells = _cells(text)
        if len(cells) < 2 or (rows and abs(len(cells) - len(rows[0])) > 1):
            break
        rows.append(cells)
        end = place + 1
    if all(len(row) == 2 and read_marker(f"{row[0]} x") for row in rows):
        return None  # a list whose signs hang far from its items
    if len(rows) < _MIN_ROWS and not (len(rows) == 2 and "\t" in lines[start].text):
        return None
    return Table(start, end, tuple(rows), 0 if _is_data(rows[0]) else 1)


def _cells(text: str) -> tuple[str, ...]:
    if _PIPED.match(text) and text.count("|") >= 1 and (" | " in text or text.startswith("|")):
        return tuple(cell.strip() for cell in text.strip("|").split("|"))
    return tuple(cell.strip() for cell in _GAP.split(text.strip()) if cell.strip())


def _figured(lines: Sequence[Line], start: int, measure: Measure, joiner: Joiner) -> Table | None:
    """A run of short lines that each end in a figure, with the lines of their column heads right above."""
    rows = _figure_rows(lines, start, measure)
    if len(rows) < _MIN_ROWS:
        return None
    head = _head_lines(lines, start, measure)
    cells = tuple((_row_text([lines[place] for place in row], joiner),) for row in rows)
    heading = " ".join(lines[place].text for place in head)
    first = head[0] if head else start
    return Table(first, rows[-1][-1] + 1, ((heading,), *cells) if heading else cells, 1 if heading else 0)


def _figure_rows(lines: Sequence[Line], start: int, measure: Measure) -> list[list[int]]:
    """Line numbers by row. A cell that was wrapped puts one or two short lines before the line with the figure."""
    rows: list[list[int]] = []
    place = start
    while place < len(lines):
        if not lines[place].text:
            if not rows or place + 1 >= len(lines) or not _is_figure_row(lines[place + 1], measure):
                break
            place += 1
            continue
        row = _row_at(lines, place, measure, wrapped=len(rows) >= 2)
        if not row:
            break
        row += _rest_of_name(lines, row[-1] + 1, measure)
        rows.append(row)
        place = row[-1] + 1
    return rows


def _rest_of_name(lines: Sequence[Line], start: int, measure: Measure) -> list[int]:
    """Line numbers of what goes on with the name of a row below its figures: small, over another row or the end."""
    if not _NAMED.match(lines[start - 1].bare):
        return []
    end = start
    while end < len(lines) and end - start < _MAX_REST and _is_rest(lines[end], measure):
        end += 1
    last = end >= len(lines) or not lines[end].text or bool(_NAMED.match(lines[end].bare))
    return list(range(start, end)) if last else []


def _is_rest(line: Line, measure: Measure) -> bool:
    text = line.bare
    figure = ends_stopped(text) or ends_in_figure(text)
    return starts_lower(text) and text[:1].isalpha() and not figure and len(text) <= _MAX_REST_SHARE * measure.width


def _row_text(row: Sequence[Line], joiner: Joiner) -> str:
    """The text of a row, whose name may go on below its figures: they come after it."""
    figures = max(place for place, line in enumerate(row) if place == 0 or ends_in_figure(line.bare))
    named = _NAMED.match(row[figures].text) if figures < len(row) - 1 else None
    if named is None:
        return joiner.join(row)
    name = joiner.join([*row[:figures], replace(row[figures], text=named["name"]), *row[figures + 1 :]])
    return f"{name} {named['figures']}"


def _row_at(lines: Sequence[Line], place: int, measure: Measure, wrapped: bool) -> list[int]:
    if _is_figure_row(lines[place], measure):
        return [place]
    for end in range(place + 1, min(len(lines), place + _MAX_WRAPPED) if wrapped else place):
        inner = lines[place:end]
        short = all(line.text and len(line.bare) < measure.width * _MAX_ROW for line in inner)
        if not short or any(ends_stopped(line.text) for line in inner) or not inner[0].bare[:1].isupper():
            return []
        if _FIGURE_END.search(lines[end].bare) and len(lines[end].bare) < measure.width * _MAX_ROW:
            return list(range(place, end + 1))
    return []


def _is_figure_row(line: Line, measure: Measure) -> bool:
    text = line.bare
    if _PART.match(text):
        return False
    starts = text[:1].isupper() or text[:1].isdigit()
    return bool(text) and starts and len(text) <= _MAX_ROW * measure.width and bool(_FIGURE_END.search(text))


def _head_lines(lines: Sequence[Line], start: int, measure: Measure) -> list[int]:
    """The line above the rows with the column heads, and the lines above it while they run on in a small letter."""
    head: list[int] = []
    for place in range(start - 1, max(-1, start - 2 * _MAX_HEAD_LINES), -1):
        text = lines[place].bare
        if not text:
            if head and starts_lower(lines[head[0]].bare):
                continue
            break
        if ends_stopped(text) or len(text) > _MAX_ROW * measure.width or _CAPTION.match(text):
            return []
        head.insert(0, place)
        if not starts_lower(text):
            break
    return head if head and not starts_lower(lines[head[0]].bare) else []
