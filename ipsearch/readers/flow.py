"""What do formats without pages (DOCX, HTML) share once their blocks are read?

They know paragraphs and headings, but not the letterhead and the signature, which are paragraphs like any other.
Empty paragraphs are still there as empty blocks: they part letterhead groups, and assembly drops them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ipsearch.readers.drafts import DraftBlock
from ipsearch.readers.letterhead.signature import is_name, is_office
from ipsearch.readers.masthead import body_start, group_head

# An office and the name under it, with room for empty paragraphs where the pen goes.
_MAX_SIGNATURE_PARTS = 5


def settle_flow(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Blocks in reading order, with the letterhead as header furniture and office and name as signature."""
    return _signed(_headed(blocks))


def _headed(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Turn the letterhead at the top of the body into header blocks, line groups together."""
    texts = [_first_lines(block) for block in blocks]
    end = body_start(texts)
    if not end:
        return list(blocks)
    lines: list[str] = []
    for block in blocks[:end]:
        if block.rows:
            lines += ["", *(" ".join(cell for cell in row if cell) for row in block.rows), ""]
        else:
            lines += [*block.text.split("\n"), *[""] * ("\n" in block.text)]
    return [*(DraftBlock("header", text) for text in group_head(lines)), *blocks[end:]]


def _first_lines(block: DraftBlock) -> str:
    """What tells whether a block is letterhead: its text, or for a table its first row."""
    if block.rows:
        return " ".join(cell for cell in block.rows[0] if cell)
    return block.text


def _signed(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Merge an office and the name under it, with the empty paragraphs between, into one signature."""
    merged: list[DraftBlock] = []
    place = 0
    while place < len(blocks):
        end, text = _signature_end(blocks, place)
        if end > place:
            merged.append(DraftBlock("signature", text))
            place = end
        else:
            merged.append(blocks[place])
            place += 1
    return merged


def _signature_end(blocks: Sequence[DraftBlock], start: int) -> tuple[int, str]:
    """Where the signature that starts here ends, and its lines; ``start`` itself when none does."""
    block = blocks[start]
    lines = [line.strip() for line in block.text.split("\n") if line.strip()]
    if block.kind not in ("paragraph", "heading", "signature") or not lines or not is_office(lines[0]):
        return start, ""
    if not all(is_name(line) or is_office(line) for line in lines[1:]):
        return start, ""
    end = start + 1
    for place in range(end, min(len(blocks), start + 2 * _MAX_SIGNATURE_PARTS)):
        text = blocks[place].text.strip()
        if not text:
            continue
        if blocks[place].kind not in ("paragraph", "heading") or not is_name(text) or is_name(lines[-1]):
            break
        lines.append(text)
        end = place + 1
    alone = len(lines) == 1 and any(block.text.strip() or block.rows for block in blocks[end + 1 :])
    return (start, "") if alone else (end, "\n".join(lines))
