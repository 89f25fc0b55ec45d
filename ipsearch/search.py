"""How does a question become ranked passages?

A kenmerk or Kamerstuk number in the query is identity, not similarity: that letter comes first, then what cites it.
For the rest, the lexical and the dense leg each propose passages, their ranks are fused, and the best are ordered by
how much of the query they hold.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace

import numpy as np

from ipsearch.commits import IndexSnapshot
from ipsearch.errors import QueryError
from ipsearch.kenmerk import find_kamerstukken, normalise_kenmerk
from ipsearch.protocols import Encoder
from ipsearch.ranking.coverage import Coverage
from ipsearch.ranking.fusion import reciprocal_rank_fusion
from ipsearch.ranking.highlights import highlights
from ipsearch.results import Candidate, Filters, Hit, Hits, Query, Scope, StoredPassage, Why
from ipsearch.text.analysis import STOP_WORDS, content, stem, tokens

# Characters of a query that are looked at; somebody who pastes a page is served by its beginning.
LONGEST_QUERY = 4_000
MOST_HITS = 1_000
# Passages that each leg proposes for fusion.
DEPTH = 100
# Passages that are ordered anew by how much of the query they hold.
RERANKED = 50
_LEXICAL, _DENSE = 1.0, 0.15
# A word that stands in nearly every passage still counts a little.
_LEAST_WEIGHT = 0.1
_IDENTITY = frozenset({"letter", "cites"})
# Of a letter that is named by number and nothing else, its opening is shown.
_OPENING = 3
# Words that announce a number and say nothing about the subject.
_REFERENCE_WORDS = frozenset(
    "kenmerk kamerstuk kamerstukken kamerbrief brief nr nummer kst ii dossier tweede kamer vergaderjaar".split()
)
_PHRASE = re.compile(r'"([^"]*)"|“([^”]*)”|„([^”“]*)[”“]|«([^»]*)»')
_CODE = re.compile(r"[\w./\-]*\d[\w./\-]*")


def parse_query(text: str) -> Query:
    """Understand a query: words, phrases between quotation marks, Kamerstuk numbers, and possible kenmerken.

    Raises:
        QueryError: there is nothing in it that could be searched.
    """
    text = text[:LONGEST_QUERY]
    kamerstukken = tuple(dict.fromkeys(found.kamerstuk for found in find_kamerstukken(text)))
    words = tuple(token.text for token in tokens(text))
    if not words:
        raise QueryError("The query holds no words. Type what you are looking for, a kenmerk or a Kamerstuk number.")
    return Query(text, words, _phrases(text), kamerstukken, _codes(text))


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    quoted = ("".join(match.groups("")) for match in _PHRASE.finditer(text))
    phrases = (tuple(token.text for token in tokens(phrase) if "-" not in token.text) for phrase in quoted)
    return tuple(phrase for phrase in phrases if phrase)


def _codes(text: str) -> tuple[str, ...]:
    """Everything with a figure in it could be a kenmerk; only the index knows which are."""
    return tuple(dict.fromkeys(normalise_kenmerk(match.group()) for match in _CODE.finditer(text)))


@dataclass(slots=True)
class Searcher:
    """Answers queries on one snapshot of an index.

    Args:
        snapshot: one commit; it stays what it is while a writer goes on.
        encoder: the one that the index was made with.
    """

    snapshot: IndexSnapshot
    encoder: Encoder

    def search(self, text: str, limit: int = 10, filters: Filters | None = None, offset: int = 0) -> Hits:
        """The best passages for a query.

        Args:
            text: what the user typed.
            limit: hits wanted, 1 to ``MOST_HITS``; ``offset`` of them are skipped.
            filters: what to narrow the search to.

        Raises:
            QueryError: the query holds nothing to search for, or the limit makes no sense.
            NotFound: a filter names a letter that is not in the index.
        """
        started = time.perf_counter()
        if not 1 <= limit <= MOST_HITS or not 0 <= offset <= MOST_HITS:
            raise QueryError(f"Ask for 1 to {MOST_HITS} hits.")
        query = parse_query(text)
        scope = self.snapshot.store.scope(filters) if filters and not filters.empty else None
        ranked, total = self._rank(query, offset + limit, scope)
        shown = ranked[offset : offset + limit]
        hits = tuple(one.hit(rank, query) for rank, one in enumerate(shown, offset + 1))
        return Hits(query, max(total, offset + len(hits)), hits, time.perf_counter() - started)

    def _rank(self, query: Query, limit: int, scope: Scope | None) -> tuple[list[_Ranked], int]:
        own = self.snapshot.store.own_letters(query.identifiers) if query.identifiers else set()
        lexical, total = self._lexical(query, max(limit, DEPTH), scope)
        dense = self._dense(query, max(limit, DEPTH), scope, lexical)
        fused = reciprocal_rank_fusion([(_LEXICAL, lexical), (_DENSE, dense)])
        named = self._named(query, own, scope)
        order = [*named, *(c.ordinal for c in fused if c.ordinal not in named)]
        found = self.snapshot.store.passages(order[: max(limit, RERANKED) + len(named)])
        legs = tuple({c.ordinal: c.score for c in leg} for leg in (lexical, dense, fused))
        ranked = [
            _Ranked(found[o], legs[2].get(o, 0.0), legs[0].get(o), legs[1].get(o), named.get(o, _exact(query)))
            for o in order
            if o in found  # a letter that was removed since is not in this snapshot
        ]
        return self._reordered(query, ranked, len(named)), max(total, len(ranked))

    def _reordered(self, query: Query, ranked: list[_Ranked], named: int) -> list[_Ranked]:
        """Order the best by how much of the query they hold; those that are named by number keep their place."""
        weights = self.snapshot.lexical.weights(dict.fromkeys(stem(word) for word in content(query.words)))
        coverage = Coverage({word: max(weight, _LEAST_WEIGHT) for word, weight in weights.items()})
        first, best, rest = ranked[:named], ranked[named : named + RERANKED], ranked[named + RERANKED :]
        best = [replace(r, coverage=coverage.score(r.found.passage.text, r.found.passage.section)) for r in best]
        best.sort(key=lambda r: (-r.score, r.found.ordinal))
        return [*first, *best, *rest]

    def _lexical(self, query: Query, limit: int, scope: Scope | None) -> tuple[list[Candidate], int]:
        found, total = self.snapshot.lexical.search(query, limit, scope)
        return [c for c in found if c.ordinal < self.snapshot.store.next_ordinal], total

    def _dense(self, query: Query, limit: int, scope: Scope | None, lexical: list[Candidate]) -> list[Candidate]:
        among = scope.ordinals if scope else None
        if query.phrases:  # the words are asked for literally: meaning may reorder, not add
            among = np.array(sorted(c.ordinal for c in lexical), dtype=np.int64)
        elif among is None:
            among = self.snapshot.live
        vector = self.encoder.encode_query(query.text)
        return [c for c in self.snapshot.vectors.search(vector, limit, among) if c.score > 0]

    def _named(self, query: Query, own: set[str], scope: Scope | None) -> dict[int, str]:
        """Ordinals of the letter that the query names by number, then of the passages that cite it; in that order."""
        store = self.snapshot.store
        within = set(scope.ordinals.tolist()) if scope else None
        opening = [o for o in self._opening(query, own) if within is None or o in within]
        known = query.identifiers if own else tuple(map(str, query.kamerstukken))
        citing = [
            c.ordinal for c in self.snapshot.lexical.citing(known, DEPTH, scope) if c.ordinal < store.next_ordinal
        ]
        return dict.fromkeys(opening, "letter") | {o: "cites" for o in citing if o not in opening}

    def _opening(self, query: Query, own: set[str]) -> list[int]:
        """The passages to show of a named letter: those that the other words ask for, else its beginning."""
        if not own:
            return []
        topic = tuple(word for word in query.words if word.isalpha() and word not in STOP_WORDS | _REFERENCE_WORDS)
        asked: list[int] = []
        for letter in sorted(own) if topic else ():
            scope = self.snapshot.store.scope(Filters(letter=letter))
            about = replace(query, words=topic, phrases=())
            asked += [c.ordinal for c in self.snapshot.lexical.search(about, _OPENING, scope)[0]]
        return asked or self.snapshot.store.first_passages(own, _OPENING)


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A passage on its way to becoming a hit, with what each step said of it."""

    found: StoredPassage
    fused: float
    lexical: float | None
    dense: float | None
    exact: str | None
    coverage: float | None = None

    @property
    def score(self) -> float:
        """In [0, 1]: what is named by number is what was meant; the rest by rank and coverage alike."""
        if self.exact in _IDENTITY:
            return 1.0
        return (self.fused + (self.coverage or 0.0)) / 2

    def hit(self, rank: int, query: Query) -> Hit:
        why = Why(self.lexical, self.dense, self.coverage, self.exact)
        return Hit(rank, self.score, self.found, highlights(query, self.found.passage.text), why)


def _exact(query: Query) -> str | None:
    return "phrase" if query.phrases else None
