"""Does a passage of a later letter speak of what was promised? A linear model over a few likenesses of the two.

Everything is worked out from the two letters alone, so that a link does not change when a third letter comes. The
weights, learned by ``scripts/learn_links``, lie in ``ipsearch/models/toezeggingen``.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

import numpy as np

from ipsearch.extraction.toezeggingen.outcomes import restates, settles, tells, weights_file
from ipsearch.results import TokenVectors, Vectors
from ipsearch.text.analysis import STOP_WORDS, fold, printed_words
from ipsearch.text.compounds import parts
from ipsearch.text.sentences import sentences
from ipsearch.text.stems import stem

NAMES = (
    "tokens", "meaning", "passages", "words", "best sentence", "both ways", "context", "cites", "news", "past", "years",
    "first", "behind",
)  # fmt: skip
_BY_TOKENS = [NAMES.index(name) for name in ("tokens", "first", "behind")]
_BY_SENTENCES = [NAMES.index(name) for name in ("best sentence", "both ways", "news", "past")]
# Between the steps at which a bound is looked for.
_MARGIN = 0.01
_ONE = 127
# Letters up to which a word says nothing by itself.
_SHORT = 3
# Another year says no more: beyond this age alone would rule a link out.
_MOST_YEARS = 3.0
# Of sentences that speak of a promise alike, the one that says what became of it is shown.
_TELLS, _SETTLES = 0.1, 0.2


@dataclass(frozen=True, slots=True)
class Side:
    """What is compared of a passage: its words, its vector, and those of its tokens."""

    words: frozenset[str]
    vector: Vectors
    tokens: TokenVectors


@dataclass(frozen=True, slots=True)
class Promise:
    """What is compared of a toezegging: its own ``sentence`` as ``own``, and the passage around it.

    ``about`` are the words of the sentence and of the heading above it.
    """

    own: Side
    around: Side
    about: frozenset[str]
    sentence: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence at ``[start, end)`` of a passage: its words, and whether it reads like news, settles something, or
    restates what was promised."""

    start: int
    end: int
    words: frozenset[str]
    tells: bool
    settles: bool
    restates: bool


class News:
    """What is compared of a later passage: the whole, and its sentences.

    Args:
        side: the whole.
        text: its words.
        read: finds its sentences; called when they are first asked for, for few passages are compared so closely.
    """

    def __init__(self, side: Side, text: str, read: Callable[[], tuple[Said, ...]]) -> None:
        self.side = side
        self.text = text
        self._read = read

    @cached_property
    def sentences(self) -> tuple[Said, ...]:
        """Its sentences and rows."""
        return self._read()


def content_words(text: str) -> frozenset[str]:
    """The stems of the words that say what a text is about, and of the parts of compounds.

    >>> sorted(content_words("De EU zet in EMPACT-verband door"))
    ['empact', 'empact-verband', 'eu', 'verband']
    """
    found: set[str] = set()
    for word in printed_words(text):
        for piece in {word, *word.split("-")}:
            found.update(_stems(piece))
    return frozenset(found)


# A pile of letters is written in some ten thousands of words.
@lru_cache(maxsize=50_000)
def _stems(word: str) -> tuple[str, ...]:
    """Of a word and its parts; short words are small words, but for abbreviations."""
    folded = fold(word)
    says = len(folded) > _SHORT or (word.isupper() and len(word) > 1)
    if not says or not folded[0].isalpha() or folded in STOP_WORDS:
        return ()
    return stem(folded), *(stem(part) for part in parts(folded) if part != folded and len(part) > _SHORT + 1)


def sentences_of(text: str, section: Sequence[str]) -> tuple[Said, ...]:
    """The sentences and rows of a passage but its headings."""
    found: list[Said] = []
    for start, end in places_of(text, section):
        said = text[start:end]
        found.append(Said(start, end, content_words(said), tells(said), settles(said), restates(said)))
    return tuple(found)


