"""Which lines are a table that pandoc drew with dashes, and what are its rows?

A line of dashes in groups says where the columns start and end, to the character. A table between two whole lines
of dashes has rows of several lines, parted by empty ones; one without them has a line for a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

_COLUMNS = re.compile(r"^ *-{2,}(?: +-{2,})+ *$")
_WHOLE = re.compile(r"^ *-{10,} *$")
# A head has no more lines.
_HEAD = 8


def with_piped_tables(text: str) -> str:
    """The text with the rows of such tables between pipes."""
    if "---" not in text:
        return text
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        if _COLUMNS.match(lines[place]):
            start, end, rows = _table(lines, place)
            if len(rows) > 1:
                piped = ["", *(f"| {' | '.join(row)} |" for row in rows), ""]
                lines[start:end] = piped
                place = start + len(piped)
                continue
        place += 1
    return "\n".join(lines)


def _table(lines: Sequence[str], at: int) -> tuple[int, int, list[list[str]]]:
    """Where the table around a line of columns starts and ends, and its rows."""
    start = at
    while start and at - start < _HEAD and lines[start - 1].strip() and not _WHOLE.match(lines[start - 1]):
        start -= 1
    ruled = start > 0 and bool(_WHOLE.match(lines[start - 1]))
    end = at + 1
    while end < len(lines) and not _is_end(lines, end, ruled):
        end += 1
    body = lines[at + 1 : end]
    edges = [found.start() for found in re.finditer("-+", lines[at])]
    parted = [list(run) for filled, run in groupby(body, key=lambda line: bool(line.strip())) if filled]
    groups = parted if ruled else [[line] for line in body]
    head = [lines[start:at]] if start < at else []
    closing = end < len(lines) and bool(_WHOLE.match(lines[end]) or _COLUMNS.match(lines[end]))
    return start - ruled, end + closing, [_cells(group, edges) for group in [*head, *groups]]


def _is_end(lines: Sequence[str], place: int, ruled: bool) -> bool:
    line = lines[place]
    return bool(_WHOLE.match(line) or _COLUMNS.match(line)) or (not ruled and not line.strip())


def _cells(lines: Sequence[str], edges: Sequence[int]) -> list[str]:
    """The cells of a row: what stands between the edges of its columns, line after line."""
    bounds = [*pairwise(edges), (edges[-1], None)]
    return [" ".join(" ".join(line[left:right] for line in lines).split()) for left, right in bounds]
