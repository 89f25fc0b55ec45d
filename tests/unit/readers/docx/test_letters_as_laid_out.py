"""Letters whose letterhead, tables and lists are laid out by tables, tabs, boxes and fields."""

import pytest

from ipsearch.letters import Letterhead
from ipsearch.readers.letterhead import read_letterhead
from ipsearch.readers.reading import read_bytes

from .documents import docx, paragraph, part
from .test_docx import _blocks, _pairs

_ZIN = "Deze alinea bevat genoeg woorden om als lopende tekst van een brief te gelden, en daarom is zij ook zo lang."
_TAB = "</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space='preserve'>"


def _table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _letterhead(data: bytes) -> Letterhead:
    return read_letterhead(read_bytes(data, "brief.docx").pages)


def _field(instruction: str, result: str) -> str:
    sign = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    told = f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
    return sign.format("begin") + told + sign.format("separate") + result + sign.format("end")


def test_a_day_alone_under_a_title_is_letterhead() -> None:
    body = paragraph("Memo bereikbaarheid", run="<w:b/>") + paragraph("Datum: 3 maart 2025") + paragraph(_ZIN)
    assert [kind for kind, _ in _pairs(docx(body))] == ["heading", "header", "paragraph"]
    told = paragraph("Memo", run="<w:b/>") + paragraph("Datum: 3 maart 2025 is te vroeg voor ons.") + paragraph(_ZIN)
    assert "header" not in [kind for kind, _ in _pairs(docx(told))]


def test_a_row_of_labels_over_a_row_of_values() -> None:
    labels, values = ("Datum", "Onze referentie", "Betreft"), ("11 april 2024", "2024-0000170553", "Herstel toeslag")
    head = _table([paragraph(text) for text in labels], [paragraph(text) for text in values])
    data = docx(head + paragraph("Geachte voorzitter,") + paragraph(_ZIN))
    assert ("header", "Onze referentie 2024-0000170553") in _pairs(data)
    found = _letterhead(data)
    assert (str(found.date), found.kenmerk, found.subject) == ("2024-04-11", "2024-0000170553", "Herstel toeslag")


def test_an_addressee_is_no_salutation() -> None:
    lines = ("Postbus 414", "Mevrouw D.A. Ruijgrok", "Waalkade 28 a", "4053 JB  IJZENDOORN")
    dated = paragraph(f"Datum{_TAB}21 januari 2025{_TAB}Uw brief van{_TAB}9 december 2024")
    body = "".join(map(paragraph, lines)) + dated + paragraph("Mevrouw,") + paragraph(_ZIN)
    assert [text for kind, text in _pairs(docx(body)) if kind == "paragraph"] == ["Mevrouw,", _ZIN]


def test_a_letter_in_the_cells_of_one_row() -> None:
    margin = "".join(map(paragraph, ("Datum", "28 mei 2024", "Zaaknummer", "INT-24-55190")))
    text = "".join(map(paragraph, ("Geachte leden van de raad,", "Wat is de wachttijd?", "Negen jaar.", "Meer niet.")))
    data = docx(_table([margin, text]))
    assert next(text for kind, text in _pairs(data) if kind == "paragraph") == "Geachte leden van de raad,"
    assert _letterhead(data).kenmerk == "INT-24-55190"


def test_a_table_that_tabs_set_out() -> None:
    rows = ("Post\tOud\tNieuw", "Riool\t€ 214,00\t€ 198,00", "Afval\t€ 98,40\t€ 49,20", "Totaal\t€ 247,20")
    body = paragraph(_ZIN) + "".join(paragraph(row.replace("\t", _TAB)) for row in rows) + paragraph(_ZIN)
    assert _pairs(docx(body))[1] == (
        "table",
        "Post | Oud | Nieuw\nRiool | € 214,00 | € 198,00\nAfval | € 98,40 | € 49,20\nTotaal |  | € 247,20",
    )
    terms = ("Instroom\twie asiel aanvraagt", "Vertrek\twie Nederland verlaat", "Keten\twie samenwerken")
    told = paragraph(_ZIN) + "".join(paragraph(row.replace("\t", _TAB)) for row in terms)
    assert {kind for kind, _ in _pairs(docx(told))} == {"paragraph"}


def test_a_list_of_contents_is_known_by_its_field() -> None:
    line = "<w:r><w:t>1. Instroom</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>3</w:t></w:r>"
    contents = f"<w:p>{_field('TOC o', line)}</w:p>"
    body = paragraph("Inhoudsopgave", run="<w:b/>") + contents + paragraph("1. Instroom", run="<w:b/>")
    assert _pairs(docx(body + paragraph(_ZIN)))[-2:] == [("heading", "1. Instroom"), ("paragraph", _ZIN)]
    assert {kind for kind, _ in _pairs(docx(body + paragraph(_ZIN)))[:2]} == {"margin"}
    # A field that is never closed swallows nothing.
    broken = f"<w:p>{_field('TOC', line).rpartition('<w:r><w:fldChar')[0]}</w:p>"
    assert ("paragraph", _ZIN) in _pairs(docx(broken + paragraph(_ZIN)))


