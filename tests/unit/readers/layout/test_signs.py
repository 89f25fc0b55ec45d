"""Does a line start with the sign of a list item?"""

from __future__ import annotations

from ipsearch.readers.layout import lay_out
from ipsearch.readers.layout.sheets import Fragment, Sheet
from tests.unit.readers.layout.placed import paragraph, sheet, words

ITEMS = (
    "berichten gaan uitsluitend over de verbinding;",
    "wachtwoorden worden nooit verstuurd;",
    "een datalek wordt binnen een dag gemeld.",
)


def _kinds(page: Sheet) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in lay_out([page])[0].blocks]


def test_a_hollow_bullet_needs_no_tab_where_a_block_starts() -> None:
    found = _kinds(sheet(*paragraph(100), *((f"o {text}", 70.0, 139.0 + 13 * row) for row, text in enumerate(ITEMS))))
    assert found[1:] == [("bullet", f"o {text}") for text in ITEMS]


def test_hollow_bullets_with_a_wide_tab_are_no_table() -> None:
    text = [part for row in paragraph(100) for part in words(*row)]
    signs = [Fragment("o", 90.0, 95.0, 139.0 + 13 * row, 10.0, False, False, False) for row in range(3)]
    items = [part for row, item in enumerate(ITEMS) for part in words(item, 115.0, 139.0 + 13 * row)]
    found = _kinds(Sheet(595.0, 842.0, (*text, *signs, *items)))
    assert found[1:] == [("bullet", f"o {text}") for text in ITEMS]
