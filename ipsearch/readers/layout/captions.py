"""Which lines name the table that they stand over, or explain a star in it?

A caption is set apart as headings are, but heads nothing: what follows the table belongs to the section above it. A
star under a table opens no list when no other follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.layout.pieces import PageParts, Piece

_NUMBERED = re.compile(r"(?:Tabel|Overzicht|Figuur|Grafiek|Schema)\s\d{1,2}(?:\.\d{1,2})*[a-z]?(?:[.:]|\s|$)", re.I)
_STAR = "*"


def with_captions(pages: Sequence[PageParts]) -> list[PageParts]:
    """The pages, with the headings and items that are a table's numbered caption or its note as paragraphs."""
    return [replace(page, pieces=tuple(_pieces(page.pieces))) for page in pages]


def _pieces(pieces: Sequence[Piece]) -> list[Piece]:
    around = zip([None, *pieces], pieces, [*pieces[1:], None], strict=False)
    return [
        replace(piece, kind="paragraph") if _is_caption(piece, below) or _is_note(piece, above, below) else piece
        for above, piece, below in around
    ]


def _is_caption(piece: Piece, below: Piece | None) -> bool:
    over = below is not None and below.kind == "table"
    return piece.kind == "heading" and over and bool(_NUMBERED.match(piece.lines[0].text))


def _is_note(piece: Piece, above: Piece | None, below: Piece | None) -> bool:
    under = above is not None and above.kind == "table"
    return under and _is_starred(piece) and (below is None or not _is_starred(below))


def _is_starred(piece: Piece) -> bool:
    return piece.kind == "bullet" and piece.lines[0].words[0].text.startswith(_STAR)
