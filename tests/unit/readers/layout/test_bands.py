"""Shading tells the rows of a table only where every other row is shaded."""

from __future__ import annotations

from ipsearch.readers.layout.bands import shaded_rows
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.sheets import Shade
from ipsearch.readers.layout.words import Word

GUTTERS = [(150.0, 200.0)]


def line(y: float, *starts: float) -> Line:
    return Line(tuple(Word("cel", x, x + 30, y, 10.0, False, False) for x in starts), y, 10.0)


def shade(top: float, bottom: float) -> Shade:
    return Shade(80.0, top, 400.0, bottom)


def test_lines_of_a_wrapped_cell_stand_in_one_row() -> None:
    lines = [line(100, 90, 210), line(114, 90, 210), line(127, 90), line(141, 90, 210), line(155, 90, 210)]
    shades = [shade(90, 104), shade(131, 145)]
    assert shaded_rows(lines, GUTTERS, shades) == [0, 1, 1, 2, 3]


def test_a_shaded_head_and_a_shaded_sum_tell_nothing_of_the_rows_between() -> None:
    lines = [line(100 + 14 * row, 90, 210) for row in range(5)]
    assert shaded_rows(lines, GUTTERS, [shade(90, 104), shade(146, 160)]) is None


def test_without_shades_there_is_nothing_to_tell() -> None:
    assert shaded_rows([line(100, 90, 210), line(114, 90, 210)], GUTTERS, []) is None
