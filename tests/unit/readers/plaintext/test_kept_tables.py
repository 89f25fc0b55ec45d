"""Tables of text that keeps the layout: columns that nearly touch, rows that share a first cell, broken words."""

from __future__ import annotations

import pytest

from ipsearch.readers.plaintext.joining import Joiner
from ipsearch.readers.plaintext.lines import Line
from tests.unit.readers.plaintext.texts import BODY, blocks_of, texts_of


def _table(rows: str) -> list[str]:
    """The rows of the one table of a text."""
    tables = texts_of("table", f"{BODY}{BODY}{BODY}\n{rows}\n{BODY}")
    assert len(tables) == 1
    return tables[0].split("\n")


def test_columns_may_touch_on_one_line() -> None:
    rows = (
        "Haven         Schepen Vertraging Gevolg\n"
        "Delfzand      410     lang       schepen wachten op de\n"
        "                                 rede\n"
        "Wierum        31      gemiddelde onbekend\n"
        "Noordmeer     12      kort       geen\n"
        "Meerdam       7       kort       geen\n"
    )
    assert _table(rows) == [
        "Haven | Schepen | Vertraging | Gevolg",
        "Delfzand | 410 | lang | schepen wachten op de rede",
        "Wierum | 31 | gemiddelde | onbekend",
        "Noordmeer | 12 | kort | geen",
        "Meerdam | 7 | kort | geen",
    ]


def test_white_inside_one_cell_parts_no_column() -> None:
    rows = (
        "Stap                  Wie                                  Wanneer\n"
        "Opening van haven     ministerie, na overleg met de\n"
        "                      provincies en de sociale partners    juni 2024\n"
        "Start van de proef    Dienst Havens                        1 september\n"
        "Einde van de proef    Dienst Havens                        2025\n"
    )
    assert _table(rows)[0] == "Stap | Wie | Wanneer"


def test_a_first_cell_may_hold_for_several_rows() -> None:
    apart = (
        "Streek        Haven         Boetes\n\nNoord         Delfzand      61\n\n"
        "              Wierum        12\n\nZuid          Meerdam       7\n"
    )
    close = apart.replace("\n\n", "\n")
    wanted = ["Streek | Haven | Boetes", "Noord | Delfzand | 61", " | Wierum | 12", "Zuid | Meerdam | 7"]
    assert [row.strip() for row in _table(apart)] == [row.strip() for row in wanted]
    assert [row.strip() for row in _table(close)] == [row.strip() for row in wanted]


def test_rows_may_be_counted() -> None:
    rows = (
        "Nr.     Post                 Begroot         Besteed\n"
        "1       Kade                 € 810.000       € 710.000\n"
        "2       Kraan van            € 265.000       € 212.000\n"
        "        de kade\n"
        "3       Weg                  € 148.500       € 97.250\n"
    )
    assert _table(rows)[1:3] == ["1 | Kade | € 810.000 | € 710.000", "2 | Kraan van de kade | € 265.000 | € 212.000"]


def test_a_head_and_the_figures_set_to_the_right_under_it_are_one_column() -> None:
    rows = (
        "Haven        2021            2022\n"
        "Delfzand             3,1             4,4\n"
        "Wierum               2,2             2,9\n"
        "Meerdam              4,0             5,1\n"
    )
    assert _table(rows)[:2] == ["Haven | 2021 | 2022", "Delfzand | 3,1 | 4,4"]


def test_signs_that_hang_far_from_their_items_make_no_table() -> None:
    text = f"{BODY}\n•      meer controles in de havens;\n•      minder schepen op de rede;\n•      geen.\n\n{BODY}"
    assert [kind for kind, _ in blocks_of(text)] == ["paragraph", "bullet", "bullet", "bullet", "paragraph"]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Installatietechnie", "k", "Installatietechniek"),
        ("ministeries", "en", "ministeries en"),
        ("gemeenten", "in de regio", "gemeenten in de regio"),
    ],
)
def test_a_word_wider_than_its_cell_is_whole_again(above: str, below: str, whole: str) -> None:
    assert Joiner(()).join_cell([Line(above), Line(below)]) == whole


def test_a_first_cell_goes_on_after_a_hyphen() -> None:
    rows = (
        "Streek          Haven         Boetes\n"
        "Noord-          Delfzand      61\nHolland\n"
        "Zuid            Meerdam       7\nOost            Wierum        12\n"
    )
    assert _table(rows)[1] == "Noord-Holland | Delfzand | 61"


def test_a_heading_that_touches_a_tabbed_row_stands_over_the_table() -> None:
    rows = "\n".join(("Haven\tScans\tVondsten", "Noordhaven\t1.200\t31", "Zuidhaven\t980\t12", "Buitendok\t310\t4"))
    text = f"{BODY}A. Cijfers\n{rows}\n{BODY}"
    assert texts_of("heading", text) == ["A. Cijfers"]
