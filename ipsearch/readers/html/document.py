"""How does an HTML file become one page of blocks?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipsearch.errors import Damaged, TooLarge
from ipsearch.readers.drafts import Draft, DraftBlock, DraftPage, ReadOptions
from ipsearch.readers.flow import settle_flow
from ipsearch.readers.html.blocks import BlockWalk
from ipsearch.readers.html.content import find_content, parse
from ipsearch.readers.html.metadata import read_metadata
from ipsearch.readers.html.notes import find_notes


def read_html(data: bytes, file: str, options: ReadOptions) -> Draft:
    """Read an HTML file: an official publication or a saved web page.

    Raises:
        Damaged: no element of the page holds text.
        TooLarge: more characters than the limit allows.
    """
    root = parse(data, file)
    metadata = read_metadata(root)
    content = find_content(root)
    if content.element is None:
        raise Damaged(file, "The page holds no text. If a script builds it, save it from the browser as PDF instead.")
    notes = find_notes(content.element)
    walk = BlockWalk(notes, options.limits.characters, file)
    blocks = _levelled(settle_flow(walk.blocks(content.element)))
    aside = [DraftBlock(edge.kind, edge.text) for edge in content.edges]
    heads = [block for block in aside if block.kind != "footer"]
    feet = [block for block in aside if block.kind == "footer"]
    page = DraftPage(None, (*heads, *blocks, *walk.notes(), *feet))
    _check_size(page, file, options)
    return Draft((page,), metadata)


def _check_size(page: DraftPage, file: str, options: ReadOptions) -> None:
    characters = sum(len(block.text) + sum(len(cell) for row in block.rows for cell in row) for block in page.blocks)
    if characters > options.limits.characters:
        raise TooLarge(file, f"The page holds {characters:,} characters; the limit is {options.limits.characters:,}.")


def _levelled(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Headings counted from 1: a document inside a site often starts at h2."""
    top = min((block.level for block in blocks if block.kind == "heading" and block.level), default=1)
    return [replace(block, level=block.level - top + 1) if block.level else block for block in blocks]
