"""Small shapes before a line are its bullet; others are none."""

from __future__ import annotations

import pytest

from ipsearch.readers.layout.sheets import Fragment
from ipsearch.readers.pdf.dots import drawn_signs
from ipsearch.readers.pdf.matrices import IDENTITY
from ipsearch.readers.pdf.paths import Paths
from ipsearch.readers.pdf.strips import Ink
from tests.unit.readers.layout.placed import words

LINE = words("Eerste punt", 70.0, 100.0)


def test_a_disc_before_a_line_is_its_bullet() -> None:
    assert drawn_signs(LINE, [(58.0, 95.0, 62.0, 99.0)]) == [Fragment("•", 58.0, 62.0, 100.0, 10.0, False, False, True)]


@pytest.mark.parametrize(
    "box",
    [
        (58.0, 200.0, 62.0, 204.0),  # on no line
        (101.0, 95.0, 104.0, 98.0),  # between the words of a line
        (20.0, 95.0, 24.0, 99.0),  # too far off
        (52.0, 92.0, 60.0, 100.0),  # too large
    ],
)
def test_other_shapes_are_none(box: tuple[float, float, float, float]) -> None:
    assert drawn_signs(LINE, [box]) == []


def _painted(*steps: tuple[str, tuple[float, ...]], fill: bool) -> Ink:
    ink = Ink()
    paths = Paths(ink)
    for name, operands in steps:
        getattr(paths, name)(operands)
    if fill:
        paths.fill(IDENTITY)
    else:
        paths.stroke(IDENTITY)
    return ink


def test_discs_circles_and_squares_are_noted_and_lines_are_not() -> None:
    disc = (("move", (14.0, 10.0)), ("curve", (14.0, 12.0, 12.0, 14.0, 10.0, 14.0)), ("curve", (8.0, 8.0, 14.0, 10.0)))
    assert len(_painted(*disc, fill=True).dots) == 1
    assert len(_painted(*disc, fill=False).dots) == 1
    assert len(_painted(("box", (10.0, 10.0, 4.0, 4.0)), fill=True).dots) == 1
    assert _painted(("box", (10.0, 10.0, 4.0, 4.0)), fill=False).dots == []  # the frame of a box to tick
    assert _painted(("box", (10.0, 10.0, 400.0, 1.0)), fill=True).dots == []
