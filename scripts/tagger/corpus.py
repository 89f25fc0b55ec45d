"""What the tagger learns from, as spaCy documents."""

from __future__ import annotations

import random
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import ipsearch.extraction.tokenization  # noqa: F401  registers the tokenizer
from ipsearch.extraction.naming import listed_names
from tagger import labelled, silver
from tagger.labelled import Labelled

# Every tenth labelled text is kept to choose the best of the training by.
_HELD_OUT = 10
# Names are exchanged for others of their kind in this many copies of our own texts, each kind with this probability:
# what the model should learn is where a name stands, not which. Most of all of people, whom letters seldom name.
_COPIES = 2
_WIKIANN, _ALPINO = 11_000, 7_136
_EXCHANGED = {"PERSON": ("per", 0.9), "ORG": ("org", 0.3), "GPE_LOC": ("geo", 0.3)}
# The rest, and some organisations, become other listed names.
_LISTED = {"ORG": 0.2, "LAW_TREATY": 0.5, "PROGRAM_SYSTEM": 0.5, "MISSION": 0.5, "EVENT": 0.5}
# Newspaper sentences are the only ones about other things than government: they count twice.
_NEWS = 2
_SEED = 11


def blank() -> Language:
    """A pipeline with our tokenizer and nothing else."""
    return spacy.blank("nl", config={"nlp": {"tokenizer": {"@tokenizers": "ipsearch.DutchTokenizer.v1"}}})


def make(data: Path, work: Path, limit: int | None = None) -> dict[str, int]:
    """Write ``train.spacy`` and ``dev.spacy`` to ``work``; returns how many texts came from where.

    Args:
        limit: of each source only so many, for a smoke run.
    """
    nlp, rng = blank(), random.Random(_SEED)
    own = [*labelled.passages(), *labelled.sentences(data), *labelled.news()][:limit]
    train = [one for place, one in enumerate(own) if place % _HELD_OUT]
    dev = [one for place, one in enumerate(own) if place % _HELD_OUT == 0]
    names = {label: [(p, silver.name_list(data, kind))] for label, (kind, p) in _EXCHANGED.items()}
    for label, p in _LISTED.items():
        names.setdefault(label, []).append((p, [f for one in listed_names() if one.label == label for f in one.forms]))
    exchanged = [exchange(one, names, rng) for _ in range(_COPIES) for one in train]
    wiki = silver.sample(list(silver.wikiann(data)), limit or _WIKIANN, _SEED)
    trees = silver.sample(list(silver.alpino(data)), limit or _ALPINO, _SEED)
    docs = [
        *(document(nlp, one) for one in (*train, *exchanged)),
        *(of_words(nlp, one) for one in (*wiki, *trees * _NEWS)),
    ]
    rng.shuffle(docs)
    work.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs).to_disk(work / "train.spacy")
    DocBin(docs=[document(nlp, one) for one in dev]).to_disk(work / "dev.spacy")
    return {"own": len(train), "exchanged": len(exchanged), "wikiann": len(wiki), "alpino": len(trees), "dev": len(dev)}


def held_out(data: Path) -> list[tuple[str, set[tuple[int, int, str]]]]:
    """The texts that were kept apart, each with what is surely named in it."""
    own = [*labelled.passages(), *labelled.sentences(data)]
    return [
        (one.text, {entity for entity in one.entities if entity[:2] not in one.unsure})
        for place, one in enumerate(own)
        if place % _HELD_OUT == 0
    ]


def document(nlp: Language, one: Labelled) -> Doc:
    """A labelled text; what may be labelled or not is unknown, which is neither rewarded nor punished."""
    doc = nlp.make_doc(one.text)
    sure, unknown = [], []
    for start, end, label in one.entities:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            (unknown if (start, end) in one.unsure else sure).append(span)
    sure = list(spacy.util.filter_spans(sure))
    taken = {i for span in sure for i in range(span.start, span.end)}
    unknown = [span for span in unknown if not taken & set(range(span.start, span.end))]
    doc.set_ents(sure, missing=list(spacy.util.filter_spans(unknown)), default="outside")
    return doc


def of_words(nlp: Language, one: silver.Words) -> Doc:
    """A sentence that comes in words."""
    doc = Doc(nlp.vocab, words=list(one.words), spaces=list(one.spaces))
    spans = [spacy.tokens.Span(doc, first, last, label=label) for first, last, label in one.entities]
    doc.set_ents(spans, missing=[doc[i : i + 1] for i in sorted(one.unknown)], default="outside")
    return doc


def exchange(one: Labelled, names: dict[str, list[tuple[float, list[str]]]], rng: random.Random) -> Labelled:
    """The text with some of its names replaced by others of the same kind.

    Args:
        names: for each label, lists to take from and the probability that a name is replaced from each.
    """
    parts, entities, unsure, at, length = [], [], [], 0, 0
    for start, end, label in one.entities:
        words = one.text[start:end]
        if (start, end) not in one.unsure:
            words = _other(words, names.get(label, []), rng)
        parts += [one.text[at:start], words]
        length += start - at
        entities.append((length, length + len(words), label))
        if (start, end) in one.unsure:
            unsure.append(entities[-1][:2])
        length += len(words)
        at = end
    return Labelled("".join([*parts, one.text[at:]]), tuple(entities), tuple(unsure))


def _other(words: str, lists: list[tuple[float, list[str]]], rng: random.Random) -> str:
    drawn = rng.random()
    for probability, names in lists:
        if drawn < probability:
            return rng.choice(names)
        drawn -= probability
    return words
