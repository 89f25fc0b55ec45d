"""Which lines at the top of a text are its title, broken in two because its type is large?

Such lines end long before the column does, inside a phrase: what follows starts small or with a year, or the line
ends in a word that asks for more. Running text, which fills the column, comes below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.masthead import is_salutation
from ipsearch.readers.plaintext.headings import BROKEN_OFF
from ipsearch.readers.plaintext.lines import Line, Measure, ends_stopped, starts_lower

# A title has so many lines at most, and no line of it fills more of the column.
_MOST, _FILLED = 3, 0.85
_OPENING = re.compile(r"^[“”\"'«‘(]?[A-ZÀ-Ý]")
_YEAR = re.compile(r"^(?:19|20)\d\d\b(?![.)])")
_LONGEST = 160


def with_title(lines: Sequence[Line], measure: Measure) -> list[Line]:
    """The lines of the first page, with a title of several lines joined into one that is marked as a heading."""
    filled = [place for place, line in enumerate(lines) if line.text][: _MOST + 2]
    if measure.flowing or not filled or not _OPENING.match(lines[filled[0]].text):
        return list(lines)
    end = 1
    while end < min(_MOST, len(filled) - 1) and _goes_on(lines, filled[end - 1], filled[end], measure):
        end += 1
    title, below = [lines[place] for place in filled[:end]], filled[end:]
    text = " ".join(line.text for line in title)
    if end < 2 or not below or starts_lower(lines[below[0]].text) or ends_stopped(text) or len(text) > _LONGEST:
        return list(lines)
    return [replace(title[0], text=text, level=1), *lines[filled[end - 1] + 1 :]]


def _goes_on(lines: Sequence[Line], place: int, after: int, measure: Measure) -> bool:
    line, below = lines[place], lines[after]
    if after != place + 1 or ends_stopped(line.text) or is_salutation(line.text):
        return False
    short = max(len(line.bare), len(below.bare)) < _FILLED * measure.width
    carried = starts_lower(below.text) or bool(_YEAR.match(below.text) or BROKEN_OFF.search(line.text))
    return short and carried
