"""How much of the query does a passage hold, one word at a time?

BM25 adds up: a passage that repeats one rare word beats one that holds every word once. Coverage asks for each word of
the query how well the passage holds it at best, and weighs the words by their rarity. It orders what the legs have
found; it finds nothing itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ipsearch.ranking.likeness import Likeness, stems_of
from ipsearch.text.analysis import printed_words

# A word that only stands in the headings above a passage says what it is about, not what it says.
_HEADING = 0.7
# What else a word may mean, when all of it is there.
_VARIANT = 0.9
_END = re.compile(r"(?<=[a-z0-9)][.!?;]) (?=[A-Z])|\n")


@dataclass(frozen=True, slots=True)
class Held:
    """Shares of the query's weight, in [0, 1]: in the passage with the headings above it, in its best single line, and
    in those headings alone."""

    passage: float
    line: float
    heading: float


class Coverage:
    """Scores passages for one query.

    Args:
        weights: weight of each stem of the query, at least 0; ``weights.values()`` must not all be 0.
        variants: pairs of stems of the query, and the stems that together mean the same.
        unknown: stems of the query that are no Dutch words as far as we know.
    """

    def __init__(
        self,
        weights: Mapping[str, float],
        variants: Iterable[tuple[Sequence[str], Sequence[str]]] = (),
        unknown: Collection[str] = (),
    ) -> None:
        self._weights = weights
        self._total = sum(weights.values())
        self._variants = [(tuple(word for word in of if word in weights), frozenset(to)) for of, to in variants]
        self._likeness = Likeness(weights.keys(), unknown)

    def score(self, text: str, section: Sequence[str] = ()) -> float:
        """Share of the query's weight that a text with headings above it holds."""
        return self.of([text], section).passage

    def of(self, lines: Iterable[str], section: Sequence[str] = ()) -> Held:
        """The same for a passage in lines: sentences, items or rows."""
        heading = self._look(" ".join(section))
        best = {word: _HEADING * value for word, value in heading.items()}
        line_share = 0.0
        for line in lines:
            found = self._look(line)
            line_share = max(line_share, self._share(found))
            for word, value in found.items():
                best[word] = max(best.get(word, 0.0), value)
        return Held(self._share(best), line_share, self._share(heading))

    def _share(self, held: Mapping[str, float]) -> float:
        return sum(self._weights[word] * value for word, value in held.items()) / self._total

    def _look(self, text: str) -> dict[str, float]:
        """How well each word of the query is held by a text; words that are not held are left out."""
        best: dict[str, float] = {}
        words = printed_words(text)
        for found in words:
            for word, value in self._likeness.of(found).items():
                if value > best.get(word, 0.0):
                    best[word] = value
        if self._variants:
            self._add_variants({one for word in words for one in stems_of(word)}, best)
        return best

    def _add_variants(self, stems: set[str], best: dict[str, float]) -> None:
        for of, to in self._variants:
            if to <= stems:
                for word in of:
                    best[word] = max(best.get(word, 0.0), _VARIANT)


def lines_of(text: str, kind: str) -> list[str]:
    """The lines of a passage's text that may each be an answer: the rows of a table, items, or sentences."""
    if kind in {"table", "bullet"}:
        return text.split("\n")
    # Not text.sentences, which knows abbreviations: a sentence cut in two costs a little here, its care costs more.
    return _END.split(text)
