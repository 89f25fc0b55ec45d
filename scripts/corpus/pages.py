"""Divide a letter over pages: which line, table row and footnote stands where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from corpus.lines import Line, break_lines, join_lines
from corpus.markup import Block, Source
from corpus.styles import Style
from corpus.truth import TruthPage

BULLET_INDENT = 14.0


@dataclass(frozen=True, slots=True)
class Item:
    """One thing with a height that is never split: a text line or a table row."""

    block: int
    height: float
    gap: float = 0.0
    line: Line | None = None
    cells: tuple[tuple[Line, ...], ...] = ()
    row: int = 0
    font: str = ""
    size: float = 0.0
    offset: float = 0.0
    marker: str = ""
    together: bool = False  # must not be the last on a page

    @property
    def notes(self) -> list[str]:
        return self.line.notes if self.line else []


@dataclass(frozen=True, slots=True)
class Placed:
    """An item and the y of its top edge."""

    item: Item
    top: float


@dataclass(slots=True)
class Sheet:
    """One page: placed items, and the notes that stand at its foot with their lines."""

    number: int
    placed: list[Placed] = field(default_factory=list)
    notes: list[tuple[str, list[Line]]] = field(default_factory=list)


def heading_face(style: Style, level: int) -> tuple[str, float]:
    """Font and size by level: bold large, bold, italic."""
    if level == 1:
        return style.bold, style.size + (1.2 if style.head == "annex" else 0.0)
    return (style.bold, style.size) if level == 3 and style.head == "annex" else (style.italic, style.size)


def block_items(number: int, block: Block, style: Style, gap: float) -> list[Item]:
    """Cut one block into items."""
    if block.kind == "table":
        return table_items(number, block, style)
    if block.kind == "signature":
        return signature_items(number, block, style)
    font, size, offset, indent, marker, text = style.regular, style.size, 0.0, 0.0, "", block.text
    if block.kind == "heading":
        font, size = heading_face(style, block.level)
    elif block.kind == "bullet":
        marker, text = block.text.split(" ", 1)
        offset = BULLET_INDENT
    else:
        indent = style.indent if gap == 0 else 0.0
    hyphens = style.hyphens and block.kind in {"paragraph", "bullet"}
    lines = break_lines(text, font, size, style.width - offset, hyphens=hyphens, first_indent=indent)
    return [
        Item(
            number,
            style.leading,
            gap if i == 0 else 0.0,
            line,
            font=font,
            size=size,
            offset=offset + (indent if i == 0 else 0.0),
            marker=marker if i == 0 else "",
            together=block.kind == "heading" or line.broken or (i == 0 and len(lines) > 1),
        )
        for i, line in enumerate(lines)
    ]


def signature_items(number: int, block: Block, style: Style) -> list[Item]:
    """Function and name, with room for a hand between them."""
    gaps = [style.leading * 1.5, style.leading * 3]
    return [
        Item(
            number,
            style.leading,
            gaps[i],
            break_lines(text, style.regular, style.size, style.width)[0],
            font=style.regular,
            size=style.size,
            together=i == 0,
        )
        for i, text in enumerate(block.lines)
    ]


def column_widths(block: Block, style: Style) -> list[float]:
    """Share the width by what the widest cell needs, within bounds, so that long cells wrap."""
    longest = [max(len(row[i]) for row in block.rows) for i in range(len(block.rows[0]))]
    shares = [min(max(length, 9), 34) for length in longest]
    return [style.width * share / sum(shares) for share in shares]


def table_items(number: int, block: Block, style: Style) -> list[Item]:
    """One item per row; the header row and the row before the last keep their neighbour."""
    widths, pad = column_widths(block, style), 8.0
    items = []
    for i, row in enumerate(block.rows):
        font = style.bold if i == 0 else style.regular
        cells = tuple(
            tuple(break_lines(cell, font, style.size - 0.5, width - pad))
            for cell, width in zip(row, widths, strict=True)
        )
        height = max(len(cell) for cell in cells) * (style.leading - 0.5) + 5
        items.append(
            Item(
                number,
                height,
                style.leading if i == 0 else 0.0,
                cells=cells,
                row=i,
                font=font,
                size=style.size - 0.5,
                together=i in {0, len(block.rows) - 2},
            )
        )
    return items


def gap_before(previous: Block | None, block: Block, style: Style) -> float:
    """White space above a block, given what stands above it."""
    if previous is None:
        return 0.0
    if block.kind == "heading":
        return style.heading_gap if previous.kind != "heading" else style.leading * 0.5
    if previous.kind == "heading":
        return max(style.gap * 0.5, 4.0) if style.head != "kamerstuk" else style.gap
    if block.kind == "bullet":
        return 4.0 if previous.kind != "bullet" else 0.0
    if previous.kind in {"table", "bullet"}:
        return max(style.gap, 8.0)
    return style.gap


def paginate(source: Source, style: Style) -> list[Sheet]:
    """Place all items; a chain of items that must stay together moves to the next page as one."""
    items: list[Item] = []
    previous = None
    for number, block in enumerate(source.blocks):
        items += block_items(number, block, style, gap_before(previous, block, style))
        previous = block
    sheets = [Sheet(1)]
    y, floor, start = style.top_first, style.bottom, 0
    while start < len(items):
        end = start + 1
        while items[end - 1].together and end < len(items):
            end += 1
        chain = items[start:end]
        notes = [(n, note_lines(n, source, style)) for item in chain for n in item.notes]
        need = sum(item.height + item.gap for item in chain)
        if y - need < floor + notes_height(notes, sheets[-1], style) and sheets[-1].placed:
            sheets.append(Sheet(len(sheets) + 1))
            y, floor = style.top_later, style.bottom
        floor += notes_height(notes, sheets[-1], style)
        for item in chain:
            y -= item.gap if sheets[-1].placed else 0.0
            sheets[-1].placed.append(Placed(item, y))
            y -= item.height
        sheets[-1].notes += notes
        start = end
    return sheets


def notes_height(notes: list[tuple[str, list[Line]]], sheet: Sheet, style: Style) -> float:
    """Room these notes take at the foot, with the rule above them when they are the first on the sheet."""
    rule = 10.0 if notes and not sheet.notes else 0.0
    return rule + sum(len(lines) * (style.note_size + 2) for _, lines in notes)


def note_lines(number: str, source: Source, style: Style) -> list[Line]:
    """The lines of one footnote, its number drawn apart."""
    return break_lines(source.notes[number], style.regular, style.note_size, style.width - 10)


def body_truth(page: TruthPage, sheet: Sheet, sheets: list[Sheet], source: Source) -> None:
    """Append what stands on this sheet: parts of blocks, marked where they run over a page end, then notes."""
    numbers = list(dict.fromkeys(placed.item.block for placed in sheet.placed))
    before = sheets[sheet.number - 2].placed[-1].item.block if sheet.number > 1 else -1
    after = sheets[sheet.number].placed[0].item.block if sheet.number < len(sheets) else -1
    for number in numbers:
        items = [placed.item for placed in sheet.placed if placed.item.block == number]
        found = part_truth(source.blocks[number], items)
        if number == before:
            found["continued"] = True
        if number == after:
            found["continues"] = True
        page.blocks.append(found)
    for mark, _ in sheet.notes:
        page.footnote(mark, source.notes[mark])


def part_truth(block: Block, items: list[Item]) -> dict[str, Any]:
    """The part of a block that these items print."""
    found: dict[str, Any] = {"type": block.kind}
    if block.kind == "table":
        rows = [block.rows[item.row] for item in items]
        found |= {"text": "\n".join(" | ".join(row) for row in rows), "rows": [list(row) for row in rows]}
        return found
    lines = [item.line for item in items if item.line]
    found["text"] = (items[0].marker + " " if items[0].marker else "") + join_lines(lines)
    if block.kind == "heading":
        found["level"] = block.level
    if notes := [note for item in items for note in item.notes]:
        found["notes"] = notes
    return found
