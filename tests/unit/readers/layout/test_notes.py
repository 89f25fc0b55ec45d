"""Which small lines at the foot of a page are notes?"""

from __future__ import annotations

from ipsearch.readers.layout import Sheet, lay_out
from tests.unit.readers.layout.placed import paragraph, sheet, words


def _with_foot(*lines: tuple[str, float, float]) -> Sheet:
    text = sheet(*paragraph(100), *paragraph(139))
    small = [part for line, x, y in lines for part in words(line, x, y, 8.0)]
    return Sheet(595.0, 842.0, (*text.fragments, *small))


def _kinds(page: Sheet) -> list[str]:
    return [block.kind for block in lay_out([page])[0].blocks[2:]]


def test_the_counted_row_of_a_small_table_is_no_note() -> None:
    row = [("1", 70.0, 780.0), ("Grondwerk", 80.0, 780.0), ("148.500", 250.0, 780.0), ("97.250", 400.0, 780.0)]
    assert "footnote" not in _kinds(_with_foot(*row))


def test_a_note_under_such_a_row_is_a_note() -> None:
    row = [("1", 70.0, 740.0), ("Grondwerk", 80.0, 740.0), ("148.500", 250.0, 740.0), ("97.250", 400.0, 740.0)]
    assert (
        _kinds(_with_foot(*row, ("1", 70.0, 780.0), ("Het besluit is bekendgemaakt.", 80.0, 780.0)))[-1] == "footnote"
    )
