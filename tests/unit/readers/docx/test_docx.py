import io
import time
import zipfile

import pytest

from ipsearch.errors import Damaged, TooLarge, UnsupportedFormat
from ipsearch.letters import Block
from ipsearch.readers.reading import read_bytes

from .documents import docx, paragraph, part


def _blocks(data: bytes) -> list[Block]:
    return list(read_bytes(data, "brief.docx").pages[0].blocks)


def _pairs(data: bytes) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in _blocks(data)]


def test_headings_from_styles_names_levels_and_look() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="K2"><w:name w:val="Kop 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen"/><w:basedOn w:val="K2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Lus"><w:name w:val="Lus"/><w:basedOn w:val="Lus"/></w:style>',
    )
    body = (
        paragraph("Stijl", '<w:pStyle w:val="Eigen"/>')
        + paragraph("Niveau", '<w:outlineLvl w:val="2"/>')
        + paragraph("Vet gezet", run="<w:b/>")
        + paragraph("Schuin gezet", run="<w:i/>")
        + paragraph("Vet maar een zin.", run="<w:b/>")
        + paragraph("Gewoon", '<w:pStyle w:val="Lus"/>')
    )
    read = [(block.kind, block.level) for block in _blocks(docx(body, styles=styles))]
    assert read == [
        ("heading", 2),
        ("heading", 3),
        ("heading", 1),
        ("heading", 2),
        ("paragraph", None),
        ("paragraph", None),
    ]


def test_a_number_that_is_typed_into_a_heading_makes_it_no_list_item() -> None:
    body = (
        paragraph("2.1 Planning", '<w:outlineLvl w:val="1"/>')
        + paragraph("3. Kosten", run="<w:b/>")
        + paragraph("• Vet punt", run="<w:b/>")
        + paragraph("4. Een gewoon punt.")
    )
    assert [block.kind for block in _blocks(docx(body))] == ["heading", "heading", "bullet", "bullet"]


def test_numbering_is_counted_as_word_counts_it() -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
        '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>',
    )

    def item(number: int, level: int, text: str) -> str:
        return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    items = [
        item(5, 0, "een"),
        item(5, 1, "sub"),
        item(5, 1, "sub"),
        item(5, 0, "twee"),
        item(5, 1, "sub"),
        item(6, 0, "x"),
    ]
    body = "".join(items) + paragraph("-\tgetypt") + paragraph("gewone zin")
    assert [text for _, text in _pairs(docx(body, numbering=numbering))] == [
        "1. een",
        "a) sub",
        "b) sub",
        "2. twee",
        "a) sub",
        "• x",
        "- getypt",
        "gewone zin",
    ]


def test_tracked_changes_fields_and_hidden_text() -> None:
    body = (
        "<w:p><w:r><w:t>Het </w:t></w:r><w:ins><w:r><w:t>nieuwe </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>oude </w:delText></w:r></w:del><w:r><w:t>besluit is </w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE secret</w:instrText><w:t>niet</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> verborgen</w:t></w:r><w:r><w:noBreakHyphen/><w:t>jarig</w:t></w:r></w:p>"
    )
    assert _pairs(docx(body)) == [("paragraph", "Het nieuwe besluit is 12-jarig")]


def test_notes_are_labelled_in_the_order_of_the_text() -> None:
    body = (
        '<w:p><w:r><w:t>Eerst</w:t><w:footnoteReference w:id="7"/></w:r><w:r><w:t> dan</w:t>'
        '<w:footnoteReference w:id="3"/><w:endnoteReference w:id="2"/></w:r></w:p>'
    )

    def note(kind: str, key: int, text: str) -> str:
        return f'<w:{kind} w:id="{key}"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t> {text}</w:t></w:r></w:p></w:{kind}>'

    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    data = docx(
        body,
        footnotes=part("footnotes", separator + note("footnote", 3, "Noot drie.") + note("footnote", 7, "Noot zeven.")),
        endnotes=part("endnotes", note("endnote", 2, "Eindnoot.")),
    )
    blocks = _blocks(data)
    assert blocks[0].notes == ("1", "2", "i")
    assert [(block.label, block.text) for block in blocks[1:]] == [
        ("1", "Noot zeven."),
        ("2", "Noot drie."),
        ("i", "Eindnoot."),
    ]


