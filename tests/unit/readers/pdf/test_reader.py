"""What becomes of files that are odd, broken, locked or hostile?"""

from __future__ import annotations

import logging
import re
from dataclasses import replace

import pytest
from pypdf.generic import DictionaryObject, NameObject

from ipsearch.errors import Damaged, Encrypted, NoTextLayer, ReadingError, TooLarge
from ipsearch.readers.drafts import Draft, Limits, ReadOptions
from ipsearch.readers.pdf import read_pdf
from ipsearch.readers.pdf.walk import Walk
from tests.unit.readers.pdf.sources import HELVETICA, form, names, pdf, picture, stream

WORDS = b"De minister heeft de Kamer over het onderzoek naar de bibliotheken in het land bericht."
TEXT = b"BT /F1 11 Tf 72 700 Td (" + WORDS + b") Tj ET\n"


def _read(data: bytes, **options: object) -> Draft:
    return read_pdf(data, "brief.pdf", ReadOptions(**options))  # type: ignore[arg-type]


def _text(draft: Draft) -> str:
    return "\n".join(block.text for page in draft.pages for block in page.blocks)


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", Damaged), (b"PK\x03\x04 not a pdf", Damaged), (b"%PDF-1.7\n%%EOF", Damaged), (pdf(TEXT)[:400], Damaged)],
)
def test_what_is_no_pdf_is_refused_with_a_sentence(data: bytes, error: type[ReadingError]) -> None:
    with pytest.raises(error, match=r"^brief\.pdf .+[.;].*\.$"):
        _read(data)


def test_a_broken_cross_reference_table_is_repaired() -> None:
    data = re.sub(rb"startxref\s+\d+", b"startxref\n7", pdf(TEXT))
    assert WORDS.decode() in _text(_read(data))


def test_a_password_is_tried_and_asked_for() -> None:
    data = pdf(TEXT, password="geheim")
    with pytest.raises(Encrypted, match="--password-file"):
        _read(data, passwords=("fout",))
    assert WORDS.decode() in _text(_read(data, passwords=("fout", "geheim")))


@pytest.mark.parametrize("limits", [Limits(file_bytes=100), Limits(pages=1), Limits(characters=50)])
def test_limits_hold(limits: Limits) -> None:
    with pytest.raises(TooLarge):
        _read(pdf(TEXT, TEXT), limits=limits)


def test_a_page_with_too_many_operators_is_cut_and_named() -> None:
    limits = replace(Limits(), pdf_operators_per_page=8)
    draft = _read(pdf(TEXT + b" q Q" * 50), limits=limits)
    assert any("page 1" in warning for warning in draft.warnings)


def test_forms_that_draw_themselves_end() -> None:
    inner = form(b"BT /F1 11 Tf 72 600 Td (" + WORDS + b") Tj ET /X Do /X Do")
    draft = _read(pdf(TEXT + b" /X Do", xobjects={"/X": inner}), limits=replace(Limits(), pdf_operators_per_page=500))
    assert WORDS.decode() in _text(draft)


def test_text_in_a_form_with_its_own_resources_is_read() -> None:
    fonts = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/G"): names(HELVETICA)})})
    inner = form(b"BT /G 11 Tf 72 600 Td (Onder in het formulier.) Tj ET", fonts)
    assert "Onder in het formulier." in _text(_read(pdf(TEXT + b" q 1 0 0 1 0 -20 cm /X Do Q", xobjects={"/X": inner})))


def test_a_scan_names_its_pages_and_what_to_install() -> None:
    with pytest.raises(NoTextLayer, match=r"pages 1, 2.*Tesseract"):
        _read(pdf(b"/I Do", b"/I Do", xobjects={"/I": picture()}))


def test_one_scanned_page_among_text_is_a_warning() -> None:
    draft = _read(pdf(TEXT, TEXT, b"/I Do", xobjects={"/I": picture()}))
    assert any("page 3" in warning and "Tesseract" in warning for warning in draft.warnings)


def test_characters_without_meaning_are_no_text() -> None:
    glyphs = "".join(f"{code:04x}" for code in range(3, 90)).encode()
    font = names({"/Type": "/Font", "/Subtype": "/Type0", "/BaseFont": "/X", "/Encoding": "/Identity-H"})
    content = b"BT /F2 11 Tf 72 700 Td <" + glyphs + b"> Tj ET"
    with pytest.raises(NoTextLayer, match="no meaning"):
        _read(pdf(content, fonts={"/F2": font}))


def test_an_empty_document_is_no_silent_success() -> None:
    with pytest.raises(NoTextLayer, match="no text"):
        _read(pdf(b"", b""))


def test_a_space_drawn_over_a_letter_parts_no_word() -> None:
    # "f", then a space drawn on top of it, then "ocus" where f ended
    content = b"BT /F1 11 Tf 72 700 Td (f) Tj -0.2 0 Td ( ) Tj 3.26 0 Td (ocus op het onderzoek) Tj ET"
    assert "focus op het onderzoek" in _text(_read(pdf(TEXT + content.replace(b"700", b"660"))))


