"""Where does a list item start when its number is no more than a word before it?"""

from __future__ import annotations

from ipsearch.readers.layout import Sheet, lay_out
from tests.unit.readers.layout.placed import paragraph, sheet, words

LONG = "Uw aanvraag is op tijd ontvangen en voldoet aan alle eisen die de regeling daaraan stelt en"


def _blocks(*lines: tuple[str, float, float]) -> list[tuple[str, str]]:
    blocks = lay_out([sheet(*paragraph(100), *lines)])[0].blocks[1:]
    return [(block.kind, block.text.split()[0]) for block in blocks]


def test_the_next_line_shows_that_a_number_stands_out() -> None:
    hanging = [(f"2.1 {LONG}", 70.0, 139.0), ("is volledig.", 87.8, 152.0)]
    assert _blocks(*hanging) == [("bullet", "2.1")]
    assert _blocks(hanging[0], ("is volledig.", 70.0, 152.0)) == [("paragraph", "2.1")]


def test_a_number_without_room_stands_over_its_item() -> None:
    item = [("2.3.1", 70.0, 139.0), (LONG, 84.0, 152.0), ("is volledig.", 84.0, 165.0)]
    assert _blocks(*item) == [("bullet", "2.3.1")]


def test_the_number_of_an_article_that_starts_a_line_stays_in_its_sentence() -> None:
    lines = [("De regels staan in het besluit van de provincie, dat is gewijzigd, en in artikel", 70.0, 139.0)]
    assert _blocks(*lines, (f"3.4 {LONG}", 70.0, 152.0), ("is volledig.", 70.0, 165.0)) == [("paragraph", "De")]


def test_lines_on_a_page_on_its_side_do_not_tell_where_text_ends() -> None:
    wide = sheet(*((f"{LONG} {LONG[:60]}", 70.0, 100.0 + 13.0 * line) for line in range(3)))
    pages = [sheet(*paragraph(100), *paragraph(152, 3)), type(wide)(842.0, 595.0, wide.fragments)]
    text = sheet(*paragraph(100), (f"2. {LONG}", 70.0, 139.0), ("31 december.", 70.0, 152.0))
    assert len(lay_out([*pages, text])[2].blocks) == 2


def test_a_capital_with_a_bracket_opens_an_item_without_room_after_it() -> None:
    lines = [("A) of het werk op tijd klaar is;", 70.0, 139.0), ("B) of het werk goed is.", 70.0, 152.0)]
    assert _blocks(*lines) == [("bullet", "A)"), ("bullet", "B)")]


def test_a_sentence_that_starts_under_the_text_of_an_item_at_the_top_of_a_page_is_of_that_item() -> None:
    item = [("•", 70.0, 139.0), ("Wij vragen om drie dingen.", 84.0, 139.0)]
    first = sheet(*paragraph(100), *item)

    def kinds(x: float) -> list[str]:
        return [
            block.kind for block in lay_out([first, sheet(("Het gaat om dit:", x, 100.0), *paragraph(130))])[1].blocks
        ]

    assert kinds(84.0) == ["bullet", "paragraph"]
    assert kinds(70.0) == ["paragraph", "paragraph"]


def test_a_sentence_about_an_addressee_at_the_top_of_a_page_is_text() -> None:
    page = sheet(("Aan de minister. Wij vragen u om:", 70.0, 100.0), *paragraph(130))
    assert [block.kind for block in lay_out([sheet(*paragraph(100)), page])[1].blocks] == ["paragraph", "paragraph"]


def test_headings_that_count_are_no_running_heads_where_they_open_pages() -> None:
    def page(first: int) -> Sheet:
        parts = [part for y in (190.0, 260.0, 380.0) for line in paragraph(y) for part in words(*line)]
        for number, y in enumerate((100.0, 230.0, 350.0), first):
            parts += words(f"Vraag {number}", 70.0, y, bold=True)
        return Sheet(595.0, 842.0, tuple(parts))

    read = lay_out([page(1), page(4), page(7)])
    assert [page.blocks[0].kind for page in read] == ["heading"] * 3


def test_a_wide_number_leaves_less_room_before_its_item() -> None:
    def read(x: float) -> list[tuple[str, str]]:
        return _blocks(("2.3.1", 70.0, 139.0), ("De commissie waardeert het plan.", x, 139.0))

    assert read(98.9) == [("bullet", "2.3.1")]
    assert read(97.8) == [("paragraph", "2.3.1")]


def _asked(text: str, y: float, number: str) -> Sheet:
    return sheet((number, 70.0, y), (text, 90.0, y))


def test_questions_whose_numbers_stand_out_are_parted_from_their_answers() -> None:
    long = "Kunt u uiteenzetten welke gevolgen de nieuwe dienstregeling heeft voor de eilanden?"
    asked = [("Wat is uw oordeel?", "1", 139.0), (long, "2", 191.0), ("Wanneer volgt het besluit?", "3", 256.0)]
    parts = [part for text, number, y in asked for part in _asked(text, y, number).fragments]
    parts += sheet(("Waarom is dat zo?", 90.0, 204.0)).fragments
    for y in (155.0, 220.0, 272.0):
        parts += sheet(*paragraph(y)).fragments
    blocks = lay_out([Sheet(595.0, 842.0, (*sheet(*paragraph(100)).fragments, *parts))])[0].blocks[1:]
    assert [block.kind for block in blocks] == ["paragraph"] * 6
    assert [block.text.split()[0] for block in blocks] == ["1", "Het", "2", "Het", "3", "Het"]
    assert blocks[2].text.endswith("dat zo?"), "a sentence under the text of a question belongs to it"
