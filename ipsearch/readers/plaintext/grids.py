"""Which lines are a table whose columns show as white that all of them leave free?

Extractors that keep the layout print the cells of a row side by side, and a cell of several lines on several lines.
The columns are strips of characters that no line of the table enters; a row goes on while lines only carry on cells.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ipsearch.readers.markers import read_marker
from ipsearch.readers.plaintext.columned import is_figure
from ipsearch.readers.plaintext.joining import Joiner
from ipsearch.readers.plaintext.lines import Line, Measure
from ipsearch.readers.plaintext.pieces import Piece, pieces_of
from ipsearch.readers.plaintext.spacing import SHORT_WORDS

# A strip between columns is this wide, in characters.
_WIDE = 2
# Lines with cells side by side: so many make a table, with this many columns fewer.
_MIN_LINES, _MANY_COLUMNS, _MANY_COLUMN_LINES = 3, 3, 2
# So many empty lines may part two rows.
_MAX_EMPTY = 2
_MOST_LINES = 150
# A piece that is longer is no cell but running text, as a share of the column.
_MAX_CELL = 0.75
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?$")
_FAR = 10_000
# Letters differ in width: words of this share of the characters that did not fit may not have fitted either.
_NEARLY = 0.8
# What may stand over the figure that belongs to it.
_SIGNS = ("€", "$", "-", "–")

_Strip = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines ``[start, end)`` that are a table, and the texts of its cells, row by row."""

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]


def find_grid(lines: Sequence[Line], start: int, measure: Measure, joiner: Joiner) -> Grid | None:
    """The table that starts at a line, if one does."""
    if measure.flowing or not _has_cells(lines[start], measure):
        return None
    end, strips = _extent(lines, start, measure)
    part = [(place, pieces_of(lines[place])) for place in range(start, end) if lines[place].text]
    wide = sum(len(pieces) > 1 for _, pieces in part)
    needed = _MANY_COLUMN_LINES if len(strips) + 1 >= _MANY_COLUMNS else _MIN_LINES
    if not strips or wide < needed:
        return None
    strips = _refined([pieces for _, pieces in part], strips)
    cells = [_by_column(pieces, strips) for _, pieces in part]
    cells, strips = _merged(cells, strips)
    apart = [place > start and not lines[place - 1].text for place, _ in part]
    end = _with_last_rest(lines, end, cells, apart, strips)
    rows = _rows(cells, apart, strips, joiner)
    return Grid(start, end, rows) if len(rows) >= _MANY_COLUMN_LINES else None


def _has_cells(line: Line, measure: Measure) -> bool:
    """Whether a line has pieces side by side that can be cells: no list item, no heading with its number."""
    pieces = pieces_of(line) if "\t" not in line.text else []
    if len(pieces) < 2 or any(len(piece.text) > _MAX_CELL * measure.width for piece in pieces):
        return False
    first = pieces[0].text
    if first.isdecimal() and len(pieces) >= _MANY_COLUMNS:
        return True  # rows may be counted
    return not (_NUMBER.match(first) or read_marker(f"{first} x"))


def _extent(lines: Sequence[Line], start: int, measure: Measure) -> tuple[int, list[_Strip]]:
    """Where the lines that leave strips free end, and the strips."""
    strips = _white(pieces_of(lines[start]))[1:-1]
    end, empty = start + 1, 0
    kept = strips
    for place in range(start + 1, min(len(lines), start + _MOST_LINES)):
        line = lines[place]
        if not line.text:
            empty += 1
            if empty > _MAX_EMPTY:
                break
            continue
        pieces = pieces_of(line)
        several = len(pieces) > 1
        narrowed = _shared(strips, _white(pieces))
        if not narrowed or (several and not _has_cells(line, measure)) or (not several and len(narrowed) < len(strips)):
            break
        strips = narrowed
        if several or (not empty and pieces[0].start >= strips[0][1]):
            end, kept = place + 1, strips
        empty = 0
    end = _with_rest(lines, end, kept)
    return end, kept


def _with_rest(lines: Sequence[Line], end: int, strips: Sequence[_Strip]) -> int:
    """The end, with lines right below that can only be the rest of a cell: they stand in a later column."""
    while end < len(lines) and lines[end].text and strips:
        pieces = pieces_of(lines[end])
        if pieces[0].start < strips[0][1] or not _shared(strips, _white(pieces)):
            break
        end += 1
    return end


