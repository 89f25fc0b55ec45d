"""Which lines at the end of a page carry on a note that the page before broke off?

They have no label of their own. A note that does not end as a sentence has its rest at the foot of the next page: what
starts in the middle of a sentence there, though the text above it has ended.
"""

from __future__ import annotations

from collections.abc import Sequence

from ipsearch.readers.markers import read_marker
from ipsearch.readers.plaintext.lines import Line, ends_sentence, trim
from ipsearch.readers.plaintext.notes import Note, Noted

# The rest of a note has no more lines.
_MOST = 15


def with_rest(noted: Noted, before: Noted | None) -> Noted:
    """A page's body and notes, with the rest of the last note of the page before taken from its body."""
    broken = before.notes[-1] if before and before.notes else None
    if broken is None or ends_sentence(broken.lines[-1].text):
        return noted
    lines = trim(noted.lines)
    start = _rest_start(lines)
    if start is None:
        return noted
    rest = tuple(line for line in lines[start:] if line.text)
    return Noted(tuple(trim(lines[:start])), (Note(broken.label, rest), *noted.notes))


def _rest_start(lines: Sequence[Line]) -> int | None:
    if not lines or not ends_sentence(lines[-1].text):
        return None
    for start in range(len(lines) - 1, max(0, len(lines) - _MOST), -1):
        text, above = lines[start].text, lines[start - 1].text
        if text and not text[0].isupper() and (not above or above.endswith((".", "?", "!"))):
            ended = above or next((line.text for line in reversed(lines[:start]) if line.text), "")
            return start if ended.endswith((".", "?", "!")) and read_marker(text) is None else None
        if not text or read_marker(text):
            return None
    return None
