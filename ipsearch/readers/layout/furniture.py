"""What on a page is not the letter's text: running heads and feet, margins, the letterhead?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.columns import Columns
from ipsearch.readers.layout.folios import EdgeLines, Folio, folios
from ipsearch.readers.layout.groups import entries, side_by_side
from ipsearch.readers.layout.lines import Line, lines_of
from ipsearch.readers.layout.mastheads import masthead_length, titles_annex
from ipsearch.readers.layout.repeats import FOOT_BAND, repeated
from ipsearch.readers.layout.sheets import Band, Rule, Shade, Sheet
from ipsearch.readers.layout.words import Word
from ipsearch.readers.letterhead.signature import is_office
from ipsearch.readers.masthead import is_signal, read_label

# Later pages repeat the letterhead in brief within this share of their height.
_BRIEF_HEAD = 0.17
# What stands higher than this share of the page's height is above its type area.
_ABOVE_TEXT = 0.075
# A label left of the body stands on its line's baseline, within this many points, ...
_SAME_LINE = 1.0
# ... and a left column is labels when this share of its entries does.
_LABELS_SHARE = 0.7
# So many labels in a margin column are stationery.
_LABELS = 2
# Text ends beside a page number when its line stands under the one above within so many line pitches, in type that
# differs by less than this share.
_TEXT_PITCH, _SAME_SIZE = 1.4, 0.1
# A line of running text reaches this share of the width.
_FULL_LINE = 0.85
_NOTE = re.compile(r"\d{1,3}[.)]?$")
# A sentence ends in the line and another begins; abbreviations are shorter ("Aan de minister. Ik vraag u:").
_SENTENCES = re.compile(r"[a-zà-ÿ]{4}[.:;] [A-ZÀ-Þ][a-zà-ÿ]* [a-zà-ÿ]")
_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class PageLines:
    """One page: the lines of its body, and its furniture as entries of one or more lines."""

    body: tuple[Line, ...]
    headers: tuple[str, ...]
    margins: tuple[str, ...]
    footers: tuple[str, ...]
    printed: int | None
    height: float
    rules: tuple[Rule, ...]
    ocr: bool
    shades: tuple[Shade, ...] = ()
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parted:
    """One page's lines on the way to ``PageLines``; ``off`` are the running lines."""

    body: list[Line]
    margin: list[Line]
    off: set[Line]
    head: tuple[Line, ...] = ()


def page_lines(
    sheets: Sequence[Sheet], columns: Sequence[Columns], bodies: Sequence[Sequence[Line]], area: Area
) -> list[PageLines]:
    """The pages of a document with everything taken off that is not its text.

    Args:
        bodies: the lines of each page's body column.
    """
    margins = [lines_of(page.margin) for page in columns]
    numbers = folios(_edge_lines(sheets, bodies, margins), area.size)
    running = repeated(bodies, [sheet.height for sheet in sheets])
    known: set[str] = set()
    pages: list[PageLines] = []
    for index, sheet in enumerate(sheets):
        folio = numbers.get(index)
        body, number = _without_folio(bodies[index], folio, running[index], area)
        off = running[index] | number
        parted = _Parted([line for line in body if line not in off], margins[index], off)
        if index == 0:
            parted = _without_masthead(parted, sheet, area)
            known = _words_of([*parted.head, *parted.margin, *off])
        else:
            parted = _without_brief_head(parted, sheet, known, pages[-1].body, area)
        pages.append(_finished(parted, sheet, [*bodies[index], *number], folio.number if folio else None, area))
    return pages


def _without_folio(
    body: Sequence[Line], folio: Folio | None, running: set[Line], area: Area
) -> tuple[list[Line], set[Line]]:
    """The body, and the line of the page number; text that ends on the same height stays."""
    if folio is None:
        return list(body), set()
    line = folio.line
    rest = tuple(word for word in line.words if word not in folio.part)
    if not folio.part or not rest or line in running or line not in body or not _carries_on(rest, line, body, area):
        return list(body), {line}
    text = Line(rest, line.y, rest[0].size, tuple(mark for mark in line.marks if mark.before <= len(rest)))
    return [text if other is line else other for other in body], {Line(folio.part, line.y, folio.part[0].size)}


def _carries_on(rest: Sequence[Word], line: Line, body: Sequence[Line], area: Area) -> bool:
    """Whether words left of a page number are the last line of the text above, rather than a foot beside it."""
    above = body[body.index(line) - 1] if body.index(line) else None
    if above is None or rest[0].x0 > area.right or is_signal(" ".join(word.text for word in rest)):
        return False
    if rest[0].size < area.size and abs(rest[0].x0 - area.left) < area.size and _NOTE.match(rest[0].text):
        return True
    return line.y - above.y < _TEXT_PITCH * area.pitch and abs(above.size - rest[0].size) < _SAME_SIZE * area.size


