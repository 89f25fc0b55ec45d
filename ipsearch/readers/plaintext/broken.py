"""Which words did an extractor take apart where letters stand close or a line ended ("v erwacht", "rege ling")?

pypdf takes kerning for a space, and some tools drop the hyphen at a line's end without joining the word. A text that
is damaged so has many pieces that are no words, each beside one that it makes a word with; there, such pieces are
joined. Two words that both stand on their own are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from ipsearch.readers.plaintext.spacing import SHORT_WORDS
from ipsearch.text.lexicon import known_words

# So many broken words are damage, when they are this share of the words: a long text has a few letters that stand
# alone. Where they are a larger share, short words are taken for pieces as well, of longer wholes.
_LEAST, _SOME, _SHARE = 3, 0.003, 0.01
_SHORT, _LONGER = 3, 6
# A word is broken into no more pieces, and is this long.
_MOST_PIECES, _FEWEST, _SHORTEST = 7, 2, 4
_TOKEN = re.compile(r"(\s+)")
_LINE_END = re.compile(r"([\n\f])")
_SPACED = re.compile(r"(?:(?<!\S)[^\W\d_] ){3}")
_OPENING, _CLOSING = "([«“‘\"'", ".,;:!?)]»”’\"'"
_SINGLES = frozenset("uUàoaen")
# Capitals that a small letter is set close to; another one alone is a name ("werknemer B aan").
_KERNED = frozenset("AFKLPRTVWY")


def close_broken(text: str) -> str:
    """The text with the words closed that an extractor broke, when it did so often."""
    closed, count = _close(text, _Judge(known_words(), often=False))
    if count > _SHARE * len(text.split()):
        closed, _ = _close(text, _Judge(known_words(), often=True))
    return closed if count >= max(_LEAST, _SOME * len(text.split())) else text


def _close(text: str, judge: _Judge) -> tuple[str, int]:
    lines = [judge.closed(line) for line in _LINE_END.split(text)]
    return "".join(line for line, _ in lines), sum(joined for _, joined in lines)


class _Judge:
    """Tells pieces from words; ``often`` when the text is so damaged that short words are more likely pieces."""

    def __init__(self, known: Container[object], *, often: bool) -> None:
        self._known = known
        self._often = often

    def closed(self, line: str) -> tuple[str, int]:
        """The line with its broken words closed, and how many there were; a letter-spaced line stays as it is."""
        tokens = _TOKEN.split(line)
        words, gaps = tokens[::2], tokens[1::2]
        if _SPACED.search(line) or not any(self._is_piece(word) for word in words):
            return line, 0
        result: list[str] = []
        place = joined = 0
        while place < len(words):
            size = next((n for n in range(_MOST_PIECES, _FEWEST - 1, -1) if self._breaks(words, gaps, place, n)), 1)
            result.append("".join(words[place : place + size]))
            joined += size > 1
            place += size
            result += gaps[place - 1 : place]
        return "".join(result), joined

    def _breaks(self, words: Sequence[str], gaps: Sequence[str], place: int, size: int) -> bool:
        """Whether words from ``place`` on are the pieces of one word."""
        pieces = list(words[place : place + size])
        if len(pieces) < size or any(gap != " " for gap in gaps[place : place + size - 1]):
            return False
        pieces[0], pieces[-1] = pieces[0].lstrip(_OPENING), pieces[-1].rstrip(_CLOSING)
        rest = "".join(pieces[1:])
        if not all(map(str.isalpha, pieces)) or not (rest.islower() or "".join(pieces).isupper()):
            return False
        first = pieces[0]
        if first.isupper() and rest.islower() and (len(first) > 1 or first not in _KERNED):
            return False  # "IND en" is an abbreviation and a word
        whole = "".join(pieces).lower()
        if not self._is_whole(whole):
            return False
        if size > _FEWEST and pieces[-1] in SHORT_WORDS and self._is_whole(whole.removesuffix(pieces[-1])):
            return False  # "re geling en" is one word and another
        short = self._often and len(whole) >= _LONGER and any(self._is_short(piece) for piece in pieces)
        return short or any(self._is_piece(piece) for piece in pieces)

    def _is_whole(self, word: str) -> bool:
        return word in SHORT_WORDS or (len(word) >= _SHORTEST and word in self._known)

    def _is_piece(self, word: str) -> bool:
        """Whether letters are no word of their own."""
        bare = word.lstrip(_OPENING).rstrip(_CLOSING).lower()
        if not bare.isalpha() or bare in SHORT_WORDS or (bare in _SINGLES and not self._often):
            return False
        return len(bare) == 1 or bare not in self._known

    def _is_short(self, piece: str) -> bool:
        return len(piece) <= _SHORT and piece.lower() not in SHORT_WORDS
