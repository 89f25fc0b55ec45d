"""When is a word two heads?"""

from __future__ import annotations

from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.touching import parted
from ipsearch.readers.layout.words import Word


def _line(y: float, *cells: tuple[str, float]) -> Line:
    return Line(tuple(Word(text, x, x + 5 * len(text), y, 10.0, False, False) for text, x in cells), y, 10.0)


def _words(head: tuple[str, float], *columns: float) -> list[tuple[str, float]]:
    lines = [_line(100, ("Soort", 70), head)]
    lines += [_line(113 + 13.0 * row, ("Hout", 70), *(("12", x) for x in columns)) for row in range(2)]
    return [(word.text, word.x0) for word in parted(lines)[0].words[1:]]


def test_a_capital_over_a_column_of_cells_begins_a_head() -> None:
    assert _words(("AangevraagdToegekend", 150), 150, 204) == [("Aangevraagd", 150), ("Toegekend", 204)]
    assert _words(("GoedMatigSlecht", 150), 150, 171, 195) == [("Goed", 150), ("Matig", 171), ("Slecht", 195)]


def test_a_capital_inside_a_word_over_nothing_is_part_of_it() -> None:
    assert _words(("MijnOverheid", 150), 150, 260) == [("MijnOverheid", 150)]
    assert _words(("Aangevraagdtoegekend", 150), 150, 204) == [("Aangevraagdtoegekend", 150)]


def test_a_capital_after_figures_that_are_set_right_begins_a_head() -> None:
    assert _words(("AantalBedragSanctie", 150), 165, 255) == [("Aantal", 150), ("BedragSanctie", 180)]
