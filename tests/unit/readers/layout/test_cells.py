"""Which lines of a table are one row, and what stands in its cells?"""

from __future__ import annotations

from ipsearch.readers.layout import lay_out
from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.cells import Cell, carries_on, row_numbers, rows_of, with_spanned
from ipsearch.readers.layout.ends import with_head
from ipsearch.readers.layout.gutters import by_column, gutters
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.sheets import Fragment, Rule, Sheet
from ipsearch.readers.layout.words import Word
from ipsearch.text.hyphens import HyphenJudge
from tests.unit.readers.layout.placed import paragraph, sheet, words

AREA = Area(10.0, 70.0, 520.0, 13.0)
GUTTERS = [(150.0, 200.0)]
LEXICON = frozenset("aantal aanvragen dagen doorlooptijd per".split())


def _line(y: float, *starts: float) -> Line:
    return Line(tuple(Word("Cel", x, x + 30, y, 10.0, False, False) for x in starts), y, 10.0)


def _rows(*lines: Line) -> list[int]:
    return row_numbers(lines, GUTTERS, AREA, [0] * len(lines))


def test_cells_that_are_centred_on_their_row_share_it() -> None:
    four_lines = [_line(120, 200), _line(133, 200), _line(139.5, 70), _line(146, 200), _line(159, 200)]
    assert _rows(_line(106, 70, 200), *four_lines, _line(173, 70, 200)) == [0, 1, 1, 1, 1, 1, 2]


def test_cells_that_stand_at_the_foot_of_their_row_share_their_last_lines() -> None:
    three_lines = [_line(120, 200), _line(133, 200), _line(146, 70, 200)]
    assert _rows(_line(100, 70, 200), *three_lines, _line(166, 70), _line(179, 70, 200)) == [0, 1, 1, 1, 2, 2]


def test_a_cell_of_three_lines_may_begin_its_row_alone() -> None:
    three_lines = [_line(120, 200), _line(133, 70, 200), _line(146, 200)]
    assert _rows(_line(100, 70, 200), *three_lines) == [0, 1, 1, 1]


def test_rows_that_fill_every_column_are_rows_when_one_gap_is_wider() -> None:
    lines = [_line(100, 70, 200), *(_line(118 + 13 * row, 70, 200) for row in range(4))]
    assert _rows(*lines, _line(170, 200), _line(183, 200), _line(196, 200), _line(209, 200), _line(222, 200))[:5] == [
        0, 1, 2, 3, 4,
    ]  # fmt: skip


def test_rows_that_stand_a_little_apart_are_rows_though_two_stand_further_off() -> None:
    lines, y = [], 100.0
    for gap in (0.0, 12.2, 12.2, 13.6, 12.2, 13.6):
        y += gap
        lines += [_line(y, 70, 200), _line(y + 11, 200), _line(y + 22, 200), _line(y + 33, 200)]
        y += 33
    assert _rows(*lines) == [row for row in range(6) for _ in range(4)]


def test_a_word_torn_by_a_narrow_cell_is_one_word() -> None:
    def cell(*lines: str) -> str:
        cells = [Cell(0, 0, (Word("Land", 0, 1, 0, 10, False, False),))]
        cells += [Cell(0, 1, tuple(Word(w, 0, 1, 0, 10, False, False) for w in line.split())) for line in lines]
        return rows_of(cells, 2, HyphenJudge((), LEXICON))[0][1]

    assert cell("Doorloopti", "jd") == "Doorlooptijd"
    assert cell("Aanvrage", "n per dag") == "Aanvragen per dag"
    assert cell("Aantal", "dagen") == "Aantal dagen"
    assert cell("Kiev", "meldkamers") == "Kiev meldkamers"


