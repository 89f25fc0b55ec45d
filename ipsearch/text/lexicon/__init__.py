"""Which words does Dutch government prose hold, and how are they written?

A list of word forms that ``scripts/make_lexicon`` counted in running text; the README beside the list names the texts
and their licences. It is evidence, never a condition: without the file the list is empty and everything still works.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_LIST, _PARTS, _LEMMAS, _GLOSSARY = "words.zz", "parts.zz", "lemmas.zz", "glossary.zz"
_THESAURUS = "thesaurus.txt"


class WordList:
    """Words in lower case, looked up by bisection in one block of bytes: 2 MB instead of 20 for a set.

    Args:
        block: UTF-8, every word between line feeds, sorted by code point.
    """

    def __init__(self, block: bytes) -> None:
        self._block = block

    def __contains__(self, word: object, /) -> bool:
        if not isinstance(word, str) or not word or "\n" in word:
            return False
        wanted, block = word.encode("utf-8", "surrogatepass"), self._block
        low, high = 0, len(block) - 1
        # Between a line feed at or before ``low`` and one at or after ``high`` stands the word, if anywhere.
        while low < high:
            start = block.rfind(b"\n", 0, (low + high) // 2 + 1) + 1
            end = block.find(b"\n", start)
            found = block[start:end]
            if found == wanted:
                return True
            if found < wanted:
                low = end
            else:
                high = start - 1
        return False


@cache
def known_words() -> WordList:
    """The list that ships with ipsearch, read once; empty when it is missing."""
    return WordList(_block(_LIST) or b"\n")


@cache
def part_costs() -> dict[str, float]:
    """Folded words that may be parts of compounds, with their rarity: 0 for the commonest, 1 for each power of ten."""
    return {word: int(cost) / 10 for word, cost in _table(_PARTS)}


@cache
def lemmas() -> dict[str, str]:
    """Folded words whose stem the rules of ``analysis.stem`` would miss, each with the word to take the stem of."""
    return dict(_table(_LEMMAS))


@cache
def glossary() -> dict[str, tuple[str, ...]]:
    """Folded English words, each with the Dutch words that stand for it most often, best first."""
    return {english: tuple(dutch.split()) for english, dutch in _table(_GLOSSARY)}


def thesaurus_lines() -> list[str]:
    """The lines of the thesaurus as they are written; ``read_thesaurus_line`` reads one."""
    try:
        return [line for line in files(__name__).joinpath(_THESAURUS).read_text("utf-8").splitlines() if "\t" in line]
    except OSError:
        return []


def read_thesaurus_line(line: str) -> tuple[str, tuple[str, ...]]:
    """An everyday phrase with what letters call the same, best first."""
    everyday, _, official = line.partition("\t")
    return everyday, tuple(one.strip() for one in official.split(";") if one.strip())


def _table(name: str) -> Iterator[tuple[str, str]]:
    for line in _block(name).decode().splitlines():
        key, value = line.split("\t")
        yield key, value


def _block(name: str) -> bytes:
    try:
        return zlib.decompress(files(__name__).joinpath(name).read_bytes())
    except (OSError, zlib.error):
        return b""
