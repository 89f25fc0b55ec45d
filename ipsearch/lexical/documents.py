"""What of a passage goes into the lexical index?

The words are analysed by ipsearch; tantivy only splits at spaces. The field names are the only thing that the writing
and the reading side share.
"""

from __future__ import annotations

from dataclasses import dataclass

import tantivy

from ipsearch.letters import Passage
from ipsearch.text.analysis import STOP_WORDS, grams, identifiers, tokens
from ipsearch.text.compounds import parts
from ipsearch.text.stems import stem

# A longer "word" is a picture in disguise or an attack; nobody searches for it.
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Fields:
    """The analysed text of one passage: words for phrases; stems, parts of compounds and 4-grams for ranking."""

    words: str
    stems: str
    parts: str
    grams: str
    heading: str
    identifiers: str


def schema() -> tantivy.Schema:
    """``commit`` lets what a crash left be swept, ``letter`` lets a letter be removed or searched alone."""
    builder = tantivy.SchemaBuilder()
    for name in ("ordinal", "letter", "commit"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    for name in ("stems", "parts", "grams", "heading"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("identifiers", tokenizer_name="whitespace", index_option="basic")
    return builder.build()


def fields(passage: Passage) -> Fields:
    """Analyse a passage for the lexical index."""
    found = [token.text for token in tokens(passage.text) if len(token.text) <= _LONGEST]
    content = [word for word in found if word not in STOP_WORDS]
    heading = [token.text for head in passage.section for token in tokens(head)]
    return Fields(
        words=" ".join(word for word in found if "-" not in word),
        stems=" ".join(stem(word) for word in content),
        # A word that is no compound is its own part: it is to find the compounds that it stands in, and they it.
        parts=" ".join(stem(part) for word in content if "-" not in word for part in parts(word)),
        # Grams of the parts would count a hyphenated word twice.
        grams=" ".join(gram for word in content if "-" not in word for gram in grams(word)),
        heading=" ".join(stem(word) for word in heading if word not in STOP_WORDS),
        identifiers=" ".join(identifiers(passage.text)),
    )


def document(ordinal: int, letter: int, commit: int, passage: Passage) -> tantivy.Document:
    """The tantivy document of one passage."""
    analysed = fields(passage)
    made = tantivy.Document()
    made.add_unsigned("ordinal", ordinal)
    made.add_unsigned("letter", letter)
    made.add_unsigned("commit", commit)
    made.add_text("kind", passage.kind)
    for name in ("words", "stems", "parts", "grams", "heading", "identifiers"):
        made.add_text(name, getattr(analysed, name))
    return made