def test_a_compound_cut_at_the_end_of_a_full_cell_is_one_word_after_others_too() -> None:
    def cell(*lines: tuple[str, float]) -> str:
        parts = [(tuple(Word(word, 0, 20, 0, 10, False, False) for word in text.split()), room) for text, room in lines]
        cells = [Cell(0, 0, words, room) for words, room in parts]
        other = Cell(0, 1, (Word("Land", 0, 1, 0, 10, False, False),))
        judge = HyphenJudge(("vestingwer", "landhui"), frozenset({"en", "zen", "ken", "werken"}))
        return rows_of([*cells, other], 2, judge)[0][0]

    assert cell(("Kastelen en landhui", 2.0), ("zen", 30.0)) == "Kastelen en landhuizen"
    assert cell(("Vestingwer", 2.0), ("ken, ook", 9.0)) == "Vestingwerken, ook"
    assert cell(("Vestingwer", 90.0), ("ken, ook", 9.0)) == "Vestingwer ken, ook"
    assert cell(("Vestingwerken", 0.0), (", ook", 9.0)) == "Vestingwerken, ook"
    assert cell(("Landhuis", 2.0), ("werken", 9.0)) == "Landhuis werken"


def _tables(*lines: tuple[str, float, float], rules: tuple[Rule, ...]) -> list[str]:
    blocks = lay_out([sheet(*paragraph(60), *lines, rules=rules)])[0].blocks
    return [" / ".join(" | ".join(row) for row in block.rows) for block in blocks if block.kind == "table"]


def test_a_head_of_two_lines_above_the_first_rule_belongs_to_the_table() -> None:
    rows = [("Duitsland", 70.0), ("12", 200.0), ("juni", 300.0)]
    lines = [(text, x, 150.0 + 20 * row) for row in range(3) for text, x in rows]
    head = [("Land", 70.0, 113.0), ("Aantal", 200.0, 113.0), ("Einde", 300.0, 113.0), ("mandaat", 300.0, 126.0)]
    rules = tuple(Rule(70.0, y, 520.0, y) for y in (132.0, 156.0, 176.0, 196.0))
    assert _tables(*head, *lines, rules=rules) == ["Land | Aantal | Einde mandaat" + " / Duitsland | 12 | juni" * 3]


def test_a_word_too_long_for_its_ruled_cell_stays_in_it() -> None:
    lines = [("grensoverschrijdendesamenwerkingsvormen", 75.0, 116.0), ("Polen", 75.0, 136.0), ("twee", 160.0, 136.0)]
    upright = [Rule(x, 100.0, x, 142.0) for x in (70.0, 150.0, 250.0)]
    level = [Rule(70.0, y, 250.0, y) for y in (100.0, 121.0, 142.0)]
    assert _tables(*lines, rules=(*upright, *level)) == ["grensoverschrijdendesamenwerkingsvormen |  / Polen | twee"]


def test_a_last_row_that_no_rule_closes_belongs_to_the_table() -> None:
    rows = [("Duitsland", 70.0), ("12", 200.0), ("juni", 300.0)]
    lines = [(text, x, 150.0 + 20 * row) for row in range(5) for text, x in rows]
    rules = tuple(Rule(70.0, y, 520.0, y) for y in (136.0, 156.0, 176.0, 196.0, 216.0))
    assert _tables(*lines, rules=rules) == [" / ".join(["Duitsland | 12 | juni"] * 5)]


def test_a_first_cell_that_wraps_is_one_cell_also_without_figures_beside_its_rest() -> None:
    rows = [
        ("Polen", "12", "juni"),
        ("Verenigd", "31", "Sinds de"),
        ("Koninkrijk", "", "uittreding"),
        ("Spanje", "8", "mei"),
    ]
    lines = [
        (text, x, 150.0 + 14 * row)
        for row, cells in enumerate(rows)
        for text, x in zip(cells, (70.0, 200.0, 300.0), strict=True)
        if text
    ]
    assert "Verenigd Koninkrijk | 31 | Sinds de uittreding" in _tables(*lines, rules=())[0]


def test_a_line_with_figures_of_its_own_is_a_row_of_its_own() -> None:
    rows = [("Verenigde Staten", "Miami", "2"), ("Zuid-Afrika", "Pretoria", "1"), ("Totaal", "", "35")]
    lines = [
        (text, x, 150.0 + 14 * row)
        for row, cells in enumerate(rows)
        for text, x in zip(cells, (70.0, 200.0, 300.0), strict=True)
        if text
    ]
    assert _tables(*lines, rules=()) == ["Verenigde Staten | Miami | 2 / Zuid-Afrika | Pretoria | 1 / Totaal |  | 35"]


