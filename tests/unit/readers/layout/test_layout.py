"""What does placed text show by its place alone?"""

from __future__ import annotations

import pytest

from ipsearch.readers.layout import Fragment, Sheet, lay_out
from ipsearch.readers.layout.folios import EdgeLines, folios
from ipsearch.readers.layout.lines import Line, lines_of
from ipsearch.readers.layout.sheets import Rule
from ipsearch.readers.layout.softhyphens import settled
from ipsearch.readers.layout.words import Word, words_of


def _fragment(
    text: str, x: float, y: float, size: float = 10.0, *, spaced: bool = False, bold: bool = False
) -> Fragment:
    return Fragment(text, x, x + 0.5 * size * len(text), y, size, bold, False, spaced)


def _line(text: str, x: float, y: float, size: float = 10.0) -> Line:
    return lines_of(words_of(_words(text, x, y, size)))[0]


def _words(text: str, x: float, y: float, size: float = 10.0, *, bold: bool = False) -> list[Fragment]:
    fragments = []
    for word in text.split():
        fragments.append(_fragment(word, x, y, size, spaced=bool(fragments), bold=bold))
        x = fragments[-1].x1 + 0.28 * size
    return fragments


def _sheet(*lines: tuple[str, float, float], height: float = 842.0, rules: tuple[Rule, ...] = ()) -> Sheet:
    return Sheet(595.0, height, tuple(part for text, x, y in lines for part in _words(text, x, y)), rules)


SENTENCE = "Het kabinet werkt samen met de provincies aan een goede spreiding van de voorzieningen in het"


def test_nothing_gives_nothing() -> None:
    assert lay_out([]) == ()
    assert lay_out([Sheet(595.0, 842.0, ())])[0].blocks == ()


def test_raised_figures_are_markers_and_raised_letters_are_not() -> None:
    line = lines_of(
        words_of(
            [
                *_words("op de 2", 70, 100),
                _fragment("e", 100.8, 96.5, 6),
                *_words("dag", 110, 100),
                _fragment("12", 126, 96.5, 6),
            ]
        )
    )[0]
    assert line.text == "op de 2e dag"
    assert [mark.label for mark in line.marks] == ["12"]


def test_square_metres_are_no_footnote() -> None:
    line = lines_of(words_of([*_words("een vestiging van 300 m", 70, 100), _fragment("2", 176.4, 96.5, 6)]))[0]
    assert line.text.endswith("m2")
    assert line.marks == ()


def test_a_marker_that_pushes_its_line_down_parts_no_sentence() -> None:
    lines = [(SENTENCE, 70.0, 100.0 + 13 * n) for n in range(4)]
    low = [("land en zal daar over een jaar op terugkomen als dat nodig blijkt.", 70.0, 157.0)]
    page = _sheet(*lines, *low)
    marked = Sheet(page.width, page.height, (*page.fragments, _fragment("1", 94.0, 153.0, 5)))
    assert [block.text.split()[0] for block in lay_out([marked])[0].blocks] == ["Het"]
    assert len(lay_out([page])[0].blocks) == 2, "without a marker, white parts them"


def test_words_drawn_twice_count_once() -> None:
    doubled = [_fragment("Datum", 70, 100), _fragment("Datum", 70.3, 100)]
    assert [word.text for word in words_of(doubled)] == ["Datum"]


@pytest.mark.parametrize(
    ("feet", "numbers"),
    [
        (["Pagina 3 van 15", "Pagina 5 van 15"], {0: 3, 1: 5}),
        (["3/15", "4/15"], {0: 3, 1: 4}),
        (["- 1 -", "- 2 -"], {0: 1, 1: 2}),
        (["7", "8"], {0: 7, 1: 8}),
        (["blz. 2", "blz. 3"], {0: 2, 1: 3}),
        (
            [
                "Tweede Kamer, vergaderjaar 2031–2032, 38 812, nr. 9 1",
                "Tweede Kamer, vergaderjaar 2031–2032, 38 812, nr. 9 2",
            ],
            {0: 1, 1: 2},
        ),
        (["Ministerie | 2031 | 4", "Ministerie | 2031 | 5"], {0: 4, 1: 5}),
        (["Ministerie van Letteren", "Ministerie van Letteren"], {}),
        (["9", "4"], {}),
        (["Postbus 20011", "Postbus 20011"], {}),
    ],
)
def test_page_numbers_in_the_foot(feet: list[str], numbers: dict[int, int]) -> None:
    pages = [EdgeLines((_line(foot, 70, 800),), 842.0) for foot in feet]
    assert {index: folio.number for index, folio in folios(pages, 10.0).items()} == numbers


def test_a_number_in_the_text_is_no_page_number() -> None:
    pages = [EdgeLines((_line("12", 70, 400),), 842.0), EdgeLines((_line("13", 70, 400),), 842.0)]
    assert folios(pages, 10.0) == {}


