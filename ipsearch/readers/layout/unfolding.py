"""Which pages are set in two columns of text, and how do they read as one?

Two columns of one width with white between them, both filled with running text. The right column is put under the left
one, in the same place across, and what stands below follows; so the rest of the layout sees one column. Lines that run
over both columns part the page into bands, which are unfolded one after another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from ipsearch.readers.layout.paired import are_paired
from ipsearch.readers.layout.paragraphs import ends_sentence
from ipsearch.readers.layout.rows import APART, EDGE, LEVEL, PITCH, Row, rows_on, with_low_feet
from ipsearch.readers.layout.sheets import Band, Fragment, Rule, Shade, Sheet

# Before the right column this much white is free, in em; no column is narrower than this.
_GUTTER, _NARROWEST = 0.5, 8.0
# No more than this share of the words stand where the white should be, in a page that is looked at more closely.
_CROSSING = 0.05
# The right column starts within so many points of the middle.
_BESIDE = 60.0
# Columns are this many lines long, on the first page where they show, and where other pages have shown them.
_LINES, _KNOWN_LINES = 12, 2
# A band of two columns has at least so many lines on both sides.
_BAND_LINES = 4
# Lines of running text fill this share of their column, and are this share of its lines.
_FULL, _SHARE = 0.8, 0.5
# The narrower column is at least this wide, as a share of the other.
_ALIKE = 0.75
# White of this many em inside a column parts cells; text has it on this share of its lines at most.
_WIDE, _CELLS = 1.5, 0.25
# A table over both columns has so many rows of so many lines at most; a cell of it fills less of its side than this.
_TABLE_ROWS, _ROW_LINES, _SHORT = 3, 2, 0.5
# A column of text beside one with a table has this share of its lines, or the other way round.
_AS_LONG = 0.8
# This share of its lines at most stands on the same height as a line of the other.
_SHARED = 0.7
# Of the heights at which a column has a line, the other has one on this share: cells of a table leave gaps.
_BOTH = 0.6
# Notes at the end of a column are set in type smaller than this share of the text's.
_SMALL = 0.92
# The rule over the notes of a column is no longer than this share of it.
_NOTE_RULE = 0.75
# The last line of a paragraph ends this far (em) before its column does.
_EARLY = 2.0
# This share of the lines of a column ends left of its right edge.
_ENDS = 0.97


_Line = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The white between two columns, and how far the right one lies from the left."""

    left: float
    right: float
    shift: float


class _Move(NamedTuple):
    """A band as it stood, how far it went down before it, how much higher it became, and where its right half went."""

    top: float
    bottom: float
    before: float
    height: float
    shift: float


