"""Which passages of later letters tell what became of a toezegging, and how do the links stay in step?

A link depends on two letters only. A new letter is compared with all others, both ways; nothing between letters that
were there before is worked out again.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from ipsearch.commits import IndexWriter
from ipsearch.extraction.references.finding import find_references
from ipsearch.extraction.toezeggingen.likeness import (
    News,
    Promise,
    Rarity,
    Side,
    best_sentence,
    content_words,
    counted,
    fingerprint,
    linked,
    sentences_of,
)
from ipsearch.extraction.toezeggingen.outcomes import outcome, written_after
from ipsearch.kenmerk import normalise_kenmerk
from ipsearch.letters import Letter
from ipsearch.results import Link, NewToezegging, Ordinal, StoredPassage, TokenVectors, Vectors
from ipsearch.store.promised import Place
from ipsearch.store.snapshot import StoreSnapshot
from ipsearch.toezeggingen import version as detector

# Changes whenever this module would link another passage; what it uses has its own version.
VERSION = "5"
# Passages of a letter that are looked at closely for one toezegging: the nearest in meaning.
_CLOSELY = 8
# A passage that is not nearer to a toezegging than this, as a cosine, does not speak of it. Belongs to the encoder that
# ships: of the links of invented dossiers .25 would leave out three in ten, .2 leaves out one in six.
_NEAR = 0.2
# Products of whole matrices and of their parts differ in the last digits.
_MARGIN = 0.001
# Between letters of which one has no date: what is only known to have been written after a day.
_APART = dt.timedelta(days=30)
_KINDS = frozenset({"paragraph", "bullet", "table"})
_NO_TOKENS = np.zeros((0, 0), dtype=np.int8)
_DAYS_A_YEAR = 365.25


def version() -> str:
    """Of the linker, its weights, and what it links."""
    return f"{VERSION}:{fingerprint()}/{detector()}"


@dataclass(frozen=True, slots=True)
class Read:
    """A letter as it is compared: when it was written, its toezeggingen, its passages, and whom it cites.

    ``terms`` are the kind of each toezegging and the end of its term; ``words`` counts passages with a word, ``matrix``
    holds the vectors of the passages.

    ``written`` is the letter's date, or the latest day that it reports as past, with ``dated`` false.
    """

    letter: Letter
    written: dt.date | None
    dated: bool
    promises: tuple[tuple[Place, Promise], ...]
    passages: tuple[tuple[Ordinal, News], ...]
    terms: dict[Place, tuple[str | None, dt.date | None]]
    cited: frozenset[str]
    words: Counter[str]
    matrix: Vectors


def keep_up(writer: IndexWriter, on_letter: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Link the letters in the index that this version has not linked; returns their number.

    Killed at any moment it goes on where it was. A letter is compared with those that are done, and is done then: each
    two letters are compared once. Links are committed letter by letter.
    """
    waiting = writer.store.toezeggingen.unlinked(version())
    if not waiting:
        return 0
    store = StoreSnapshot(writer.folder)
    try:
        reader = Reader(store)
        ready = [letter for letter in reader.letters if letter not in set(waiting.values())]
        for done, (seq, letter) in enumerate(waiting.items(), 1):
            links = list(links_of(reader, letter, ready))
            ready.append(letter)
            with writer.store.transaction():
                writer.store.toezeggingen.put_links(seq, links, version())
            on_letter(done, len(waiting))
    finally:
        store.close()
    return len(waiting)


def links_of(reader: Reader, letter: str, others: Iterable[str]) -> Iterator[tuple[Place, Link]]:
    """The links between one letter and others, both ways."""
    near = reader.near(letter)
    own = reader.read(letter)
    for other in others:
        if other not in near:
            continue
        read = reader.read(other)
        yield from between(own, read)
        yield from between(read, own)


def between(earlier: Read, later: Read) -> Iterator[tuple[Place, Link]]:
    """The links from the toezeggingen of one letter to passages of another, when that was written after it."""
    if not _follows(earlier, later) or not earlier.promises or not later.passages:
        return
    years = _years(earlier.written, later.written)
    near = np.stack([promise.own.vector for _, promise in earlier.promises]) @ later.matrix.T
    weights = Rarity((earlier.words, later.words), len(earlier.passages) + len(later.passages))
    cites = _names_of(earlier.letter) & later.cited
    for (place, promise), nearness in zip(earlier.promises, near, strict=True):
        if nearness.max() < _NEAR:
            continue
        nearest = np.argsort(-nearness, kind="stable")[:_CLOSELY]
        found = [later.passages[at] for at in nearest if nearness[at] >= _NEAR]
        for at, confidence in linked(promise, [news for _, news in found], weights, bool(cites), years):
            ordinal, news = found[at]
            first, last = best_sentence(promise, news, weights)
            told = later.terms.get((ordinal, first), (None, None))
            relation = outcome(news.text[first:last], told[0])
            if relation == "repeated" and _put_off(earlier.terms[place][1], told[1]):
                relation = "changed"
            yield place, Link(ordinal, first, last, relation, round(confidence, 4))


def _follows(earlier: Read, later: Read) -> bool:
    """Whether one was written after the other; two files of one paper are one letter."""
    same = earlier.letter.kamerstuk is not None and earlier.letter.kamerstuk == later.letter.kamerstuk
    if same or earlier.written is None or later.written is None:
        return False
    apart = later.written - earlier.written
    return apart.days > 0 if earlier.dated and later.dated else apart >= _APART


def _years(first: dt.date | None, last: dt.date | None) -> float:
    return (last - first).days / _DAYS_A_YEAR if first and last else 0.0


