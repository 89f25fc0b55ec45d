"""Which signs open a list item, and which of them are numbers?

Shared by the readers, so that a typed bullet is a bullet in every format.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Signs that Word, LibreOffice and their exports print for a bullet; U+F0B7 and its neighbours are Symbol's.
BULLETS = "•◦▪▫‣⁃∙·●○■□◆◇►▶➢➤✓✔⦁⚫⬤◾◽▸▹❖✦☐☑☒❏❑➔➜⇒\u2043\uf0b7\uf0a7\uf0d8\uf0fc\uf02d"
_SIGN = re.compile(rf"^(?P<marker>[{BULLETS}])\s*(?=\S)")
_DASH = re.compile(r"^(?P<marker>[-–—−―*∗⁎+>›→])\s+(?=\S)")
# "o" is a word too in some languages, but not with a tab behind it.
_LETTER_O = re.compile(r"^(?P<marker>o)(?:\s+(?=[A-ZÀ-Ý])| *\t\s*(?=\S))")
_NUMBER = re.compile(
    r"^(?P<marker>\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,5})(?:\.\)|[.)°])|\(?[A-Z]\)|\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=\S)"
    # An hour or an amount counts nothing.
    r"(?!(?:uur|euro|procent|miljoen|miljard|mln|mld)\b)"
)
# With a tab behind it no initial.
_CAPITAL_COUNT = re.compile(r"^(?P<marker>(?:[IVXLC]{1,5}|[A-Z])[.)]) *\t\s*(?=\S)")

# Before words of the same line this is an initial; alone it is none.
_CAPITAL = re.compile(r"^(?:[IVXLC]{1,5}|[A-Z])[.)]$")
# "(viii)" is the longest of those in use.
_MAX_MARKER = 6
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_UNITS = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Marker:
    """What opens a list item: its sign, whether it counts, and whether it can be anything else than a marker."""

    text: str
    numbered: bool
    certain: bool
    length: int


def read_marker(text: str) -> Marker | None:
    """The marker that the text starts with, if any; words must follow it."""
    match = _SIGN.match(text)
    if match:
        return Marker(match["marker"], False, True, match.end())
    match = _DASH.match(text) or _LETTER_O.match(text)
    if match:
        return Marker(match["marker"], False, False, match.end())
    match = _NUMBER.match(text) or _CAPITAL_COUNT.match(text)
    return Marker(match["marker"], True, False, match.end()) if match else None


def is_bare_marker(text: str) -> bool:
    """Whether the text is a marker and nothing else: the cell or paragraph beside an item's words."""
    text = text.strip()
    read = read_marker(f"{text} X") is not None or _CAPITAL.match(text) is not None
    return read and 0 < len(text) <= _MAX_MARKER


def to_roman(count: int) -> str:
    """A number in small Roman numerals, as Word counts endnotes."""
    text = ""
    for value, sign in (*_ROMAN, *_ROMAN_UNITS):
        while count >= value:
            text += sign
            count -= value
    return text
