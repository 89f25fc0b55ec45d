"""Where on a letter may it speak of itself?

The furniture of all pages, the letterhead lines that a format left at the top of the body, and the short blocks
around the letter proper where a dateline stands. Body paragraphs are not among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ipsearch.letters import FURNITURE, Block, Page
from ipsearch.readers.letterhead.datelines import signed_on
from ipsearch.readers.masthead import body_start

# A dateline ("Den Haag, 9 juni 2020") stands among the first blocks, or right before the signature.
_OPENING = 4
_MAX_DATELINE = 60


@dataclass(frozen=True, slots=True)
class Places:
    """Groups of lines, each group one block; ``heads`` come from the furniture and the letterhead at the top.

    ``feet`` are the lines at page feet; ``datelines`` the short body blocks that may hold nothing but place and date;
    ``openings`` the first body blocks, which may say what follows and from whom.
    """

    heads: tuple[tuple[str, ...], ...]
    feet: tuple[tuple[str, ...], ...]
    datelines: tuple[str, ...]
    openings: tuple[str, ...] = ()


def printed_places(pages: Sequence[Page]) -> Places:
    """The places of a letter, in reading order; what stands on the first page comes first."""
    heads: list[tuple[str, ...]] = []
    feet: list[tuple[str, ...]] = []
    for page in pages:
        for block in page.blocks:
            if block.kind in FURNITURE:
                (feet if block.kind == "footer" else heads).append(_lines(block.text))
    body = [block for page in pages for block in page.blocks if block.kind not in FURNITURE]
    opening = body[: body_start([block.text for block in body[:40]])]
    heads.extend(_lines(block.text) for block in opening)
    openings = tuple(block.text for block in body[len(opening) : len(opening) + _OPENING])
    return Places(tuple(heads), tuple(feet), _datelines(body, len(opening)), openings)


def _datelines(body: Sequence[Block], start: int) -> tuple[str, ...]:
    near = list(body[start : start + _OPENING])
    for place, block in enumerate(body):
        if block.kind == "signature" and place:
            near.append(body[place - 1])
    signed = [block.text for block in body if signed_on(block.text) is not None]
    return (*(block.text for block in near if len(block.text) <= _MAX_DATELINE), *signed)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
