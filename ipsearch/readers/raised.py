"""Which raised figures, stars and figures in brackets call a note that no link leads to?

A mark counts when a block opens with the same one: a raised figure ("¹ Kamerstukken II …"), or stars or a figure in
brackets ("** Zie …", "[2] Zie …") that stand right behind a word before it. What marks nothing stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ipsearch.readers.drafts import DraftBlock
from ipsearch.readers.pieces import MARK

RAISED_LABEL = re.compile(r"^[\[(]?(\d{1,3})[\])]?$")
_BEHIND = r"(?<=[\w.,;:!?)»’”'\"%€])"
# How a note opens and how it is called, apart from raised figures.
_SIGNS = (
    (re.compile(r"^(\*{1,3})\s+(?=\S)"), re.compile(_BEHIND + r"(\*{1,3})(?![\w*])")),
    (re.compile(r"^\[(\d{1,3})\]\s+(?=\S)"), re.compile(_BEHIND + r"\[(\d{1,3})\]")),
)
_PROSE = frozenset({"paragraph", "bullet", "heading"})


def settle_marks(blocks: Sequence[DraftBlock], known: Collection[str]) -> tuple[list[DraftBlock], dict[str, str]]:
    """Blocks with their marks resolved, and the notes among them by label.

    Args:
        blocks: as walked, marks still in the text.
        known: labels of the notes that links lead to.
    """
    for opens, calls in _SIGNS:
        blocks = _marked(blocks, opens, calls)
    opening = {match[1]: block for block in blocks if (match := MARK.match(block.text))}
    inside = {label for block in blocks for text in (block.text[1:], *_cells(block)) for label in MARK.findall(text)}
    raised = {
        label: " ".join(MARK.sub("", block.text, count=1).split())
        for label, block in opening.items()
        if label in inside and label not in known
    }

    def resolved(mark: re.Match[str]) -> str:
        return "" if mark[1] in raised or mark[1] in known else mark[1]

    settled = []
    for block in blocks:
        if not MARK.search(block.text) and not any(map(MARK.search, _cells(block))):
            settled.append(block)
            continue
        match = MARK.match(block.text)
        if match and match[1] in raised and opening[match[1]] is block:
            continue
        called = [label for text in (block.text, *_cells(block)) for label in MARK.findall(text)]
        labels = tuple(label for label in called if label in raised or label in known)
        rows = tuple(tuple(MARK.sub(resolved, cell) for cell in row) for row in block.rows)
        settled.append(replace(block, text=MARK.sub(resolved, block.text), rows=rows, notes=block.notes + labels))
    return settled, raised


def unmarked(text: str) -> str:
    """The text with its marks as the figures that they are."""
    return MARK.sub(lambda mark: mark[1], text)


def _cells(block: DraftBlock) -> Iterator[str]:
    return (cell for row in block.rows for cell in row)


def _marked(blocks: Sequence[DraftBlock], opens: re.Pattern[str], calls: re.Pattern[str]) -> Sequence[DraftBlock]:
    """Signs as marks, where a block opens with one that stands behind a word before it."""
    called: set[str] = set()
    notes: dict[int, str] = {}
    for place, block in enumerate(blocks):
        match = opens.match(block.text) if block.kind in _PROSE else None
        if match and match[1] in called and match[1] not in notes.values():
            notes[place] = match[1]
        called |= set(calls.findall(block.text))
    if not notes:
        return blocks
    labels = set(notes.values())

    def marked(found: re.Match[str]) -> str:
        return f"\ue000{found[1]}\ue001" if found[1] in labels else found[0]

    return [
        replace(block, text=opens.sub(marked, block.text), kind="paragraph")
        if place in notes
        else replace(block, text=calls.sub(marked, block.text))
        for place, block in enumerate(blocks)
    ]
