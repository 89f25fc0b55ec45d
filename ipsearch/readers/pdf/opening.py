"""Can this file be opened, and if not, why not?

The edge of the folder: everything that pypdf raises becomes a ``ReadingError`` here.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, EmptyFileError, FileNotDecryptedError, LimitReachedError

from ipsearch.errors import Damaged, Encrypted, ReadingError, TooLarge
from ipsearch.readers.drafts import Limits, ReadOptions

# ISO 32000-1, annex H.3: viewers accept the mark anywhere in the first 1024 bytes.
_MARK, _MARK_WITHIN = b"%PDF-", 1024


@dataclass(frozen=True, slots=True)
class OpenPdf:
    """An open document and the password that opened it (empty when none was needed)."""

    reader: PdfReader
    password: str


def open_pdf(data: bytes, file: str, options: ReadOptions) -> OpenPdf:
    """Open a document, repairing its cross-reference table where needed.

    Raises:
        Damaged: empty, no PDF, or beyond repair.
        Encrypted: none of the passwords fits.
        TooLarge: over the limits on bytes or pages.
    """
    check_bytes(data, file, options.limits)
    with translated(file):
        reader = PdfReader(io.BytesIO(data), strict=False)
        password = _unlock(reader, file, options.passwords)
        pages = len(reader.pages)
    if pages > options.limits.pages:
        raise TooLarge(file, f"{file} has {pages} pages, more than the {options.limits.pages} allowed; split it.")
    if not pages:
        raise Damaged(file, f"{file} holds no pages; get the file again from its source.")
    return OpenPdf(reader, password)


def check_bytes(data: bytes, file: str, limits: Limits) -> None:
    """Refuse what need not be parsed.

    Raises:
        Damaged: empty, or no PDF.
        TooLarge: over the limit.
    """
    if not data:
        raise Damaged(file, f"{file} is empty; get the file again from its source.")
    if len(data) > limits.file_bytes:
        megabytes = limits.file_bytes // 1_000_000
        raise TooLarge(file, f"{file} is larger than the {megabytes} MB allowed; split it or leave out its pictures.")
    if _MARK not in data[:_MARK_WITHIN]:
        raise Damaged(
            file, f"{file} is not a PDF, whatever its name says; open it in another program to see what it is."
        )


@contextmanager
def translated(file: str) -> Iterator[None]:
    """Turn the errors of pypdf into ours.

    Raises:
        ReadingError: instead of anything else that is raised inside.
    """
    try:
        yield
    except ReadingError:
        raise
    except FileNotDecryptedError as error:
        raise _locked(file) from error
    except DependencyError as error:
        raise Encrypted(
            file, f"{file} is encrypted in a way that needs the package cryptography; install it."
        ) from error
    except (LimitReachedError, MemoryError) as error:
        raise TooLarge(file, f"{file} unpacks to more than this machine may spend on one file; split it.") from error
    except EmptyFileError as error:
        raise Damaged(file, f"{file} is empty; get the file again from its source.") from error
    except Exception as error:  # hostile files reach every corner of pypdf
        raise Damaged(
            file, f"{file} is damaged or incomplete and cannot be read; get the file again from its source."
        ) from error


@contextmanager
def quiet() -> Iterator[None]:
    """Keep pypdf's warnings about flaws that it repairs out of the log; its level is put back afterwards."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


def _unlock(reader: PdfReader, file: str, passwords: tuple[str, ...]) -> str:
    if not reader.is_encrypted:
        return ""
    for password in ("", *passwords):
        if reader.decrypt(password) != PasswordType.NOT_DECRYPTED:
            return password
    raise _locked(file)


def _locked(file: str) -> Encrypted:
    return Encrypted(file, f"{file} is protected by a password; give it with --password-file.")
