"""What producers of Word files do, each in the smallest file that shows it."""

import io
import zipfile

import pytest

from ipsearch.errors import TooLarge
from ipsearch.readers.drafts import Limits, ReadOptions
from ipsearch.readers.reading import read_bytes
from ipsearch.readers.symbols import symbol

from .documents import docx, paragraph, part
from .test_docx import _blocks, _pairs

_ZIN = "Deze alinea bevat genoeg woorden om als lopende tekst van een brief te gelden, en daarom is zij ook zo lang."


def _relations(key: str, target: str) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    relation = f'<Relationship Id="{key}" Type="x" Target="{target}"/>'
    return f'<Relationships xmlns="{namespace}">{relation}</Relationships>'


def _with_chunk(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO(docx(paragraph("Vooraf") + '<w:altChunk r:id="c1"/>' + paragraph("Daarna")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", _relations("c1", name))
        archive.writestr(f"word/{name}", data)
    return buffer.getvalue()


_PAGE = "<html><body><h1>Kop</h1><p>Één zin.</p></body></html>"
_MHT = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; charset=utf-8\n"
    "Content-Transfer-Encoding: quoted-printable\n\n<html><body><h1>Kop</h1><p>=C3=89=C3=A9n zin.</p></body></html>\n"
    "--b--\n"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", _PAGE.encode()),
        ("a.mht", _MHT.encode()),
        ("a.docx", docx(paragraph("Kop", '<w:pStyle w:val="Kop1"/>') + paragraph("Één zin."))),
    ],
)
def test_a_document_inside_the_document_is_read_in_its_place(name: str, data: bytes) -> None:
    assert _pairs(_with_chunk(name, data)) == [
        ("paragraph", "Vooraf"),
        ("heading", "Kop"),
        ("paragraph", "Één zin."),
        ("paragraph", "Daarna"),
    ]


def test_a_document_inside_the_document_is_read_once_and_never_lost_in_silence() -> None:
    inner = _with_chunk("a.html", _PAGE.encode())
    assert [text for _, text in _pairs(_with_chunk("a.docx", inner))] == ["Vooraf", "Vooraf", "Daarna", "Daarna"]
    gone = _with_chunk("a.html", _PAGE.encode()).replace(b"word/a.html", b"word/b.html")
    for data in (_with_chunk("a.docx", inner), _with_chunk("a.rtf", b"{\\rtf1 Kop}"), gone):
        (warning,) = read_bytes(data, "brief.docx").warnings
        assert "not read" in warning
    assert not read_bytes(inner, "brief.docx").warnings


def test_signs_of_symbol_fonts_are_characters() -> None:
    body = '<w:p><w:r><w:t>vanaf </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 14 dagen</w:t></w:r></w:p>'
    assert _pairs(docx(body)) == [("paragraph", "vanaf ≥ 14 dagen")]
    assert [
        symbol(*sign) for sign in (("Symbol", "61"), ("Wingdings", "F0E0"), ("Webdings", "41"), ("Arial", "20AC"))
    ] == [
        "α",
        "→",
        "A",
        "€",
    ]
    assert symbol("Symbol", "zz") == symbol("Wingdings 2", "F041") == symbol("Arial", "D800") == ""


def test_a_deleted_paragraph_mark_joins_what_it_parted() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = (
        paragraph("Eerste ", gone)
        + paragraph("deel.")
        + "<w:p><w:pPr>"
        + gone
        + "</w:pPr><w:del><w:r><w:delText>Weg</w:delText></w:r></w:del></w:p>"
        + paragraph("Kop", '<w:outlineLvl w:val="0"/>')
        + paragraph("Laatste.", gone)
    )
    assert _pairs(docx(body)) == [("paragraph", "Eerste deel."), ("heading", "Kop"), ("paragraph", "Laatste.")]


def test_the_letter_o_as_bullet_and_a_list_that_is_a_style() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>'
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Lijst"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Lijst"/>{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    body = paragraph("punt", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    assert _pairs(docx(body, numbering=numbering)) == [("bullet", "• punt")]


def test_letterhead_in_cells_of_several_lines_is_read_line_by_line() -> None:
    def cell(*lines: str) -> str:
        return f"<w:tc>{''.join(map(paragraph, lines))}</w:tc>"

    left = cell("Ministerie van Proeven", "Betreft Een proef")
    right = cell("Directie Testen", "Ons kenmerk", "1234567")
    labels = cell("Datum", "Betreft") + cell("3 mei 2021", "Een proef")
    for row in (left + right, labels + cell("Directie Testen", "Ons kenmerk 1234567", "www.proef.example")):
        body = f"<w:tbl><w:tr>{row}</w:tr></w:tbl>" + paragraph(_ZIN)
        letterhead = read_bytes(docx(body), "brief.docx").letterhead
        assert (letterhead.subject, letterhead.kenmerk) == ("Een proef", "1234567")
    two = f"<w:tbl><w:tr>{labels}</w:tr></w:tbl>" + paragraph("Ons kenmerk 1234567") + paragraph(_ZIN)
    letterhead = read_bytes(docx(two), "brief.docx").letterhead
    assert (letterhead.subject, str(letterhead.date)) == ("Een proef", "2021-05-03")


def test_a_table_that_frames_text_gives_blocks() -> None:
    inner = paragraph("Kop", '<w:outlineLvl w:val="0"/>') + paragraph("- punt")
    framed = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert _pairs(docx(framed)) == [("heading", "Kop"), ("bullet", "- punt")]
    page = f"<w:tc>{paragraph(_ZIN * 2) * 3}</w:tc><w:tc>{paragraph('Kantlijn')}</w:tc>"
    assert [kind for kind, _ in _pairs(docx(f"<w:tbl><w:tr>{page}</w:tr></w:tbl>"))] == ["paragraph"] * 4


def test_marks_of_direction_do_not_hide_who_signed() -> None:
    body = paragraph(_ZIN) + paragraph("De Minister van Proeven,\u200e") + paragraph("dr. L. Boersma\u200e")
    assert _blocks(docx(body))[-1].kind == "signature"
    assert read_bytes(docx(body), "brief.docx").letterhead.signatory == "dr. L. Boersma"


_BREAK = "<w:r><w:br/></w:r>"


def _run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_empty_lines_and_list_signs_part_a_paragraph() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    lines = [_run("Kop", "<w:b/>"), "", _run("Zie hier"), note, "", _run("- een"), _run("- twee"), "", _run("Slot.")]
    body = "<w:p>" + _BREAK.join(lines).replace(_BREAK + note, note) + "</w:p>"
    noted = '<w:footnote w:id="2"><w:p><w:r><w:t>De noot.</w:t></w:r></w:p></w:footnote>'
    blocks = _blocks(docx(body, footnotes=part("footnotes", noted)))
    assert [(block.kind, block.text, block.notes) for block in blocks] == [
        ("heading", "Kop", ()),
        ("paragraph", "Zie hier", ("1",)),
        ("bullet", "- een", ()),
        ("bullet", "- twee", ()),
        ("paragraph", "Slot.", ()),
        ("footnote", "De noot.", ()),
    ]


def test_a_line_of_the_file_is_no_line_of_the_letter() -> None:
    body = "<w:p>" + _run("Kop op\ntwee regels", "<w:b/>") + "</w:p>"
    assert _pairs(docx(body)) == [("heading", "Kop op twee regels")]


def test_notes_that_are_typed() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = (
        f"<w:p>{_run('Zie daar.')}{_run('1', raised)}{_run(' Het zijn 12 m')}{_run('2', raised)}</w:p>"
        f"<w:p>{_run('1', raised)}{_run(' De noot.')}</w:p>"
    )
    blocks = _blocks(docx(body))
    assert [(block.kind, block.text, block.notes) for block in blocks] == [
        ("paragraph", "Zie daar. Het zijn 12 m2", ("1",)),
        ("footnote", "De noot.", ()),
    ]
    assert blocks[1].label == "1"


def test_a_note_with_a_sign_of_its_own_is_not_counted() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    body = f"<w:p>{_run('Zie daar')}{own}{_run(' en hier')}<w:r><w:footnoteReference w:id='3'/></w:r></w:p>"

    def note(key: int, text: str) -> str:
        return f'<w:footnote w:id="{key}">{paragraph(text)}</w:footnote>'

    blocks = _blocks(docx(body, footnotes=part("footnotes", note(2, "* Eigen teken.") + note(3, "Geteld."))))
    assert (blocks[0].text, blocks[0].notes) == ("Zie daar en hier", ("*", "1"))
    assert [(block.label, block.text) for block in blocks[1:]] == [("*", "Eigen teken."), ("1", "Geteld.")]


def test_a_box_of_text_is_text_and_a_box_of_addresses_is_margin() -> None:
    def box(*lines: str) -> str:
        inner = "".join(map(paragraph, lines))
        return f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>{_run('Anker.')}</w:p>"

    body = box(_ZIN) + box("Postbus 1", "2500 EA Den Haag", _ZIN) + box("Foto")
    assert _pairs(docx(body)) == [
        ("margin", f"Postbus 1\n2500 EA Den Haag\n{_ZIN}"),
        ("margin", "Foto"),
        ("paragraph", "Anker."),
        ("paragraph", _ZIN),
        ("paragraph", "Anker."),
        ("paragraph", "Anker."),
    ]


def test_a_box_in_a_running_head_is_margin_whatever_it_says() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{paragraph(_ZIN)}</w:txbxContent></w:pict></w:r></w:p>"
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'
    buffer = io.BytesIO(docx(paragraph("Tekst.") + section, header1=part("hdr", box)))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", _relations("h1", "header1.xml"))
    assert _pairs(buffer.getvalue()) == [("margin", _ZIN), ("paragraph", "Tekst.")]


def test_a_caption_is_no_heading_however_it_looks() -> None:
    assert _pairs(docx(paragraph("Tabel 1 Proef", '<w:pStyle w:val="Bijschrift"/>', "<w:b/>")))[0][0] == "paragraph"


def test_a_list_may_change_a_level_of_its_definition() -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:lvlOverride></w:num>',
    )
    body = paragraph("punt", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    assert _pairs(docx(body, numbering=numbering)) == [("bullet", "– punt")]


def test_a_table_of_markers_beside_words_is_a_list() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    items = row(paragraph("a."), paragraph("een") + paragraph("Nader.")) + row(paragraph("b."), paragraph("twee"))
    data = (
        row(paragraph("1"), paragraph("2")) + row(paragraph("3"), paragraph("4")) + row(paragraph("5"), paragraph("6"))
    )
    assert _pairs(docx(f"<w:tbl>{items}</w:tbl><w:tbl>{data}</w:tbl>")) == [
        ("bullet", "a. een"),
        ("paragraph", "Nader."),
        ("bullet", "b. twee"),
        ("table", "1 | 2\n3 | 4\n5 | 6"),
    ]


def test_a_head_and_a_row_of_long_cells_are_a_table() -> None:
    head = f"<w:tr><w:tc>{paragraph('Punt')}</w:tc><w:tc>{paragraph('Reactie')}</w:tc></w:tr>"
    row = f"<w:tr><w:tc>{paragraph('1')}</w:tc><w:tc>{paragraph(_ZIN * 2) * 3}</w:tc></w:tr>"
    assert [kind for kind, _ in _pairs(docx(f"<w:tbl>{head}{row}</w:tbl>"))] == ["table"]


def test_of_two_versions_of_paragraphs_the_modern_one_is_read() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    new, old = paragraph("Nieuw."), paragraph("Oud.")
    body = (
        f"<mc:AlternateContent {mc}><mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    assert _pairs(docx(body)) == [("paragraph", "Nieuw.")]


def test_a_part_is_taken_in_once_and_within_the_limit() -> None:
    data = _with_chunk("a.html", _PAGE.encode())
    twice = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(twice, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(b'<w:altChunk r:id="c1"/>', b'<w:altChunk r:id="c1"/>' * 3)
            new.writestr(name, text)
    assert [text for _, text in _pairs(twice.getvalue())].count("Kop") == 1
    with pytest.raises(TooLarge, match="takes in"):
        read_bytes(data, "brief.docx", ReadOptions(limits=Limits(characters=40)))
