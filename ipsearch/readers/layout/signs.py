"""Does a line start with the sign of a list item?

What any text shows is known to ``readers.markers``; a page also shows how a sign stands apart.
"""

from __future__ import annotations

import re

from ipsearch.readers.layout.lines import Line
from ipsearch.readers.markers import read_marker

# A number stands this far (em) before its text where a tab parts them: a word space is under .35.
_TAB = 0.9
_NUMBER = re.compile(r"\d{1,3}")
# The bullet of Word's second level is this letter, which is no word of Dutch.
HOLLOW = "o"
_MAX_SIGN = 5


def has_sign(line: Line) -> bool:
    """Whether the first word of a line can be a sign with the item after it."""
    return is_hollow(line) or read_marker(line.text) is not None


def is_hollow(line: Line) -> bool:
    """Whether a line starts with the letter that word processors print for a hollow bullet."""
    return len(line.words) > 1 and line.words[0].text == HOLLOW


def has_hung_number(line: Line) -> bool:
    """Whether a line opens with a number without a stop that stands out from its text, as that of a question does.

    No other space on the line is as wide: a line that is stretched to both edges stretches all of them.
    """
    if len(line.words) < 2 or not _NUMBER.fullmatch(line.words[0].text):
        return False
    gap = line.words[1].x0 - line.words[0].x1
    others = [right - left for left, right in line.gaps if left > line.words[1].x0]
    return gap > _TAB * line.size and gap > 2 * max(others, default=0.0)


def has_sign_apart(line: Line) -> bool:
    """Whether the sign is a word by itself; a list item whose sign stands far from its text looks like two cells."""
    if is_hollow(line):
        return True
    marker = read_marker(line.text)
    return marker is not None and len(line.words[0].text) <= _MAX_SIGN and line.words[0].text.startswith(marker.text)
