"""Which passages say the same in the same words? The same letter as PDF and as web page, a paragraph sent twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ipsearch.results import StoredPassage
from ipsearch.text.analysis import vocabulary

# Share of words that two passages of about the same length have in common when they are one.
_SAME = 0.9
# Words. Of shorter passages, such as rows with one other figure, only those that are equal are one.
_LONG_ENOUGH = 15
# Passages whose length or whose nearness to the query differs by more than this are not looked at word by word.
_LENGTH, _NEARNESS = 0.06, 0.03


@dataclass(frozen=True, slots=True)
class Copies:
    """A passage, and those further down that say the same."""

    first: StoredPassage
    others: tuple[StoredPassage, ...]


class _Group:
    """A passage with its words, looked up when they are asked for, and the copies found of it."""

    def __init__(self, found: StoredPassage, nearness: tuple[float, ...]) -> None:
        self.first, self.nearness = found, nearness
        self.others: list[StoredPassage] = []

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(vocabulary(self.first.passage.text))

    @cached_property
    def figures(self) -> frozenset[str]:
        """Another figure or year is another statement, however much the rest agrees."""
        return frozenset(word for word in self.words if any(c.isdigit() for c in word))

    def same_as(self, other: _Group) -> bool:
        """Whether both say the same, in two letters; what is cheap to see is looked at first."""
        mine, its = self.first.passage, other.first.passage
        if mine.letter == its.letter or abs(len(mine.text) - len(its.text)) > _LENGTH * len(mine.text):
            return False
        if any(abs(a - b) > _NEARNESS for a, b in zip(self.nearness, other.nearness, strict=False)):
            return False
        if self.figures != other.figures:
            return False
        if len(self.words) < _LONG_ENOUGH:
            return self.words == other.words and mine.section[-1:] == its.section[-1:]
        return len(self.words & other.words) >= _SAME * len(self.words | other.words)


def without_copies(passages: Sequence[StoredPassage], nearness: Sequence[tuple[float, ...]]) -> list[Copies]:
    """The passages in order, each with the later ones that say the same of it.

    Args:
        nearness: of each passage to the query, in one or several ways, in [0, 1]; passages that say the same are
            equally near in all.
    """
    groups: list[_Group] = []
    for found, near in zip(passages, nearness, strict=True):
        one = _Group(found, near)
        same = next((group for group in groups if group.same_as(one)), None)
        if same is None:
            groups.append(one)
        else:
            same.others.append(found)
    return [Copies(group.first, tuple(group.others)) for group in groups]