def test_text_with_an_indent_under_the_subject_is_text() -> None:
    head = [
        ("Ministerie van Letteren", 70.0, 60.0),
        ("Datum 4 april 2032", 70.0, 90.0),
        ("Betreft Boeken", 82.0, 110.0),
    ]
    text = [(SENTENCE, 82.0, 126.0), *((SENTENCE, 70.0, 139.0 + 13 * row) for row in range(3))]
    blocks = lay_out([_sheet(*head, *text)])[0].blocks
    assert [block.kind for block in blocks][-2:] == ["header", "paragraph"]
    assert blocks[-1].text.count(SENTENCE) == 4


def test_a_sentence_that_opens_a_page_is_no_address() -> None:
    opening = "Aan het lid Zeeman heb ik toegezegd te onderzoeken of de regeling voor de bibliotheken in het"
    text = [(opening, 70.0, 90.0), ("land kan worden verlengd. Dat is het geval.", 70.0, 103.0)]
    rest = [(SENTENCE, 70.0, 130.0 + 13 * row) for row in range(3)]
    pages = lay_out([_sheet(*rest), _sheet(*text, *((line, x, y + 40.0) for line, x, y in rest))])
    assert pages[1].blocks[0].kind == "paragraph"
    assert pages[1].blocks[0].text.startswith("Aan het lid Zeeman")


@pytest.mark.parametrize(
    "note", ["Jaarbeeld bibliotheken 2030, blz. 31-33.", "Zie de nota (pag. 12)", "Jaarbeeld, blz. 31"]
)
def test_a_page_that_a_note_cites_is_not_the_number_of_its_page(note: str) -> None:
    pages = [EdgeLines((_line(note, 70, 770), _line("- 1 -", 290, 800)), 842.0)]
    pages.append(EdgeLines((_line("- 2 -", 290, 800),), 842.0))
    assert {index: folio.number for index, folio in folios(pages, 10.0).items()} == {0: 1, 1: 2}


def test_a_page_label_is_a_hint_that_invents_nothing() -> None:
    pages = [EdgeLines((), 842.0, label="5"), EdgeLines((), 842.0, label="6")]
    assert folios(pages, 10.0) == {}


def test_soft_hyphens_count_only_where_they_can_be_trusted() -> None:
    def word(text: str, x: float) -> Word:
        return Word(text, x, x + 30, 100, 10, False, False)

    trusted = [[word("non-paper", 70), word("samen\u00ad", 500)]]
    assert settled(trusted)[0][1].text == "samen\u00ad"
    drawn_inside = [[word("non-paper", 70), word("EU\u00adlanden", 120), word("samen\u00ad", 500)]]
    assert [item.text for item in settled(drawn_inside)[0]] == ["non-paper", "EU-landen", "samen-"]


def test_two_ministers_sign_side_by_side() -> None:
    sheet = _sheet(
        (SENTENCE, 70, 100),
        ("land.", 70, 113),
        ("De Minister van Letteren,", 70, 160),
        ("De Minister van Financiën,", 320, 160),
        ("A.B. de Vries", 70, 220),
        ("C. Jansen", 320, 220),
    )
    signatures = [block.text for block in lay_out([sheet])[0].blocks if block.kind == "signature"]
    assert signatures == ["De Minister van Letteren,\nA.B. de Vries", "De Minister van Financiën,\nC. Jansen"]


def test_a_letterhead_is_set_apart_with_its_values() -> None:
    sheet = _sheet(
        ("Aan de Voorzitter van de Tweede Kamer", 70, 100),
        ("der Staten-Generaal", 70, 113),
        ("Postbus 20018", 70, 126),
        ("2500 EA DEN HAAG", 70, 139),
        ("Datum 4 april 2032", 70, 180),
        ("Betreft Spreiding van bibliotheken", 70, 193),
        (SENTENCE, 70, 240),
        ("land en zal u daarover in het najaar berichten.", 70, 253),
    )
    blocks = lay_out([sheet])[0].blocks
    assert [block.text for block in blocks if block.kind == "header"][1:] == [
        "Datum 4 april 2032",
        "Betreft Spreiding van bibliotheken",
    ]
    assert [block.text for block in blocks if block.kind == "paragraph"] == [
        f"{SENTENCE} land en zal u daarover in het najaar berichten."
    ]


def test_a_dash_inside_a_sentence_opens_no_item() -> None:
    sheet = _sheet(
        (f"{SENTENCE} land", 70, 100),
        ("– en dat geldt ook voor de steden – en zal u daarover in het najaar berichten over het", 70, 113),
        ("verdere verloop.", 70, 126),
    )
    assert [block.kind for block in lay_out([sheet])[0].blocks] == ["paragraph"]


@pytest.mark.parametrize(("title", "kind"), [("Bijlage 2 Missies", "paragraph"), ("Bijlage: overzicht", "header")])
def test_the_title_of_an_annex_is_no_letterhead(title: str, kind: str) -> None:
    sheet = _sheet(
        ("Aan de Voorzitter van de Tweede Kamer", 70, 100),
        ("Postbus 20018", 70, 113),
        ("Datum 4 april 2032", 70, 126),
        (title, 70, 170),
        (SENTENCE, 70, 190),
        ("land en zal u daarover in het najaar berichten.", 70, 203),
    )
    assert [block.kind for block in lay_out([sheet])[0].blocks if block.text == title] == [kind]


