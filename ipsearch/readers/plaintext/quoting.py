"""Was the text copied out of an answered or forwarded e-mail, each line behind a ``>``?

Mail programs put the sign before every line, the empty ones included, once for each time it was passed on. A
letterhead has one such line at most ("> Retouradres …"), and lists that use it as their sign leave lines without it
between their items: so only many lines in a row are a quotation.
"""

from __future__ import annotations

import re
from itertools import groupby

_QUOTED = re.compile(r"^[ \t]{0,3}>[ \t]?")
# So many lines in a row are quoted: no letterhead, and no list whose items wrap, has as many.
_LEAST = 8
# Passed on more often than this, nobody reads it.
_DEPTH = 10


def without_quoting(text: str) -> str:
    """The text without the signs that a mail program put before its lines; unchanged when it is no quotation."""
    if ">" not in text:
        return text
    lines = text.split("\n")
    for _ in range(_DEPTH):
        unquoted = _once(lines)
        if unquoted == lines:
            break
        lines = unquoted
    return "\n".join(lines)


def _once(lines: list[str]) -> list[str]:
    bared: list[str] = []
    for quoted, run in groupby(lines, key=lambda line: bool(_QUOTED.match(line))):
        group = list(run)
        bared += [_QUOTED.sub("", line) for line in group] if quoted and len(group) >= _LEAST else group
    return bared
