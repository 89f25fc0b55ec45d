"""The lexical leg: BM25 over stems, character 4-grams and headings.

Source: BM25, Robertson & Zaragoza 2009, as tantivy computes it; 4-grams for Dutch: McNamee & Mayfield 2004.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tantivy

from ipsearch.errors import IndexCorrupt
from ipsearch.lexical.documents import schema
from ipsearch.lexical.writer import FOLDER
from ipsearch.results import Candidate, Query, Scope
from ipsearch.text.analysis import STOP_WORDS, content, grams
from ipsearch.text.compounds import parts
from ipsearch.text.stems import stem

# Shares of the score. Stems say what a word is, grams find its compounds and misspellings, headings what it is about.
_STEMS, _PARTS, _GRAMS, _HEADING = 1.0, 0.4, 0.15, 0.35
# What a query may also mean counts less than what was typed; a word spelled right nearly as much. The shares of
# synonyms were measured on questions in everyday words.
_VARIANTS = {"abbreviation": 0.5, "translation": 0.6, "spelling": 0.9, "synonym": 0.7}
# Words of a query that count. A pasted page is searched by its first words.
_MOST_WORDS = 64


class LexicalSnapshot:
    """The lexical index at one commit: immutable, whatever a writer does meanwhile.

    Raises:
        IndexCorrupt: the files cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self._schema = schema()
        try:
            index: Any = tantivy.Index.open(str(folder / FOLDER))
            index.config_reader("manual")
            index.reload()
            self._searcher: Any = index.searcher()
        except (ValueError, OSError, RuntimeError) as error:
            raise IndexCorrupt(
                f"The lexical index in {folder} cannot be read ({error}). Run `ipsearch verify --repair`."
            ) from error

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, query: Query, limit: int, scope: Scope | None = None) -> tuple[list[Candidate], int]:
        """The best ``limit`` passages, ties by ordinal, and the number that match at all."""
        parts = self._should(query)
        if not parts:
            return [], 0
        must = [(tantivy.Occur.Must, self._phrase(phrase)) for phrase in query.phrases]
        any_of = tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])
        return self._run([(tantivy.Occur.Must, any_of), *must, *self._within(scope)], limit)

    def citing(self, identifiers: Iterable[str], limit: int, scope: Scope | None = None) -> list[Candidate]:
        """Passages whose text names one of the identifiers (Kamerstukken and kenmerken in normal form)."""
        named = [(tantivy.Occur.Should, self._term("identifiers", name)) for name in identifiers]
        if not named:
            return []
        return self._run([(tantivy.Occur.Must, tantivy.Query.boolean_query(named)), *self._within(scope)], limit)[0]

    def weights(self, stems: Iterable[str]) -> dict[str, float]:
        """How much each stem says, by its rarity among the passages (Robertson & Spärck Jones), at least 0."""
        count = len(self)
        frequencies = {text: int(self._searcher.doc_freq("stems", text)) for text in stems}
        return {text: math.log(1 + (count - n + 0.5) / (n + 0.5)) for text, n in frequencies.items()}

    def frequency(self, word: str) -> int:
        """Number of passages that hold a folded word as it is."""
        return int(self._searcher.doc_freq("words", word))

    def near(self, word: str, slips: int, limit: int) -> list[int]:
        """Ordinals of passages with a word that is at most ``slips`` (1 or 2) letters away from a folded word."""
        fuzzy = tantivy.Query.fuzzy_term_query(self._schema, "words", word, distance=slips)
        return [candidate.ordinal for candidate in self._run([(tantivy.Occur.Must, fuzzy)], limit)[0]]

    def _should(self, query: Query) -> list[tantivy.Query]:
        words = content(query.words)[:_MOST_WORDS]
        stems = dict.fromkeys(stem(word) for word in words)
        pieces = dict.fromkeys(gram for word in words if "-" not in word for gram in grams(word))
        own = dict.fromkeys(stem(part) for word in words if "-" not in word for part in parts(word))
        return [
            *(self._boosted("stems", text, _STEMS) for text in stems),
            *(self._boosted("parts", text, _PARTS) for text in own),
            *self._variants(query),
            *(self._boosted("heading", text, _HEADING) for text in stems),
            *(self._boosted("grams", text, _GRAMS) for text in pieces),
        ]

    def _variants(self, query: Query) -> Iterator[tantivy.Query]:
        for variant in query.variants:
            boost = _VARIANTS[variant.kind]
            for word in variant.variant:
                if word not in STOP_WORDS:
                    yield self._boosted("stems", stem(word), boost * _STEMS)
                    yield from (self._boosted("parts", stem(part), boost * _PARTS) for part in parts(word))

    def _phrase(self, words: tuple[str, ...]) -> tantivy.Query:
        if len(words) == 1:
            return self._term("words", words[0])
        return tantivy.Query.phrase_query(self._schema, "words", list(words))

    def _term(self, field: str, text: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, text)

    def _boosted(self, field: str, text: str, boost: float) -> tantivy.Query:
        return tantivy.Query.boost_query(self._term(field, text), boost)

    def _within(self, scope: Scope | None) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        """Conditions that narrow without touching the score."""
        conditions = []
        if scope and scope.letters is not None:
            conditions.append(tantivy.Query.term_set_query(self._schema, "letter", list(scope.letters)))
        if scope and scope.kinds:
            conditions.append(tantivy.Query.term_set_query(self._schema, "kind", list(scope.kinds)))
        if scope and scope.chosen:
            conditions.append(tantivy.Query.term_set_query(self._schema, "ordinal", scope.ordinals.tolist()))
        return [(tantivy.Occur.Must, tantivy.Query.const_score_query(one, 0.0)) for one in conditions]

    def _run(self, parts: list[tuple[tantivy.Occur, tantivy.Query]], limit: int) -> tuple[list[Candidate], int]:
        found = self._searcher.search(tantivy.Query.boolean_query(parts), limit=max(limit, 1), count=True)
        addresses = [address for _, address in found.hits]
        ordinals = self._searcher.fast_field_values("ordinal", addresses) if addresses else []
        candidates = [
            Candidate(int(ordinal), float(score)) for ordinal, (score, _) in zip(ordinals, found.hits, strict=True)
        ]
        return sorted(candidates, key=lambda c: (-c.score, c.ordinal)), int(found.count or 0)
