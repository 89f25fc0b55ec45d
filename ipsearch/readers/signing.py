"""Which paragraphs of a flow (DOCX, HTML) are its signature: an office and a name, or who closes the letter?

Paragraphs are all that these formats know. An office may run over lines, and who signs may stand over or under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ipsearch.readers.drafts import DraftBlock
from ipsearch.readers.letterhead.datelines import signed_on
from ipsearch.readers.letterhead.signature import is_bare_office, is_board, is_name, is_office
from ipsearch.readers.masthead import is_closing, is_signal

# An office and the name under it, with room for empty paragraphs where the pen goes.
_MAX_PARTS = 5
# Lines under "Hoogachtend," are short: names, functions, a department.
_MAX_CLOSING_LINE = 80
# Behind a word of some length a point ends a sentence; behind "mr" or an initial it does not.
_SENTENCE_END = re.compile(r"(?:\w{5,}\.|[;:?!])(?:\s|$)")
# How the name of a ministry goes on: "… van Sociale Zaken / en Werkgelegenheid,".
_JOINING = re.compile(r"^(?:en|van|voor|der) [A-Z]")
_JOINING_CAPITALS = re.compile(r"^(?:EN|VAN|VOOR|DER) [A-Z]")
# A committee or a board closes without a greeting.
_BEHALF = re.compile(r"^[Nn]amens (?:de|het) [\w ’'-]{3,70},$")
_ENGLISH_FUNCTION = re.compile(r"^(?:(?:Acting|Deputy) )?(?:Director|Head|Secretary)\b")
_PROSE = ("paragraph", "heading")


def merge_signatures(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Blocks with an office and the name at it, or the names under a closing, as one signature each."""
    merged: list[DraftBlock] = []
    place = 0
    while place < len(blocks):
        end, text = _signature_end(blocks, place)
        own = _lines(blocks[place])
        closed = any(map(is_closing, _last_words(merged))) or bool(own and _BEHALF.match(own[0]))
        if blocks[place].rows and (closed or _is_signed_over(merged)):
            end, lines = _tabled(blocks, place)
            text = "\n".join(lines)
        if "\n" not in text and own and closed:
            # Under an office alone may stand a name with what its bearer is ("A. Jansen, wethouder").
            end, text = max((end, text), _closing_end(blocks, place), key=lambda found: found[0])
        end, text = _with_function(blocks, end, text) if end > place and closed else (end, text)
        if end > place:
            merged.append(DraftBlock("signature", text))
            place = end
        else:
            merged.append(blocks[place])
            place += 1
    return merged


def _with_function(blocks: Sequence[DraftBlock], end: int, text: str) -> tuple[int, str]:
    """A signature with what its bearer is on the line under the name ("S. Hoekman", "consulent Werk en Inkomen")."""
    own = _lines(blocks[end]) if end < len(blocks) and blocks[end].kind == "paragraph" else []
    told = len(own) == 1 and (own[0][:1].islower() or bool(_ENGLISH_FUNCTION.match(own[0])))
    function = told and _could_sign(own[0]) and not any(map(str.isdigit, own[0]))
    return (end + 1, f"{text}\n{own[0]}") if function and is_name(text.rpartition("\n")[2]) else (end, text)


def join_office(lines: Sequence[str]) -> list[str]:
    """Lines of a signature with an office that runs over several as one line."""
    joined: list[str] = []
    for line in lines:
        if joined and is_office(joined[-1]) and _carries_on(joined[-1], line):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _carries_on(office: str, line: str) -> bool:
    """Whether a line goes on with the name of the office above it, which lists what a ministry is about."""
    if is_office(line) or len(line) > _MAX_CLOSING_LINE or any(map(str.isdigit, line)):
        return False
    if office.endswith((" en", " EN")):
        return line[:1].isupper()
    if office.isupper() and _JOINING_CAPITALS.match(line):
        return True
    listed = office.endswith(",") and " en " in line and line[:1].isupper()
    return not is_name(line) and (listed or bool(_JOINING.match(line)))


