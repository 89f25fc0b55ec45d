"""Does a drawn soft hyphen mean what it says?

U+00AD should only stand where a line end breaks a word. Some producers (Typst among them) map the one hyphen glyph of
a font to it, so that every hyphen reads as soft. Where a document draws it inside a line, or draws no plain hyphen at
all, it is therefore taken for a plain one; else it is certain evidence that a break is no part of the word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ipsearch.readers.layout.words import Word
from ipsearch.text.hyphens import SOFT_HYPHEN

# The next word of the same line follows within this many em.
_SAME_LINE = 1.5


def settled(pages: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The words of each page, with soft hyphens made plain where they cannot be trusted."""
    soft = any(SOFT_HYPHEN in word.text for words in pages for word in words)
    if not soft or (any(map(_has_plain, pages)) and not any(map(_draws_inside, pages))):
        return [list(words) for words in pages]
    return [[_made_plain(word) for word in words] for words in pages]


def _has_plain(words: Iterable[Word]) -> bool:
    return any("-" in word.text[1:-1] for word in words)


def _draws_inside(words: Sequence[Word]) -> bool:
    """Whether a soft hyphen stands before anything else on its line."""
    if any(SOFT_HYPHEN in word.text[:-1] for word in words):
        return True
    return any(
        word.text.endswith(SOFT_HYPHEN) and after.y == word.y and 0 < after.x0 - word.x1 < _SAME_LINE * word.size
        for word, after in pairwise(words)
    )


def _made_plain(word: Word) -> Word:
    return word._replace(text=word.text.replace(SOFT_HYPHEN, "-")) if SOFT_HYPHEN in word.text else word
