"""Where does text that keeps the layout of the page have its margin column?

Some extractors print spaces so that every word keeps its place (``pdftotext -layout``). The margin column then stands
on the same lines as the body, across a wide gap. The body is where the long pieces start; what starts at one place
right of it, or ends left of it, is the margin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ipsearch.readers.plaintext.lines import Line
from ipsearch.readers.plaintext.sheets import Sheet

_FOLIO = re.compile(r"^[-–—]\s?\d{1,4}\s?[-–—]$")
_GAP = re.compile(r" {3,}")
# A piece this long is body text; this many of them show where it starts.
_LONG = 40
_MIN_LONG = 5
# A left margin column needs this much room; a right one this many lines that start at one place.
_MIN_LEFT = 12
_MIN_RIGHT = 3
_SAME_START = 0.5
# A column of figures belongs to a table.
_LETTERS = 0.6
# List markers and labels of notes may hang left of the body: no longer than this.
_MAX_HANGING = 4
_JITTER, _MOST = 2, 0.95
# A margin column is narrow.
_MARGIN_WIDTH = 48


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Body:
    """The columns between which the body stands."""

    left: int
    right: int


def part_columns(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Pages with the margin column apart and the body's indent taken off; pages without such layout unchanged."""
    pages = [[_pieces(line) for line in sheet.lines] for sheet in sheets]
    common = _body([piece for page in pages for line in page for piece in line])
    if common is None:
        return list(sheets)
    return [_parted(sheet, page, _page_body(page, common)) for sheet, page in zip(sheets, pages, strict=True)]


def _page_body(page: Sequence[Sequence[_Piece]], common: _Body) -> _Body:
    """The body's columns on one page: extractors shift a page whose margin column is empty to the left."""
    long = [piece for line in page for piece in line if len(piece.text) >= _LONG]
    if len(long) < _MIN_LONG:
        return common
    left = Counter(piece.start for piece in long).most_common(1)[0][0]
    return _Body(left, _right(long, left))


def _pieces(line: Line) -> list[_Piece]:
    pieces = []
    start = 0
    for gap in (*_GAP.finditer(line.text), None):
        end = gap.start() if gap else len(line.text)
        if end > start:
            pieces.append(_Piece(line.indent + start, line.text[start:end]))
        start = gap.end() if gap else end
    return pieces


def _body(pieces: Sequence[_Piece]) -> _Body | None:
    """The body's columns, when a column beside it shows."""
    long = [piece for piece in pieces if len(piece.text) >= _LONG]
    if len(long) < _MIN_LONG:
        return None
    left = Counter(piece.start for piece in long).most_common(1)[0][0]
    right = _right(long, left)
    if left >= _MIN_LEFT and sum(_is_left(piece, left) for piece in pieces) >= _MIN_RIGHT:
        return _Body(left, right)
    beside = [piece for piece in pieces if piece.start > right]
    if sum(_has_letters(piece) for piece in beside) < _LETTERS * len(beside):
        return None
    starts = Counter(piece.start for piece in beside)
    if starts and starts.most_common(1)[0][1] >= max(_MIN_RIGHT, _SAME_START * sum(starts.values())):
        return _Body(left, right)
    return None


def _right(long: Sequence[_Piece], left: int) -> int:
    """Where nearly all long lines of the body end; notes in smaller type may go on."""
    ends = sorted(piece.end for piece in long if abs(piece.start - left) <= _JITTER)
    return ends[int(_MOST * (len(ends) - 1))]


def _has_letters(piece: _Piece) -> bool:
    return sum(character.isalpha() for character in piece.text) > 2


def _is_left(piece: _Piece, left: int) -> bool:
    """Whether a piece stands in a column left of the body; a list marker or a note's label hangs there too."""
    return piece.end < left - 1 and (len(piece.text) > _MAX_HANGING or bool(_FOLIO.match(piece.text)))


def _parted(sheet: Sheet, page: Sequence[Sequence[_Piece]], body: _Body) -> Sheet:
    lines: list[Line] = []
    margin: list[str] = []
    for line, pieces in zip(sheet.lines, page, strict=True):
        inner = [piece for piece in pieces if not _is_beside(piece, pieces, body)]
        margin += [piece.text.strip() for piece in pieces if piece not in inner]
        if inner:
            lines.append(_joined(line, inner, body))
        elif not pieces:
            lines.append(line)
    return replace(sheet, lines=tuple(lines), margin=(*sheet.margin, *margin))


def _is_beside(piece: _Piece, pieces: Sequence[_Piece], body: _Body) -> bool:
    if body.left >= _MIN_LEFT and _is_left(piece, body.left):
        return True
    return piece.start > body.right and len(piece.text) <= _MARGIN_WIDTH and piece is pieces[-1]


def _joined(line: Line, pieces: Sequence[_Piece], body: _Body) -> Line:
    """The body part of a line; gaps inside it stay, they may part the cells of a table."""
    first, last = pieces[0], pieces[-1]
    text = line.text[first.start - line.indent : last.end - line.indent]
    return replace(line, text=text, indent=max(0, first.start - body.left))
