"""Which pieces does white part a line into, and in which columns of characters do they stand?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ipsearch.readers.plaintext.lines import Line

_GAP = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Words between two gaps. ``start`` is a column of characters, ``gap`` the white before it.

    Compared by identity: the same words may stand on many lines.
    """

    start: int
    text: str
    gap: int

    @property
    def end(self) -> int:
        """The column after the last character."""
        return self.start + len(self.text)


def pieces_of(line: Line) -> list[Piece]:
    """The pieces of a line, from left to right."""
    pieces = []
    start, white = 0, line.indent
    for gap in (*_GAP.finditer(line.text), None):
        end = gap.start() if gap else len(line.text)
        if end > start:
            pieces.append(Piece(line.indent + start, line.text[start:end], white))
        if gap:
            start, white = gap.end(), gap.end() - gap.start()
    return pieces


def split_at(line: Line, pieces: Sequence[Piece], column: int) -> list[Piece]:
    """The pieces, with one that runs over a column parted there when a space stands before it."""
    parted: list[Piece] = []
    for piece in pieces:
        cut = column - piece.start
        if 0 < cut < len(piece.text) and piece.text[cut - 1] == " " and piece.text[cut] != " ":
            parted += [Piece(piece.start, piece.text[:cut].rstrip(), piece.gap), Piece(column, piece.text[cut:], 1)]
        else:
            parted.append(piece)
    return parted
