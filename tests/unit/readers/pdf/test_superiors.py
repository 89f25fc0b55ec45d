"""Figures that a font draws small and raised are markers; narrow figures are not."""

from __future__ import annotations

import pytest

from ipsearch.readers.pdf.strips import Ink, Strip
from ipsearch.readers.pdf.superiors import raise_superiors


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
