"""Which lines name the table that they stand over?

They are set apart as headings are, but head nothing: what follows the table belongs to the section above them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.layout.pieces import PageParts, Piece

_NUMBERED = re.compile(r"(?:Tabel|Overzicht|Figuur|Grafiek|Schema)\s\d{1,2}(?:\.\d{1,2})*[a-z]?(?:[.:]|\s|$)", re.I)


def with_captions(pages: Sequence[PageParts]) -> list[PageParts]:
    """The pages, with the headings that are a table's numbered caption as paragraphs."""
    return [replace(page, pieces=tuple(_pieces(page.pieces))) for page in pages]


def _pieces(pieces: Sequence[Piece]) -> list[Piece]:
    return [
        replace(piece, kind="paragraph") if _is_caption(piece, pieces[place : place + 1]) else piece
        for place, piece in enumerate(pieces, 1)
    ]


def _is_caption(piece: Piece, below: Sequence[Piece]) -> bool:
    over = [other.kind for other in below] == ["table"]
    return piece.kind == "heading" and over and bool(_NUMBERED.match(piece.lines[0].text))
