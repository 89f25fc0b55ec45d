"""What stands at the edges of a page and is no body: running feet, letterhead printed late, the reply instruction?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ipsearch.readers.masthead import (
    body_start,
    furniture_runs,
    head_run,
    is_address,
    read_label,
    tail_start,
)
from ipsearch.readers.plaintext.lines import Line, ends_stopped, starts_lower, trim
from ipsearch.readers.plaintext.repeated_edges import is_head
from ipsearch.readers.plaintext.sheets import Sheet
from ipsearch.readers.reply_instructions import REPLY_INSTRUCTIONS

# Running feet: within this many lines of the page's end, on this share of the pages, no longer than this.
_FOOT_ZONE = 4
_FOOT_SHARE = 0.6
_MAX_FOOT = 100
# A whole number, and no part of an amount.
_COUNT = re.compile(r"(?<![\d.,])\d+(?![.,]?\d)")
# Lines of the margin column return on this share of the later pages.
_COLUMN_SHARE = 0.4
# Two lines of letterhead are this short, and return on this share of the pages.
_MAX_PAIR, _PAIR_SHARE = 40, 0.5
_WORDINGS = tuple(wording.split() for wording in REPLY_INSTRUCTIONS)
_OPENINGS = sorted({(wording[0], " ".join(wording[1:3])) for wording in _WORDINGS})
# A title has no longer line.
_TITLE = 75
# So far below its first word the instruction goes on where a tool took that for a heading.
_PARTED = 5
# One word of the instruction is too common to be told from the body; two in their place are not.
_MIN_WORDS = 2


def lift_feet(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Take out the lines that stand among the last ones of most pages: running feet, notices, file names."""
    ends = [[line for line in sheet.lines if line.text][-_FOOT_ZONE:] for sheet in sheets]
    counts = Counter(text for end in ends for text in {_shape(line.text) for line in end})
    running = {text for text, count in counts.items() if count >= max(2, _FOOT_SHARE * len(sheets))}
    cleaned = []
    for sheet, end in zip(sheets, ends, strict=True):
        gone = {id(line) for line in _last_run(end, running) if not _is_other_number(line, sheet)}
        lines = tuple(line for line in sheet.lines if id(line) not in gone)
        feet = tuple(line.text for line in sheet.lines if id(line) in gone)
        cleaned.append(replace(sheet, lines=lines, feet=(*feet, *sheet.feet)))
    return cleaned


def _is_other_number(line: Line, sheet: Sheet) -> bool:
    """Whether a line is a number on a page whose own is known to be another: it may call a note."""
    return line.text.isdigit() and sheet.printed is not None and int(line.text) != sheet.printed


def _last_run(end: Sequence[Line], running: Container[str]) -> Iterator[Line]:
    """The running lines at the very end of a page; a bare number, which may be the page's, does not break the run."""
    for line in reversed(end):
        whole = len(" ".join(line.text.split())) <= _MAX_FOOT and (is_address(line.text) or not starts_lower(line.text))
        if _shape(line.text) in running and whole:
            yield line
        elif not line.text.isdigit():
            return


