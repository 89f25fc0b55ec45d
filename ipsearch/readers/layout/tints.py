"""Which short lines does their colour alone set apart as headings?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.pieces import PageParts, Piece
from ipsearch.readers.layout.shapes import has_heading_shape

# Once is chance; and where more than this share of the lines is coloured, colour sets nothing apart.
_TIMES, _MOST = 2, 0.3


def with_tinted_headings(pages: Sequence[PageParts], area: Area) -> list[PageParts]:
    """The pages, with short pieces that are wholly coloured as headings, if there are several."""
    found = sum(_heads(piece, area) for page in pages for piece in page.pieces)
    if found < _TIMES or not tints_tell(pages):
        return list(pages)
    return [replace(page, pieces=tuple(_headed(piece, area) for piece in page.pieces)) for page in pages]


def tints_tell(pages: Sequence[PageParts]) -> bool:
    """Whether a colour sets a line apart: most lines have none."""
    lines = [line for page in pages for piece in page.pieces for line in piece.lines]
    return sum(line.tinted for line in lines) <= _MOST * len(lines)


def is_tinted(piece: Piece) -> bool:
    """Whether a piece is wholly coloured."""
    return all(line.tinted for line in piece.lines)


def _headed(piece: Piece, area: Area) -> Piece:
    return replace(piece, kind="heading") if _heads(piece, area) else piece


def _heads(piece: Piece, area: Area) -> bool:
    return is_tinted(piece) and has_heading_shape(piece, area)
