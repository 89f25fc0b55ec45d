"""Where is the letter signed?

An office ("De Minister van …,") with a name under it, at the end of the letter; or a closing formula with a name, or
that of a motion with the names of its movers. Whoever else signs (a delegation, a party to a treaty) shows by the white
that is left to sign in. Two signatures side by side are two blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.words import Word
from ipsearch.readers.letterhead.signature import is_name, is_office

# The name follows its office within this many lines, and the office runs over at most this many.
_NAME_WITHIN, _OFFICE_LINES = 6, 3
# Signatures side by side stand this far apart, in em; where each line ends in a comma, a longer one may leave less.
_APART, _NEAR = 1.5, 0.55
# Or less still, but more than a word space, where lines further down start on the edge of the second, this far in.
_BETWEEN, _INDENTED = 0.5, 8.0
# A line is full from this share of the width on.
_FULL = 0.8
# The role of who signs stands under the name on so many lines, none wider than this share of the width.
_ROLE_LINES, _ROLE_WIDE = 2, 0.6
# Room to sign in is this many line pitches high; no office is longer than so many characters.
_ROOM, _MAX_OFFICE = 2.2, 120
# What opens the line over a signature that stands alone: "Namens de delegatie,".
_SIGNS_FOR = re.compile(r"(?:De|Het|Voor|Namens)\b")
_MOTION_ENDS = re.compile(r"^en gaat over tot de orde van de dag\W?$")
_MOVES = re.compile(r"^De ondergetekenden? stel(?:t|len) het volgende (?:gewijzigde? )?(?:sub)?amendement voor\b")
_CLOSING = re.compile(r"^(?:Hoogachtend|Met (?:vriendelijke|hoogachtende) groet(?:en)?|Met de meeste hoogachting)\b")
_MAX_CLOSED_LINES = 8


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines ``[start, end)`` of a page that sign the letter, as blocks of lines."""

    start: int
    end: int
    blocks: tuple[tuple[Line, ...], ...]


def is_amendment(lines: Iterable[Line]) -> bool:
    """Whether a document moves an amendment, which names alone sign."""
    return any(_MOVES.match(line.text) for line in lines)


def signatures(lines: Sequence[Line], area: Area, *, amends: bool = False) -> list[Signature]:
    """The signatures on a page, from top to bottom.

    Args:
        lines: of the body.
        area: of the document's body.
        amends: whether the document moves an amendment.
    """
    found: list[Signature] = []
    place = 0
    while place < len(lines):
        signature = (
            _by_office(lines, place, area)
            or _by_room(lines, place, area)
            or _by_closing(lines, place, area)
            or _by_motion(lines, place, area)
        )
        if signature is None:
            place += 1
        else:
            found.append(signature)
            place = signature.end
    return found or (_under_amendment(lines, area) if amends else [])


def _under_amendment(lines: Sequence[Line], area: Area) -> list[Signature]:
    """The names, a line each, that end a page apart from the text above."""
    start = len(lines)
    while start and _is_short_name(lines[start - 1], area):
        start -= 1
    apart = 0 < start < len(lines) and _starts_block(lines, start, area)
    return [Signature(start, len(lines), (tuple(lines[start:]),))] if apart else []


def _is_short_name(line: Line, area: Area) -> bool:
    return is_name(line.text) and line.x1 - line.x0 < _ROLE_WIDE * area.width and not line.bold


def _by_office(lines: Sequence[Line], start: int, area: Area) -> Signature | None:
    if not _starts_block(lines, start, area):
        return None
    parts = _side_by_side(lines, start, _APART, area)
    texts = [" ".join(word.text for word in part) for part in parts]
    if not all(map(is_office, texts)):
        return None
    edges = [part[0].x0 for part in parts]
    for end in range(start + 1, min(len(lines), start + _NAME_WITHIN) + 1):
        columns = _columns(lines[start:end], edges)
        if all(len(column) > 1 and is_name(column[-1].text) and not is_office(column[-1].text) for column in columns):
            if end - start > _OFFICE_LINES + 1 or _is_prose(lines[start : end - 1], area):
                return None
            end = _with_role(lines, end, area)
            if not _is_end(lines, end, area):
                return None
            return Signature(start, end, _columns(lines[start:end], edges))
    return None


def _by_room(lines: Sequence[Line], start: int, area: Area) -> Signature | None:
    """Whoever signs, one or several side by side: a line that ends in a comma, room to sign in, a name."""
    if not _starts_block(lines, start, area):
        return None
    parts = _side_by_side(lines, start, _NEAR, area)
    texts = [" ".join(word.text for word in part) for part in parts]
    if not any(map(_may_sign, texts)) or any(part[-1].x1 - part[0].x0 > _ROLE_WIDE * area.width for part in parts):
        return None
    if len(parts) == 1 and not _SIGNS_FOR.match(texts[0]):
        return None
    edges = [part[0].x0 for part in parts]
    for end in range(start + 2, min(len(lines), start + _NAME_WITHIN) + 1):
        columns = _columns(lines[start:end], edges)
        if all(_is_signed(column, area) for column in columns):
            return Signature(start, end, columns) if _is_end(lines, end, area) else None
    return None


