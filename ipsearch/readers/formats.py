"""Which format is a file really in, whatever its name says?

Judged from the content: a signature, the directory of a zip file, the first tags. The name only breaks a tie
between HTML and text. What is not one of the four formats is named when it is recognised, so that the user knows
what to do.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from ipsearch.errors import Damaged, UnsupportedFormat
from ipsearch.readers.plaintext.decoding import decode, looks_like_text

Format = Literal["pdf", "docx", "html", "text"]

SUPPORTED_SUFFIXES: dict[str, Format] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
}

# The PDF specification asks for the header in the first 1,024 bytes, not at byte 0; mail gateways put lines before it.
_PDF_WINDOW = 1024
_HTML_WINDOW = 4096
_WORD_DOCUMENT = "word/document.xml"
# Some of Microsoft's own programs number the part that holds the text.
_NUMBERED_DOCUMENT = re.compile(r"word/document\d{0,3}\.xml")

_SAVE_AS = "Save it as DOCX, PDF or plain text and offer that."
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"This is an old Office file (Word 97-2003 .doc or similar). {_SAVE_AS}"),
    (b"{\\rtf", f"This is a rich text file (RTF). {_SAVE_AS}"),
    (b"\x89PNG\r\n\x1a\n", "This is a PNG picture. Offer the scan as PDF, so that its text can be recognised."),
    (b"\xff\xd8\xff", "This is a JPEG picture. Offer the scan as PDF, so that its text can be recognised."),
    (b"GIF8", "This is a GIF picture. Offer the scan as PDF, so that its text can be recognised."),
    (b"II*\x00", "This is a TIFF picture. Offer the scan as PDF, so that its text can be recognised."),
    (b"MM\x00*", "This is a TIFF picture. Offer the scan as PDF, so that its text can be recognised."),
    (b"\x1f\x8b", "This is a gzip archive. Unpack it and offer the letters themselves."),
    (b"7z\xbc\xaf\x27\x1c", "This is a 7-Zip archive. Unpack it and offer the letters themselves."),
    (b"Rar!", "This is a RAR archive. Unpack it and offer the letters themselves."),
    (b"%!PS", f"This is a PostScript file. {_SAVE_AS}"),
    (b"\x7fELF", "This is a program, not a letter."),
    (b"MZ\x90", "This is a program, not a letter."),
)
_ZIPPED: tuple[tuple[str, str], ...] = (
    ("xl/workbook.xml", f"This is an Excel workbook, not a letter. {_SAVE_AS}"),
    ("ppt/presentation.xml", f"This is a PowerPoint presentation, not a letter. {_SAVE_AS}"),
    ("content.xml", f"This is an OpenDocument file. {_SAVE_AS}"),
    ("META-INF/container.xml", f"This is an e-book (EPUB). {_SAVE_AS}"),
)
_DOCTYPE = re.compile(r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAGS = re.compile(r"</?(?:p|div|span|table|tr|td|ul|ol|li|h[1-6]|br|a|meta|body|html|section|article)\b[^>]*>", re.I)
# A text that mentions a tag is no HTML file; a fragment saved without a head has a good many.
_MIN_TAGS = 8
# Markdown keeps as tags what it has no sign for: breaks in a cell, whole tables. No HTML has headings of this shape.
_MARKDOWN_HEADING, _MIN_HEADINGS = re.compile(r"^#{1,6} \S", re.MULTILINE), 2


def sniff(data: bytes, file: str) -> Format:
    """The format of the content.

    Raises:
        Damaged: the file is empty, or a zip file whose directory is broken.
        UnsupportedFormat: a format that ipsearch does not read, or bytes that are no text.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise Damaged(file, "The file is empty. Fetch it again from where it came from.")
    if b"%PDF-" in data[:_PDF_WINDOW]:
        return "pdf"
    if data.startswith(b"PK"):
        return _sniff_zip(data, file)
    for signature, message in _FOREIGN:
        if data.startswith(signature):
            raise UnsupportedFormat(file, message)
    return _sniff_text(data, file)


def named_format(file: str) -> Format | None:
    """The format that the file's name promises."""
    return SUPPORTED_SUFFIXES.get(PurePath(file).suffix.lower())


def _sniff_zip(data: bytes, file: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, UnicodeDecodeError) as error:
        message = "The file starts as a zip file (a DOCX is one) but is broken or incomplete. Fetch it again."
        raise Damaged(file, message) from error
    if any(map(_NUMBERED_DOCUMENT.fullmatch, names)):
        return "docx"
    for name, message in _ZIPPED:
        if name in names:
            raise UnsupportedFormat(file, message)
    if "[Content_Types].xml" in names:
        raise Damaged(file, f"This Office file has no {_WORD_DOCUMENT}, so no text of a letter. {_SAVE_AS}")
    raise UnsupportedFormat(file, "This is a zip archive, not a DOCX. Unpack it and offer the letters themselves.")


def _sniff_text(data: bytes, file: str) -> Format:
    if not looks_like_text(data):
        promised = named_format(file)
        if promised in ("pdf", "docx"):
            what = promised.upper()
            raise Damaged(file, f"The name says {what}, but the content is no {what} and no text. Fetch it again.")
        raise UnsupportedFormat(file, "The content is no PDF, DOCX, HTML or text: these bytes form no readable text.")
    start = decode(data[:_HTML_WINDOW]).text
    if _DOCTYPE.match(start):
        return "html"
    tags = len(_TAGS.findall(start))
    if tags and named_format(file) == "html":
        return "html"
    return "html" if tags >= _MIN_TAGS and len(_MARKDOWN_HEADING.findall(start)) < _MIN_HEADINGS else "text"
