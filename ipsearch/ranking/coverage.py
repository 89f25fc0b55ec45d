"""How much of the query does a passage hold, one word at a time?

BM25 adds up: a passage that repeats one rare word beats one that holds every word once. Coverage asks for each word of
the query how well the passage holds it at best, and weighs the words by their rarity. It orders what the legs have
found; it finds nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ipsearch.ranking.likeness import Likeness
from ipsearch.text.analysis import printed_words

# A word that only stands in the headings above a passage says what it is about, not what it says.
_HEADING = 0.7
# What else a word may mean, when all of it is there.
_VARIANT = 0.9


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
        judge: of all these stems; one that is made here knows no misspelled words.
    """

    def __init__(
        self,
        weights: Mapping[str, float],
        variants: Iterable[tuple[Sequence[str], Sequence[str]]] = (),
        judge: Likeness | None = None,
    ) -> None:
        self._weights = weights
        self._total = sum(weights.values())
        self._headings: dict[tuple[str, ...], dict[str, float]] = {}
        self._variants = [(tuple(word for word in of if word in weights), frozenset(to)) for of, to in variants]
        self._judge = judge or Likeness([*weights, *(word for _, to in self._variants for word in to)])

    def score(self, text: str, section: Sequence[str] = ()) -> float:
        """Share of the query's weight that a text with headings above it holds."""
        return self.of([text], section).passage

    def of(self, lines: Iterable[str], section: Sequence[str] = ()) -> Held:
        """The same for a passage in lines, as ``lines_of`` cuts it."""
        heading = self._heading(tuple(section))
        best = {word: _HEADING * value for word, value in heading.items()}
        line_share = 0.0
        for line in lines:
            found = self.look(line)
            line_share = max(line_share, self._share(found))
            for word, value in found.items():
                best[word] = max(best.get(word, 0.0), value)
        return Held(self._share(best), line_share, self._share(heading))

    def _heading(self, section: tuple[str, ...]) -> dict[str, float]:
        """The same headings stand above many passages."""
        held = self._headings.get(section)
        if held is None:
            held = self._headings[section] = self.look(" ".join(section))
        return held

    def _share(self, held: Mapping[str, float]) -> float:
        weights = self._weights
        return sum(weights[word] * value for word, value in held.items() if word in weights) / self._total

    @property
    def weights(self) -> Mapping[str, float]:
        """How much each stem of the query counts: more for rarer ones."""
        return self._weights

    def look(self, text: str) -> dict[str, float]:
        """How well each word of the query is held by a text; words that are not held are left out."""
        best = self._judge.best_of(printed_words(text))
        for of, to in self._variants:
            if all(best.get(word, 0.0) >= _VARIANT for word in to):
                for word in of:
                    best[word] = max(best.get(word, 0.0), _VARIANT)
        return best


def lines_of(text: str, kind: str) -> list[str]:
    """The lines of a passage's text that may each be an answer: the rows of a table or the items of a list."""
    return text.split("\n") if kind in {"table", "bullet"} else [text]