def test_the_title_of_an_annex_with_a_colon_is_known_by_its_type() -> None:
    head = _sheet(
        ("Aan de Voorzitter van de Tweede Kamer", 70, 100),
        ("Postbus 20018", 70, 113),
        ("Datum 4 april 2032", 70, 126),
        (SENTENCE, 70, 190),
        ("land en zal u daarover in het najaar berichten.", 70, 203),
    )
    title = _words("Bijlage: plaatsen en missies", 70, 170, bold=True)
    page = Sheet(595.0, 842.0, (*head.fragments, *title))
    assert ("heading", "Bijlage: plaatsen en missies") in [(b.kind, b.text) for b in lay_out([page])[0].blocks]


def test_a_margin_line_that_touches_the_text_goes_with_its_column() -> None:
    text = [(SENTENCE, 200.0, 100.0 + 13 * row) for row in range(12)]
    column = [("Bij beantwoording", 60.0, 113.0), ("de datum vermelden", 60.0, 122.0), ("kort.", 60.0, 131.0)]
    placed = [part for line in column for part in _words(*line, 7)]
    # The words of the second line fill the column, up to the text.
    placed += [_fragment("en ons kenmerk vermelden wel", 101.0, 139.0, 7)]
    touching = [part._replace(x0=60.0) if part.text.startswith("en ons") else part for part in placed]
    page = Sheet(595.0, 842.0, (*(part for line in text for part in _words(*line)), *touching))
    blocks = lay_out([page])[0].blocks
    assert not any("kenmerk" in block.text for block in blocks if block.kind == "paragraph")


def test_text_that_ends_beside_the_page_number_stays_text() -> None:
    pages = [
        _sheet(
            *((f"{SENTENCE[6 * n :]} en verder", 70.0, 690.0 + 13 * row) for row in range(6)),
            (f"{SENTENCE[6 * n : 50]} slot.", 70.0, 768.0),
            (f"Pagina {n} van 3", 470.0, 768.0),
        )
        for n in (1, 2, 3)
    ]
    blocks = [block for page in lay_out(pages) for block in page.blocks]
    assert [block.text[-5:] for block in blocks if block.kind == "paragraph"] == ["slot."] * 3
    assert [block.text for block in blocks if block.kind == "footer"] == [f"Pagina {n} van 3" for n in (1, 2, 3)]


def test_a_formula_that_closes_the_letter_is_a_paragraph_of_its_own() -> None:
    lines = [(SENTENCE, 70.0, 100.0 + 13 * n) for n in range(5)]
    last = "Een afschrift van deze brief zend ik aan de voorzitter van de Eerste Kamer."
    page = _sheet(*lines, (last, 84.0, 165.0), ("Hoogachtend,", 84.0, 178.0))
    assert [block.text.split()[0] for block in lay_out([page])[0].blocks][-1] == "Hoogachtend,"


def test_a_number_between_signs_may_be_the_only_one() -> None:
    pages = [
        _sheet(*[(SENTENCE, 70.0, 100.0 + 13 * n) for n in range(20)], *foot)
        for foot in ((), (("- 2 -", 290.0, 800.0),))
    ]
    assert [page.printed for page in lay_out(pages)] == [None, 2]
    pages[1] = _sheet(*[(SENTENCE, 70.0, 100.0 + 13 * n) for n in range(20)], ("- 7 -", 290.0, 800.0))
    assert [page.printed for page in lay_out(pages)] == [None, None]


def test_the_line_of_a_page_number_is_one_foot() -> None:
    def page(n: int, x: float) -> Sheet:
        lines = [(f"{SENTENCE[6 * n :]} en verder", 70.0, 300.0 + 13 * row) for row in range(6)]
        return _sheet(*lines, (f"Pagina {n} van 3", x, 800.0))

    for x in (70.0, 460.0, 530.0):
        for read in lay_out([page(n, x) for n in (1, 2, 3)]):
            assert [block.kind for block in read.blocks] == ["paragraph", "footer"]


@pytest.mark.parametrize("foot", ["Onderhoud | {n}", "{n}", "Onderhoud aan sluizen {n}"])
def test_a_page_on_its_side_has_its_foot_at_its_own_foot(foot: str) -> None:
    def page(n: int, *, wide: bool = False) -> Sheet:
        lines = [(f"{SENTENCE[6 * n :]} en verder", 70.0, 200.0 + 13 * row) for row in range(6)]
        end = 560.0 if wide else 807.0
        placed = _sheet(*lines, (foot.format(n=n), 440.0, end)).fragments
        return Sheet(842.0, 595.0, placed) if wide else Sheet(595.0, 842.0, placed)

    read = lay_out([page(1), page(2, wide=True), page(3)])
    assert [page.printed for page in read] == [1, 2, 3]
    assert [[block.kind for block in page.blocks] for page in read] == [["paragraph", "footer"]] * 3
