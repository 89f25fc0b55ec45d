"""Shading tells the rows of a table only where every other row is shaded."""

from __future__ import annotations

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.bands import runs_of_rows, shaded_rows
from ipsearch.readers.layout.grids import Grid
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


def test_text_between_two_tables_tells_nothing_of_their_columns() -> None:
    def text(y: float, *starts: float) -> Line:
        ends = [*(x - 15 for x in starts[1:]), 490.0]
        return Line(tuple(Word("w", a, b, y, 10.0, False, False) for a, b in zip(starts, ends, strict=True)), y, 10.0)

    def rows(y: float, *edges: float) -> list[Line]:
        return [line(y + 14 * n, *edges) for n in range(3)]

    words = [Word("woord", 84 + 40 * n, 121 + 40 * n, 0, 10.0, False, False) for n in range(10)]
    full = [Line(tuple(word._replace(y=y) for word in words), y, 10.0) for y in (160.0, 173.0)]
    lists = [text(186.0 + 13 * n, 84.0, 110.0) for n in range(3)]
    lines = [*rows(114.0, 84.0, 280.0, 400.0), *full, *lists, *rows(236.0, 84.0, 180.0, 300.0)]
    grid = Grid((104.0, 118.0, 132.0, 146.0, 226.0, 240.0, 254.0, 268.0), (), 80.0, 500.0)
    found = [(part.top, part.bottom) for part in runs_of_rows(lines, grid, Area(10.0, 80.0, 500.0, 13.0))]
    assert found == [(104.0, 146.0), (226.0, 268.0)]


AREA = Area(10.0, 80.0, 520.0, 13.0)


def _grid(*rows: float) -> Grid:
    return Grid(rows, (), 80.0, 520.0)


def test_text_between_the_last_rules_of_two_tables_is_no_row() -> None:
    def text(y: float, end: float) -> Line:
        words = [Word("woord", x, x + 27, y, 10.0, False, False) for x in range(80, int(end), 30)]
        return Line(tuple(words), y, 10.0)

    items = [line(152, 80, 110), line(165, 80, 110)]
    signs = [Line((one.words[0]._replace(text="-"), one.words[1]), one.y, 10.0) for one in items]
    band = [text(126, 470), text(139, 300), *signs, line(190, 80, 480), line(205, 80, 480)]
    rows = [line(100 + 13 * n, 80, 480) for n in range(2)]
    assert [part.rows for part in runs_of_rows([*rows, *band], _grid(90.0, 118.0, 212.0), AREA)] == [(90.0, 118.0)]


def test_a_word_too_long_for_its_cell_parts_no_table() -> None:
    rows = [line(100 + 15 * n, 80, 200) for n in range(4)]
    long = Line((rows[2].words[0]._replace(x1=212.0), rows[2].words[1]), rows[2].y, 10.0)
    grid = _grid(90.0, 105.0, 120.0, 135.0, 150.0)
    assert len(list(runs_of_rows([*rows[:2], long, rows[3]], grid, AREA))) == 1


def test_a_heading_with_a_rule_under_it_is_no_row() -> None:
    rows = [line(100 + 15 * n, 80, 200) for n in range(3)]
    heading = Line((Word("Vervolg", 80, 140, 145, 14.0, True, False),), 145, 14.0)
    grid = _grid(90.0, 105.0, 120.0, 135.0, 150.0)
    assert [part.rows[-1] for part in runs_of_rows([*rows, heading], grid, AREA)] == [135.0]


def test_a_list_between_two_tables_tells_nothing_of_their_columns() -> None:
    def item(y: float) -> Line:
        words = (Word("–", 84, 89, y, 10.0, False, False), Word("onderdeel", 102, 300, y, 10.0, False, False))
        return Line(words, y, 10.0)

    def row(y: float) -> Line:
        return Line((Word("cel", 82, 178, y, 10.0, False, False), Word("19", 293, 303, y, 10.0, False, False)), y, 10.0)

    grid = Grid((80.0, 94.0, 108.0, 122.0, 300.0, 314.0), (), 80.0, 400.0)
    lines = [row(90), row(104), row(118), item(150), item(163), item(176), row(310)]
    first = next(runs_of_rows(lines, grid, Area(10.0, 70.0, 520.0, 13.0)))
    assert first.rows == (80.0, 94.0, 108.0, 122.0)


def test_a_head_in_bold_without_shade_is_no_part_of_the_first_row() -> None:
    head = Line(tuple(word._replace(bold=True) for word in line(100, 90, 210).words), 100, 10.0)
    rows = [line(114, 90), line(120, 210), *(line(134 + 14 * n, 90, 210) for n in range(3))]
    shades = [shade(124, 138), shade(152, 166)]
    assert shaded_rows([head, *rows], GUTTERS, shades) == [0, 1, 1, 2, 3, 4]
    assert shaded_rows([line(100, 90), *rows], GUTTERS, shades) == [0, 0, 0, 1, 2, 3]


def test_a_paragraph_between_two_tables_tells_nothing_of_their_columns() -> None:
    text = [Line(tuple(Word("woord", x, x + 25, 160, 10.0, False, False) for x in range(84, 480, 28)), 160, 10.0)]
    text += [Line((Word("aangevraagd.", 84, 144, 173, 10.0, False, False),), 173, 10.0)]
    above = [line(114 + 14 * n, 84, 280) for n in range(3)]
    below = [line(196 + 14 * n, 84, 280) for n in range(3)]
    grid = Grid((104.0, 118.0, 132.0, 146.0, 186.0, 200.0, 214.0, 228.0), (), 80.0, 500.0)
    found = [(part.top, part.bottom) for part in runs_of_rows([*above, *text, *below], grid, AREA)]
    assert found == [(104.0, 146.0), (186.0, 228.0)]


def test_a_shaded_first_column_tells_nothing_of_the_rows() -> None:
    lines = [
        part for n in range(4) for part in (line(100 + 30 * n, 210), line(106 + 30 * n, 90), line(112 + 30 * n, 210))
    ]
    column = [Shade(80.0, 90.0 + 30 * n, 160.0, 119.0 + 30 * n) for n in range(4)]
    assert shaded_rows(lines, GUTTERS, column) is None
    beside = [Shade(160.0, box.y0, 400.0, box.y1) for box in column]
    assert shaded_rows(lines, GUTTERS, [*column, *beside]) == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]


def test_heads_wider_than_their_figures_stand_nearer_than_cells_and_are_a_row() -> None:
    def row(y: float, *spans: tuple[float, float]) -> Line:
        return Line(tuple(Word("cel", a, b, y, 10.0, False, False) for a, b in spans), y, 10.0)

    def spans(*heads: tuple[float, float]) -> list[tuple[float, float]]:
        lines = [row(112.0, *heads), *(row(126.0 + 14 * n, (84, 110), (180, 200), (262, 280)) for n in range(3))]
        grid = Grid((100.0, 116.0, 160.0), (), 80.0, 300.0)
        return [(part.top, part.bottom) for part in runs_of_rows(lines, grid, AREA)]

    assert spans((84, 110), (120, 200), (210, 280)) == [(100.0, 160.0)]
    # Words with no more between them than words have are a sentence.
    assert spans((84, 117), (120, 207), (210, 280)) == [(116.0, 160.0)]
