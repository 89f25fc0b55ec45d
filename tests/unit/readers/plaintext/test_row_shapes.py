"""Rows that bars, tabs or nothing but their cells part."""

from __future__ import annotations

from tests.unit.readers.plaintext.texts import BODY, texts_of

BOXED = """|Object        |Gebrek              |Termijn |
|Sluis Empel,  |Lekkage van olie bij|Direct  |
|noordhoofd    |beide cilinders     |        |
|Totaal        |                    |Later   |
"""


def test_a_line_between_bars_carries_on_the_row_whose_cells_had_no_room() -> None:
    assert texts_of("table", f"{BODY}\n{BOXED}\n{BODY}") == [
        "Object | Gebrek | Termijn\nSluis Empel, noordhoofd | Lekkage van olie bij beide cilinders | Direct\n"
        "Totaal |  | Later"
    ]


def test_two_tabs_in_a_row_have_an_empty_cell_between_them() -> None:
    rows = "Naam\tLengte\tJaar\tBudget\nKade\t4,2\t2024\t1,0\nDijk\t9,1\t2025\t2,0\nTotaal\t13,3\t\t3,0\n"
    text = f"{BODY}\n{rows}\n{BODY}"
    assert texts_of("table", text)[0].endswith("Totaal | 13,3 |  | 3,0")


def test_words_may_stand_between_two_columns_of_figures() -> None:
    cells = "Object Bouwjaar Gebrek Termijn Empel 1974 Lekkage 2025 Limmel 1936 Corrosie 2026 Hengel 2018 Scheur 2027"
    text = f"{BODY}\n" + "\n\n".join(cells.split()) + f"\n\n{BODY}"
    assert texts_of("table", text) == [
        "Object | Bouwjaar | Gebrek | Termijn\nEmpel | 1974 | Lekkage | 2025\nLimmel | 1936 | Corrosie | 2026\n"
        "Hengel | 2018 | Scheur | 2027"
    ]


def test_a_call_in_brackets_is_told_from_a_figure_at_a_letter() -> None:
    text = f"{BODY.replace('was.', 'was.[1]')}De maatregel M1 volgt daarop later.\n\n[1] Zie het verslag.\n"
    assert texts_of("footnote", text) == ["Zie het verslag."]
    assert "[1]" not in " ".join(texts_of("paragraph", text))
