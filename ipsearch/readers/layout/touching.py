"""Which word of a table's head is two heads that touch, as their columns are narrow ("VoldoendeMatig")?

Nothing but a capital inside the word shows it, and the column of cells under it that all start at one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.words import Word

# Where the second head begins.
_SEAM = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý][a-zà-ÿ])")
# Cells of so many of the next lines start under the seam, to within so many points of each other.
_CELLS, _LINES, _ALIGNED = 2, 8, 1.0
# Letters differ in width: the seam is known to within this much (em); cells stand further apart than this (em).
_ASKEW, _GAP = 0.8, 0.7


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines, with heads that touch as words of their own."""
    done = list(lines)
    for place, line in enumerate(lines):
        if any(_SEAM.search(word.text) for word in line.words):
            below = lines[place + 1 : place + 1 + _LINES]
            words = tuple(part for word in line.words for part in _parts(word, below))
            if len(words) > len(line.words):
                done[place] = Line(words, line.y, line.size, line.marks)
    return done


def _parts(word: Word, below: Sequence[Line]) -> Iterator[Word]:
    letter = (word.x1 - word.x0) / max(1, len(word.text))
    rest = word
    for seam in _SEAM.finditer(word.text):
        start = _column_start(word.x0 + letter * seam.start(), word, below)
        if start is not None and start > rest.x0:
            taken = len(word.text) - len(rest.text)
            yield rest._replace(text=word.text[taken : seam.start()], x1=start)
            rest = rest._replace(text=word.text[seam.start() :], x0=start)
    yield rest


def _column_start(seam: float, word: Word, below: Sequence[Line]) -> float | None:
    """Where cells start under a seam, or cells that are set right end before it; ``None`` where they do not."""
    reach = _ASKEW * word.size
    gaps = [gap for line in below for gap in line.gaps if gap[1] - gap[0] > _GAP * line.size]
    starts = [right for _, right in gaps if abs(right - seam) < reach]
    best = max(starts, key=lambda x: (_count(starts, x), -x), default=None)
    if best is not None and _count(starts, best) >= _CELLS:
        return best
    ends = [left for left, right in gaps if left < seam < right and seam - left < reach]
    return seam if any(_count(ends, x) >= _CELLS for x in ends) else None


def _count(starts: Sequence[float], x: float) -> int:
    return sum(abs(x - other) < _ALIGNED for other in starts)
