"""Which headings that count on without a word between them are the items of a list set in bold?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.drafts import DraftBlock

_COUNT = re.compile(r"(?P<count>\d{1,2})[.)]?\s")
# Two sections may be left empty; a list in bold has more items.
_MIN_ITEMS = 3


def bold_items(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Blocks with three headings or more that count on from each other, and have no text, as items."""
    settled = list(blocks)
    run: list[int] = []
    for place, block in enumerate([*blocks, DraftBlock("paragraph", ".")]):
        if not block.text.strip() and not block.rows:
            continue
        count = _count(block)
        if count is not None and run and count == (_count(blocks[run[-1]]) or 0) + 1:
            run.append(place)
            continue
        if len(run) >= _MIN_ITEMS:
            for item in run:
                settled[item] = replace(blocks[item], kind="bullet", level=None)
        run = [place] if count is not None else []
    return settled


def _count(block: DraftBlock) -> int | None:
    match = _COUNT.match(block.text) if block.kind == "heading" else None
    return int(match["count"]) if match else None
