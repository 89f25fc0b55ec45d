"""How does a question get an answer in the letters' own words, or an honest no?

The search proposes passages, a reader picks pieces of them, and ``quotes`` reads those again from their pages: what is
shown stands there. Where the reader is not sure enough, nothing is answered, the reason is said and the nearest
passages are shown. A language model may write the answer instead; it is held to the same: it must lean on quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ipsearch.answering import THRESHOLD
from ipsearch.answering.endpoint import Endpoint
from ipsearch.answering.features import Asked, Source
from ipsearch.answering.generative import PASSAGES, messages, verified
from ipsearch.answering.questions import understand
from ipsearch.answering.reader import Found, read
from ipsearch.answering.selection import Extract
from ipsearch.errors import AnswererError
from ipsearch.letters import encoded_text
from ipsearch.quotes import quote
from ipsearch.ranking.highlights import judge_of
from ipsearch.ranking.signatories import signed_letter
from ipsearch.results import Answer, Filters, Hit, Hits, Quote, StoredPassage
from ipsearch.search import Searcher
from ipsearch.silence import Reason
from ipsearch.text.analysis import fold, identifiers, printed_tokens

# Passages that are read for an answer, and those of them that are shown with it.
READ, _SHOWN = 15, 5
# Of a table some rows are found; those before and after them are read as well.
_NEIGHBOURS = 2
# Share of what is said of a letter that its title and beginning must hold before its signature is an answer.
_SURELY_MEANT = 0.75
_NOTHING = Reason("nothing")


def ask(
    searcher: Searcher,
    question: str,
    filters: Filters | None = None,
    threshold: float = THRESHOLD,
    endpoint: Endpoint | None = None,
) -> Answer:
    """Answer a question with quotes that stand on their pages, or say that the letters do not answer it.

    Args:
        threshold: confidence in [0, 1] below which nothing is answered.
        endpoint: a language model that writes the answer from the passages; when it fails, the letters' own words are
            the answer, and ``notice`` says so.

    Raises:
        QueryError: the question holds no words.
    """
    hits = searcher.search(question, READ, filters)
    strange = _strange_number(hits)
    if strange:
        return Answer(question, None, 0.0, (), hits.hits[:_SHOWN], strange)
    if endpoint is not None:
        try:
            return _written(searcher, hits, endpoint)
        except AnswererError as error:
            own = _read(searcher, hits, threshold)
            return replace(own, notice=f"Answered from the letters alone: {error}.")
    return _read(searcher, hits, threshold)


def _read(searcher: Searcher, hits: Hits, threshold: float) -> Answer:
    """The answer in the letters' own words."""
    if signed := _signed(searcher, hits, threshold):
        return signed
    question, shown = hits.query.text, hits.hits[:_SHOWN]
    asked, sources = gather(searcher, hits)
    found = read(asked, sources)
    if found is None or found.confidence < threshold:
        reason = _reason(searcher, hits, asked, found)
        return Answer(question, None, found.confidence if found else 0.0, (), shown, reason)
    quotes = _quotes(searcher, found.extracts)
    text = found.line or " ".join(one.text for one in quotes)
    return Answer(question, text, found.confidence, quotes, _with_quoted(hits, found.extracts), None)


def _written(searcher: Searcher, hits: Hits, endpoint: Endpoint) -> Answer:
    """The answer that a model writes, cut down to what leans on quotes that stand on their pages.

    Its confidence is the share of the model's sentences that do.
    """
    question, passages = hits.query.text, [hit.found for hit in hits.hits[:PASSAGES]]
    if not passages:
        return Answer(question, None, 0.0, (), (), _NOTHING)
    reply = verified(endpoint.complete(messages(question, passages)), question, passages)
    if not reply.sentences:
        return Answer(question, None, 0.0, (), hits.hits[:_SHOWN], Reason("model"))
    leaned_on = list(dict.fromkeys(one.extract for one in reply.sentences))
    text = " ".join(one.text for one in reply.sentences)
    confidence = len(reply.sentences) / reply.written
    return Answer(question, text, confidence, _quotes(searcher, leaned_on), _with_quoted(hits, leaned_on), None)


def _quotes(searcher: Searcher, extracts: Sequence[Extract]) -> tuple[Quote, ...]:
    """What was picked, read again from the pages."""
    store = searcher.snapshot.store
    return tuple(one for e in extracts for one in quote(store, e.found, e.start, e.end))


