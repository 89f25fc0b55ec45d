"""How much of the query does a passage hold, one word at a time?

BM25 adds up: a passage that repeats one rare word beats one that holds every word once. Coverage asks for each word of
the query how well the passage holds it at best (the word itself, a compound of it, a misspelling), and weighs the words
by their rarity. It orders what the legs have found; it finds nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ipsearch.text.analysis import STOP_WORDS, grams, stem, vocabulary

# How well a word is held: itself; at the beginning or end of a compound; inside one. Shorter words occur inside others
# by accident.
_COMPOUND, _INSIDE = 0.8, 0.6
_COMPOUND_PART = 5
# Dice coefficient of 3-grams below which two words have nothing to do with each other.
_ALIKE = 0.5
# A word that only stands in the headings above a passage says what it is about, not what it says.
_HEADING = 0.7


class Coverage:
    """Scores passages for one query. What is known of a word is kept: passages share most of theirs.

    Args:
        weights: weight of each stem of the query, at least 0; ``weights.values()`` must not all be 0.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._total = sum(weights.values())
        self._grams = {word: set(grams(word, 3)) for word in weights}
        self._held: dict[str, dict[str, float]] = {}

    def score(self, text: str, section: Sequence[str] = ()) -> float:
        """Share of the query's weight that the passage holds, in [0, 1]."""
        best = dict.fromkeys(self._weights, 0.0)
        self._look(text, 1.0, best)
        for head in section:
            self._look(head, _HEADING, best)
        return sum(self._weights[word] * value for word, value in best.items()) / self._total

    def _look(self, text: str, share: float, best: dict[str, float]) -> None:
        for found in vocabulary(text):
            held = self._held.get(found)
            if held is None:
                held = self._held[found] = {} if found in STOP_WORDS else self._words_held(stem(found))
            for word, value in held.items():
                best[word] = max(best[word], share * value)

    def _words_held(self, found: str) -> dict[str, float]:
        values = {word: self._likeness(word, found) for word in self._weights}
        return {word: value for word, value in values.items() if value}

    def _likeness(self, word: str, found: str) -> float:
        if word == found:
            return 1.0
        short, long = (word, found) if len(word) < len(found) else (found, word)
        if len(short) < _COMPOUND_PART:
            return 0.0
        if long.startswith(short) or long.endswith(short):
            return _COMPOUND
        if short in long:
            return _INSIDE
        if (
            word[0] != found[0]
        ):  # people mistype the first letter of a word least; looking on would cost most of a search
            return 0.0
        other = set(grams(found, 3))
        dice = 2 * len(self._grams[word] & other) / (len(self._grams[word]) + len(other))
        return dice if dice > _ALIKE else 0.0
