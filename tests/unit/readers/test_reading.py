import io
import random
import zipfile
from pathlib import Path

import pytest

from ipsearch.errors import Damaged, NoTextLayer, ReadingError, TooLarge, UnsupportedFormat
from ipsearch.readers.drafts import Limits, ReadOptions
from ipsearch.readers.formats import sniff
from ipsearch.readers.reading import read_bytes, read_file


def _zip(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"\r\n%PDF-1.7 rest", "a.pdf", "pdf"),
        (b"<!DOCTYPE html><p>woord</p>", "a.txt", "html"),
        (b"<?xml version='1.0'?>\n<html><body/></html>", "a.xhtml", "html"),
        (b"<p>los</p> fragment", "a.html", "html"),
        (b"<p>los</p> fragment", "a.txt", "text"),
        (b"Gewone tekst over <b> als teken.", "a.txt", "text"),
        ("Gewone tekst".encode("utf-16-le"), "a.txt", "text"),
        (_zip(word__document="x").replace(b"word/document", b"word/document"), "a.docx", None),
    ],
)
def test_the_format_is_judged_from_the_content(data: bytes, name: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(UnsupportedFormat):
            sniff(data, name)
    else:
        assert sniff(data, name) == expected


@pytest.mark.parametrize(
    ("data", "name", "error", "words"),
    [
        (b"", "leeg.pdf", Damaged, "empty"),
        (b" \n\n", "leeg.txt", Damaged, "empty"),
        (random.Random(3).randbytes(5000), "ruis.pdf", Damaged, "PDF"),
        (random.Random(3).randbytes(5000), "ruis.bin", UnsupportedFormat, "no readable text"),
        (b"PK\x03\x04 kapot", "kapot.docx", Damaged, "broken"),
        (_zip(a="b"), "a.docx", UnsupportedFormat, "zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900, "oud.doc", UnsupportedFormat, "old Office"),
        (b"{\\rtf1 hallo}", "a.rtf", UnsupportedFormat, "RTF"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 99, "a.png", UnsupportedFormat, "picture"),
        (b"... --- ...", "a.txt", NoTextLayer, "no readable words"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, name: str, error: type[ReadingError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        read_bytes(data, name)
    assert caught.value.file == name


def test_a_wrong_extension_is_read_as_what_it_is_with_a_warning() -> None:
    reading = read_bytes(b"<!doctype html><p>Een zin.</p>", "brief.docx")
    assert reading.pages[0].text == "Een zin."
    assert "HTML" in reading.warnings[0]


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    path.write_text("woord " * 100)
    with pytest.raises(TooLarge):
        read_file(path, ReadOptions(Limits(file_bytes=100)))
    with pytest.raises(Damaged, match="cannot be opened"):
        read_file(tmp_path / "weg.txt")


def test_too_many_characters_or_pages_are_refused() -> None:
    with pytest.raises(TooLarge):
        read_bytes(b"woord " * 100, "a.txt", ReadOptions(Limits(characters=50)))
    with pytest.raises(TooLarge):
        read_bytes(b"woord een\n\f" * 9, "a.txt", ReadOptions(Limits(pages=5)))


def _outcome(data: bytes) -> str:
    try:
        return read_bytes(data, "a.txt").pages[0].text
    except ReadingError as error:
        return str(error)


def test_mutated_text_gives_words_or_a_named_error() -> None:
    source = ("Aan de Voorzitter\n\nDatum 3 mei 2021\nOnderwerp Proef\n\n" + "Een zin met woorden. " * 40).encode()
    chance = random.Random(11)
    for _ in range(60):
        data = bytearray(source)
        for _ in range(chance.randrange(1, 40)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert _outcome(bytes(data[: chance.randrange(1, len(data))]))