def places_of(text: str, section: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the sentences and rows of a passage stand, but its headings: half-open."""
    at = 0
    for line in text.split("\n"):
        if line not in section:
            yield from ((at + start, at + end) for start, end in sentences(line))
        at += len(line) + 1


class Rarity:
    """How much each word tells, by how many passages of two letters hold it.

    Args:
        counts: of each letter, in how many passages each word stands.
        passages: in both letters together.
    """

    def __init__(self, counts: tuple[Mapping[str, int], Mapping[str, int]], passages: int) -> None:
        self._first, self._second = counts
        self._passages = passages
        self._known: dict[str, float] = {}
        self._totals: dict[frozenset[str], float] = {}

    def total(self, words: frozenset[str]) -> float:
        """Of words together; remembered, for a sentence is compared with every promise of the other letter."""
        if words not in self._totals:
            self._totals[words] = sum(map(self._of, words))
        return self._totals[words]

    def shared(self, own: frozenset[str], other: frozenset[str]) -> float:
        """Of the words that both hold."""
        return sum(map(self._of, own & other))

    def _of(self, word: str) -> float:
        if word not in self._known:
            count = self._first.get(word, 0) + self._second.get(word, 0)
            self._known[word] = math.log(1 + self._passages / (1 + count))
        return self._known[word]


def counted(found: Iterable[News]) -> Counter[str]:
    """In how many passages of a letter each word stands."""
    return Counter(word for news in found for word in news.side.words)


def best_sentence(promise: Promise, news: News, weights: Rarity) -> tuple[int, int]:
    """The place of the sentence that speaks most of what was promised."""
    said = _best(promise, news, weights)
    return (said.start, said.end) if said else (0, len(news.text))


def _best(promise: Promise, news: News, weights: Rarity) -> Said | None:
    def near(said: Said) -> tuple[float, int]:
        near = sum(_overlap(promise.about, said.words, weights))
        return near + _TELLS * said.tells + (_SETTLES if near else 0.0) * said.settles, -said.start

    best = max(news.sentences, key=near, default=None)
    if best is not None and best.restates:
        return next((said for said in news.sentences if said.start > best.start), best)
    return best


def likenesses(promise: Promise, found: Sequence[News], weights: Rarity, cites: bool, years: float) -> np.ndarray:
    """The likenesses of the passages of one later letter, shape ``(passages, len(NAMES))``.

    Args:
        weights: of the words of the two letters.
        cites: whether the later letter cites the earlier one.
        years: between the two letters.
    """
    rows = _outlines(promise, found, weights, cites, years)
    _add_tokens(rows, promise, found)
    for row, news in zip(rows, found, strict=True):
        _add_sentences(row, promise, news, weights)
    return rows


def linked(
    promise: Promise, found: Sequence[News], weights: Rarity, cites: bool, years: float
) -> list[tuple[int, float]]:
    """The places of the passages that speak of the promise, and how sure that is of each.

    As ``likenesses`` and ``confidences`` would say; but tokens, and then sentences, are compared only where that can
    still make a link.
    """
    rows = _outlines(promise, found, weights, cites, years)
    model = _model()
    least = model.least - model.most_by_sentences(rows[:, NAMES.index("words")])
    if (rows @ model.weights + model.bias + model.most_by_tokens < least).all():
        return []
    _add_tokens(rows, promise, found)
    hopeful = rows @ model.weights + model.bias >= least
    for place in np.flatnonzero(hopeful).tolist():
        _add_sentences(rows[place], promise, found[place], weights)
    sure = confidences(rows)
    return [(place, float(sure[place])) for place in np.flatnonzero(hopeful & (sure >= model.threshold)).tolist()]


def _outlines(promise: Promise, found: Sequence[News], weights: Rarity, cites: bool, years: float) -> np.ndarray:
    """The likenesses without those that need tokens or sentences: these are 0."""
    own, around = promise.own, promise.around
    context = around.words - own.words
    rows = [
        [
            0.0,
            float(own.vector @ news.side.vector),
            float(around.vector @ news.side.vector),
            _share(own.words, news.side.words, weights),
            0.0,
            0.0,
            _share(context, news.side.words, weights),
            float(cites),
            0.0,
            0.0,
            min(_MOST_YEARS, years),
            0.0,
            0.0,
        ]
        for news in found
    ]
    return np.array(rows, dtype=np.float64).reshape(len(found), len(NAMES))


def _add_tokens(rows: np.ndarray, promise: Promise, found: Sequence[News]) -> None:
    """What ``_BY_TOKENS`` names, of all passages of the later letter: the nearest counts for more."""
    late = np.array([_late(promise.own.tokens, news.side.tokens) for news in found])
    best = late.max(initial=0.0)
    rows[:, _BY_TOKENS] = np.stack([late, late == best, late - best], axis=1)


def _add_sentences(row: np.ndarray, promise: Promise, news: News, weights: Rarity) -> None:
    """What ``_BY_SENTENCES`` names."""
    both = [_overlap(promise.own.words, said.words, weights) for said in news.sentences]
    best = _best(promise, news, weights)
    row[_BY_SENTENCES] = (
        max((share for share, _ in both), default=0.0),
        max((dice for _, dice in both), default=0.0),
        float(any(said.tells for said in news.sentences)),
        float(best is not None and best.tells),
    )


def _late(own: TokenVectors, other: TokenVectors) -> float:
    if not len(own) or not len(other):
        return 0.0
    products = (own.astype(np.float32) / _ONE) @ (other.astype(np.float32) / _ONE).T
    return float(products.max(axis=1).mean())


def _share(own: frozenset[str], other: frozenset[str], weights: Rarity) -> float:
    total = weights.total(own)
    return weights.shared(own, other) / total if total else 0.0


def _overlap(own: frozenset[str], other: frozenset[str], weights: Rarity) -> tuple[float, float]:
    """The share of one's words that the other holds, and Dice's coefficient of both."""
    shared, first, second = weights.shared(own, other), weights.total(own), weights.total(other)
    return shared / first if first else 0.0, 2 * shared / (first + second) if first + second else 0.0


def _file() -> bytes:
    return files("ipsearch").joinpath("models", "toezeggingen", "links.json").read_bytes()


@cache
def fingerprint() -> str:
    """Changes with the weights, also with those of what a link tells."""
    return hashlib.sha256(_file() + weights_file()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class _Model:
    """Weights of ``NAMES``, and the confidence from which on passages are linked; ``least`` is that as the logarithm of
    odds."""

    weights: np.ndarray
    bias: float
    threshold: float
    least: float
    most_by_words: np.ndarray

    @property
    def most_by_tokens(self) -> float:
        """The most that comparing tokens can add: a cosine, being the nearest, and being behind by so much."""
        tokens, first, behind = self.weights[_BY_TOKENS]
        return float(max(0.0, tokens) + max(0.0, first) + max(0.0, -behind)) + _MARGIN

    def most_by_sentences(self, shares: np.ndarray) -> np.ndarray:
        """The most that comparing sentences can add, shape ``(passages,)``.

        Args:
            shares: of the promise's words that each passage holds; none of its sentences holds more.
        """
        *_, news, past = self.weights[_BY_SENTENCES]
        places = np.ceil(shares.clip(0, 1) * (len(self.most_by_words) - 1)).astype(int)
        return np.asarray(self.most_by_words[places] + max(0.0, news) + max(0.0, past) + _MARGIN)


@cache
def _model() -> _Model:
    data = json.loads(_file().decode("utf-8"))
    weights = np.array([data["weights"][name] for name in NAMES])
    threshold = float(data["threshold"])
    least = math.log(threshold / (1 - threshold))
    return _Model(weights, float(data["bias"]), threshold, least, _most_by_words(*weights[_BY_SENTENCES][:2]))


def _most_by_words(share: float, dice: float) -> np.ndarray:
    """The most that a sentence can add which holds at most 0, .001, … 1 of a promise's words.

    Words that both hold are at most all words of the sentence, so Dice's coefficient is at most 2s/(1+s) where s is the
    share.
    """
    shares = np.linspace(0, 1, 1_001)
    return np.asarray(np.maximum.accumulate(share * shares + max(0.0, dice) * 2 * shares / (1 + shares)))


def confidences(rows: np.ndarray) -> np.ndarray:
    """How sure it is that each passage speaks of the promise, shape ``(passages,)``."""
    model = _model()
    return np.asarray(1 / (1 + np.exp(-(rows @ model.weights + model.bias)))) if len(rows) else np.zeros(0)


def threshold() -> float:
    """Passages with less confidence are not linked."""
    return _model().threshold
