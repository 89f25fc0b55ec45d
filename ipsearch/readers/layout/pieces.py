"""What is a block before its text is put together?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ipsearch.readers.layout.furniture import PageLines
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.notes import Note
from ipsearch.readers.layout.styles import Style
from ipsearch.readers.layout.tables import Table

PieceKind = Literal["paragraph", "bullet", "heading", "table", "signature"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the body with its lines. ``table`` is set when its kind is that."""

    kind: PieceKind
    lines: tuple[Line, ...]
    style: Style
    table: Table | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """The footnote markers in it, in order."""
        return tuple(mark.label for line in self.lines for mark in line.marks)


@dataclass(frozen=True, slots=True)
class PageParts:
    """A page taken apart: its furniture (with its lines), its body as pieces, and its notes."""

    lines: PageLines
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
