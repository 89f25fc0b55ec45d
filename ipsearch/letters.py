"""What is a letter, as read?

A letter is a sequence of pages; a page is a cleaned text and the blocks it consists of; a passage is what is
retrieved. All offsets are half-open ``[start, end)``, in code points of the page's NFC text. Nothing here says how
a thing was found or ranked: see ``results``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

BlockKind = Literal["heading", "paragraph", "bullet", "table", "footnote", "signature", "margin", "header", "footer"]
BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
FURNITURE: frozenset[BlockKind] = frozenset({"margin", "header", "footer"})

Continuation = Literal["none", "text", "word"]
Seam = Literal["", " ", "\n"]
Origin = Literal["printed", "assigned"]

BLOCK_SEPARATOR = "\n\n"
CELL_SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page.

    ``start`` and ``end`` are offsets into the page text, ``None`` for furniture, which is no part of it.
    ``paragraph`` is the 1-based ordinal over the whole letter; the two halves of a paragraph that runs over a page
    end share it. ``continues`` says how this block runs on in the next block with the same number: ``"word"`` when a
    word is broken by a hyphen at the page end. ``level`` is 1 to 6 for headings. ``label`` is a footnote's marker.
    ``notes`` are the footnote markers that stand in the text. A table's text holds one line a row, cells parted by
    ``CELL_SEPARATOR``; its first ``header_rows`` lines are column heads.
    """

    kind: BlockKind
    text: str
    start: int | None = None
    end: int | None = None
    paragraph: int | None = None
    level: int | None = None
    label: str | None = None
    notes: tuple[str, ...] = ()
    continues: Continuation = "none"
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``number`` is physical and 1-based; ``printed`` is the number printed on it, never inferred.

    ``ocr`` is true when the words were recognised from a picture.
    """

    number: int
    printed: int | None
    text: str
    blocks: tuple[Block, ...]
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a letter prints about itself; every field is ``None`` when it is not printed.

    ``kamerstuk`` is the letter's own number as ``29628-895`` or ``21501-32-1703``, never one it refers to.
    """

    title: str | None = None
    kenmerk: str | None = None
    kamerstuk: str | None = None
    date: dt.date | None = None
    subject: str | None = None
    sender: str | None = None
    addressee: str | None = None
    signatory: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as read: its pages, what it says of itself, and what the reader wants the user to know."""

    pages: tuple[Page, ...]
    letterhead: Letterhead
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter in an index. ``id`` is the first 12 hex digits of the file's SHA-256.

    ``kenmerk_origin`` and ``date_origin`` are ``"printed"``, ``"assigned"`` (by the user's manifest) or ``None``.
    """

    id: str
    file: str
    sha256: str
    title: str
    kenmerk: str | None
    kenmerk_origin: Origin | None
    kamerstuk: str | None
    annex_to: str | None
    date: dt.date | None
    date_origin: Origin | None
    subject: str | None
    sender: str | None
    addressee: str | None
    signatory: str | None
    pages: int
    indexed_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of page text. ``page`` is the physical page number; ``seam`` attaches it to the span before it."""

    page: int
    start: int
    end: int
    seam: Seam = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is retrieved: a paragraph, bullet group, table row group or footnote, with its heading path.

    ``text`` equals ``join_spans(spans, pages)``. ``paragraphs`` are the first and last paragraph number, inclusive.
    ``kind`` is the kind of its first block that is not a table head.
    """

    letter: str
    position: int
    kind: BlockKind
    text: str
    section: tuple[str, ...]
    spans: tuple[Span, ...]
    paragraphs: tuple[int, int]

    @property
    def key(self) -> str:
        """Stable name of the passage in an index: letter id and position in the letter."""
        return f"{self.letter}-{self.position}"


def join_spans(spans: tuple[Span, ...], page_texts: dict[int, str]) -> str:
    """The text of a passage: each span's words, each after its seam.

    Args:
        spans: in reading order; the first seam is ignored.
        page_texts: page text by physical page number.
    """
    parts = []
    for place, span in enumerate(spans):
        parts.append((span.seam if place else "") + page_texts[span.page][span.start : span.end])
    return "".join(parts)


def cut_spans(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """The part ``[start, end)`` of the joined text, as spans of the pages that it comes from."""
    cut: list[Span] = []
    offset = 0
    for place, span in enumerate(spans):
        offset += len(span.seam) if place else 0
        left, right = max(start, offset), min(end, offset + span.end - span.start)
        if left < right:
            cut.append(Span(span.page, span.start + left - offset, span.start + right - offset, span.seam))
        offset += span.end - span.start
    return tuple(cut)


def encoded_text(passage: Passage) -> str:
    """What a model sees of a passage: under a heading it is about what the heading says."""
    above = [head for head in passage.section if head not in passage.text]
    return " / ".join((*above, passage.text))
