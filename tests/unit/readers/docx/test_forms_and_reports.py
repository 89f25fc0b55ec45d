"""Forms, reports and papers of boards in Word: what of them is letterhead, heading, table or signature."""

from ipsearch.readers.letterhead import read_letterhead
from ipsearch.readers.reading import read_bytes

from .documents import docx, paragraph, part
from .test_docx import _blocks, _pairs
from .test_letters_as_laid_out import _TAB, _ZIN, _letterhead, _table


def _bold(text: str) -> str:
    return paragraph(text, run="<w:b/>")


def _form(*texts: str) -> list[tuple[str, str]]:
    top = ([_bold("Onderwerp"), paragraph("Stationsplein")], [_bold("Datum"), paragraph("11 maart 2025")])
    rows = ([_bold(head), text] for head, text in zip(("Aanleiding", "Afwegingen", "Kosten"), texts, strict=True))
    return _pairs(docx(_table(*top, *rows)))


def test_a_form_with_texts_beside_their_headings() -> None:
    assert [kind for kind, _ in _form(*[paragraph(_ZIN) * 2] * 3)] == ["header"] * 2 + [
        *("heading", "paragraph", "paragraph") * 3
    ]
    # A paragraph in each is a table, whose first rows are letterhead all the same.
    assert _form(*[paragraph(_ZIN)] * 3)[-1][0] == "table"


def test_a_column_of_frames_around_a_letter() -> None:
    head = _table([paragraph("Datum"), paragraph("20 mei 2025")], [paragraph("Kenmerk"), paragraph("TR-2025-88")])
    text = paragraph("Beste ondernemer,") + paragraph(_ZIN) * 3
    read = _pairs(docx(_table([head], [text], [paragraph("Vragen? Bel ons.")])))
    assert [kind for kind, _ in read] == ["header"] * 2 + ["paragraph"] * 5


def test_the_rows_of_a_table_under_the_letterhead_are_its_own() -> None:
    rows = [["Datum", "3 mei 2024"], ["Kenmerk", "DC-2024/55"], ["Plaats", _ZIN]]
    read = _pairs(docx(_table(*([paragraph(cell) for cell in row] for row in rows))))
    assert read == [
        ("header", "Datum 3 mei 2024"),
        ("header", "Kenmerk DC-2024/55"),
        ("table", f"Plaats | {_ZIN}"),
    ]


def test_labels_and_values_in_turn_in_a_row() -> None:
    row = [paragraph(text) for text in ("Datum:", "15 januari 2025", "Kenmerk:", "INS-2025-014")]
    found = _letterhead(docx(_table(row) + paragraph(_ZIN)))
    assert (str(found.date), found.kenmerk) == ("2025-01-15", "INS-2025-014")


def test_what_a_report_states_of_itself_is_no_letterhead() -> None:
    colophon = _table(*([paragraph(cell) for cell in row] for row in (["Versie", "1.0"], ["Status", "definitief"])))
    typed = "".join(paragraph(f"{head}{_TAB}{page}") for head, page in (("1 Inleiding", 3), ("2 Uitkomsten", 5)))
    body = _bold("Evaluatie van de proef") + colophon + _bold("Inhoud") + typed + _bold("1 Inleiding") + paragraph(_ZIN)
    read = [kind for kind, _ in _pairs(docx(body)) if kind != "margin"]
    assert read == ["heading", "table", "heading", "paragraph"]


def test_figures_of_levels_in_a_numbering_of_laws() -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Deel %1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:isLgl/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    )
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    numbered = '<w:outlineLvl w:val="{0}"/><w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="1"/></w:numPr>'
    body = paragraph("Onderzoek", numbered.format(0)) + paragraph("Opzet", numbered.format(1))
    assert [text for _, text in _pairs(docx(body, numbering=numbering))] == ["Deel I. Onderzoek", "1.1 Opzet"]


def test_headings_that_only_their_size_marks() -> None:
    def sized(text: str, size: int) -> str:
        return paragraph(text, run=f'<w:sz w:val="{size}"/>')

    body = sized("Onderzoek wachtlijst", 52) + sized("Zwartewaal, 7 november 2024", 30) + sized(_ZIN, 22)
    body += sized("Wat wij vonden", 28) + sized(_ZIN, 22) + sized("Haast even groot", 24)
    read = [(block.kind, block.text) for block in _blocks(docx(body))]
    assert [text for kind, text in read if kind == "heading"] == ["Onderzoek wachtlijst", "Wat wij vonden"]


def test_two_who_sign_side_by_side_under_a_closing() -> None:
    offices = [paragraph(f"De minister van {of},") for of in ("Financiën", "Defensie")]
    names = [paragraph("D.M. van Weel"), paragraph("R. Tiemensma")]
    data = docx(paragraph(_ZIN) + paragraph("Hoogachtend,") + _table(offices, names))
    assert _pairs(data)[-1][0] == "signature"
    assert _letterhead(data).sender == "Minister van Financiën"
    signed = paragraph("Aldus ondertekend te Vlierdam op 17 juni 2025.")
    parties = [paragraph("de gemeente Vlierdam,") + paragraph("A. Blok") + paragraph("wethouder"), names[1]]
    assert _pairs(docx(paragraph(_ZIN) + signed + _table(parties)))[-1][0] == "signature"


def test_the_title_stands_under_the_kind_of_paper() -> None:
    pages = read_bytes(docx(_bold("PERSBERICHT") + _bold("Proef verlengd") + paragraph(_ZIN)), "a.docx").pages
    assert read_letterhead(pages).title == "Proef verlengd"


def test_a_title_in_the_box_of_a_cover() -> None:
    style = part("styles", '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>')
    words = paragraph("Jaarplan toezicht 2025", '<w:pStyle w:val="T"/>') + paragraph("Afdeling Leefomgeving")
    cover = f"<w:p><w:r><w:pict><w:txbxContent>{words}</w:txbxContent></w:pict></w:r></w:p>"
    data = docx(cover + paragraph(_ZIN), styles=style)
    assert _pairs(data)[0] == ("heading", "Jaarplan toezicht 2025")
    assert _letterhead(data).title == "Jaarplan toezicht 2025"
    # Further down a box with a few words stands beside the text.
    assert _pairs(docx(paragraph(_ZIN) + cover, styles=style))[0][0] == "margin"


def test_words_in_capitals_as_they_are_printed() -> None:
    capitals = paragraph("Nieuwe planning", run="<w:caps/>") + paragraph(_ZIN)
    assert _pairs(docx(capitals))[0] == ("heading", "NIEUWE PLANNING")


def test_a_list_in_bold_is_no_row_of_headings() -> None:
    items = "".join(map(_bold, ("1. Samen eten", "2. Buurtbus", "3. Klussendienst")))
    assert [kind for kind, _ in _pairs(docx(paragraph(_ZIN) + items + paragraph(_ZIN)))][1:4] == ["bullet"] * 3
    headings = "".join(_bold(head) + paragraph(_ZIN) for head in ("1. Eten", "2. Bus", "3. Dienst"))
    assert "bullet" not in [kind for kind, _ in _pairs(docx(headings))]
