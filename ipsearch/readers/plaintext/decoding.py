"""Which characters do the bytes of a text file stand for?

In this order: byte order mark, UTF-16 without one (recognised by its NUL bytes), strict UTF-8, Windows-1252. A
guess by letter statistics is worse for Dutch: it takes Windows-1252 for an eastern code page. Text that was UTF-8
once and read as Windows-1252 on the way ("geÃ¯nformeerd") is repaired only when that is certain. What mail programs
wrote as quoted-printable ("ge=C3=AFnformeerd") is undone before, when every equals sign of the text belongs to it.
"""

from __future__ import annotations

import codecs
import quopri
import re
from collections.abc import Iterable
from dataclasses import dataclass

# How much of a file tells whether it is text at all.
_SAMPLE = 65_536
# A text file holds no control characters but tab, line feed, return, form feed and escape; a few stray ones pass.
_MAX_CONTROLS = 0.005
# Share of NUL bytes on one side that speaks for UTF-16: Dutch is almost wholly below U+0100.
_MIN_NULS = 0.4
# Share of ASCII letters and spaces below which bytes are no Dutch text in any single-byte encoding.
_MIN_PLAIN = 0.7

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# UTF-8 sequences of two and three bytes, as they look when each byte is read as one Windows-1252 (or Latin-1)
# character: a lead (Â Ã â …) and characters that only a continuation byte gives.
_TRAIL = (
    "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
_GARBLED = re.compile(f"[\u00c2-\u00df][{_TRAIL}]|[\u00e0-\u00ef][{_TRAIL}]{{2}}")


# A sign of quoted-printable is an equals sign before two figures of a byte, or before the line end that it takes away.
_QUOTED = re.compile(rb"=(?:[0-9A-F]{2}|[ \t]*\r?\n)")
# So many of them are no chance, when one is no letter of ASCII or takes a line end away.
_QUOTED_SIGNS, _QUOTED_SURELY = 3, re.compile(rb"=(?:[89A-F][0-9A-F]|[ \t]*\r?\n)")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the name of its encoding; ``repaired`` counts characters that were garbled and are whole again."""

    text: str
    encoding: str
    repaired: int = 0


def decode(data: bytes) -> Decoded:
    """The text of the bytes; never fails. Characters that cannot be read become U+FFFD."""
    data = _without_transfer_encoding(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _repaired(data[len(mark) :].decode(encoding, "replace"), encoding)
    wide = _utf16_without_mark(data)
    if wide:
        return Decoded(data[: len(data) & ~1].decode(wide, "replace"), wide)
    try:
        return _repaired(codecs.getincrementaldecoder("utf-8")().decode(data), "utf-8")
    except UnicodeDecodeError:
        return _repaired(_decode_windows(data), "cp1252")


def _without_transfer_encoding(data: bytes) -> bytes:
    """The bytes that quoted-printable stands for; others as they are."""
    signs = data.count(b"=")
    if signs < _QUOTED_SIGNS or not data.isascii() or not _QUOTED_SURELY.search(data):
        return data
    ends = data.rstrip().endswith(b"=")
    return quopri.decodestring(data) if len(_QUOTED.findall(data)) + ends >= signs else data


def looks_like_text(data: bytes) -> bool:
    """Whether the bytes are plausible as text in one of the encodings that ``decode`` knows."""
    sample = data[:_SAMPLE]
    if any(sample.startswith(mark) for mark, _ in _MARKS) or _utf16_without_mark(sample):
        text = decode(sample).text
        return bool(text.strip()) and _share(_odd(character) for character in text) <= _MAX_CONTROLS
    text = decode(sample).text
    if _share(_odd(character) for character in text) > _MAX_CONTROLS:
        return False
    plain = _share(character.isascii() or character.isalpha() for character in text)
    return plain >= _MIN_PLAIN


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[: _SAMPLE & ~1]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd >= _MIN_NULS and even < 0.1:
        return "utf-16-le"
    if even >= _MIN_NULS and odd < 0.1:
        return "utf-16-be"
    return None


def _decode_windows(data: bytes) -> str:
    """Windows-1252; its five holes stand for the C1 controls of Latin-1, as browsers read them."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_windows_character(byte) for byte in data)


def _windows_character(byte: int) -> str:
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _repaired(text: str, encoding: str) -> Decoded:
    """Undo one round of UTF-8 read as Windows-1252, when every non-ASCII character belongs to such a sequence.

    One character that does not fit means that the text was never garbled as a whole, or only in part; then nothing
    is touched: a wrong repair would put words into a letter that it does not hold.
    """
    found = _GARBLED.findall(text)
    if not found:
        return Decoded(text, encoding)
    rest = _GARBLED.sub("", text)
    if any(character > "\x7f" for character in rest):
        return Decoded(text, encoding)
    whole = _GARBLED.sub(_whole, text)
    return Decoded(text, encoding) if "\ufffd" in whole else Decoded(whole, encoding, len(found))


def _whole(match: re.Match[str]) -> str:
    data = b"".join(_windows_byte(character) for character in match[0])
    return data.decode("utf-8", "replace")


def _windows_byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "replace")


def _odd(character: str) -> bool:
    control = character < " " and character not in "\t\n\r\f\x1b"
    return control or "\x7f" <= character <= "\x84" or character == "\ufffd"


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / len(values) if values else 0.0