def _edge_lines(
    sheets: Sequence[Sheet], bodies: Sequence[Sequence[Line]], margins: Sequence[Sequence[Line]]
) -> list[EdgeLines]:
    return [
        EdgeLines(tuple(body), sheet.height, sheet.label, tuple(margin))
        for body, margin, sheet in zip(bodies, margins, sheets, strict=True)
    ]


def _finished(parted: _Parted, sheet: Sheet, body: Sequence[Line], printed: int | None, area: Area) -> PageLines:
    low = {line for line in parted.margin if line.x0 < area.left and line.y > FOOT_BAND * sheet.height}
    apart = parted.off | low
    # The line of the page number stands in one of them already, unless it is part of a line.
    taken = [line for line in dict.fromkeys((*body, *parted.margin)) if line in apart]
    margin = [line for line in parted.margin if line not in apart]
    return PageLines(
        body=tuple(parted.body),
        headers=(
            *entries([line for line in taken if line.y < sheet.height / 2]),
            *side_by_side(parted.head),
        ),
        margins=tuple(entries(margin)),
        footers=tuple(entries([line for line in taken if line.y >= sheet.height / 2])),
        printed=printed,
        height=sheet.height,
        rules=sheet.rules,
        ocr=sheet.ocr,
        shades=sheet.shades,
        bands=sheet.bands,
    )


def _without_masthead(parted: _Parted, sheet: Sheet, area: Area) -> _Parted:
    """The first page with its letterhead apart; labels left of the body go with their lines."""
    beside = _labels_beside(parted, sheet, area)
    labels = sum(read_label(line.text) is not None for line in parted.margin)
    length = masthead_length(parted.body, beside.keys(), area, beside_labels=labels >= _LABELS)
    head = parted.body[:length]
    used = {beside[line] for line in head if line in beside}
    return _Parted(
        parted.body[length:],
        [line for line in parted.margin if line not in used],
        parted.off,
        tuple(_with_label(line, beside.get(line)) for line in head),
    )


def _labels_beside(parted: _Parted, sheet: Sheet, area: Area) -> dict[Line, Line]:
    """Lines with a label left of them, as in the head of a Kamerstuk; none where the left column goes its own way."""
    left = [line for line in parted.margin if line.x0 < area.left and line.y < FOOT_BAND * sheet.height]
    beside = {line: label for line in parted.body for label in left if abs(line.y - label.y) < _SAME_LINE}
    return beside if len(set(beside.values())) >= _LABELS_SHARE * len(left) else {}


def _with_label(line: Line, label: Line | None) -> Line:
    return Line((*label.words, *line.words), line.y, line.size, line.marks) if label else line


def _without_brief_head(parted: _Parted, sheet: Sheet, known: set[str], before: Sequence[Line], area: Area) -> _Parted:
    """A later page without the lines at its top that repeat the letterhead in brief.

    Text stays: running text, the title of an annex, and the head of a table that the page before has, word for word.
    """
    length = 0
    for line, after in zip(parted.body, (*parted.body[1:], None), strict=False):
        words = _words_of([line])
        repeats = bool(words) and words <= known and len(known) > 0
        if after is not None and _is_running_text(line, after, area):
            break
        if titles_annex(line, area) or any(_is_set_again(line, other) for other in before):
            break
        if line.y > _BRIEF_HEAD * sheet.height or is_office(line.text) or not (repeats or is_signal(line.text)):
            break
        if not repeats and _SENTENCES.search(line.text):
            break
        length += 1
    head = parted.body[:length]
    if not any(is_signal(line.text) for line in head):
        # Words of the subject alone can be a heading that opens the page, unless they stand above the type area.
        head = [line for line in head if line.y < _ABOVE_TEXT * sheet.height]
    return _Parted(parted.body[len(head) :], parted.margin, parted.off, tuple(head))


def _is_set_again(line: Line, other: Line) -> bool:
    """Whether a line is another one over again, in several cells whose words stand in the same places across."""
    if line.text != other.text or len(line.segments(line.size)) < 2:
        return False
    return all(abs(a.x0 - b.x0) < _SAME_LINE for a, b in zip(line.words, other.words, strict=False))


def _is_running_text(line: Line, after: Line, area: Area) -> bool:
    """Whether a line fills the width and a sentence goes on under it ("Aan het lid ... heb ik"); a subject may too."""
    label = read_label(line.text)
    full = line.x1 - area.left > _FULL_LINE * area.width and len(line.segments(area.size)) == 1
    close = after.y - line.y < _TEXT_PITCH * area.pitch and abs(after.size - line.size) < _SAME_SIZE * area.size
    goes_on = after.text[:1].islower() and abs(after.x0 - area.left) < area.size
    return full and close and goes_on and (label is None or label.role == "other")


def _words_of(lines: Sequence[Line]) -> set[str]:
    return {word.casefold() for line in lines for word in _WORD.findall(line.text)}