def unfold(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages, with two columns of text put under each other where a page has them."""
    gutters = [_gutter(rows_on(sheet), sheet, _LINES) if _may_have_columns(sheet) else None for sheet in sheets]
    if not any(gutters):
        return list(sheets)
    rows = [rows_on(sheet) for sheet in sheets]
    known = [gutter for gutter in gutters if gutter]
    done = []
    for sheet, page, gutter in zip(sheets, rows, gutters, strict=True):
        here = gutter or _gutter(page, sheet, _KNOWN_LINES, known)
        done.append(_unfolded(sheet, page, here) if here else sheet)
    return with_low_feet(done, sheets)


def _may_have_columns(sheet: Sheet) -> bool:
    """Whether few words stand in the middle of the text, or none over many lines, and many start right of it."""
    words = sheet.fragments
    if len(words) < 4 * _LINES:
        return False
    middle = (min([word.x0 for word in words]) + max([word.x1 for word in words])) / 2
    starts = Counter([round(word.x0) for word in words if middle < word.x0 < middle + _BESIDE])
    if max(starts.values(), default=0) < _LINES / 2:
        return False
    crossing = sorted([word.y for word in words if word.x0 < middle < word.x1])
    if len(crossing) <= _CROSSING * len(words):
        return True
    # Under text of the full width, or over it.
    heights = [0.0, *crossing, sheet.height]
    top, bottom = max(pairwise(heights), key=lambda band: band[1] - band[0])
    return len({round(word.y) for word in words if top < word.y < bottom}) >= _LINES


def _gutter(rows: Sequence[Row], sheet: Sheet, lines: int, known: Sequence[_Gutter] = ()) -> _Gutter | None:
    """The white between the columns of a page, if it has two."""
    parts = [part for row in rows for part in row.parts]
    if not parts:
        return None
    size = median(part.size for part in parts)
    for gutter in known or _candidates(rows, size):
        beside = _beside(rows, gutter, 1 if known else _BAND_LINES)
        left = [_extent(row, 0.0, gutter.left) for row in beside]
        right = [_extent(row, gutter.right, sheet.width) for row in beside]
        if min(sum(map(bool, left)), sum(map(bool, right))) < lines:
            continue
        if not _are_alike(left, right):
            continue
        if known or (
            _is_dense(left, right) and not _is_ruled(sheet, gutter, beside) and _is_set(beside, left, right, gutter)
        ):
            return gutter
    return None


def _beside(rows: Sequence[Row], gutter: _Gutter, least: int) -> list[Row]:
    """The rows of bands that hold so many lines on both sides of the white; short lines of text stand on one side."""
    found: list[Row] = []
    over = _over(rows, gutter)
    for crosses, run in groupby(range(len(rows)), key=over.__contains__):
        band = [rows[place] for place in run]
        sides = [sum(any((part.x0 >= gutter.right) == side for part in row.parts) for row in band) for side in (0, 1)]
        if not crosses and min(sides) >= least:
            found += band
    return found


def _candidates(rows: Sequence[Row], size: float) -> list[_Gutter]:
    """White strips in the middle, between where most lines of the right column and of the left one start."""
    starts = Counter(round(part.x0) for row in rows for part in _firsts(row, size))
    if len(starts) < 2:
        return []
    (first, _), *others = starts.most_common(6)
    found = []
    for other, _ in others:
        left, right = sorted((first, other))
        parts = [part for row in rows for part in row.parts]
        ends = sorted(part.x1 for part in parts if left - LEVEL < part.x0 and part.x1 < right)
        full = ends and ends[-1] - left > _FULL * (right - left - 3 * size)
        if full and right - left >= _NARROWEST * size:
            found.append(_Gutter(right - LEVEL - _GUTTER * size, right - LEVEL, float(right - left)))
    return found


def _firsts(row: Row, size: float) -> list[Fragment]:
    """The fragments of a row that start it, or stand after white."""
    parts = sorted(row.parts, key=lambda part: part.x0)
    return [part for n, part in enumerate(parts) if n == 0 or part.x0 - parts[n - 1].x1 > _GUTTER * size]


def _crosses(row: Row, gutter: _Gutter) -> bool:
    return any(part.x0 < gutter.right and part.x1 > gutter.left for part in row.parts)


def _over(rows: Sequence[Row], gutter: _Gutter) -> set[int]:
    """The rows that run over the white, and those of a table that does, though no word of it stands there."""
    found = {place for place, row in enumerate(rows) if _crosses(row, gutter)}
    celled = [place for place, row in enumerate(rows) if place not in found and _is_row_over(row, gutter)]
    start = 0
    for n, place in enumerate(celled):
        last = n + 1 == len(celled) or celled[n + 1] - place > _ROW_LINES
        if last and n + 1 - start >= _TABLE_ROWS:
            found.update(range(celled[start], place + 1))
        start = n + 1 if last else start
    return found


def _is_row_over(row: Row, gutter: _Gutter) -> bool:
    """Whether a row has cells on one side of the white at least, and no line of text on the other."""
    sides = [[part for part in row.parts if (part.x0 >= gutter.right) == right] for right in (False, True)]
    if not all(sides):
        return False
    sides = [sorted(side, key=lambda part: part.x0) for side in sides]
    white = [any(b.x0 - a.x1 > _WIDE * a.size for a, b in pairwise(side)) for side in sides]
    short = [side[-1].x1 - side[0].x0 < _SHORT * gutter.shift for side in sides]
    return any(white) and all(a or b for a, b in zip(white, short, strict=True))


def _extent(row: Row, left: float, right: float) -> _Line:
    inside = [part for part in row.parts if part.x0 >= left and part.x1 <= right + LEVEL]
    return (min(part.x0 for part in inside), max(part.x1 for part in inside)) if inside else None


def _are_alike(left: Sequence[_Line], right: Sequence[_Line]) -> bool:
    """Whether two columns are of about one width."""
    narrow, wide = sorted((_width(left), _width(right)))
    return narrow >= _ALIKE * wide


def _width(lines: Sequence[_Line]) -> float:
    widths = sorted(line[1] - line[0] for line in lines if line)
    return widths[int(0.9 * (len(widths) - 1))]


def _is_text(lines: Sequence[_Line]) -> bool:
    """Whether most lines of a column are full."""
    filled = [line for line in lines if line]
    return sum(end - start >= _FULL * _width(lines) for start, end in filled) >= _SHARE * len(filled)


def _is_set(rows: Sequence[Row], left: Sequence[_Line], right: Sequence[_Line], gutter: _Gutter) -> bool:
    """Whether both columns are running text, or one is and the other, as long, holds a table."""
    cells = [_cells(rows, gutter, on_right=False), _cells(rows, gutter, on_right=True)]
    texts = [
        _is_text(column) and count <= _CELLS * sum(map(bool, column))
        for column, count in zip((left, right), cells, strict=True)
    ]
    counts = sorted((sum(map(bool, left)), sum(map(bool, right))))
    # The lines of a table's cells stand on the heights of their row; those beside a table only now and then do.
    level = sum(bool(a and b) for a, b in zip(left, right, strict=True))
    apart = counts[0] >= _AS_LONG * counts[1] and level <= _SHARED * counts[0]
    return (all(texts) and not are_paired([row.y for row in rows], left, right)) or (any(texts) and apart)


def _cells(rows: Sequence[Row], gutter: _Gutter, *, on_right: bool) -> int:
    """How many rows of a column have white inside it as well, as those of a table with more columns do."""
    count = 0
    for row in rows:
        parts = sorted((part for part in row.parts if (part.x0 >= gutter.right) == on_right), key=lambda part: part.x0)
        count += any(b.x0 - a.x1 > _WIDE * a.size for a, b in pairwise(parts))
    return count


def _is_dense(left: Sequence[object], right: Sequence[object]) -> bool:
    """Whether both columns have lines all the way, though not always at the same height."""
    counts = sorted((sum(map(bool, left)), sum(map(bool, right))))
    return counts[0] >= _BOTH * counts[1] or counts[0] >= 2 * _LINES


def _is_ruled(sheet: Sheet, gutter: _Gutter, rows: Sequence[Row]) -> bool:
    """Whether level rules run over the white, as those of a table do.

    Where columns go on under a rule, none runs over both; one near the end may part them from notes.
    """
    over = [rule for rule in sheet.rules if rule.level and rule.x0 < gutter.left - 20 and rule.x1 > gutter.right + 20]
    middle = (rows[0].y + rows[-1].y) / 2
    inside = any(rows[0].y < rule.y0 < middle and _is_near(rows, rule.y0) for rule in over)
    return inside or len({round(rule.y0) for rule in over}) > 3


def _is_near(rows: Sequence[Row], y: float) -> bool:
    """Whether the rows around a height are no further apart than lines of one band are."""
    above, below = max(row.y for row in rows if row.y < y), min(row.y for row in rows if row.y > y)
    return below - above < APART * median([b.y - a.y for a, b in pairwise(rows)])


def _unfolded(sheet: Sheet, rows: Sequence[Row], gutter: _Gutter) -> Sheet:
    size = median(part.size for row in rows for part in row.parts)
    pitch = _pitch(rows, gutter)
    alone = _at_edges(rows, sheet.height, pitch, _note_rules(sheet, gutter)) | _over(rows, gutter)
    moved: list[Fragment] = []
    moves: list[_Move] = []
    down, place = 0.0, 0
    while place < len(rows):
        row = rows[place]
        if place in alone:
            moved += [part._replace(y=part.y + down) for part in row.parts]
            place += 1
            continue
        end = next((n for n in range(place, len(rows)) if n in alone), len(rows))
        band, height, shift = _band(rows[place:end], gutter, down, size, pitch)
        moved += band
        moves.append(_Move(row.y - pitch, rows[end - 1].y + pitch / 2, down, height, shift))
        down, place = down + height, end
    rules = tuple(Rule(*_moved(rule, moves, gutter)) for rule in sheet.rules)
    shades = tuple(Shade(*_moved(shade, moves, gutter)) for shade in sheet.shades)
    right = _end_of_lines(rows, gutter)
    bands = tuple(Band(move.top + move.before, move.bottom + move.before + move.height, right) for move in moves)
    return replace(sheet, height=sheet.height + down, fragments=tuple(moved), rules=rules, shades=shades, bands=bands)


def _end_of_lines(rows: Sequence[Row], gutter: _Gutter) -> float:
    """Where the lines of the left column end; the right one is put under it."""
    ends = sorted(extent[1] for row in rows if (extent := _extent(row, 0.0, gutter.left)) is not None)
    return ends[int(_ENDS * (len(ends) - 1))] if ends else gutter.left


def _pitch(rows: Sequence[Row], gutter: _Gutter) -> float:
    ys = [row.y for row in rows if any(part.x1 <= gutter.left for part in row.parts)]
    return median([b - a for a, b in pairwise(ys)] or [PITCH])


def _note_rules(sheet: Sheet, gutter: _Gutter) -> list[float]:
    """The heights of short rules that start where a column does, as the one over the notes of a column."""
    starts = (gutter.right + LEVEL, gutter.right + LEVEL - gutter.shift)
    return [
        rule.y0
        for rule in sheet.rules
        if rule.level
        and rule.x1 - rule.x0 < _NOTE_RULE * gutter.shift
        and any(abs(rule.x0 - start) < 2 * LEVEL for start in starts)
    ]


def _at_edges(rows: Sequence[Row], height: float, pitch: float, over_notes: Sequence[float]) -> set[int]:
    """Rows that stand apart from the text, at the very top or bottom of the page; what a note rule parts are notes."""
    found: set[int] = set()
    for places, step in ((range(len(rows)), 1), (range(len(rows) - 1, -1, -1), -1)):
        seen: list[int] = []
        for place in places:
            y = rows[place].y
            if (y > EDGE * height) if step > 0 else (y < (1 - EDGE) * height):
                break
            seen.append(place)
            after = place + step
            if step < 0 <= after and any(rows[after].y < rule < y for rule in over_notes):
                break
            if 0 <= after < len(rows) and abs(rows[after].y - y) > APART * pitch:
                found.update(seen)
    return found


def _band(
    rows: Sequence[Row], gutter: _Gutter, down: float, size: float, pitch: float
) -> tuple[list[Fragment], float, float]:
    """The rows with the right column under the left one, by how much that made the band higher and moved it down."""
    top = rows[0].y
    left = [[part for part in row.parts if part.x0 < gutter.right] for row in rows]
    right = [[part for part in row.parts if part.x0 >= gutter.right] for row in rows]
    if not any(left) or not any(right):
        return [part._replace(y=part.y + down) for row in rows for part in row.parts], 0.0, 0.0
    (text, notes), (after, others) = _without_notes(left, size), _without_notes(right, size)
    moved = [part._replace(y=part.y + down) for row in text for part in row]
    bottom = max((row[0].y for row in text), default=top)
    # The end of a column is no place to tell a paragraph by but its last line, as is the end of a page.
    step = 2 * pitch if text and _ends_paragraph(text[-1], gutter, size) else pitch
    shift = bottom + step - min(row[0].y for row in right if row)
    moved += [_under(part, gutter, down + shift) for row in after for part in row]
    last = max((row[0].y + shift for row in after), default=bottom)
    # The notes of both columns follow in their order, under the rule that stood over those of the right one.
    if notes:
        under = max(last + 2 * pitch, others[0][0].y + shift if others else 0.0) - notes[0][0].y
        moved += [part._replace(y=part.y + down + under) for row in notes for part in row]
        last = notes[-1][0].y + under
    if others:
        under = max(shift, last + pitch - others[0][0].y)
        moved += [_under(part, gutter, down + under) for row in others for part in row]
        last = others[-1][0].y + under
    return moved, max(0.0, last - rows[-1].y), shift


def _under(part: Fragment, gutter: _Gutter, down: float) -> Fragment:
    """A fragment of the right column under the left one."""
    return part._replace(x0=part.x0 - gutter.shift, x1=part.x1 - gutter.shift, y=part.y + down)


def _ends_paragraph(row: Sequence[Fragment], gutter: _Gutter, size: float) -> bool:
    """Whether a line ends a sentence well before its column ends."""
    last = max(row, key=lambda part: part.x1)
    return ends_sentence(last.text) and last.x1 < gutter.left - _EARLY * size


def _without_notes(
    rows: Sequence[Sequence[Fragment]], size: float
) -> tuple[list[Sequence[Fragment]], list[Sequence[Fragment]]]:
    """The rows of a column, and the notes at its end."""
    filled = [row for row in rows if row]
    start = len(filled)
    while start and max(part.size for part in filled[start - 1]) < _SMALL * size:
        start -= 1
    return filled[:start], filled[start:]


def _moved(box: Rule | Shade, moves: Sequence[_Move], gutter: _Gutter) -> tuple[float, float, float, float]:
    """A drawn box at the place where its column went."""
    x0, y0, x1, y1 = box
    middle = (y0 + y1) / 2
    down = 0.0
    for move in moves:
        if middle < move.top:
            break
        if middle <= move.bottom and x0 >= gutter.right - 4:
            lower = move.before + move.shift
            return x0 - gutter.shift, y0 + lower, x1 - gutter.shift, y1 + lower
        down = move.before if middle <= move.bottom else move.before + move.height
    return x0, y0 + down, x1, y1 + down
