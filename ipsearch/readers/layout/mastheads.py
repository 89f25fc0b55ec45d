"""Which lines at the top of the first page are its letterhead?

Labels and addresses are known by their words (``readers.masthead``), their values by where they stand: on the line of
the label, under its value, or under the label. Text that runs from edge to edge ends the search.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.gutters import cells
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.masthead import is_address, is_salutation, is_signal, read_label

# Two lines, the first of which fills this share of the body's width, are running text.
_FULL = 0.7
# Distances in line pitches: lines of one entry; a gap after which nothing carries on.
_NEAR, _FAR = 1.45, 3.2
# One label alone may head an annex ("Bijlage 2 …"); a letterhead has more.
_MIN_SIGNALS = 2
# A letterhead is not longer than this.
_MAX_LINES = 70
# A value stands where its label's value stands, within this many points.
_ALIGNED = 3.0
# A label and its value on one line are parted by more than a word space, in em.
_TAB = 0.8
_ANNEX = re.compile(r"Bijlage(?: (?:\d{1,2}|[A-Z]|[IVX]+)\b\.?)?:? [^\W\d]")
# Type larger than the body by this share is not letterhead under its labels.
_LARGER = 1.08


def masthead_length(
    lines: Sequence[Line], labelled: Collection[Line], area: Area, *, beside_labels: bool = False
) -> int:
    """How many of the first page's lines are its letterhead.

    Args:
        lines: of the body column, from top to bottom.
        labelled: those with a label left of the body, on their height.
        area: of the document's body.
        beside_labels: whether a margin column beside them holds labels; then a subject alone may stand here.
    """
    end = signals = 0
    for place, line in enumerate(lines[:_MAX_LINES]):
        if is_salutation(line.text):
            return place if place else 0
        if place and _heads_annex(line, lines[place - 1], area):
            break
        if line in labelled or _is_signal(line, area) or (signals and is_address(line.text)):
            end, signals = place + 1, signals + 1
        elif place == end and end and _belongs(lines, place, area):
            end = place + 1
        elif _is_text(lines, place, area):
            break
    label = read_label(lines[0].text) if beside_labels and end else None
    least = 1 if label is not None and label.role == "subject" and label.rest else _MIN_SIGNALS
    return end if signals >= least else 0


def _heads_annex(line: Line, above: Line, area: Area) -> bool:
    """Whether a line titles an annex ("Bijlage 2 Missies") under the letterhead, rather than counting annexes in it.

    With a colon it could be either, and its type must tell.
    """
    found = _ANNEX.match(line.text)
    if found is None or line.y - above.y <= _NEAR * area.pitch or abs(line.x0 - area.left) > _ALIGNED:
        return False
    whole = len(line.segments(_TAB * area.size)) == 1
    return whole and (":" not in found.group() or titles_annex(line, area))


def titles_annex(line: Line, area: Area) -> bool:
    """Whether a line titles an annex, as words in type that stands out show: all of them, so no label alone does."""
    set_apart = line.bold or line.italic or line.size > _LARGER * area.size
    return bool(_ANNEX.match(line.text)) and len(line.segments(_TAB * area.size)) == 1 and set_apart


def _is_signal(line: Line, area: Area) -> bool:
    """Whether a line, or one of the cells of a head in columns, is unmistakably letterhead."""
    parts = (" ".join(word.text for word in part) for part in cells(line, area))
    return is_signal(line.text) or any(read_label(part) is not None and is_signal(part) for part in parts)


def _belongs(lines: Sequence[Line], place: int, area: Area) -> bool:
    """Whether a line carries on the letterhead line right above it."""
    line, above = lines[place], lines[place - 1]
    if line.y - above.y > _NEAR * area.pitch * max(1.0, above.size / area.size):
        return _is_value_below(line, above, area)
    if _opens_text(lines, place, area):
        return False
    label = read_label(above.text)
    if label is not None and (not label.rest or (label.role == "subject" and _runs_over(lines, place, area))):
        return True
    values = [part[0].x0 for part in above.segments(_TAB * area.size)][1:]
    if label is not None and not values:
        values = [word.x0 for word in above.words[-len(label.rest.split()) :]]
    starts = values[:1] if values else [above.x0]
    if above.x0 > area.left + _ALIGNED:
        starts.append(above.x0)
    if line.x0 > area.left + _ALIGNED:
        # Under any word of the line above it, a line hangs from a label that this vocabulary does not know ("Van").
        starts += [word.x0 for word in above.words[1:]]
    if all(abs(line.x0 - start) > _ALIGNED for start in starts):
        return False
    # Under a value in its own column; or in the column of an address, as long as it does not run on like text.
    return line.x0 > area.left + _ALIGNED or not _is_text(lines, place, area)


def _opens_text(lines: Sequence[Line], place: int, area: Area) -> bool:
    """Whether running text starts here with an indent, and goes on at the left edge."""
    indented = lines[place].x0 > area.left + _ALIGNED and _is_text(lines, place, area)
    return indented and abs(lines[place + 1].x0 - area.left) <= _ALIGNED


def _runs_over(lines: Sequence[Line], place: int, area: Area) -> bool:
    """Whether the line holds the last words of a subject that filled the line above, and nothing runs on under it."""
    line, above = lines[place], lines[place - 1]
    full = above.x1 + (line.words[0].x1 - line.words[0].x0) > area.right - line.size
    apart = place + 1 == len(lines) or lines[place + 1].y - line.y > _NEAR * area.pitch
    return full and apart


def _is_value_below(line: Line, above: Line, area: Area) -> bool:
    label = read_label(above.text)
    near = line.y - above.y < _FAR * area.pitch
    return near and label is not None and not label.rest and line.x1 - line.x0 < _FULL * area.width


def _is_text(lines: Sequence[Line], place: int, area: Area) -> bool:
    """Whether running text starts here: a full line of body type, and another one under it."""
    line = lines[place]
    if not area.is_body(line.size) or line.x1 - line.x0 < _FULL * area.width or len(cells(line, area)) > 1:
        return False
    below = lines[place + 1] if place + 1 < len(lines) else None
    if below is None or is_address(below.text):
        return False
    return below.y - line.y < _NEAR * area.pitch and area.is_body(below.size)
