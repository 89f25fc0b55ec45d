"""Which words did an extractor take apart because they were letter-spaced ("T o t   s l o t")?

Headings are set so. Some tools print a wider gap between the words than between the letters; where they do not, the
words are told apart by the words of the letter itself and of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Container

from ipsearch.text.lexicon import known_words

# A line of such words: this many pieces, of so many characters on average, this share of them letters.
_MIN_PIECES, _LENGTH, _LETTERS = 4, 1.45, 0.6
_LONGEST_PIECE, _LONGEST_WORD = 3, 28
# Headings are few and short; parting the words of more would take long.
_MOST_LINES, _LONGEST_LINE = 150, 300
_LINE_END = re.compile(r"([\n\f])")
_GAP = re.compile(r"\s{2,}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*\.?|[^\W\d_]+(?:[’'-][^\W\d_]+)*|\S")
_CAPITAL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")
_OPENING = frozenset("(“‘«[")


class Known:
    """The words of a letter, and those of the lexicon."""

    def __init__(self, text: str) -> None:
        self._words = {word.lower() for word in _WORD.findall(text)}
        self._lexicon: Container[object] = known_words()

    def __contains__(self, word: str) -> bool:
        return word in self._words or (word in self._lexicon and (len(word) > 1 or word == "u"))


def close_spacing(text: str) -> str:
    """The text with the words of letter-spaced lines closed."""
    lines = _LINE_END.split(text)
    spaced = [place for place, line in enumerate(lines) if _is_spaced(line)][:_MOST_LINES]
    if not spaced:
        return text
    known = Known(text)
    for place in spaced:
        lines[place] = _closed(lines[place].strip(), known)
    return "".join(lines)


def _is_spaced(line: str) -> bool:
    pieces = line.split() if len(line) < _LONGEST_LINE else []
    if len(pieces) < _MIN_PIECES or max(map(len, pieces)) > _LONGEST_PIECE:
        return False
    signs = "".join(pieces)
    letters = sum(map(str.isalpha, signs))
    return len(signs) <= _LENGTH * len(pieces) and letters >= _LETTERS * len(signs)


def _closed(line: str, known: Known) -> str:
    parts = _GAP.split(line)
    if len(parts) > 1:
        return " ".join(part.replace(" ", "") for part in parts)
    closed = ""
    for token in _TOKEN.findall(line.replace(" ", "")):
        words = " ".join(_parted(piece, known) for piece in _CAPITAL.split(token)) if token[0].isalpha() else token
        glued = not closed or closed[-1] in _OPENING or not (token[0].isalnum() or token[0] in _OPENING)
        closed += words if glued else f" {words}"
    return closed


def _parted(letters: str, known: Known) -> str:
    """Letters as the words that they most likely are: long known words count most, unknown letters nothing."""
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(letters) + 1):
        options = [(best[end - 1][0], end - 1)]
        for start in range(max(0, end - _LONGEST_WORD), end):
            if letters[start:end].lower() in known:
                options.append((best[start][0] + (end - start) ** 2, start))
        best.append(max(options))
    words: list[str] = []
    end = len(letters)
    while end:
        start = best[end][1]
        words.append(letters[start:end])
        end = start
    return " ".join(words[::-1]) if all(len(word) > 1 or word in "uU" for word in words) else letters
