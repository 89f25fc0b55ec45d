"""What tools make of a letter: hyphens drawn apart, cells of several lines, items that look like notes."""

from __future__ import annotations

import pytest

from ipsearch.readers.plaintext.joining import Joiner
from ipsearch.readers.plaintext.lines import Line, measure
from ipsearch.readers.reading import read_bytes
from tests.unit.readers.plaintext.texts import BODY, blocks_of, texts_of


def _rows(table: str) -> list[str]:
    """The rows of the one table of a text."""
    tables = texts_of("table", f"{BODY}{BODY}{BODY}\n{table}\n{BODY}")
    assert len(tables) == 1
    return tables[0].split("\n")


def test_a_hyphen_drawn_apart_is_no_dash_where_the_letter_has_no_dashes() -> None:
    above, below = Line("de daling komt vooral door de stremmin -"), Line("gen bij de brug")
    assert Joiner([above, below]).join([above, below]).endswith("de stremmingen bij de brug")
    dashed = [above, below, Line("de havens - en dat is nieuw - zijn open")]
    assert "stremmin - gen" in Joiner(dashed).join([above, below])


def test_what_heads_an_answer_is_no_margin() -> None:
    column = "Contactpersoon\nA. de Vries\nT 070 123 45 67\nhavens@voorbeeld.nl\nDatum\n22 mei 2028\n"
    text = (
        "Ministerie van Havens\nAan de Voorzitter van de Tweede Kamer\n\nBetreft Antwoorden\n\n"
        f"Hierbij zend ik u de antwoorden op de vragen over de havens.\nVraag 1\nKent u het bericht?\n\n{column}\n"
        f"Antwoord 1\n\nOns kenmerk\n2028-0000214409\n\nJa.\n\n{BODY}"
    )
    assert texts_of("heading", text) == ["Vraag 1", "Antwoord 1"]
    assert all("070" not in body for kind, body in blocks_of(text) if kind not in ("margin", "header"))


def test_items_and_counted_rows_are_no_notes_of_a_text_that_lost_its_notes() -> None:
    calls = "Er wachten veel mensen.1 De regeling is nieuw.2 Het besluit is genomen.\n"
    items = (
        "(1) een vaste kern van verpleegkundigen;\n(2) een gebouw op loopafstand, zonder drempels;\n(3) afspraken.\n"
    )
    rows = "1\nOnderzoek naar voorrang\nBikker\n2\nStop met sluiten\nVan den Hurk\n3\nOverzicht van tekorten\n"
    text = f"{BODY}{calls}Er zijn drie voorwaarden:\n{items}In de tabel staat wat is gedaan.\n{rows}\n{BODY}"
    assert texts_of("footnote", text) == []
    assert len(texts_of("bullet", text)) == 3


def test_a_first_cell_that_ends_in_a_hyphen_goes_on_beside_other_cells() -> None:
    table = (
        "Object              Vaarweg             Bouwjaar\n"
        "Sluis Eefde         Twentekanaal        1933\n"
        "Volkerakslui-       Schelde-Rijn-       1967\n"
        "zen                 kanaal\n"
        "Prinses Bea-        Lekkanaal           1938\n"
        "trixsluizen\n"
    )
    assert _rows(table)[2:] == [
        "Volkeraksluizen | Schelde-Rijnkanaal | 1967",
        "Prinses Beatrixsluizen | Lekkanaal | 1938",
    ]


def test_a_first_cell_goes_on_where_its_column_is_full() -> None:
    table = (
        "Inrichting     Plaatsen     Bezet\n"
        "PI Alphen         1.106     1.094\n"
        "aan den\n"
        "Rijn\n"
        "PI                  166       160\n"
        "Middelburg\n"
        "PI Grave            296       285\n"
        "PI Ter              432       424\n"
        "Apel\n"
    )
    assert _rows(table)[1:] == [
        "PI Alphen aan den Rijn | 1.106 | 1.094",
        "PI Middelburg | 166 | 160",
        "PI Grave | 296 | 285",
        "PI Ter Apel | 432 | 424",
    ]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [("Heerhugow", "aerdsche", "Heerhugowaerdsche"), ("Krimpener", "waarden", "Krimpener waarden")],
)
def test_a_cell_breaks_a_word_when_neither_part_is_one(above: str, below: str, whole: str) -> None:
    assert Joiner(()).join_cell([Line(above), Line(below)]) == whole


