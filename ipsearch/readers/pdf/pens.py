"""Where do the strings of a text object land? (ISO 32000-1, 9.4)

Characters are gathered into strips as long as nothing but kerning stands between them. A strip ends at a space
glyph; whether the next one begins a word is decided later, by the gap between the two.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby

from ipsearch.readers.pdf.fonts import Face
from ipsearch.readers.pdf.matrices import IDENTITY, Matrix, moved, times
from ipsearch.readers.pdf.states import GraphicsState
from ipsearch.readers.pdf.strips import Ink, Strip

# Shifts inside one TJ array that keep a strip together, in em. Wider ones are left to the word geometry.
_KERN_BACK, _KERN_FORTH = -0.3, 0.08
# Character spacing up to this (em) is fitting; more is letter-spacing, and every character is placed by itself.
_TIGHT = 0.08
# How far a line of text may deviate from level or upright, as tangent.
_STRAIGHT = 0.02
# Slant (tangent) from which upright type is taken for artificial italics.
_SLANT = 0.1


class Pen:
    """The text matrices, and the strip under construction. ``state`` is read, never changed."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._line = self._text = IDENTITY
        self._x = 0.0
        self._spaced = False
        self._texts: list[str] = []
        self._start = self._end = 0.0
        self._state = GraphicsState()
        self._matrix = IDENTITY
        self._quarter: int | None = 0
        self._size = 0.0
        self._bold = self._italic = False

    def go(self, matrix: Matrix) -> None:
        """``Tm``: set both text matrices."""
        self._line = self._text = matrix
        self._x = 0.0

    def move(self, x: float, y: float) -> None:
        """``Td``: to the start of a line, ``(x, y)`` from the start of the current one."""
        self.go(moved(self._line, x, y))

    def show(self, items: Sequence[float | bytes], state: GraphicsState) -> None:
        """``TJ``: strings, and shifts in thousandths of an em."""
        face = state.face
        if face is None or face.silent or not state.size:
            return
        self._state, self._matrix = state, times(self._text, state.matrix)
        self._dress(face)
        shift = 0.0  # WeasyPrint writes several, with empty strings between
        for item in items:
            if not isinstance(item, bytes):
                shift -= item / 1000
            elif item:
                if shift:
                    self._kern(shift)
                    shift = 0.0
                self._string(face.codes(item), face)
        self._kern(shift)
        self._flush()

    def _kern(self, shift: float) -> None:
        if not _KERN_BACK < shift < _KERN_FORTH:
            self._flush()
        self._x += shift * self._state.size * self._state.scale

    def _string(self, codes: str, face: Face) -> None:
        if abs(self._state.character_space) > _TIGHT * abs(self._state.size):
            self._string_by_character(codes, face, apart=True)
            return
        state = self._state
        word_space = state.word_space if face.blank == " " and face.codec is None else 0.0
        blank = (face.widths[face.blank] * state.size + state.character_space + word_space) * state.scale
        em, letter = state.size * state.scale, state.character_space * state.scale
        for place, piece in enumerate(codes.split(face.blank)):
            if place:
                self._flush()
                self._x += blank
                self._spaced = True
            word = (face.words.get(piece) or face.word(piece)) if piece else None
            if word is not None:
                if not self._texts:
                    self._start = self._x
                self._texts.append(word[0])
                self._end = self._x + word[1] * em + letter * (len(piece) - 1)
                self._x = self._end + letter
            elif piece:
                self._string_in_parts(piece, face)

    def _string_in_parts(self, codes: str, face: Face) -> None:
        if face.superior.isdisjoint(codes):
            self._string_by_character(codes, face, apart=False)
        else:
            self._string_with_superiors(codes, face)

    def _string_by_character(self, codes: str, face: Face, *, apart: bool) -> None:
        """The slow way: for letter-spaced text, and for strings with other blanks than the font's space."""
        for code in codes:
            text = code.translate(face.texts)
            if text.isspace():
                self._space(code, face)
            else:
                self._add(text, face.widths[code], 1)
                if apart:
                    self._flush()

    def _string_with_superiors(self, codes: str, face: Face) -> None:
        for superior, run in groupby(codes, face.superior.__contains__):
            if not superior:
                self._string_by_character("".join(run), face, apart=False)
                continue
            self._flush()
            for code in run:  # one by one: a year may end in a marker
                self._add(code.translate(face.texts), face.widths[code], 1)
                self._flush(superior=True)

    def _space(self, code: str, face: Face) -> None:
        self._flush()
        state = self._state
        word_space = state.word_space if code == " " and face.codec is None else 0.0
        self._x += (face.widths[code] * state.size + state.character_space + word_space) * state.scale
        self._spaced = True

    def _add(self, text: str, width: float, characters: int) -> None:
        state = self._state
        if not self._texts:
            self._start = self._x
        self._texts.append(text)
        self._end = self._x + width * state.size * state.scale
        self._x = self._end + state.character_space * characters * state.scale

    def _dress(self, face: Face) -> None:
        """What all strips of one operator share: direction, size and slant."""
        state, (a, b, c, d, _, _) = self._state, self._matrix
        forward = math.copysign(1.0, state.size * state.scale)
        self._quarter = _quarter(a * forward, b * forward)
        self._size = abs(state.size) * math.hypot(c, d) * face.height
        self._bold = face.bold or state.stroked
        self._italic = face.italic or abs(a * c + b * d) > _SLANT * abs(a * d - b * c)

    def _flush(self, *, superior: bool = False) -> None:
        """Write the strip; its end leaves out the character space after its last letter."""
        if not self._texts:
            return
        text = self._texts[0] if len(self._texts) == 1 else "".join(self._texts)
        self._texts = []
        a, b, c, d, e, f = self._matrix
        rise, start, end = self._state.rise, self._start, self._end
        across, up = c * rise + e, d * rise + f
        x0, y0, x1, y1 = a * start + across, b * start + up, a * end + across, b * end + up
        if not text or self._quarter is None or not math.isfinite(x0 + y0 + x1 + y1 + self._size):
            return
        if superior:
            self._ink.superiors.append(len(self._ink.strips))
        look = (self._size, self._bold, self._italic, self._spaced, self._quarter, self._state.tinted)
        strip = Strip(text, x0, y0, x1, y1, *look)
        self._ink.strips.append(strip)
        self._spaced = False


def _quarter(across: float, up: float) -> int | None:
    """The direction of a line in quarter turns, ``None`` when it runs askew (a stamp, a watermark)."""
    if abs(up) <= _STRAIGHT * abs(across):
        return 0 if across >= 0 else 2
    if abs(across) <= _STRAIGHT * abs(up):
        return 1 if up > 0 else 3
    return None
