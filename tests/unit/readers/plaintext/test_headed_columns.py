"""Tables that a tool prints column by column below their heads, or a cell a line without anything between."""

from __future__ import annotations

from ipsearch.readers.plaintext.single_words import join_single_words
from tests.unit.readers.plaintext.texts import BODY, blocks_of, texts_of

NAMES = ("PI Almelo", "PI Arnhem", "PI Grave", "PI Vught")
PLACES, TAKEN, SHARES = ("312", "298", "296", "1.701"), ("309", "297", "285", "1.688"), ("99,0", "99,7", "96,3", "98,1")
ROWS = [" | ".join(row) for row in zip(NAMES, PLACES, TAKEN, SHARES, strict=True)]
COLUMNS = (NAMES, PLACES, TAKEN, SHARES)


def _table(text: str) -> list[str]:
    """The rows of the one table of a text, which stands between sentences."""
    tables = texts_of("table", f"{BODY}{BODY}{BODY}\n{text}\n\n{BODY}")
    assert len(tables) == 1
    return tables[0].split("\n")


def test_columns_of_equal_length_below_their_heads() -> None:
    columns = "\n\n".join("\n".join(column) for column in COLUMNS)
    wanted = ["Inrichting | Plaatsen | Bezet | In procent", *ROWS]
    assert _table(f"Inrichting\n\nPlaatsen\n\nBezet\n\nIn\nprocent\n\n{columns}") == wanted
    wanted[0] = "Inrichting | Plaatsen | Bezet | Aandeel"
    assert _table(f"Inrichting\n\nPlaatsen Bezet\n\nAandeel\n\n{columns}") == wanted


def test_the_title_may_touch_the_first_head() -> None:
    columns = "\n\n".join("\n".join(column) for column in COLUMNS)
    text = f"{BODY}{BODY}\nBijlage 1 Cijfers\nInrichting\n\nPlaatsen\n\nBezet\n\nAandeel\n\n{columns}\n\n{BODY}"
    assert ("Inrichting", "heading") not in [(text, kind) for kind, text in blocks_of(text)]
    assert texts_of("table", text)[0].split("\n")[0] == "Inrichting | Plaatsen | Bezet | Aandeel"


def test_cells_of_columns_with_an_empty_line_after_each() -> None:
    heads = ("Landsdeel", "Plaatsen", "Bezet", "Aandeel")
    names, figures = "\n\n".join(NAMES), "\n\n".join(cell for column in COLUMNS[1:] for cell in column)
    assert _table("\n\n".join(heads) + f"\n\n{names}\n\n{figures}") == [" | ".join(heads), *ROWS]
    below = ("Landsdeel", *NAMES, "Plaatsen (aantal)", "Bezet", "Aandeel (%)")
    assert _table("\n\n".join(below) + f"\n\n{figures}")[0] == "Landsdeel | Plaatsen (aantal) | Bezet | Aandeel (%)"


def test_cells_that_two_shapes_explain_or_none_stay_as_they_are() -> None:
    text = "Streek\n\nAantal\n\nNoord\n\nOost\n\nZuid\n\n41\n\n77\n\n86\n\n108\n\n22\n\n40\n\n44"
    assert not [text for kind, text in blocks_of(f"{BODY}{BODY}{BODY}\n{text}\n\n{BODY}") if " | " in text]


def test_cells_a_line_with_nothing_between() -> None:
    heads = ("Inrichting", "Plaatsen", "Bezet", "Aandeel")
    cells = [cell for row in zip(*COLUMNS, strict=True) for cell in row]
    assert _table("\n".join([*heads, *cells])) == [" | ".join(heads), *ROWS]


def test_figures_that_stand_alone_are_no_single_words() -> None:
    figures = "\n".join(f"{number}" for number in range(100, 130))
    text = f"{BODY}\n{figures}\n"
    assert join_single_words(text) == text


def test_years_head_columns_unless_the_first_head_says_that_they_are_rows() -> None:
    years = [(year, *column) for year, column in zip(("2030", "2031", "2032"), COLUMNS[1:], strict=True)]
    groups = "\n\n".join("\n".join(group) for group in (("Inrichting", *NAMES), *years))
    wanted = ["Inrichting | 2030 | 2031 | 2032", *ROWS]
    assert _table(groups) == wanted
    assert texts_of("table", f"{BODY}{BODY}{BODY}{groups}\n\n{BODY}")[0].split("\n") == wanted
    assert texts_of("table", f"{BODY}{BODY}{BODY}\nBezetting per jaar\n{groups}\n\n{BODY}")[0].split("\n") == wanted
    rows = groups.replace("Inrichting", "Jaar")
    assert _table(rows)[1] == "2030 | 312 | 298 | 296 | 1.701"
