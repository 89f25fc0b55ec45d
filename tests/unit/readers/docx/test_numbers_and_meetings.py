"""Numbers that Word prints without words, lists that count through chapters, papers of boards and meetings."""

import pytest

from ipsearch.letters import Letterhead
from ipsearch.readers.letterhead import read_letterhead
from ipsearch.readers.reading import read_bytes

from .documents import docx, paragraph, part
from .test_docx import _pairs

_ZIN = "Deze alinea bevat genoeg woorden om als lopende tekst van een brief te gelden, en daarom is zij ook zo lang."
_BOLD = "<w:b/>"


def _letterhead(data: bytes) -> Letterhead:
    return read_letterhead(read_bytes(data, "brief.docx").pages)


def _level(depth: int, form: str, pattern: str, more: str = "") -> str:
    inner = f"<w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}<w:lvlText w:val='{pattern}'/>"
    return f"<w:lvl w:ilvl='{depth}'>{inner}</w:lvl>"


def _numbering(*levels: str) -> str:
    abstract = f"<w:abstractNum w:abstractNumId='0'>{''.join(levels)}</w:abstractNum>"
    return part("numbering", f"{abstract}<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>")


def _item(text: str, depth: int = 0, more: str = "") -> str:
    place = f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='1'/></w:numPr>{more}"
    return paragraph(text, place) if text else f"<w:p><w:pPr>{place}</w:pPr></w:p>"


