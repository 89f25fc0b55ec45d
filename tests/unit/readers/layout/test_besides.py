"""What stands beside running text is read before it; the cells of a table stay beside each other."""

from __future__ import annotations

from ipsearch.readers.layout import Sheet, lay_out
from ipsearch.readers.layout.besides import straightened
from ipsearch.readers.layout.sheets import Fragment, Rule, Shade
from tests.unit.readers.layout.placed import SENTENCE, words

NARROW = "Het kabinet werkt samen met de provincies aan een goede"
OVER = [(SENTENCE, 70.0, 100.0 + 13 * n) for n in range(4)]
UNDER = [(SENTENCE, 70.0, 400.0 + 13 * n) for n in range(4)]
CELLS = [("Haven", "Boetes"), ("Rotterdam", "17"), ("Vlissingen", "28"), ("Moerdijk", "33"), ("Harlingen", "4")]


def _page(*lines: tuple[str, float, float], rules: tuple[Rule, ...] = (), shades: tuple[Shade, ...] = ()) -> Sheet:
    placed = [*OVER, *UNDER, *lines]
    parts: list[Fragment] = [part for text, x, y in placed for part in words(text, x, y)]
    return Sheet(595.0, 842.0, tuple(parts), rules, shades=shades)


def _text(x: float, lines: int = 9) -> list[tuple[str, float, float]]:
    return [(NARROW, x, 180.0 + 13 * n) for n in range(lines)]


def _table(x: float, pitch: float) -> list[tuple[str, float, float]]:
    rows = [(180.0 + pitch * n, row) for n, row in enumerate(CELLS)]
    return [line for y, (first, last) in rows for line in ((first, x, y), (last, x + 70.0, y))]


def _kinds(sheet: Sheet) -> list[str]:
    return [block.kind for block in lay_out([sheet])[0].blocks]


def test_a_table_left_of_the_text_goes_over_it() -> None:
    page = _page(*_table(70.0, 17.0), *_text(210.0))
    assert _kinds(page) == ["paragraph", "table", "paragraph", "paragraph"]
    (table,) = (block for block in lay_out([page])[0].blocks if block.kind == "table")
    assert table.rows[1] == ("Rotterdam", "17")


def test_a_table_right_of_the_text_goes_over_it_and_the_foot_stays_at_the_end() -> None:
    page = _page(*_text(70.0), *_table(400.0, 17.0), ("7", 295.0, 815.0))
    (found,) = lay_out([page])
    assert [block.kind for block in found.blocks[:4]] == ["paragraph", "table", "paragraph", "paragraph"]
    assert found.printed == 7


def test_rules_show_a_table_whose_rows_stand_on_the_heights_of_the_text() -> None:
    rows, text = _table(70.0, 13.0), _text(210.0)
    assert straightened([page := _page(*rows, *text)]) == [page]
    framed = _page(*rows, *text, rules=(Rule(68.0, 169.0, 180.0, 169.0), Rule(68.0, 240.0, 180.0, 240.0)))
    assert _kinds(framed)[1] == "table"


def test_a_filled_box_beside_the_text_is_read_first() -> None:
    box = [("Wat is een haven?", 76.0, 184.0), ("Een haven ligt", 76.0, 200.0), ("aan het water.", 76.0, 213.0)]
    page = _page(*box, *_text(210.0), shades=(Shade(70.0, 170.0, 190.0, 222.0),))
    assert [block.text for block in lay_out([page])[0].blocks].index("Wat is een haven?") == 1


def test_a_table_goes_after_the_paragraph_that_began_over_it() -> None:
    lines = [(NARROW, 70.0, 152.0 + 13 * n) for n in range(4)] + [(NARROW, 70.0, 210.0 + 13 * n) for n in range(7)]
    page = _page(*lines, *((text, x, y - 28.0) for text, x, y in _table(400.0, 17.0)))
    assert _kinds(page)[:3] == ["paragraph", "table", "paragraph"]


def test_cells_beside_long_ones_are_one_table() -> None:
    page = _page(*_text(70.0), *((text, x, y) for text, x, y in _table(400.0, 26.0)))
    assert straightened([page]) == [page]


def test_a_rule_over_both_sides_makes_them_one_table() -> None:
    page = _page(*_table(70.0, 17.0), *_text(210.0), rules=(Rule(68.0, 200.0, 500.0, 200.0),))
    assert straightened([page]) == [page]


def test_text_beside_begins_before_the_table_and_ends_under_it_in_full_lines() -> None:
    heading = ("Controles", 70.0, 165.0)
    text = [(NARROW, 70.0, 183.0 + 13 * n) for n in range(9)]
    on = [("Rivieren " + SENTENCE[:-11], 70.0, 300.0), ("land en zal u daarover berichten.", 70.0, 313.0)]
    parts = [part for line in (*text, *on) for part in words(*line)]
    page = _page(*((cell, x, y + 12.0) for cell, x, y in _table(400.0, 17.0)))
    bold = tuple(words(*heading, bold=True))
    sheet = Sheet(595.0, 842.0, (*page.fragments, *bold, *parts))
    assert _kinds(sheet) == ["paragraph", "heading", "table", "paragraph", "paragraph"]
