"""Which blocks are headings, and of which level?

A heading is a short block that is set apart as a whole. Its level is the rank of its style among the styles that
head something in this document: larger before smaller, bold before capitals, underlined, letter-spaced, italic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ipsearch.readers.layout.pieces import Piece
from ipsearch.readers.layout.styles import Setting, Style
from ipsearch.readers.markers import read_marker

_MAX_LINES, _MAX_CHARACTERS, _LOWEST_LEVEL = 3, 170, 6
_SENTENCE_END = re.compile(r"[.;,][)”’»\"']*$")


def with_headings(pieces: Sequence[Piece], setting: Setting) -> list[Piece]:
    """The pieces of a page, with those that are headings marked as such."""
    return [replace(piece, kind="heading") if _is_heading(piece, setting) else piece for piece in pieces]


def levels(pieces: Iterable[Piece], setting: Setting) -> dict[Style, int]:
    """The level of each heading style in a document; what only white sets apart ranks last."""
    found = {piece.style for piece in pieces if piece.kind == "heading"}
    styles = sorted(found, key=lambda style: (not setting.stands_out(style), style))
    return {style: min(rank, _LOWEST_LEVEL) for rank, style in enumerate(styles, 1)}


def _is_heading(piece: Piece, setting: Setting) -> bool:
    if piece.kind not in ("paragraph", "bullet") or not setting.stands_out(piece.style):
        return False
    text = " ".join(line.text for line in piece.lines)
    if len(piece.lines) > _MAX_LINES or len(text) > _MAX_CHARACTERS or not any(map(str.isalpha, text)):
        return False
    if any(line.italic != piece.style.italic or line.spread == piece.style.not_spread for line in piece.lines):
        return False
    return not _SENTENCE_END.search(text) and (piece.kind == "paragraph" or _is_numbered(text))


def _is_numbered(text: str) -> bool:
    marker = read_marker(text)
    return marker is not None and marker.numbered