def test_words_printed_over_each_other_are_no_table() -> None:
    over = [Fragment("overdrukt", 70, 124, 200, 10, False, False, False)]
    over += [Fragment("a", 71, 80, 200, 10, False, False, False), *words("einde", 130, 200)]
    below = words("rest", 130, 213)
    text = [part for line in paragraph(100) for part in words(*line)]
    blocks = lay_out([Sheet(595.0, 842.0, (*text, *over, *below))])[0].blocks
    assert all(block.kind != "table" for block in blocks)


def test_rows_whose_cells_all_wrap_are_rows_when_white_parts_them() -> None:
    rows = (("Nazorg: onderzoek", "9 december", "afgedaan met"), ("belasting", "2021", "brief"))
    lines = [
        (text, x, 150.0 + 31 * row + 13 * part)
        for row in range(3)
        for part, cells in enumerate(rows)
        for text, x in zip(cells, (70.0, 200.0, 300.0), strict=True)
    ]
    row = "Nazorg: onderzoek belasting | 9 december 2021 | afgedaan met brief"
    assert _tables(*lines, rules=()) == [" / ".join([row] * 3)]


def test_a_last_row_on_the_next_page_may_have_an_empty_cell() -> None:
    rows = [
        (text, x, 140.0 + 14 * row)
        for row in range(4)
        for text, x in (("Polen", 70.0), ("Warschau", 200.0), ("2", 300.0))
    ]
    pages = lay_out(
        [sheet(*paragraph(100), *rows), sheet(("Totaal", 70.0, 100.0), ("8", 300.0, 100.0), *paragraph(140))]
    )
    assert [block.rows for block in pages[1].blocks if block.kind == "table"] == [(("Totaal", "8"),)]


def _texts(*lines: tuple[str, ...]) -> list[int]:
    """Rows of lines that each have texts at 70 and 200, or at 200 alone where the first is empty."""
    placed = []
    for n, texts in enumerate(lines):
        y = 100 + 13.0 * n
        cells = [
            Word(text, x, x + 5 * len(text), y, 10.0, False, False)
            for x, text in zip((70, 200), texts, strict=True)
            if text
        ]
        placed.append(Line(tuple(cells), y, 10.0))
    return _rows(*placed)


def test_a_line_that_goes_on_in_every_cell_is_no_row_of_its_own() -> None:
    assert _texts(("Nazorg", "9 december"), ("belasting", "2021"), ("Traject", "6 april 2023")) == [0, 0, 1]
    assert _texts(("Aantal", "12"), ("waarvan", "3")) == [0, 1]


def test_heads_set_left_over_figures_set_right_are_one_column() -> None:
    head = [*words("Jaar", 70, 100), *words("Aantal", 120, 100), *words("Aandeel", 250, 100)]
    lines = [Line(tuple(Word(*part[:3], part.y, 10.0, False, False) for part in head), 100.0, 10.0)]
    for n in range(3):
        cells = [(f"202{n}", 70.0), ("14.203", 200.0), ("71%", 330.0)]
        made = tuple(Word(text, x, x + 5 * len(text), 118 + 13.0 * n, 10.0, False, False) for text, x in cells)
        lines.append(Line(made, 118 + 13.0 * n, 10.0))
    assert len(gutters(lines, AREA)) == 2


def test_a_head_over_several_columns_belongs_to_the_table_under_it() -> None:
    def line(y: float, *cells: tuple[str, float]) -> Line:
        return Line(tuple(Word(text, x, x + 5 * len(text), y, 10.0, False, False) for text, x in cells), y, 10.0)

    head = line(100, ("Onderdeel", 70), ("Begroting", 200), ("Realisatie", 300))
    years = line(118, ("2023", 200), ("2024", 250), ("2023", 300), ("2024", 350))
    rows = [line(136 + 18 * n, ("Haven", 70), ("5,2", 205), ("5,4", 255), ("4,9", 305), ("5,1", 355)) for n in range(3)]
    between = gutters([years, *rows], AREA)
    assert with_head([head, years, *rows], 2, 5, between, AREA) == 0
    text = words("Dit zijn de cijfers over beide jaren, in miljoenen euro.", 70, 100)
    prose = line(100, *((part.text, part.x0) for part in text))
    assert with_head([prose, years, *rows], 1, 5, between, AREA) == 1