def test_merged_cells_and_head_rows() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell("Land")
        + cell("Aantallen", '<w:gridSpan w:val="2"/>')
        + "</w:tr>"
        "<w:tr>" + cell("Chili", '<w:vMerge w:val="restart"/>') + cell("4") + cell("5") + "</w:tr>"
        "<w:tr>" + cell("", "<w:vMerge/>") + cell("6") + cell("7") + "</w:tr></w:tbl>"
    )
    block = _blocks(docx(body))[0]
    assert block.text == "Land | Aantallen |\nChili | 4 | 5\n| 6 | 7"
    assert block.header_rows == 1


def test_letterhead_frames_and_text_boxes_are_furniture() -> None:
    box = (
        "<w:p><w:r><w:pict><w:txbxContent>"
        + paragraph("Ons kenmerk")
        + paragraph("7654321")
        + "</w:txbxContent></w:pict></w:r></w:p>"
    )
    body = (
        paragraph("Aan de Voorzitter van de Tweede Kamer")
        + paragraph("der Staten-Generaal")
        + paragraph("Datum\t3 mei 2021")
        + paragraph("Onderwerp\tEen proef")
        + box
        + paragraph("Directie Proef", '<w:framePr w:x="9000"/>')
        + paragraph("Hierbij stuur ik u een proef van een brief met genoeg woorden om een zin te zijn.")
        + paragraph("De Minister van Proeven,")
        + paragraph("")
        + paragraph("A.B. Cee")
    )
    reading = read_bytes(docx(body), "brief.docx")
    assert reading.pages[0].text == (
        "Hierbij stuur ik u een proef van een brief met genoeg woorden om een zin te zijn."
        "\n\nDe Minister van Proeven,\nA.B. Cee"
    )
    head = reading.letterhead
    assert (head.kenmerk, head.subject, head.signatory) == ("7654321", "Een proef", "A.B. Cee")
    assert head.addressee == "de Voorzitter van de Tweede Kamer der Staten-Generaal"


def test_recorded_page_breaks_are_a_hint_and_no_pages() -> None:
    body = "<w:p><w:r><w:t>een</w:t><w:lastRenderedPageBreak/><w:t> zin</w:t></w:r></w:p>"
    reading = read_bytes(docx(body), "brief.docx")
    assert (len(reading.pages), reading.pages[0].printed, reading.pages[0].text) == (1, None, "een zin")
    assert "1 page break" in reading.warnings[0]


def test_a_bomb_is_refused_from_the_directory_in_under_a_second() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b"a" * 70_000_000)
    start = time.perf_counter()
    with pytest.raises(TooLarge):
        read_bytes(buffer.getvalue(), "bom.docx")
    assert time.perf_counter() - start < 1


def test_a_dtd_is_refused_in_any_encoding() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + part("document", "<w:body>&b;</w:body>")
    for data in (bomb.encode(), bomb.encode("utf-16")):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("word/document.xml", data)
        with pytest.raises(UnsupportedFormat, match="DTD"):
            read_bytes(buffer.getvalue(), "a.docx")


def test_broken_parts_are_named() -> None:
    with pytest.raises(Damaged, match=r"styles\.xml"):
        read_bytes(docx(paragraph("woord"), styles="<w:styles"), "a.docx")


def test_deep_nesting_neither_crashes_nor_hangs() -> None:
    deep = "<w:sdt><w:sdtContent>" * 100 + paragraph("diep") + "</w:sdtContent></w:sdt>" * 100
    assert "boven" in read_bytes(docx(paragraph("boven") + deep), "a.docx").pages[0].text
