"""Does a word of a passage answer to a word of the query, and how well?

The same word in another form does; a compound of it; a longer word that it opens or closes; a misspelling. What is
marked in a hit and what counts for its order is judged here, by one judge.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from ipsearch.text.analysis import STOP_WORDS, grams, tokens
from ipsearch.text.compounds import parts
from ipsearch.text.stems import stem

# Itself; as part of a compound that is known; at the beginning or end of a longer word; inside one. Shorter words occur
# inside others by accident, and what is only a letter or two longer is another word: *politie*, *politiek*.
_PART, _COMPOUND, _INSIDE = 0.9, 0.7, 0.5
_COMPOUND_PART, _LONGER = 5, 3
# Dice coefficient of 3-grams below which two words have nothing to do with each other.
_ALIKE = 0.5
_NOTHING: dict[str, float] = {}
_COMPOSED = frozenset({"-"})
# Letters that a misspelled word may be longer or shorter.
_SLIPS = 3


class Likeness:
    """Judges words against those of one query. What is known of a word is kept: passages share most of theirs.

    Args:
        stems: the stems of the query's words, and of what they may also mean.
        unknown: those of them that are no Dutch words as far as we know: perhaps misspelled.
    """

    def __init__(self, stems: Collection[str], unknown: Collection[str] = ()) -> None:
        self._stems = tuple(dict.fromkeys(stems))
        self._unknown = {word: set(grams(word, 3)) for word in unknown if len(word) >= _COMPOUND_PART}
        self._initials = {word[0] for word in self._unknown}
        long = [re.escape(word) for word in self._stems if len(word) >= _COMPOUND_PART]
        # Nearly all words of a passage have nothing to do with the query; these two tell so at once.
        self._inside = re.compile("|".join(long) or r"(?!)").search
        self._together = " ".join(self._stems)
        self._held: dict[str, dict[str, float]] = {}

    def of(self, found: str) -> dict[str, float]:
        """How well a word, as printed, answers to each stem of the query, in (0, 1]; the others are left out.

        A word with inner hyphens answers as a whole and by each of its parts.
        """
        held = self._held.get(found)
        if held is None:
            held = self._held[found] = self._judge_all(found)
        return held

    def best_of(self, words: Iterable[str]) -> dict[str, float]:
        """How well the best of several words answers to each stem of the query."""
        best: dict[str, float] = {}
        known = self._held
        words = set(words)
        self._look_at([word for word in words if word not in known])
        for found in words:
            if held := known[found]:
                for word, value in held.items():
                    if value > best.get(word, 0.0):
                        best[word] = value
        return best

    def _look_at(self, words: Iterable[str]) -> None:
        """Judge words that were not seen before. Most have no part in the query: one look at all tells so."""
        plain: list[tuple[str, str]] = []
        for found in words:
            forms = _forms(found)
            own, inside = forms[0] if len(forms) == 1 else ("", _COMPOSED)
            if inside or own in self._together or own[:1] in self._initials:
                self._held[found] = self._judge_all(found)
            else:
                self._held[found] = _NOTHING
                plain.append((found, own))
        if self._inside(" ".join(own for _, own in plain)):
            for found, own in plain:
                if self._inside(own):
                    self._held[found] = self._judge_all(found)

    def _judge_all(self, printed: str) -> dict[str, float]:
        forms = _forms(printed)
        if len(forms) == 1:
            return self._judge(*forms[0])
        best: dict[str, float] = {}
        for form in forms:
            for word, value in self._judge(*form).items():
                best[word] = max(best.get(word, 0.0), value)
        return best

    def _judge(self, own: str, inside: frozenset[str]) -> dict[str, float]:
        held: dict[str, float] = {}
        if own in self._together or self._inside(own) or (inside and not inside.isdisjoint(self._stems)):
            held = {word: value for word in self._stems if (value := _holding(word, own, inside))}
        return held | self._misspelled(own, held) if self._unknown else held

    def _misspelled(self, found: str, held: Collection[str]) -> dict[str, float]:
        """Unknown words of the query that look like ``found``. People mistype the first letter least.

        Only unknown ones: two words that both exist are two words, however alike (*politie*, *politiek*).
        """
        close = [word for word in self._unknown if word[0] == found[:1] and abs(len(word) - len(found)) <= _SLIPS]
        if not close or len(found) < _COMPOUND_PART:
            return {}
        other = set(grams(found, 3))
        dice = {w: 2 * len(self._unknown[w] & other) / (len(self._unknown[w]) + len(other)) for w in close}
        return {word: value for word, value in dice.items() if value > _ALIKE and word not in held}


@lru_cache(maxsize=100_000)
def _forms(printed: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """A printed word, and its parts if it has hyphens: its stem, and the stems of what it is made of."""
    made = []
    for token in tokens(printed):
        if token.text not in STOP_WORDS:
            pieces = parts(token.text)
            inside = frozenset(stem(part) for part in pieces) if len(pieces) > 1 else frozenset()
            made.append((stem(token.text), inside))
    return tuple(made)


def _holding(word: str, found: str, inside: Collection[str]) -> float:
    if word == found:
        return 1.0
    if word in inside:
        return _PART
    short, long = (word, found) if len(word) < len(found) else (found, word)
    if len(short) >= _COMPOUND_PART and len(long) - len(short) >= _LONGER and short in long:
        return _COMPOUND if long.startswith(short) or long.endswith(short) else _INSIDE
    return 0.0