def test_a_row_of_sums_is_a_row_although_its_first_cell_is_empty() -> None:
    def row(y: float, *cells: tuple[str, float]) -> Line:
        return Line(tuple(Word(text, x, x + 30, y, 10.0, False, False) for text, x in cells), y, 10.0)

    strips = [(120.0, 150.0), (220.0, 250.0), (320.0, 350.0)]
    last = row(100, ("7", 70), ("Overig", 150), ("10,00", 250), ("9,00", 350))
    sums = row(113, ("Totaal", 150), ("30,00", 250), ("25,00", 350))
    more = row(113, ("posten", 150), ("2025", 250))
    assert row_numbers([last, sums], strips, AREA, [0, 0]) == [0, 1]
    assert row_numbers([last, more], strips, AREA, [0, 0]) == [0, 0]
    wrapped = row(113, ("kosten", 150))
    sums = row(126, ("Totaal", 150), ("30,00", 250), ("25,00", 350))
    assert row_numbers([last, wrapped, sums], strips, AREA, [0, 0, 0]) == [0, 0, 1]


def test_a_row_at_the_top_of_a_page_stands_above_the_first_rule_with_all_its_lines() -> None:
    reasons = [(f"reden {n}", 360.0, 100.0 + 12 * n) for n in range(5)]
    first = [("Werk", 70.0, 100.0), ("12", 220.0, 100.0), *reasons]
    rows = [(cell, x, 170.0 + 20 * n) for n in range(4) for cell, x in (("Werk", 70.0), ("12", 220.0), ("goed", 360.0))]
    rules = tuple(Rule(66.0, y, 520.0, y) for y in (156.0, 176.0, 196.0, 216.0, 236.0))
    blocks = lay_out([sheet(*paragraph(100, 6)), sheet(*first, *rows, *paragraph(300), rules=rules)])[1].blocks
    assert [block.kind for block in blocks] == ["table", "paragraph"]
    assert blocks[0].rows[0] == ("Werk", "12", "reden 0 reden 1 reden 2 reden 3 reden 4")


def _wide(*rows: tuple[float, list[str]]) -> list[tuple[str, float, float]]:
    places = (70.0, 110.0, 260.0, 360.0, 450.0)
    return [(cell, x, y) for y, cells in rows for cell, x in zip(cells, places, strict=True) if cell]


def test_one_row_with_empty_cells_carries_on_the_table_of_the_page_before() -> None:
    head = ["Nr.", "Post", "Gevraagd", "Gegeven", "Reden"]
    rows = [(152.0 + 20 * n, [f"{n}", "Werk", "10,00", "9,00", "te duur"]) for n in range(4)]
    first = sheet(*paragraph(100), *_wide((132.0, head), *rows))
    second = sheet(*_wide((100.0, ["", "Totaal", "40,00", "36,00", ""])), *paragraph(139))
    assert [block.kind for block in lay_out([first, second])[1].blocks] == ["table", "paragraph"]


def test_a_bracket_that_closes_in_a_later_column_opens_no_list() -> None:
    rows = [(132.0 + 20 * n, [f"{n}", "Werk", "10,00", "9,00", "te duur"]) for n in range(4)]
    cell = _wide(
        (212.0, ["5", "Advies (uur, € 90,", "10,00", "9,00", "boven het"]),
        (225.0, ["", "90) per dag", "", "", "maximum"]),
    )
    blocks = lay_out([sheet(*paragraph(100), *_wide(*rows), *cell, *paragraph(270))])[0].blocks
    assert [block.kind for block in blocks] == ["paragraph", "table", "paragraph"]


def test_two_words_in_a_cell_are_no_torn_word() -> None:
    lexicon = frozenset("beslag genomen beslaggenomen".split())
    cells = [Cell(0, 0, (Word("Land", 0, 1, 0, 10, False, False),))]
    cells += [Cell(0, 1, (Word(word, 0, 1, 0, 10, False, False),)) for word in ("beslag", "genomen")]
    assert rows_of(cells, 2, HyphenJudge((), lexicon))[0][1] == "beslag genomen"


