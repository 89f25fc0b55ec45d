"""Which parts of a Word file are the list of what it holds, that Word makes from the headings?

Its lines say the headings once more, with page numbers that only paper has: they are no text of the letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from ipsearch.readers.docx.archive import W
from ipsearch.readers.docx.styles import Style
from ipsearch.readers.drafts import DraftBlock

_GALLERY = "Table of Contents"
# Word names these styles in English within, whatever the language of who writes.
_STYLE = re.compile(r"^(?:(?:toc|inhopg|inhoudsopgave) ?\d|toc heading|kop van inhoudsopgave)$", re.IGNORECASE)
_MAX_ENTRY, _MIN_TYPED = 250, 2
_TYPED = re.compile(r"\S.*?(?:\t|\.{4,}|…{2,})[\s.…]*\d{1,3}$")
_TITLE = re.compile(r"^Inhoud(?:sopgave)?:?$", re.IGNORECASE)


def is_contents(container: etree._Element) -> bool:
    """Whether a container is the list that Word made: it keeps the name of the gallery that the list came from."""
    gallery = container.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == _GALLERY


def is_entry(style: Style) -> bool:
    """Whether the style is that of a line or the title of the list."""
    return bool(_STYLE.match(style.name))


def _typed_entries(blocks: Sequence[DraftBlock], start: int) -> int:
    """How many blocks from there are lines of a list that somebody typed: words, a tab or dots, and a page number."""
    end = start
    while end < len(blocks) and not blocks[end].rows:
        if blocks[end].text.strip() and not _TYPED.search(blocks[end].text):
            break
        end += 1
    return end - start if sum(bool(block.text.strip()) for block in blocks[start:end]) >= _MIN_TYPED else 0


def could_be_entry(text: str) -> bool:
    """Whether a paragraph in the field of a list is a line of it: a field may be left open to the end of the letter."""
    return len(text) <= _MAX_ENTRY and not text.rstrip().endswith(".")


def set_aside(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Blocks of the list as margin."""
    return [replace(block, kind="margin", level=None) if block.text.strip() else block for block in blocks]


def title_aside(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Blocks with the title of a list that stands in the margin put there too: it may be set in any style."""
    settled = list(blocks)
    for place, block in enumerate(settled):
        if not _TITLE.match(block.text.strip()):
            continue
        below = next((after for after in settled[place + 1 :] if after.text.strip() or after.rows), None)
        entries = _typed_entries(settled, place + 1)
        if entries or (below is not None and below.kind == "margin"):
            settled[place : place + 1 + entries] = set_aside(settled[place : place + 1 + entries])
    return settled
