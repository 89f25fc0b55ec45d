"""What does a page's content draw?

A walk over the content stream that keeps the graphics state and leaves text to a ``Pen`` and lines to ``Paths``. It
follows Form XObjects to a limited depth and stops after a limited number of operators, counted over all forms of the
page, so that forms which draw each other cannot multiply.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy

from pypdf.generic import DictionaryObject, StreamObject

from ipsearch.readers.drafts import Limits
from ipsearch.readers.pdf.colours import is_tint
from ipsearch.readers.pdf.faces import FaceShelf
from ipsearch.readers.pdf.fonts import Face
from ipsearch.readers.pdf.marks import actual_text, replaced
from ipsearch.readers.pdf.matrices import IDENTITY, from_numbers, times
from ipsearch.readers.pdf.operators import Operand, operators
from ipsearch.readers.pdf.paths import Paths
from ipsearch.readers.pdf.pens import Pen
from ipsearch.readers.pdf.states import GraphicsState, number
from ipsearch.readers.pdf.strips import Ink

# Deeper nesting of q than any producer writes; what lies beyond is not saved.
_MAX_SAVED = 10_000
_STROKED_AND_FILLED = 2.0

Act = Callable[[list[Operand]], None]


class Walk:
    """One walk over one page; ``ink`` holds what it found."""

    def __init__(self, shelf: FaceShelf, limits: Limits) -> None:
        self.ink = Ink()
        self._shelf, self._limits = shelf, limits
        self._left = limits.pdf_operators_per_page
        self._state = GraphicsState()
        self._saved: list[GraphicsState] = []
        self._resources = DictionaryObject()
        self._faces: dict[str, Face | None] = {}
        self._depth = 0
        self._pen, self._paths = Pen(self.ink), Paths(self.ink)
        self._marks: list[tuple[str, int] | None] = []
        self._acts = {**self._state_acts(), **self._text_acts(), **self._path_acts()}

    def run(self, stream: bytes, resources: DictionaryObject) -> None:
        """Walk one content stream; what it draws is added to ``ink``."""
        outer, self._resources = self._resources, resources
        fonts, self._faces = self._faces, {}
        for operands, name in operators(stream):
            self._left -= 1
            if self._left < 0:
                self.ink.cut_short = True
                break
            act = self._acts.get(name)
            if act is not None:
                try:
                    act(operands)
                except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError):
                    continue  # one malformed operator; viewers skip it as well
        self._resources, self._faces = outer, fonts

    def _state_acts(self) -> dict[bytes, Act]:
        return {
            b"q": self._save,
            b"Q": self._restore,
            b"cm": self._transform,
            b"Do": self._draw,
            b"BI": self._picture,
            **dict.fromkeys((b"g", b"rg", b"k", b"sc", b"scn"), self._tint),
            b"cs": lambda _: self._tint([]),
            b"BDC": self._mark,
            b"BMC": self._mark,
            b"EMC": self._unmark,
        }

    def _text_acts(self) -> dict[bytes, Act]:
        return {
            b"BT": lambda _: self._pen.go(IDENTITY),
            b"Tm": lambda operands: self._pen.go(from_numbers(operands)),
            b"Td": self._move,
            b"TD": self._move_leading,
            b"T*": self._next,
            b"Tf": self._font,
            b"Tc": self._keep("character_space"),
            b"Tw": self._keep("word_space"),
            b"TL": self._keep("leading"),
            b"Ts": self._keep("rise"),
            b"Tz": self._stretch,
            b"Tr": self._render,
            b"Tj": self._show,
            b"TJ": self._show,
            b"'": self._next_show,
            b'"': self._spaced_show,
        }

    def _path_acts(self) -> dict[bytes, Act]:
        paths = self._paths
        acts: dict[bytes, Act] = {
            b"re": paths.box,
            b"m": paths.move,
            b"l": paths.line,
            b"h": lambda _: paths.close(),
            **dict.fromkeys((b"c", b"v", b"y"), paths.curve),
            b"n": lambda _: paths.drop(),
        }
        acts.update(dict.fromkeys((b"S", b"s"), lambda _: paths.stroke(self._state.matrix)))
        both = dict.fromkeys((b"B", b"B*", b"b", b"b*"), lambda _: paths.stroke(self._state.matrix, filled=True))
        acts.update(both)
        acts.update(dict.fromkeys((b"f", b"F", b"f*"), lambda _: paths.fill(self._state.matrix)))
        return acts

    # ---- graphics state and XObjects

    def _save(self, _: list[Operand]) -> None:
        if len(self._saved) < _MAX_SAVED:
            self._saved.append(copy(self._state))

    def _restore(self, _: list[Operand]) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _transform(self, operands: list[Operand]) -> None:
        self._state.matrix = times(from_numbers(operands), self._state.matrix)

    def _tint(self, operands: list[Operand]) -> None:
        # A pattern has a name after its values, or no values.
        self._state.tinted = is_tint([float(value) for value in operands if isinstance(value, (int, float))])

    def _picture(self, _: list[Operand]) -> None:
        self.ink.pictures += 1

    def _draw(self, operands: list[Operand]) -> None:
        objects = self._resources["/XObject"].get_object()
        stream = objects[operands[0]].get_object() if isinstance(objects, DictionaryObject) else None
        if not isinstance(stream, StreamObject):
            return
        if stream.get("/Subtype") != "/Form":
            self.ink.pictures += 1
        elif self._depth < self._limits.pdf_form_depth:
            self._walk_form(stream)
        else:
            self.ink.cut_short = True

    def _walk_form(self, form: StreamObject) -> None:
        given = form.get("/Resources")
        resources = given.get_object() if given is not None else self._resources
        saved, state, pen = self._saved, self._state, self._pen
        self._saved, self._state, self._pen = [], copy(state), Pen(self.ink)
        self._depth += 1
        try:
            self._state.matrix = times(from_numbers(form.get("/Matrix", IDENTITY)), state.matrix)
            self.run(form.get_data(), resources if isinstance(resources, DictionaryObject) else DictionaryObject())
        finally:
            self._depth -= 1
            self._saved, self._state, self._pen = saved, state, pen

    # ---- text

    def _keep(self, name: str) -> Act:
        def act(operands: list[Operand]) -> None:
            setattr(self._state, name, number(operands[0]))

        return act

    def _stretch(self, operands: list[Operand]) -> None:
        self._state.scale = number(operands[0]) / 100

    def _render(self, operands: list[Operand]) -> None:
        # Filling and stroking is how word processors fake a bold face that a font lacks.
        self._state.stroked = number(operands[0]) == _STROKED_AND_FILLED

    def _font(self, operands: list[Operand]) -> None:
        self._state.size = number(operands[1])
        name = str(operands[0])
        if name not in self._faces:
            self._faces[name] = self._shelf.face(self._resources, name)
        self._state.face = self._faces[name]

    def _move(self, operands: list[Operand]) -> None:
        self._pen.move(number(operands[0]), number(operands[1]))

    def _move_leading(self, operands: list[Operand]) -> None:
        self._state.leading = -number(operands[1])
        self._move(operands)

    def _next(self, _: list[Operand]) -> None:
        self._pen.move(0, -self._state.leading)

    def _show(self, operands: list[Operand]) -> None:
        shown = operands[0]
        if isinstance(shown, bytes):
            self._pen.show((shown,), self._state)
        elif isinstance(shown, list):
            self._pen.show(shown, self._state)

    def _next_show(self, operands: list[Operand]) -> None:
        self._next(operands)
        self._show(operands[-1:])

    def _spaced_show(self, operands: list[Operand]) -> None:
        self._state.word_space, self._state.character_space = number(operands[0]), number(operands[1])
        self._next_show(operands)

    # ---- marked content

    def _mark(self, operands: list[Operand]) -> None:
        text = actual_text(operands, self._resources) if len(operands) > 1 else None
        self._marks.append((text, len(self.ink.strips)) if text is not None else None)

    def _unmark(self, _: list[Operand]) -> None:
        mark = self._marks.pop() if self._marks else None
        if mark is not None:
            text, start = mark
            drawn = self.ink.strips[start:]
            self.ink.strips[start:] = replaced(drawn, text)
            if self.ink.strips[start:] != drawn:
                self.ink.superiors = [place for place in self.ink.superiors if place < start]
