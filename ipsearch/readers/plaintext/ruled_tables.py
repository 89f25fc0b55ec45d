"""Which lines are a table that a tool drew with dashes or bars, and what are its rows?

A line of dashes in groups says where the columns start and end, to the character. A table between two whole lines
of dashes has rows of several lines, parted by empty ones; one without them has a line for a row. antiword draws bars
alone: there a line carries on the row above when none of its cells had room left there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

_COLUMNS = re.compile(r"^ *-{2,}(?: +-{2,})+ *$")
_WHOLE = re.compile(r"^ *-{10,} *$")
# A line between bars whose cells are filled up with spaces.
_BOXED = re.compile(r"^[ \t]*\|[^|\n]*(?:\|[^|\n]*)+\|[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^[|\s:+-]+$")
# Markdown rules off the head, and has a line for each row.
_RULED_HEAD = re.compile(r"^[ \t]*\|[ \t]*:?-{3,}", re.MULTILINE)
# A head has no more lines.
_HEAD = 8
_BOXED_LINES = 3


def with_piped_tables(text: str) -> str:
    """The text with the rows of such tables between pipes."""
    text = text if _RULED_HEAD.search(text) or not _BOXED.search(text) else _with_boxed_rows(text)
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


def _with_boxed_rows(text: str) -> str:
    """The text with rows of several lines between bars as one line; where the bars stand under each other."""
    lines: list[str] = []
    for bars, run in groupby(text.split("\n"), key=_bars):
        group = list(run)
        if not bars or len(group) < _BOXED_LINES or any(map(_RULE.match, group)):
            lines += group
        else:
            lines += [f"| {' | '.join(row)} |" for row in _boxed_rows(group)]
    return "\n".join(lines)


def _bars(line: str) -> tuple[int, ...]:
    """Where the bars of a line stand that is drawn between them."""
    return tuple(match.start() for match in re.finditer(r"\|", line)) if _BOXED.match(line) else ()


def _boxed_rows(lines: Sequence[str]) -> list[list[str]]:
    rows: list[list[str]] = []
    above: list[str] = []
    for line in lines:
        cells = line.strip().strip("|").split("|")
        if above and all(_carries_on(*pair) for pair in zip(above, cells, strict=True)):
            rows[-1] = [f"{first} {rest.strip()}".strip() for first, rest in zip(rows[-1], cells, strict=True)]
        else:
            rows.append([cell.strip() for cell in cells])
        above = cells
    return rows


def _carries_on(above: str, cell: str) -> bool:
    """Whether a cell is empty, or its first word had no room on the line above."""
    words = cell.split()
    return not words or (bool(above.strip()) and len(above.rstrip()) + 1 + len(words[0]) > len(above))
