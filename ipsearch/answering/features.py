"""What is known of a piece of text as the answer to a question? One row of figures a piece.

Three kinds of evidence: how well the piece and what stands around it hold the question (its words by rarity, its tokens
in context, its names, years and numbers), whether the piece holds the type of answer that is asked for and how near to
the words that it belongs to, and how the search thought of the passage. No figure is about particular words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ipsearch.annotations import Label, Mention
from ipsearch.answering.counts import Claim, bears_out
from ipsearch.answering.evidence import announces, places
from ipsearch.answering.kinds import KINDS, WANTS
from ipsearch.answering.questions import Question
from ipsearch.answering.similarity import similarity
from ipsearch.answering.units import UNIT_KINDS, Unit, units
from ipsearch.results import Features, QueryEncoding, StoredPassage, TokenVectors, Vectors
from ipsearch.text.analysis import STOP_WORDS, content, fold, printed_tokens, printed_words
from ipsearch.text.stems import stem

# A token of the question is held when one of the text is as near as this.
_NEAR = 0.7
# Characters between a number and the word that says what is counted, beyond which they are strangers.
_FAR = 120
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)")

Held = Mapping[str, float]
"""How well a text holds each stem of the question, in (0, 1]."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, ready to be compared with texts.

    ``weights`` gives each stem of the question its rarity. ``look`` judges which of them a text holds.
    """

    question: Question
    weights: Mapping[str, float]
    look: Callable[[str], Held]
    encoded: QueryEncoding


@dataclass(frozen=True, slots=True)
class Source:
    """A passage to read, as the search found it.

    ``tokens`` are its token vectors and ``spots`` their places in its text, negative for the headings above it;
    ``mentions`` are what is named in it, none where the index holds no names.
    """

    found: StoredPassage
    rank: int
    score: float
    features: Features | None
    tokens: TokenVectors | None = None
    spots: Sequence[tuple[int, int]] = ()
    mentions: Sequence[Mention] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A piece of a passage that may be the answer."""

    source: Source
    unit: Unit

    @property
    def text(self) -> str:
        return self.source.found.passage.text[self.unit.start : self.unit.end]

    def named(self, labels: Collection[Label]) -> Iterator[str]:
        """The words of what is named in it, of these kinds."""
        for one in self.source.mentions:
            if one.label in labels and self.unit.start <= one.start and one.end <= self.unit.end:
                yield self.source.found.passage.text[one.start : one.end]


NAMES: tuple[str, ...] = (
    "tokens in unit", "tokens near", "tokens around", "tokens in passage", "share near", "worst token",
    "tokens above rest", "coverage unit", "coverage near", "coverage passage", "coverage heading",
    "coverage letter", "worst word missing", "words missing", "focus held", "focus near number",
    "names in unit", "names around", "names missing", "numbers held", "years in unit", "years around",
    "years against", "years in letter", "asks for year", "rank", "score", "lexical", "dense", "late", "covered",
    "line", "period", "best dense", "best late", "best covered", *(f"wants {want}" for want in WANTS),
    *(f"holds {want}" for want in WANTS), "wanted and held", "wanted and missing", "answer is new",
    *(f"kind {kind}" for kind in KINDS), *(f"unit {kind}" for kind in UNIT_KINDS), "tokens before",
    "tokens after", "coverage before", "best of passage", "words best of passage", "tokens in headings",
    "behind best", "dense above", "late above", "covered above", "first year", "time", "row of time",
    "follows for why", "refers back", "refers to match", "list asked", "topic tokens", "topic dense",
    "topic late", "topic behind", "rarest word in unit", "rarest word around",
    "rarest two around",
    "last token", "last token around", "first token", "weakest token", "weakest around", "spelled numbers held",
    "spelled numbers missing", "announces", "asks outcome", "announces outcome", "type missing", "typed",
    "length", "question length", "opens passage", "is a question", "new words", "negated", "several", "colon",
    "definition",
)  # fmt: skip
_NOTHING = Features()
_NEGATION = re.compile(r"\b(?:niet|geen|nooit|nog geen|evenmin)\b", re.IGNORECASE)
_REFERS = re.compile(
    r"(?:• ?|- )?(?:Dit|Dat|Deze|Die|Hij|Zij|Ze|Hier\w*|Daar\w*|Dergelijke|Zo|Ook|Bovendien|Tevens|Het (?:plan|"
    r"team|project|programma|verdrag|besluit)|Om die reden|Inmiddels|Aanleiding|Reden)\b"
)
_DEFINITION = re.compile(
    r"\b(?:is een|zijn de|is de|betekent|houdt in|bestaat uit|omvat|te weten|namelijk|dit zijn|gericht op)\b|"
    r"[–-] .+ [–-]",
    re.IGNORECASE,
)


