"""PDF files written by hand, for what no producer can be made to write."""

from __future__ import annotations

import io

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, StreamObject

HELVETICA = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}


def names(entries: dict[str, str]) -> DictionaryObject:
    """A dictionary of names."""
    return DictionaryObject({NameObject(key): NameObject(value) for key, value in entries.items()})


def stream(data: bytes, entries: DictionaryObject | None = None) -> StreamObject:
    """A stream with the entries given."""
    made = StreamObject()
    made.set_data(data)
    made.update(entries or {})
    return made


def pdf(
    *contents: bytes,
    fonts: dict[str, DictionaryObject] | None = None,
    xobjects: dict[str, StreamObject] | None = None,
    password: str = "",
) -> bytes:
    """A file with one page per content stream, and Helvetica as /F1."""
    writer = PdfWriter()
    faces = {"/F1": names(HELVETICA), **(fonts or {})}
    for content in contents:
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Contents")] = writer._add_object(stream(content))
        page[NameObject("/Resources")] = DictionaryObject(
            {
                NameObject("/Font"): DictionaryObject({NameObject(k): writer._add_object(f) for k, f in faces.items()}),
                NameObject("/XObject"): DictionaryObject(
                    {NameObject(k): writer._add_object(x) for k, x in (xobjects or {}).items()}
                ),
            }
        )
    if password:
        writer.encrypt(password, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def form(data: bytes, resources: DictionaryObject | None = None) -> StreamObject:
    """A Form XObject."""
    made = stream(data, names({"/Type": "/XObject", "/Subtype": "/Form"}))
    made[NameObject("/BBox")] = ArrayObject([FloatObject(value) for value in (0, 0, 595, 842)])
    if resources is not None:
        made[NameObject("/Resources")] = resources
    return made


def picture() -> StreamObject:
    """A one-pixel image."""
    made = stream(b"\xff", names({"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceGray"}))
    for key, value in (("/Width", 1), ("/Height", 1), ("/BitsPerComponent", 8)):
        made[NameObject(key)] = NumberObject(value)
    return made


def page_count(data: bytes) -> int:
    """How many pages pypdf sees."""
    return len(PdfReader(io.BytesIO(data)).pages)
