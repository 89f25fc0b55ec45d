"""How do the bodies look to those who write a program against them? The contract's JSON, as types with examples."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ipsearch.annotations import Label, ReferenceKind, Strength, ToezeggingKind
from ipsearch.letters import BlockKind, Origin, Seam
from ipsearch.results import Relation, Status

LetterId = Annotated[str, Field(examples=["aaa83a3b53dd"], description="First 12 hex digits of the file's SHA-256.")]
PassageKey = Annotated[str, Field(examples=["aaa83a3b53dd-7"], description="Letter id and place in the letter.")]
FileName = Annotated[str, Field(examples=["101_visiebrief-2019.pdf"])]
Cited = Annotated[
    str, Field(examples=["Minister van Justitie en Veiligheid, brief van 4 juli 2019, kenmerk 2623415, p. 9"])
]
Kenmerk = Annotated[str | None, Field(examples=["4410273"])]
Number = Annotated[int, Field(ge=1, examples=[2], description="Physical page, counted from 1.")]
Printed = Annotated[int | None, Field(examples=[3], description="The page number that is printed on it.")]
Start = Annotated[int, Field(ge=0, examples=[120], description="In code points of the page's text.")]
End = Annotated[int, Field(ge=0, examples=[288], description="One past the last code point.")]


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(examples=["urn:ipsearch:problem:NotFound"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["No letter '123' in this index."])


class Letter(BaseModel):
    """One letter of the index."""

    id: LetterId
    file: FileName
    sha256: str = Field(examples=["aaa83a3b53dd" + 52 * "0"])
    title: str = Field(examples=["Visie op internationale politiesamenwerking"])
    kenmerk: Kenmerk
    kenmerk_origin: Origin | None
    kamerstuk: str | None = Field(examples=["29628-895"])
    annex_to: str | None
    date: dt.date | None = Field(examples=["2019-07-04"])
    date_origin: Origin | None
    subject: str | None
    sender: str | None = Field(examples=["Minister van Justitie en Veiligheid"])
    addressee: str | None
    signatory: str | None
    pages: int = Field(ge=0, examples=[9])
    indexed_at: dt.datetime | None
    citation: Cited


class Block(BaseModel):
    """A part of a page; margins, headers and footers are no part of its text and have no offsets."""

    kind: BlockKind
    text: str
    start: int | None
    end: int | None
    paragraph: int | None
    level: int | None = None
    label: str | None = None
    notes: list[str] = []


class Page(BaseModel):
    """One page as read."""

    number: Number
    printed: Printed
    ocr: bool = Field(description="Recognised from a picture.")
    text: str
    blocks: list[Block]


class Mention(BaseModel):
    """Something named, at ``[start, end)`` of the text beside it."""

    start: Start
    end: End
    text: str = Field(examples=["Europol"])
    label: Label
    canonical: str | None = Field(examples=["Europol"])


class Place(BaseModel):
    """Where on a page."""

    number: Number
    printed: Printed
    start: Start
    end: End


class Piece(BaseModel):
    """Exactly which words of a page, and what joins them to the piece before."""

    number: Number
    start: Start
    end: End
    seam: Seam


class Passage(BaseModel):
    """A passage with its place."""

    passage: PassageKey
    letter: LetterId
    file: FileName
    title: str
    kenmerk: Kenmerk
    kamerstuk: str | None
    date: dt.date | None
    subject: str | None
    kind: BlockKind
    section: list[str] = Field(examples=[["1. Grensteams"]], description="The headings above it.")
    pages: list[Place]
    ocr: bool
    pieces: list[Piece]
    paragraphs: list[int]
    text: str
    entities: list[Mention]
    citation: Cited


class Features(BaseModel):
    """What the order was made of."""

    lexical: float
    dense: float
    tokens: float
    coverage: float
    line: float
    heading: float
    period: float


class Why(BaseModel):
    """What each step of the search thought of a hit."""

    lexical: float | None
    dense: float | None
    rerank: float | None
    exact: Literal["letter", "cites", "phrase"] | None
    features: Features | None


class Copy(BaseModel):
    """The same words elsewhere."""

    passage: PassageKey
    letter: LetterId
    file: FileName
    citation: Cited


class Hit(Passage):
    """A passage that was found; ``highlights`` are ``[start, end)`` in ``text``."""

    rank: int = Field(ge=1, examples=[1])
    score: float = Field(examples=[0.83])
    highlights: list[tuple[int, int]] = Field(examples=[[(4, 13)]])
    why: Why
    copies: list[Copy]


class ReadAs(BaseModel):
    """Other words that were looked for."""

    words: list[str]
    also: list[str]
    kind: Literal["abbreviation", "spelling", "translation", "synonym"]


class SearchResult(BaseModel):
    """What ``search`` gives."""

    query: str = Field(examples=["hoe gaat het met de grensteams"])
    took_ms: float
    read_as: list[ReadAs]
    total: int = Field(ge=0)
    hits: list[Hit]


class Quote(BaseModel):
    """Words as they stand on a page."""

    text: str
    letter: LetterId
    file: FileName
    kenmerk: Kenmerk
    number: Number
    printed: Printed
    start: Start
    end: End
    citation: Cited


class Answer(BaseModel):
    """What ``ask`` gives; when ``answered`` is false, ``reason`` says why and ``hits`` are the nearest passages."""

    question: str = Field(examples=["Wanneer is het Verdrag van Kerkrade ondertekend?"])
    answered: bool
    answer: str | None
    confidence: float = Field(ge=0, le=1)
    quotes: list[Quote]
    hits: list[Hit]
    reason: str | None
    notice: str | None = Field(description="When it was not made as the settings ask, why.")


class Reference(BaseModel):
    """A reference at its place in a letter; ``target`` is the letter of the index that it means."""

    kind: ReferenceKind
    key: str = Field(examples=["29628-895"])
    printed_as: str
    text: str
    letter: LetterId
    file: FileName
    number: Number
    printed: Printed
    start: Start
    end: End
    citation: Cited
    target: str | None
    target_file: str | None


class Reading(BaseModel):
    """A letter with its pages, and its references both ways."""

    letter: Letter
    pages: list[Page]
    warnings: list[str]
    cites: list[Reference]
    cited_by: list[Reference]


class Letters(BaseModel):
    """What is indexed."""

    total: int = Field(ge=0)
    letters: list[Letter]


class Entity(BaseModel):
    """Something that the letters name."""

    canonical: str = Field(examples=["Korps Politie Caribisch Nederland"])
    label: Label
    mentions: int
    letters: int
    first: dt.date | None
    last: dt.date | None
    forms: list[str] = Field(examples=[["KPCN", "Korps Politie Caribisch Nederland"]])


class Entities(BaseModel):
    """Who and what the letters name."""

    total: int = Field(ge=0)
    entities: list[Entity]


class Told(BaseModel):
    """Where on its pages something promised, or told of a promise, stands."""

    letter: LetterId
    file: FileName
    kenmerk: Kenmerk
    kamerstuk: str | None
    date: dt.date | None
    number: Number
    printed: Printed
    start: Start
    end: End
    pieces: list[Piece]
    citation: Cited


class Sentence(BaseModel):
    """The words of a passage that tell most."""

    text: str
    number: Number
    start: Start
    end: End


class Link(Told):
    """What a later letter tells of a toezegging; ``text`` is the passage, ``sentence`` its words that tell most."""

    relation: Relation
    text: str
    confidence: float
    sentence: Sentence


class Term(BaseModel):
    """A term in the letter's words, and the days that it stands for; of vague words none."""

    model_config = ConfigDict(populate_by_name=True)

    text: str = Field(examples=["voor het einde van 2024"])
    first: dt.date | None = Field(alias="from", examples=["2024-01-01"])
    last: dt.date | None = Field(alias="to", examples=["2024-12-31"])


