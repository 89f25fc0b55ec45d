"""Which strips of white run down between the columns of a table?"""

from __future__ import annotations

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.gutters import by_column, cells, fills_columns, gutters
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.words import Word

AREA = Area(10.0, 70.0, 520.0, 13.0)


def _line(y: float, *spans: tuple[float, float]) -> Line:
    return Line(tuple(Word("woord", x0, x1, y, 10.0, False, False) for x0, x1 in spans), y, 10.0)


def _columns(*lines: Line) -> list[int]:
    return [round(right) for _, right in gutters(lines, AREA)]


def test_a_narrow_strip_parts_columns_when_cells_are_set_against_it() -> None:
    rows = [_line(100, (70, 115.5), (120, 140)), _line(113, (70, 90), (120, 160)), _line(126, (70, 100), (120, 135))]
    assert _columns(*rows) == [120]


def test_heads_set_left_and_figures_set_right_show_a_narrow_strip_together() -> None:
    heads = [_line(100, (70, 90), (150, 193), (200, 230)), _line(113, (150, 170), (200, 220))]
    figures = [_line(126 + 13 * row, (70, 90), (185, 194.5), (230, 240)) for row in range(2)]
    assert _columns(*heads, *figures)[1:] == [200]


def test_word_spaces_that_happen_to_meet_part_nothing() -> None:
    rows = [_line(100 + 13 * row, (70, 90), (120, 133), (135.8, 162)) for row in range(4)]
    assert _columns(*rows) == [120]


def test_a_word_that_fills_its_cell_does_not_close_the_column_beside_it() -> None:
    head = _line(100, (70, 110), (120, 183), (180, 250))
    rows = [_line(113 + 13 * row, (70, 90), (120, 160), (180, 230)) for row in range(3)]
    assert _columns(head, *rows) == [120, 180]


def test_cells_of_one_column_start_on_one_place_but_for_a_rounding() -> None:
    def columns(head: float) -> list[int]:
        rows = [_line(113 + 13 * row, (70, 90), (120, 160), (180, 230)) for row in range(2)]
        return _columns(_line(100, (70, 110), (120, 178), (head, 250)), *rows)

    assert columns(180.1) == [120, 180]
    assert columns(180.9) == [120]


def test_a_head_that_is_wider_than_its_figures_stays_in_one_cell() -> None:
    strips = [(90.0, 120.0), (145.0, 180.0)]
    head = _line(100, (70, 88), (120, 147), (150, 170), (181, 200))
    assert {column: len(words) for column, words in by_column(head, strips).items()} == {0: 1, 1: 2, 2: 1}
    apart = _line(100, (70, 88), (120, 140), (165, 200))
    assert {column: len(words) for column, words in by_column(apart, strips).items()} == {0: 1, 1: 1, 2: 1}


def test_the_last_words_of_stretched_lines_are_no_column() -> None:
    head = _line(100, (70, 110), (120, 170))
    rows = [_line(113, (70, 100), (120, 150), (175, 200)), _line(126, (70, 100), (120, 145), (180, 200))]
    assert _columns(head, *rows) == [120]


def test_small_type_has_narrower_strips() -> None:
    spans = [
        ((70, 90), (120, 160), (163.6, 200)),
        ((70, 100), (125, 160), (170, 200)),
        ((70, 95), (130, 160), (180, 200)),
    ]
    rows = [
        Line(tuple(Word("woord", x0, x1, 100 + 11.0 * n, 8.0, False, False) for x0, x1 in row), 100 + 11.0 * n, 8.0)
        for n, row in enumerate(spans)
    ]
    assert len(_columns(*rows)) == 2


def test_a_line_stretched_to_an_edge_that_signs_hang_over_is_one_cell() -> None:
    def line(end: float) -> Line:
        return _line(100, (70, 150), (166, 250), (266, 350), (366, 450), (466, end))

    assert len(cells(line(518.2), AREA)) == 1
    assert len(cells(line(514.0), AREA)) == 5


def test_an_empty_cell_does_not_part_figures_set_right_from_their_head() -> None:
    head = _line(100, (70, 87), (141, 161), (260, 324))
    rows = [_line(113 + 13 * row, (70, 85), (141, 150), (385, 407)) for row in range(3)]
    assert _columns(head, *rows) == _columns(head, *rows, _line(152, (70, 90), (141, 150))) == [141, 260]


