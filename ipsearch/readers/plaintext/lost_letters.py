"""Which letters did a tool leave out or replace by a sign, because it had no character for them ("o�ciële", "ofciële")?

Ligatures ("fi", "fl", "ff") are one glyph, and fonts do not always say what it stands for; letters with accents are
lost where an encoding has none. A letter is put back only where a single one makes a word. Where nothing stands in its
place, the text must lack ligatures altogether: a text of some length has them.
"""

from __future__ import annotations

import re
from collections.abc import Container

from ipsearch.text.lexicon import known_words

_LIGATURES = ("ffi", "ffl", "fi", "fl", "ff")
_ACCENTS = ("ë", "ï", "é", "ö", "ü", "è", "ê", "ó", "á")
_LOST = "\ufffd"
_MARKED = re.compile(rf"[^\W\d_]*(?:{_LOST}[^\W\d_]*)+")
_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]{4,}(?![\w@/])")
# A text of so many words has ligatures; so many words that lack one show that the tool lost them.
_LONG, _LACKING = 150, 3
# More signs in a word leave nothing to go by, and so do fewer letters.
_MOST, _LETTERS = 2, 3


def with_lost_letters(text: str) -> str:
    """The text with the letters put back that words lack beyond doubt."""
    known = known_words()
    if _LOST in text:
        text = _MARKED.sub(lambda match: _mended(match[0], known), text)
    if any(ligature in text for ligature in _LIGATURES) or len(text.split()) < _LONG:
        return text
    lacking = {word: whole for word in set(_WORD.findall(text)) if (whole := _completed(word, known)) is not None}
    if len(lacking) < _LACKING:
        return text
    return _WORD.sub(lambda match: lacking.get(match[0], match[0]), text)


def _mended(word: str, known: Container[object]) -> str:
    """A word with its signs replaced, when one reading alone makes a word; ligatures before accents."""
    if word.count(_LOST) > _MOST or sum(map(str.isalpha, word)) < _LETTERS:
        return word
    for letters in (_LIGATURES, _ACCENTS):
        readings = [word]
        for _ in range(word.count(_LOST)):
            readings = [reading.replace(_LOST, piece, 1) for reading in readings for piece in letters]
        found = [reading for reading in readings if _is_word(reading, known)]
        if len(found) == 1:
            return found[0]
    return word


def _completed(word: str, known: Container[object]) -> str | None:
    """The one word that a ligature makes of letters that are none."""
    if _is_word(word, known) or word.isupper():
        return None
    found = {
        whole
        for place in range(len(word) + 1)
        for ligature in _LIGATURES
        if _is_word(whole := _with_case(word[:place] + ligature + word[place:], word), known)
    }
    return found.pop() if len(found) == 1 else None


def _with_case(whole: str, word: str) -> str:
    return whole.capitalize() if word[:1].isupper() else whole


def _is_word(word: str, known: Container[object]) -> bool:
    return word.lower() in known
