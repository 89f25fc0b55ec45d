"""How would a minister's letter say what a citizen types? *dienders* for police officers, *zuiderburen* for Belgium.

The list is ours, written by hand: ``lexicon/thesaurus.txt``, an everyday word or phrase a line, a tab, and the words of
the letters, best first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from ipsearch.text.analysis import fold, tokens
from ipsearch.text.lexicon import read_thesaurus_line, thesaurus_lines
from ipsearch.text.stems import stem

# Letters that two forms of a word have in common at least, or that its stem has with the form in the list.
_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase as folded words and as stems, and what letters call it, each as folded words."""

    phrase: tuple[str, ...]
    stems: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]


def find_entries(words: Sequence[str]) -> Iterator[tuple[int, Entry]]:
    """Where phrases of the list stand among folded words: the place of the first word, and the entry. Longest first."""
    stems = tuple(stem(word) for word in words)
    taken: set[int] = set()
    for place in range(len(words)):
        entries = [e for e in _near(words[place], stems[place]) if stems[place : place + len(e.stems)] == e.stems]
        for length in sorted({len(one.stems) for one in entries}, reverse=True):
            span = range(place, place + length)
            if taken.isdisjoint(span):
                taken.update(span)
                typed = tuple(words[place : place + length])
                yield place, _together([one for one in entries if len(one.stems) == length], typed)
                break


def _together(entries: Sequence[Entry], typed: tuple[str, ...]) -> Entry:
    """Forms of one phrase as one entry: the form that was typed goes first, then the best of each in turn."""
    own = [words for one in entries if one.phrase == typed for words in one.words]
    turns = zip_longest(*(one.words for one in entries if one.phrase != typed))
    others = [words for turn in turns for words in turn if words is not None]
    return replace(entries[0], words=tuple(dict.fromkeys((*own, *others))))


def _near(word: str, its_stem: str) -> list[Entry]:
    """The entries whose first word begins as the word or its stem does, in the order of the list."""
    beginnings = sorted({its_stem[:_BEGINNING], word[:_BEGINNING]})
    return list(dict.fromkeys(entry for beginning in beginnings for entry in _entries(beginning)))


@cache
def _entries(beginning: str) -> tuple[Entry, ...]:
    """The entries that begin with these letters. Only they are analysed: a query has few words, the list thousands."""
    lines = map(read_thesaurus_line, _lines().get(beginning, ()))
    analysed = ((_words(everyday), tuple(map(_words, official))) for everyday, official in lines)
    return tuple(Entry(words, tuple(map(stem, words)), official) for words, official in analysed if words)


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
