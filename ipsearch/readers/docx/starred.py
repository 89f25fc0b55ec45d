"""Which lines under a table of a Word file explain a star in one of its cells?

Typed stars open list items too; here the table calls them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.drafts import DraftBlock

_CALL = re.compile(r"(?<=\w)(\*{1,3})(?!\*)")
_NOTE = re.compile(r"(?P<label>\*{1,3})\s*(?P<text>[^\s*].*)", re.DOTALL)


def starred_notes(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Blocks with the lines right under a table that open with a star of its cells as notes."""
    settled = list(blocks)
    called: set[str] = set()
    for place, block in enumerate(settled):
        if block.rows:
            called = {star for row in block.rows for cell in row for star in _CALL.findall(cell)}
            continue
        note = _NOTE.fullmatch(block.text.strip())
        if note and note["label"] in called and block.kind in ("bullet", "paragraph"):
            settled[place] = replace(block, kind="footnote", text=note["text"], label=note["label"])
        elif block.text.strip():
            called = set()
    return settled
