"""Where does a cell of a ruled table begin?"""

from __future__ import annotations

from ipsearch.readers.layout.grids import grids, with_shaded_rows
from ipsearch.readers.layout.sheets import Rule, Shade

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


def test_rows_may_be_parted_by_the_shading_of_their_cells() -> None:
    (grid,) = grids([*UPRIGHT, *(Rule(70.0, y, 270.0, y) for y in (100.0, 160.0))])
    cells = [Shade(x, 120.0, x + 100.0, 140.0) for x in (70.0, 170.0)]
    assert with_shaded_rows(grid, cells).rows == (100.0, 120.0, 140.0, 160.0)
    assert with_shaded_rows(grid, [Shade(90.0, 125.0, 120.0, 135.0)]) == grid, "a highlighted word"
    assert with_shaded_rows(grid, [Shade(70.0, 150.0, 270.0, 190.0)]) == grid, "a box that reaches out of the table"
