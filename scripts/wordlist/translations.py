"""Which Dutch words stand for an English one? Counted by aligning the words of the sentence pairs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

from encoder.alignment import align
from encoder.sources import pairs

from ipsearch.text.analysis import STOP_WORDS, fold

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RARE = 4
# A translation is one that was seen this often, and is this share of all that the word is translated by.
_SEEN, _SHARE, _MOST = 2.5, 0.18, 2
_SHORTEST = 3


def glossary(data: Path) -> dict[str, list[str]]:
    """English words with their commonest translations, best first."""
    found = pairs(data)
    english, dutch = [_words(p.english) for p in found], [_words(p.dutch) for p in found]
    names, numbers = _numbered(english)
    dutch_names, dutch_numbers = _numbered(dutch)
    links, counts = align(dutch_numbers, numbers)
    weights: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for nl, en, count in zip(links.dutch, links.english, counts, strict=True):
        if count > 1:
            weights[names[en]].append((float(count), dutch_names[nl]))
    return {word: good for word, choices in weights.items() if (good := _good(word, choices))}


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _numbered(sentences: list[list[str]]) -> tuple[list[str], list[list[int]]]:
    """Names by number, and the sentences in numbers, without rare words."""
    counts = Counter(word for words in sentences for word in words)
    names = [word for word, count in counts.most_common() if count >= _RARE]
    numbers = {word: number for number, word in enumerate(names)}
    return names, [[numbers[word] for word in words if word in numbers] for words in sentences]


def _good(word: str, choices: list[tuple[float, str]]) -> list[str]:
    total = sum(count for count, _ in choices)
    if word in STOP_WORDS or len(word) < _SHORTEST or total < _SEEN:
        return []
    ranked = sorted(choices, key=lambda choice: (-choice[0], choice[1]))
    good = [nl for count, nl in ranked if count >= max(_SEEN, _SHARE * total) and nl != word and nl not in STOP_WORDS]
    return good[:_MOST]