def test_a_cell_set_left_stands_under_its_head_as_figures_set_right_do() -> None:
    head = _line(100, (70, 87), (141, 161), (260, 324))
    rows = [_line(113 + 13 * row, (70, 85), (141, 150), (385, 407)) for row in range(3)]
    assert _columns(head, *rows, _line(152, (70, 90), (141, 150), (260, 300))) == [141, 260]


def test_a_head_may_leave_less_white_than_the_figures_under_it() -> None:
    head = _line(100, (70, 90), (150, 196), (200.6, 250))
    rows = [_line(113 + 13 * row, (70, 90), (180, 193), (235, 247)) for row in range(2)]
    assert _columns(head, *rows) == [150, 201]
    assert _columns(head, *(_line(113 + 13 * row, (70, 90), (160, 193), (197, 247)) for row in range(2))) == [150]


def test_a_head_that_fills_its_cell_closes_no_column_that_starts_a_little_further_left() -> None:
    head = _line(100, (70, 90), (150, 205), (208, 250))
    rows = [_line(113 + 13 * row, (70, 90), (150, 170), (207.9, 260)) for row in range(3)]
    assert _columns(head, *rows) == [150, 208]


def test_cells_set_left_right_beside_figures_set_right_are_a_column() -> None:
    head = _line(100, (70, 90), (140, 195), (200, 250))
    rows = [_line(113 + 13 * row, (70, 90), (175, 195), (200, 240 + row)) for row in range(3)]
    assert _columns(head, *rows) == [140, 200]
    uneven = [_line(113 + 13 * row, (70, 90), (175, 195), (200 + 3 * row, 240)) for row in range(3)]
    assert _columns(head, *uneven) == [140]


def test_figures_that_happen_to_start_under_the_second_word_of_a_head_do_not_part_it() -> None:
    head = _line(100, (70, 87), (270, 292), (294.5, 322), (340, 370))
    assert _columns(head, _line(113, (70, 97), (294.2, 330), (342, 400))) == [270, 340]


def _row(y: float, *cells: tuple[str, float, float]) -> Line:
    return Line(tuple(Word(text, x0, x1, y, 10.0, False, False) for text, x0, x1 in cells), y, 10.0)


def test_a_sign_belongs_to_its_amount_however_they_line_up() -> None:
    head = _row(100, ("Soort", 70, 95), ("Kosten", 150, 180), ("Baten", 250, 275))
    ganzen = _row(113, ("Ganzen", 70, 100), ("€", 165, 170), ("1.250", 174.5, 200), ("€", 270, 275), ("990", 285, 300))
    eenden = _row(126, ("Eenden", 70, 100), ("€", 174.5, 179.5), ("90", 190, 200), ("€", 270, 275), ("1", 295, 300))
    zwanen = _row(139, ("Zwanen", 70, 100), ("€", 174.5, 179.5), ("70", 190, 200), ("€", 270, 275), ("2", 295, 300))
    assert len(gutters([head, ganzen, eenden, zwanen], AREA)) == 2
    unit = [_row(100 + 13 * row, ("€", 70, 75), ("in euro", 150, 180)) for row in range(3)]
    assert _columns(*unit) == [150]


def test_no_strip_parts_a_head_whose_last_word_starts_where_figures_do() -> None:
    head = _line(100, (70, 110), (180, 206), (208.8, 240))
    rows = [_line(118 + 18 * n, (70, 100), (208.8, 240)) for n in range(4)]
    assert _columns(head, *rows) == [180]
    after_a_stop = _line(100, (70, 110), (180, 203.8), (208.8, 240))
    assert _columns(after_a_stop, *rows) == [180]


def test_a_cell_that_nearly_fills_its_column_stands_before_the_next() -> None:
    row = _line(100, (70, 132), (134.5, 135), (140, 160))
    assert fills_columns(row, [(100.0, 140.0)])
    assert not fills_columns(row, [(100.0, 150.0)])
    stretched = _line(100, (70, 100), (105, 135), (140, 160))
    assert not fills_columns(stretched, [(100.0, 140.0)]), "its other spaces are as wide"


def test_two_words_on_both_edges_are_cells_and_no_stretched_line() -> None:
    assert len(cells(_line(100, (70, 100), (510, 520)), AREA)) == 2
    assert len(cells(_line(100, (70, 290), (305, 520)), AREA)) == 1
