"""Figures that a font draws small and raised are markers; narrow figures are not."""

from __future__ import annotations

import pytest
from pypdf.generic import ArrayObject, NameObject, NumberObject

from ipsearch.readers.pdf.fonts import Face, face_of
from ipsearch.readers.pdf.pens import Pen
from ipsearch.readers.pdf.states import GraphicsState
from ipsearch.readers.pdf.strips import Ink, Strip
from ipsearch.readers.pdf.superiors import raise_superiors
from tests.unit.readers.pdf.sources import names, stream


def strip(text: str, x: float, quarter: int = 0) -> Strip:
    return Strip(text, x, 700.0, x + 4, 700.0, 10.0, False, False, False, quarter)


def test_only_candidates_that_pdfium_sees_raised_are_raised() -> None:
    ink = Ink(strips=[strip("besproken.", 60), strip("1", 100), strip("1", 200)], superiors=[1, 2])
    raise_superiors(ink, {(100, 700)})
    assert [part.size for part in ink.strips] == [10.0, 6.2, 10.0]
    assert [part.y0 for part in ink.strips] == [700.0, 703.5, 700.0]


@pytest.mark.parametrize(("quarter", "x", "y"), [(1, 96.5, 700.0), (2, 100.0, 696.5), (3, 103.5, 700.0)])
def test_up_is_where_the_text_says(quarter: int, x: float, y: float) -> None:
    ink = Ink(strips=[strip("1", 100, quarter)], superiors=[0])
    raise_superiors(ink, {(100, 700)})
    assert (ink.strips[0].x0, ink.strips[0].y0) == (x, y)


def _face(glyphs: dict[str, tuple[str, int]]) -> Face:
    """A composite font with these glyphs: code in hexadecimal, text and width."""
    chars = " ".join(f"<00{code}> <{ord(text):04X}>" for code, (text, _) in glyphs.items())
    font = names({"/Type": "/Font", "/Subtype": "/Type0", "/BaseFont": "/Noto", "/Encoding": "/Identity-H"})
    below = names({"/Type": "/Font", "/Subtype": "/CIDFontType2", "/BaseFont": "/Noto"})
    widths = [part for code, (_, width) in glyphs.items() for part in (int(code, 16), [width])]
    below[NameObject("/W")] = ArrayObject(
        ArrayObject(map(NumberObject, part)) if isinstance(part, list) else NumberObject(part) for part in widths
    )
    font[NameObject("/DescendantFonts")] = ArrayObject([below])
    font[NameObject("/ToUnicode")] = stream(
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange {len(glyphs)} beginbfchar {chars} endbfchar".encode()
    )
    return face_of(font)


def test_a_superior_figure_may_be_wider_than_the_proportional_one() -> None:
    assert _face({"31": ("1", 362), "32": ("2", 472), "41": ("1", 407)}).superior == {"1", "2", "A"}


def test_a_font_with_one_glyph_a_figure_has_no_superior_ones() -> None:
    assert _face({"31": ("1", 362), "32": ("2", 472)}).superior == frozenset()


def test_a_word_is_as_wide_as_its_letters_and_the_spacing_between_them() -> None:
    ink, state = Ink(), GraphicsState()
    state.face, state.size, state.character_space = _face({"61": ("a", 500), "20": (" ", 250)}), 10.0, 0.6
    Pen(ink).show([b"\x00\x61\x00\x61\x00\x61\x00\x20\x00\x61"], state)
    assert [(round(strip.x0, 2), round(strip.x1, 2)) for strip in ink.strips] == [(0.0, 16.2), (19.9, 24.9)]


def test_a_marker_after_a_year_is_a_strip_by_itself() -> None:
    ink, state = Ink(), GraphicsState()
    state.face, state.size = _face({"30": ("0", 500), "32": ("2", 500), "31": ("1", 500), "41": ("1", 407)}), 10.0
    Pen(ink).show([b"\x00\x32\x00\x30\x00\x41"], state)
    assert [strip.text for strip in ink.strips] == ["2", "0", "1"]
    assert ink.superiors == [0, 1, 2]
