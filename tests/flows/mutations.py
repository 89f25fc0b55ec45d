"""Files damaged in every way that a disk, a mail server or an enemy would, with fixed seeds."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from pypdf import PdfReader, PdfWriter

CORPUS = Path(__file__).parent.parent.parent / "corpus"
PDFS = ("103_bijlage-plaatsingen-2019", "105_kst-39812-8", "110_motie-nazorg-2021", "122_europol-vuurwerk-2022")
_LENGTH = re.compile(rb"/Length \d+")
_OBJECT = re.compile(rb"\n(\d+) 0 obj")
_PDF_WORDS = (b"endstream", b"endobj", b"xref", b"trailer", b"/Type /Page", b"/Kids", b"BT", b"Tj", b"stream")
_XML_WORDS = (b"<w:p>", b"</w:r>", b"<w:tbl>", b"&amp;", b"<w:t>", b"w:val", b"</w:body>", b"?>")


@cache
def small_pdf(name: str, packed: bool) -> bytes:
    """The first page of a letter; unpacked, so that damage reaches the operators, or packed, as it came."""
    writer = PdfWriter()
    page = writer.add_page(PdfReader(CORPUS / f"{name}.pdf").pages[0])
    if not packed:
        contents = page.get_contents()
        assert contents is not None
        page.replace_contents(contents)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@cache
def docx(name: str) -> bytes:
    """A letter of the corpus."""
    return (CORPUS / name).read_bytes()


def mutated_pdf(seed: int) -> bytes:
    """The ``seed``-th damaged PDF."""
    draw = random.Random(seed)
    data = small_pdf(PDFS[seed % len(PDFS)], packed=draw.random() < 0.5)
    other = small_pdf(PDFS[(seed + 1) % len(PDFS)], packed=False)
    kinds: tuple[Callable[[bytes], bytes], ...] = (
        lambda data: _truncated(data, draw),
        lambda data: _flipped(data, draw),
        lambda data: _spliced(data, other, draw),
        lambda data: _wrong_lengths(data, draw),
        lambda data: _swapped_objects(data, draw),
        lambda data: _words_put_in(data, _PDF_WORDS, draw),
        lambda data: _doubled(data, draw),
    )
    return kinds[seed % len(kinds)](data)


def mutated_docx(seed: int) -> bytes:
    """The ``seed``-th damaged DOCX."""
    draw = random.Random(seed)
    data = docx(draw.choice(sorted(path.name for path in CORPUS.glob("*.docx"))))
    kinds: tuple[Callable[[bytes], bytes], ...] = (
        lambda data: _truncated(data, draw),
        lambda data: _flipped(data, draw),
        lambda data: _member_damaged(data, draw),
        lambda data: _member_damaged(data, draw),
        lambda data: _member_left_out(data, draw),
        lambda data: _doubled(data, draw),
    )
    return kinds[seed % len(kinds)](data)


def _truncated(data: bytes, draw: random.Random) -> bytes:
    return data[: draw.randrange(1, len(data))]


def _flipped(data: bytes, draw: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.choice((1, 5, 50, 400))):
        changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def _spliced(data: bytes, other: bytes, draw: random.Random) -> bytes:
    return data[: draw.randrange(len(data))] + other[draw.randrange(len(other)) :]


def _wrong_lengths(data: bytes, draw: random.Random) -> bytes:
    lengths = (b"0", b"-1", b"7", b"999999999", b"99999999999999999999", b"(x)", b"null")
    return _LENGTH.sub(lambda found: b"/Length " + draw.choice(lengths) if draw.random() < 0.5 else found[0], data)


def _swapped_objects(data: bytes, draw: random.Random) -> bytes:
    numbers = list({found[1] for found in _OBJECT.finditer(data)})
    draw.shuffle(numbers)
    swapped = dict(zip(sorted(numbers), numbers, strict=True))
    return _OBJECT.sub(lambda found: b"\n" + swapped[found[1]] + b" 0 obj", data)


def _words_put_in(data: bytes, words: tuple[bytes, ...], draw: random.Random) -> bytes:
    for _ in range(draw.choice((1, 3, 20))):
        place = draw.randrange(len(data))
        data = data[:place] + draw.choice(words) + data[place + draw.choice((0, 0, 9)) :]
    return data


def _doubled(data: bytes, draw: random.Random) -> bytes:
    start, end = sorted(draw.randrange(len(data)) for _ in range(2))
    return data[:end] + data[start:]


def _member_damaged(data: bytes, draw: random.Random) -> bytes:
    """One member holds other bytes; the archive itself is sound."""
    members = _members(data)
    name = draw.choice([name for name in sorted(members) if members[name]])
    damage = draw.choice((_truncated, _flipped, _doubled, lambda data, draw: _words_put_in(data, _XML_WORDS, draw)))
    members[name] = damage(members[name], draw)
    return _archive(members)


def _member_left_out(data: bytes, draw: random.Random) -> bytes:
    members = _members(data)
    del members[draw.choice(sorted(members))]
    return _archive(members)


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()
