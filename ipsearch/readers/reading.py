"""How is one file read, from bytes to pages and letterhead?

The format is judged from the content, each format has its own reader, and all share assembly and letterhead. What
cannot be read raises a ``ReadingError`` that says why; a file without a single word is an error too, never an empty
letter.
"""

from __future__ import annotations

from pathlib import Path

from ipsearch.errors import Damaged, NoTextLayer, TooLarge
from ipsearch.letters import Page, Reading
from ipsearch.readers.assembly import assemble
from ipsearch.readers.drafts import Draft, Limits, OnStep, ReadOptions, no_step
from ipsearch.readers.formats import SUPPORTED_SUFFIXES, Format, named_format, sniff
from ipsearch.readers.letterhead import read_letterhead

__all__ = ["SUPPORTED_SUFFIXES", "read_bytes", "read_file"]

_NAMES: dict[Format, str] = {"pdf": "PDF", "docx": "DOCX", "html": "HTML", "text": "plain text"}


def read_file(path: Path, options: ReadOptions | None = None, on_step: OnStep = no_step) -> Reading:
    """Read one file.

    Args:
        path: where it is.
        options: limits and passwords.
        on_step: called before each step of work that takes seconds, such as recognising a scanned page.

    Raises:
        ReadingError: the file cannot be opened or read; the message is meant for the user.
    """
    options = options or ReadOptions()
    file = path.name
    try:
        size = path.stat().st_size
        _check_size(size, file, options.limits)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Damaged(file, f"The file cannot be opened ({reason}). Check the path and the rights.") from error
    return read_bytes(data, file, options, on_step)


def read_bytes(data: bytes, file: str, options: ReadOptions | None = None, on_step: OnStep = no_step) -> Reading:
    """Read a file's content; ``file`` is its name, used in messages and to break a tie between formats.

    Raises:
        ReadingError: the content cannot be read; the message is meant for the user.
    """
    options = options or ReadOptions()
    _check_size(len(data), file, options.limits)
    kind = sniff(data, file)
    draft = _read(kind, data, file, options, on_step)
    pages = assemble(draft)
    _check_words(pages, file)
    return Reading(pages, read_letterhead(pages, draft.metadata), (*_name_warning(kind, file), *draft.warnings))


def _check_size(size: int, file: str, limits: Limits) -> None:
    if size > limits.file_bytes:
        message = f"The file is {size / 1e6:.0f} MB; the limit is {limits.file_bytes / 1e6:.0f} MB. Split it, or raise"
        raise TooLarge(file, f"{message} the limit.")


def _read(kind: Format, data: bytes, file: str, options: ReadOptions, on_step: OnStep) -> Draft:
    # Imported when needed: a search, and a batch of one format, should not pay for the libraries of the others.
    if kind == "pdf":
        from ipsearch.readers.pdf import read_pdf

        return read_pdf(data, file, options, on_step)
    if kind == "docx":
        from ipsearch.readers.docx import read_docx

        return read_docx(data, file, options)
    if kind == "html":
        from ipsearch.readers.html import read_html

        return read_html(data, file, options)
    from ipsearch.readers.plaintext import read_plaintext

    return read_plaintext(data, file, options)


def _check_words(pages: tuple[Page, ...], file: str) -> None:
    if not any(character.isalnum() for page in pages for character in page.text):
        message = "The file holds no readable words. If it is a scan, offer it as PDF with Tesseract installed."
        raise NoTextLayer(file, message)


def _name_warning(kind: Format, file: str) -> tuple[str, ...]:
    promised = named_format(file)
    if promised in (None, kind):
        return ()
    return (f"The name says {_NAMES[promised]}, the content is {_NAMES[kind]}; it was read as {_NAMES[kind]}.",)
