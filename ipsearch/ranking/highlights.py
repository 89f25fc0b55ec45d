"""Which words of a passage answer to the words of the query?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ipsearch.kenmerk import find_kamerstukken
from ipsearch.ranking.likeness import Likeness
from ipsearch.results import Query
from ipsearch.text.analysis import Token, content, printed_tokens, tokens
from ipsearch.text.compounds import parts
from ipsearch.text.lexicon import known_words
from ipsearch.text.stems import stem


def judge_of(query: Query) -> Likeness:
    """The judge of which words answer to a query: its words and what compounds are made of, and what else they mean."""
    words = [*content(query.words), *(word for variant in query.variants for word in variant.variant)]
    stems = [stem(one) for word in words for one in (word, *parts(word))]
    explained = {word for variant in query.variants for word in variant.words}
    odd = (word for word in content(query.words) if word not in explained and word not in known_words())
    return Likeness(stems, {stem(word) for word in odd})


def highlights(query: Query, text: str, judge: Likeness | None = None) -> tuple[tuple[int, int], ...]:
    """Half-open places in ``text`` to mark, in order, not overlapping.

    A word is marked when it answers to a word of the query as ``Likeness`` judges; a phrase as a whole; a Kamerstuk
    number however it is written.

    Args:
        judge: of this query, from ``judge_of``: worth keeping for several texts.
    """
    places = [*_identifiers(query, text)]
    if query.phrases:
        places += _phrases(query.phrases, list(tokens(text)))
    if not query.phrases or len(query.words) > sum(map(len, query.phrases)):
        judge = judge or judge_of(query)
        places += [(word.start, word.end) for word in printed_tokens(text) if judge.of(word.text)]
    return _merged(places)


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
