"""Tables whose cells stand one under the other, an empty line after each: rows only where they are certain."""

from __future__ import annotations

from ipsearch.readers.reading import read_bytes
from tests.unit.readers.plaintext.texts import BODY, texts_of

ROWS = ["Haven", "Scans", "Vondsten", "Noordhaven", "1.200", "31", "Zuidhaven", "980", "12", "Buitendok", "310", "4"]


def _celled(cells: list[str], above: str = BODY) -> str:
    return above + "\n\n".join(cells) + f"\n\n{BODY}"


def _shown(rows: list[str], columns: int) -> str:
    return "\n".join(" | ".join(rows[at : at + columns]) for at in range(0, len(rows), columns))


def test_names_and_figures_show_the_columns() -> None:
    assert texts_of("table", _celled(ROWS)) == [_shown(ROWS, 3)]


def test_a_cell_of_several_lines_is_one_cell() -> None:
    text = _celled(ROWS).replace("Noordhaven", "Terminals van de\nNoordhaven en de kade")
    assert "Terminals van de Noordhaven en de kade | 1.200 | 31" in texts_of("table", text)[0]


def test_a_heading_that_touches_the_first_cell_is_no_part_of_it() -> None:
    text = _celled([*ROWS[:3], "Noordhaven met de kade", *ROWS[4:]], above=f"{BODY}Cijfers\n")
    assert texts_of("heading", text) == ["Cijfers"]
    assert texts_of("table", text)[0].startswith("Haven | Scans | Vondsten")


def test_years_may_head_the_columns() -> None:
    rows = ["Post", "2024", "2025", *ROWS[3:]]
    assert texts_of("table", _celled(rows)) == [_shown(rows, 3)]


def test_dates_count_as_figures() -> None:
    rows = ["Stap", "Wie", "Wanneer", "Kaart", "provincie", "1 mei 2024", "Besluit", "gemeente", "najaar 2024"]
    rows += ["Start", "bouwer", "na 2025"]
    assert texts_of("table", _celled(rows)) == [_shown(rows, 3)]


def test_columns_one_after_the_other_are_left_alone() -> None:
    cells = [
        "Haven",
        "Noordhaven",
        "Zuidhaven",
        "Buitendok",
        "Scans",
        "Vondsten",
        "1.200",
        "980",
        "310",
        "31",
        "12",
        "4",
    ]
    assert not any("Haven | " in block for block in texts_of("table", _celled(cells)))


def test_two_cells_that_ran_together_leave_the_table_alone() -> None:
    text = _celled(
        ["Haven", "Scans", "Vondsten", "Noordhaven 1.200", "31", "Zuidhaven 2.980", "12", "Buitendok 1.310", "4"]
    )
    assert not any(" | " in block for block in texts_of("table", text))


def test_rows_whose_start_is_not_certain_are_left_alone() -> None:
    cells = ["Haven", "Scans", "Buitendok 12", "Oordeel"]
    cells += ["Noordhaven", "1.200", "goed", "Zuidhaven", "980", "matig", "Kade", "310", "goed", "Dok", "12", "slecht"]
    assert not any("Oordeel | " in block or "Scans | " in block for block in texts_of("table", _celled(cells)))


def test_cells_of_words_that_lost_their_rows_are_told() -> None:
    cells = "Lijn\n\nDoel\n\nStand\n\nKade\n\nGereed\n\nSluis\n\nBrug\n\nGeen\n\n"
    told = read_bytes(f"{BODY}\n{cells}{BODY}".encode(), "brief.txt").warnings
    assert any("lost its rows" in warning for warning in told)


def test_a_paragraph_that_touches_the_first_cell_is_no_part_of_it() -> None:
    over = "B. Cijfers\nHet toezicht loopt tot en met 2027.\n"
    text = _celled(ROWS, above=f"{BODY}\n{over}")
    assert texts_of("table", text)[0].startswith("Haven | Scans | Vondsten")
    assert "Het toezicht loopt tot en met 2027." in texts_of("paragraph", text)
