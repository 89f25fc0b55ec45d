"""What is typical of a document's type area: body size, edges, line pitch?"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ipsearch.readers.layout.lines import Line, lines_of
from ipsearch.readers.layout.words import Word

# Sizes within this share of the body size are body type.
BODY_SIZE_SHARE = 0.08
# Larger type with so many letters for each of the most common type may be the body, if the other is that of notes.
_BODY_SHARE = 0.4
# Running text fills lines of so many em, with no wider white in them than this; cells of tables do not. In a letter
# full of tables, larger type with so many letters for each of the most common type may be the text.
_RUNNING, _CELL_GAP, _TEXT_SHARE = 25.0, 1.1, 0.1
# A4 proportions, for documents without any text.
_DEFAULT_SIZE, _DEFAULT_LEFT, _DEFAULT_RIGHT = 10.0, 70.0, 525.0
# Line starts within this many points are one edge.
_EDGE = 2.0
# Indents reach at most this far (em) right of the left edge; a share of the width that lines must fill to make an edge.
_INDENT, _EDGE_SHARE = 5.0, 0.06
# The share of long lines that end left of the right edge.
_RIGHT_SHARE = 0.97
# Line pitches, in em of the body size, and the share of the most common one that another must reach to count.
_PITCH_FROM, _PITCH_TO, _PITCH_SHARE = 0.9, 2.2, 0.3
# So many lines of running text show its pitch, however many lines of tables are set closer in the same type.
_PITCH_LINES = 8
# After a line that ends so, white may part items of a line each: their distance is no pitch.
_ENDS = (".", ":", ";", "?", "!")
_DEFAULT_PITCH = 1.2
# A page is narrower than others when so many lines of text end within this share of the width, most of them near where
# the longest does, or so many of them inside a sentence.
_MIN_LINES, _NARROW, _FULL, _RUN_ON = 10, 0.65, 0.85, 4
# Rows of so many cells that start on one edge, on this share of the lines and so many times, this far (em) left of
# where most type starts: pages full of a table, whose widest column is not their text.
_ROW_CELLS, _ROWS_SHARE, _ROWS, _ROWS_LEFT = 4, 0.3, 5, 4.0
# Sizes that differ by no more than this share are set at one pitch.
_PITCH_SIZE = 0.05


@dataclass(frozen=True, slots=True)
class Area:
    """The type area of a document's body, in points. ``pitch`` is the distance of two baselines of a paragraph."""

    size: float
    left: float
    right: float
    pitch: float

    @property
    def width(self) -> float:
        """From the left to the right edge."""
        return self.right - self.left

    def is_body(self, size: float) -> bool:
        """Whether a size is that of the body."""
        return abs(size - self.size) <= BODY_SIZE_SHARE * self.size


def body_size(pages: Iterable[Sequence[Word]]) -> float:
    """The size in which most characters are set, in points; not that of notes or tables, of which there may be more."""
    pages = list(pages)
    letters: Counter[float] = Counter()
    lowest: list[dict[float, float]] = []
    for words in pages:
        low: dict[float, float] = {}
        for word in words:
            size = round(word.size * 2) / 2
            letters[size] += len(word.text)
            low[size] = max(low.get(size, 0.0), word.y)
        lowest.append(low)
    most = max(letters, key=lambda size: (letters[size], size), default=_DEFAULT_SIZE)
    larger = [size for size in letters if size > most and letters[size] > _TEXT_SHARE * letters[most]]
    if larger:
        running = _running(pages)
        text = max(larger, key=lambda size: running[size])
        if running[text] > running[most]:
            return text
    larger = [size for size in larger if letters[size] > _BODY_SHARE * letters[most]]
    body = max(larger, key=lambda size: letters[size], default=most)
    return body if _is_under(most, body, lowest) else most


def _running(pages: Iterable[Sequence[Word]]) -> Counter[float]:
    """How many letters of each size stand in running text."""
    letters: Counter[float] = Counter()
    for line in (line for words in pages for line in lines_of(words)):
        for part in line.segments(_CELL_GAP * line.size):
            if part[-1].x1 - part[0].x0 > _RUNNING * line.size:
                letters[round(line.size * 2) / 2] += sum(len(word.text) for word in part)
    return letters


def _is_under(small: float, large: float, lowest: Sequence[dict[float, float]]) -> bool:
    """Whether smaller type stands at the foot of most pages that have both, and of no other.

    On a page without notes it may be that of a table.
    """
    beside = [low[small] > low[large] for low in lowest if small in low and large in low]
    alone = any(small in low and large not in low for low in lowest)
    return 2 * sum(beside) > len(beside) and not alone


