"""What does a user mean by a query? Its words and what else they may mean, phrases, numbers, and stretches of time.

What a word may also mean is looked up: abbreviations in what the letters of this index define, misspelled words among
the words of this index, English words in a glossary, everyday words in a thesaurus. Everything that is added counts
less than what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from rapidfuzz.distance import OSA

from ipsearch.commits import IndexSnapshot
from ipsearch.errors import QueryError
from ipsearch.kenmerk import find_kamerstukken, normalise_kenmerk
from ipsearch.results import Query, Variant
from ipsearch.text.analysis import ENGLISH_STOP_WORDS, STOP_WORDS, tokens, vocabulary
from ipsearch.text.compounds import parts
from ipsearch.text.lexicon import glossary, known_words
from ipsearch.text.periods import find_periods
from ipsearch.text.stems import stem
from ipsearch.text.thesaurus import Entry, find_entries

# Characters of a query that are looked at; somebody who pastes a page is served by its beginning.
LONGEST_QUERY = 4_000
_PHRASE = re.compile(r'"([^"]*)"|“([^”]*)”|„([^”“]*)[”“]|«([^»]*)»')
_CODE = re.compile(r"[\w./\-]*\d[\w./\-]*")
# Words that are looked up. A pasted page is no misspelled question.
_MOST_WORDS = 24
# Letters. In a shorter word a slip makes another word.
_SHORTEST_SLIP, _TWO_SLIPS = 5, 8
# Passages in which the right spelling is looked for, and unknown words of a query for which it is.
_LOOKED_THROUGH, _MOST_SLIPS = 40, 4
# Share of a query's words that must be English and not Dutch before it is read as English.
_ENGLISH = 0.5
# Official words that are searched for an everyday one.
_SYNONYMS = 5


def parse_query(text: str) -> Query:
    """Understand what can be understood without an index.

    Raises:
        QueryError: there is nothing in it that could be searched.
    """
    text = text[:LONGEST_QUERY]
    kamerstukken = tuple(dict.fromkeys(found.kamerstuk for found in find_kamerstukken(text)))
    words = tuple(token.text for token in tokens(text))
    if not words:
        raise QueryError("The query holds no words. Type what you are looking for, a kenmerk or a Kamerstuk number.")
    return Query(text, words, _phrases(text), kamerstukken, _codes(text), periods=tuple(find_periods(text)))


def with_variants(query: Query, snapshot: IndexSnapshot) -> Query:
    """The query with what its words may also mean in this index."""
    words = list(dict.fromkeys(word for word in query.words if word not in STOP_WORDS and "-" not in word))
    words = words[:_MOST_WORDS]
    official = find_entries(_plain(query.words[:_MOST_WORDS]))
    found = [*_abbreviations(words, query, snapshot), *_translations(words, query), *_synonyms(official, query)]
    explained = {word for variant in found for word in variant.words}
    spelt = list(_spellings([word for word in words if word not in explained], snapshot))
    return replace(query, variants=tuple(dict.fromkeys([*found, *spelt, *_synonyms(_meant(query, spelt), query)])))


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    quoted = ("".join(match.groups("")) for match in _PHRASE.finditer(text))
    phrases = (tuple(token.text for token in tokens(phrase) if "-" not in token.text) for phrase in quoted)
    return tuple(phrase for phrase in phrases if phrase)


def _codes(text: str) -> tuple[str, ...]:
    """Everything with a figure in it could be a kenmerk; only the index knows which are."""
    return tuple(dict.fromkeys(normalise_kenmerk(match.group()) for match in _CODE.finditer(text)))


def _abbreviations(words: list[str], query: Query, snapshot: IndexSnapshot) -> Iterator[Variant]:
    """What a short form stands for, and the short form of a long one."""
    defined = snapshot.abbreviations
    for word in words:
        for long in defined.long_forms(word):
            yield Variant((word,), long, "abbreviation")
    for stems, short in defined.short_forms([stem(word) for word in query.words]):
        yield Variant(tuple(word for word in query.words if stem(word) in stems), (short,), "abbreviation")


def _synonyms(entries: Iterable[tuple[int, Entry]], query: Query) -> Iterator[Variant]:
    """What a minister's letter would call it."""
    plain = _plain(query.words)
    literal = {word for phrase in query.phrases for word in phrase}
    for place, entry in entries:
        typed = tuple(plain[place : place + len(entry.stems)])
        if literal.issuperset(typed):  # between quotation marks stands what is meant
            continue
        yield from (Variant(typed, words, "synonym") for words in entry.words[:_SYNONYMS] if words != typed)


def _meant(query: Query, spelt: list[Variant]) -> list[tuple[int, Entry]]:
    """What a letter would call a word that was misspelled, or a phrase with such a word in it."""
    right = {variant.words[0]: variant.variant[0] for variant in spelt}
    typed = _plain(query.words[:_MOST_WORDS])
    found = find_entries([right.get(word, word) for word in typed]) if right else ()
    return [(at, entry) for at, entry in found if not right.keys().isdisjoint(typed[at : at + len(entry.stems)])]


def _plain(words: Sequence[str]) -> list[str]:
    """Words with inner hyphens come whole and in parts; only the parts."""
    return [word for word in words if "-" not in word]


def _translations(words: list[str], query: Query) -> Iterator[Variant]:
    """The Dutch for English words, when the query is English."""
    if not _is_english(words, query):
        return
    for word in words:
        for form in (word, word.removesuffix("s")):
            if form in glossary():
                yield from (Variant((word,), (dutch,), "translation") for dutch in glossary()[form])
                break


def _is_english(words: list[str], query: Query) -> bool:
    plain = [word for word in words if word.isalpha()]
    english = [word for word in plain if word in glossary() or word.removesuffix("s") in glossary()]
    foreign = [word for word in english if not _is_dutch(word)]
    if not foreign:
        return False
    share = len(foreign) / len(plain)
    return share >= _ENGLISH or any(word in ENGLISH_STOP_WORDS for word in query.words)


def _is_dutch(word: str) -> bool:
    return word in known_words() and word not in glossary()


def _spellings(words: list[str], snapshot: IndexSnapshot) -> Iterator[Variant]:
    """The nearest word of the index for a word that neither the index nor the list of Dutch words knows."""
    odd = (w for w in words if len(w) >= _SHORTEST_SLIP and w.isalpha() and not _is_known(w, snapshot))
    for word in islice(odd, _MOST_SLIPS):
        slips = 2 if len(word) >= _TWO_SLIPS else 1
        if near := _nearest(word, slips, snapshot):
            yield Variant((word,), (near,), "spelling")


def _nearest(word: str, slips: int, snapshot: IndexSnapshot) -> str | None:
    """The word of the index with the fewest slips between; of equals the commonest. People start words right."""
    ordinals = snapshot.lexical.near(word, slips, _LOOKED_THROUGH)
    found = snapshot.store.passages(ordinals).values()
    others = {other for one in found for other in vocabulary(one.passage.text)}
    ranked = [
        (distance, -snapshot.lexical.frequency(other), other)
        for other in others
        if other[0] == word[0] and (distance := OSA.distance(word, other, score_cutoff=slips)) <= slips
    ]
    return min(ranked)[2] if ranked else None


def _is_known(word: str, snapshot: IndexSnapshot) -> bool:
    known = word in known_words() or word in glossary() or snapshot.lexical.frequency(word) > 0
    return known or (len(parts(word)) > 1 and all(part in known_words() for part in parts(word)))
