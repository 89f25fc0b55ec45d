"""How would a minister's letter say what a citizen types? *dienders* for police officers, *zuiderburen* for Belgium.

The list is ours, written by hand: ``lexicon/thesaurus.txt``, an everyday word or phrase a line, a tab, and the words of
the letters, best first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ipsearch.text.analysis import fold, tokens
from ipsearch.text.lexicon import read_thesaurus_line, thesaurus_lines
from ipsearch.text.stems import stem

# Letters that two forms of a word have in common at least, or that its stem has with the form in the list.
_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase as stems, and what letters call it, each as folded words."""

    stems: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]


def find_entries(words: Sequence[str]) -> Iterator[tuple[int, Entry]]:
    """Where phrases of the list stand among folded words: the place of the first word, and the entry. Longest first."""
    stems = [stem(word) for word in words]
    taken: set[int] = set()
    for place, first in enumerate(stems):
        near = {entry for beginning in {first[:_BEGINNING], words[place][:_BEGINNING]} for entry in _entries(beginning)}
        for entry in sorted(near, key=lambda entry: (-len(entry.stems), entry.stems)):
            span = range(place, place + len(entry.stems))
            if taken.isdisjoint(span) and tuple(stems[place : place + len(entry.stems)]) == entry.stems:
                taken.update(span)
                yield place, entry
                break


@cache
def _entries(beginning: str) -> tuple[Entry, ...]:
    """The entries that begin with these letters. Only they are analysed: a query has few words, the list thousands."""
    lines = map(read_thesaurus_line, _lines().get(beginning, ()))
    analysed = ((_words(everyday), tuple(map(_words, official))) for everyday, official in lines)
    return tuple(Entry(tuple(map(stem, words)), official) for words, official in analysed if words)


@cache
def _lines() -> dict[str, list[str]]:
    """The lines of the list by the first letters of the first word that is typed."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in thesaurus_lines():
        first = line.partition("\t")[0].partition(" ")[0]
        found[(first if first.isascii() else fold(first))[:_BEGINNING]].append(line)
    return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens(text) if "-" not in token.text)
