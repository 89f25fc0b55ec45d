"""Which short lines does white alone set apart as headings?

A heading may be set in the type of the text, or in small capitals that a file gives as plain letters. It still stands
nearer to what it heads than to what it follows, and does so every time.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.pieces import PageParts, Piece
from ipsearch.readers.layout.shapes import has_heading_shape
from ipsearch.readers.layout.signs import has_hung_number
from ipsearch.readers.layout.tints import is_tinted, tints_tell

# White above exceeds white below by this factor, and is no less than this share of what parts two paragraphs.
_ABOVE, _PARAGRAPH = 1.12, 0.97
# Once is chance.
_TIMES = 2
# White below two headings is the same within this many points; it differs from that of paragraphs by this much more.
_SAME = 1.2
_TWO_QUESTIONS = re.compile(r"\? [A-ZÀ-Þ]")
_NUMBERED = re.compile(r"(?:§ ?)?\d{1,2}(?:\.\d{1,2}){1,3}\.? [A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class _White:
    """A piece that has the shape of a heading, with the white (points) around it; ``None`` above at a page's top.

    ``heads`` is true when a heading follows, ``alone`` when it needs no second of its kind: it starts with a number
    like 2.1, as no sentence does, or has a colour that hardly any other line has.
    """

    page: int
    place: int
    above: float | None
    below: float
    size: float
    heads: bool
    alone: bool


def with_white_headings(pages: Sequence[PageParts], area: Area) -> list[PageParts]:
    """The pages, with the pieces as headings that white sets apart."""
    usual, tints = _between_paragraphs(pages, area), tints_tell(pages)
    asked = _are_texts(pages, area)
    shaped = [
        white
        for index, page in enumerate(pages)
        for white in _shaped(index, page, area, tints)
        if not (asked and has_hung_number(page.pieces[white.place].lines[0]))
    ]
    certain = [white for white in shaped if _is_certain(white, usual)]
    others = [*certain, *(white for white in shaped if white.above is None)]
    certain = [white for white in certain if white.alone or sum(_alike(white, o) for o in others) >= _TIMES]
    found = {(white.page, white.place) for white in certain}
    for white in reversed(shaped):
        # Over a heading of the next level, the white below is that heading's own.
        # What stands between two headings is what the first one heads.
        heads = (white.heads or (white.page, white.place + 1) in found) and (white.page, white.place - 1) not in found
        over = heads and bool(certain) and (white.above is None or white.above >= _ABOVE * usual)
        if over or (white.above is None and _is_top(white, certain, usual)):
            found.add((white.page, white.place))
    return [
        replace(
            page, pieces=tuple(_as_heading(piece, (index, place) in found) for place, piece in enumerate(page.pieces))
        )
        for index, page in enumerate(pages)
    ]


def _as_heading(piece: Piece, heads: bool) -> Piece:
    return replace(piece, kind="heading") if heads else piece


def _between_paragraphs(pages: Sequence[PageParts], area: Area) -> float:
    """The distance, in points, from the last line of a paragraph to the first of the next."""
    gaps = [
        _gap(above, below)
        for page in pages
        for above, below in pairwise(page.pieces)
        if above.kind == below.kind == "paragraph" and len(above.lines) > 1 and len(below.lines) > 1
    ]
    return statistics.median(gaps) if gaps else area.pitch


def _are_texts(pages: Sequence[PageParts], area: Area) -> bool:
    """Whether numbers stand out from texts, as from the questions of a list.

    Some are too long for a heading, or two sentences. They are of one kind, so the short ones are no headings either.
    """
    hung = [piece for page in pages for piece in page.pieces if has_hung_number(piece.lines[0])]
    texts = [piece for piece in hung if piece.kind == "paragraph"]
    return any(not has_heading_shape(piece, area) or _asks_twice(piece) for piece in texts)


def _asks_twice(piece: Piece) -> bool:
    return bool(_TWO_QUESTIONS.search(" ".join(line.text for line in piece.lines)))


def _gap(above: Piece, below: Piece) -> float:
    return below.lines[0].y - above.lines[-1].y


def _shaped(index: int, page: PageParts, area: Area, tints: bool) -> Iterator[_White]:
    for place, (piece, below) in enumerate(pairwise(page.pieces)):
        before = page.pieces[place - 1] if place else None
        if has_heading_shape(piece, area) and below.kind != "signature":
            above = _gap(before, piece) if before is not None else None
            # What stands between two headings of one kind is what the first one heads.
            if before is not None and before.kind == below.kind == "heading" and before.style == below.style:
                continue
            alone = bool(_NUMBERED.match(piece.lines[0].text)) or (tints and is_tinted(piece))
            heads = below.kind == "heading"
            yield _White(index, place, above, _gap(piece, below), piece.lines[0].size, heads, alone)


def _is_certain(white: _White, usual: float) -> bool:
    return white.above is not None and white.above >= max(_ABOVE * white.below, _PARAGRAPH * usual)


def _is_top(white: _White, certain: Sequence[_White], usual: float) -> bool:
    """Whether the white below is that of other headings, rather than that between paragraphs."""
    off = min((abs(white.below - other.below) for other in certain if _alike(white, other)), default=None)
    return off is not None and off < abs(white.below - usual) / 2


def _alike(white: _White, other: _White) -> bool:
    return abs(white.below - other.below) < _SAME and abs(white.size - other.size) < _SAME