def _with_quoted(hits: Hits, extracts: Sequence[Extract]) -> tuple[Hit, ...]:
    """The nearest hits, and those further down that are quoted."""
    quoted = {one.found.ordinal for one in extracts}
    return tuple(hit for place, hit in enumerate(hits.hits) if place < _SHOWN or hit.found.ordinal in quoted)


def _strange_number(hits: Hits) -> Reason | None:
    """What to say when a kenmerk or Kamerstuk is asked about that no letter has, cites or holds."""
    wanted = identifiers(hits.query.text)
    if not wanted or any(hit.why.exact in {"letter", "cites"} for hit in hits.hits):
        return None
    held = {number for hit in hits.hits for number in identifiers(hit.found.passage.text)}
    missing = [typed for number, typed in wanted.items() if number not in held]
    return Reason("number", (missing[0],)) if missing else None


def _signed(searcher: Searcher, hits: Hits, threshold: float) -> Answer | None:
    """The signature, when the question is who signed a letter, and it is plain which letter."""
    if signed_letter(hits.query) is None or not hits.hits or hits.hits[0].found.passage.kind != "signature":
        return None
    found, why = hits.hits[0].found, hits.hits[0].why
    sure = 1.0 if why.exact == "letter" else why.features.coverage if why.features else 0.0
    if sure < max(threshold, _SURELY_MEANT):
        return None
    text, name = found.passage.text, found.letter.signatory
    whole = [Extract(found, 0, len(text))]
    said = name if name and name in text else " ".join(text.split())
    return Answer(hits.query.text, said, sure, _quotes(searcher, whole), _with_quoted(hits, whole), None)


def _reason(searcher: Searcher, hits: Hits, asked: Asked, found: Found | None) -> Reason:
    if found is None:
        return _NOTHING
    lexical = searcher.snapshot.lexical
    explained = {word for variant in hits.query.variants for word in variant.words}
    strange = {name for name in asked.question.names if not lexical.frequency(name)} - explained
    if unknown := [word.text for word in printed_tokens(hits.query.text) if fold(word.text) in strange]:
        return Reason("names", tuple(f"‘{name}’" for name in unknown))
    if found.objections:
        return max(found.objections, key=lambda one: one.weight).reason
    return Reason("unsure")


def gather(searcher: Searcher, hits: Hits) -> tuple[Asked, list[Source]]:
    """The question as understood, and the passages that are read for an answer, best first."""
    query = hits.query
    coverage = searcher.coverage(query, judge_of(query))
    asked = Asked(understand(query), coverage.weights, coverage.look, searcher.encoder.encode_query(query.spelt))
    return asked, list(_sources(searcher, hits.hits))


def _sources(searcher: Searcher, hits: Sequence[Hit]) -> Iterable[Source]:
    beside = _neighbours(searcher, hits)
    ordinals = [hit.found.ordinal for hit in hits] + [found.ordinal for found, _ in beside]
    tokens = searcher.snapshot.store.tokens(ordinals)
    for hit in hits:
        own = tokens.get(hit.found.ordinal)
        yield Source(hit.found, hit.rank, hit.score, hit.why.features, own, _spots(searcher, hit.found), hit.mentions)
    for found, hit in beside:
        own = tokens.get(found.ordinal)
        yield Source(found, hit.rank, hit.score, hit.why.features, own, _spots(searcher, found))


def _neighbours(searcher: Searcher, hits: Sequence[Hit]) -> list[tuple[StoredPassage, Hit]]:
    """The other rows of the tables of which some were found, each with the hit that it stands beside."""
    shown = {hit.found.ordinal for hit in hits}
    wanted: dict[int, Hit] = {}
    for hit in hits:
        if hit.found.passage.kind == "table":
            for ordinal in range(hit.found.ordinal - _NEIGHBOURS, hit.found.ordinal + _NEIGHBOURS + 1):
                if ordinal not in shown:
                    wanted.setdefault(ordinal, hit)
    found = searcher.snapshot.store.passages(list(wanted)) if wanted else {}
    return [
        (one, wanted[ordinal])
        for ordinal, one in sorted(found.items())
        if one.passage.kind == "table"
        and one.letter.id == wanted[ordinal].found.letter.id
        and one.passage.section == wanted[ordinal].found.passage.section
    ]


def _spots(searcher: Searcher, found: StoredPassage) -> list[tuple[int, int]]:
    """The places of its token vectors in a passage's text; negative in the headings above it."""
    text = encoded_text(found.passage)
    shift = len(text) - len(found.passage.text)
    return [(start - shift, end - shift) for start, end in searcher.encoder.token_places(text)]
