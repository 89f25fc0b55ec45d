"""How would somebody ask for a passage who has never read a letter? By rule, from the thesaurus that we wrote.

Official words of a query, or of a sentence of the passage, are replaced by everyday ones: *politieambtenaren* become
*dienders*, *België* becomes *zuiderburen*.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable

from encoder.sources import Example
from ipsearch.text.analysis import STOP_WORDS, tokens
from ipsearch.text.lexicon import read_thesaurus_line, thesaurus_lines
from ipsearch.text.stems import stem

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n| / ")
_LONGEST, _SHORTEST = 22, 4
# Of the words that could be replaced, and of the small words of a sentence, this share is.
_REPLACED, _DROPPED = 0.7, 0.5
# Of the official words of a line; letters of a word; and the everyday words for one official word that says little.
_BEST, _FEWEST_LETTERS, _MOST_MEANINGS = 2, 5, 12


def everyday_queries(examples: Iterable[Example], seed: int = 0) -> list[Example]:
    """For each passage at most two more queries: one from a query of its own, one from a sentence of it."""
    chance, official = random.Random(seed), _by_official_word()
    own: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        own[example.passage].append(example)
    made = []
    for passage, found in own.items():
        asked = [e.query for e in found if e.kind in {"question", "keyword", "commitment"}]
        said = [s for s in _SENTENCE.split(passage) if _SHORTEST <= len(s.split()) <= _LONGEST]
        for texts, drop in ((asked, False), (said, True)):
            query = _replaced(chance.choice(texts), official, chance, drop) if texts else None
            if query:
                made.append(Example(query, passage, found[0].group, "everyday"))
    return made


def _by_official_word() -> dict[str, list[str]]:
    """Everyday words by the stem of a single official one that is among the best for them."""
    found: dict[str, list[str]] = defaultdict(list)
    for everyday, official in map(read_thesaurus_line, thesaurus_lines()):
        for one in official[:_BEST]:
            words = [token.text for token in tokens(one)]
            if len(words) == 1 and len(words[0]) >= _FEWEST_LETTERS:
                found[stem(words[0])].append(everyday)
    return {official: everyday for official, everyday in found.items() if len(everyday) <= _MOST_MEANINGS}


def _replaced(text: str, official: dict[str, list[str]], chance: random.Random, drop: bool) -> str | None:
    """The text in everyday words; ``None`` when none of its words has an everyday one."""
    words, replaced = [], 0
    for word in re.findall(r"[\w'’\-]+", text):
        choices = official.get(stem(word.lower())) if len(word) >= _FEWEST_LETTERS else None
        if choices and chance.random() < _REPLACED:
            words.append(chance.choice(choices))
            replaced += 1
        elif not (drop and word.lower() in STOP_WORDS and chance.random() < _DROPPED):
            words.append(word)
    return " ".join(words) if replaced else None
