"""What does a tagged PDF say a piece of drawing reads as? (ActualText: ISO 32000-1, 14.9.4)"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pypdf.generic import DictionaryObject

from ipsearch.readers.pdf.operators import Operand, operators
from ipsearch.readers.pdf.strips import Strip

_ENTRY = re.compile(rb"/ActualText(?=[\s(<])")
_HYPHENS = frozenset("-\u00ad\u2010")
_SOFT_HYPHEN = "\u00ad"
_UTF16_MARK = b"\xfe\xff"


def actual_text(operands: Sequence[Operand], resources: DictionaryObject) -> str | None:
    """The replacement text of a marked-content operator, ``None`` when it has none.

    Args:
        operands: of ``BDC``: a tag, then a dictionary or the name of one.
        resources: of the page or form.
    """
    properties = operands[-1] if operands else None
    if isinstance(properties, bytes):
        entry = _ENTRY.search(properties)
        value = next(operators(properties[entry.end() :] + b" X"), None) if entry else None
        return _decode(value[0][0]) if value and value[0] else None
    named = resources.get("/Properties")
    named = named.get_object() if named is not None else None
    if isinstance(properties, str) and isinstance(named, DictionaryObject):
        entries = named.get(properties)
        entries = entries.get_object() if entries is not None else None
        text = entries.get("/ActualText") if isinstance(entries, DictionaryObject) else None
        return str(text) if text is not None else None
    return None


def replaced(drawn: Sequence[Strip], text: str) -> list[Strip]:
    """The strips that stand for what was drawn.

    One word replaces one run of glyphs. A longer text has no places for its words, and the glyphs stay. A hyphen
    that reads as nothing is one that the line break put there.
    """
    if not drawn:
        return []
    first, last = drawn[0], drawn[-1]
    shown = "".join(strip.text for strip in drawn)
    if not text.strip() and shown in _HYPHENS:
        text = _SOFT_HYPHEN
    elif _HYPHENS.isdisjoint(shown):
        # A word may be broken here, and is not: Typst says so of the letter before the place.
        text = text.replace(_SOFT_HYPHEN, "")
    if len(text.split()) != 1 or first.quarter != last.quarter or abs(first.y0 - last.y0) > first.size / 2:
        return list(drawn)
    return [first._replace(text=text.strip(), x1=last.x1, y1=last.y1)]


def _decode(value: Operand) -> str | None:
    if not isinstance(value, bytes):
        return None
    if value.startswith(_UTF16_MARK):
        return value[2:].decode("utf-16-be", "replace")
    return value.decode("utf-8" if value.startswith(b"\xef\xbb\xbf") else "cp1252", "replace").lstrip("\ufeff")
