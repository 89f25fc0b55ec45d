"""Which paragraphs of a Word file are the feet of pages that it had before it was converted?

Programs that make Word files of PDFs leave what stood at the foot of a page between the paragraphs, or within one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ipsearch.readers.drafts import DraftBlock

_FOLIO = re.compile(
    r"^(?:(?:pagina|page|blad(?:zijde)?|pag\.|blz\.)\s*(?P<number>\d{1,4})(?:\s*(?:van|of|/)\s*\d{1,4})?|"
    r"(?P<alone>\d{1,4})\s*(?:van|of|/)\s*\d{1,4})$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:;,][”’\"')»]*$")


def folios_aside(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Blocks with counted pages as footer, and paragraphs whole again that ran on over the foot of a page."""
    numbers = [number for block in blocks if (number := _number(block)) is not None]
    # One alone may stand in a form; pages go up.
    if len(numbers) < 2 or any(after <= before for before, after in pairwise(numbers)):
        return list(blocks)
    settled: list[DraftBlock] = []
    feet: list[DraftBlock] = []
    apart = False
    for block in blocks:
        if _number(block) is not None:
            feet.append(replace(block, kind="footer", level=None))
            apart = True
        elif apart and settled and _runs_over(settled[-1], block):
            before = settled[-1]
            settled[-1] = replace(before, text=f"{before.text} {block.text}", notes=(*before.notes, *block.notes))
            apart = False
        elif block.text.strip() or block.rows or not apart:
            settled.append(block)
            apart = False
    return [*settled, *feet]


def _number(block: DraftBlock) -> int | None:
    match = None if block.rows else _FOLIO.match(block.text.strip())
    return int(match["number"] or match["alone"]) if match else None


def _runs_over(before: DraftBlock, after: DraftBlock) -> bool:
    """Whether a paragraph goes on in the next one: no end, and small letters."""
    prose = before.kind in ("paragraph", "bullet") and after.kind == "paragraph"
    return prose and not _ENDED.search(before.text.rstrip()) and after.text[:1].islower()
