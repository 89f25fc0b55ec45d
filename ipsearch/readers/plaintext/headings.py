"""Does a line of plain text read as a heading?

Without type to go by: a short line or two, no stop at the end, opening with a capital, a figure or a quotation mark,
and followed by the start of something else.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ipsearch.readers.letterhead.signature import is_name, is_office
from ipsearch.readers.markers import read_marker
from ipsearch.readers.masthead import is_address, is_salutation
from ipsearch.readers.plaintext.lines import Line, Measure, ends_sentence, ends_stopped, starts_lower
from ipsearch.text.dates import find_dates

_MAX_LENGTH = 160
_MAX_FLOWING = 120
_MAX_LINES = 3
# A heading above running lines leaves room for the next word: more of it when no empty line stands above.
_SHORT, _APART = 0.85, 0.95
# Unwrapped text: a paragraph is this much longer than the heading over it.
_LONGER = 2
# Running text fills this share of the column.
_RUNNING = 0.6
_COUNTED = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?P<sign>[.:)]?)\s+(?=[A-ZÀ-Ý“\"«‘(])")
_FORMULA = re.compile(
    r"^(?:Hoogachtend|Met vriendelijke groet|Met de meeste hoogachting|Namens|Bijlagen?:"
    r"|(?:Voorgesteld|Ontvangen|Vastgesteld) \d{1,2})\b"
)
# No heading ends in one of these: a line that does goes on in the next.
BROKEN_OFF = re.compile(r"(?:[-€$(]|\b(?:de|een|en|of|der|den|des|van|ten|ter))$")
_OPENING = re.compile(r"^[“”\"'«‘(\[]?[A-ZÀ-ÝŞ0-9§]")


def reads_as_heading(lines: Sequence[Line], measure: Measure) -> bool:
    """Whether a block that stands alone is a heading by its words."""
    text = " ".join(line.bare for line in lines)
    limit = _MAX_FLOWING if measure.flowing else _MAX_LENGTH
    if len(lines) > _MAX_LINES or len(text) > limit or not _opens(text) or _stops(text):
        return False
    if is_salutation(text) or _FORMULA.match(text) or is_office(text) or is_address(text) or is_dateline(text):
        return False
    return all(measure.is_full(line, after) or measure.flowing for line, after in itertools.pairwise(lines))


def is_heading_line(line: Line, after: Line, measure: Measure, gap: int) -> bool:
    """Whether a line with text right under it is a heading: it ends early and a new sentence starts below.

    Where lines are not wrapped a line under it tells nothing; the heading then stands after an empty line, or over
    a much longer line.
    """
    if starts_lower(after.text) or (is_name(after.bare) and is_office(line.bare)):
        return False
    if measure.flowing:
        return bool(gap or len(after.bare) > _LONGER * len(line.bare)) and reads_as_heading([line], measure)
    if measure.is_full(line, after, _APART if gap else _SHORT):
        return False
    return reads_as_heading([line], measure)


def titles_part(line: Line, rest: Sequence[Line], measure: Measure) -> bool:
    """Whether a line stands right over another heading, as the title of a part does: a heading has its text below."""
    named = is_name(line.bare) and not line.bare.isupper()
    if len(rest) < 2 or not (rest[0].text and rest[1].text) or named:
        return False
    over = is_heading_line(rest[0], rest[1], measure, 1) or is_counted(rest[0].bare)
    return over and len(rest[1].bare) > _LONGER * len(rest[0].bare) and reads_as_heading([line], measure)


def is_numbered_heading(line: Line, above: Line | None, rest: Sequence[Line], measure: Measure) -> bool:
    """Whether a numbered line is a heading and no list item: unstopped, and not beside the number before or after.

    Args:
        above: the line right above, if there is one without an empty line between.
        rest: the lines below.
    """
    match = _COUNTED.match(line.bare)
    if match is None or not reads_as_heading([line], measure):
        return False
    below = [after for after in rest if after.text]
    item = read_marker(below[0].text) if below else None
    if not below or (rest[0].text and starts_lower(below[0].text) and item is None):
        return False
    if match["sign"] in (".", ")") and "." not in match["number"]:
        # 2.1 under 2 is the heading of its first part.
        part = item is not None and item.text.startswith(f"{match['number']}.") and item.text != f"{match['number']}."
        if part and not read_marker(above.bare if above is not None else ""):
            return True
        listed = item or (above is not None and _COUNTED.match(above.bare))
        return not listed and (not rest[0].text or _heads(line, below, measure))
    return True


def _heads(line: Line, below: Sequence[Line], measure: Measure) -> bool:
    """Whether a line without an empty one under it ends early, over running text, a sentence or another heading."""
    if measure.flowing:
        return len(below[0].bare) > _LONGER * len(line.bare)
    if measure.is_full(line, below[0], _SHORT):
        return False
    runs = [len(under.bare) > _RUNNING * measure.width for under in below[:2]]
    over_heading = len(below) > 1 and runs[1] and reads_as_heading(below[:1], measure)
    return runs[0] or ends_sentence(below[0].bare) or over_heading


def is_counted(text: str) -> bool:
    """Whether a line starts with a number as headings do."""
    return bool(_COUNTED.match(text))


def heading_level(text: str, after_heading: int | None) -> int:
    """The level of a heading, 1 to 6: from its numbering; else one below a heading right above it; else 1."""
    match = _COUNTED.match(text)
    if match and "." in match["number"]:
        return min(6, match["number"].count(".") + 1)
    return min(6, after_heading + 1) if after_heading else 1


def _opens(text: str) -> bool:
    return bool(_OPENING.match(text)) and any(character.isalpha() for character in text)


def _stops(text: str) -> bool:
    return (ends_stopped(text) and not text.endswith(("?", "…"))) or bool(BROKEN_OFF.search(text))


def is_dateline(text: str) -> bool:
    """Whether the text is place and date alone ("Den Haag, 9 juni 2020")."""
    found = next(find_dates(text), None)
    return found is not None and found.end == len(text) and "," in text and len(text) < 45