def _table(*rows: list[str]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_a_number_that_says_what_it_counts_is_a_heading_without_words() -> None:
    body = _item("") + paragraph("Wat kost dat?") + paragraph(_ZIN) + _item("") + paragraph("Hoe lang duurt dat?")
    found = _pairs(docx(body, numbering=_numbering(_level(0, "decimal", "Vraag %1"))))
    assert [text for kind, text in found if kind == "heading"] == ["Vraag 1", "Vraag 2"]


def test_a_number_without_words_is_counted_but_shown_in_cells_alone() -> None:
    numbering = _numbering(_level(0, "decimal", "%1."))
    hidden = _item("", more="<w:rPr><w:vanish/></w:rPr>")
    body = _item("eerste stap") + _item("") + hidden + _item("derde stap")
    assert [text for _, text in _pairs(docx(body, numbering=numbering))] == ["1. eerste stap", "3. derde stap"]
    rows = [[_item(""), paragraph(text)] for text in ("Opening", "Mededelingen")]
    table = _table([paragraph("Nr."), paragraph("Onderwerp")], *rows)
    assert ("table", "Nr. | Onderwerp\n1. | Opening\n2. | Mededelingen") in _pairs(docx(table, numbering=numbering))


@pytest.mark.parametrize(("restart", "third"), [("", "Artikel 1"), ("<w:lvlRestart w:val='0'/>", "Artikel 3")])
def test_articles_may_count_on_through_chapters(restart: str, third: str) -> None:
    levels = (_level(0, "upperRoman", "Hoofdstuk %1"), _level(1, "decimal", "Artikel %2", restart))
    places = (("Algemeen", 0), ("Begrippen", 1), ("Aanvraag", 1), ("Slot", 0), ("Intrekking", 1))
    found = _pairs(docx("".join(_item(text, depth) for text, depth in places), numbering=_numbering(*levels)))
    assert found[-1][1] == f"{third} Intrekking"


def test_a_capital_number_and_a_tab_open_an_item() -> None:
    tab = "</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>"
    body = paragraph(f"II.{tab}de kast stond open") + paragraph("I. Sprik is bereikbaar voor vragen")
    assert [kind for kind, _ in _pairs(docx(body))] == ["bullet", "paragraph"]


def test_who_makes_a_paper_stands_over_its_title() -> None:
    named = paragraph("GEMEENTE OUDE VAART", run=_BOLD)
    title = "Besluitenlijst vergadering college van 9 september 2025"
    signed = paragraph("Aldus vastgesteld in de vergadering van 16 september 2025,")
    data = docx(named + paragraph(title, run=_BOLD) + paragraph(_ZIN) + signed)
    assert _pairs(data)[0] == ("header", "GEMEENTE OUDE VAART")
    assert (_letterhead(data).title, str(_letterhead(data).date)) == (title, "2025-09-09")
    chapter = paragraph("Gemeente Oude Vaart", "<w:outlineLvl w:val='0'/>")
    part_of_it = paragraph("Stand van zaken", "<w:outlineLvl w:val='1'/>")
    assert _pairs(docx(chapter + part_of_it + paragraph(_ZIN)))[0] == ("heading", "Gemeente Oude Vaart")


def test_cells_that_hold_a_label_and_its_value_each() -> None:
    cells = ("Onderwerp: Vaststelling subsidie museum", "Verzenddatum: 15 mei 2025")
    data = docx(
        _table(
            [paragraph("Ons kenmerk: SUB-24-3310"), paragraph("Uw brief van: 28 maart 2025")],
            [paragraph(cell) for cell in cells],
        )
        + paragraph("Geacht bestuur,")
        + paragraph(_ZIN)
    )
    found = _letterhead(data)
    assert (found.subject, str(found.date)) == ("Vaststelling subsidie museum", "2025-05-15")


def test_place_and_day_in_italics_are_no_heading() -> None:
    body = paragraph("Toespraak over vissers", run=_BOLD) + paragraph("Leeuwarden, 8 mei 2025", run="<w:i/>")
    assert ("paragraph", "Leeuwarden, 8 mei 2025") in _pairs(docx(body + paragraph(_ZIN)))


@pytest.mark.parametrize("settings", [True, False])
def test_endnotes_count_with_what_the_document_says(settings: bool) -> None:
    call = "</w:t></w:r><w:r><w:endnoteReference w:id='2'/></w:r><w:r><w:t>"
    note = "<w:endnote w:id='2'><w:p><w:r><w:t>Stcrt. 2025, 11.</w:t></w:r></w:p></w:endnote>"
    form = "<w:endnotePr><w:numFmt w:val='decimal'/></w:endnotePr>"
    body = paragraph(f"{_ZIN}{call}") + ("" if settings else f"<w:sectPr>{form}</w:sectPr>")
    parts = {"endnotes": part("endnotes", note)} | ({"settings": part("settings", form)} if settings else {})
    blocks = read_bytes(docx(body, **parts), "brief.docx").pages[0].blocks
    assert [block.label for block in blocks if block.kind == "footnote"] == ["1"]


@pytest.mark.parametrize("tabled", [True, False])
def test_labels_in_small_letters(tabled: bool) -> None:
    head = [("datum", "19 augustus 2025"), ("ons kenmerk", "2025/HH/3302"), ("onderwerp", "Herinrichting Dorpsstraat")]
    tab = "</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>"
    lines = "".join(paragraph(f"{label}{tab}{value}") for label, value in head)
    table = _table(*([paragraph(label), paragraph(value)] for label, value in head))
    data = docx((table if tabled else lines) + paragraph("Beste bewoners,") + paragraph(_ZIN))
    found = _letterhead(data)
    assert (str(found.date), found.kenmerk, found.subject) == ("2025-08-19", head[1][1], head[2][1])
    assert [kind for kind, _ in _pairs(data) if kind != "header"] == ["paragraph", "paragraph"]
    told = paragraph("onderwerp van gesprek is de straat") + paragraph("datum en tijd volgen nog")
    assert "header" not in [kind for kind, _ in _pairs(docx(told + paragraph(_ZIN)))]


def test_a_star_in_a_cell_is_explained_under_the_table() -> None:
    table = _table([paragraph("Geluid*"), paragraph("12")], [paragraph("Geur"), paragraph("3")])
    found = _pairs(docx(table + paragraph("* Inclusief evenementen.") + paragraph(_ZIN) + paragraph("* een item")))
    assert [kind for kind, _ in found] == ["table", "footnote", "paragraph", "bullet"]


def test_friendly_greetings_close_a_letter() -> None:
    signed = ("Vriendelijke groeten,", "Fatma Öztürk", "buurtbemiddelaar")
    assert _pairs(docx(paragraph(_ZIN) + "".join(map(paragraph, signed))))[-1][0] == "signature"
