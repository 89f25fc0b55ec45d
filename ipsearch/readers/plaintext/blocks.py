"""Which lines form one block, and what kind of block is it?

Extracted text has lost its type sizes and indents; what is left is where lines end, whether the next word would have
fitted, empty lines, capitals, punctuation and list markers. An empty line parts blocks unless the sentence plainly
runs over it, as it does where a margin column left its own empty lines behind.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ipsearch.readers.letterhead.signature import is_by_order, is_name, is_office
from ipsearch.readers.markers import read_marker
from ipsearch.readers.masthead import is_annex_title, is_closing, is_salutation
from ipsearch.readers.plaintext.headings import (
    is_counted,
    is_dateline,
    is_heading_line,
    is_numbered_heading,
    reads_as_heading,
    titles_part,
)
from ipsearch.readers.plaintext.joining import Joiner
from ipsearch.readers.plaintext.lines import MARK_END, Line, Measure, ends_sentence, ends_stopped, starts_lower
from ipsearch.readers.plaintext.motions import closes_motion, opens_part
from ipsearch.readers.plaintext.tables import Table, find_tables
from ipsearch.readers.plaintext.unsigned import unsigned_items

# How far below a line to look for what tells that it is a heading.
_AHEAD = 8

_PART = re.compile(r"^(?:Vraag|Antwoord)(?: op vraag)? \d{1,3}(?: (?:en|tot en met|t/m) \d{1,3})?$")
_ARTICLE = re.compile(r"^Artikel \d{1,3}[a-z]?[.:]? [A-ZÀ-Ý]")
# A line that its paragraph goes on after has filled more of the column than this.
_EARLY = 0.8
# Running text fills this share of the column.
_RUNNING = 0.6
# A name has no more words.
_MOST_NAMES = 5
# An office has so many lines; with who signs in its name ("namens deze,") and a name they are more.
_MOST_OFFICE, _MOST_SIGNING = 3, 5

RawKind = Literal["text", "bullet", "heading", "table", "signature"]


@dataclass(frozen=True, slots=True)
class RawBlock:
    """Lines that belong together; ``apart`` when an empty line, a table or the page's edge stands before it."""

    kind: RawKind
    lines: tuple[Line, ...]
    apart: bool
    table: Table | None = None


def gather_blocks(lines: Sequence[Line], zone: int, measure: Measure, joiner: Joiner) -> list[RawBlock]:
    """The blocks of a page's body lines.

    Args:
        zone: number of lines at the top between which the margin column left empty lines of its own.
    """
    blocks: list[RawBlock] = []
    place = 0
    for table in find_tables(lines, measure, joiner):
        blocks += _gather(lines[place : table.start], zone - place, measure, _first_cell(lines, table))
        blocks.append(RawBlock("table", tuple(lines[table.start : table.end]), True, table))
        place = table.end
    blocks += _gather(lines[place:], zone - place, measure)
    return _signed(_moved(_headed(_listed(blocks), measure)))


