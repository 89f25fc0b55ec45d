"""Pages on which tables hold more words than the text: what is text and what margin shows from the text."""

from __future__ import annotations

from ipsearch.readers.layout import Sheet, lay_out
from ipsearch.readers.layout.sheets import Rule
from tests.unit.readers.layout.placed import paragraph, words

_ANSWER = "De gemeenten betalen een derde deel van de kosten"


def test_questions_left_of_long_answers_are_no_margin() -> None:
    placed, rules, y = paragraph(100.0, 4), [Rule(70.0, 170.0, 530.0, 170.0)], 170.0
    for number in range(8):
        placed += [(str(number + 1), 75.0, y + 13), ("Wie betaalt?", 105.0, y + 13)]
        placed += [(_ANSWER, 245.0, y + 13 * line) for line in range(1, 5)]
        y += 60.0
        rules.append(Rule(70.0, y, 530.0, y))
    rules += [Rule(x, 170.0, x, y) for x in (70.0, 100.0, 240.0, 530.0)]
    fragments = tuple(part for text, x, height in placed for part in words(text, x, height))
    text, table = lay_out([Sheet(595.0, 842.0, fragments, tuple(rules))])[0].blocks
    assert (text.kind, table.kind) == ("paragraph", "table")
    assert [row[:2] for row in table.rows] == [(str(number), "Wie betaalt?") for number in range(1, 9)]


def test_a_wide_page_of_small_type_does_not_tell_where_the_text_stands() -> None:
    head = [("Den Haag, 3 mei 2021", 120.0, 80.0), ("Ons kenmerk: 7654321", 120.0, 93.0)]
    head.append(("Onderwerp: Dijken", 120.0, 106.0))
    text = [(line, x + 50.0, y) for y in range(200, 330, 39) for line, x, y in paragraph(float(y))]
    letter = Sheet(595.0, 842.0, tuple(part for line, x, y in (*head, *text) for part in words(line, x, y)))
    title = words("Stand van zaken", 40.0, 50.0)
    cells = [("De aanbesteding loopt", 40.0 + 110 * n, 70.0 + 9 * line) for line in range(50) for n in range(7)]
    small = [part for line, x, y in cells for part in words(line, x, y, 7.0)]
    table = Sheet(842.0, 595.0, (*title, *small))
    first = lay_out([letter, table])[0]
    assert [block.kind for block in first.blocks[:3]] == ["header"] * 3


def _list(code: str, *, ruled: bool) -> Sheet:
    rows = [
        (code, 60.0),
        ("De Ark", 120.0),
        ("Goes", 220.0),
        ("Zwak", 280.0),
        (_ANSWER[:39], 340.0),
        ("3-2-2026", 700.0),
    ]
    placed = [(text, x, 140.0 + 26 * n) for n in range(12) for text, x in rows]
    placed += [("van het beleid", 340.0, 152.0 + 26 * n) for n in range(12)]
    rules = tuple(Rule(56.0, 130.0 + 26 * n, 780.0, 130.0 + 26 * n) for n in range(13)) if ruled else ()
    return Sheet(842.0, 595.0, tuple(part for text, x, y in placed for part in words(text, x, y)), rules)


def test_a_document_that_is_one_wide_table_has_no_margins() -> None:
    blocks = lay_out([_list("16HN", ruled=True), _list("07AB", ruled=True)])[0].blocks
    assert [block.kind for block in blocks] == ["table"]
    assert blocks[0].rows[0] == ("16HN", "De Ark", "Goes", "Zwak", f"{_ANSWER[:39]} van het beleid", "3-2-2026")


def test_a_table_on_its_side_reaches_left_of_the_text_of_other_pages() -> None:
    text = [(line, x + 100.0, y) for y in range(100, 700, 39) for line, x, y in paragraph(float(y))]
    upright = Sheet(595.0, 842.0, tuple(part for line, x, y in text for part in words(line[:70], x, y)))
    _, _, page = lay_out([upright, upright, _list("16HN", ruled=False)])
    assert [block.kind for block in page.blocks] == ["table"]
    assert len(page.blocks[0].rows[0]) == 6
