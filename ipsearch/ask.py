"""How does a question get an answer in the letters' own words, or an honest no?"""

from __future__ import annotations

from ipsearch.answering.extractive import THRESHOLD, Extract, best_extract
from ipsearch.quotes import quote
from ipsearch.results import Answer, Filters, Hits
from ipsearch.search import Searcher
from ipsearch.text.stems import stem

# Passages that are read for an answer, and shown when there is none.
_READ = 5


def ask(searcher: Searcher, question: str, filters: Filters | None = None, threshold: float = THRESHOLD) -> Answer:
    """Answer a question with quotes that stand on their pages, or say that the letters do not answer it.

    Args:
        threshold: confidence in [0, 1] below which nothing is answered.

    Raises:
        QueryError: the question holds no words.
    """
    hits = searcher.search(question, _READ, filters)
    stems = {stem(word) for word in hits.query.words}
    weights = searcher.snapshot.lexical.weights(stems)
    best = best_extract(question, [hit.found.passage for hit in hits.hits], lambda word: weights.get(word, 0.0))
    if best is None or best.confidence < threshold:
        return Answer(question, None, best.confidence if best else 0.0, (), hits.hits, _reason(hits, best))
    found = next(hit.found for hit in hits.hits if hit.found.passage == best.passage)
    quotes = quote(searcher.snapshot.store, found, best.start, best.end)
    return Answer(question, " ".join(q.text for q in quotes), best.confidence, quotes, hits.hits, None)


def _reason(hits: Hits, best: Extract | None) -> str:
    if not hits.hits or best is None:
        return "No passage in these letters bears on the question."
    return "No sentence in these letters answers the question surely enough; the nearest passages follow."
