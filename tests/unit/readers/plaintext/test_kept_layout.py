"""Text whose extractor kept the layout of the page by spaces: margin columns beside the body, tables, running heads."""

from __future__ import annotations

import pytest

from ipsearch.letters import Reading
from ipsearch.readers.plaintext.lines import Line
from ipsearch.readers.plaintext.pieces import pieces_of, split_at
from ipsearch.readers.plaintext.rightside import right_pieces
from ipsearch.readers.plaintext.spacing import close_stretched, part_sentences
from ipsearch.readers.plaintext.stationery import stationery_parts
from ipsearch.readers.reading import read_bytes

LINES = [
    "De havens zijn het afgelopen jaar veel veiliger geworden doordat er meer",
    "containers worden gescand en doordat de douane vaker met de politie",
    "optrekt. Daarnaast is de toegang tot de terminals beter geregeld dan in",
    "de jaren daarvoor het geval was, en werken de havenbedrijven beter samen",
    "met de gemeenten. De cijfers over dit jaar volgen in het najaar van 2033",
    "als bijlage bij de begroting van het ministerie en die van de provincie.",
]
MARGIN = ["Directie Havens", "Afdeling Douane", "Datum", "4 april 2032", "Ons kenmerk", "7654321"]


def _page(column: int, what: str) -> str:
    lines = [line.replace("havens", what).replace("douane", what) for line in LINES * 2]
    beside = [f"{line:<{column}}{side}" for line, side in zip(lines, MARGIN, strict=False)]
    return "\n".join([*beside, *lines[len(MARGIN) :]])


def _read(text: str) -> Reading:
    return read_bytes(text.encode(), "brief.txt")


def _texts(text: str, kind: str) -> list[str]:
    return [block.text for page in _read(text).pages for block in page.blocks if block.kind == kind]


@pytest.mark.parametrize("columns", [(76, 76, 76), (77, 80, 76)])
def test_a_margin_column_may_stand_near_the_body_and_move_from_page_to_page(columns: tuple[int, int, int]) -> None:
    pages = [_page(column, what) for column, what in zip(columns, ("havens", "wegen", "stations"), strict=True)]
    body = " ".join(_texts("\f".join(pages), "paragraph"))
    assert "meer containers worden gescand" in body
    assert not any(side in body for side in MARGIN)


def test_the_first_page_alone_may_have_a_margin_column_on_the_left() -> None:
    lines = [line.replace("havens", "kades") for line in LINES * 2]
    column = ["Contactpersoon", "A. Zeeman", "senior adviseur", "4 april 2032", "bijlage over", "de cijfers"]
    first = [f"{side:<20}{line}" for side, line in zip([*column, *[""] * 6], lines, strict=True)]
    later = [line.replace("havens", what) for what in ("wegen", "sluizen", "bruggen") for line in LINES]
    text = "\n".join(first) + "\f" + "\n".join(later)
    assert _texts(text, "margin") == ["\n".join(column)]
    assert _texts(text, "table") == []


def test_a_margin_column_also_moves_where_no_page_end_shows() -> None:
    names = ("havens", "wegen", "stations", "bruggen", "sluizen", "kades", "paden", "pieren", "dokken", "ponten")
    text = "\n".join(_page(74 + 3 * (place % 2), what) for place, what in enumerate(names))
    assert "Afdeling Douane" not in " ".join(_texts(text, "paragraph"))


def test_the_last_column_of_a_table_is_no_margin() -> None:
    rows = [f"Land {place:<12}stad{place:<20}{place} plaatsen" for place in range(1, 9)]
    lines = {what: [line.replace("havens", what) for line in LINES] for what in ("wegen", "kades")}
    pages = ["\n".join([*text, "", *rows, "", *text, f"Zo is het met de {what}."]) for what, text in lines.items()]
    table = _texts("\f".join(pages), "table")[0]
    assert table.split("\n")[0] == "Land 1 | stad1 | 1 plaatsen"


def test_cells_may_run_over_several_lines() -> None:
    text = "\n".join([
        *LINES, "",
        "Partner        Aantal    Bijzonderheden",
        "Duitsland      3.412     Veel aanvragen over kentekens; de helft",
        "                         wordt zonder tussenkomst beantwoord",
        "Verenigd       1.530     Sinds de uittreding uit de Unie gelden",
        "Koninkrijk               andere voorwaarden",
        "Polen          611       Geen", "", *LINES,
    ])  # fmt: skip
    assert _texts(text, "table") == [
        "Partner | Aantal | Bijzonderheden\n"
        "Duitsland | 3.412 | Veel aanvragen over kentekens; de helft wordt zonder tussenkomst beantwoord\n"
        "Verenigd Koninkrijk | 1.530 | Sinds de uittreding uit de Unie gelden andere voorwaarden\n"
        "Polen | 611 | Geen"
    ]


