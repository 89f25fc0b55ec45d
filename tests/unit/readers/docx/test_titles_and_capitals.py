"""Titles over letterhead, drop caps and headings in capitals in Word files."""

import datetime as dt

from ipsearch.readers.reading import read_bytes

from .documents import docx, paragraph
from .test_docx import _pairs

_ZIN = "Deze alinea bevat genoeg woorden om als lopende tekst van een brief te gelden, en daarom is zij ook zo lang."


def test_a_title_by_its_style_stays_over_its_letterhead() -> None:
    head = paragraph("Datum: 3 mei 2021") + paragraph("Kenmerk: 7654321") + paragraph(_ZIN)
    reading = read_bytes(docx(paragraph("De titel", '<w:pStyle w:val="Titel"/>') + head), "a.docx")
    assert [block.kind for block in reading.pages[0].blocks] == ["heading", "header", "header", "paragraph"]
    assert (reading.letterhead.title, reading.letterhead.kenmerk) == ("De titel", "7654321")
    # By its looks alone a first line may be the name of an office.
    looked = read_bytes(docx(paragraph("Dienst Proef", run="<w:b/>") + head), "a.docx")
    assert [block.kind for block in looked.pages[0].blocks] == ["header", "header", "header", "paragraph"]


def test_one_labelled_date_under_a_title_is_the_date() -> None:
    body = paragraph("De titel", '<w:pStyle w:val="Kop1"/>') + paragraph("Datum: 15 juli 2024") + paragraph(_ZIN)
    assert read_bytes(docx(body), "a.docx").letterhead.date == dt.date(2024, 7, 15)


def test_a_drop_cap_is_the_first_letter_of_its_paragraph() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/>'
    assert _pairs(docx(paragraph("D", frame) + paragraph(_ZIN[1:]))) == [("paragraph", _ZIN)]


def test_a_line_in_capitals_is_a_heading_and_an_acronym_is_none() -> None:
    body = "".join(
        map(paragraph, (_ZIN, "AANLEIDING", _ZIN, "NCTV", "KST-12345", "DE MINISTER VAN DEFENSIE,", _ZIN, _ZIN))
    )
    assert [kind for kind, _ in _pairs(docx(body))] == [
        *("paragraph", "heading", "paragraph", "paragraph", "paragraph", "paragraph", "paragraph", "paragraph"),
    ]
