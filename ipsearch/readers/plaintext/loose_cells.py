"""Did a table lose its rows, so that its cells stand in the text in whatever order the tool printed them?

Nothing can put them back for certain; whoever reads the letter must know that figures there may stand beside the wrong
words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from ipsearch.readers.drafts import DraftBlock, DraftPage
from ipsearch.readers.plaintext.lines import ends_sentence

# A cell is this short, unless most of it is figures; a table has so many figures in as many blocks.
_CELL, _MOSTLY, _FIGURES, _BLOCKS = 45, 0.6, 6, 4
# So many headings in a row, with no text below any of them, are cells that hold words.
_HEADINGS = 7
_FIGURE = re.compile(r"^[-–+]?[€%]?\d[\d.,]*%?$")


def has_loose_cells(pages: Sequence[DraftPage]) -> bool:
    """Whether cells stand one after the other as blocks of the body, in any of the pages."""
    return any(_is_table(list(run)) for page in pages for cell, run in groupby(page.blocks, key=_is_cell) if cell)


def _is_table(run: Sequence[DraftBlock]) -> bool:
    figures = sum(bool(_FIGURE.match(word)) for block in run for word in block.text.split())
    headings = sum(block.kind == "heading" for block in run)
    return (len(run) >= _BLOCKS and figures >= _FIGURES) or headings >= _HEADINGS


def _is_cell(block: DraftBlock) -> bool:
    words = block.text.split()
    if block.kind not in ("paragraph", "heading") or not words:
        return False
    figures = sum(bool(_FIGURE.match(word)) for word in words)
    return figures >= _MOSTLY * len(words) or (len(block.text) <= _CELL and not ends_sentence(block.text))
