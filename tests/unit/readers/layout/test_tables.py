"""Which columns has a table that shows them over several pages?"""

from __future__ import annotations

from ipsearch.readers.layout.areas import Area
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
