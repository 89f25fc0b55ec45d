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
