"""Which short lines does their colour alone set apart as headings?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.pieces import PageParts, Piece
from ipsearch.readers.layout.whites import has_heading_shape

# Once is chance; and where more than this share of the lines is coloured, colour sets nothing apart.
_TIMES, _MOST = 2, 0.3


def with_tinted_headings(pages: Sequence[PageParts], area: Area) -> list[PageParts]:
    """The pages, with short pieces that are wholly coloured as headings, if there are several."""
    lines = [line for page in pages for piece in page.pieces for line in piece.lines]
    found = sum(_is_tinted(piece, area) for page in pages for piece in page.pieces)
    if found < _TIMES or sum(line.tinted for line in lines) > _MOST * len(lines):
        return list(pages)
    return [replace(page, pieces=tuple(_headed(piece, area) for piece in page.pieces)) for page in pages]


def _headed(piece: Piece, area: Area) -> Piece:
    return replace(piece, kind="heading") if _is_tinted(piece, area) else piece


def _is_tinted(piece: Piece, area: Area) -> bool:
    return all(line.tinted for line in piece.lines) and has_heading_shape(piece, area)
