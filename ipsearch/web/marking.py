"""How is text of a letter shown with parts of it marked? As text, whatever it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from ipsearch.letters import CELL_SEPARATOR, Block

Places = Sequence[tuple[int, int]]

# Controls, and marks that turn the direction of what follows: they would show a text as something that it is not.
_UNSEEN = dict.fromkeys(
    (*range(9), 11, *range(12, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F),
    "\ufffd",
)


def plain(value: object) -> object:
    """Text without what cannot be seen, each replaced by one visible sign; anything else as it is."""
    return value.translate(_UNSEEN) if isinstance(value, str) and not isinstance(value, Markup) else value


def marked(text: str, places: Places, identity: str = "") -> Markup:
    """Text with ``<mark>`` around some places, which may not overlap.

    Args:
        identity: id of the first mark, for links that lead to it.
    """
    made, done = Markup(), 0
    for start, end in places:
        name = Markup(' id="{}"').format(identity) if identity and not done and not made.count("<mark") else Markup()
        made += escape(plain(text[done:start])) + Markup("<mark{}>{}</mark>").format(name, plain(text[start:end]))
        done = end
    return made + escape(plain(text[done:]))


def annotated(text: str, places: Places, named: Places) -> Markup:
    """Text with ``<mark>`` around what was looked for, and what is named underlined; the two may overlap."""
    ends = {0, len(text), *(end for place in (*places, *named) for end in place)}
    made = Markup()
    for start, end in pairwise(sorted(ends)):
        piece = escape(plain(text[start:end]))
        if any(left <= start and end <= right for left, right in named):
            piece = Markup('<span class="genoemde">{}</span>').format(piece)
        if any(left <= start and end <= right for left, right in places):
            piece = Markup("<mark>{}</mark>").format(piece)
        made += piece
    return made


def within(places: Places, start: int, end: int) -> list[tuple[int, int]]:
    """The part of some places that lies in ``[start, end)``, counted from ``start``."""
    cut = [(max(start, left) - start, min(end, right) - start) for left, right in places]
    return [(left, right) for left, right in cut if left < right]


@dataclass(frozen=True, slots=True)
class Shown:
    """A block to show: its words, or the rows of a table, with marks."""

    kind: str
    level: int
    text: Markup
    rows: tuple[tuple[Markup, ...], ...] = ()
    header_rows: int = 0


def show_blocks(blocks: Sequence[Block], places: Places, identity: str) -> Iterator[Shown]:
    """The blocks of a page; the first mark of all has the identity."""
    free = identity
    for block in blocks:
        if block.start is None or block.end is None:
            continue
        inside = within(places, block.start, block.end)
        name, free = (free, "") if inside else ("", free)
        level = min(6, (block.level or 1) + 2)
        if block.kind == "table":
            rows = tuple(_rows(block.text, inside, name))
            yield Shown(block.kind, level, Markup(), rows, block.header_rows)
        else:
            yield Shown(block.kind, level, marked(block.text, inside, name))


def _rows(text: str, places: Places, identity: str) -> Iterator[tuple[Markup, ...]]:
    place = 0
    for line in text.split("\n"):
        cells = []
        for cell in line.split(CELL_SEPARATOR):
            inside = within(places, place, place + len(cell))
            name, identity = (identity, "") if inside else ("", identity)
            cells.append(marked(cell, inside, name))
            place += len(cell) + len(CELL_SEPARATOR)
        # After the last cell comes a line end, not a separator.
        place += 1 - len(CELL_SEPARATOR)
        yield tuple(cells)