def _narrow_cell(*lines: tuple[str, float]) -> str:
    """The text of a cell, from its lines and the room that each leaves."""
    cells = [
        Cell(0, 0, tuple(Word(w, 0, 5.0 * len(w), 0, 10, False, False) for w in line.split()), room)
        for line, room in lines
    ]
    return rows_of([*cells, Cell(0, 1, cells[0].words)], 2, HyphenJudge((), LEXICON | {"en", "ijd"}))[0][0]


def test_what_fills_its_cell_to_the_last_letter_was_torn_there() -> None:
    assert _narrow_cell(("Doorloopt", 2.0), ("ijd; per", 9.0)) == "Doorlooptijd; per"
    assert _narrow_cell(("Toezichtra", 2.0), ("pportages", 9.0)) == "Toezichtrapportages"
    assert _narrow_cell(("Toezichtra", 30.0), ("pportages", 9.0)) == "Toezichtra pportages"
    assert _narrow_cell(("Toezicht", 2.0), ("per", 9.0)) == "Toezicht per"
    assert _narrow_cell(("Aanvrag", 2.0), ("en", 9.0)) == "Aanvragen"
    assert _narrow_cell(("Aanvrag", 2.0), ("en per dag", 9.0)) == "Aanvrag en per dag"
    assert _narrow_cell(("Heerlem", 2.0), ("en", 9.0)) == "Heerlemen"
    assert _narrow_cell(("Heerlem", 30.0), ("en", 9.0)) == "Heerlem en"


def test_a_figure_that_fills_its_cell_was_torn_there() -> None:
    assert _narrow_cell(("€ 1.250.000,0", 1.0), ("0", 50.0)) == "€ 1.250.000,00"
    assert _narrow_cell(("€ 1.250.000,00", 1.0), ("0", 50.0)) == "€ 1.250.000,00 0"
    assert _narrow_cell(("€ 1.250.000,0", 20.0), ("0", 50.0)) == "€ 1.250.000,0 0"


def test_what_a_bracket_adds_to_a_first_cell_is_no_row() -> None:
    assert _texts(("Kosten", "12"), ("(mln.)", ""), ("Baten", "14")) == [0, 0, 1]


def test_a_word_that_found_no_room_after_a_space_carries_on_its_cell() -> None:
    above = Line(
        (Word("Oever", 70, 158, 100, 10.0, False, False), Word("12", 200, 210, 100, 10.0, False, False)), 100, 10.0
    )
    for width, carried in ((29.0, True), (20.0, False)):
        line = Line((Word("Maas", 70, 70 + width, 113, 10.0, False, False),), 113, 10.0)
        assert carries_on(line, above, GUTTERS, AREA) is carried


def test_rows_that_stand_evenly_apart_wrap_although_the_rest_fills_every_column() -> None:
    rows = [100.0 + 17 * row for row in range(5)]
    rest = [_line(y, 70, 200) for y in (*rows, rows[-1] + 10.5)]
    assert _rows(*rest) == [0, 1, 2, 3, 4, 4]
    near = [_line(y, 70, 200) for y in (100.0, 117.0, 127.5, 138.0)]
    assert _rows(*near) == [0, 1, 2, 3]


def test_sums_that_wrap_after_their_sign_are_a_row() -> None:
    def row(y: float, *cells: tuple[str, float]) -> Line:
        return Line(tuple(Word(text, x, x + 30, y, 10.0, False, False) for text, x in cells), y, 10.0)

    strips = [(120.0, 150.0), (220.0, 250.0), (320.0, 350.0)]
    last = row(100, ("7", 70), ("Overig", 150), ("10,00", 250), ("9,00", 350))
    signs = row(113, ("Totaal", 150), ("€", 250), ("€", 350))
    sums = row(126, ("30,00", 250), ("25,00", 350))
    assert row_numbers([last, signs, sums], strips, AREA, [0, 0, 0]) == [0, 1, 1]


def test_a_sentence_over_the_columns_is_no_head() -> None:
    def line(y: float, *cells: tuple[str, float]) -> Line:
        return Line(tuple(Word(text, x, x + 5 * len(text), y, 10.0, False, False) for text, x in cells), y, 10.0)

    rows = [line(118 + 18 * n, ("Haven", 70), ("5,25", 200), ("14,40", 300)) for n in range(3)]
    between = gutters(rows, AREA)
    words = "De cijfers over de havens ge| ven voor elk jaar aan wat| nodig was."
    x, texts = 70.0, []
    for start, part in zip((70.0, 200.0, 300.0), words.split("|"), strict=True):
        x = start
        for text in part.split():
            texts.append((text, x))
            x += 5 * len(text) + 2.5
    assert with_head([line(100, *texts), *rows], 1, 4, between, AREA) == 1


