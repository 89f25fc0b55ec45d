"""How do values become rows, and rows values?"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ipsearch.annotations import Deadline, FoundReference, FoundToezegging, MadeAt, Mention, Reference
from ipsearch.kenmerk import normalise_kenmerk
from ipsearch.letters import Block, Letter, Page, Passage, Span, cut_spans
from ipsearch.results import Correction, NewLetter, NewToezegging, StoredPassage, TokenVectors, Vectors
from ipsearch.text.analysis import fold

LETTER_COLUMNS = [
    "seq",
    "id",
    "file",
    "path",
    "sha256",
    "title",
    "kenmerk",
    "kenmerk_key",
    "kenmerk_origin",
    "kamerstuk",
    "annex_to",
    "date",
    "date_origin",
    "subject",
    "sender",
    "addressee",
    "signatory",
    "pages",
    "indexed_at",
    "digest",
    "warnings",
]
# Prefixed, because passages are read joined with their letter and pages.
LETTERS = ", ".join(f"l.{column} AS letter_{column}" for column in LETTER_COLUMNS)


def letter_row(seq: int, new: NewLetter) -> tuple[Any, ...]:
    """Values for ``LETTER_COLUMNS``."""
    letter = new.letter
    return (
        seq, letter.id, letter.file, new.path, letter.sha256, letter.title, letter.kenmerk,
        normalise_kenmerk(letter.kenmerk) if letter.kenmerk else None, letter.kenmerk_origin, letter.kamerstuk,
        letter.annex_to, letter.date.isoformat() if letter.date else None, letter.date_origin, letter.subject,
        letter.sender, letter.addressee, letter.signatory, letter.pages,
        letter.indexed_at.isoformat() if letter.indexed_at else "", new.digest,
        json.dumps(new.warnings, ensure_ascii=False),
    )  # fmt: skip


def letter_of(row: sqlite3.Row) -> Letter:
    """The letter in a row selected with ``LETTERS``."""
    fields = {field.name: row[f"letter_{field.name}"] for field in dataclasses.fields(Letter)}
    fields["date"] = dt.date.fromisoformat(fields["date"]) if fields["date"] else None
    fields["indexed_at"] = dt.datetime.fromisoformat(fields["indexed_at"]) if fields["indexed_at"] else None
    return Letter(**fields)


def page_row(seq: int, page: Page) -> tuple[Any, ...]:
    """Values for the columns of ``pages``."""
    blocks = json.dumps([_block_fields(block) for block in page.blocks], ensure_ascii=False)
    return (seq, page.number, page.printed, int(page.ocr), page.text, text_digest(page.text), blocks)


def page_of(row: sqlite3.Row) -> Page:
    """The page in a row of ``pages``."""
    blocks = tuple(_block(fields, row["text"]) for fields in json.loads(row["blocks"]))
    return Page(row["number"], row["printed"], row["text"], blocks, bool(row["ocr"]))


def passage_row(ordinal: int, seq: int, passage: Passage) -> tuple[Any, ...]:
    """Values for the columns of ``passages``."""
    spans = json.dumps([dataclasses.astuple(span) for span in passage.spans])
    section = json.dumps(passage.section, ensure_ascii=False)
    return (ordinal, seq, passage.position, passage.kind, passage.text, section, spans, *passage.paragraphs)


@dataclass(frozen=True, slots=True)
class LetterRead:
    """A letter, and of its pages what every passage on them carries: see ``results.StoredPassage``."""

    letter: Letter
    printed: tuple[tuple[int, int | None], ...]
    recognised: frozenset[int]


def letter_read_of(letter: sqlite3.Row, pages: Sequence[sqlite3.Row]) -> LetterRead:
    """From a row selected with ``LETTERS``, and the number, printed number and origin of each page."""
    printed = tuple((page["number"], page["printed"]) for page in pages)
    return LetterRead(letter_of(letter), printed, frozenset(page["number"] for page in pages if page["ocr"]))


def passage_of(row: sqlite3.Row, read: LetterRead) -> StoredPassage:
    """The passage in a row of ``passages``, on the letter that it is from."""
    passage = Passage(
        letter=read.letter.id,
        position=row["position"],
        kind=row["kind"],
        text=row["text"],
        section=tuple(json.loads(row["section"])),
        spans=tuple(Span(*values) for values in json.loads(row["spans"])),
        paragraphs=(row["first_paragraph"], row["last_paragraph"]),
    )
    return StoredPassage(row["ordinal"], passage, read.letter, read.printed, read.recognised)


def vector_bytes(vector: Vectors) -> bytes:
    """Little-endian float16."""
    return bytes(vector.astype("<f2").tobytes())


def vector_of(data: bytes) -> Vectors:
    """The inverse of ``vector_bytes``, as float32."""
    return np.frombuffer(data, dtype="<f2").astype(np.float32)


def token_bytes(tokens: TokenVectors) -> tuple[int, bytes]:
    """Their number, and the int8 rows one after the other."""
    return len(tokens), tokens.astype(np.int8).tobytes()


def tokens_of(count: int, data: bytes) -> TokenVectors:
    """The inverse of ``token_bytes``."""
    return np.frombuffer(data, dtype=np.int8).reshape(count, -1) if count else np.zeros((0, 0), dtype=np.int8)


def tags_row(ordinal: int, text: str, tags: Sequence[Mention]) -> tuple[Any, ...]:
    """Values for the columns of ``tags``."""
    data = json.dumps([[m.start, m.end, m.label, m.canonical] for m in tags], ensure_ascii=False)
    return (ordinal, text_digest(text), data)


def tags_of(data: str) -> tuple[Mention, ...]:
    """The tags in a row of ``tags``."""
    return tuple(Mention(*values) for values in json.loads(data))


def mention_row(ordinal: int, passage: Passage, mention: Mention) -> tuple[Any, ...]:
    """Values for the columns of ``mentions``. One place that two passages hold is one place."""
    place = next(iter(cut_spans(passage.spans, mention.start, mention.end)))
    key = entity_key(mention.canonical or passage.text[mention.start : mention.end])
    return (ordinal, mention.start, mention.end, mention.label, mention.canonical, key, place.page, place.start)


def mention_of(row: sqlite3.Row) -> Mention:
    """The mention in a row of ``mentions``."""
    return Mention(row["start"], row["end"], row["label"], row["canonical"])


def citation_row(ordinal: int, found: FoundReference) -> tuple[Any, ...]:
    """Values for the columns of ``citations``."""
    reference = found.reference
    return (ordinal, found.start, found.end, reference.kind, reference.key, reference.printed, int(found.own))


def citation_of(row: sqlite3.Row) -> FoundReference:
    """The reference in a row of ``citations``."""
    reference = Reference(row["kind"], row["key"], row["printed"])
    return FoundReference(reference, row["start"], row["end"], bool(row["own"]))


def toezegging_row(ordinal: int, new: NewToezegging) -> tuple[Any, ...]:
    """Values for the columns of ``toezeggingen``; ``data`` holds the fields of ``FoundToezegging`` but its place."""
    fields = dataclasses.asdict(new.found)
    start, end = fields.pop("start"), fields.pop("end")
    data = json.dumps(fields, ensure_ascii=False, default=dt.date.isoformat)
    tokens = (None, None) if new.tokens is None else token_bytes(new.tokens)
    return (ordinal, start, end, new.id, new.stable, new.found.kind, data, vector_bytes(new.vector), *tokens)


def toezegging_of(row: sqlite3.Row) -> NewToezegging:
    """The toezegging in a row of ``toezeggingen``."""
    fields = json.loads(row["data"])
    if term := fields["deadline"]:
        fields["deadline"] = Deadline(term["text"], _day(term["first"]), _day(term["last"]))
    if made := fields["made_at"]:
        fields["made_at"] = MadeAt(made["occasion"], _day(made["date"]))
    tokens = None if row["tokens"] is None else tokens_of(row["tokens"], row["token_data"])
    found = FoundToezegging(row["start"], row["end"], **fields)
    return NewToezegging(found, row["id"], row["stable"], vector_of(row["vector"]), tokens)


def correction_of(row: sqlite3.Row) -> Correction:
    """The correction in a row of ``corrections``."""
    at = dt.datetime.fromisoformat(row["at"])
    return Correction(row["stable"], bool(row["rejected"]), row["status"], row["note"], row["about"], at)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def entity_key(name: str) -> str:
    """The form in which two ways of typing one name are equal."""
    return " ".join(fold(name).split())


def text_digest(text: str) -> str:
    """SHA-256 of the text, as ``verify`` recomputes it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _block_fields(block: Block) -> dict[str, Any]:
    """The fields that differ from their default. A block of the text is its place there; only furniture keeps words."""
    fields = {
        field.name: value
        for field in dataclasses.fields(block)
        if field.name != "text" and (value := getattr(block, field.name)) != field.default
    }
    return fields if block.start is not None else {**fields, "text": block.text}


def _block(fields: dict[str, Any], page_text: str) -> Block:
    text = fields.pop("text", None)
    if text is None:
        text = page_text[fields["start"] : fields["end"]]
    return Block(text=text, **{**fields, "notes": tuple(fields.get("notes", ()))})
