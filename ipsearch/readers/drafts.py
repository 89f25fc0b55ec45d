"""What does a format reader hand over, before offsets are fixed?

A reader for one format returns draft pages. ``assembly`` turns them into ``Page`` values: it normalises to NFC, lays
the text out, numbers paragraphs and fixes every offset, once, for all formats.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from ipsearch.letters import BlockKind, Continuation


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A block without a place. ``rows`` holds the cells of a table, its text is then ignored.

    ``continues`` belongs to the last text block of a page whose paragraph runs on in the next page's first text
    block; ``"word"`` when the hyphen at its end breaks a word and goes when the two are joined.
    """

    kind: BlockKind
    text: str
    level: int | None = None
    label: str | None = None
    notes: tuple[str, ...] = ()
    continues: Continuation = "none"
    rows: tuple[tuple[str, ...], ...] = ()
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class DraftPage:
    """One page as a format reader sees it; ``printed`` only when the number stands on the page."""

    printed: int | None
    blocks: tuple[DraftBlock, ...]
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format reader returns.

    ``metadata`` holds what the format states outside the text and by whose convention it is reliable, such as the
    ``meta`` tags of an official publication: keys are the field names of ``Letterhead``, values as written there.
    """

    pages: tuple[DraftPage, ...]
    metadata: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """What a hostile file may cost at most; checked before and while parsing."""

    file_bytes: int = 200_000_000
    unpacked_bytes: int = 300_000_000
    pages: int = 3_000
    characters: int = 20_000_000
    pdf_operators_per_page: int = 400_000
    pdf_form_depth: int = 8


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: limits and the passwords to try."""

    limits: Limits = Limits()
    passwords: tuple[str, ...] = ()


class Step(NamedTuple):
    """A reader's sign of life: it is about to recognise scanned page ``number`` of ``total``, counted from 1."""

    number: int
    total: int


OnStep = Callable[[Step], None]
"""Called by a reader before each piece of work that takes seconds."""


def no_step(_: Step) -> None:
    """For those who need no signs of life."""
