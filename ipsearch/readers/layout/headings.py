"""Which blocks are headings, and of which level?

A heading is a short block that is set apart as a whole. Its level is the rank of its style among the styles that
head something in this document: larger before smaller, bold before capitals, underlined, letter-spaced, coloured,
italic; in one style, 1 before 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ipsearch.readers.layout.pieces import Piece
from ipsearch.readers.layout.styles import Setting, Style
from ipsearch.readers.markers import read_marker

_MAX_LINES, _MAX_CHARACTERS, _LOWEST_LEVEL = 3, 170, 6
# Once is chance.
_TIMES = 2
_NUMBER = re.compile(r"(?:§ ?|(?:Hoofdstuk|Paragraaf|Deel) )?\d{1,2}(?:\.\d{1,2})*(?!\d)\.?(?= )")
_SENTENCE_END = re.compile(r"[.;,][)”’»\"']*$")


def with_headings(pieces: Sequence[Piece], setting: Setting) -> list[Piece]:
    """The pieces of a page, with those that are headings marked as such."""
    return [replace(piece, kind="heading") if _is_heading(piece, setting) else piece for piece in pieces]


class Levels:
    """The levels of the headings of a document; what only white sets apart ranks last."""

    def __init__(self, pieces: Iterable[Piece], setting: Setting) -> None:
        self._highest: dict[Style, int] = {}
        found = [(piece.style, _depth(piece)) for piece in pieces if piece.kind == "heading"]
        for style, depth in found:
            if depth:
                self._highest[style] = min(depth, self._highest.get(style, depth))
        kinds = {(style, depth or self._highest.get(style, 0)) for style, depth in found}
        numbered = all(depth for _, depth in kinds)  # then the numbers tell, whatever the styles
        opening = self._opening([style for style, _ in found], setting)
        ordered = sorted(
            kinds,
            key=lambda kind: (
                kind[1] if numbered else 0,
                kind[0] != opening,
                self._is_weak(kind[0], setting),
                kind,
            ),
        )
        self._levels = {kind: min(rank, _LOWEST_LEVEL) for rank, kind in enumerate(ordered, 1)}

    def _opening(self, styles: Sequence[Style], setting: Setting) -> Style | None:
        """The style of the first heading, where only white tells it and no other is larger."""
        first = styles[0] if styles else None
        if first is None or not self._is_weak(first, setting) or styles.count(first) < _TIMES:
            return None
        return first if all(style.size <= first.size for style in styles) else None

    @staticmethod
    def _is_weak(style: Style, setting: Setting) -> bool:
        """Whether nothing but white sets a style apart."""
        return not (setting.stands_out(style) or style.is_tinted)

    def level(self, piece: Piece) -> int | None:
        """The level of a heading; ``None`` for other pieces."""
        if piece.kind != "heading":
            return None
        return self._levels[(piece.style, _depth(piece) or self._highest.get(piece.style, 0))]


def _depth(piece: Piece) -> int:
    """How many parts the number of a heading has, 0 without one."""
    number = _NUMBER.match(piece.lines[0].text)
    return len(re.findall(r"\d+", number[0])) if number else 0


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
