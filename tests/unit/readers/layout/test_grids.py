"""Where does a cell of a ruled table begin?"""

from __future__ import annotations

from ipsearch.readers.layout.grids import grids
from ipsearch.readers.layout.sheets import Rule

UPRIGHT = [Rule(x, 100.0, x, 160.0) for x in (70.0, 170.0, 270.0)]


def test_a_cell_without_a_rule_above_it_begins_in_the_row_above() -> None:
    level = [Rule(70.0, y, 270.0, y) for y in (100.0, 160.0)]
    (grid,) = grids([*UPRIGHT, *level, Rule(170.0, 120.0, 270.0, 120.0), Rule(70.0, 140.0, 270.0, 140.0)])
    assert [grid.first_row(y, 100.0) for y in (112.0, 132.0, 152.0)] == [0, 0, 2]
    assert [grid.first_row(y, 200.0) for y in (112.0, 132.0, 152.0)] == [0, 1, 2]


def test_rows_that_upright_rules_part_are_rows() -> None:
    pieces = [Rule(x, y, x, y + 20.0) for x in (70.0, 170.0, 270.0) for y in (100.0, 120.0, 140.0)]
    (grid,) = grids([*pieces, Rule(70.0, 100.0, 270.0, 100.0)])
    assert [grid.first_row(y, 100.0) for y in (112.0, 132.0, 152.0)] == [0, 1, 2]
