"""Can the text of this page be used, or is it a picture of text?

Decided page by page, so that a text recogniser can take over the pages that need it. Three signs of trouble: no
characters under a picture (a scan), characters without meaning (a font that does not say what its glyphs are), and
words that no Dutch or English page would hold (a font whose map is wrong).
"""

from __future__ import annotations

import re
from enum import Enum

from ipsearch.readers.layout.sheets import Sheet

# Fewer characters than this beside a picture are a stamp or a scanner's mark, not a page of text.
_FEW_CHARACTERS = 50
# Share of characters without meaning from which a page counts as unreadable; readable letters stay under .1 %.
_MEANINGLESS_SHARE = 0.05
# Words of Latin letters that are needed before their plausibility says anything.
_ENOUGH_WORDS = 80
# Readable Dutch has 35 to 45 % of these words, tables and lists of names at least 5 %.
_COMMON_SHARE = 0.02
_COMMON = frozenset(
    "de het een en van in is dat op te voor met zijn die aan door bij er om als ook of naar uit over worden deze dit"
    " wordt niet tot nog u ik wij heeft hebben kan nr artikel the of and to in for on by with as at from be are".split()
)
# Control characters, private use, not characters at all, and the sign for an unknown one.
_MEANINGLESS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffd-\uffff\U000f0000-\U0010ffff]"
)


class Usability(Enum):
    """What a page's characters are worth."""

    TEXT = "text"
    BLANK = "blank"
    PICTURE = "picture"
    MEANINGLESS = "meaningless"


def usability(sheet: Sheet, pictures: int) -> Usability:
    """What the characters of a page are worth.

    Args:
        sheet: the page as read.
        pictures: how many images are drawn on it.
    """
    text = "".join(fragment.text for fragment in sheet.fragments)
    if len(text) < _FEW_CHARACTERS and pictures:
        return Usability.PICTURE
    if not text:
        return Usability.BLANK
    if len(_MEANINGLESS.findall(text)) > _MEANINGLESS_SHARE * len(text):
        return Usability.MEANINGLESS
    return Usability.MEANINGLESS if _is_implausible(sheet) else Usability.TEXT


def _is_implausible(sheet: Sheet) -> bool:
    words = [fragment.text.strip(".,;:()").lower() for fragment in sheet.fragments]
    latin = [word for word in words if word.isascii() and word.isalpha()]
    # Fonts that are cut up into single letters, and other scripts, leave nothing to judge.
    if len(latin) < _ENOUGH_WORDS or sum(map(len, latin)) < 3 * len(latin) or 2 * len(latin) < len(words):
        return False
    return sum(word in _COMMON for word in latin) < _COMMON_SHARE * len(latin)
