"""Which small lines at the foot of a page are notes?"""

from __future__ import annotations

from ipsearch.readers.layout import Sheet, lay_out
from ipsearch.readers.layout.sheets import Rule
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


def _over_two_pages(second_rules: tuple[Rule, ...], *rest: tuple[str, float, float]) -> list[str]:
    """The kinds of the blocks of a page after one whose note ends in a whole sentence at its foot."""
    first = _with_foot(("1", 70.0, 770.0), ("Het besluit is bekendgemaakt.", 80.0, 770.0))
    second = _with_foot(*rest)
    return [block.kind for block in lay_out([first, Sheet(595.0, 842.0, second.fragments, second_rules)])[1].blocks]


def test_a_note_goes_on_under_a_note_rule_although_a_sentence_ended() -> None:
    rule = (Rule(70.0, 745.0, 170.0, 745.0),)
    assert _over_two_pages(rule, ("De rechter bevestigde dat later.", 70.0, 760.0))[-1] == "footnote"
    assert _over_two_pages((), ("De rechter bevestigde dat later.", 70.0, 760.0))[-1] != "footnote"


def test_a_note_goes_on_down_to_the_foot_where_no_rule_shows_it() -> None:
    rest = [("De rechter bevestigde dat later in een uitspraak die", 70.0, 760.0), ("is gepubliceerd.", 70.0, 770.0)]
    assert _over_two_pages((), *rest)[-1] == "footnote"
    higher = [(text, x, y - 200) for text, x, y in rest]
    assert _over_two_pages((), *higher)[-1] != "footnote"
