"""The sentence, list item or table row that holds most of what the question asks.

A first reader: it weighs how much of the question a sentence answers to, by the rarity of the words, with the passage
and its headings as support. Below a threshold it says nothing; a wrong answer is worse than none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ipsearch.letters import Passage
from ipsearch.text.analysis import content, tokens
from ipsearch.text.sentences import sentences
from ipsearch.text.stems import stem

# Share of the question's weight that must be held before something is shown as an answer. On the labelled questions of
# the corpus about half of what is shown at this value is right; above it both right and wrong answers become few.
THRESHOLD = 0.6
# How much a word counts that stands not in the sentence, but in its passage or in the headings above it.
_SURROUNDINGS = 0.6
_COMPOUND_PART = 5
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Extract:
    """A piece of a passage's text, ``[start, end)``, and how much of the question it answers to, in [0, 1]."""

    passage: Passage
    start: int
    end: int
    confidence: float


def best_extract(question: str, passages: Sequence[Passage], weight: Callable[[str], float]) -> Extract | None:
    """The piece that answers best; ``None`` when there are no passages or no words.

    Args:
        passages: best first; of equals the first wins.
        weight: how much a stem of the question counts, more for rarer ones.
    """
    asked = {word: weight(word) for word in dict.fromkeys(stem(word) for word in _words(question))}
    total = sum(asked.values())
    if not total:
        return None
    extracts = (extract for passage in passages for extract in _extracts(passage, asked, total))
    return max(extracts, key=lambda extract: extract.confidence, default=None)


def _extracts(passage: Passage, asked: dict[str, float], total: float) -> Iterator[Extract]:
    around = {stem(word) for text in (*passage.section, passage.text) for word in _words(text)}
    support = {word for word in asked if _among(word, around)}
    for start, end in _pieces(passage):
        words = {stem(word) for word in _words(passage.text[start:end])}
        if len(words) < _SHORTEST:
            continue
        held = {word for word in support if _among(word, words)}
        value = sum(asked[word] * (1.0 if word in held else _SURROUNDINGS) for word in support)
        # A sentence without a word of the question is no answer, whatever stands around it.
        yield Extract(passage, start, end, value / total if held else 0.0)


def _pieces(passage: Passage) -> Iterator[tuple[int, int]]:
    """The sentences, items or rows, without the headings that open the passage: a heading answers nothing."""
    at = 0
    for line in passage.text.split("\n"):
        if passage.kind in {"table", "bullet"} and line not in passage.section:
            yield at, at + len(line)
        elif line not in passage.section:
            yield from ((at + start, at + end) for start, end in sentences(line))
        at += len(line) + 1


def _words(text: str) -> list[str]:
    return content(token.text for token in tokens(text))


def _among(word: str, words: set[str]) -> bool:
    if word in words:
        return True
    if len(word) < _COMPOUND_PART:
        return False
    return any(other.startswith(word) or other.endswith(word) for other in words)