def test_a_first_cell_that_spans_rows_leaves_their_figures_apart() -> None:
    def row(y: float, *cells: tuple[str, float]) -> Line:
        return Line(tuple(Word(text, x, x + 30, y, 10.0, False, False) for text, x in cells), y, 10.0)

    strips = [(120.0, 150.0), (220.0, 250.0), (320.0, 350.0)]
    first = row(100, ("Haven", 70), ("Kraan", 150), ("3,1", 250), ("4,4", 350))
    second = row(118, ("Sluis", 150), ("2,2", 250), ("2,9", 350))
    rest = row(113, ("nieuw", 150), ("2025", 250))
    assert with_spanned([first, second, first], [0, 0, 1], strips) == [0, 1, 2]
    assert with_spanned([first, rest], [0, 0], strips) == [0, 0]


def test_rows_far_apart_tell_that_a_line_carries_on_its_row() -> None:
    def row(y: float, *texts: str) -> Line:
        placed = zip(texts, (70.0, 200.0, 400.0), strict=True)
        return Line(tuple(Word(text, x, x + 5 * len(text), y, 8.0, False, False) for text, x in placed), y, 8.0)

    lines = [
        row(100, "Wat", "Wie", "Gereed"),
        row(120, "Masten", "aanbieders", "2026"),
        row(140, "Roaming-bij", "onderzoeker", "maart"),
    ]
    lines += [row(149.5, "112", "meldkamers", "2026"), row(170, "Nieuw", "minister", "mei")]
    between = [(130.0, 200.0), (260.0, 400.0)]
    assert row_numbers(lines, between, Area(9.0, 70.0, 520.0, 12.0), [0] * len(lines)) == [0, 1, 2, 2, 3]


def test_a_last_row_whose_cells_are_centred_belongs_to_the_table() -> None:
    rows = [part for n in range(3) for part in (("Haven", 70.0, 100.0 + 20 * n), ("5,25", 200.0, 100.0 + 20 * n))]
    last = [("Omzet van naar", 200.0, 160.0), ("Kantoren", 70.0, 166.0), ("schatting", 200.0, 172.0)]
    assert _tables(*rows, *last, rules=())[0].endswith(" / Kantoren | Omzet van naar schatting")


def test_a_first_row_may_open_with_the_first_line_of_its_last_cell() -> None:
    head = [("Ge-", 300.0, 94.0), ("Nr.", 70.0, 100.0), ("Naam", 200.0, 100.0), ("reed", 300.0, 106.0)]
    rows = [(text, x, 124.0 + 18 * n) for n in range(3) for text, x in (("A", 70.0), ("Spoor", 200.0), ("2029", 300.0))]
    assert _tables(*paragraph(50.0), *head, *rows, rules=())[0].startswith("Nr. | Naam | Gereed / A | ")


def test_a_line_under_a_cell_with_room_left_is_a_row() -> None:
    def line(y: float, *texts: str) -> Line:
        placed = [word for text, x in zip(texts, (70.0, 200.0, 320.0), strict=False) for word in _set(text, x, y)]
        return Line(tuple(placed), y, 10.0)

    texts = [
        "Advies van de Autoriteit|juni|Vanwege het register",
        "Advies van de Raad|juni",
        "Ministerraad|september 2031",
    ]
    texts += ["Advies van de afdeling|mei|Spoed", "Indiening|maart|Na advies"]
    lines = [line(100 + 12 * n, *text.split("|")) for n, text in enumerate(texts)]
    assert row_numbers(lines, gutters(lines, AREA), AREA, [0] * len(lines)) == [0, 1, 2, 3, 4]