def lift_tails(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Take out letterhead that an extractor printed after the body of its page, or after the page's foot.

    Where feet close the pages, what stood after a foot opens the next page's lines: it goes back to its own page.
    """
    cleaned: list[Sheet] = []
    for sheet in sheets:
        lines = trim(sheet.lines)
        texts = [line.text for line in lines]
        start = head_run(texts) if cleaned and cleaned[-1].feet and not cleaned[-1].margin else 0
        if start:
            late = tuple(text for text in texts[:start] if text)
            cleaned[-1] = replace(cleaned[-1], margin=late)
            lines, texts = lines[start:], texts[start:]
        end = max(tail_start(texts), 0 if cleaned else body_start(texts))
        tail = tuple(text for text in texts[end:] if text)
        if not any(texts[:end]) and cleaned and sheet.printed is None:
            cleaned[-1] = replace(cleaned[-1], margin=(*cleaned[-1].margin, *tail))
            continue
        cleaned.append(replace(sheet, lines=tuple(lines[:end]), margin=(*sheet.margin, *tail)))
    return cleaned


def lift_instruction(sheet: Sheet) -> Sheet:
    """Take the reply instruction out of the lines, alone or glued to body lines: in the wording that fits most of it.

    Narrow columns break it anywhere; its words are followed from the first two ("Bij beantwoording") on, each part
    where the last one ended.
    """
    start = next((place for place in range(len(sheet.lines)) if _opens(sheet.lines, place)), None)
    if start is None:
        return sheet
    lifted = [_lifted(sheet.lines[start:], wording) for wording in _WORDINGS]
    found = max(lifted, key=lambda one: sum(len(text.split()) for text in one.margin))
    return replace(sheet, lines=(*sheet.lines[:start], *found.lines), margin=(*sheet.margin, *found.margin))


def _opens(lines: Sequence[Line], place: int) -> bool:
    """Whether a line holds the first two words of the instruction, or ends with one and has others on the next."""
    text = lines[place].text
    if any(f"{first} {rest.split()[0]}" in text for first, rest in _OPENINGS):
        return True
    below = next((line.text for line in lines[place + 1 : place + _PARTED] if line.text), "") if text else ""
    return any(text.split()[-1:] == [first] and rest in below for first, rest in _OPENINGS)


@dataclass(frozen=True, slots=True)
class _Lifted:
    lines: tuple[Line, ...]
    margin: tuple[str, ...]


def _lifted(lines: Sequence[Line], wording: Sequence[str]) -> _Lifted:
    """Lines without the parts of one wording of the instruction, and the parts."""
    kept: list[Line] = []
    margin: list[str] = []
    next_word = 0
    for line in lines:
        part = _follow(line.text, wording, next_word) if line.text and next_word < len(wording) else None
        if part is None:
            kept.append(line)
            continue
        next_word += part.words
        margin.append(part.margin)
        if part.body:
            kept.append(replace(line, text=part.body))
    return _Lifted(tuple(kept), tuple(margin))


def lift_opening(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Take the line off that opens every page: their running head.

    The first page may print it as the title of the document instead: what a title has below it is text.
    """
    opening = [[line for line in sheet.lines if line.text][:2] for sheet in sheets]
    pairs = [(lines[0], lines[1]) for lines in opening if len(lines) > 1]
    texts = {" ".join(first.text.split()) for first, _ in pairs}
    running = len(pairs) == len(sheets) > 1 and len(texts) == 1 and all(is_head(*pair) for pair in pairs)
    if not running or read_label(pairs[0][0].text):
        return list(sheets)
    lifted = [
        replace(sheet, lines=tuple(one for one in sheet.lines if one is not first), heads=(*sheet.heads, first.text))
        for sheet, (first, _) in zip(sheets, pairs, strict=True)
    ]
    return [sheets[0], *lifted[1:]] if _opens_text(pairs[0][1].text) else lifted


def _opens_text(text: str) -> bool:
    """Whether a line is text, or the numbered heading of some, rather than a title or a letterhead."""
    return ends_stopped(text) or text[:1].isdigit() or len(text) > _TITLE


def lift_runs(sheet: Sheet, start: int) -> Sheet:
    """Take out whole margin columns that stand between the lines of the body, from the ``start``-th line on."""
    texts = [line.text for line in sheet.lines]
    runs = [(first + start, last + start) for first, last in furniture_runs(texts[start:])]
    runs = [(first, last) for first, last in runs if not _is_led(texts[:first], texts[first:last])]
    gone = {place for first, last in runs for place in range(first, last)}
    if not gone:
        return sheet
    margin = tuple(texts[place] for place in sorted(gone) if texts[place])
    lines = tuple(line for place, line in enumerate(sheet.lines) if place not in gone)
    return replace(sheet, lines=lines, margin=(*sheet.margin, *margin))


def _is_led(above: Sequence[str], run: Sequence[str]) -> bool:
    """Whether a sentence leads to addresses ("bereikbaar via:"), with no label of a letterhead among them."""
    text = next((text for text in reversed(above) if text), "")
    return text.endswith(":") and not any(map(read_label, (text, *run)))


def paired_lines(sheets: Sequence[Sheet], start: int) -> list[Line]:
    """Two lines of letterhead, one under the other, that most pages print, wherever they stand on the page.

    Args:
        start: the line of the first page after its letterhead.
    """
    counts = Counter(pair for sheet in sheets for pair in {_pair(*two) for two in pairwise(sheet.lines)})
    needed = max(2, _PAIR_SHARE * len(sheets))
    again = {pair for pair, count in counts.items() if pair is not None and count >= needed}
    pairs = [two for page, sheet in enumerate(sheets) for two in pairwise(sheet.lines[0 if page else start :])]
    return [line for two in pairs if _pair(*two) in again for line in two]


def lift_lines(sheets: Sequence[Sheet], gone: Sequence[Line]) -> list[Sheet]:
    """The pages without these very lines, which go to the margin; one that lost words since is another line."""
    away = {id(line) for line in gone}
    lifted = []
    for sheet in sheets:
        kept = tuple(line for line in sheet.lines if id(line) not in away)
        margin = (line.text for line in sheet.lines if id(line) in away)
        lifted.append(replace(sheet, lines=kept, margin=(*sheet.margin, *margin)))
    return lifted


def _pair(first: Line, second: Line) -> tuple[str, str] | None:
    """Two lines that may be letterhead: a label over its date or reference, or an office over another."""
    texts = " ".join(first.text.split()), " ".join(second.text.split())
    if not all(0 < len(text) <= _MAX_PAIR and text[:1].isupper() | text[:1].isdigit() for text in texts):
        return None
    label = read_label(texts[0])
    valued = label is not None and not label.rest and label.role in ("date", "kenmerk", "theirs")
    if valued and any(map(str.isdigit, texts[1])):
        return texts
    offices = any(map(is_address, texts)) and not any(ends_stopped(text) for text in texts)
    return texts if offices and label is None else None


def lift_column(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Take out lines of the first page's margin column wherever later pages print them again.

    An extractor may scatter the column over the page; office, date and reference stay what they were.
    """
    column = {" ".join(text.split()) for text in sheets[0].margin}
    counts = Counter(text for sheet in sheets[1:] for text in {" ".join(line.text.split()) for line in sheet.lines})
    needed = max(min(2, len(sheets) - 1), _COLUMN_SHARE * (len(sheets) - 1))
    again = {text for text in column if counts[text] >= needed}
    return [sheets[0], *(_without(sheet, again) for sheet in sheets[1:])]


def _without(sheet: Sheet, texts: Container[str]) -> Sheet:
    gone = [line for line in sheet.lines if line.text and " ".join(line.text.split()) in texts]
    if not gone:
        return sheet
    away = {id(line) for line in gone}
    lines = tuple(line for line in sheet.lines if id(line) not in away)
    return replace(sheet, lines=lines, margin=(*sheet.margin, *(line.text for line in gone)))


@dataclass(frozen=True, slots=True)
class _Part:
    body: str
    margin: str
    words: int


def _follow(text: str, wording: Sequence[str], place: int) -> _Part | None:
    """The part of a line that carries on the instruction at its ``place``-th word: all of it, its end, or its start."""
    words = text.split()
    if words == wording[place : place + len(words)]:
        return _Part("", text, len(words))  # a line of its own may hold a single word
    fewest = _MIN_WORDS if place else 1
    for count in range(min(len(words), len(wording) - place), fewest - 1, -1):
        wanted = wording[place : place + count]
        if words[-count:] == wanted:
            return _Part(" ".join(words[:-count]), " ".join(wanted), count)
        if words[:count] == wanted and count >= _MIN_WORDS:
            return _Part(" ".join(words[count:]), " ".join(wanted), count)
    return None


def _shape(text: str) -> str:
    """The line with its figures made equal, since a running foot counts pages.

    A bare number stays what it is, and so does an amount: what has other amounts on each page is a row of a table.
    """
    text = " ".join(text.split())
    return _COUNT.sub("0", text) if any(character.isalpha() for character in text) else text
