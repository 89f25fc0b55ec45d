"""Does a line start with the sign of a list item?

What any text shows is known to ``readers.markers``; a page also shows how a sign stands apart.
"""

from __future__ import annotations

from ipsearch.readers.layout.lines import Line
from ipsearch.readers.markers import read_marker

# The bullet of Word's second level is this letter, which is no word of Dutch.
HOLLOW = "o"
_MAX_SIGN = 5


def has_sign(line: Line) -> bool:
    """Whether the first word of a line can be a sign with the item after it."""
    return is_hollow(line) or read_marker(line.text) is not None


def is_hollow(line: Line) -> bool:
    """Whether a line starts with the letter that word processors print for a hollow bullet."""
    return len(line.words) > 1 and line.words[0].text == HOLLOW


def has_sign_apart(line: Line) -> bool:
    """Whether the sign is a word by itself; a list item whose sign stands far from its text looks like two cells."""
    if is_hollow(line):
        return True
    marker = read_marker(line.text)
    return marker is not None and len(line.words[0].text) <= _MAX_SIGN and line.words[0].text.startswith(marker.text)