def test_a_word_broken_beside_the_margin_is_whole() -> None:
    pages = [_page(76, what).replace("er meer  ", "er ge\u00ad    ", 1) for what in ("havens", "wegen", "stations")]
    assert "er gecontainers" in " ".join(_texts("\f".join(pages), "paragraph"))


def test_a_hyphen_drawn_apart_breaks_a_word_and_a_dash_does_not() -> None:
    broken = LINES[0].replace("er meer", "deze gege -") + "\nvens worden vaker ingezet.\n"
    assert "gegevens worden" in _read(broken).pages[0].text
    dash = LINES[0].replace("er meer", "zij straks -") + "\nen dat is nieuw - vaker worden ingezet.\n"
    assert "straks - en dat" in _read(dash).pages[0].text


def test_a_running_head_of_two_lines_goes_with_its_rest() -> None:
    head = "Voortgang van de samenwerking tussen havens, douane en politie in het"
    first = f"Aan de Voorzitter van de Tweede Kamer\nDatum 4 april 2032\nOnderwerp {head}\nvoorjaar\n\n"
    pages = [f"{head}\nvoorjaar\n{chr(10).join(LINES).replace('havens', what)}" for what in ("wegen", "kades", "paden")]
    body = _texts(f"{first}{chr(10).join(LINES)}\f" + "\f".join(pages), "paragraph")
    assert not any(text.startswith("voorjaar") for text in body)


@pytest.mark.parametrize("parted", ["\n\n", "\n"])
def test_a_page_number_inside_the_margin_is_read(parted: str) -> None:
    column = "\n".join(MARGIN)
    pages = [
        f"{chr(10).join(LINES).replace('havens', f'kades {number}')}{parted}Blad {number}\n{column}\n"
        for number in (3, 4, 5)
    ]
    assert [page.printed for page in _read("\f".join(pages)).pages] == [3, 4, 5]


def test_rows_and_columns_that_are_printed_a_cell_a_line() -> None:
    rows = "Land\nStad\nAantal\n\nBelgië\nBrussel\n3\n\nSpanje\nMadrid\n2\n\nPolen\nWarschau\n1\n"
    columns = "Land\nBelgië\nSpanje\nPolen\n\nStad\nBrussel\nMadrid\nWarschau\n\nAantal\n3\n2\n1\n"
    wanted = ["Land | Stad | Aantal\nBelgië | Brussel | 3\nSpanje | Madrid | 2\nPolen | Warschau | 1"]
    for table in (rows, columns):
        assert _texts("\n".join([*LINES, "", table, *LINES]), "table") == wanted


def test_stretched_lines_are_set_with_single_spaces_and_rows_of_figures_are_not() -> None:
    assert close_stretched("een  vast  bedrag  van  vele  duizenden  euro") == "een vast bedrag van vele duizenden euro"
    figures = "2019  2020  2021  2022  2023  2024  2025"
    assert close_stretched(figures) == figures


def test_sentences_run_together_are_parted_when_it_happens_often() -> None:
    damaged = "Het is gedaan.Daarna volgt meer. Er is gewerkt,maar niet af. Zie www.douane.nl en ja.Dat is zo."
    assert part_sentences(damaged).startswith("Het is gedaan. Daarna")
    assert "www.douane.nl" in part_sentences(damaged)
    assert part_sentences("Eén keer.Meer niet.") == "Eén keer.Meer niet."


def test_stationery_at_the_ends_of_lines_counts_from_three_lines_on() -> None:
    texts = ["en dat is voor ons Kadeplein 1", "een zaak van de 2500 ZZ Den Haag", "eerste orde die wij Postbus 90001"]
    assert stationery_parts([Line(text) for text in texts]) == {"Kadeplein 1", "2500 ZZ Den Haag", "Postbus 90001"}
    assert stationery_parts([Line(text) for text in texts[1:]]) == set()


def test_a_piece_that_runs_over_a_column_is_parted_at_a_space_only() -> None:
    line = Line("Afdeling Douane de haven")
    assert [piece.text for piece in split_at(line, pieces_of(line), 16)] == ["Afdeling Douane", "de haven"]
    assert [piece.text for piece in split_at(line, pieces_of(line), 10)] == [line.text]


def test_short_pieces_far_right_are_no_margin_without_a_word_of_a_letterhead() -> None:
    page = [pieces_of(Line(f"{line:<90}nog iets {place}")) for place, line in enumerate(LINES)]
    assert right_pieces([page]) == [frozenset()]
