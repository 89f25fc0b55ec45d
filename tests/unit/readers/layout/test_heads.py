"""A table head that the page end parts from its rows is still the head of a table."""

from __future__ import annotations

from ipsearch.readers.layout import Sheet, lay_out
from ipsearch.readers.layout.sheets import Rule
from tests.unit.readers.layout.placed import paragraph, sheet

HEAD = [("Land", 70.0, 139.0), ("Aantal", 200.0, 139.0), ("Termijn", 300.0, 139.0)]
ROWS = [
    (text, x, 100.0 + 16 * row)
    for row, cells in enumerate((("Polen", "12", "juni"), ("Spanje", "8", "mei"), ("Italië", "31", "april")))
    for text, x in zip(cells, (70.0, 200.0, 300.0), strict=True)
]


def _tables(*sheets: Sheet) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for page in lay_out(sheets) for block in page.blocks if block.kind == "table"]


def test_the_last_line_of_a_page_heads_the_table_of_the_next() -> None:
    found = _tables(sheet(*paragraph(100), *HEAD), sheet(*ROWS, *paragraph(180)))
    assert [len(rows) for rows in found] == [1, 3]
    assert found[0] == (("Land", "Aantal", "Termijn"),)


def test_the_last_line_of_a_page_names_the_rows_of_the_next() -> None:
    above = [(text, x, y + 40.0) for text, x, y in ROWS]
    named = [*above, ("Overige landen", 70.0, 188.0)]
    assert _tables(sheet(*paragraph(100), *named), sheet(*ROWS, *paragraph(180)))[0][-1] == ("Overige landen", "", "")
    head = [*HEAD, ("Overige landen", 70.0, 159.0)]
    found = _tables(sheet(*paragraph(100), *head), sheet(*ROWS, *paragraph(180)))
    assert found[0] == (("Land", "Aantal", "Termijn"), ("Overige landen", "", ""))
    far = [*above, ("Overige landen", 70.0, 212.0)]
    assert len(_tables(sheet(*paragraph(100), *far), sheet(*ROWS, *paragraph(180)))[0]) == 3


def test_two_rules_around_a_head_do_not_part_it_from_its_rows() -> None:
    rules = (Rule(68.0, 125.0, 500.0, 125.0), Rule(68.0, 145.0, 500.0, 145.0))
    rows = [(text, x, y + 60.0) for text, x, y in ROWS]
    found = _tables(sheet(*HEAD, *rows, *paragraph(230), rules=rules))
    assert [len(table) for table in found] == [4]


def test_a_line_in_other_columns_heads_nothing() -> None:
    other = [("Land", 70.0, 139.0), ("Aantal", 230.0, 139.0)]
    assert len(_tables(sheet(*paragraph(100), *other), sheet(*ROWS, *paragraph(180)))) == 1


def test_a_table_alone_on_its_page_has_no_margin_column() -> None:
    rows = [(text, x, y + 160) for text, x, y in ROWS for y in (y, y + 60)]
    wide = [(text, 420.0 if x == 300.0 else x, y) for text, x, y in [*ROWS, *rows]]
    found = _tables(sheet(*paragraph(100), *paragraph(139)), sheet(*wide))
    assert {len(row) for table in found for row in table} == {3}


def test_cells_that_wrap_up_to_the_last_column_do_not_make_it_a_margin() -> None:
    rows = [
        ("Polen", "advies over de recherche en de aanpak", "12"),
        ("", "van fraude in havens en op", ""),
        ("", "zee", ""),
    ]
    lines = [
        (text, x, 100.0 + 45 * row + 13 * part)
        for row in range(6)
        for part, cells in enumerate(rows)
        for text, x in zip(cells, (70.0, 150.0, 330.0), strict=True)
        if text
    ]
    found = _tables(sheet(*(line for y in range(100, 700, 60) for line in paragraph(y, 4))), sheet(*lines))
    assert found[-1][0] == ("Polen", "advies over de recherche en de aanpak van fraude in havens en op zee", "12")


def test_a_head_whose_columns_are_too_near_shows_them_by_the_rows_of_the_next_page() -> None:
    head = [("Land", 70.0, 139.0), ("Hoeveelheid-vorig-jaar", 187.0, 139.0), ("Termijn", 300.0, 139.0)]
    rows = [(text, 187.0 if x == 200.0 else x, y) for text, x, y in ROWS]
    rules = (Rule(68.0, 125.0, 500.0, 125.0), Rule(68.0, 145.0, 500.0, 145.0))
    found = _tables(sheet(*paragraph(100), *head, rules=rules), sheet(*rows, *paragraph(180)))
    assert found[0] == (("Land", "Hoeveelheid-vorig-jaar", "Termijn"),)


def test_the_row_under_a_head_between_rules_shows_the_columns_that_meet_in_it() -> None:
    head = [("Land", 70.0, 139.0), ("Hoeveelheid-vorig-jaar", 187.0, 139.0), ("Termijn", 300.0, 139.0)]
    row = [("Polen", 70.0, 160.0), ("12", 187.0, 160.0), ("juni of zo", 300.0, 160.0), ("later", 300.0, 172.0)]
    rules = (Rule(68.0, 125.0, 500.0, 125.0), Rule(68.0, 145.0, 500.0, 145.0))
    (found,) = _tables(sheet(*paragraph(100), *head, *row, rules=rules))
    assert found == (("Land", "Hoeveelheid-vorig-jaar", "Termijn"), ("Polen", "12", "juni of zo later"))


def test_a_head_with_a_cell_for_each_column_heads_them_wherever_its_words_are_set() -> None:
    centred = [("Land", 110.0, 139.0), ("Aantal", 225.0, 139.0), ("Termijn", 330.0, 139.0)]
    found = _tables(sheet(*paragraph(100), *centred), sheet(*ROWS, *paragraph(180)))
    assert found[0] == (("Land", "Aantal", "Termijn"),)