def _white(pieces: Sequence[Piece]) -> list[_Strip]:
    """The strips that a line leaves free: before it, between its pieces and after it."""
    inner = [(left.end, right.start) for left, right in itertools.pairwise(pieces)]
    return [(0, pieces[0].start), *inner, (pieces[-1].end, _FAR)]


def _shared(left: Sequence[_Strip], right: Sequence[_Strip]) -> list[_Strip]:
    """Strips that are free in both, save at the edges of the table."""
    both = [(max(a[0], b[0]), min(a[1], b[1])) for a in left for b in right]
    return [strip for strip in both if strip[1] - strip[0] >= _WIDE and strip[0] > 0 and strip[1] < _FAR]


def _refined(lines: Sequence[Sequence[Piece]], strips: Sequence[_Strip]) -> list[_Strip]:
    """The strips, with those of a single space: all lines leave it free, and most of those around it far more."""
    taken: set[int] = set()
    wide: Counter[int] = Counter()
    for pieces in lines:
        taken.update(piece.start + at for piece in pieces for at, sign in enumerate(piece.text) if sign != " ")
        gaps = [gap for gap in itertools.pairwise(pieces) if _column(gap[0], strips) == _column(gap[1], strips)]
        wide.update(at for left, right in gaps for at in range(left.end, right.start))
    free = [
        at
        for at, count in wide.items()
        if at not in taken and count >= max(_MIN_LINES, sum(_is_around(line, at, strips) for line in lines) / 2)
    ]
    narrow = [at for at in sorted(free) if not any(left <= at < right for left, right in strips)]
    runs = [list(run) for _, run in itertools.groupby(enumerate(narrow), key=lambda pair: pair[1] - pair[0])]
    return sorted([*strips, *((run[0][1], run[-1][1] + 1) for run in runs)])


def _is_around(line: Sequence[Piece], at: int, strips: Sequence[_Strip]) -> bool:
    """Whether a line has words on both sides of a place in one column, so that it can tell whether white parts them."""
    column = sum(at >= right for _, right in strips)
    inside = [piece for piece in line if _column(piece, strips) == column]
    return any(piece.start < at for piece in inside) and any(piece.end > at for piece in inside)


def _merged(cells: Sequence[dict[int, str]], strips: Sequence[_Strip]) -> tuple[list[dict[int, str]], list[_Strip]]:
    """Cells and strips without strips between cells that no line sets side by side: a head and its figures."""
    for place in range(1, len(strips)):
        left, right = place, place + 1
        apart = any(left in line and right in line for line in cells)
        filled = all(any(column in line for line in cells) for column in (left, right))
        if not apart and filled:
            joined = [{column - (column > left): text for column, text in line.items()} for line in cells]
            return _merged(joined, [*strips[:place], *strips[place + 1 :]])
    return list(cells), list(strips)


def _by_column(pieces: Sequence[Piece], strips: Sequence[_Strip]) -> dict[int, str]:
    cells: dict[int, str] = {}
    for piece in itertools.chain.from_iterable(_cut(whole, strips) for whole in pieces):
        column = _column(piece, strips)
        cells[column] = f"{cells[column]} {piece.text}" if column in cells else piece.text
    return cells


def _column(piece: Piece, strips: Sequence[_Strip]) -> int:
    return sum(piece.start >= right for _, right in strips)


def _cut(piece: Piece, strips: Sequence[_Strip]) -> Iterator[Piece]:
    """The parts of a piece on either side of strips inside it."""
    start = piece.start
    for left, right in strips:
        if start < left and right < piece.end and not piece.text[left - piece.start : right - piece.start].strip():
            yield Piece(start, piece.text[start - piece.start : left - piece.start].rstrip(), piece.gap)
            start = right
    yield Piece(start, piece.text[start - piece.start :], piece.gap)


def _rows(
    cells: Sequence[dict[int, str]], apart: Sequence[bool], strips: Sequence[_Strip], joiner: Joiner
) -> tuple[tuple[str, ...], ...]:
    anchors = _anchors(cells, len(strips) + 1)
    parted = _are_parted(cells, apart)
    room = _room(cells, apart)
    rows: list[list[dict[int, str]]] = []
    for line, away in zip(cells, apart, strict=True):
        rest = bool(rows) and not away and _is_rest(line, rows[-1], room)
        if rows and (not away if parted else rest or _carries_on(line, rows[-1], away, strips, anchors)):
            rows[-1].append(line)
        else:
            rows.append([line])
    columns = range(len(strips) + 1)
    return tuple(
        tuple(joiner.join_cell([Line(line[column]) for line in row if column in line]) for column in columns)
        for row in rows
    )


