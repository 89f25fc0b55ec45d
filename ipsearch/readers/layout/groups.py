"""Which lines of a letterhead or margin column form one entry?"""

from __future__ import annotations

from collections.abc import Sequence

from ipsearch.readers.layout.lines import Line
from ipsearch.readers.masthead import read_label

# A gap over this many times the line's own type size parts two entries, ...
_GAP = 1.75
# ... unless the line above is a label alone: its value may stand a little lower.
_LABEL_GAP = 2.6
# Entries side by side stand this far apart, in em, and start on one edge within this many points.
_APART, _EDGE = 1.5, 3.0


def entries(lines: Sequence[Line]) -> list[str]:
    """Lines from top to bottom as entries: an address, a label with its value, an instruction.

    Lines of one entry are parted by a line feed.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _parts(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return ["\n".join(line.text for line in group) for group in groups]


def side_by_side(lines: Sequence[Line]) -> list[str]:
    """Entries of lines that may hold two columns: an address on the left, labels with their values on the right."""
    split = [_cells(line) for line in lines]
    edges = [cell.x0 for cells in split for cell in cells[1:]]
    left: list[Line] = []
    right: list[Line] = []
    for cells in split:
        for place, cell in enumerate(cells):
            shared = sum(abs(edge - cell.x0) < _EDGE for edge in edges) >= 2
            beside = shared and (place > 0 or cell.x0 > min(line.x0 for line in lines) + _EDGE)
            (right if beside else left).append(cell)
    return [*entries(_rejoined(left)), *entries(right)]


def _cells(line: Line) -> list[Line]:
    """The line parted at its wide gaps, but a label kept with its value."""
    cells: list[Line] = []
    for words in line.segments(_APART * line.size):
        if cells and _is_bare_label(cells[-1]):
            words = (*cells.pop().words, *words)
        cells.append(Line(words, line.y, line.size, line.marks))
    return cells


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """Cells of one line that stayed in one column, as one line again."""
    joined: list[Line] = []
    for line in lines:
        if joined and joined[-1].y == line.y:
            line = Line((*joined.pop().words, *line.words), line.y, line.size, line.marks)
        joined.append(line)
    return joined


def _parts(group: Sequence[Line], line: Line) -> bool:
    above = group[-1]
    gap = (line.y - above.y) / max(line.size, above.size)
    bare = _is_bare_label(above)
    if gap > (_LABEL_GAP if bare else _GAP):
        return True
    if bare:
        return _is_bare_label(line)
    return read_label(line.text) is not None or (line.bold and not above.bold)


def _is_bare_label(line: Line) -> bool:
    label = read_label(line.text)
    return label is not None and not label.rest.strip(" :")
