"""Which words of a passage answer to the words of the query?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ipsearch.kenmerk import find_kamerstukken
from ipsearch.results import Query
from ipsearch.text.analysis import Token, content, grams, stem, tokens

# Letters. A shorter word occurs inside others by accident: "land" in "eiland".
_COMPOUND_PART = 5
# Dice coefficient of 4-grams above which two words are one with a typing error, when they begin alike.
_ALIKE = 0.55


def highlights(query: Query, text: str) -> tuple[tuple[int, int], ...]:
    """Half-open places in ``text`` to mark, in order, not overlapping.

    A word is marked when it has the stem of a query word, holds it as part of a compound or is held by it, or is
    spelled almost like it; a phrase as a whole; a Kamerstuk number however it is written.
    """
    found = list(tokens(text))
    places = [*_identifiers(query, text), *_phrases(query.phrases, found)]
    if not query.phrases or len(query.words) > sum(map(len, query.phrases)):
        places += _words(content(query.words), found)
    return _merged(places)


def _words(words: Sequence[str], found: Iterable[Token]) -> list[tuple[int, int]]:
    stems = {stem(word) for word in words}
    verdicts: dict[str, bool] = {}
    for token in found:
        if token.text not in verdicts:
            verdicts[token.text] = _answers(stem(token.text), stems)
    return [(token.start, token.end) for token in found if verdicts[token.text]]


def _answers(word: str, stems: set[str]) -> bool:
    return word in stems or any(_compound(word, other) or _alike(word, other) for other in stems)


def _compound(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return len(short) >= _COMPOUND_PART and (long.startswith(short) or long.endswith(short))


def _alike(word: str, other: str) -> bool:
    if len(other) < _COMPOUND_PART or word[:2] != other[:2] or abs(len(word) - len(other)) > 2:
        return False
    left, right = set(grams(word, 2)), set(grams(other, 2))
    return 2 * len(left & right) > 2 * _ALIKE * max(len(left), len(right))


def _phrases(phrases: Iterable[Sequence[str]], found: Sequence[Token]) -> list[tuple[int, int]]:
    plain = [token for token in found if "-" not in token.text]
    words = [token.text for token in plain]
    places = []
    for phrase in phrases:
        for start in range(len(words) - len(phrase) + 1):
            if words[start : start + len(phrase)] == list(phrase):
                places.append((plain[start].start, plain[start + len(phrase) - 1].end))
    return places


def _identifiers(query: Query, text: str) -> list[tuple[int, int]]:
    wanted = set(query.kamerstukken)
    return [(f.start, f.end) for f in find_kamerstukken(text) if f.kamerstuk in wanted]


def _merged(places: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