class MadeAt(BaseModel):
    """When it was promised."""

    occasion: str | None = Field(examples=["Commissiedebat Politie"])
    date: dt.date | None


class Source(BaseModel):
    """The whole passage around a toezegging."""

    text: str
    section: list[str]
    passage: PassageKey


class Corrected(BaseModel):
    """What a user said of it."""

    status: Status | None
    note: str | None
    at: dt.datetime


class Toezegging(Told):
    """What was promised, kept or mentioned; its term, how it stands, and what later letters tell."""

    id: str
    kind: ToezeggingKind
    strength: Strength
    text: str = Field(examples=["Ik zal uw Kamer voor de zomer over de uitkomsten informeren."])
    actor: str | None
    recipient: str | None
    action: str | None
    topic: str | None
    made_at: MadeAt | None
    deadline: Term | None
    status: Status
    confidence: float = Field(ge=0, le=1)
    paragraph: Source
    links: list[Link]
    rejected: bool
    corrected: Corrected | None
    score: float | None = Field(None, description="How near it is to what was asked, when something was.")


class Toezeggingen(BaseModel):
    """What was undertaken."""

    total: int = Field(ge=0)
    toezeggingen: list[Toezegging]


class Job(BaseModel):
    """A letter that was handed in, on its way into the index."""

    id: str = Field(examples=["5f0c2a9be1d24c7780aa91d3"])
    status: Literal["queued", "running", "done", "failed"]
    file: FileName
    created: dt.datetime
    finished: dt.datetime | None
    letter: str | None = Field(examples=["aaa83a3b53dd"], description="Its id, when it is in the index.")
    error: str | None = Field(examples=["Encrypted"])
    message: str | None


class Health(BaseModel):
    """The service runs."""

    status: Literal["ok"]


class Ready(BaseModel):
    """The service can answer."""

    status: Literal["ready"]
    commit: int
    letters: int
