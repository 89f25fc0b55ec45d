"""Which straight lines and shaded boxes does a content stream draw? (ISO 32000-1, 8.5)

Only what can border a table, underline a heading or part the footnotes from the text: level and upright strokes, and
filled boxes that are thin enough to look like one; larger filled boxes, which can shade the rows of a table; and small
round or square shapes, as browsers draw the bullets of a list.
"""

from __future__ import annotations

from collections.abc import Sequence

from ipsearch.readers.pdf.matrices import Matrix, apply
from ipsearch.readers.pdf.states import number
from ipsearch.readers.pdf.strips import Ink

# A filled box up to this thick, in points, is drawn as a line.
_THIN = 2.5
# A filled box at least this thick, in points, may shade a row of a table.
_SHADE = 6.0
# A bullet is at least and at most this large, in points, and about as wide as it is high.
_DOT_FROM, _DOT_TO, _SQUARE = 1.0, 8.0, 0.75
# More bullets than this on a page are points in a drawing.
_MAX_DOTS = 150
# More lines than this on a page make a drawing, not a table.
_MAX_RULES = 4_000

Corners = tuple[float, float, float, float]


class Paths:
    """The path under construction, and the rules that painting it leaves in ``ink``."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._boxes: list[Corners] = []
        self._lines: list[Corners] = []
        self._shapes: list[Corners] = []
        self._pen = self._start = (0.0, 0.0)
        self._curved = False

    def box(self, operands: Sequence[object]) -> None:
        """``re``: a rectangle."""
        x, y, width, height = (number(value) for value in operands)
        if len(self._boxes) < _MAX_RULES:
            self._boxes.append((x, y, x + width, y + height))

    def move(self, operands: Sequence[object]) -> None:
        """``m``: begin elsewhere."""
        self._pen = self._start = (number(operands[0]), number(operands[1]))
        if len(self._shapes) < _MAX_RULES:
            self._shapes.append((*self._pen, *self._pen))

    def line(self, operands: Sequence[object]) -> None:
        """``l``: a straight line from where the pen stands."""
        to = (number(operands[0]), number(operands[1]))
        if len(self._lines) < _MAX_RULES:
            self._lines.append((*self._pen, *to))
        if self._shapes:
            self._shapes[-1] = _around(self._shapes[-1], to)
        self._pen = to

    def curve(self, operands: Sequence[object]) -> None:
        """``c``, ``v``, ``y``: a curve; the box around its points holds it."""
        self._curved = True
        numbers = [number(value) for value in operands]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            if self._shapes:
                self._shapes[-1] = _around(self._shapes[-1], (x, y))
            self._pen = (x, y)

    def close(self) -> None:
        """``h``: back to where the path began."""
        self.line(self._start)

    def stroke(self, matrix: Matrix, *, filled: bool = False) -> None:
        """Paint the outline, and the inside if ``filled``."""
        self._dots(matrix, filled=filled)
        for x0, y0, x1, y1 in self._boxes:
            for side in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                self._add(matrix, side)
        for line in self._lines:
            self._add(matrix, line)
        self.drop()

    def fill(self, matrix: Matrix) -> None:
        """Paint the inside: a shape that is thin as a whole is a line, the sides of a shaded cell are none."""
        self._dots(matrix, filled=True)
        for corners in (*self._boxes, *self._shapes):
            self._add(matrix, corners, filled=True)
        self.drop()

    def drop(self) -> None:
        """``n``: end the path without painting it."""
        self._boxes, self._lines, self._shapes = [], [], []
        self._curved = False

    def _dots(self, matrix: Matrix, *, filled: bool) -> None:
        if not (filled or self._curved):
            return
        for corners in (*self._boxes, *self._shapes):
            box = _placed(matrix, corners)
            short, long = sorted((box[2] - box[0], box[3] - box[1]))
            if short >= max(_DOT_FROM, _SQUARE * long) and long <= _DOT_TO and len(self._ink.dots) < _MAX_DOTS:
                self._ink.dots.append(box)

    def _add(self, matrix: Matrix, corners: Corners, *, filled: bool = False) -> None:
        box = _placed(matrix, corners)
        thin, long = sorted((box[2] - box[0], box[3] - box[1]))
        if thin <= _THIN < long and len(self._ink.rules) < _MAX_RULES:
            self._ink.rules.append(box)
        elif filled and thin > _SHADE and len(self._ink.shades) < _MAX_RULES:
            self._ink.shades.append(box)


def _placed(matrix: Matrix, corners: Corners) -> Corners:
    left, low = apply(matrix, corners[0], corners[1])
    right, high = apply(matrix, corners[2], corners[3])
    return min(left, right), min(low, high), max(left, right), max(low, high)


def _around(corners: Corners, point: tuple[float, float]) -> Corners:
    """The box that holds a box and a point."""
    left, low, right, high = corners
    return min(left, point[0]), min(low, point[1]), max(right, point[0]), max(high, point[1])
