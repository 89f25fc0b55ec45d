"""What borders a table is a line, however it is drawn; what shades a row is none."""

from __future__ import annotations

from ipsearch.readers.pdf.matrices import IDENTITY
from ipsearch.readers.pdf.paths import Paths
from ipsearch.readers.pdf.strips import Ink


def drawn(corners: list[tuple[float, float]], *, filled: bool) -> Ink:
    """A closed shape, drawn side by side."""
    ink = Ink()
    paths = Paths(ink)
    paths.move(corners[0])
    for corner in corners[1:]:
        paths.line(corner)
    paths.close()
    if filled:
        paths.fill(IDENTITY)
    else:
        paths.stroke(IDENTITY)
    return ink


CELL = [(80.0, 500.0), (180.0, 500.0), (180.0, 520.0), (80.0, 520.0)]


def test_the_sides_of_a_stroked_cell_are_rules() -> None:
    ink = drawn(CELL, filled=False)
    assert len(ink.rules) == 4
    assert ink.shades == []


def test_a_filled_cell_is_a_shade_without_rules() -> None:
    ink = drawn(CELL, filled=True)
    assert ink.rules == []
    assert ink.shades == [(80.0, 500.0, 180.0, 520.0)]


def test_a_filled_shape_as_thin_as_a_line_is_a_rule() -> None:
    ink = drawn([(80.0, 500.0), (180.0, 500.0), (180.0, 500.5), (80.0, 500.5)], filled=True)
    assert ink.rules == [(80.0, 500.0, 180.0, 500.5)]