def matrix(asked: Asked, sources: Sequence[Source]) -> tuple[list[Candidate], np.ndarray]:
    """The pieces of the passages and what is known of them, shape ``(pieces, len(NAMES))``."""
    reader = _Reader(asked, sources)
    found, rows = [], []
    for source in sources:
        for candidate, row in reader.rows(source):
            found.append(candidate)
            rows.append(row)
    values = np.array(rows, dtype=np.float32).reshape(len(found), len(NAMES))
    if len(found):
        own = NAMES.index("tokens in unit")
        values[:, NAMES.index("tokens above rest")] = values[:, own] - np.median(values[:, own])
    return found, values


class _Reader:
    """Looks at passages for one question."""

    def __init__(self, asked: Asked, sources: Sequence[Source]) -> None:
        self._asked = asked
        self._q = asked.question
        self._total = sum(asked.weights.values()) or 1.0
        self._names = {stem(name) for name in self._q.names} & set(asked.weights)
        self._focus = [stem(word) for word in self._q.focus]
        features = [source.features or _NOTHING for source in sources]
        self._best = [max((value(f) for f in features), default=0.0) for value in _BEST]
        self._spread = [_spread([value(f) for f in features]) for value in _BEST]
        self._top = max((_logit(source.score) for source in sources), default=0.0)
        self._question = [
            *(float(want in self._q.wants) for want in WANTS),
            *(float(kind == self._q.kind) for kind in KINDS),
            min(len(asked.weights), 12) / 12,
            float(self._q.several),
        ]

    def rows(self, source: Source) -> list[tuple[Candidate, list[float]]]:
        """The pieces of a passage that may answer, each with its figures, in the order of ``NAMES``."""
        passage = source.found.passage
        pieces = list(units(passage))
        if not pieces:
            return []
        above = self._asked.look(" ".join((*passage.section, *(dict.fromkeys(u.heads for u in pieces)))))
        letter = self._asked.look(f"{source.found.letter.subject or ''} {source.found.letter.title}")
        looks = [self._asked.look(passage.text[u.start : u.end]) for u in pieces]
        inside = _either(above, *looks)
        similar = similarity(self._asked.encoded, source.tokens, source.spots, pieces)
        around = _Around(above, letter, inside, similar.max(0) if len(similar) else np.zeros(0, np.float32))
        return [
            (Candidate(source, u), self._row(source, place, pieces, looks, similar, around))
            for place, u in enumerate(pieces)
        ]

    def _row(
        self,
        source: Source,
        place: int,
        pieces: Sequence[Unit],
        looks: Sequence[Held],
        similar: np.ndarray,
        around: _Around,
    ) -> list[float]:
        unit, passage = pieces[place], source.found.passage
        text = passage.text[unit.start : unit.end]
        close = _either(*looks[max(0, place - 1) : place + 2])
        return [
            *self._token_figures(place, similar, around),
            *self._word_figures(looks[place], close, around, text, unit),
            *self._agreement(text, passage.text, (*passage.section, unit.heads), source),
            *self._search_figures(source),
            *self._question[: len(WANTS)],
            *self._type_figures(text, looks[place]),
            *self._question[len(WANTS) : len(WANTS) + len(KINDS)],
            *(float(unit.kind == kind) for kind in UNIT_KINDS),
            *self._relations(place, looks, similar, source, text, (*passage.section, unit.heads)),
            *self._rarest(looks[place], around),
            *self._weakest(place, similar, around),
            *self._claims(text, unit, (passage.text, *passage.section)),
            min(len(text.split()), 60) / 60, self._question[-2], float(place == 0), float(text.rstrip().endswith("?")),
            self._new_words(text, looks[place]), float(bool(_NEGATION.search(text))), self._question[-1],
            float(text.rstrip().endswith(":")), float(bool(_DEFINITION.search(text))),
        ]  # fmt: skip

    def _token_figures(self, place: int, similar: np.ndarray, around: _Around) -> list[float]:
        weights = self._asked.encoded.weights
        if not len(similar) or weights is None:
            return [0.0] * 7
        share = weights / weights.sum()
        own, head = similar[place], similar[-1]
        near = (
            similar[max(0, place - 1) : place + 2].max(0)
            if place + 2 < len(similar)
            else similar[max(0, place - 1) : place + 1].max(0)
        )
        wide = np.maximum(near, head)
        return [
            float(own @ share), float(near @ share), float(wide @ share), float(around.similar @ share),
            float(share[own > _NEAR].sum()), float(((1 - around.similar) * share).max() * len(share) ** 0.5), 0.0,
        ]  # fmt: skip

    def _word_figures(self, own: Held, close: Held, around: _Around, text: str, unit: Unit) -> list[float]:
        weights, total = self._asked.weights, self._total
        all_held = _either(around.inside, around.letter)
        missing = {word: weight * (1 - all_held.get(word, 0.0)) for word, weight in weights.items()}
        focus = max((own.get(word, around.above.get(word, 0.0)) for word in self._focus), default=0.0)
        return [
            self._share(own), self._share(_either(close, around.above)), self._share(around.inside),
            self._share(around.above), self._share(around.letter),
            max(missing.values(), default=0.0) / total * len(weights) ** 0.5,
            sum(missing.values()) / total, focus, self._distance(text),
            _mean(own, self._names), _mean(_either(around.inside, around.letter), self._names),
            sum(all_held.get(name, 0.0) < 0.5 for name in self._names),
        ]  # fmt: skip

    def _distance(self, text: str) -> float:
        """How near a number stands to the words that say what is counted: 1 beside them, 0 far off or none."""
        if "number" not in self._q.wants:
            return 0.0
        spots = [t for t in printed_tokens(text) if any(word in self._focus for word in self._asked.look(t.text))]
        numbers = places("number", text)
        gaps = [min(abs(t.start - end), abs(start - t.end)) for t in spots for start, end in numbers]
        return max(0.0, 1 - min(gaps) / _FAR) if gaps else 0.0

    def _agreement(self, text: str, whole: str, heads: Sequence[str], source: Source) -> list[float]:
        held = sum(number in text or any(number in head for head in heads) for number in self._q.numbers)
        numbers = held / len(self._q.numbers) if self._q.numbers else 1.0
        if not self._q.years:
            return [numbers, 0.0, 0.0, 0.0, 0.0, 0.0]
        own, above = set(_YEAR.findall(text)), {year for head in heads for year in _YEAR.findall(head)}
        date = source.found.letter.date
        letter = float(date is not None and str(date.year) in self._q.years)
        around = float(bool(self._q.years & (above | set(_YEAR.findall(whole)))))
        against = float(bool(own | above) and not self._q.years & (own | above))
        return [numbers, float(bool(self._q.years & own)), around, against, letter, 1.0]

    def _search_figures(self, source: Source) -> list[float]:
        f = source.features or _NOTHING
        return [
            1 / source.rank, source.score, f.lexical, f.dense, f.tokens, f.coverage, f.line, f.period, *self._best,
        ]  # fmt: skip

    def _type_figures(self, text: str, own: Held) -> list[float]:
        found = {want: places(want, text) for want in WANTS if want in self._q.wants}
        wanted = bool(self._q.wants)
        holds = [float(bool(found.get(want))) for want in WANTS]
        share = sum(holds) / len(self._q.wants) if wanted else 0.0
        new = any(self._is_new(text[start:end]) for spots in found.values() for start, end in spots)
        return [*holds, share, float(wanted and not any(holds)), float(new)]

    def _is_new(self, text: str) -> bool:
        """Whether it says nothing that the question held, as the weights that ship have learned it."""
        return not set(self._asked.look(text)) and not any(number in text for number in self._q.numbers | self._q.years)

    def _adds(self, text: str) -> bool:
        """Whether a word or number of it does not stand in the question: the year that is asked about is no answer."""
        known = self._q.numbers | self._q.years
        words = [fold(word) for word in printed_words(text) if word.lower() not in STOP_WORDS]  # één is no een
        return any(word not in known and stem(word) not in self._asked.weights for word in words)

    def _relations(
        self, place: int, looks: Sequence[Held], similar: np.ndarray, source: Source, text: str, heads: Sequence[str]
    ) -> list[float]:
        """How a piece compares with its neighbours, and its passage with the other passages."""
        weights = self._asked.encoded.weights
        near = similar @ (weights / weights.sum()) if len(similar) and weights is not None else np.zeros(len(looks) + 1)
        before = float(near[place - 1]) if place else 0.0
        after = float(near[place + 1]) if place + 2 < len(near) else 0.0
        shares = [self._share(held) for held in looks]
        f = source.features or _NOTHING
        above = [(value(f) - mean) / spread for value, (mean, spread) in zip(_BEST, self._spread, strict=True)]
        behind = max(-6.0, _logit(source.score) - self._top)
        time = self._time(text, heads, source)
        first_year = float(bool(self._q.years) and next(iter(_YEAR.findall(text)), "") in self._q.years)
        refers = float(bool(_REFERS.match(text)))
        why, topic = float(self._q.kind in {"why", "how"}), float(self._q.topic)
        return [
            before, after, shares[place - 1] if place else 0.0, float(near[place] - near[:-1].max()),
            shares[place] - max(shares), float(near[-1]), behind, *above, first_year,
            time, time * ("|" in text or bool(source.found.passage.kind == "table")), why * before,
            refers, refers * before, float(self._q.several and text.count("\n") > 1),
            topic * float(near[place]), topic * above[0], topic * above[1], topic * behind,
        ]  # fmt: skip

    def _rarest(self, own: Held, around: _Around) -> list[float]:
        """How the words are held that tell most: what all of a dossier is about stands everywhere."""
        wide = _either(around.inside, around.letter)
        rare = sorted(self._asked.weights, key=lambda word: -self._asked.weights[word])[:2]
        both = [wide.get(word, 0.0) for word in rare] or [0.0]
        return [own.get(rare[0], 0.0) if rare else 0.0, both[0], min(both)]

    def _weakest(self, place: int, similar: np.ndarray, around: _Around) -> list[float]:
        """The tokens of the question that are held worst, and the last: a Dutch question ends in what was done."""
        if not len(similar):
            return [0.0] * 5
        own, wide = similar[place], around.similar
        return [float(own[-1]), float(wide[-1]), float(own[0]), float(own.min()), float(wide.min())]

    def _claims(self, text: str, unit: Unit, whole: Sequence[str]) -> list[float]:
        """Whether what the question takes for granted, and the type of answer it wants, are there."""
        words = set(map(fold, printed_words(text)))
        held = [bears_out(claim, words, text) for claim in self._q.claims]
        missing = sum(not self._borne_out(claim, words, text, whole) for claim in self._q.claims)
        future = announces(text)
        needs = self._q.demands.types
        if unit.kind == "row" and "money" in needs:  # the head of the column, or of the table, says of what
            needs = (*needs, "number")
        lacks = bool(needs) and not any(
            self._adds(text[start:end]) for want in needs for start, end in places(want, text)
        )
        return [
            sum(held) / len(held) if held else 1.0, float(missing), float(future), float(self._q.outcome),
            float(future and self._q.outcome), float(lacks), float(bool(needs)),
        ]  # fmt: skip

    @staticmethod
    def _borne_out(claim: Claim, words: set[str], text: str, whole: Sequence[str]) -> bool:
        """Whether the piece, or what stands around it, bears out a number that is taken for granted."""
        around = words.union(*(map(fold, printed_words(part)) for part in whole))
        return bears_out(claim, around, text) or any(bears_out(claim, (), part) for part in whole)

    def _time(self, text: str, heads: Sequence[str], source: Source) -> float:
        """In [-1, 1]: whether the piece speaks of the year that is asked for; what stands nearest counts."""
        asked = self._q.years
        if not asked:
            return 0.0
        for value, part in ((1.0, text), (0.9, " ".join(heads))):
            if years := set(_YEAR.findall(part)):
                return value if years & asked else -1.0
        date = source.found.letter.date
        if date is None:
            return 0.0
        return 0.7 if str(date.year) in asked else -0.3

    def _new_words(self, text: str, own: Held) -> float:
        words = content(fold(word) for word in printed_words(text))
        return min(1.0, max(0, len(words) - len(own)) / 20)

    def _share(self, held: Held) -> float:
        weights = self._asked.weights
        return sum(weights[word] * value for word, value in held.items() if word in weights) / self._total


_BEST: tuple[Callable[[Features], float], ...] = (lambda f: f.dense, lambda f: f.tokens, lambda f: f.coverage)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a piece: the headings, the letter's subject, the whole passage with its headings."""

    above: Held
    letter: Held
    inside: Held
    similar: Vectors


def _logit(score: float) -> float:
    score = min(max(score, 0.001), 0.999)
    return math.log(score / (1 - score))


def _spread(values: Sequence[float]) -> tuple[float, float]:
    return (float(np.mean(values)), float(np.std(values)) + 0.01) if values else (0.0, 1.0)


def _either(*held: Held) -> dict[str, float]:
    best: dict[str, float] = {}
    for one in held:
        for word, value in one.items():
            if value > best.get(word, 0.0):
                best[word] = value
    return best


def _mean(held: Held, words: set[str]) -> float:
    return sum(held.get(word, 0.0) for word in words) / len(words) if words else 1.0