def test_a_head_that_is_set_right_may_begin_under_the_column_before() -> None:
    between = [(386.0, 396.0)]
    line = Line(
        (*_set("Stand van", 295.0, 100.0), Word("Gereed", 385.0, 416.0, 100.0, 10.0, False, False)), 100.0, 10.0
    )
    assert [[word.text for word in words] for words in by_column(line, between).values()] == [
        ["Stand", "van"],
        ["Gereed"],
    ]
    rows = [Line((*_set("Stand", 295.0, y), *_set("2028", 396.0, y)), y, 10.0) for y in (118.0, 136.0)]
    assert with_head([line, *rows], 1, 3, between, AREA) == 0


def test_a_first_row_whose_cells_are_centred_belongs_to_the_table() -> None:
    first = [("Subsidie voor duurzame", 200.0, 100.0), ("Regeling", 70.0, 106.0), ("energie", 200.0, 112.0)]
    rows = [part for n in range(3) for part in (("Budget", 70.0, 132.0 + 20 * n), ("5,25", 200.0, 132.0 + 20 * n))]
    found = _tables(*first, *rows, rules=())[0]
    assert found.startswith("Regeling | Subsidie voor duurzame energie / Budget | 5,25 / ")
    ruled = tuple(Rule(65.0, y, 500.0, y) for y in (120.0, 140.0, 160.0, 180.0))
    assert _tables(*first, *rows, rules=ruled)[0].startswith("Regeling | Subsidie voor duurzame energie / Budget")


def test_a_rule_over_the_sums_leaves_the_rows_above_it_apart() -> None:
    rows = [
        (text, x, 104.0 + 14 * n) for n in range(5) for text, x in (("Dak", 70.0), ("80,0", 200.0), ("84,6", 300.0))
    ]
    ruled = tuple(Rule(65.0, y, 500.0, y) for y in (94.0, 108.0, 150.0, 164.0))
    assert _tables(*rows, rules=ruled)[0].count("Dak | 80,0 | 84,6") == 5


def test_a_first_cell_that_goes_on_in_a_small_letter_is_one_with_what_goes_on_beside_it() -> None:
    def line(y: float, *texts: str) -> Line:
        placed = [
            word for text, x in zip(texts, (70.0, 250.0, 330.0), strict=False) for word in _set(text, x, y) if text
        ]
        return Line(tuple(placed), y, 10.0)

    texts = ["Wat|Wanneer|Wie", "Algemene maatregel bestuur|maart|Autoriteit Consument en", "tarieven||Markt"]
    texts += ["Evaluatie|juni|Bureau", "Voortgangsbrief|januari"]
    lines = [line(100 + 12 * n, *text.split("|")) for n, text in enumerate(texts)]
    assert row_numbers(lines, gutters(lines, AREA), AREA, [0] * len(lines)) == [0, 1, 1, 2, 3]


def test_lines_further_apart_than_any_text_are_rows() -> None:
    def line(y: float, *texts: str) -> Line:
        placed = [word for text, x in zip(texts, (70.0, 250.0, 330.0), strict=False) for word in _set(text, x, y)]
        return Line(tuple(placed), y, 8.0)

    texts = ["Evaluatie van de garantieregeling|juni|Bureau", "Warmteprogramma|eind", "Voortgangsbrief|mei|Minister"]
    lines = [line(100 + 15 * n, *text.split("|")) for n, text in enumerate(texts)]
    assert row_numbers(lines, [(235.0, 250.0), (270.0, 330.0)], AREA, [0] * len(lines)) == [0, 1, 2]


def test_larger_type_under_a_table_is_no_row() -> None:
    rows = [
        part for n in range(3) for part in words("Haven", 70.0, 100.0 + 14 * n) + words("5,25", 200.0, 100.0 + 14 * n)
    ]
    heading = words("Planning", 70.0, 152.0, 13.0, bold=True)
    more = [
        part for n in range(3) for part in words("Stap", 70.0, 172.0 + 14 * n) + words("mei", 200.0, 172.0 + 14 * n)
    ]
    text = [part for line in paragraph(60) for part in words(*line)]
    blocks = lay_out([Sheet(595.0, 842.0, (*text, *rows, *heading, *more), ())])[0].blocks
    assert [block.kind for block in blocks] == ["paragraph", "table", "heading", "table"]


def _set(text: str, x: float, y: float) -> list[Word]:
    placed: list[Word] = []
    for word in text.split():
        placed.append(Word(word, x, x + 5 * len(word), y, 10.0, False, False))
        x += 5 * len(word) + 2.8
    return placed