def _are_parted(cells: Sequence[dict[int, str]], apart: Sequence[bool]) -> bool:
    """Whether empty lines part all rows: between them, no later line fills as many columns or adds figures."""
    starts = [0, *(place for place, away in enumerate(apart) if away), len(cells)]
    groups = [cells[start:end] for start, end in itertools.pairwise(starts)]
    rest = all(
        len(line) < len(group[0]) and not _begins_row(line, group[:1], False) for group in groups for line in group[1:]
    )
    return len(groups) >= _MIN_LINES and rest and all(0 in group[0] for group in groups)


def _room(cells: Sequence[dict[int, str]], apart: Sequence[bool]) -> float:
    """How many characters did not fit into the first column, as lines show that hold only a small word for it."""
    pairs = zip(itertools.pairwise(cells), apart[1:], strict=True)
    tried = [
        len(f"{above[0]} {line[0].split()[0]}")
        for (above, line), away in pairs
        if 0 in above and set(line) == {0} and not away and line[0][:1].islower()
    ]
    return min(tried, default=math.inf)


def _is_rest(line: dict[int, str], row: Sequence[dict[int, str]], room: float) -> bool:
    """Whether a line that fills the first column alone goes on with it: its first word hardly fitted above."""
    above = next((earlier[0] for earlier in reversed(row) if 0 in earlier), None)
    if set(line) != {0} or above is None:
        return False
    return _is_hyphened(above) or len(f"{above} {line[0].split()[0]}") >= _NEARLY * room


def _is_hyphened(text: str) -> bool:
    return text.endswith("-") and text[-2:-1].isalpha()


def _with_last_rest(
    lines: Sequence[Line], end: int, cells: list[dict[int, str]], apart: list[bool], strips: Sequence[_Strip]
) -> int:
    """The end of the table, with lines right below it that go on with the first cell; ``cells`` gets them too."""
    room = _room(cells, apart)
    while end < len(lines) and lines[end].text:
        pieces = pieces_of(lines[end])
        rest = {0: pieces[0].text}
        if len(pieces) > 1 or pieces[0].end > strips[0][0] or not _is_rest(rest, cells[-1:], room):
            break
        cells.append(rest)
        apart.append(False)
        end += 1
    return end


def _anchors(cells: Sequence[dict[int, str]], columns: int) -> set[int]:
    """Columns beside the first that only lines fill which fill the first as well: each such line begins a row."""
    found = set()
    for column in range(1, columns):
        filled = [line for line in cells if column in line]
        if len(filled) >= _MANY_COLUMN_LINES and all(0 in line for line in filled):
            found.add(column)
    return found


def _begins_row(line: dict[int, str], row: Sequence[dict[int, str]], away: bool) -> bool:
    """Whether a line whose first column is empty is a row whose first cell holds for it too, or is not given."""
    above = {column for earlier in row for column, text in earlier.items() if _is_amount(text)}
    return (away and len(line) > 1) or any(column in above and _is_amount(line[column]) for column in line)


def _is_amount(text: str) -> bool:
    return is_figure(text) and text not in _SIGNS


def _carries_on(
    line: dict[int, str], row: Sequence[dict[int, str]], away: bool, strips: Sequence[_Strip], anchors: set[int]
) -> bool:
    """Whether a line only carries on cells of the row: its first one is empty, or goes on from a full or open line."""
    if 0 not in line:
        return not _begins_row(line, row, away)
    above = next((earlier[0] for earlier in reversed(row) if 0 in earlier), None)
    if above is None:
        return False
    if _is_hyphened(above):
        return True
    if anchors and not anchors.isdisjoint(line):
        return False
    if line[0][:1].islower():
        return True
    if len(line) == 1 and not away and above.split()[-1] in SHORT_WORDS:
        return True
    full = len(above) + 1 + len(line[0].split()[0]) > strips[0][1] - _WIDE
    return full and not away and (bool(anchors) or len(line) == 1)
