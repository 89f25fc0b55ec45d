"""How does a question become ranked passages?

A kenmerk or Kamerstuk number in the query is identity, not similarity: that letter comes first, then what cites it.
For the rest, the lexical and the dense leg each propose passages, their ranks are fused, and the best are ordered anew
by what each of them says for itself. Passages with the same words are shown once.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

import numpy as np

from ipsearch.annotations import Mention
from ipsearch.commits import IndexSnapshot
from ipsearch.entities import IndexNames, passages_naming
from ipsearch.errors import QueryError
from ipsearch.letters import Letter, encoded_text
from ipsearch.protocols import Encoder
from ipsearch.queries import parse_query, with_variants
from ipsearch.ranking.coverage import Coverage, lines_of
from ipsearch.ranking.cross_encoder import CrossEncoder
from ipsearch.ranking.duplicates import Copies, without_copies
from ipsearch.ranking.fusion import reciprocal_rank_fusion
from ipsearch.ranking.highlights import highlights, judge_of
from ipsearch.ranking.late_interaction import max_similarity
from ipsearch.ranking.likeness import Likeness
from ipsearch.ranking.periods import agreement
from ipsearch.ranking.reordering import WEIGHTS, WEIGHTS_WITHOUT_TOKENS, Weights, scores
from ipsearch.ranking.signatories import day_of, signed_letter, what_it_says
from ipsearch.results import Candidate, Features, Filters, Hit, Hits, Query, QueryEncoding, Scope, StoredPassage, Why
from ipsearch.text.analysis import STOP_WORDS, content
from ipsearch.text.compounds import parts
from ipsearch.text.stems import stem

MOST_HITS = 1_000
# Passages that each leg proposes for fusion.
DEPTH = 100
# Passages that are compared with the query by meaning, and the best of them whose words are looked at one by one: with
# weights learned for it nothing is lost (docs/quality.md).
COMPARED, REORDERED = 50, 30
# Passages that a cross-encoder reads: each costs it some fifty milliseconds.
_REREAD = 20
_LEXICAL, _DENSE = 1.0, 1.0
# A word that stands in nearly every passage still counts a little.
_LEAST_WEIGHT = 0.1
Leg = Literal["lexical", "dense", "fused"]
LEGS: tuple[Leg, ...] = get_args(Leg)
_IDENTITY = frozenset({"letter", "cites"})
# Of a letter that is named by number and nothing else, its opening is shown.
_OPENING = 3
# Letters among which the one is looked for whose signatory is asked for.
_SIGNED = 5
# Words that announce a number and say nothing about the subject.
_REFERENCE_WORDS = frozenset(
    "kenmerk kamerstuk kamerstukken kamerbrief brief nr nummer kst ii dossier tweede kamer vergaderjaar".split()
)


@dataclass(slots=True)
class Searcher:
    """Answers queries on one snapshot of an index.

    Args:
        snapshot: one commit; it stays what it is while a writer goes on.
        encoder: the one that the index was made with.
        reranker: orders the first hits by reading each with the query.
    """

    snapshot: IndexSnapshot
    encoder: Encoder
    reranker: CrossEncoder | None = None
    _names: IndexNames = field(init=False)

    def __post_init__(self) -> None:
        self._names = IndexNames(self.snapshot.store)

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
        query = with_variants(parse_query(text), self.snapshot)
        scope = self._scope(filters) if filters and not filters.empty else None
        judge = judge_of(query)
        ranked, total = self._rank_for(query, judge, offset + limit, scope)
        copies = without_copies([one.found for one in ranked], [one.nearness for one in ranked])
        by_ordinal = {one.found.ordinal: one for one in ranked}
        shown = copies[offset : offset + limit]
        named = self.snapshot.store.annotations.mentions([c.first.ordinal for c in shown])
        hits = tuple(
            by_ordinal[c.first.ordinal].hit(rank, query, judge, c, self._names.named(named.get(c.first.ordinal, ())))
            for rank, c in enumerate(shown, offset + 1)
        )
        return Hits(query, max(total, offset + len(hits)), hits, time.perf_counter() - started)

    def legs(self, text: str, limit: int) -> dict[Leg, tuple[Hit, ...]]:
        """What each step before the last would show by itself: to measure what it is worth.

        Raises:
            QueryError: the query holds nothing to search for.
        """
        query = with_variants(parse_query(text), self.snapshot)
        legs = self._propose(query, self.encoder.encode_query(query.spelt), limit, None).legs
        shown = {name: legs[name][:limit] for name in LEGS}
        found = self.snapshot.store.passages([c.ordinal for leg in shown.values() for c in leg])
        made: dict[Leg, tuple[Hit, ...]] = {}
        for name in LEGS:
            hits = enumerate((c for c in shown[name] if c.ordinal in found), 1)
            made[name] = tuple(Hit(rank, c.score, found[c.ordinal], (), Why(None, None)) for rank, c in hits)
        return made

    def _rank_for(self, query: Query, judge: Likeness, limit: int, scope: Scope | None) -> tuple[list[_Ranked], int]:
        """Who signed a letter is asked by its subject or day: they find the letter, and its signature comes first."""
        subject = signed_letter(query)
        if subject is None:
            return self._rank(query, judge, limit, scope)
        named = query.identifiers and self.snapshot.store.own_letters(query.identifiers)
        about = query if named or not subject else with_variants(parse_query(subject), self.snapshot)
        judge = judge_of(about)
        if (day := day_of(query)) and scope is None:
            dated = self._scope(Filters(since=day, until=day))
            scope = dated if len(dated.ordinals) else None
        ranked, total = self._rank(about, judge, limit, scope)
        signed = self._signature(about, judge, ranked, day)
        if scope is not None:  # what is searched may be tables alone
            signed = [one for one in signed if one.found.ordinal in scope.ordinals]
        shown = {one.found.ordinal for one in signed}
        return [*signed, *(one for one in ranked if one.found.ordinal not in shown)], total

    def _signature(
        self, about: Query, judge: Likeness, ranked: Sequence[_Ranked], day: dt.date | None
    ) -> list[_Ranked]:
        """The signature of the letter that is meant: one whose title and beginning speak of what is asked."""
        best: dict[str, _Ranked] = {}
        for one in [one for one in ranked if one.exact == "letter"] or ranked:
            best.setdefault(one.found.letter.id, one)
        all_words = self.coverage(about, judge)
        likely = {
            id: one.score + self._held_by(all_words, one.found.letter, day) for id, one in [*best.items()][:_SIGNED]
        }
        letter = max(likely, key=likely.__getitem__, default=None)
        if letter is None:
            return []
        subject = self.coverage(replace(about, words=what_it_says(about)), judge)
        meant = self._held_by(subject, best[letter].found.letter, day)
        scope = self.snapshot.store.scope(Filters(letter=letter, kinds=("signature",)))
        found = self.snapshot.store.passages(scope.ordinals.tolist()).values()
        features = Features(coverage=meant, heading=meant)
        return [_Ranked(one, None, None, best[letter].exact, features, ranked[0].score) for one in found]

    def _held_by(self, coverage: Coverage, letter: Letter, day: dt.date | None) -> float:
        if day:
            return float(letter.date == day)
        opening = self.snapshot.store.passages(self.snapshot.store.first_passages({letter.id}, _OPENING)).values()
        return coverage.of((letter.title, *(one.passage.text for one in opening)), ()).passage

    def _rank(self, query: Query, judge: Likeness, limit: int, scope: Scope | None) -> tuple[list[_Ranked], int]:
        own = self.snapshot.store.own_letters(query.identifiers) if query.identifiers else set()
        encoded = self.encoder.encode_query(query.spelt)
        proposed = self._propose(query, encoded, limit, scope)
        named = self._named(query, own, scope)
        order = [*named, *(c.ordinal for c in proposed.legs["fused"] if c.ordinal not in named)]
        found = self.snapshot.store.passages(order[: max(limit, COMPARED) + len(named)])
        lexical, dense = ({c.ordinal: c.score for c in proposed.legs[leg]} for leg in ("lexical", "dense"))
        ranked = [
            _Ranked(found[o], lexical.get(o), dense.get(o), named.get(o, _exact(query)))
            for o in order
            if o in found  # a letter that was removed since is not in this snapshot
        ]
        return self._reordered(query, judge, encoded, ranked, len(named)), max(proposed.total, len(ranked))

    def _propose(self, query: Query, encoded: QueryEncoding, limit: int, scope: Scope | None) -> _Proposed:
        """What the two legs find, and both together."""
        depth = max(limit, DEPTH)
        lexical, total = self._lexical(query, depth, scope)
        dense = self._dense(query, encoded, depth, scope, lexical)
        fused = reciprocal_rank_fusion([(_LEXICAL, lexical), (_DENSE, dense)])
        return _Proposed({"lexical": lexical, "dense": dense, "fused": fused}, total)

    def _reordered(
        self, query: Query, judge: Likeness, encoded: QueryEncoding, ranked: list[_Ranked], named: int
    ) -> list[_Ranked]:
        """Order the best by what each says for itself; those that are named by number keep their place."""
        first, near, rest = ranked[:named], ranked[named : named + COMPARED], ranked[named + COMPARED :]
        weights = WEIGHTS if encoded.tokens is not None else WEIGHTS_WITHOUT_TOKENS
        near = _ordered(near, self._by_meaning(query, encoded, near), weights)
        best, behind = near[:REORDERED], near[REORDERED:]
        best = self._reread(query, _ordered(best, self._by_words(query, judge, best), weights))
        # Those whose words were not looked at stay below those whose words were.
        behind = [replace(one, features=None, reordered=one.score * best[-1].score) for one in behind]
        return [*first, *best, *behind, *rest]

    def _reread(self, query: Query, ranked: list[_Ranked]) -> list[_Ranked]:
        """The first of them in the order of the cross-encoder, where there is one."""
        if self.reranker is None or not ranked:
            return ranked
        first, rest = ranked[:_REREAD], ranked[_REREAD:]
        scores = self.reranker.scores(query.text, [encoded_text(r.found.passage) for r in first])
        # Those that it has not read stay below those that it has, whatever it thinks of them.
        reread = [replace(r, reordered=(1 + float(s)) / 2) for r, s in zip(first, scores, strict=True)]
        rest = [replace(r, reordered=r.score / 2) for r in rest]
        return [*sorted(reread, key=lambda r: (-r.score, r.found.ordinal)), *rest]

    def _by_meaning(self, query: Query, encoded: QueryEncoding, ranked: Sequence[_Ranked]) -> list[Features]:
        """What the legs, the vectors and the time that is asked for say of each."""
        tokens = self._late(encoded, [one.found.ordinal for one in ranked])
        highest = max((one.lexical or 0.0 for one in ranked), default=0.0) or 1.0
        cosines = self._cosines(encoded, ranked)
        return [
            Features((one.lexical or 0.0) / highest, cosine, late, period=agreement(query.periods, one.found))
            for one, late, cosine in zip(ranked, tokens, cosines, strict=True)
        ]

    def _by_words(self, query: Query, judge: Likeness, ranked: Sequence[_Ranked]) -> list[Features]:
        """The same, and how much of the query each holds."""
        coverage = self.coverage(query, judge)
        made = []
        for one in ranked:
            passage = one.found.passage
            held = coverage.of(lines_of(passage.text, passage.kind), passage.section)
            known = one.features or Features()
            made.append(replace(known, coverage=held.passage, line=held.line, heading=held.heading))
        return made

    def _late(self, encoded: QueryEncoding, ordinals: Sequence[int]) -> list[float]:
        if encoded.tokens is None or not ordinals:
            return [0.0] * len(ordinals)
        stored = self.snapshot.store.tokens(ordinals)
        nothing = np.zeros((0, 0), dtype=np.int8)
        scores = max_similarity(encoded, [stored.get(ordinal, nothing) for ordinal in ordinals])
        return [0.0] * len(ordinals) if scores is None else [float(value) for value in scores]

    def _cosines(self, encoded: QueryEncoding, ranked: Sequence[_Ranked]) -> list[float]:
        """Of all, not only of those that the dense leg proposed."""
        missing = np.array(sorted(one.found.ordinal for one in ranked if one.dense is None), dtype=np.int64)
        found = self.snapshot.vectors.search(encoded.text, len(missing), missing) if len(missing) else []
        looked_up = {candidate.ordinal: candidate.score for candidate in found}
        return [max(0.0, looked_up.get(r.found.ordinal, 0.0) if r.dense is None else r.dense) for r in ranked]

    def coverage(self, query: Query, judge: Likeness) -> Coverage:
        """What tells how much of a query a text holds, by the rarity of its words in this index."""
        words = content(query.words)
        weights = self.snapshot.lexical.weights(dict.fromkeys(stem(word) for word in words))
        variants = [(tuple(map(stem, v.words)), tuple(map(stem, v.variant))) for v in query.variants]
        compounds = [((stem(word),), tuple(map(stem, parts(word)))) for word in words if len(parts(word)) > 1]
        weighed = {word: max(weight, _LEAST_WEIGHT) for word, weight in weights.items()}
        return Coverage(weighed, [*variants, *compounds], judge)

    def _scope(self, filters: Filters) -> Scope:
        scope = self.snapshot.store.scope(replace(filters, entity=None))
        if filters.entity is None:
            return scope
        naming = np.array(passages_naming(self.snapshot.store, filters.entity), dtype=np.int64)
        return replace(scope, ordinals=np.intersect1d(scope.ordinals, naming), chosen=True)

    def _lexical(self, query: Query, limit: int, scope: Scope | None) -> tuple[list[Candidate], int]:
        found, total = self.snapshot.lexical.search(query, limit, scope)
        return [c for c in found if c.ordinal < self.snapshot.store.next_ordinal], total

    def _dense(
        self, query: Query, encoded: QueryEncoding, limit: int, scope: Scope | None, lexical: list[Candidate]
    ) -> list[Candidate]:
        among = scope.ordinals if scope else None
        if query.phrases:  # the words are asked for literally: meaning may reorder, not add
            among = np.array(sorted(c.ordinal for c in lexical), dtype=np.int64)
        elif among is None:
            among = self.snapshot.live
        return [c for c in self.snapshot.vectors.search(encoded.text, limit, among) if c.score > 0]

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
class _Proposed:
    """The candidates of each leg, best first, and how many passages hold a word of the query at all."""

    legs: dict[Leg, list[Candidate]]
    total: int


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A passage on its way to becoming a hit, with what each step said of it."""

    found: StoredPassage
    lexical: float | None
    dense: float | None
    exact: str | None
    features: Features | None = None
    reordered: float | None = None

    @property
    def score(self) -> float:
        """In [0, 1]: what is named by number is what was meant; what was not ordered anew comes after what was."""
        if self.exact in _IDENTITY:
            return 1.0
        return self.reordered if self.reordered is not None else 0.0

    @property
    def nearness(self) -> tuple[float, ...]:
        """What two passages that say the same have in common, seen from the query."""
        return (self.score, self.features.dense, self.features.tokens) if self.features else (self.score,)

    def hit(self, rank: int, query: Query, judge: Likeness, copies: Copies, mentions: tuple[Mention, ...]) -> Hit:
        why = Why(self.lexical, self.dense, self.reordered, self.exact, self.features)
        marks = highlights(query, self.found.passage.text, judge)
        return Hit(rank, self.score, self.found, marks, why, copies.others, mentions)


def _ordered(ranked: Sequence[_Ranked], features: Sequence[Features], weights: Weights) -> list[_Ranked]:
    """By the weighted sum of their features, best first."""
    graded = zip(ranked, features, scores(features, weights), strict=True)
    made = [replace(one, features=found, reordered=value) for one, found, value in graded]
    return sorted(made, key=lambda r: (-r.score, r.found.ordinal))


def _exact(query: Query) -> str | None:
    return "phrase" if query.phrases else None
