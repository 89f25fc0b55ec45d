"""Which pieces of a text's lines stand in a margin column right of the body?

Where the extractor keeps columns exact, they start at one place and no line of the body runs over it. Where it does so
only nearly, they are what stands far right across a wide gap, alone or after a line of text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ipsearch.readers.masthead import is_address, is_signal
from ipsearch.readers.plaintext.columned import is_figure
from ipsearch.readers.plaintext.pieces import Piece

# A margin column is this narrow, in characters, and starts this far into the page.
_WIDEST, _FARTHEST_LEFT = 48, 24
# So many lines start at its place; no more than this share of the lines runs over it, beside it and on the page, where
# notes in small type may.
_MIN_LINES, _CROSSING, _CROSSING_PAGE = 2, 0.08, 0.25
# What starts right of the place belongs to the column as well, unless that is this share of the pieces.
_ELSEWHERE = 0.34
# Letterhead, or words that return on other pages, are this share of the lines of a column.
_KNOWN = 0.25
# Where the lines beside it are rows of a table, this share has been seen in the margins of other pages.
_KNOWN_IN_TABLE = 0.6
# A table's last column: on this share of its lines stand other cells, which end before this share of the way to it.
_BESIDE_CELLS, _SHORT = 0.6, 0.75
# In a ragged column: the white before a piece, and how far right it stands, as a share of the body's width.
_WIDE_GAP, _FAR = 3, 0.6
# A line of text fills this share of the body's width.
_LONG, _FILLED = 40, 0.6
_JITTER = 1

_Page = Sequence[Sequence[Piece]]


def right_pieces(pages: Sequence[_Page]) -> list[frozenset[Piece]]:
    """The pieces of each page that stand in a right margin column; empty sets where there is none."""
    exact = _confirmed([list(_exact_columns(page)) for page in pages])
    if any(exact):
        return exact
    return _confirmed([[_Column(tuple(_in_ragged_column(page)), False)] for page in pages])


@dataclass(frozen=True, slots=True)
class _Column:
    """What may be a margin column, from its first to its last line.

    ``doubtful`` when it may be the last column of a table as well.
    """

    pieces: tuple[Piece, ...]
    doubtful: bool
    first: int = 0
    last: int = 0

    @property
    def texts(self) -> set[str]:
        return {piece.text for piece in self.pieces}


def _confirmed(found: Sequence[Sequence[_Column]]) -> list[frozenset[Piece]]:
    """On each page the columns whose words are a letterhead's or return on other pages."""
    certain = Counter(
        text for page in found for text in set().union(*(column.texts for column in page if not column.doubtful))
    )
    again = {text for text, count in certain.items() if count > 1 and any(map(str.isalpha, text))}
    return [_together([column for column in page if _is_known(column, again, certain)]) for page in found]


def _together(columns: Sequence[_Column]) -> frozenset[Piece]:
    """The pieces of the leftmost column, and of those that stand above or below it: page ends may not show."""
    taken: list[_Column] = []
    for column in columns:
        if all(column.last < other.first or column.first > other.last for other in taken):
            taken.append(column)
    return frozenset(piece for column in taken for piece in column.pieces)


def _is_known(column: _Column, again: Container[str], certain: Container[str]) -> bool:
    letterhead = sum(_is_letterhead(piece.text) or piece.text in again for piece in column.pieces)
    if column.doubtful:
        return sum(piece.text in certain for piece in column.pieces) >= max(
            _MIN_LINES, _KNOWN_IN_TABLE * len(column.pieces)
        )
    return letterhead >= max(_MIN_LINES, _KNOWN * len(column.pieces))


def _is_letterhead(text: str) -> bool:
    return is_signal(text) or is_address(text)


def _exact_columns(page: _Page) -> Iterator[_Column]:
    """The columns that start at one place, from left to right."""
    starts = Counter(piece.start for line in page for piece in line[-1:] if _may_be_margin(piece))
    for start in sorted(start for start, count in starts.items() if count >= _MIN_LINES):
        column = _column_at(page, start)
        if column is not None:
            yield column


def _may_be_margin(piece: Piece) -> bool:
    return len(piece.text) <= _WIDEST and piece.start >= _FARTHEST_LEFT


def _column_at(page: _Page, start: int) -> _Column | None:
    held = [(place, piece) for place, line in enumerate(page) for piece in line if piece.start >= start - _JITTER]
    at = [place for place, piece in held if abs(piece.start - start) <= _JITTER]
    if len(at) < (1 - _ELSEWHERE) * len(held) or any(not _may_be_margin(piece) for _, piece in held):
        return None
    beside = [line for line in page[at[0] : at[-1] + 1] if line]
    several = any(sum(piece.start >= start - _JITTER for piece in line) > 1 for line in beside)
    inside = sum(_runs_over(line, start) for line in beside)
    anywhere = sum(_runs_over(line, start) for line in page)
    if several or inside > _CROSSING * len(beside) or anywhere > _CROSSING_PAGE * sum(map(bool, page)):
        return None
    pieces = tuple(piece for place, piece in held if not _is_in_row(page[place], piece))
    return _Column(pieces, _is_beside_cells([page[place] for place in at], start), at[0], at[-1])


def _is_in_row(line: Sequence[Piece], piece: Piece) -> bool:
    """Whether a figure stands beside another one: it is the last cell of a row."""
    return is_figure(piece.text) and any(is_figure(other.text) for other in line if other is not piece)


def _runs_over(line: Sequence[Piece], start: int) -> bool:
    return any(piece.start < start - _JITTER and piece.end >= start for piece in line)


def _is_beside_cells(lines: Sequence[Sequence[Piece]], start: int) -> bool:
    """Whether the lines of a column hold other cells, rather than running text or nothing."""
    rows = sum(len(line) > 2 or (len(line) == 2 and line[0].end < _SHORT * start) for line in lines)
    return rows > _BESIDE_CELLS * len(lines)


def _in_ragged_column(page: _Page) -> Iterator[Piece]:
    """Pieces far right of where the body starts: alone on their line, or the second of two across a wide gap."""
    long = [piece for line in page for piece in line[:1] if len(piece.text) >= _LONG]
    if len(long) < _MIN_LINES:
        return
    width = median(piece.end for piece in long)
    for line in page:
        last = line[-1] if line else None
        if last is None or not _may_be_margin(last) or last.start < _FAR * width or last.gap < _WIDE_GAP:
            continue
        if len(line) == 1 or (len(line) == 2 and (line[0].end >= _FILLED * width or last.gap > _WIDEST / 2)):
            yield last
