"""What does a search return?

What a thing *is* (``letters``) stays apart from how it *ranked* (here).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from ipsearch.annotations import Abbreviation, FoundReference, FoundToezegging, Label, Mention, Reference
from ipsearch.kenmerk import Kamerstuk
from ipsearch.letters import BlockKind, Letter, Page, Passage, Span
from ipsearch.silence import Reason

Ordinal = int
"""Number of a passage in an index: rises with every commit, is never used twice."""

Vectors = npt.NDArray[np.float32]
TokenVectors = npt.NDArray[np.int8]
"""The tokens of one text, shape ``(tokens, token dimensions)``: vectors of length 1 times ``TOKEN_ONE``."""
TOKEN_ONE = 127

Ordinals = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Encodings:
    """Texts as an encoder sees them: ``texts`` of shape ``(n, dimensions)``, and the tokens of each, if it has such."""

    texts: Vectors
    tokens: tuple[TokenVectors, ...] | None = None


@dataclass(frozen=True, slots=True)
class QueryEncoding:
    """A query as an encoder sees it.

    ``text`` has shape ``(dimensions,)``; ``tokens`` ``(tokens, token dimensions)``, rows of length 1, and ``weights``
    ``(tokens,)`` says how much each of them counts. Both are ``None`` for an encoder without token vectors.
    """

    text: Vectors
    tokens: Vectors | None = None
    weights: Vectors | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that one leg of the search proposes. Higher scores are better; scales differ per leg."""

    ordinal: Ordinal
    score: float


@dataclass(frozen=True, slots=True)
class Filters:
    """What the user narrows the search to; ``None`` and ``()`` mean: everything.

    ``since`` and ``until`` are inclusive; a letter without a date passes neither. ``entity`` is a name in any form.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    letter: str | None = None
    kenmerk: str | None = None
    kinds: tuple[BlockKind, ...] = ()
    entity: str | None = None

    @property
    def empty(self) -> bool:
        return self == Filters()


@dataclass(frozen=True, slots=True)
class Scope:
    """Filters worked out on one index: the letters and kinds that remain, and the passages they hold.

    ``chosen`` says that no letters and kinds name these passages: they are to be looked up one by one.
    """

    letters: tuple[int, ...] | None
    kinds: tuple[BlockKind, ...]
    ordinals: Ordinals
    chosen: bool = False


VariantKind = Literal["abbreviation", "spelling", "translation", "synonym"]


@dataclass(frozen=True, slots=True)
class Variant:
    """Other words for some words of a query: what a short form stands for, a translation, an official word, a slip."""

    words: tuple[str, ...]
    variant: tuple[str, ...]
    kind: VariantKind


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both included."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood: its words, the phrases between quotation marks, the identifiers and periods that it names.

    ``words`` are folded and as typed; ``variants`` are what else they may mean.
    """

    text: str
    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    kamerstukken: tuple[Kamerstuk, ...] = ()
    kenmerken: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    periods: tuple[Period, ...] = ()

    @property
    def spelt(self) -> str:
        """The text for a model to read: a misspelled word as it was meant, where the index shows how."""
        meant = {one.words[0]: one.variant[0] for one in self.variants if one.kind == "spelling"}
        return " ".join(meant.get(word, word) for word in self.words) if meant else self.text

    @property
    def identifiers(self) -> tuple[str, ...]:
        """Kamerstukken in short form and kenmerken in normal form, as the index holds them."""
        return (*map(str, self.kamerstukken), *self.kenmerken)


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of one passage for one query; each in [0, 1] but ``period``, which is in [-0.5, 1].

    ``lexical``: BM25, as a share of the best passage's. ``dense``: cosine of the vectors of query and passage.
    ``tokens``: late interaction of their tokens. ``coverage``: share of the query's words, by rarity, in the passage.
    ``line``: the same for its best single item or row. ``heading``: the same for the headings above it.
    ``period``: whether it speaks of the time that is asked for.
    """

    lexical: float = 0.0
    dense: float = 0.0
    tokens: float = 0.0
    coverage: float = 0.0
    line: float = 0.0
    heading: float = 0.0
    period: float = 0.0


@dataclass(frozen=True, slots=True)
class Why:
    """How each leg saw a hit: scores, ``None`` where the leg did not find it.

    ``features`` are what the best are ordered by. ``exact`` says what was matched as identity: ``letter`` (it is the
    letter that was named), ``cites`` (it cites it) or ``phrase``.
    """

    lexical: float | None
    dense: float | None
    rerank: float | None = None
    exact: str | None = None
    features: Features | None = None


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its place in an index and the letter and pages it stands on.

    ``printed`` pairs each physical page of the letter with its printed number; ``recognised`` are the physical pages
    whose words were recognised from a picture.
    """

    ordinal: Ordinal
    passage: Passage
    letter: Letter
    printed: tuple[tuple[int, int | None], ...]
    recognised: frozenset[int] = frozenset()

    @property
    def ocr(self) -> bool:
        """Whether some of its words were recognised from a picture."""
        return any(span.page in self.recognised for span in self.passage.spans)

    def printed_page(self, number: int) -> int | None:
        """The printed number of physical page ``number``."""
        return dict(self.printed).get(number)


