"""White alone can set a heading apart: nearer to what it heads than to what it follows, every time."""

from __future__ import annotations

from ipsearch.readers.layout import Sheet, lay_out
from tests.unit.readers.layout.placed import paragraph, sheet, words


def _headings(*sheets: Sheet) -> list[str]:
    return [block.text for page in lay_out(sheets) for block in page.blocks if block.kind == "heading"]


def _page(above: float, below: float, *texts: str) -> Sheet:
    """Two paragraphs before, and one after each text, with white above and under it."""
    y = 113.0 + 26.0
    lines = [*paragraph(100.0), *paragraph(y)]
    y += 13.0
    for text in texts:
        lines += [(text, 70.0, y + above), *paragraph(y + above + below)]
        y += above + below + 13.0
    return sheet(*lines)


def test_lines_with_more_white_above_than_below_are_headings() -> None:
    assert _headings(_page(30, 20, "Stand van zaken", "1.2 Vervolg")) == ["Stand van zaken", "1.2 Vervolg"]


def test_at_the_top_of_a_page_the_white_below_tells() -> None:
    top = sheet(("Overzicht van de cijfers", 70, 100), *paragraph(120), *paragraph(159))
    assert _headings(_page(30, 20, "Stand van zaken", "Vervolg"), top) == [
        "Stand van zaken",
        "Vervolg",
        "Overzicht van de cijfers",
    ]


def test_short_lines_without_more_white_above_are_text() -> None:
    assert _headings(_page(26, 26, "Stand van zaken", "Vervolg")) == []
    assert _headings(_page(20, 30, "Stand van zaken", "Vervolg")) == []


def test_sentences_dates_and_what_stands_once_are_no_headings() -> None:
    assert (
        _headings(_page(30, 20, "Dit is zo.", "Den Haag, 9 juni 2031", "Ook dit blijft:", "Geachte voorzitter")) == []
    )
    assert _headings(_page(30, 20, "Stand van zaken")) == []


def test_a_heading_over_a_heading_shares_its_white() -> None:
    text = [part for line in [("Drie keuzes", 70.0, 100.0), *paragraph(146), *paragraph(185)] for part in words(*line)]
    top = Sheet(595.0, 842.0, (*text, *words("De grensstreek", 70.0, 126.0, bold=True)))
    found = _headings(_page(30, 20, "Stand van zaken", "Vervolg"), top)
    assert found == ["Stand van zaken", "Vervolg", "Drie keuzes", "De grensstreek"]


def test_a_number_with_parts_is_evidence_enough() -> None:
    assert _headings(_page(30, 20, "2.1 Stand van zaken")) == ["2.1 Stand van zaken"]


def test_a_short_text_between_two_headings_of_one_kind_is_text() -> None:
    lines: list[tuple[str, float, float]] = []
    parts = [part for line in (*paragraph(40), *paragraph(68)) for part in words(*line)]
    for y in (120.0, 156.0, 192.0):
        parts += words("Kop", 70.0, y, bold=True)
        lines.append(("Is dit een vraag", 70.0, y + 20.0))
    parts += [part for line in lines for part in words(*line)]
    assert _headings(Sheet(595.0, 842.0, tuple(parts))) == ["Kop", "Kop", "Kop"]


def test_the_sign_of_a_section_opens_a_heading_with_its_number() -> None:
    assert _headings(_page(30, 20, "§ 2.1 Stand van zaken")) == ["§ 2.1 Stand van zaken"]


def test_a_short_text_between_two_headings_that_white_shows_is_text() -> None:
    def block(y: float) -> list[tuple[str, float, float]]:
        return [("De vraag", 70.0, y), ("Kent u dit bericht van gisteren?", 70.0, y + 21), ("Antwoord", 70.0, y + 50)]

    lines = [*paragraph(100.0, 3), *paragraph(144.0, 3), *block(200.0), *paragraph(270.0, 3), *block(326.0)]
    page = sheet(*lines, *paragraph(396.0, 3), *paragraph(440.0, 3))
    assert _headings(page) == ["De vraag", "Antwoord", "De vraag", "Antwoord"]
