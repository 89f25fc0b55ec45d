"""How does an HTML file become one page of blocks?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipsearch.errors import Damaged, TooLarge
from ipsearch.readers.drafts import Draft, DraftBlock, DraftPage, ReadOptions
from ipsearch.readers.flow import lines_of, settle_flow
from ipsearch.readers.html.blocks import BlockWalk
from ipsearch.readers.html.content import find_content, parse
from ipsearch.readers.html.looks import Looks
from ipsearch.readers.html.metadata import read_metadata
from ipsearch.readers.html.notes import find_notes
from ipsearch.readers.html.positioned import stack_lines
from ipsearch.readers.html.respelling import respell
from ipsearch.readers.letterhead.datelines import names_day
from ipsearch.readers.masthead import is_signal

# Above the title of a page stands at most what kind of page it is, in a few words.
_MAX_ABOVE, _MAX_KICKER = 2, 4
# Below these are headings that only their look marks.
_MAX_TITLE_LEVEL = 4


def read_html(data: bytes, file: str, options: ReadOptions) -> Draft:
    """Read an HTML file: an official publication or a saved web page.

    Raises:
        Damaged: no element of the page holds text.
        TooLarge: more characters than the limit allows.
    """
    root = parse(data, file)
    metadata = read_metadata(root)
    respell(root)
    looks = Looks(root)
    stack_lines(root)
    content = find_content(root)
    if content.element is None:
        raise Damaged(file, "The page holds no text. If a script builds it, save it from the browser as PDF instead.")
    notes = find_notes(content.element)
    walk = BlockWalk(notes, looks, options.limits.characters, file)
    title, text = _titled(walk.blocks(content.element))
    blocks = _levelled([*title, *settle_flow(text)])
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


def _titled(blocks: Sequence[DraftBlock]) -> tuple[list[DraftBlock], Sequence[DraftBlock]]:
    """The title that a page opens with and the word or two above it, and what follows: letterhead may stand there.

    Letterhead is no title: an official publication sets the number of its dossier as one.
    """
    level = _title_level(blocks)
    place = next((place for place, block in enumerate(blocks[: _MAX_ABOVE + 1]) if block.level == level), None)
    opening = [] if place is None else list(blocks[: place + 1])
    if not opening or any(is_signal(line) for block in opening for line in lines_of(block)):
        return [], blocks
    if any(len(block.text.split()) > _MAX_KICKER or block.rows for block in opening[:-1]):
        return [], blocks
    above = [block if names_day(block.text) else replace(block, kind="header") for block in opening[:-1]]
    return [*above, opening[-1]], blocks[len(opening) :]


def _title_level(blocks: Sequence[DraftBlock]) -> int:
    """The level of the title: portals have their own name as h1, and the title of the document alone below it."""
    levels = [block.level for block in blocks if block.level]
    top = min(levels, default=1)
    return top if levels.count(top) == 1 and top <= _MAX_TITLE_LEVEL else 1


def _levelled(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Headings counted from 1: a document inside a site often starts at h2."""
    top = min((block.level for block in blocks if block.kind == "heading" and block.level), default=1)
    return [replace(block, level=block.level - top + 1) if block.level else block for block in blocks]
