"""Which words stand on one line, and which are raised above it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from ipsearch.readers.layout.words import Word

# A raised mark is smaller than this share of its line's type, ...
_SMALL = 0.86
# ... and stands between these shares of an em above its baseline (below it: a subscript).
_RAISED_FROM, _RAISED_TO = 0.1, 0.7
_LOWERED_FROM, _LOWERED_TO = 0.05, 0.35
# How far before and after the line's words it may stand, in em.
_BESIDE = 1.3
# A marker that the line end pushed onto a line of its own stands within this many em under the line that calls it,
# and is no larger than this share of its type; a larger one is raised, so stands nearer than a line would (em).
_PUSHED, _PUSHED_SIZE, _PUSHED_NEAR = 1.5, 0.7, 1.08
# Baselines within this share of the size plus a bit are one line.
_SAME_LINE, _SAME_LINE_POINTS = 0.2, 0.3
# A raised part this close (em) to a word is part of it, when it is no mark.
_GLUED = 0.15

# Letters that show letter-spacing; fewer may stand apart by chance.
_SPREAD_LETTERS, _KERNED_SHARE = 4, 0.3

_MARK = re.compile(r"[(\[]?(\d{1,3}|\*{1,3}|[†‡§¶‖])[)\]]?[.,;]?$")
_MARKS = re.compile(
    r"(?:\d{1,3}(?:[,;]\d{1,3})+[,;]?|(?:\d{1,3}\)){2,}|(?:\(\d{1,3}\)){2,}|(?:\[\d{1,3}\]){2,}"
    r"|(?:\*{1,3}|[†‡§¶‖])(?:[,;]?(?:\*{1,3}|[†‡§¶‖]))+)$"
)
_UNIT = re.compile(r"(?:^|\d)(?:[kcdm]?m|ha|CO)$")
_SUPERSCRIPT_TAIL = re.compile(r"[⁰¹²³⁴-⁹]+$")
_SUPERSCRIPT_HEAD = re.compile(r"^[⁰¹²³⁴-⁹]+")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote marker; ``before`` is the place in the line's words where it stands."""

    label: str
    before: int


@dataclass(frozen=True, eq=False)
class Line:
    """One line of type: its words without markers, from left to right.

    Compared by identity; not slotted, as its text is cached.
    """

    words: tuple[Word, ...]
    y: float
    size: float
    marks: tuple[Mark, ...] = ()

    @property
    def x0(self) -> float:
        """Where its first word starts."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where its last word ends."""
        return self.words[-1].x1

    @cached_property
    def text(self) -> str:
        """Its words, each after one space."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @cached_property
    def spread(self) -> bool:
        """Whether the letters of its words are spaced out; kerning may close up those of short ones."""
        if True not in [word.spread for word in self.words]:  # a list is faster than any(): nearly no line is
            return False
        letters = sum(len(word.text) for word in self.words if word.spread)
        others = sum(len(word.text) for word in self.words if not word.spread and len(word.text) > 1)
        return letters >= _SPREAD_LETTERS and others <= _KERNED_SHARE * letters

    @cached_property
    def italic(self) -> bool:
        """Whether all of it is italic."""
        return all(word.italic for word in self.words)

    @cached_property
    def tinted(self) -> bool:
        """Whether all of it is drawn in a colour."""
        return all(word.tinted for word in self.words)

    @cached_property
    def gaps(self) -> tuple[tuple[float, float], ...]:
        """The white between its words: where one ends and the next starts, in points."""
        return tuple((left.x1, right.x0) for left, right in pairwise(self.words))

    @cached_property
    def widest_gap(self) -> float:
        """The widest of them; 0 for a single word."""
        return max((right - left for left, right in self.gaps), default=0.0)

    def segments(self, gap: float) -> list[tuple[Word, ...]]:
        """Its words, parted where they stand more than ``gap`` points apart."""
        if self.widest_gap <= gap:
            return [self.words]
        parts: list[list[Word]] = [[self.words[0]]]
        for left, right in pairwise(self.words):
            if right.x0 - left.x1 > gap:
                parts.append([])
            parts[-1].append(right)
        return [tuple(part) for part in parts]


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines of one column, from top to bottom."""
    hosts: list[list[Word]] = []
    raised: list[list[Word]] = []
    bands = _bands(words)
    sizes = [max(map(attrgetter("size"), band)) for band in bands]
    pushed: dict[int, Word] = {}
    for place, band in enumerate(bands):
        if _is_beside_larger(bands, sizes, place):
            raised.append(band)
        elif hosts and _is_pushed(band, hosts[-1]):
            pushed[len(hosts) - 1] = band[0]
        else:
            hosts.append(band)
    attached: dict[int, list[Word]] = {}
    for band in raised:
        for word in band:
            attached.setdefault(_host(word, hosts), []).append(word)
    lines = [_line(band, attached.get(place, ())) for place, band in enumerate(hosts)]
    return [_with_pushed(line, pushed[place]) if place in pushed else line for place, line in enumerate(lines)]