@dataclass(frozen=True, slots=True)
class Hit:
    """One result. ``highlights`` and ``mentions`` are at half-open places in the passage's text; ``copies`` say the
    same elsewhere."""

    rank: int
    score: float
    found: StoredPassage
    highlights: tuple[tuple[int, int], ...]
    why: Why
    copies: tuple[StoredPassage, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """The answer to a query: the best hits, and how many passages matched at all."""

    query: Query
    total: int
    hits: tuple[Hit, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as they stand on a page: ``text`` equals the page's text at ``[start, end)``.

    ``number`` is the physical page, ``printed`` the number printed on it.
    """

    text: str
    letter: Letter
    number: int
    printed: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question, or ``None`` with the reason.

    ``hits`` are the nearest passages, and those further down that are quoted.
    ``notice`` says when it was not made as the settings ask, and why.
    """

    question: str
    text: str | None
    confidence: float
    quotes: tuple[Quote, ...]
    hits: tuple[Hit, ...]
    reason: Reason | None
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """What stands in one passage, at places in its text.

    ``tags`` are what a tagger found in the text by itself, ``None`` when none was asked; ``mentions`` are what that
    means in the letter.
    """

    references: tuple[FoundReference, ...] = ()
    tags: tuple[Mention, ...] | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that the letters name: how often, in how many letters, and the dates of the first and last of them."""

    canonical: str
    label: Label
    mentions: int
    letters: int
    first: dt.date | None
    last: dt.date | None
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """In how many places the letters of one year name something, as it is stored."""

    canonical: str
    label: Label
    year: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Citation:
    """One reference in one letter: ``text`` stands on physical page ``number`` at ``[start, end)``.

    ``source`` is the letter that cites, ``target`` the letter of the index that it means, when there is one and
    only one.
    """

    reference: Reference
    source: Letter
    text: str
    number: int
    printed: int | None
    start: int
    end: int
    own: bool = False
    target: Letter | None = None


@dataclass(frozen=True, slots=True)
class NewToezegging:
    """A toezegging ready to be stored with the passage that it stands in.

    ``id`` names it in one file; ``stable`` in every file of the same letter. ``vector`` has shape ``(dimensions,)``.
    """

    found: FoundToezegging
    id: str
    stable: str
    vector: Vectors
    tokens: TokenVectors | None = None


@dataclass(frozen=True, slots=True)
class StoredToezegging:
    """A toezegging with the passage, letter and pages it stands on."""

    new: NewToezegging
    stored: StoredPassage

    @property
    def text(self) -> str:
        """The sentence."""
        return self.stored.passage.text[self.new.found.start : self.new.found.end]


Relation = Literal["progress", "fulfilled", "changed", "repeated"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)


@dataclass(frozen=True, slots=True)
class Link:
    """What a passage of a later letter tells of a toezegging: the sentence at ``[first, last)`` of its text."""

    later: Ordinal
    first: int
    last: int
    relation: Relation
    confidence: float


Status = Literal["open", "progress", "fulfilled", "overdue", "unknown"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a user says of a toezegging. ``about`` says which it is, should its letter be lost."""

    stable: str
    rejected: bool
    status: Status | None
    note: str | None
    about: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A letter ready to be stored: everything that must become visible at once, or not at all.

    ``encodings`` has one row a passage, and so have ``annotated`` and ``toezeggingen`` when
    they are not empty; ``detected`` says which detector found the last. ``digest`` is equal for two
    files with the same text on the same pages. ``path`` is where the file lies, as its source states it.
    """

    letter: Letter
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    encodings: Encodings
    digest: str
    path: str
    warnings: tuple[str, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    annotated: tuple[Annotated, ...] = ()
    toezeggingen: tuple[tuple[NewToezegging, ...], ...] = ()
    detected: str = ""


def page_spans(spans: Sequence[Span]) -> list[tuple[int, int, int]]:
    """For every page that the spans touch: page number, first start, last end; in page order."""
    places: dict[int, tuple[int, int]] = {}
    for span in spans:
        start, end = places.get(span.page, (span.start, span.end))
        places[span.page] = (min(start, span.start), max(end, span.end))
    return [(page, *places[page]) for page in sorted(places)]