def _names_of(letter: Letter) -> frozenset[str]:
    """What a later letter may cite it by."""
    date = f"letter {letter.date.isoformat()}" if letter.date else None
    return frozenset(name for name in (letter.kamerstuk, date) if name)


class Reader:
    """Reads letters of one snapshot as they are compared; a letter is read once while it is used.

    Args:
        store: the snapshot.
    """

    def __init__(self, store: StoreSnapshot) -> None:
        self._store = store
        self.letters = [letter.id for letter in store.letters()]
        self.read = lru_cache(maxsize=1024)(self._read)
        self.near = _Nearness(store)

    def _read(self, letter: str) -> Read:
        store = self._store
        stored = [one for one in store.passages_of(letter) if one.passage.kind in _KINDS]
        vectors = self._vectors([one.ordinal for one in stored])
        stored = [one for one in stored if one.ordinal in vectors]  # what is missing, verify tells
        promised = store.toezeggingen.of_letter(letter)
        sides = self._sides(stored, vectors)
        passages = tuple((one.ordinal, _news(one, sides[one.ordinal])) for one in stored)
        by_ordinal = dict(passages)
        own = store.letter(letter)
        texts = [news.text[said.start : said.end] for _, news in passages for said in news.sentences]
        headings = dict.fromkeys(heading for one in stored for heading in one.passage.section)
        written = own.date or self._date_of_parent(own) or written_after([*headings, *texts])
        cited = frozenset(
            _cited(found.reference.kind, found.reference.key)
            for one in stored
            for found in find_references(one.passage.text)
        )
        promises = tuple(
            ((ordinal, new.found.start), _promise(new, by_ordinal[ordinal], sides[ordinal]))
            for ordinal, new in promised
            if new.found.kind != "fulfilled" and ordinal in by_ordinal
        )
        terms = {(ordinal, new.found.start): _term(new) for ordinal, new in promised}
        words = counted(news for _, news in passages)
        matrix = np.stack([news.side.vector for _, news in passages]) if passages else np.zeros((0, 0), np.float32)
        return Read(own, written, own.date is not None, promises, passages, terms, cited, words, matrix)

    def _date_of_parent(self, letter: Letter) -> dt.date | None:
        """An annex is as old as the letter that it belongs to."""
        key = normalise_kenmerk(letter.annex_to) if letter.annex_to else None
        parents = [one for one in self._store.letters() if key and normalise_kenmerk(one.kenmerk or "") == key]
        return parents[0].date if len(parents) == 1 else None

    def _sides(self, stored: Sequence[StoredPassage], vectors: dict[Ordinal, Vectors]) -> dict[Ordinal, Side]:
        tokens = self._store.tokens([one.ordinal for one in stored])
        return {
            one.ordinal: Side(
                content_words(one.passage.text), vectors[one.ordinal], tokens.get(one.ordinal, _NO_TOKENS)
            )
            for one in stored
        }

    def _vectors(self, ordinals: Sequence[Ordinal]) -> dict[Ordinal, Vectors]:
        if not ordinals:
            return {}
        found, matrix = self._store.vectors(min(ordinals), max(ordinals))
        return dict(zip(found.tolist(), matrix, strict=True))


class _Nearness:
    """Which letters have anything to do with each other: a passage of one is near to a toezegging of the other.

    All are compared at once, as vectors: most letters of a large index need not be read.
    """

    def __init__(self, store: StoreSnapshot) -> None:
        letters = store.passage_letters()
        ordinals, self._passages = store.vectors(0, store.next_ordinal)
        promised = [(letters[o], new.vector) for o, new in store.toezeggingen.all() if o in letters]
        self._passage_letters = np.array([letters.get(o, "") for o in ordinals.tolist()], dtype=object)
        self._promise_letters = np.array([letter for letter, _ in promised], dtype=object)
        self._promises = np.stack([vector for _, vector in promised]) if promised else self._passages[:0]

    def __call__(self, letter: str) -> set[str]:
        """The letters of which a passage or toezegging is near to one of this letter."""
        promises = self._promises[self._promise_letters == letter]
        passages = self._passages[self._passage_letters == letter]
        told = _columns(promises, self._passages)
        telling = _columns(passages, self._promises)
        return {*self._passage_letters[told], *self._promise_letters[telling]} - {letter, ""}


def _columns(rows: Vectors, columns: Vectors) -> npt.NDArray[np.bool_]:
    """The columns that are near to one of the rows."""
    if not len(rows) or not len(columns):
        return np.zeros(len(columns), dtype=np.bool_)
    return np.asarray((rows @ columns.T).max(axis=0) >= _NEAR - _MARGIN)


def _news(stored: StoredPassage, side: Side) -> News:
    passage = stored.passage
    return News(side, sentences_of(passage.text, passage.section), passage.text)


def _promise(new: NewToezegging, news: News, around: Side) -> Promise:
    text = news.text[new.found.start : new.found.end]
    tokens: TokenVectors = new.tokens if new.tokens is not None else _NO_TOKENS
    words = content_words(text)
    about = words | content_words(new.found.topic or "")
    return Promise(Side(words, new.vector, tokens), around, about, text)


def _term(new: NewToezegging) -> tuple[str | None, dt.date | None]:
    """The kind of a toezegging, and the last day of its term."""
    deadline = new.found.deadline
    return new.found.kind, deadline.last if deadline else None


def _put_off(first: dt.date | None, then: dt.date | None) -> bool:
    """Whether the term that is promised now is a later one."""
    return first is not None and then is not None and then > first


def _cited(kind: str, key: str) -> str:
    """A letter by its date, whatever it is called; a paper by its number."""
    return f"letter {key.rpartition(' ')[2]}" if kind == "letter" else key