def _is_pushed(band: Sequence[Word], above: Sequence[Word]) -> bool:
    """Whether a band is nothing but a raised marker that found no room at the end of the line above."""
    mark, size = band[0], max(word.size for word in above)
    left, right = above[0].x0, above[-1].x1
    near = mark.size < _SMALL * above[-1].size and mark.y - above[0].y < _PUSHED_NEAR * above[-1].size
    if len(band) > 1 or not (near or mark.size <= _PUSHED_SIZE * size) or not _MARK.match(mark.text):
        return False
    return 0 < mark.y - above[0].y < _PUSHED * size and left - size < mark.x0 < (left + right) / 2


def _with_pushed(line: Line, mark: Word) -> Line:
    found = _MARK.match(mark.text)
    label = found[1] if found else mark.text
    return Line(line.words, line.y, line.size, (*line.marks, Mark(label, len(line.words))))


def _bands(words: Iterable[Word]) -> list[list[Word]]:
    """Words by baseline. A band of small type is not joined to larger type that stands a little lower."""
    bands: list[list[Word]] = []
    for word in sorted(words, key=attrgetter("y")):
        base = bands[-1][0] if bands else None
        if base is not None and _on_one_line(base, word):
            bands[-1].append(word)
            continue
        bands.append([word])
    for band in bands:
        band.sort(key=attrgetter("x0"))
    return bands


def _on_one_line(base: Word, word: Word) -> bool:
    """Whether a word stands on the baseline of the band that ``base`` opens; small type may be a raised mark."""
    down = word.y - base.y
    if down > _SAME_LINE * min(word.size, base.size) + _SAME_LINE_POINTS:
        return False
    return word.size * _SMALL <= base.size or down <= _SAME_LINE_POINTS


def _is_beside_larger(bands: Sequence[Sequence[Word]], sizes: Sequence[float], place: int) -> bool:
    """Whether every word of a band is raised above, or lowered under, a neighbouring band of larger type."""
    around = [other for other in (place + 1, place - 1, place + 2, place - 2) if 0 <= other < len(bands)]
    larger = [other for other in around if sizes[place] < _SMALL * sizes[other]]
    return bool(larger) and all(
        any(_is_beside(word, bands[other], sizes[other]) for other in larger) for word in bands[place]
    )


def _is_beside(word: Word, band: Sequence[Word], size: float) -> bool:
    up = (band[0].y - word.y) / size
    if word.size >= _SMALL * size or not (_RAISED_FROM < up < _RAISED_TO or _LOWERED_FROM < -up < _LOWERED_TO):
        return False
    return band[0].x0 - _BESIDE * size <= word.x1 and word.x0 <= band[-1].x1 + _BESIDE * size


def _host(word: Word, hosts: Sequence[Sequence[Word]]) -> int:
    """The nearest host; raised marks go to the line below them first."""
    near = [place for place, band in enumerate(hosts) if _is_beside(word, band, max(other.size for other in band))]
    return min(near, key=lambda place: (hosts[place][0].y < word.y, abs(hosts[place][0].y - word.y)), default=0)


def _line(band: Sequence[Word], raised: Iterable[Word]) -> Line:
    y, size = _base(band)
    words: list[Word] = []
    marks: list[Mark] = []
    extra = set(raised)
    if not extra and all(word.text.isascii() for word in band):
        return Line(tuple(band), y, size)
    for word in sorted([*band, *extra], key=lambda word: word.x0) if extra else band:
        labels = _labels(word, words[-1] if words else None) if word in extra else ()
        if labels:
            marks.extend(Mark(label, len(words)) for label in labels)
        elif word in extra and words and word.x0 - words[-1].x1 < _GLUED * size:
            words[-1] = words[-1]._replace(text=words[-1].text + word.text, x1=word.x1)
        else:
            _take(word, words, marks)
    return Line(tuple(words) or tuple(band), y, size, tuple(marks))


def _base(band: Sequence[Word]) -> tuple[float, float]:
    widest = max(band, key=lambda word: len(word.text))
    return widest.y, widest.size


def _labels(word: Word, before: Word | None) -> tuple[str, ...]:
    """The footnote labels that a raised word consists of; none for m², 2e and the like."""
    if before is not None and _UNIT.search(before.text) and word.text in ("2", "3"):
        return ()
    match = _MARK.match(word.text)
    if match:
        return (match[1],)
    return tuple(re.findall(r"\d+|\*+|[†‡§¶‖]", word.text)) if _MARKS.match(word.text) else ()


def _take(word: Word, words: list[Word], marks: list[Mark]) -> None:
    """Add a word, with the superscript figures of its font as markers."""
    if word.text.isascii():
        words.append(word)
        return
    head, tail = _SUPERSCRIPT_HEAD.match(word.text), _SUPERSCRIPT_TAIL.search(word.text)
    if head:
        marks.append(Mark(head.group().translate(_DIGITS), len(words)))
        if rest := word.text[head.end() :]:
            words.append(word._replace(text=rest))
    elif tail and not _UNIT.search(word.text[: tail.start()]):
        words.append(word._replace(text=word.text[: tail.start()]))
        marks.append(Mark(tail.group().translate(_DIGITS), len(words)))
    else:
        words.append(word)