def _side_by_side(lines: Sequence[Line], start: int, apart: float, area: Area) -> list[tuple[Word, ...]]:
    """The parts of a line that white parts; narrow white does where a line further down starts right of it."""
    line = lines[start]
    parts = line.segments(apart * area.size)
    if len(parts) > 1:
        return parts
    inside = area.left + _INDENTED * area.size
    starts = [below.x0 for below in lines[start + 1 : start + _NAME_WITHIN] if below.x0 > inside]
    for place, (word, after) in enumerate(pairwise(line.words) if starts else (), 1):
        if after.x0 - word.x1 > _BETWEEN * area.size and any(abs(after.x0 - x) < 1.0 for x in starts):
            return [line.words[:place], line.words[place:]]
    return parts


def _is_signed(column: Sequence[Line], area: Area) -> bool:
    """Whether a column is an office, maybe of several lines, with a name under the room to sign in.

    Beside an office that wraps, the other name stands higher: each has the room under its own.
    """
    if not 1 < len(column) <= _OFFICE_LINES + 1 or column[-1].y - column[-2].y <= _ROOM * area.pitch:
        return False
    office = " ".join(line.text for line in column[:-1])
    return is_name(column[-1].text) and (_may_sign(office) or _may_sign(column[0].text))


def _may_sign(text: str) -> bool:
    return text.endswith(",") and len(text) <= _MAX_OFFICE and not any(map(str.isdigit, text))


def _by_motion(lines: Sequence[Line], closing: int, area: Area) -> Signature | None:
    """The names under a motion, a line each; the formula that closes it is text."""
    start = end = closing + 1
    if not _MOTION_ENDS.match(lines[closing].text):
        return None
    while end < len(lines) and _is_short_name(lines[end], area):
        end += 1
    return Signature(start, end, (tuple(lines[start:end]),)) if end > start and _is_end(lines, end, area) else None


def _by_closing(lines: Sequence[Line], closing: int, area: Area) -> Signature | None:
    """The lines after a closing formula, up to the end of the page; the formula itself is text."""
    start = closing + 1
    if not _CLOSING.match(lines[closing].text) or not start < len(lines) <= start + _MAX_CLOSED_LINES:
        return None
    rest = lines[start:]
    if any(line.x1 - line.x0 > _FULL * area.width for line in rest) or not any(is_name(line.text) for line in rest):
        return None
    if any(is_office(line.text) for line in rest):
        return None
    return Signature(start, len(lines), (tuple(rest),))


def _with_role(lines: Sequence[Line], end: int, area: Area) -> int:
    """The end of a signature with a role under the name ("Hoofd van de afdeling"), which runs on with it."""
    stop = end
    while stop < len(lines) and stop - end < _ROLE_LINES and not _is_end(lines, stop, area):
        line = lines[stop]
        if line.x1 - line.x0 > _ROLE_WIDE * area.width or line.text.endswith((".", ";", ":", "?")):
            return end
        stop += 1
    return stop


def _starts_block(lines: Sequence[Line], place: int, area: Area) -> bool:
    return place == 0 or lines[place].y - lines[place - 1].y > 1.28 * area.pitch or is_name(lines[place - 1].text)


def _is_prose(lines: Sequence[Line], area: Area) -> bool:
    """Whether the lines of an office run on like text: full, and no comma at their end."""
    return any(line.x1 - line.x0 > _FULL * area.width and not line.text.endswith((",", ":")) for line in lines)


def _is_end(lines: Sequence[Line], end: int, area: Area) -> bool:
    """Whether nothing runs on from here: the page ends, or a gap or another office follows."""
    if end >= len(lines) or _opens_note(lines[end]):
        return True
    return is_office(lines[end].text) or lines[end].y - lines[end - 1].y > 1.28 * area.pitch


def _opens_note(line: Line) -> bool:
    """Whether a line opens with a raised marker, as a note does that stands at the end of the letter."""
    return bool(line.marks) and line.marks[0].before == 0


def _columns(lines: Sequence[Line], edges: Sequence[float]) -> tuple[tuple[Line, ...], ...]:
    if len(edges) == 1:
        return (tuple(lines),)
    columns: list[list[Line]] = [[] for _ in edges]
    for line in lines:
        for number, edge in enumerate(edges):
            after = edges[number + 1] if number + 1 < len(edges) else float("inf")
            words = tuple(word for word in line.words if edge - 5 <= word.x0 < after - 5)
            if words:
                columns[number].append(Line(words, line.y, line.size, line.marks))
    return tuple(tuple(column) for column in columns)