def test_a_list_in_a_box_is_text() -> None:
    items = "".join(paragraph(text) for text in ("Voorwaarden", "• het bedrijf ligt dichtbij;", "• de eigenaar stopt."))
    box = f"<w:p><w:r><w:pict><w:txbxContent>{items}</w:txbxContent></w:pict></w:r></w:p>"
    assert [kind for kind, _ in _pairs(docx(paragraph(_ZIN) + box))] == ["paragraph", "paragraph", "bullet", "bullet"]


@pytest.mark.parametrize(
    ("name", "based", "kind"),
    [
        ("Subtitle", "Title", "paragraph"),
        ("Intense Quote", "", "paragraph"),
        ("Definition Term", "", "paragraph"),
        ("Table Caption", "", "paragraph"),
        ("Author", "", "header"),
        ("Date", "", "header"),
        ("Eigen kop", "", "heading"),
    ],
)
def test_what_the_name_of_a_style_says(name: str, based: str, kind: str) -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="S"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/></w:style>',
    )
    body = paragraph(_ZIN) + paragraph("Bureau Waterleven", '<w:pStyle w:val="S"/>', "<w:b/>") + paragraph(_ZIN)
    assert _blocks(docx(body, styles=styles))[1].kind == kind


def test_a_number_typed_before_a_heading_in_bold() -> None:
    def typed(words: str) -> str:
        return (
            f"<w:p><w:r><w:t>2.</w:t></w:r><w:r><w:tab/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r></w:p>"
        )

    assert _pairs(docx(typed("Advies") + paragraph(_ZIN)))[0] == ("heading", "2. Advies")
    assert _pairs(docx(typed("Klopt dit?") + paragraph(_ZIN)))[0][0] == "bullet"


def test_a_circle_typed_as_a_letter() -> None:
    body = paragraph(_ZIN) + paragraph(f"{_TAB}o{_TAB}op papier;") + paragraph(f"{_TAB}o{_TAB}in de praktijk.")
    assert [kind for kind, _ in _pairs(docx(body))] == ["paragraph", "bullet", "bullet"]


def test_a_letter_in_english() -> None:
    head = ("President of the House of Representatives", "of the States General", "The Hague")
    fields = (f"Date{_TAB}19 November 2024", f"Our reference{_TAB}BZDOC-1288-44", f"Re{_TAB}Ratification")
    ends = ("Dear President,", _ZIN, "Yours sincerely,", "C.C.J. Veldkampen", "Minister of Foreign Affairs")
    data = docx("".join(map(paragraph, (*head, *fields, *ends))))
    assert [kind for kind, _ in _pairs(data) if kind != "header"] == ["paragraph"] * 3 + ["signature"]
    found = _letterhead(data)
    assert (str(found.date), found.kenmerk, found.subject) == ("2024-11-19", "BZDOC-1288-44", "Ratification")
    assert (found.sender, found.signatory) == ("Minister of Foreign Affairs", "C.C.J. Veldkampen")


def test_who_signs_on_behalf_of_a_minister_in_english() -> None:
    ends = ("Yours faithfully,", "On behalf of the Minister of Defence,", "J. de Groot", "Director of Maritime Affairs")
    data = docx(paragraph(_ZIN) + "".join(map(paragraph, ends)))
    assert _letterhead(data).sender == "Minister of Defence"
    assert _pairs(data)[-1] == ("signature", "\n".join(ends[1:]))


def test_who_signs_in_another_office_and_for_a_committee() -> None:
    officer = ("Met vriendelijke groet,", "de heffingsambtenaar,", "drs. P.J. Schoonderwoerd")
    found = _letterhead(docx(paragraph(_ZIN) + "".join(map(paragraph, officer))))
    assert (found.sender, found.signatory) == ("Heffingsambtenaar", "drs. P.J. Schoonderwoerd")
    committee = ("Namens de commissie,", "", "mr. F.A. Kuijken", "voorzitter")
    assert _pairs(docx(paragraph(_ZIN) + "".join(map(paragraph, committee))))[-1] == (
        "signature",
        "Namens de commissie,\nmr. F.A. Kuijken\nvoorzitter",
    )


def test_the_day_on_which_parties_signed() -> None:
    body = paragraph("Convenant", run="<w:b/>") + paragraph(_ZIN)
    signed = paragraph("Aldus overeengekomen en in tweevoud ondertekend te Vlierdam op 17 juni 2025.")
    assert str(_letterhead(docx(body + signed)).date) == "2025-06-17"
