"""Which pages have two columns of text side by side, where the layout was kept by spaces?

The white between the columns goes through most lines of the page. What stands on both sides of it is running text:
sentences go on from line to line there, which the cells of a table or the lines of a margin do not do for long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ipsearch.readers.plaintext.lines import Line, ends_sentence, starts_lower, trim
from ipsearch.readers.plaintext.pieces import pieces_of
from ipsearch.readers.plaintext.sheets import Sheet

# The white is this wide; a column has so many lines, of so many characters on average, and so much of its page.
_WHITE, _LEAST, _WIDE, _SHARE = 2, 12, 22, 0.6
# No printed page has more lines.
_LONGEST_PAGE = 200
# So many of a column's lines go on in the next one.
_RUNNING = 0.3
# A line that leaves this much of its column free ends a paragraph.
_EARLY = 0.75


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines ``[start, end)`` that leave a column of characters free."""

    start: int
    end: int
    column: int


def unfold(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages, with the left column of each before its right one; pages without two columns unchanged."""
    return [replace(sheet, lines=tuple(_unfolded(sheet.lines))) for sheet in sheets]


def _unfolded(lines: Sequence[Line]) -> list[Line]:
    band = _band(lines)
    if band is None:
        return list(lines)
    inner = lines[band.start : band.end]
    left, right = (_side(inner, band.column, after=after) for after in (False, True))
    if not (_is_text(left) and _is_text(right)):
        return list(lines)
    left, right = list(_without_idle(left)), list(_without_idle(right))
    last = next(line.text for line in reversed(left) if line.text)
    between = [Line("")] if ends_sentence(last) else []
    return [*lines[: band.start], *trim(left), *between, *trim(right), *lines[band.end :]]


def _band(lines: Sequence[Line]) -> _Band | None:
    """The longest run of lines around one white, if it has most of the page.

    Of whites that part as many lines the last one counts: a table in the left column has some of its own.
    """
    if len(lines) > _LONGEST_PAGE:
        return None
    filled = sum(bool(line.text) for line in lines)
    gaps = Counter(column for line in lines for start, end in _whites(line) for column in range(start, end))
    bands = [
        (sum(bool(line.text) for line in lines[start:end]), column, _Band(start, end, column))
        for column, count in gaps.items()
        if count >= _LEAST
        for start, end in _runs(lines, column)
    ]
    size, _, band = max(bands, key=lambda found: found[:2], default=(0, 0, None))
    return band if size >= _SHARE * filled else None


def _whites(line: Line) -> Iterator[tuple[int, int]]:
    """Where a white may begin that parts two columns: between the pieces of a line, and before one far right."""
    pieces = pieces_of(line)
    ends = [_WIDE, *(piece.end for piece in pieces)]
    yield from ((end, piece.start - _WHITE + 1) for end, piece in zip(ends, pieces, strict=False))


def _runs(lines: Sequence[Line], column: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that have nothing at a column of characters and right after it."""
    start = 0
    for place, line in enumerate(lines):
        if line.text[max(0, column - line.indent) : max(0, column + _WHITE - line.indent)].strip():
            yield start, place
            start = place + 1
    yield start, len(lines)


def _side(lines: Sequence[Line], column: int, *, after: bool) -> list[Line]:
    """What stands before or after a column of characters on each line."""
    parts = []
    for line in lines:
        cut = max(0, column - line.indent)
        text = line.text[cut:].lstrip() if after else line.text[:cut].rstrip()
        indent = line.indent + len(line.text) - len(text) if after else line.indent
        parts.append(replace(line, text=text, indent=indent if text else 0))
    edge = min((part.indent for part in parts if part.text), default=0)
    return [replace(part, indent=max(0, part.indent - edge)) for part in parts]


def _is_text(lines: Sequence[Line]) -> bool:
    filled = [line.text for line in lines if line.text]
    if len(filled) < _LEAST or sum(map(len, filled)) < _WIDE * len(filled):
        return False
    running = sum(starts_lower(below) and not ends_sentence(text) for text, below in pairwise(filled))
    return running >= _RUNNING * len(filled)


def _without_idle(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a column without the empty ones that the other column, set apart, left between them."""
    widest = max(len(line.text) for line in lines)
    above = ""
    for line in lines:
        if line.text or ends_sentence(above) or len(above) < _EARLY * widest:
            yield line
        above = line.text or above
