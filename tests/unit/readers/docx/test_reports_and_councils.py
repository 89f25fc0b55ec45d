"""What reports and papers for councils hold in Word: lists of what they hold, titles, tables that sign."""

from ipsearch.readers.reading import read_bytes

from .documents import docx, paragraph, part
from .test_docx import _pairs

_ZIN = "Deze alinea bevat genoeg woorden om als lopende tekst van een brief te gelden, en daarom is zij ook zo lang."
_STYLES = part("styles", '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>')


def test_the_list_that_word_makes_of_headings_is_margin() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    entries = paragraph("Inhoud", run="<w:b/>") + paragraph("1 Inleiding 3")
    listed = f"<w:sdt>{gallery}<w:sdtContent>{entries}</w:sdtContent></w:sdt>{paragraph(_ZIN)}"
    assert _pairs(docx(listed)) == [("margin", "Inhoud"), ("margin", "1 Inleiding 3"), ("paragraph", _ZIN)]


def test_lines_in_the_style_of_such_a_list_and_the_title_over_them_are_margin() -> None:
    body = (
        paragraph("Inhoudsopgave", run="<w:b/>")
        + paragraph("1 Inleiding 3", '<w:pStyle w:val="Inhopg1"/>')
        + paragraph(_ZIN)
    )
    blocks = read_bytes(docx(body, styles=_STYLES), "a.docx").pages[0].blocks
    assert [block.kind for block in blocks] == ["margin", "margin", "paragraph"]


def test_a_title_that_names_the_kind_of_paper_is_no_letterhead() -> None:
    head = paragraph("Registratienummer RV25-014") + paragraph("Datum 11 februari 2025") + paragraph("Kenmerk A-12")
    titled = _pairs(docx(paragraph("Raadsvoorstel Havenkwartier", run="<w:b/>") + head + paragraph(_ZIN)))
    assert titled[0] == ("heading", "Raadsvoorstel Havenkwartier")
    named = _pairs(docx(paragraph("Gemeente Vlierdam", run="<w:b/>") + head + paragraph(_ZIN)))
    assert named[0] == ("header", "Gemeente Vlierdam")


def test_a_table_may_set_out_who_signs() -> None:
    rows = [("de secretaris,", "de burgemeester,"), ("F. de Groot", "D. Haagsma")]
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(c)}</w:tc>' for c in row)}</w:tr>" for row in rows)
    board = paragraph("Burgemeester en wethouders van Vlierdam,")
    found = _pairs(docx(paragraph(_ZIN) + board + f"<w:tbl>{cells}</w:tbl>"))
    assert [kind for kind, _ in found] == ["paragraph", "signature"]
    figures = cells.replace("D. Haagsma", "12")
    found = _pairs(docx(paragraph(_ZIN) + board + f"<w:tbl>{figures}</w:tbl>"))
    assert found[-1][0] == "table"
