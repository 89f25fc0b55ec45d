"""When is a page end in a text no page end to show?

Where a text only hints at its page ends (a line that starts with a space after footnotes), they serve to find the notes
and to join paragraphs, but nobody who holds the file can see a page there. Such a text is shown as one page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipsearch.letters import FURNITURE
from ipsearch.readers.drafts import DraftBlock, DraftPage


def as_one_page(pages: Sequence[DraftPage]) -> DraftPage:
    """All blocks on one page; a paragraph that ran over a page end is whole again, the notes of its page after it."""
    blocks: list[DraftBlock] = []
    for page in pages:
        open_place = next((i for i in reversed(range(len(blocks))) if blocks[i].continues != "none"), None)
        rest = list(page.blocks)
        if open_place is not None:
            first = next(i for i, block in enumerate(rest) if _is_text(block))
            blocks[open_place] = _joined(blocks[open_place], rest.pop(first))
        blocks += rest
    return DraftPage(None, tuple(blocks))


def _joined(left: DraftBlock, right: DraftBlock) -> DraftBlock:
    text = left.text[:-1] + right.text if left.continues == "word" else f"{left.text} {right.text}"
    return replace(left, text=text, notes=(*left.notes, *right.notes), continues=right.continues)


def _is_text(block: DraftBlock) -> bool:
    return block.kind not in FURNITURE and block.kind != "footnote"
