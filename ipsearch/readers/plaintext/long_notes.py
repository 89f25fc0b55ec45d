"""When does a long note hold text that a tool printed after the notes?

Text after the notes has paragraphs, headings and items, whose last lines leave room; a note is set as one paragraph,
whose lines are all full but the last.
"""

from __future__ import annotations

from collections.abc import Sequence

from ipsearch.readers.plaintext.notes import Note

# A note has no more lines than this, as a rule.
_LONGEST = 8
# A line is full when the next word would have gone past this share of the longest one; long addresses break early.
_FULL, _EARLY = 0.85, 0.1


def holds_text(notes: Sequence[Note]) -> bool:
    """Whether one of the notes is so long, and so uneven, that it may go on in text of the page."""
    return any(len(note.lines) > _LONGEST and not _is_solid(note) for note in notes)


def _is_solid(note: Note) -> bool:
    """Whether the lines of a note fill one paragraph."""
    lines = [" ".join(line.bare.split()) for line in note.lines if line.text]
    widest = max(map(len, lines[:-1]))
    words = [line.split(maxsplit=1)[0] for line in lines[1:]]
    early = sum(len(line) + 1 + len(word) < _FULL * widest for line, word in zip(lines[:-1], words, strict=True))
    return early <= _EARLY * len(lines)