def test_rows_of_cells_are_no_measure_of_the_column() -> None:
    sentence = [Line("de havens zijn veiliger geworden doordat meer"), Line("worden gescand en")] * 10
    cells = [
        Line("Volkerakslui            Schelde          1967                        131         kanaal"),
        Line("zen"),
    ]
    assert measure([*sentence, *cells * 10]).width == len(sentence[0].text)


def test_spaces_that_fill_up_every_line_are_no_rule_over_notes() -> None:
    text = (
        f"{BODY}{BODY}Er is een tabel.1 Zie ook de bijlage.2\n\n\n1 Onderzoek naar de havens.\n\n"
        "2 De bijlage staat op de website van de Tweede Kamer.\n\n\n\n\n\n"
    )
    padded = "\n".join(line.ljust(90) for line in text.split("\n"))
    assert blocks_of(padded) == blocks_of(text)
    assert len(texts_of("footnote", padded)) == 2


def test_the_name_of_a_row_goes_on_below_its_figures() -> None:
    table = (
        "Regeling Aantal Bedrag\nKinderbijslag 8.412 € 640\nDubbele bijslag bij 377 € 1.910\nintensieve zorg\n"
        "Overbrugging 61 € 1.280\nTotaal 11.884 € 905\n"
    )
    assert _rows(table)[2] == "Dubbele bijslag bij intensieve zorg 377 € 1.910"


def test_a_text_without_spaces_is_read_with_a_warning() -> None:
    glued = "".join(f"{line.replace(' ', '')}\n" for line in BODY.split("\n"))
    assert any("spaces" in warning for warning in read_bytes((glued * 3).encode(), "brief.txt").warnings)
    addresses = "https://www.voorbeeld.example/documenten/kamerstukken/2029/brief\n" * 9
    assert read_bytes((BODY + addresses).encode(), "brief.txt").warnings == ()


def test_the_rest_of_a_word_that_a_cell_broke_is_no_word_for_standing_there() -> None:
    above, below = Line("greppelinfiltr"), Line("atie")
    assert Joiner([above, below]).join_cell([above, below]) == "greppelinfiltratie"


def test_a_last_page_of_few_lines_has_its_own_left_edge() -> None:
    def page(left: int, lines: list[str]) -> str:
        column = ["Directie Havens", "Team Kades", "Datum", "3 juli 2028", "Ons kenmerk", "HV/2020-0417"]
        sides = [*column, *[""] * len(lines)]
        return "".join(f"{side:<{left}}{line}\n" for side, line in zip(sides, lines, strict=False))

    last = ["Vervolg", *BODY.split("\n")[:2], "", "Hoogachtend,", "", "de minister van Havens,", "A. de Vries"]
    text = page(36, (BODY * 4).split("\n")) + "\f" + page(24, last)
    assert "Vervolg" in [text for kind, text in blocks_of(text) if kind != "margin"]


def test_the_last_figure_of_a_row_is_no_margin() -> None:
    column = ["Directie Havens", "Postbus 20000", "2500 EX Den Haag", "Datum", "3 juli 2028"]
    lines = BODY.split("\n")[:4]
    page = "".join(f"{line:<100}{side}\n" for line, side in zip([*lines, ""], column, strict=True))
    rows = "".join(
        f"{name:<60}{first:<40}{last}\n" for name, first, last in (("Kades", "312", "309"), ("Dok", "1", "2"))
    )
    text = f"{page}{BODY}\n{rows}{BODY}"
    assert not any("309" in text for kind, text in blocks_of(text) if kind == "margin")