def measure(pages: Iterable[Sequence[Line]], size: float) -> Area:
    """The type area of pages whose margin columns have been taken out, or are still in."""
    lines = [line for page in pages for line in page]
    segments = [part for line in lines for part in line.segments(1.2 * size)]
    body = [part for part in segments if abs(part[0].size - size) <= BODY_SIZE_SHARE * size]
    left = _left_edge(body, size)
    right = _right_edge(body, left, size)
    start = _start_of_rows(lines, left, size)
    if start is not None:
        left, right = start, max([right, *(part[-1].x1 for part in body)])
    return Area(size, left, right, _pitch(pages, size))


def _left_edge(segments: Sequence[tuple[Word, ...]], size: float) -> float:
    """The leftmost edge within an indent's reach of the edge where most type starts."""
    filled: Counter[int] = Counter()
    for part in segments:
        filled[round(part[0].x0 / _EDGE)] += int(part[-1].x1 - part[0].x0)
    if not filled:
        return _DEFAULT_LEFT
    main = max(filled, key=lambda edge: (filled[edge], -edge))
    near = [
        edge
        for edge, width in filled.items()
        if main - _INDENT * size / _EDGE <= edge <= main and width >= _EDGE_SHARE * filled[main]
    ]
    edge = min(near)
    starts = [part[0].x0 for part in segments if abs(part[0].x0 / _EDGE - edge) <= 0.75]
    return statistics.median(starts) if starts else edge * _EDGE


def _start_of_rows(lines: Sequence[Line], left: float, size: float) -> float | None:
    """Where the rows of a table start that most pages consist of, if that is far left of the edge that shows."""
    starts = [
        line.x0 for line in lines if len(line.words) >= _ROW_CELLS and len(line.segments(1.2 * size)) >= _ROW_CELLS
    ]
    if len(starts) < max(_ROWS, _ROWS_SHARE * len(lines)):
        return None
    start = statistics.median(starts)
    on_edge = sum(abs(x - start) < _EDGE for x in starts)
    return start if 2 * on_edge > len(starts) and start < left - _ROWS_LEFT * size else None


def narrowed(area: Area, lines: Sequence[Line]) -> Area:
    """The area of a page whose text ends well before that of others does: the first of two columns, left alone."""
    texts = [line for line in lines if area.is_body(line.size)]
    right = max((line.x1 for line in lines), default=area.right)
    full = sum(line.x1 - area.left > _FULL * (right - area.left) for line in texts)
    if len(texts) < _MIN_LINES or right - area.left >= _NARROW * area.width:
        return area
    return replace(area, right=right) if full > len(texts) / 2 or _run_on(texts, right) >= _RUN_ON else area


def _run_on(lines: Sequence[Line], right: float) -> int:
    """How many lines end inside a sentence, with no room for its next word: a wider column would have it."""
    return sum(
        above.text[-1].isalnum()
        and below.words[0].text.rstrip(",.;:").isalpha()
        and below.text[0].islower()
        and above.x1 + below.words[0].x1 - below.words[0].x0 > right - above.size
        for above, below in pairwise(lines)
    )


def _right_edge(segments: Sequence[tuple[Word, ...]], left: float, size: float) -> float:
    ends = sorted(part[-1].x1 for part in segments if -_EDGE <= part[0].x0 - left <= _INDENT * size)
    return ends[int(_RIGHT_SHARE * (len(ends) - 1))] if ends else _DEFAULT_RIGHT


def _pitch(pages: Iterable[Sequence[Line]], size: float) -> float:
    """The smallest common distance between two baselines of body type; of running text, where there is enough."""
    gaps: Counter[float] = Counter()
    running: Counter[float] = Counter()
    for page in pages:
        # Tables and notes that are hardly smaller are set closer.
        body = [line for line in page if abs(line.size - size) <= _PITCH_SIZE * size]
        for above, below in pairwise(body):
            if _PITCH_FROM * size <= below.y - above.y <= _PITCH_TO * size:
                gap = round((below.y - above.y) * 2) / 2
                gaps[gap] += 1
                inside = not above.text.endswith(_ENDS)
                running[gap] += inside and above.x1 - above.x0 > _RUNNING * size and above.widest_gap < _CELL_GAP * size
    gaps = running if running.total() >= _PITCH_LINES else gaps
    if not gaps:
        return _DEFAULT_PITCH * size
    enough = _PITCH_SHARE * max(gaps.values())
    return min(gap for gap, count in gaps.items() if count >= enough)
