"""Word files made of PDFs, contracts, decisions of boards, and letters with little of a letterhead."""

import io
import zipfile

import pytest

from .documents import docx, paragraph, part
from .test_docx import _pairs
from .test_letters_as_laid_out import _TAB, _ZIN, _letterhead


def test_feet_of_pages_that_a_conversion_left_in_the_text() -> None:
    halves = paragraph("Dit is een alinea die op de volgende bladzijde"), paragraph("verder gaat.")
    body = paragraph(_ZIN) + halves[0] + paragraph("Pagina 1 van 2") + halves[1] + paragraph("Pagina 2 van 2")
    assert _pairs(docx(body)) == [
        ("paragraph", _ZIN),
        ("paragraph", "Dit is een alinea die op de volgende bladzijde verder gaat."),
        ("footer", "Pagina 1 van 2"),
        ("footer", "Pagina 2 van 2"),
    ]
    # One alone may be what a form asks for.
    assert _pairs(docx(paragraph(_ZIN) + paragraph("Pagina 1 van 2")))[1][0] == "paragraph"


def test_a_sentence_in_the_style_of_a_heading_is_a_clause() -> None:
    style = '<w:pStyle w:val="Kop2"/>'
    assert [kind for kind, _ in _pairs(docx(paragraph("Definities", style) + paragraph(_ZIN, style)))] == [
        "heading",
        "paragraph",
    ]


@pytest.mark.parametrize("label", ["Nummer: 2025-BS-014", "Besluitnummer: 2025-BS-014", "Kenmerk: 2025-BS-014"])
def test_a_number_alone_under_a_title_is_letterhead(label: str) -> None:
    data = docx(paragraph("Besluit aanwijzing toezichthouders", run="<w:b/>") + paragraph(label) + paragraph(_ZIN))
    assert _pairs(data)[1] == ("header", label)
    assert _letterhead(data).kenmerk == "2025-BS-014"


def test_a_letter_with_an_addressee_and_a_dateline_alone() -> None:
    title = paragraph("Sluiting van de parkeergarage", run="<w:b/>")
    head = paragraph("Aan de bewoners van de binnenstad") + paragraph("Vlierdam, 21 november 2024")
    data = docx(head + title + paragraph("Beste bewoner,") + paragraph(_ZIN))
    assert [kind for kind, _ in _pairs(data)] == ["header", "heading", "paragraph", "paragraph"]
    assert _letterhead(data).title == "Sluiting van de parkeergarage"
    # A paper of parliament has no salutation; place and date open its text.
    assert [kind for kind, _ in _pairs(docx(head + paragraph(_ZIN)))] == ["paragraph"] * 3


def test_what_somebody_is_stands_under_the_name() -> None:
    ends = (
        "Met vriendelijke groet,",
        "namens burgemeester en wethouders van Almen,",
        "",
        "S. Hoekman",
        "consulent Inkomen",
    )
    after = paragraph("vragen kunt u mij stellen op werkdagen tussen negen en vijf uur.")
    data = docx(paragraph(_ZIN) + "".join(map(paragraph, ends)) + after)
    assert [kind for kind, _ in _pairs(data)][-2:] == ["signature", "paragraph"]
    assert _pairs(data)[-2][1].endswith("S. Hoekman\nconsulent Inkomen")


def test_an_hour_opens_no_item() -> None:
    rows = ("Tijd\tOnderwerp\tWie", "20.00 uur\tOpening\tvoorzitter", "20.05 uur\tParkeren\twethouder")
    data = docx(paragraph(_ZIN) + "".join(paragraph(row.replace("\t", _TAB)) for row in rows))
    assert _pairs(data)[-1] == ("table", "\n".join(rows).replace("\t", " | "))


def test_the_day_on_which_a_paper_was_written() -> None:
    written = paragraph("Analyse van meldingen", run="<w:b/>") + paragraph("Opgesteld op 15 april 2025 door team Data")
    assert str(_letterhead(docx(written + paragraph(_ZIN))).date) == "2025-04-15"


def test_the_members_of_a_board_sign_one_under_the_other() -> None:
    board = "Het college van burgemeester en wethouders van Zwartewaal,"
    members = ("de secretaris,", "L. Koedood", "de burgemeester,", "I. Sonneveldt")
    decided = paragraph("Aldus besloten in de openbare vergadering van 25 maart 2025.")
    data = docx(paragraph(_ZIN) + decided + "".join(map(paragraph, (board, *members))))
    assert _pairs(data)[-1] == ("signature", "\n".join((board, *members)))
    found = _letterhead(data)
    assert (found.sender, str(found.date)) == ("College van burgemeester en wethouders van Zwartewaal", "2025-03-25")


def test_parts_are_found_by_what_relates_to_them() -> None:
    styles = part("styles", '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="Kop 1"/></w:style>')
    usual = docx(paragraph("Inleiding", '<w:pStyle w:val="X"/>') + paragraph(_ZIN), styles=styles)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as old, zipfile.ZipFile(buffer, "w") as new:
        new.writestr("word/document2.xml", old.read("word/document.xml"))
        new.writestr("word/styles2.xml", old.read("word/styles.xml"))
        new.writestr("_rels/.rels", _relations("officeDocument", "word/document2.xml"))
        new.writestr("word/_rels/document2.xml.rels", _relations("styles", "/word/styles2.xml"))
    assert _pairs(buffer.getvalue()) == [("heading", "Inleiding"), ("paragraph", _ZIN)]


def _relations(kind: str, target: str) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    relation = f'<Relationship Id="r1" Type="http://x/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{namespace}">{relation}</Relationships>'