def _listed(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Blocks with the items marked of lists that lost their signs."""
    texts = [" ".join(line.bare for line in block.lines) if block.kind == "text" else None for block in blocks]
    items = unsigned_items(texts)
    return [replace(block, kind="bullet") if place in items else block for place, block in enumerate(blocks)]


def _moved(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Blocks with the names under a motion as its signature."""
    end = next((place for place, block in enumerate(blocks) if closes_motion(block.lines[0].bare)), len(blocks))
    names = list(itertools.takewhile(_is_mover, blocks[end + 1 :]))
    if not names:
        return list(blocks)
    lines = tuple(line for block in names for line in block.lines)
    return [*blocks[: end + 1], RawBlock("signature", lines, True), *blocks[end + 1 + len(names) :]]


def _is_mover(block: RawBlock) -> bool:
    return block.kind in ("text", "heading") and all(
        len(line.bare.split()) <= _MOST_NAMES and not ends_sentence(line.bare) for line in block.lines
    )


@dataclass(slots=True)
class _Open:
    """A block that still grows."""

    kind: RawKind
    lines: list[Line]
    apart: bool


def _first_cell(lines: Sequence[Line], table: Table) -> Sequence[Line]:
    """The first line of a table, a cell or a tabbed row, if it touches what stands over it: that may be a heading."""
    first = lines[table.start : table.start + 1]
    alone = table.start + 1 < len(lines) and not lines[table.start + 1].text
    return first if alone or any("\t" in line.text for line in first) else ()


def _gather(lines: Sequence[Line], zone: int, measure: Measure, below: Sequence[Line] = ()) -> list[RawBlock]:
    blocks: list[_Open] = []
    gap = 1
    for place, line in enumerate(lines):
        if not line.text:
            gap += 1
            continue
        last = blocks[-1] if blocks else None
        rest = [*lines[place + 1 : place + 1 + _AHEAD], *below]
        kind = _kind(last, line, gap, measure, rest)
        broken = last is not None and not gap and kind == "text" and _is_broken_by_call(last, line, rest, measure)
        if last is None or (not broken and _starts_block(last, line, kind, gap, place < zone, measure)):
            blocks.append(_Open(kind, [line], gap > 0))
        else:
            last.lines.append(line)
        gap = 0
    return [RawBlock(block.kind, tuple(block.lines), block.apart) for block in blocks]


def _kind(last: _Open | None, line: Line, gap: int, measure: Measure, rest: Sequence[Line]) -> RawKind:
    """What the line would be if it opened a block; ``rest`` are the lines right below."""
    if line.level and not is_salutation(line.bare):
        return "heading"
    if is_numbered_heading(line, last.lines[-1] if last and not gap else None, rest, measure):
        return "heading"
    if _is_part(line) or _titles_annex(last, line, measure) or _ends_in_article(last, line, gap, rest, measure):
        return "heading"
    if _is_item(last, line, gap, measure):
        return "bullet"
    if rest and rest[0].text and is_heading_line(line, rest[0], measure, gap):
        return "heading"
    if measure.flowing and titles_part(line, rest, measure):
        return "heading"
    return "text"


def _is_broken_by_call(last: _Open, line: Line, rest: Sequence[Line], measure: Measure) -> bool:
    """Whether the line was printed on the one above: a raised call broke it, or its own end would have been early."""
    above = last.lines[-1]
    if not above.text.endswith(MARK_END) or not (rest and starts_lower(rest[0].text)) or ends_sentence(line.text):
        return False
    printed = len(above.bare) + 1 + len(line.bare)
    return last.kind in ("text", "bullet") and printed <= measure.width and not measure.is_full(line, rest[0], _EARLY)


def _is_part(line: Line) -> bool:
    """Whether the line is nothing but the number of a question or an answer, which stands over it."""
    return bool(_PART.match(line.bare))


def _ends_in_article(last: _Open | None, line: Line, gap: int, rest: Sequence[Line], measure: Measure) -> bool:
    """Whether the last line of a page titles an article, whose text opens the next page."""
    ended = last is None or gap > 0 or ends_sentence(last.lines[-1].text)
    return (
        not any(after.text for after in rest)
        and bool(_ARTICLE.match(line.bare))
        and ended
        and (reads_as_heading([line], measure))
    )


def _titles_annex(last: _Open | None, line: Line, measure: Measure) -> bool:
    """Whether the line titles an annex, under lines that have ended, as those of a signature have."""
    if not (is_annex_title(line.bare) and reads_as_heading([line], measure)):
        return False
    return last is None or not measure.is_full(last.lines[-1], line)


def _starts_block(last: _Open, line: Line, kind: RawKind, gap: int, noisy: bool, measure: Measure) -> bool:
    """Whether the line opens a new block after ``last``; ``kind`` is what it would be then."""
    before = last.lines[-1]
    if line.level or before.level or opens_part(before.bare, line.bare):
        return True
    if kind == "bullet" or (kind == "heading" and not gap and _is_over(before, line, measure)):
        return True
    if last.kind == "heading":
        return not _heading_goes_on(last, line, gap, measure)
    if measure.flowing:
        return True
    full = measure.is_full(before, line)
    if _is_part(line) and ends_sentence(before.text):
        return True
    if gap:
        return not (full and _runs_over_gap(before, line, noisy and gap == 1))
    return _breaks_directly(last, before, line, full)


def _is_over(before: Line, line: Line, measure: Measure) -> bool:
    """Whether what stands right above a heading has ended: a sentence, or a last row of cells over a counted one."""
    if is_annex_title(line.bare):
        return True
    return ends_sentence(before.text) or (is_counted(line.bare) and not measure.is_full(before, line))


def _runs_over_gap(before: Line, line: Line, noisy: bool) -> bool:
    """Whether a sentence runs over an empty line: it is not at its end, or the line may be the margin's."""
    if noisy:
        return not (ends_sentence(before.text) and read_marker(line.text))
    return not ends_sentence(before.text) and starts_lower(line.text)


def _breaks_directly(last: _Open, before: Line, line: Line, full: bool) -> bool:
    """Whether a new block starts without an empty line: the line before ended early, and the next opens a sentence."""
    if is_closing(before.bare):
        return True
    if not full and before.bare.endswith((";", ":")):
        return True  # an item or a lead ended early: what follows is an item, whose sign may be lost
    if last.kind == "bullet" and before.bare.endswith(";") and line.bare.endswith(":") and not starts_lower(line.text):
        return True  # no item goes on with a lead of its own
    if full or starts_lower(line.text):
        return False
    if is_salutation(before.bare) or is_dateline(before.bare) or (is_office(before.bare) and not is_name(line.bare)):
        return True
    return ends_sentence(before.text) or (last.kind == "bullet" and not ends_stopped(before.text))


def _heading_goes_on(last: _Open, line: Line, gap: int, measure: Measure) -> bool:
    """A heading runs on when its line was full, or when a bracket is still open."""
    text = last.lines[-1].bare
    open_bracket = text.count("(") > text.count(")")
    return not gap and (open_bracket or (measure.is_full(last.lines[-1], line) and starts_lower(line.text)))


def _is_item(last: _Open | None, line: Line, gap: int, measure: Measure) -> bool:
    """Whether the line opens a list item; a dash or number that carries on a full, unfinished line does not."""
    marker = read_marker(line.text)
    if marker is None:
        return False
    if marker.certain or last is None or measure.flowing:
        return True
    before = last.lines[-1]
    finished = ends_stopped(before.text) or (gap > 0 and not measure.is_full(before, line))
    return finished or (last.kind in ("bullet", "heading") and not measure.is_full(before, line))


def _headed(blocks: Sequence[RawBlock], measure: Measure) -> list[RawBlock]:
    """Mark the blocks that stand alone as headings do."""
    marked = []
    for place, block in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        before = blocks[place - 1] if place else None
        below = before is not None and before.kind == "heading"
        alone = (block.apart or below) and (after is None or after.apart or after.kind in ("bullet", "table"))
        alone = alone or _stands_over(before, block, after, measure)
        if block.kind == "text" and alone and reads_as_heading(block.lines, measure):
            edge = after is None and (before is None or measure.is_full(block.lines[-1], Line("woorden")))
            if not edge and not _is_signing(blocks, place):
                block = replace(block, kind="heading")
        marked.append(block)
    return marked


def _stands_over(before: RawBlock | None, block: RawBlock, after: RawBlock | None, measure: Measure) -> bool:
    """Whether a line right under the end of a sentence stands over an empty line and running text (pypdf's layout)."""
    if before is None or after is None or after.kind != "text" or not after.apart or len(block.lines) > 1:
        return False
    line, first = block.lines[0], after.lines[0]
    runs = len(first.bare) > _RUNNING * measure.width and not measure.is_full(line, first, _EARLY)
    return ends_sentence(before.lines[-1].text) and runs and not ends_sentence(line.text)


def _is_signing(blocks: Sequence[RawBlock], place: int) -> bool:
    """Whether the block is an office, or a name near one."""
    lines = [line.bare for block in blocks[max(0, place - 2) : place + 1] for line in block.lines]
    return any(is_office(line) for line in lines)


def _signed(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Office and name, in one block or in two, become a signature."""
    merged: list[RawBlock] = []
    for place, block in enumerate(blocks):
        last = merged[-1] if merged else None
        names = all(is_name(line.bare) for line in block.lines)
        if last and last.kind == "signature" and len(last.lines) < 4 and names and not is_name(last.lines[-1].bare):
            merged[-1] = replace(last, lines=(*last.lines, *block.lines))
        elif block.kind in ("text", "heading") and _opens_signature(block) and _is_signed(block, blocks[place + 1 :]):
            merged.append(replace(block, kind="signature"))
        else:
            merged.append(block)
    return merged


def _is_signed(block: RawBlock, below: Sequence[RawBlock]) -> bool:
    """Whether a name stands under the office, or nothing but a few lines: an office alone may be a heading."""
    if len(below) <= 1 or is_name(block.lines[-1].bare):
        return True
    return all(is_name(line.bare) for line in below[0].lines) and len(below[0].lines) <= 2


def _opens_signature(block: RawBlock) -> bool:
    lines = [line.bare for line in block.lines]
    if len(lines) > _MOST_SIGNING:
        return False
    rest = all(is_name(line) or is_by_order(line) or is_office(line) for line in lines[1:])
    return (len(lines) <= _MOST_OFFICE and is_office(" ".join(lines))) or (is_office(lines[0]) and rest)
