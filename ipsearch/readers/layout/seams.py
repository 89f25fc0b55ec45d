"""Does the last block of a page run on over the page end?

Only where the pages follow each other: between printed pages 11 and 13 a joined paragraph would be a sentence that
nobody wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipsearch.letters import Continuation
from ipsearch.readers.layout.paragraphs import Flow, ends_sentence
from ipsearch.readers.layout.pieces import PageParts, Piece
from ipsearch.readers.layout.signs import has_sign
from ipsearch.text.hyphens import Break, HyphenJudge, is_broken

# The text of an item stands in by more than this, in em; its lines start on one edge within it.
_HANGS = 0.5
# What carries on an item starts where the item's text does, within so many points.
_SAME_EDGE = 1.0


def with_tails(pages: Sequence[PageParts], flow: Flow, judge: HyphenJudge) -> list[PageParts]:
    """The pages, with the first block of each a list item when it carries one on.

    Also where the page before is missing: then only the place where its lines start tells.
    """
    edges = {round(_text_edge(piece)) for page in pages for piece in page.pieces if piece.kind == "bullet"}
    done = list(pages[:1])
    for page in pages[1:]:
        first = page.pieces[0] if page.pieces else None
        if first is not None and first.kind == "paragraph" and _is_tail(first, done[-1], page, edges, flow, judge):
            page = replace(page, pieces=(replace(first, kind="bullet"), *page.pieces[1:]))
        done.append(page)
    return done


def _is_tail(first: Piece, before: PageParts, page: PageParts, edges: set[int], flow: Flow, judge: HyphenJudge) -> bool:
    line = first.lines[0]
    hangs = line.x0 - flow.area.left > _HANGS * line.size and any(abs(line.x0 - edge) <= 1.5 for edge in edges)
    if not before.pieces or not _consecutive(before, page):
        return hangs and line.text[:1].islower()
    last = before.pieces[-1]
    if last.kind != "bullet":
        return False
    under = hangs and all(abs(other.x0 - _text_edge(last)) <= _SAME_EDGE for other in first.lines)
    return under or seam(before, page, flow, judge) != "none"


def _text_edge(piece: Piece) -> float:
    """Where the text of a list item starts, after its sign."""
    if len(piece.lines) > 1:
        return piece.lines[-1].x0
    words = piece.lines[0].words
    return words[1].x0 if len(words) > 1 else words[0].x0


def seam(page: PageParts, following: PageParts, flow: Flow, judge: HyphenJudge) -> Continuation:
    """How the last block of a page goes on in the first of the following one.

    A hyphen that belongs to its word leaves ``"text"``: ``"word"`` would take it away.
    """
    if not page.pieces or not following.pieces or not _consecutive(page, following):
        return "none"
    last, first = page.pieces[-1], following.pieces[0]
    if last.kind not in ("paragraph", "bullet") or first.kind not in ("paragraph", "bullet"):
        return "none"
    end = last.lines[-1]
    if is_broken(end.words[-1].text):
        closed = judge.judge(end.words[-1].text, first.lines[0].words[0].text) is Break.JOIN
        return "word" if closed else "text"
    if ends_sentence(end.text) or _opens_item(first) or not _could_run_on(last, first, flow):
        return "none"
    return "text"


def _consecutive(page: PageParts, following: PageParts) -> bool:
    if page.lines.printed is None or following.lines.printed is None:
        return True
    return following.lines.printed == page.lines.printed + 1


def _opens_item(piece: Piece) -> bool:
    return piece.kind == "bullet" and has_sign(piece.lines[0])


def _could_run_on(last: Piece, first: Piece, flow: Flow) -> bool:
    """A line that was broken by the page end is full, or goes on in the middle of a sentence."""
    start, end = first.lines[0], last.lines[-1]
    if last.kind == "bullet":
        hangs = abs(start.x0 - _text_edge(last)) < _HANGS * start.size
        return flow.is_full(end, start) and (hangs or start.text[:1].islower())
    return start.text[:1].islower() or flow.is_full(end, start)
