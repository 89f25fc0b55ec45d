"""How are the blocks of a page written out?"""

from __future__ import annotations

from collections.abc import Sequence

from ipsearch.letters import Continuation
from ipsearch.readers.drafts import DraftBlock, DraftPage
from ipsearch.readers.layout.headings import Levels
from ipsearch.readers.layout.pieces import PageParts, Piece
from ipsearch.text.hyphens import HyphenJudge, is_broken, join_lines


def draft_page(page: PageParts, goes_on: Continuation, levels: Levels, judge: HyphenJudge) -> DraftPage:
    """A page as draft: letterhead and margin, body, notes, foot.

    Args:
        goes_on: how its last block continues on the next page.
        levels: of headings.
        judge: decides line-end hyphens.
    """
    lines = page.lines
    blocks = [DraftBlock("header", text) for text in lines.headers]
    blocks += [DraftBlock("margin", text) for text in lines.margins]
    blocks += _body(page.pieces, goes_on, levels, judge)
    blocks += [DraftBlock("footnote", join_lines(note.lines, judge), label=note.label) for note in page.notes]
    blocks += [DraftBlock("footer", text) for text in lines.footers]
    return DraftPage(lines.printed, tuple(blocks), lines.ocr)


def _body(pieces: Sequence[Piece], goes_on: Continuation, levels: Levels, judge: HyphenJudge) -> list[DraftBlock]:
    return [_block(piece, goes_on if piece is pieces[-1] else "none", levels, judge) for piece in pieces]


def _block(piece: Piece, goes_on: Continuation, levels: Levels, judge: HyphenJudge) -> DraftBlock:
    if piece.kind == "table" and piece.table is not None:
        table = piece.table
        return DraftBlock("table", "", notes=piece.notes, rows=table.rows, header_rows=table.header_rows)
    texts = [line.text for line in piece.lines]
    if piece.kind == "signature":
        return DraftBlock("signature", "\n".join(_unbroken(texts, judge)), notes=piece.notes)
    level = levels.level(piece)
    return DraftBlock(piece.kind, join_lines(texts, judge), level=level, notes=piece.notes, continues=goes_on)


def _unbroken(texts: Sequence[str], judge: HyphenJudge) -> list[str]:
    """The lines of a signature, each of which says something else, but for one that ends inside a word."""
    lines: list[str] = []
    for text in texts:
        if lines and is_broken(lines[-1]):
            lines[-1] = join_lines((lines[-1], text), judge)
        else:
            lines.append(text)
    return lines
