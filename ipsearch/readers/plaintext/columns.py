"""Where does text that keeps the layout of the page have its margin column?

Some extractors print spaces so that every word keeps its place (``pdftotext -layout``), or nearly so. The margin column
then stands on the same lines as the body, across white. Page by page: a right column is what starts at one place that
no line of the body runs over (``rightside``), a left one what ends before the place where the long lines start.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.plaintext.lines import Line
from ipsearch.readers.plaintext.pieces import Piece, pieces_of, split_at
from ipsearch.readers.plaintext.rightside import right_pieces
from ipsearch.readers.plaintext.sheets import Sheet

_FOLIO = re.compile(r"^[-–—]\s?\d{1,4}\s?[-–—]$")
# A piece this long is body text; this many of them show where it starts.
_LONG = 40
_MIN_LONG = 5
# A left margin column needs this much room, and so many lines.
_MIN_LEFT = 12
_MIN_LINES = 3
# No printed page has more lines than the first; the columns of a text without page ends are looked for in so many.
_LONG_PAGE, _WINDOW = 100, 40
# List markers and labels of notes may hang left of the body: no longer than this.
_MAX_HANGING = 4

_Page = list[list[Piece]]


def part_columns(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Pages with the margin column apart and the body's indent taken off; pages without such layout unchanged."""
    pages = [[pieces_of(line) for line in sheet.lines] for sheet in sheets]
    common = _left(pages) or 0
    pages = [_with_left_parted(sheet, page, common) for sheet, page in zip(sheets, pages, strict=True)]
    aside = _right(pages)
    first = _first_left(pages)
    if not first and not _is_column(pages, common) and not any(aside):
        return list(sheets)
    lefts = [_page_left(page, common) for page in pages]
    lefts[0] = first or lefts[0]
    return [_parted(*parts) for parts in zip(sheets, pages, aside, lefts, strict=True)]


def _right(pages: Sequence[_Page]) -> list[frozenset[Piece]]:
    """The pieces of the right margin column. Where a text is one long page, windows stand in for its pages."""
    if len(pages) > 1 or len(pages[0]) <= _LONG_PAGE:
        return right_pieces(pages)
    windows = [pages[0][start : start + _WINDOW] for start in range(0, len(pages[0]), _WINDOW)]
    return [frozenset().union(*right_pieces(windows))]


def _left(pages: Sequence[_Page]) -> int | None:
    """Where the body starts: the place where most long pieces do; ``None`` when there are too few to tell."""
    long = [piece.start for page in pages for line in page for piece in line if len(piece.text) >= _LONG]
    return Counter(long).most_common(1)[0][0] if len(long) >= _MIN_LONG else None


def _page_left(page: _Page, common: int) -> int:
    """Where the body starts on one page: extractors shift a page whose margin column is empty to the left."""
    left = _left([page])
    if left is not None:
        return left
    starts = {piece.start for line in page for piece in line if len(piece.text) >= _LONG}
    several = sum(len(piece.text) >= _LONG for line in page for piece in line) > 1
    return starts.pop() if several and len(starts) == 1 else common


def _first_left(pages: Sequence[_Page]) -> int:
    """Where the body of the first page starts when that page alone has a left column, wherever others start; else 0."""
    left = _left(pages[:1]) or 0
    starts = [piece.start for line in pages[0] for piece in line if len(piece.text) >= _LONG]
    alone = len(pages) > 1 and left >= _MIN_LEFT and min(starts) >= left
    return left if alone and _is_column(pages[:1], left) else 0


def _with_left_parted(sheet: Sheet, page: _Page, common: int) -> _Page:
    """The pieces, with a line of a left column that nearly touches the body parted from it."""
    left = _page_left(page, common)
    if left < _MIN_LEFT or not _is_column([page], left):
        return page
    return [split_at(line, pieces, left) for line, pieces in zip(sheet.lines, page, strict=True)]


def _is_column(pages: Sequence[_Page], left: int) -> bool:
    beside = sum(_is_left(piece, left) for page in pages for line in page for piece in line)
    return left >= _MIN_LEFT and beside >= _MIN_LINES


def _is_left(piece: Piece, left: int) -> bool:
    """Whether a piece stands in a column left of the body; a list marker or a note's label hangs there too."""
    return piece.end < left and (len(piece.text) > _MAX_HANGING or bool(_FOLIO.match(piece.text)))


def _parted(sheet: Sheet, page: _Page, aside: frozenset[Piece], left: int) -> Sheet:
    lines: list[Line] = []
    margin: list[str] = []
    for line, pieces in zip(sheet.lines, page, strict=True):
        inner = [piece for piece in pieces if piece not in aside and not (left >= _MIN_LEFT and _is_left(piece, left))]
        margin += [piece.text.strip() for piece in pieces if piece not in inner]
        if inner:
            lines.append(_joined(line, inner, left))
        elif not pieces:
            lines.append(line)
    return replace(sheet, lines=tuple(lines), margin=(*sheet.margin, *margin))


def _joined(line: Line, pieces: Sequence[Piece], left: int) -> Line:
    """The body part of a line; gaps inside it stay, they may part the cells of a table."""
    first, last = pieces[0], pieces[-1]
    text = line.text[first.start - line.indent : last.end - line.indent]
    return replace(line, text=text, indent=max(0, first.start - left))
