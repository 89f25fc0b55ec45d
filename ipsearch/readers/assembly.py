"""How do draft pages become pages: one normal form, one layout, one set of offsets?

Every format passes here, so that offsets, paragraph numbers and white space follow one rule. The text of a page is
its non-furniture blocks joined by ``BLOCK_SEPARATOR``; empty blocks disappear.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import zip_longest

from ipsearch.letters import BLOCK_SEPARATOR, CELL_SEPARATOR, FURNITURE, Block, BlockKind, Page
from ipsearch.readers.drafts import Draft, DraftBlock, DraftPage
from ipsearch.readers.invisible import drop_invisible

# Lines mean something in these kinds: an address, a label over its value, an office over a name.
_LINED: frozenset[BlockKind] = FURNITURE | {"signature"}
_SPACES = re.compile(r"\s+")


def assemble(draft: Draft) -> tuple[Page, ...]:
    """Lay the draft out as pages with final text and offsets.

    Physical numbers count from 1. Paragraph numbers count from 1 over the letter and cover every non-furniture
    block; a block that runs on over the page end shares its number with its second half. A draft block that claims
    to run on where nothing takes it up loses the claim.
    """
    pages = _settled([_clean_page(page) for page in draft.pages])
    laid_out: list[Page] = []
    last, shared = 0, None
    for number, page in enumerate(pages, start=1):
        done = _lay_out(page, number, last, shared)
        laid_out.append(done)
        last = max([last, *(block.paragraph or 0 for block in done.blocks)])
        shared = next((block.paragraph for block in done.blocks if block.continues != "none"), None)
    return tuple(laid_out)


def clean_text(text: str) -> str:
    """NFC, without invisible characters, every run of white space one space."""
    return _SPACES.sub(" ", drop_invisible(_normal(text))).strip()


def clean_lines(text: str) -> str:
    """As ``clean_text``, but line breaks stay; empty lines go."""
    lines = (clean_text(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _normal(text: str) -> str:
    # Half a surrogate pair is no character; a broken font table or file can hold one.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", text)


def _clean_page(page: DraftPage) -> DraftPage:
    blocks = (_clean_block(block) for block in page.blocks)
    return replace(page, blocks=tuple(block for block in blocks if block.text))


def _clean_block(block: DraftBlock) -> DraftBlock:
    if block.rows:
        rows = [[clean_text(cell) for cell in row] for row in block.rows]
        filled = [place for place, row in enumerate(rows) if any(row)]
        heads = sum(place < block.header_rows for place in filled)
        text = "\n".join(CELL_SEPARATOR.join(rows[place]).strip() for place in filled)
        return replace(block, text=text, header_rows=heads)
    clean = clean_lines if block.kind in _LINED or block.kind == "table" else clean_text
    return replace(block, text=clean(block.text))


def _settled(pages: list[DraftPage]) -> list[DraftPage]:
    """Keep ``continues`` only on a page's last text block, when the next page's first text block is of its kind."""
    settled = []
    for page, follower in zip_longest(pages, pages[1:]):
        last = max((i for i, block in enumerate(page.blocks) if _is_text(block.kind)), default=None)
        after = next((block.kind for block in follower.blocks if _is_text(block.kind)), None) if follower else None
        blocks = (
            block
            if block.continues == "none" or (position == last and block.kind == after)
            else replace(block, continues="none")
            for position, block in enumerate(page.blocks)
        )
        settled.append(replace(page, blocks=tuple(blocks)))
    return settled


def _lay_out(page: DraftPage, number: int, paragraph: int, shared: int | None) -> Page:
    """One page with offsets.

    Args:
        paragraph: the last paragraph number given.
        shared: the number of the paragraph that the page before left open; the first text block takes it.
    """
    blocks: list[Block] = []
    parts: list[str] = []
    place = 0
    for draft in page.blocks:
        if draft.kind in FURNITURE:
            blocks.append(_block(draft))
            continue
        place += len(BLOCK_SEPARATOR) if parts else 0
        if shared is not None and _is_text(draft.kind):
            own, shared = shared, None
        else:
            paragraph += 1
            own = paragraph
        blocks.append(replace(_block(draft), start=place, end=place + len(draft.text), paragraph=own))
        parts.append(draft.text)
        place += len(draft.text)
    return Page(number, page.printed, BLOCK_SEPARATOR.join(parts), tuple(blocks), page.ocr)


def _block(draft: DraftBlock) -> Block:
    return Block(
        kind=draft.kind,
        text=draft.text,
        level=draft.level,
        label=draft.label,
        notes=draft.notes,
        continues=draft.continues,
        header_rows=draft.header_rows,
    )


def _is_text(kind: BlockKind) -> bool:
    return kind not in FURNITURE and kind != "footnote"
