"""Which blocks are items of a list that lost its signs, as copies from a browser and some converters do?

A list in Dutch is one sentence: what leads in ends in a colon, every item but the last in a semicolon, the last one in
a stop. Nothing else is written so. Items that are sentences of their own cannot be told from paragraphs, and stay so.
"""

from __future__ import annotations

from collections.abc import Sequence

from ipsearch.readers.plaintext.lines import ends_sentence, starts_lower


def unsigned_items(texts: Sequence[str | None]) -> set[int]:
    """The places of the blocks that are items.

    Args:
        texts: of all blocks in order, without marks of notes; ``None`` for what is no running text.
    """
    found: set[int] = set()
    place = 0
    while place < len(texts):
        text = texts[place]
        items = _items(texts, place + 1) if text is not None and text.endswith(":") else []
        found.update(items)
        place = items[-1] + 1 if items else place + 1
    return found


def _items(texts: Sequence[str | None], start: int) -> list[int]:
    end = start
    while (text := _at(texts, end)) and text.endswith((";", ":")):
        end += 1
    while end > start and not (_at(texts, end - 1) or "").endswith(";"):
        end -= 1  # what leads in to something else
    if end == start:
        return []
    last, before = _at(texts, end), _at(texts, end - 1) or ""
    closes = last and (ends_sentence(last) or last.endswith(",")) and starts_lower(last) == starts_lower(before)
    return [*range(start, end + 1 if closes else end)]


def _at(texts: Sequence[str | None], place: int) -> str | None:
    return texts[place] if place < len(texts) else None
