"""How do recognised lines become placed text that the layout can read?

Sizes and weights that are measured on ink waver from line to line; letters are set in a few sizes and two weights.
They are settled over all recognised pages of a document: what is nearly the size of the body is the size of the body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ipsearch.readers.layout.sheets import Fragment, Sheet
from ipsearch.readers.ocr.lines import RecognisedLine, RecognisedPage

# Sizes are counted in steps of half a point; within this share of the body's size a line is body type.
_STEPS, _BODY_SHARE = 2, 0.1
# Strokes this much wider than the body's are bold; type that is smaller than this share of it is too fine to tell.
_BOLD, _TELLING_SHARE = 1.25, 0.9
# Weights are counted in steps of a two-hundredth of an em.
_WEIGHT_STEPS = 200


def sheets_of(pages: Sequence[RecognisedPage]) -> list[Sheet]:
    """Placed text, a sheet a page.

    Args:
        pages: the recognised pages of one document.
    """
    lines = [line for page in pages for line in page.lines]
    size = _mode(((line.size, line.letters) for line in lines), _STEPS)
    body = [line for line in lines if _is_near(line.size, size)]
    weight = _mode(((line.weight, line.letters) for line in body), _WEIGHT_STEPS)
    return [
        Sheet(
            page.width,
            page.height,
            tuple(part for line in page.lines for part in _fragments(line, size, weight)),
            ocr=True,
        )
        for page in pages
    ]


def _fragments(line: RecognisedLine, size: float, weight: float) -> Iterable[Fragment]:
    settled = size if _is_near(line.size, size) else round(line.size * _STEPS) / _STEPS
    bold = line.weight > _BOLD * weight and line.size >= _TELLING_SHARE * size
    for word in line.words:
        yield Fragment(word.text, word.x0, word.x1, line.y, settled, bold, italic=False, spaced=True)


def _is_near(size: float, body: float) -> bool:
    return abs(size - body) <= _BODY_SHARE * body


def _mode(values: Iterable[tuple[float, int]], steps: int) -> float:
    """The most common value, counted in ``steps`` to the unit together with its two neighbours; 0 without values."""
    counts: Counter[int] = Counter()
    for value, count in values:
        counts[round(value * steps)] += count
    best = max(counts, key=lambda step: (counts[step - 1] + counts[step] * 2 + counts[step + 1], step), default=0)
    return best / steps
