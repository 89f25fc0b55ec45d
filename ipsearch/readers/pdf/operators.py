"""Which operators does a content stream consist of?

ISO 32000-1, 7.8.2 and Annex A. A tokeniser of our own rather than pypdf's ``ContentStream``: it yields operator by
operator, so that a limit holds while parsing and not after, and it is two to three times as fast because strings,
arrays and dictionaries are each one match. Garbage between tokens is skipped, as viewers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Operand = float | bytes | str | list[float | bytes]
Operator = tuple[list[Operand], bytes]

# Quantifiers are possessive ("*+") wherever two of them could share a character: no input makes the match quadratic.
_STRING = rb"\([^()\\]*+(?:\\.[^()\\]*+)*+\)"
_HEX = rb"<[0-9A-Fa-f\s]*+>"
_TOKEN = re.compile(
    rb"(?P<number>[+-]?(?:\d++\.?\d*+|\.\d++))"
    rb"|(?P<operator>[A-Za-z'\"][A-Za-z0-9*]*+)"
    rb"|(?P<string>" + _STRING + rb")"
    rb"|(?P<array>\[[^\[\]()<>]*+(?:(?:" + _STRING + rb"|" + _HEX + rb")[^\[\]()<>]*+)*+\])"
    rb"|(?P<name>/[^\s()<>\[\]{}/%]*+)"
    rb"|(?P<hex>" + _HEX + rb")"
    rb"|(?P<dictionary><<(?:[^<>()]++|" + _STRING + rb"|" + _HEX + rb")*+>>)"
    rb"|(?P<nested>[(\[])"
    rb"|(?P<comment>%[^\r\n]*+)",
    re.DOTALL,
)
_ITEM = re.compile(
    rb"(?P<string>" + _STRING + rb")|(?P<hex>" + _HEX + rb")|(?P<number>[+-]?(?:\d++\.?\d*+|\.\d++))", re.DOTALL
)
_PARENTHESIS = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r\n": b"", b"\n": b"", b"\r": b""}
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
# The end of an inline image: EI between white space, followed by what can begin an operator.
_IMAGE_END = re.compile(rb"\sEI(?=[\s]|$)")


def operators(stream: bytes) -> Iterator[Operator]:
    """Every operator with its operands, in order.

    Numbers are ``float``, strings ``bytes``, names ``str`` with their slash, dictionaries their raw source as
    ``bytes``, arrays (as of ``TJ``) lists of numbers and strings. An inline image is one operator ``BI``.
    """
    place, end = 0, len(stream)
    operands: list[Operand] = []
    while place < end:
        place_before = place
        for match in _TOKEN.finditer(stream, place):
            place = match.end()
            kind = match.lastgroup
            if kind == "number":
                operands.append(float(match.group()))
            elif kind == "operator":
                name = match.group()
                yield operands, name
                operands = []
                if name in (b"BI", b"ID"):
                    place = _after_image(stream, place)
                    break
            elif kind == "nested":
                value, place = _nested(stream, match.start())
                operands.append(value)
                break
            elif kind != "comment":
                operands.append(_operand(kind, match.group()))
        else:
            return
        if place <= place_before:
            return


def _operand(kind: str | None, source: bytes) -> Operand:
    if kind == "string":
        return _unescape(source[1:-1])
    if kind == "array":
        return _array(source)
    if kind == "name":
        return _NAME_ESCAPE.sub(lambda found: bytes.fromhex(found[1].decode()), source).decode("utf-8", "replace")
    if kind == "hex":
        return _unhex(source)
    return source


def _array(source: bytes) -> list[float | bytes]:
    items: list[float | bytes] = []
    for match in _ITEM.finditer(source):
        kind = match.lastgroup
        if kind == "number":
            items.append(float(match.group()))
        elif kind == "string":
            items.append(_unescape(match.group()[1:-1]))
        else:
            items.append(_unhex(match.group()))
    return items


def _unescape(source: bytes) -> bytes:
    if b"\\" not in source:
        return source
    return _ESCAPE.sub(_escaped, source)


def _escaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code[:1].isdigit() and code[:1] not in b"89":
        return bytes((int(code, 8) & 0xFF,))
    return _ESCAPED.get(code, code)


def _unhex(source: bytes) -> bytes:
    digits = b"".join(source[1:-1].split())
    return bytes.fromhex((digits + b"0" if len(digits) % 2 else digits).decode())


def _nested(stream: bytes, start: int) -> tuple[Operand, int]:
    """A string with parentheses inside it, or an array that holds one; the rare cases the pattern leaves out."""
    if stream[start : start + 1] == b"[":
        return _nested_array(stream, start + 1)
    end = _string_end(stream, start)
    return _unescape(stream[start + 1 : end - 1]), end


def _nested_array(stream: bytes, place: int) -> tuple[list[float | bytes], int]:
    items: list[float | bytes] = []
    while place < len(stream):
        here = stream[place : place + 1]
        if here == b"(":
            end = _string_end(stream, place)
            items.append(_unescape(stream[place + 1 : end - 1]))
            place = end
        elif here == b"]":
            return items, place + 1
        elif match := _ITEM.match(stream, place):
            items.extend(_array(match.group()))
            place = match.end()
        elif here.isspace():
            place += 1
        else:
            return items, place + 1
    return items, place


def _string_end(stream: bytes, start: int) -> int:
    """Where the string that opens at ``start`` ends; an unclosed one runs to the end of the stream."""
    depth = 0
    for match in _PARENTHESIS.finditer(stream, start):
        if match.group() == b"(":
            depth += 1
        elif match.group() == b")":
            depth -= 1
            if depth == 0:
                return match.end()
    return len(stream) + 1


def _after_image(stream: bytes, place: int) -> int:
    match = _IMAGE_END.search(stream, place)
    return match.end() if match else len(stream)
