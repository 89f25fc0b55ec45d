"""Broken and hostile files give text or a named error: never a crash, a hang or a stuck batch."""

from __future__ import annotations

import io
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from ipsearch.errors import Damaged, Encrypted, NoTextLayer, ReaderStopped, ReadingError, TooLarge, UnsupportedFormat
from ipsearch.letters import Reading
from ipsearch.readers.drafts import ReadOptions
from ipsearch.readers.workers import ReadJob
from tests.flows.mutations import PDFS, mutated_docx, mutated_pdf, small_pdf
from tests.flows.reading import MEGABYTE, REAL, TEXT, jobs, outcome, pool, text
from tests.unit.readers.pdf.sources import form, pdf

CELLS, CELLS_END = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"


def docx_with(document: str, **others: str) -> bytes:
    """A DOCX whose document part is this XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
        for name, content in others.items():
            archive.writestr(name, content)
    return out.getvalue()


def word_xml(body: str, dtd: str = "") -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0"?>{dtd}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.slow
def test_damaged_files_give_text_or_a_named_error_and_the_batch_ends(tmp_path: Path) -> None:
    damaged = [(f"{seed:03}.pdf", mutated_pdf(seed)) for seed in range(500)]
    damaged += [(f"{seed:03}.docx", mutated_docx(seed)) for seed in range(200)]
    with pool() as workers:
        results = list(workers.read(jobs(tmp_path, damaged)))
    assert [job.file for job, _ in results] == [name for name, _ in damaged]
    assert not [(job.file, result) for job, result in results if isinstance(result, ReaderStopped)]
    for job, result in results:
        if isinstance(result, Reading):
            assert any(page.text.strip() for page in result.pages), job.file
        else:
            assert result.file == job.file
            assert len(result.message) > 20
    kinds = Counter(type(result).__name__ for _, result in results)
    assert kinds["Reading"] >= 200, kinds
    assert kinds["Damaged"] >= 50, kinds


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(400):
                member.write(b" " * MEGABYTE)
    with pool() as workers:
        list(workers.read(jobs(tmp_path, [("warm.txt", b"Een gewone regel tekst om het proces te starten.")])))
        began = time.monotonic()
        [(_, result)] = list(workers.read(jobs(tmp_path, [("bomb.docx", out.getvalue())])))
        took = time.monotonic() - began
    assert isinstance(result, TooLarge)
    assert took < 1.0, "a guarantee, not a speed: nothing may be unpacked"


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    dtd = f'<!DOCTYPE w [<!ENTITY a0 "{"ha" * 50}">{levels}]>'
    result = outcome(tmp_path, "entities.docx", docx_with(word_xml(paragraph("&a9;"), dtd)))
    assert isinstance(result, UnsupportedFormat), result
    result = outcome(tmp_path, "entities.html", f"<!DOCTYPE html [{levels}]><p>Een regel tekst &a9;</p>".encode())
    assert isinstance(result, ReadingError) or len(text(result)) < 10_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deep.html", b"<div>" * 200_000 + b"<p>Een regel in de diepte.</p>"),
        ("deep.docx", docx_with(word_xml("<w:sdt><w:sdtContent>" * 100_000 + paragraph("diep")))),
        ("tables.docx", docx_with(word_xml(CELLS * 5_000 + paragraph("diep") + CELLS_END * 5_000))),
        ("arrays.pdf", pdf(TEXT + b"[" * 300_000 + b"]" * 300_000 + b" TJ ")),
        ("dictionaries.pdf", pdf(TEXT).replace(b"/MediaBox", b"/X " + b"[" * 50_000 + b"]" * 50_000 + b" /MediaBox")),
        ("strings.pdf", pdf(TEXT + b"(" * 300_000)),
        ("null.pdf", b""),
        ("null.docx", b""),
        ("null.txt", b""),
        ("noise.pdf", bytes(value * 73 % 251 for value in range(50_000))),
        ("noise.docx", bytes(value * 91 % 241 for value in range(50_000))),
        ("headed.pdf", b"%PDF-1.7\n" + bytes(value * 73 % 251 for value in range(50_000))),
    ],
)  # fmt: skip
def test_depth_and_nonsense_are_survived(tmp_path: Path, name: str, data: bytes) -> None:
    result = outcome(tmp_path, name, data)
    assert not isinstance(result, ReaderStopped), result
    assert isinstance(result, Reading | ReadingError)


def test_a_form_that_draws_itself_ends(tmp_path: Path) -> None:
    # A form without resources of its own uses those of the page, and so finds itself there (ISO 32000-1, 8.10.2).
    own = pdf(b"/Own Do", xobjects={"/Own": form(TEXT + b" /Own Do /Own Do ")})
    assert "Deze regel blijft leesbaar" in text(outcome(tmp_path, "own.pdf", own))


def test_a_million_operators_on_a_page_cost_that_page_no_more_than_its_limit(tmp_path: Path) -> None:
    other = TEXT.replace(b"Deze regel", b"De tweede bladzijde")
    result = outcome(tmp_path, "million.pdf", pdf(TEXT + b"q Q " * 500_000, other))
    assert isinstance(result, Reading)
    assert result.warnings
    assert "De tweede bladzijde blijft leesbaar" in result.pages[1].text


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_password_is_tried_asked_for_and_used(tmp_path: Path, algorithm: str) -> None:
    def locked(user: str) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(small_pdf(PDFS[0], packed=True))))
        writer.encrypt(user, "eigenaar", algorithm=algorithm)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    assert "liaison" in text(outcome(tmp_path, "empty.pdf", locked("")))
    assert isinstance(outcome(tmp_path, "user.pdf", locked("geheim")), Encrypted)
    options = ReadOptions(passwords=("verkeerd", "geheim"))
    assert "liaison" in text(outcome(tmp_path, "opened.pdf", locked("geheim"), options))


EXPECTED_ERRORS = {
    "000_header_only.pdf": Damaged, "empty.pdf": Damaged, "garbage.pdf": Damaged, "bomb.docx": TooLarge,
    "entity_bomb.docx": UnsupportedFormat, "003_enc_userpw_geheim.pdf": Encrypted, "001_no_tounicode.pdf": NoTextLayer,
    "zip_not_docx.docx": ReadingError,
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.real
@pytest.mark.skipif(not REAL.is_dir(), reason="the real letters are not beside this checkout")
def test_real_hostile_files_give_text_or_the_right_error() -> None:
    paths = sorted(
        path for path in REAL.iterdir() if path.suffix in {".pdf", ".docx", ".txt"} and path.stem != "300pages"
    )
    began = time.monotonic()
    with pool() as workers:
        results = {job.file: result for job, result in workers.read(ReadJob(path, path.name) for path in paths)}
    for name, result in results.items():
        if name in EXPECTED_ERRORS and not (name == "001_no_tounicode.pdf" and isinstance(result, Reading)):
            assert isinstance(result, EXPECTED_ERRORS[name]), (name, result)
        elif name in {"003_scan.pdf", "001_no_tounicode.pdf", "000_truncated.pdf"}:
            # Read with Tesseract where there is one; what is left of a truncated file may be nothing.
            assert isinstance(result, Reading | NoTextLayer | Damaged), (name, result)
        else:
            assert text(result).strip(), name
    assert time.monotonic() - began < 120
