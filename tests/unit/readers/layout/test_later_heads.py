"""What stands at the top of a later page: letterhead in brief, or the text that goes on."""

from __future__ import annotations

from ipsearch.readers.layout import Sheet, lay_out
from tests.unit.readers.layout.placed import paragraph, sheet, words

_HEAD = [("Den Haag, 3 mei 2021", 70.0, 80.0), ("Ons kenmerk: 7654321", 70.0, 93.0), ("Betreft: Dijken", 70.0, 106.0)]


def _text(start: int, end: int) -> list[tuple[str, float, float]]:
    return [line for y in range(start, end, 39) for line in paragraph(float(y))]


def test_the_title_of_an_annex_in_bold_is_no_label() -> None:
    body = sheet(*_text(140, 500))
    title = tuple(words("Bijlage: dijken langs de kust", 70.0, 60.0, bold=True))
    later = Sheet(595.0, 842.0, (*title, *body.fragments))
    first = lay_out([sheet(*_HEAD, *_text(160, 500)), later])[1].blocks[0]
    assert (first.kind, first.text) == ("heading", "Bijlage: dijken langs de kust")


def test_the_head_of_a_table_that_goes_on_is_no_label() -> None:
    head = ("Onderwerp", "Toelichting")
    rows = [("Bezwaar en beroep", "Nog in behandeling"), ("Herstel", "Afgerond in mei"), ("Taal", "Loopt tot juni")]

    def table(y: float) -> list[tuple[str, float, float]]:
        lines = enumerate((head, *rows))
        return [(text, x, y + 20 * n) for n, row in lines for text, x in zip(row, (70.0, 250.0), strict=True)]

    pages = lay_out([sheet(*_HEAD, *_text(160, 500), *table(640.0)), sheet(*table(60.0), *_text(180, 500))])
    assert pages[1].blocks[0].kind == "table"
    assert pages[1].blocks[0].rows[0] == head


def test_the_only_page_number_of_two_pages_is_read_far_under_the_text() -> None:
    def printed(*second: tuple[str, float, float]) -> list[int | None]:
        return [page.printed for page in lay_out([sheet(*_text(160, 700)), sheet(*_text(100, 500), *second)])]

    assert printed(("2", 295.0, 800.0)) == [None, 2]
    assert printed(("3", 295.0, 800.0)) == [None, None]
    assert printed(("Pijlers", 70.0, 789.0), ("2", 70.0, 802.0)) == [None, None]
