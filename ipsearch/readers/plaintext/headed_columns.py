"""Which lines are the columns of a table, printed one after another below the cells of their heads?

Extractors that read down the page print the heads first, then the names of the rows, then the figures of each column.
Where an empty line parts the columns, they have as many lines each; where one parts all cells, only one number of rows
and columns accounts for the names and figures there are, with figures of one kind in each column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from ipsearch.readers.markers import read_marker
from ipsearch.readers.plaintext.columned import Rows, is_figure
from ipsearch.readers.plaintext.lines import Line, ends_sentence, ends_stopped

# So many rows and columns make a table; a head has so many lines, and a cell so many characters.
_ROWS, _COLUMNS, _MOST_COLUMNS = 3, 3, 12
_HEAD_LINES, _LONGEST = 3, 60
_MOST_CELLS = 400
# What the head of a column of figures says of them.
_UNIT = re.compile(
    r"[€%(]|^waarvan\b|\b(?:in procent(?:en)?|per (?:jaar|maand|week|dag))$"
    r"|^(?:aantal|aandeel|bedrag|budget|kosten|percentage|prijs|raming|volume|waarde)(?: (?:19|20)\d\d| per .*)?$",
    re.IGNORECASE,
)
_TOTAL = "totaal"
_YEAR = re.compile(r"^(?:19|20)\d\d$")

_Group = Sequence[Line]


def headed_columns(lines: Sequence[Line], start: int) -> tuple[int, Rows] | None:
    """Where a table whose heads start at a line ends, and its rows; ``None`` when no table starts there."""
    if not _may_be_head(lines[start : start + 1]) or is_figure(lines[start].bare):
        return None
    groups, ends = _groups(lines, start, 2 * _MOST_COLUMNS)
    if len(groups[0]) > 1 and groups[0][-1].text[:1].isupper():
        return None  # a title touches the first head
    found = _parted_columns(groups, ends)
    if found or not _is_led(lines, start) or not all(map(_is_alone, groups[:_COLUMNS])):
        return found
    return _parted_cells(*_groups(lines, start, _MOST_CELLS))


def _groups(lines: Sequence[Line], start: int, most: int) -> tuple[list[_Group], list[int]]:
    """Runs of lines without an empty one, with a single empty line between, and where each ends."""
    groups: list[_Group] = []
    ends: list[int] = []
    place = start
    while place < len(lines) and lines[place].text and len(groups) < most:
        end = place
        while end < len(lines) and lines[end].text:
            end += 1
        groups.append(lines[place:end])
        ends.append(end)
        place = end + 1
    return groups, ends


def _parted_columns(groups: Sequence[_Group], ends: Sequence[int]) -> tuple[int, Rows] | None:
    """A table whose columns are groups of as many lines each, below at least two groups of heads."""
    heads = list(takewhile(_may_be_head, groups[:_MOST_COLUMNS]))
    for count in range(_COLUMNS - 1, len(heads) + 1):
        if count >= len(groups) or not _is_column(groups[count], len(groups[count])):
            continue
        size = len(groups[count])
        rest = list(takewhile(partial(_is_column, size=size), groups[count + 1 :]))
        columns = [[line.bare for line in group] for group in (groups[count], *rest)]
        figures = [all(map(is_figure, column)) for column in columns]
        names = _heads(groups[:count], len(columns))
        if figures[0] or not any(figures) or names is None:
            continue
        return ends[count + len(rest)], [names, *zip(*columns, strict=True)]
    return None


def _may_be_head(group: _Group) -> bool:
    text = " ".join(line.bare for line in group)
    return 0 < len(text) <= _LONGEST and len(group) <= _HEAD_LINES and not ends_stopped(text) and not group[0].cell


def _is_column(group: _Group, size: int) -> bool:
    """Whether lines are the cells of one column, all of them figures or none."""
    kinds = {is_figure(line.bare) for line in group}
    return len(group) == size >= _ROWS and len(kinds) == 1 and all(_is_cell(line) for line in group)


def _is_cell(line: Line) -> bool:
    text = line.bare
    plain = is_figure(text) or read_marker(text) is None
    return plain and len(text) <= _LONGEST and not line.cell and not ends_stopped(text)


def _heads(groups: Sequence[_Group], columns: int) -> tuple[str, ...] | None:
    """The heads of so many columns; two that a tool ran together ("Verzuim Vacatures") are parted between words."""
    heads = [" ".join(line.bare for line in group) for group in groups]
    missing = columns - len(heads)
    if columns < _COLUMNS or missing < 0:
        return None
    alone = [len(group) == 1 for group in groups]
    words = [head.split() if single else [head] for head, single in zip(heads, alone, strict=True)]
    if missing and sum(map(len, words)) == columns:
        heads = [word for parted in words for word in parted]
    return (*heads, *[""] * (columns - len(heads)))


def _is_led(lines: Sequence[Line], start: int) -> bool:
    """Whether what stands above has ended, so that no cell of the table does."""
    above = next((lines[place].text for place in range(start - 1, -1, -1) if lines[place].text), "")
    return not above or ends_sentence(above)


def _parted_cells(groups: Sequence[_Group], ends: Sequence[int]) -> tuple[int, Rows] | None:
    """A table with an empty line after each cell, when one number of rows alone accounts for all its cells."""
    cells = list(takewhile(_is_alone, groups))
    texts = [" ".join(line.bare for line in group) for group in cells]
    named = next((place for place, text in enumerate(texts) if is_figure(text)), len(texts))
    figures = list(takewhile(is_figure, texts[named:]))
    fits = [rows for rows in range(_ROWS, named - _COLUMNS + 1) if _accounts(rows, named, figures)]
    if len(fits) != 1:
        return None
    rows = fits[0]
    columns = [figures[at : at + rows] for at in range(0, len(figures), rows)]
    found = _named(texts[:named], rows)
    if found is None:
        return None
    heads, names = found
    return ends[named + len(figures) - 1], [tuple(heads), *zip(names, *columns, strict=True)]


def _named(texts: Sequence[str], rows: int) -> tuple[Sequence[str], Sequence[str]] | None:
    """The heads and the names of rows, by what heads of figures say; ``None`` when that leaves open which is which.

    Either all heads stand before the names, or the first column stands with its head before the other heads.
    """
    first, last = texts[1 : len(texts) - rows], texts[rows + 1 :]
    before = any(map(_UNIT.search, first)) or texts[-1].casefold() == _TOTAL
    after = any(map(_UNIT.search, last))
    if before == after:
        return None
    return (texts[:-rows], texts[-rows:]) if before else ([texts[0], *last], texts[1 : rows + 1])


def _is_alone(group: _Group) -> bool:
    text = " ".join(line.bare for line in group)
    # A cell that begins a line with a capital may be another one.
    whole = all(line.text[:1].islower() or line.text[:1] in "(0123456789" for line in group[1:])
    return (
        whole and len(group) <= _HEAD_LINES and len(text) <= _LONGEST and not ends_stopped(text) and not group[0].cell
    )


def _accounts(rows: int, named: int, figures: Sequence[str]) -> bool:
    """Whether names and heads leave so many columns as the figures fill, each with figures of one kind."""
    columns = named - rows - 1
    if rows * columns != len(figures):
        return False
    parts = [figures[at : at + rows] for at in range(0, len(figures), rows)]
    years = any(all(map(_YEAR.match, part)) for part in parts)  # those are heads
    return not years and all(len({_kind(figure) for figure in part}) == 1 for part in parts)


def _kind(figure: str) -> tuple[bool, ...]:
    """What the figures of one column have in common: their unit, and whether they have decimals."""
    return tuple(sign in figure for sign in ("€", "%", ",", "mln", "mld"))
