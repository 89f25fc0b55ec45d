"""How does a question become ranked passages?

A kenmerk or Kamerstuk number in the query is identity, not similarity: that letter comes first, then what cites it.
For the rest, the lexical and the dense leg each propose passages and their ranks are fused.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from ipsearch.commits import IndexSnapshot
from ipsearch.errors import QueryError
from ipsearch.kenmerk import find_kamerstukken, normalise_kenmerk
from ipsearch.protocols import Encoder
from ipsearch.ranking.fusion import reciprocal_rank_fusion
from ipsearch.ranking.highlights import highlights
from ipsearch.results import Candidate, Filters, Hit, Hits, Query, Scope, StoredPassage, Why
from ipsearch.text.analysis import STOP_WORDS, tokens

# Characters of a query that are looked at; somebody who pastes a page is served by its beginning.
LONGEST_QUERY = 4_000
MOST_HITS = 1_000
# Passages that each leg proposes for fusion.
DEPTH = 100
_LEXICAL, _DENSE = 1.0, 0.25
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

    def search(self, text: str, limit: int = 10, filters: Filters = Filters(), offset: int = 0) -> Hits:  # noqa: B008 - frozen
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
        scope = None if filters.empty else self.snapshot.store.scope(filters)
        ranked, total = self._rank(query, offset + limit, scope)
        hits = self._hits(query, ranked, offset, limit)
        return Hits(query, max(total, offset + len(hits)), hits, time.perf_counter() - started)

    def _rank(self, query: Query, limit: int, scope: Scope | None) -> tuple[list[tuple[Candidate, Why]], int]:
        own = self.snapshot.store.own_letters(query.identifiers) if query.identifiers else set()
        lexical, total = self._lexical(query, max(limit, DEPTH), scope)
        dense = self._dense(query, max(limit, DEPTH), scope, lexical)
        fused = reciprocal_rank_fusion([(_LEXICAL, lexical), (_DENSE, dense)])
        scores = ({c.ordinal: c.score for c in lexical}, {c.ordinal: c.score for c in dense})
        exact = "phrase" if query.phrases else None
        first = list(self._named(query, own, scope))
        seen = {candidate.ordinal for candidate, _ in first}
        rest = ((c, exact) for c in fused if c.ordinal not in seen)
        ranked = [(c, Why(scores[0].get(c.ordinal), scores[1].get(c.ordinal), None, e)) for c, e in chain(first, rest)]
        return ranked, max(total, len(ranked))

    def _lexical(self, query: Query, limit: int, scope: Scope | None) -> tuple[list[Candidate], int]:
        found, total = self.snapshot.lexical.search(query, limit, scope)
        return [c for c in found if c.ordinal < self.snapshot.store.next_ordinal], total

    def _dense(self, query: Query, limit: int, scope: Scope | None, lexical: list[Candidate]) -> list[Candidate]:
        among = scope.ordinals if scope else None
        if query.phrases:  # the words are asked for literally: meaning may reorder, not add
            among = np.array(sorted(c.ordinal for c in lexical), dtype=np.int64)
        elif among is None and len(self.snapshot.vectors) != self.snapshot.store.count_passages():
            among = self.snapshot.store.ordinals()  # some vectors are of letters that are gone
        vector = self.encoder.encode_query(query.text)
        return [c for c in self.snapshot.vectors.search(vector, limit, among) if c.score > 0]

    def _named(self, query: Query, own: set[str], scope: Scope | None) -> Iterable[tuple[Candidate, str]]:
        """The letter that the query names by number, then the passages that cite it."""
        store = self.snapshot.store
        within = set(scope.ordinals.tolist()) if scope else None
        opening = [o for o in self._opening(query, own) if within is None or o in within]
        known = query.identifiers if own else tuple(map(str, query.kamerstukken))
        citing = [
            c.ordinal for c in self.snapshot.lexical.citing(known, DEPTH, scope) if c.ordinal < store.next_ordinal
        ]
        yield from ((Candidate(ordinal, 1.0), "letter") for ordinal in opening)
        yield from ((Candidate(ordinal, 1.0), "cites") for ordinal in citing if ordinal not in set(opening))

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

    def _hits(self, query: Query, ranked: list[tuple[Candidate, Why]], offset: int, limit: int) -> tuple[Hit, ...]:
        """Look the passages up; those of a letter that was removed meanwhile are not in this snapshot."""
        wanted = ranked[: offset + limit + DEPTH]
        found = self.snapshot.store.passages([candidate.ordinal for candidate, _ in wanted])
        shown = [(found[c.ordinal], c, why) for c, why in wanted if c.ordinal in found][offset : offset + limit]
        return tuple(_hit(rank, query, *row) for rank, row in enumerate(shown, offset + 1))


def _hit(rank: int, query: Query, found: StoredPassage, candidate: Candidate, why: Why) -> Hit:
    return Hit(rank, candidate.score, found, highlights(query, found.passage.text), why)
