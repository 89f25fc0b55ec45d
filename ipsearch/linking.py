"""Which passages of later letters tell what became of a toezegging, and how do the links stay in step?

A link depends on two letters only. A new letter is compared with all others, both ways; nothing between letters that
were there before is worked out again.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

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
    places_of,
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
CLOSELY = 8
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


class Read:
    """A letter as it is compared. What takes long is worked out when it is first asked for: of most letters little is.

    Args:
        store: the snapshot that it is read from.
        letter: what is known of it.
        parent: the date of the letter that it is an annex to.
    """

    def __init__(self, store: StoreSnapshot, letter: Letter, parent: dt.date | None) -> None:
        self.letter = letter
        self._store = store
        self._parent = parent

    @property
    def dated(self) -> bool:
        """Whether the day on which it was written is printed on it."""
        return self.letter.date is not None

    @cached_property
    def written(self) -> dt.date | None:
        """Its date or that of the letter that it belongs to, else the latest day that it reports as past."""
        return self.letter.date or self._parent or written_after(self._said())

    @cached_property
    def passages(self) -> tuple[tuple[Ordinal, News], ...]:
        """Its passages as they are compared, in the order of ``matrix``."""
        return tuple((one.ordinal, _news(one, self._sides[one.ordinal])) for one in self._stored)

    @cached_property
    def matrix(self) -> Vectors:
        """The vectors of the passages, shape ``(passages, dimensions)``."""
        vectors = [self._vectors[one.ordinal] for one in self._stored]
        return np.stack(vectors) if vectors else np.zeros((0, 0), np.float32)

    @cached_property
    def words(self) -> Counter[str]:
        """In how many passages each word stands."""
        return counted(news for _, news in self.passages)

    @cached_property
    def promises(self) -> tuple[tuple[Place, Promise], ...]:
        """Its toezeggingen that something may become of."""
        news = dict(self.passages)
        return tuple(
            ((ordinal, new.found.start), _promise(new, news[ordinal], self._sides[ordinal]))
            for ordinal, new in self._promised
            if new.found.kind != "fulfilled" and ordinal in news
        )

    @cached_property
    def terms(self) -> dict[Place, tuple[str | None, dt.date | None]]:
        """The kind of each toezegging, and the end of its term."""
        return {(ordinal, new.found.start): _term(new) for ordinal, new in self._promised}

    @cached_property
    def cited(self) -> frozenset[str]:
        """The letters and papers that it cites."""
        found = (one for stored in self._stored for one in find_references(stored.passage.text))
        return frozenset(_cited(one.reference.kind, one.reference.key) for one in found)

    @cached_property
    def _stored(self) -> list[StoredPassage]:
        """The passages that are compared and have a vector; what is missing, verify tells."""
        return [one for one in self._of_kinds if one.ordinal in self._vectors]

    @cached_property
    def _of_kinds(self) -> list[StoredPassage]:
        return [one for one in self._store.passages_of(self.letter.id) if one.passage.kind in _KINDS]

    @cached_property
    def _vectors(self) -> dict[Ordinal, Vectors]:
        ordinals = [one.ordinal for one in self._of_kinds]
        if not ordinals:
            return {}
        found, matrix = self._store.vectors(min(ordinals), max(ordinals))
        return dict(zip(found.tolist(), matrix, strict=True))

    @cached_property
    def _promised(self) -> list[tuple[Ordinal, NewToezegging]]:
        return self._store.toezeggingen.of_letter(self.letter.id)

    @cached_property
    def _sides(self) -> dict[Ordinal, Side]:
        tokens = self._store.tokens([one.ordinal for one in self._stored])
        return {
            one.ordinal: Side(
                content_words(one.passage.text), self._vectors[one.ordinal], tokens.get(one.ordinal, _NO_TOKENS)
            )
            for one in self._stored
        }

    def _said(self) -> Iterator[str]:
        """Its headings and sentences."""
        yield from dict.fromkeys(heading for one in self._stored for heading in one.passage.section)
        for one in self._stored:
            text = one.passage.text
            yield from (text[start:end] for start, end in places_of(text, one.passage.section))


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
    near, own = reader.near(letter), reader.read(letter)
    for other in others:
        if other in near.told:
            yield from between(own, reader.read(other))
        if other in near.telling:
            yield from between(reader.read(other), own)


def between(earlier: Read, later: Read) -> Iterator[tuple[Place, Link]]:
    """The links from the toezeggingen of one letter to passages of another, when that was written after it."""
    if not follows(earlier, later) or not earlier.promises or not len(later.matrix):
        return
    years = years_between(earlier, later)
    near = np.stack([promise.own.vector for _, promise in earlier.promises]) @ later.matrix.T
    if near.max() < _NEAR:
        return
    weights = Rarity((earlier.words, later.words), len(earlier.passages) + len(later.passages))
    cites = cites_of(earlier, later)
    for (place, promise), nearness in zip(earlier.promises, near, strict=True):
        if nearness.max() < _NEAR:
            continue
        nearest = np.argsort(-nearness, kind="stable")[:CLOSELY]
        found = [later.passages[at] for at in nearest if nearness[at] >= _NEAR]
        for at, confidence in linked(promise, [news for _, news in found], weights, cites, years):
            ordinal, news = found[at]
            first, last = best_sentence(promise, news, weights)
            told = later.terms.get((ordinal, first), (None, None))
            relation = outcome(news.text[first:last], told[0])
            if relation == "repeated" and _put_off(earlier.terms[place][1], told[1]):
                relation = "changed"
            yield place, Link(ordinal, first, last, relation, round(confidence, 4))


def follows(earlier: Read, later: Read) -> bool:
    """Whether one was written after the other; two files of one paper are one letter."""
    same = earlier.letter.kamerstuk is not None and earlier.letter.kamerstuk == later.letter.kamerstuk
    if same or earlier.written is None or later.written is None:
        return False
    apart = later.written - earlier.written
    return apart.days > 0 if earlier.dated and later.dated else apart >= _APART


def years_between(earlier: Read, later: Read) -> float:
    """The time between two letters in years; 0 when it is not known."""
    first, last = earlier.written, later.written
    return (last - first).days / _DAYS_A_YEAR if first and last else 0.0


def cites_of(earlier: Read, later: Read) -> bool:
    """Whether the later letter cites the earlier one by its number or date."""
    date = f"letter {earlier.letter.date.isoformat()}" if earlier.letter.date else None
    names = {name for name in (earlier.letter.kamerstuk, date) if name}
    return bool(names) and not names.isdisjoint(later.cited)


class Reader:
    """Reads letters of one snapshot as they are compared; a letter is read once while it is used.

    Args:
        store: the snapshot.
    """

    def __init__(self, store: StoreSnapshot) -> None:
        self._store = store
        self._letters = {letter.id: letter for letter in store.letters()}
        self._numbered: dict[str, list[Letter]] = defaultdict(list)
        for letter in self._letters.values():
            if letter.kenmerk:
                self._numbered[normalise_kenmerk(letter.kenmerk)].append(letter)
        self.letters = list(self._letters)
        self.read = lru_cache(maxsize=1024)(self._read)
        self.near = _Nearness(store)

    def _read(self, letter: str) -> Read:
        own = self._letters[letter]
        return Read(self._store, own, self._date_of_parent(own))

    def _date_of_parent(self, letter: Letter) -> dt.date | None:
        """An annex is as old as the letter that it belongs to."""
        parents = self._numbered.get(normalise_kenmerk(letter.annex_to), []) if letter.annex_to else []
        return parents[0].date if len(parents) == 1 else None


@dataclass(frozen=True, slots=True)
class _Near:
    """Letters that may have to do with one: those that may tell what became of its toezeggingen (``told``), and those
    of whose toezeggingen it may tell (``telling``)."""

    told: frozenset[str]
    telling: frozenset[str]


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

    def __call__(self, letter: str) -> _Near:
        """The letters of which a passage or toezegging is near to one of this letter."""
        promises = self._promises[self._promise_letters == letter]
        passages = self._passages[self._passage_letters == letter]
        told = self._passage_letters[_columns(promises, self._passages)]
        telling = self._promise_letters[_columns(passages, self._promises)]
        return _Near(frozenset(told) - {letter, ""}, frozenset(telling) - {letter, ""})


def _columns(rows: Vectors, columns: Vectors) -> npt.NDArray[np.bool_]:
    """The columns that are near to one of the rows."""
    if not len(rows) or not len(columns):
        return np.zeros(len(columns), dtype=np.bool_)
    return np.asarray((rows @ columns.T).max(axis=0) >= _NEAR - _MARGIN)


def _news(stored: StoredPassage, side: Side) -> News:
    passage = stored.passage
    return News(side, passage.text, partial(sentences_of, passage.text, passage.section))


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