def _signature_end(blocks: Sequence[DraftBlock], start: int) -> tuple[int, str]:
    """Where the signature that starts here ends, and its lines; ``start`` itself when none does."""
    lines = _lines(blocks[start])
    if blocks[start].kind not in (*_PROSE, "signature") or not lines:
        return start, ""
    if is_name(lines[0]):
        return _named_end(blocks, start, lines)
    if not is_office(lines[0]):
        return start, ""
    lines = join_office(lines)
    if not all(is_name(line) or is_office(line) for line in lines[1:]):
        return start, ""
    end = start + 1
    for place in range(end, min(len(blocks), start + 2 * _MAX_PARTS)):
        text = blocks[place].text.strip()
        if not text:
            continue
        carries = place == end and len(lines) == 1 and "\n" not in text and _carries_on(lines[0], text)
        named = is_name(text) and not is_name(lines[-1])
        # Those who sign for a board do so one under the other.
        member = is_board(lines[0]) and is_office(text)
        if blocks[place].kind not in _PROSE or not ((carries and not is_name(lines[-1])) or named or member):
            break
        lines = join_office([*lines, text])
        end = place + 1
    end, below = _tabled(blocks, end)
    if not below and len(lines) == 1 and end < len(blocks) and blocks[end].kind == "signature":
        # A box for who signs may hold the names alone.
        end, below = end + 1, _lines(blocks[end])
    lines += below
    alone = len(lines) == 1 and any(block.text.strip() or block.rows for block in blocks[end + 1 :])
    return (start, "") if alone else (end, "\n".join(lines))


def _tabled(blocks: Sequence[DraftBlock], start: int) -> tuple[int, list[str]]:
    """Where a table ends that sets out who signs side by side, and its lines: offices or functions, and names."""
    place = next((at for at in range(start, len(blocks)) if blocks[at].text.strip() or blocks[at].rows), None)
    if place is None or not 0 < len(blocks[place].rows) <= _MAX_PARTS:
        return start, []
    rows = [[cell.strip().split("\n") for cell in row if cell.strip()] for row in blocks[place].rows]
    lines = [line for row in rows for cell in row for line in cell]
    fits = all(_could_sign(line) and not any(map(str.isdigit, line)) for line in lines)
    named = any(row and all(any(map(is_name, cell)) for cell in row) for row in rows)
    return (place + 1, lines) if fits and named else (start, [])


def _named_end(blocks: Sequence[DraftBlock], start: int, lines: Sequence[str]) -> tuple[int, str]:
    """The end of a signature that opens with the name and has the office under it ("Minister van …")."""
    if len(lines) == 1 and start + 1 < len(blocks) and blocks[start + 1].kind in _PROSE:
        below = _lines(blocks[start + 1])
        return (start + 2, "\n".join([*lines, *below])) if _is_office_below(below) else (start, "")
    return (start + 1, "\n".join(lines)) if _is_office_below(lines[1:]) else (start, "")


def _is_office_below(lines: Sequence[str]) -> bool:
    return len(lines) == 1 and is_bare_office(lines[0])


def _closing_end(blocks: Sequence[DraftBlock], start: int) -> tuple[int, str]:
    """Where the short lines end that close a text under "Hoogachtend,": who signs, with what they are."""
    lines: list[str] = []
    end = start
    for place in range(start, min(len(blocks), start + 2 * _MAX_PARTS)):
        own = _lines(blocks[place])
        # A name in capitals has the look of a heading.
        plain = blocks[place].kind == "paragraph" or (blocks[place].kind == "heading" and all(map(str.isupper, own)))
        fits = plain and all(map(_could_sign, own)) and len(lines) + len(own) <= _MAX_PARTS
        if own and not fits:
            break
        lines += own
        end = place + 1 if own else end
    named = any(is_name(line.split(",")[0]) and len(line.split(",")[0].split()) > 1 for line in lines[:3])
    if named:
        return end, "\n".join(lines)
    # A board may sign as one, without a name that can be told, but with those of its members beside it.
    own = _lines(blocks[start])
    signed = bool(lines) and is_office(own[0].split(",")[0])
    return (start + 1, "\n".join(own)) if signed else (start, "")


def _could_sign(line: str) -> bool:
    return len(line) <= _MAX_CLOSING_LINE and not _SENTENCE_END.search(line) and not is_signal(line)


def _is_signed_over(blocks: Sequence[DraftBlock]) -> bool:
    """Whether the last words are the sentence with which parties sign."""
    return signed_on(" ".join(_last_words(blocks))) is not None


def _last_words(blocks: Sequence[DraftBlock]) -> list[str]:
    """The lines of the last block that holds words."""
    return next((lines for block in reversed(blocks) if (lines := _lines(block))), [])


def _lines(block: DraftBlock) -> list[str]:
    return [line.strip() for line in block.text.split("\n") if line.strip()]
