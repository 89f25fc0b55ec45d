"""Which columns has a table that shows them over several pages?"""

from __future__ import annotations

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.grids import Grid
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.tables import Drawn, tables
from ipsearch.readers.layout.words import Word
from ipsearch.text.hyphens import HyphenJudge

AREA = Area(10.0, 70.0, 520.0, 13.0)


def _line(y: float, *cells: tuple[str, float]) -> Line:
    return Line(tuple(Word(text, x, x + 5 * len(text), y, 10.0, False, False) for text, x in cells), y, 10.0)


def test_a_table_that_goes_on_may_show_more_columns_than_on_the_page_before() -> None:
    lines = [_line(82, ("Haven", 70), ("Begroting-in-2024,", 200), ("Uitgaven", 300))]
    lines += [_line(100 + 18.0 * row, ("Haven", 70), ("5,25", 200), ("14,40", 300)) for row in range(4)]
    found = tables(lines, Drawn(), AREA, HyphenJudge(()), above=[(110.0, 200.0)])
    assert found[0].rows[0] == ("Haven", "Begroting-in-2024,", "Uitgaven")


def test_numbers_of_headings_in_the_margin_are_no_column() -> None:
    def lines(number: str, y: float) -> list[Line]:
        texts = [
            _line(y + 15 + 13 * n, ("Het-kabinet-werkt-samen-met-de-provincies-aan-een-goede", 110)) for n in range(4)
        ]
        return [_line(y, (number, 70), ("Stand-van-zaken", 110)), *texts]

    found = [line for place, number in enumerate(("I.", "II.", "III.")) for line in lines(number, 100.0 + 80 * place)]
    assert tables(found, Drawn(), AREA, HyphenJudge(())) == []


def test_a_ruled_part_of_a_table_has_the_columns_of_the_page_before() -> None:
    head = _line(82, ("Haven", 70), ("2024", 200), ("Structureel", 300), ("Toelichting", 363))
    last = _line(98, ("Totaal", 70), ("5,25", 200), ("14,40", 300))
    grid = Grid((70.0, 86.0, 105.0), (), 65.0, 520.0)
    above = [(110.0, 200.0), (225.0, 300.0), (355.0, 363.0)]
    (found,) = tables([head, last], Drawn((grid,)), AREA, HyphenJudge(()), above=above)
    assert found.rows == (("Haven", "2024", "Structureel", "Toelichting"), ("Totaal", "5,25", "14,40", ""))


def test_cells_may_be_longer_than_those_of_the_page_before() -> None:
    rows = [_line(82, ("Havens-en-vaarwegen", 70), ("van", 171), ("de", 191), ("5,25", 300), ("14,40", 400))]
    rows += [_line(100, ("Kustwachtorganisatie-zuid", 70), ("5,25", 300), ("14,40", 400))]
    rows += [_line(118 + 18.0 * row, ("Haven", 70), ("5,25", 300), ("14,40", 400)) for row in range(3)]
    found = tables(rows, Drawn(), AREA, HyphenJudge(()), above=[(110.0, 300.0), (320.0, 400.0)])
    assert found[0].rows[0] == ("Havens-en-vaarwegen van de", "5,25", "14,40")


def test_heads_that_stand_nearer_than_cells_are_those_of_the_table_under_them() -> None:
    head = Line(
        tuple(Word("kop", a, b, 82.0, 10.0, True, False) for a, b in ((70, 130), (140, 220), (230, 300))), 82.0, 10.0
    )
    rows = [_line(100 + 18.0 * row, ("Haven", 70), ("525", 205), ("1440", 280)) for row in range(3)]
    (found,) = tables([head, *rows], Drawn(), AREA, HyphenJudge(()))
    assert found.rows[0] == ("kop", "kop", "kop")


def test_a_number_with_several_cells_beside_it_numbers_a_row() -> None:
    head = _line(82, ("Fase", 70), ("Activiteit", 120), ("Eigenaar", 300), ("Datum", 400))
    rows = [
        _line(100 + 18.0 * row, (f"1.{row}", 70), ("Werven", 120), ("Gemeente", 300), ("mei", 400)) for row in range(3)
    ]
    (found,) = tables([head, *rows], Drawn(), AREA, HyphenJudge(()))
    assert found.rows[1:] == tuple((f"1.{row}", "Werven", "Gemeente", "mei") for row in range(3))
    items = [_line(100 + 18.0 * row, (f"1.{row}", 70), ("Werven-van-medewerkers", 120)) for row in range(4)]
    assert tables(items, Drawn(), AREA, HyphenJudge(())) == []
