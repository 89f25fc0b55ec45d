"""Which heads stand over several columns of a table, and which lines between its rows name rows?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.grids import grids
from ipsearch.readers.layout.gutters import Gutter
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.sheets import Rule
from ipsearch.readers.layout.spans import by_first_column
from ipsearch.readers.layout.tables import Drawn, Table, tables
from ipsearch.readers.layout.words import Word
from ipsearch.text.hyphens import HyphenJudge

AREA = Area(10.0, 70.0, 520.0, 13.0)
NAMES = ("Rundvee", "Varkens", "Pluimvee", "Totaal")


def _line(y: float, *cells: tuple[str, float]) -> Line:
    words = []
    for text, x in cells:
        for word in text.split():
            words.append(Word(word, x, x + 5 * len(word), y, 10.0, False, False))
            x += 5 * len(word) + 2.8
    return Line(tuple(words), y, 10.0)


def _rows(y: float) -> list[Line]:
    """Figures that are set right, under heads that are as wide as their columns."""
    rows = [_line(y, ("Productie", 200), ("Aandeel", 270), ("Productie", 330), ("Aandeel", 400))]
    for place, name in enumerate(NAMES, 1):
        rows.append(_line(y + 18 * place, (name, 70), ("72,4", 225), ("52%", 290), ("68,1", 355), ("53%", 420)))
    return rows


def _tables(lines: list[Line], above: Sequence[Gutter] = ()) -> list[Table]:
    return tables(lines, Drawn(), AREA, HyphenJudge(()), above)


def test_heads_over_several_columns_hide_none_of_them() -> None:
    heads = {
        "set left": (("2026", 190), ("2028", 320)),
        "centred": (("2026", 252), ("2028", 382)),
        "set right": (("2026", 285), ("2028", 415)),
    }
    for how, (first, second) in heads.items():
        (found,) = _tables([_line(82, ("Diersoort", 70), first, second), *_rows(100)])
        assert found.rows[:3] == (
            ("Diersoort", "2026", "", "2028", ""),
            ("", "Productie", "Aandeel", "Productie", "Aandeel"),
            ("Rundvee", "72,4", "52%", "68,1", "53%"),
        ), how


def test_a_head_beside_those_over_several_columns_may_have_nothing_under_it() -> None:
    rows = [_line(100, ("2024", 200), ("2026", 250), ("2028", 300))]
    rows += [
        _line(118 + 18 * n, (name, 70), ("4,1", 205), ("4,9", 255), ("6,2", 305), ("88", 440))
        for n, name in enumerate(NAMES)
    ]
    (found,) = _tables([_line(82, ("Vak", 70), ("Onvervulde lesuren per week", 195), ("Bevoegd", 410)), *rows])
    assert found.rows[:2] == (
        ("Vak", "Onvervulde lesuren per week", "", "", "Bevoegd"),
        ("", "2024", "2026", "2028", ""),
    )


def test_heads_of_two_lines_hide_no_columns_either() -> None:
    heads = [
        _line(82, ("Gerealise", 285), ("Beschikbaar", 360)),
        _line(92, ("Post", 70), ("Raming", 232), ("erd", 315)),
    ]
    names = _line(104, ("Vorige", 200), ("Deze", 260), ("juni", 310))
    figures = ("3.214", "844", "95", "16.712")
    rows = [
        _line(122 + 18 * n, (name, 70), *((figure, end - 5 * len(figure)) for end in (230, 280, 330, 415)))
        for n, (name, figure) in enumerate(zip(NAMES, figures, strict=True))
    ]
    (found,) = _tables([*heads, names, *rows])
    assert found.rows[1:3] == (("", "Vorige", "Deze", "juni", ""), ("Rundvee", *("3.214",) * 4))


def test_heads_repeated_over_a_last_row_have_the_columns_of_the_page_before() -> None:
    head = _line(82, ("Vak", 70), ("Onvervulde lesuren per week", 195), ("Bevoegd", 410))
    names = _line(100, ("2024", 200), ("2026", 250), ("2028", 300))
    row = _line(118, ("Duits", 70), ("4,1", 205), ("4,9", 255), ("6,2", 305), ("88", 440))
    above = [(110.0, 200.0), (220.0, 250.0), (270.0, 300.0), (320.0, 440.0)]
    (found,) = _tables([head, names, row], above)
    assert found.rows == (
        ("Vak", "Onvervulde lesuren per week", "", "", "Bevoegd"),
        ("", "2024", "2026", "2028", ""),
        ("Duits", "4,1", "4,9", "6,2", "88"),
    )


def test_a_head_and_the_row_under_it_only_show_the_columns_together() -> None:
    head = _line(100, ("Eenheid", 70), ("Instroom", 200), ("Uitstroom-en-ontwikkeling", 249))
    rows = [_line(118 + 18 * n, (name, 70), ("5", 235), ("Dalend", 260)) for n, name in enumerate(NAMES)]
    (found,) = _tables([head, *rows])
    assert found.rows[:2] == (("Eenheid", "Instroom", "Uitstroom-en-ontwikkeling"), ("Rundvee", "5", "Dalend"))


def test_a_line_over_the_columns_names_the_rows_under_it() -> None:
    def row(y: float, name: str) -> Line:
        return _line(y, (name, 70), ("148", 130), ("106", 180))

    lines = [row(100, "Noord"), row(118, "Zuid"), row(136, "Oost"), _line(154, ("Overige gebieden", 70))]
    lines += [row(172, "West"), row(190, "Midden")]
    (found,) = _tables(lines)
    assert found.rows[3:5] == (("Overige gebieden", "", ""), ("West", "148", "106"))
    apart = [*lines[:3], _line(170, ("Overige gebieden", 70)), *(row(y, "West") for y in (188, 206, 224))]
    assert len(_tables(apart)) == 2, "white sets it apart: it stands over a table of its own"


def test_a_row_may_have_a_cell_that_nearly_fills_its_column() -> None:
    rows = [_line(100 + 18 * n, (name, 70), ("1 juli", 140)) for n, name in enumerate(NAMES)]
    (found,) = _tables([*rows, _line(172, ("Volgende meting", 60), ("1 juli", 140))])
    assert found.rows[-1] == ("Volgende meting", "1 juli")
    (found,) = _tables([*rows, _line(172, ("Een zin met brede", 62), ("witregels", 145.5))])
    assert len(found.rows) == len(NAMES), "a word of a sentence only happens to start there"


def test_two_pieces_of_one_head_stand_over_one_column() -> None:
    words = [Word("kop", x, x + 20, 100.0, 10.0, False, False) for x in (10.0, 210.0, 240.0)]
    columns = by_first_column(Line(tuple(words), 100.0, 10.0), [(60.0, 100.0), (150.0, 200.0)])
    assert sum(map(len, columns.values())) == 3
    assert 0 in columns
    assert max(columns) <= 2


def test_rows_may_be_named_over_the_first_rule_and_where_a_word_starts_on_a_column() -> None:
    def bold(line: Line) -> Line:
        return replace(line, words=tuple(word._replace(bold=True) for word in line.words))

    heads = [
        bold(_line(100.0, ("Code", 70), ("School", 124), ("Plaats", 300))),
        bold(_line(116.0, ("Eerste groep", 70))),
    ]
    names = [_line(132.0 + 16 * n, ("16HN", 70), ("De Ark", 124), ("Goes", 300)) for n in range(3)]
    names[2] = _line(180.0, ("16HN", 70), ("De Ark", 124), ("Goes", 300))
    names.insert(2, bold(_line(164.0, ("Middelbaar", 70), ("deel", 122.8))))
    rules = [Rule(66.0, 120.0 + 16 * n, 500.0, 120.0 + 16 * n) for n in range(5)]
    (table,) = tables([*heads, *names], Drawn(tuple(grids(rules))), AREA, HyphenJudge(()), ())
    assert [row[0] for row in table.rows] == ["Code", "Eerste groep", "16HN", "16HN", "Middelbaar deel", "16HN"]