def test_a_gap_parts_words_without_a_space_glyph() -> None:
    content = b"BT /F1 11 Tf 72 660 Td [(twee) -300 (woorden) -20 (tje)] TJ ET"
    assert "twee woordentje" in _text(_read(pdf(TEXT + content)))


def test_letter_spacing_is_closed() -> None:
    content = b"BT /F1 11 Tf 3 Tc 72 660 Td (TER INLEIDING) Tj ET"
    assert "TER INLEIDING" in _text(_read(pdf(TEXT + content)))


def test_shifts_between_two_strings_add_up() -> None:
    content = b"BT /F1 10 Tf 72 660 Td [(Loket)-70<>-70<>-70(vier)] TJ ET"
    assert "Loket vier" in _text(_read(pdf(TEXT + content)))


def test_actual_text_replaces_what_is_drawn() -> None:
    content = b"BT /F1 11 Tf 72 660 Td /Span <</ActualText (effici\\353nt)>> BDC (e?cient) Tj EMC ( beleid) Tj ET"
    assert "efficiënt beleid" in _text(_read(pdf(TEXT + content)))


def test_a_hyphen_that_reads_as_soft_joins_its_word() -> None:
    content = (
        b"BT /F1 11 Tf 72 687 Td (Het kabinet acht een goede non-verbale samen) Tj"
        b" /Span <</ActualText <FEFF00AD>>> BDC (-) Tj EMC 0 -13 Td (werking van belang.) Tj ET"
    )
    assert "non-verbale samenwerking van belang." in _text(_read(pdf(TEXT + content)))


def test_soft_hyphens_that_nobody_sees_are_left_out() -> None:
    content = (
        b"BT /F1 11 Tf 72 660 Td (samen) Tj /Span <</ActualText <FEFF007700AD>>> BDC (w) Tj EMC"
        b" (erking op non-verbaal gebied) Tj ET"
    )
    assert "samenwerking op non-verbaal gebied" in _text(_read(pdf(TEXT + content)))


def test_a_glyph_for_a_letter_and_a_soft_hyphen_draws_the_letter() -> None:
    face = names({**HELVETICA, "/BaseFont": "/Other"})
    face[NameObject("/ToUnicode")] = stream(
        b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <6A> <006A00AD> endbfchar"
    )
    content = TEXT + b" BT /F9 11 Tf 72 650 Td (tijdens) Tj ET"
    assert "tijdens" in _text(_read(pdf(content, fonts={"/F9": face})))


def test_a_ligature_with_its_bytes_in_the_wrong_order_is_turned() -> None:
    face = names({**HELVETICA, "/BaseFont": "/Other"})
    face[NameObject("/ToUnicode")] = stream(
        b"1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <66006900> <02> <4E2D6587> endbfchar"
    )
    content = TEXT + b" BT /F9 11 Tf 72 650 Td (\001nancier en \002) Tj ET"
    assert "financier en 中文" in _text(_read(pdf(content, fonts={"/F9": face})))


def test_unused_codes_are_bullets() -> None:
    content = (
        b"BT /F1 11 Tf 72 660 Td (\x7f) Tj 14 0 Td (eerste punt;) Tj -14 -13 Td (\x7f) Tj 14 0 Td (tweede punt.) Tj ET"
    )
    blocks = [block for block in _read(pdf(TEXT + content)).pages[0].blocks if block.kind == "bullet"]
    assert [block.text for block in blocks] == ["• eerste punt;", "• tweede punt."]


def test_text_that_runs_upwards_on_a_turned_page_is_read() -> None:
    content = b"BT /F1 11 Tf 0 1 -1 0 100 100 Tm (" + WORDS + b") Tj ET\n"
    assert WORDS.decode() in _text(_read(pdf(content)))


def test_a_stamp_that_stands_askew_is_left_out() -> None:
    content = b"BT /F1 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (CONCEPT) Tj ET"
    assert "CONCEPT" not in _text(_read(pdf(TEXT + content)))


def test_a_broken_font_costs_its_own_text_only() -> None:
    broken = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/ToUnicode"): stream(b"beginbfchar <")}
    )
    draft = _read(pdf(TEXT + b" BT /F9 11 Tf 72 650 Td (weg) Tj ET", fonts={"/F9": broken}))
    assert WORDS.decode() in _text(draft)


def test_the_log_of_pypdf_is_as_it_was() -> None:
    logger = logging.getLogger("pypdf")
    before = logger.level
    with pytest.raises(ReadingError):
        _read(b"%PDF-1.7 nothing")
    assert logger.level == before


def test_pdfium_stands_in_where_the_walk_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    content = TEXT + b"BT /F1 11 Tf 72 660 Td (Een tweede alinea met een footnote\\051.) Tj ET"
    whole = _text(_read(pdf(content)))
    monkeypatch.setattr(Walk, "run", lambda self, stream, resources: None)
    draft = _read(pdf(content))
    assert _text(draft) == whole
    assert any("pdfium" in warning and "page 1" in warning for warning in draft.warnings)
