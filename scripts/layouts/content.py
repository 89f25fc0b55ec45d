"""What does a letter say, whatever it will look like?

Blocks come from the sources of the corpus and from ``extra.md`` (all fiction); notes are numbered through, bullets
get the sign of the layout, headings its numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pyphen
from corpus.markup import NOTE, Block, parse_body, read_source

from layouts.designs import Design

LETTERS = Path(__file__).parent.parent / "corpus" / "letters"
EXTRA = Path(__file__).parent / "extra.md"
CLOSING = "Fictief document – corpus ipsearch. Personen, missies en nummers in deze brief bestaan niet."
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Item:
    """One block: ``text`` carries its note marks ``[^n]``; ``marker`` is what a bullet or numbered item shows."""

    kind: str
    text: str = ""
    level: int = 1
    marker: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    new_page: bool = False

    @property
    def plain(self) -> str:
        """The text as truth holds it."""
        text = NOTE.sub("", self.text)
        return f"{self.marker} {text}" if self.marker else text

    @property
    def ordered(self) -> bool:
        return self.marker[:1].isdigit()


@dataclass(frozen=True, slots=True)
class Content:
    """A whole letter: what its head needs, its items in order, its notes by number."""

    meta: dict[str, str]
    date: str
    items: tuple[Item, ...]
    notes: dict[str, str] = field(default_factory=dict)


def content_of(design: Design) -> Content:
    """The letter that a design shows: its sources one after another, the first one giving the head."""
    sources = [read_source(next(LETTERS.glob(f"{number}_*.md"))) for number in design.sources]
    notes: dict[str, str] = {}
    items: list[Item] = []
    for blocks, own_notes in [*[(s.blocks, s.notes) for s in sources], *([_extra()] if design.extra else [])]:
        blocks = [block for block in blocks if block.kind != "signature"]
        items += _items(blocks, own_notes, notes, design)
    items.append(Item("paragraph", CLOSING))
    signed = [block for source in sources for block in source.blocks if block.kind == "signature"][:1]
    items += [Item("signature", block.text, lines=block.lines) for block in signed if design.signed]
    return Content(sources[0].meta, sources[0].printed_date, tuple(_paged(_numbered(items, design), design)), notes)


def softened(text: str) -> str:
    """The text with a soft hyphen wherever a word may be broken."""
    return re.sub(r"[^\W\d_]{7,}", lambda found: _syllables().inserted(found[0], SOFT_HYPHEN), text)


@cache
def _syllables() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=3, right=3)


def _extra() -> tuple[Iterable[Block], dict[str, str]]:
    return parse_body(EXTRA.read_text("utf-8"))


def _items(blocks: Iterable[Block], own: dict[str, str], notes: dict[str, str], design: Design) -> Iterator[Item]:
    names = {old: str(len(notes) + place) for place, old in enumerate(_called(blocks), 1)}
    notes.update({new: own[old] for old, new in names.items()})
    for block in blocks:
        text = NOTE.sub(lambda found: f"[^{names[found[1]]}]" if design.notes else "", block.text)
        if block.kind == "bullet":
            yield _bullet(text, 1, design)
        elif re.match(r"Den Haag, \d", text):
            continue  # the letterhead has the date
        elif block.kind == "paragraph" and text.startswith("-- "):
            yield _bullet(text[1:], 2, design)
        else:
            yield Item(block.kind, text, max(1, block.level), rows=block.rows)


def _called(blocks: Iterable[Block]) -> list[str]:
    return [label for block in blocks for label in NOTE.findall(block.text)]


def _bullet(text: str, level: int, design: Design) -> Item:
    sign, rest = text.split(" ", 1)
    return Item("bullet", rest, level, marker=sign if sign[0].isdigit() else design.bullets[level - 1])


def _numbered(items: Iterable[Item], design: Design) -> Iterator[Item]:
    """Headings with the numbers that the design gives them."""
    counts = [0, 0, 0]
    for item in items:
        if item.kind != "heading" or not design.numbered:
            yield item
            continue
        level = item.level - 1
        counts = [*counts[:level], counts[level] + 1, *[0] * (2 - level)]
        label = ".".join(str(count) for count in counts[: item.level]) + ("." if item.level == 1 else "")
        yield replace(item, text=f"{label} {item.text}")


def _paged(items: Iterable[Item], design: Design) -> Iterator[Item]:
    """Items that start a page because the design sets a table or the signature apart."""
    after_table = False
    for item in items:
        alone = design.table_alone and item.kind == "table" and len(item.rows) > 8
        yield replace(item, new_page=alone or after_table or (item.kind == "signature" and design.sign_alone))
        after_table = alone
