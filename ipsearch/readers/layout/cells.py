"""Which lines of a table are one row, and what stands in its cells?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.centring import OVERLAP, centred_rows
from ipsearch.readers.layout.gutters import EDGE, Gutter, column_of
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.words import Word
from ipsearch.text.hyphens import HyphenJudge, join_lines

# Rows stand apart by this share more than the lines within a cell.
_ROW_GAP = 1.22
# Rows stand clearly apart when the gaps between them are wider than those inside cells by this factor.
_CLEAR = 1.6
# A row begins where the gap above a line is wider than that below it, by this factor.
_PARTED = 1.06
# Wider gaps tell rows apart when there is one for so many lines that fill every column.
_ROWS_A_GAP = 2
# Rows stand evenly apart when so many gaps, and so many for each narrow one, differ by no more than this factor.
_EVEN_ROWS, _EVEN_SHARE, _EVEN = 4, 2, 1.04
# So many rows stand a little further apart than the lines in them.
_ROWS_APART = 3
# A line carries on a cell when it stands within this many line pitches, or ems of its own size, under it.
_NEAR, _NEAR_EM = 1.3, 1.2
# So many figures that stand under figures begin a row.
_SUMS = 2
# A second head names at least so many columns.
_MANY = 3
# Lines inside a cell are no further apart than the body's, by this factor.
_LOOSE = 1.08
# A cell is full when its next word would have passed the start of the next column, less padding of this much (em);
# a word space is at least so wide (em).
_FULL, _SPACE = 1.2, 0.2
# A word that is too long for its cell leaves less room than this share of its rest's letters are wide, and no less
# than so many points: a cell is drawn a little askew.
_LETTER, _ASKEW = 1.4, 1.5
# What follows a torn figure, and the amounts that it may be part of.
_AMOUNT = re.compile(r"(?:€ ?)?(?:\d{1,3}(?:\.\d{3})+(?:,\d\d)?|\d+,\d\d)$")
_CURRENCY = "€"
# Signs that no line begins with, unless the word before them filled the last one.
_STOPS = frozenset(",;:.")
_WORD_REST = re.compile(r"([^\W\d_]+)[).,;:?!]*$")

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """The part of one line that stands in one cell.

    ``room`` is the white between its words and the padding on the right, where rules show where the cell ends.
    """

    row: int
    column: int
    words: tuple[Word, ...]
    room: float | None = None

    @property
    def text(self) -> str:
        """Its words, each after one space."""
        return " ".join(word.text for word in self.words)


def rows_of(cells: Sequence[Cell], columns: int, judge: HyphenJudge) -> Rows:
    """The texts of a table's cells, row by row; columns that are empty throughout are left out."""
    lines: dict[tuple[int, int], list[Cell]] = {}
    for cell in cells:
        lines.setdefault((cell.row, cell.column), []).append(cell)
    used = [column for column in range(columns) if any(cell.column == column for cell in cells)]
    return tuple(
        tuple(join_lines(_unforced(lines.get((row, column), ()), judge), judge) for column in used)
        for row in sorted({cell.row for cell in cells})
    )


def _unforced(lines: Sequence[Cell], judge: HyphenJudge) -> list[str]:
    """The lines of a cell, with a word closed that was too long for it and broken anywhere ("Doorloopti|jd")."""
    closed: list[str] = []
    above: Cell | None = None
    for place, line in enumerate(lines):
        head, _, rest = line.text.partition(" ")
        goes_on = bool(rest) or place + 1 < len(lines)
        if above is not None and _is_torn(closed[-1], above, line.words[0], judge, goes_on=goes_on):
            closed[-1:] = [closed[-1] + head, *([rest] if rest else [])]
        else:
            closed.append(line.text)
        above = line
    return closed


def _is_torn(text: str, above: Cell, word: Word, judge: HyphenJudge, *, goes_on: bool) -> bool:
    """Whether a word carries on the one that fills the line above in its cell."""
    full = _is_full(above, word)
    if word.text in _STOPS and text[-1:].isalnum():
        return True
    if full and word.text.isdigit():
        return bool(_AMOUNT.match(text + word.text)) and not _AMOUNT.match(text)
    rest = _WORD_REST.match(word.text)
    if rest and full and judge.is_cut_compound(text.rpartition(" ")[2], rest[1]):
        return True
    if not text.isalpha() or not rest:
        return False
    goes_on = goes_on and rest[1] == word.text
    return judge.is_torn(text, rest[1]) or judge.is_cut(text, rest[1], goes_on=goes_on, full=full)


def _is_full(line: Cell, word: Word) -> bool:
    """Whether no letter of the next line's word would have found room."""
    letter = _LETTER * (word.x1 - word.x0) / max(1, len(word.text))
    return line.room is not None and -_ASKEW < line.room < letter


def row_numbers(lines: Sequence[Line], gutters: Sequence[Gutter], area: Area, bands: Sequence[int]) -> list[int]:
    """The row of each line: a new one at a wider gap, or where a line does not carry on the one above.

    Args:
        bands: a number per line that differs where a rule parts two lines.
    """
    gaps = [below.y - above.y for above, below in pairwise(lines)]
    if _may_be_centred(lines, gutters, gaps):
        centred = centred_rows(lines, gutters)
        if centred is not None and not hold_rows(lines, centred, gutters):
            return centred
    if gaps and min(gaps) > _LOOSE * max(area.pitch, _NEAR_EM * lines[0].size):
        return list(range(len(lines)))  # so far apart stand no lines of one cell
    tight, anchors = _tight_gap(lines, gutters, area), _anchors(lines, gutters)
    numbers, row = [0], 0
    for place, gap in enumerate(gaps, 1):
        if tight is not None:
            starts = gap > _ROW_GAP * tight
        else:
            starts = not carries_on(lines[place], lines[place - 1], gutters, area, anchors)
        starts = starts or _is_sum(lines[place : place + 2], lines[numbers.index(row) : place], gutters)
        starts = starts or (row == 0 and _is_second_head(lines[: place + 1], gutters))
        row += starts or bands[place] != bands[place - 1]
        numbers.append(row)
    return numbers


def hold_rows(lines: Sequence[Line], rows: Sequence[int], gutters: Sequence[Gutter]) -> bool:
    """Whether lines that were taken for one row are several: first cells with figures under figures, several times."""
    held: dict[int, Counter[int]] = {}
    for line, row in zip(lines, rows, strict=True):
        if column_of(line.words[0], gutters) == 0:
            held.setdefault(row, Counter()).update(_amounts(line, gutters))
    return any(sum(count > 1 for count in counts.values()) >= _SUMS for counts in held.values())


def with_spanned(lines: Sequence[Line], rows: Sequence[int], gutters: Sequence[Gutter]) -> list[int]:
    """The rows of lines, parted where a first cell spans several and no rule of full width runs between them."""
    numbers: list[int] = []
    row, start = 0, 0
    for place, line in enumerate(lines):
        new = place > 0 and rows[place] != rows[place - 1]
        if place and not new and column_of(line.words[0], gutters) > 0:
            new = _is_sum(lines[place : place + 1], lines[start:place], gutters)
        row, start = (row + 1, place) if new else (row, start)
        numbers.append(row)
    return numbers


def with_second_head(lines: Sequence[Line], rows: Sequence[int], gutters: Sequence[Gutter]) -> list[int]:
    """The rows of lines, with a second head parted from the first where no rule runs between them."""
    for place in range(1, len(lines)):
        if rows[place] != rows[0]:
            break
        if _is_second_head(lines[: place + 1], gutters):
            return [*rows[:place], *(row + 1 for row in rows[place:])]
    return list(rows)


def _is_second_head(lines: Sequence[Line], gutters: Sequence[Gutter]) -> bool:
    """Whether the last line names columns under heads that span several: it fills what the lines above leave empty."""
    above = {column_of(word, gutters) for line in lines[:-1] for word in line.words}
    filled = {column_of(word, gutters) for word in lines[-1].words}
    return 0 not in filled and len(filled) >= _MANY and not filled <= above and above - {0} <= filled


def _may_be_centred(lines: Sequence[Line], gutters: Sequence[Gutter], gaps: Sequence[float]) -> bool:
    """Whether lines stand beside each other, or a row seems to begin without its first cell."""
    if any(gap < OVERLAP * line.size for gap, line in zip(gaps, lines, strict=False)):
        return True
    opening = 0  # the first of the lines that have no first cell
    for place, line in enumerate(lines):
        if column_of(line.words[0], gutters) > 0:
            continue
        if 0 < opening < place and gaps[opening - 1] > _PARTED * gaps[place - 1]:
            return True
        opening = place + 1
    return False


def carries_on(line: Line, above: Line, gutters: Sequence[Gutter], area: Area, anchors: Collection[int] = ()) -> bool:
    """Whether a line holds the rest of cells of the line above: nothing in the first column, or a rest of it.

    Args:
        anchors: columns that every row begins with, if there are any; a line that fills one begins a row.
    """
    if line.y - above.y > _NEAR * max(area.pitch, _NEAR_EM * line.size):
        return False
    filled = {column_of(word, gutters) for word in line.words}
    if 0 not in filled:
        return True
    if _figures(line, gutters) & _figures(above, gutters):
        return False
    if _runs_on(line, above, gutters) or _completes(line, above, gutters):
        return True
    first = [word for word in above.words if word.x0 < gutters[0][1] - EDGE]
    if not first or (len(filled) > 1 and (not anchors or not filled.isdisjoint(anchors))):
        return False
    if not _were_full(line, above, gutters):
        return False
    word = line.words[0]
    runs_on = word.text[:1].islower() or first[-1].text.endswith(("-", ",", "/"))
    runs_on = runs_on or (len(filled) == 1 and word.text.startswith("("))
    # A line without the figures that every row has carries on what filled the column as far as any line does.
    limit = gutters[0][1] - _FULL * area.size if len(filled) == 1 else gutters[0][0]
    full = first[-1].x1 + _SPACE * area.size + word.x1 - word.x0 > limit
    return runs_on or (full and line.bold == first[-1].bold)


def _were_full(line: Line, above: Line, gutters: Sequence[Gutter]) -> bool:
    """Whether no word of a line in a column between others would have found room beside what stands above it.

    The column is as wide as the widest line in it. Nothing goes on under an empty cell.
    """
    cells, over = _by_column(line, gutters), _by_column(above, gutters)
    for column, words in cells.items():
        if not 0 < column < len(gutters):
            continue
        width = gutters[column][0] - gutters[column - 1][1]
        held = over.get(column)
        if held is None or held[-1].x1 - held[0].x0 + words[0].x1 - words[0].x0 + _SPACE * line.size < width:
            return False
    return True


def _is_sum(lines: Sequence[Line], row: Sequence[Line], gutters: Sequence[Gutter]) -> bool:
    """Whether a line without a first cell is a row of its own ("Totaal"): figures stand under figures, several times.

    Once may be chance: a cell that lists figures.

    Args:
        lines: the line, and the one after it, where figures stand that found no room after their sign.
        row: the lines above that belong to one row.
    """
    line = lines[0]
    last = {column_of(word, gutters): word.text[-1] for above in row for word in above.words}
    over = set.union(*(_amounts(above, gutters) for above in row))
    here = _amounts(line, gutters)
    if len(lines) > 1:
        here = here | (_signs(line, gutters) & _amounts(lines[1], gutters))
    return len([column for column in here & over if last[column].isdigit()]) >= _SUMS


def _amounts(line: Line, gutters: Sequence[Gutter]) -> set[int]:
    """The columns in which a line has figures, also after a sign ("€ 12")."""
    cells = _by_column(line, gutters).items()
    return {column for column, words in cells if _is_figure("".join(word.text for word in words))}


def _signs(line: Line, gutters: Sequence[Gutter]) -> set[int]:
    """The columns in which a line has nothing but the sign of a currency."""
    return {
        column for column, words in _by_column(line, gutters).items() if [word.text for word in words] == [_CURRENCY]
    }


def _runs_on(line: Line, above: Line, gutters: Sequence[Gutter]) -> bool:
    """Whether every cell of a line goes on from the one above it: in a small letter, or in a figure after a word."""
    cells, over = _by_column(line, gutters), _by_column(above, gutters)
    firsts = [found[0][0].text[:1] if 0 in found else "" for found in (over, cells)]
    if not (firsts[0].isupper() and firsts[1].islower()) or not set(cells) <= set(over):
        return False
    return all(
        words[0].text[:1].islower() or (words[0].text[:1].isdigit() and over[column][-1].text[-1:].isalpha())
        for column, words in cells.items()
    )


def _completes(line: Line, above: Line, gutters: Sequence[Gutter]) -> bool:
    """Whether a line goes on in a small letter under a first cell that opens in a capital and had no room for it."""
    cells, over = _by_column(line, gutters), _by_column(above, gutters)
    if 0 not in cells or 0 not in over or not set(cells) <= set(over) or len(cells) > len(gutters):
        return False
    first, word = over[0], cells[0][0]
    goes_on = first[0].text[:1].isupper() and word.text[:1].islower()
    full = first[-1].x1 + word.x1 - word.x0 + _SPACE * line.size > gutters[0][0]
    return goes_on and full and _were_full(line, above, gutters)


def _by_column(line: Line, gutters: Sequence[Gutter]) -> dict[int, list[Word]]:
    cells: dict[int, list[Word]] = {}
    for word in line.words:
        cells.setdefault(column_of(word, gutters), []).append(word)
    return cells


def _figures(line: Line, gutters: Sequence[Gutter]) -> set[int]:
    """The columns in which a line has figures, which fill no second line."""
    columns = {column_of(word, gutters) for word in line.words if _is_figure(word.text)}
    return {c for c in columns if all(_is_figure(w.text) for w in line.words if column_of(w, gutters) == c)}


def _anchors(lines: Sequence[Line], gutters: Sequence[Gutter]) -> frozenset[int]:
    """The columns with the fewest lines: figures and dates, which take one line a row."""
    counts = Counter(column for line in lines for column in {column_of(word, gutters) for word in line.words})
    others = {column: count for column, count in counts.items() if column}
    fewest = min(others.values(), default=0)
    return frozenset(c for c, count in others.items() if count == fewest) if 1 < fewest < len(lines) else frozenset()


def header_rows(rows: Rows, cells: Sequence[Cell]) -> int:
    """Leading rows in bold or italic type over rows that are not; else one row of words over columns of figures."""
    numbers = sorted({cell.row for cell in cells})
    styled = [all(_is_styled(cell) for cell in cells if cell.row == row) for row in numbers]
    heads = next((place for place, set_apart in enumerate(styled) if not set_apart), 0)
    if heads:
        return heads
    words_first = all(text and not _is_figure(text) for text in rows[0])
    below = list(zip(*rows[1:], strict=True))
    return int(words_first and any(all(map(_is_figure, column)) for column in below))


def _tight_gap(lines: Sequence[Line], gutters: Sequence[Gutter], area: Area) -> float | None:
    """The line distance inside cells, when rows stand clearly further apart than lines."""
    gaps = [below.y - above.y for above, below in pairwise(lines)]
    if not gaps or max(gaps) <= _ROW_GAP * min(gaps):
        return None
    low = min(gaps)
    if low > _LOOSE * max(area.pitch / area.size, _NEAR_EM) * lines[0].size:
        return None
    tight = [line for gap, line in zip(gaps, lines[1:], strict=True) if gap <= _ROW_GAP * low]
    opening = [line for line in tight if not line.text[:1].islower()]
    full = sum(len({column_of(word, gutters) for word in line.words}) > len(gutters) for line in opening)
    if _rows_stand_apart(lines, gutters, _ROW_GAP * low):
        return None
    # Lines that fill every column are rows, however close they stand; one wider gap among many says nothing of them.
    # The gap under the head parts no two rows.
    heads = next((place for place, line in enumerate(lines) if not (line.bold or line.italic)), 0)
    apart = len(gaps) - len(tight) - (heads > 0 and gaps[heads - 1] > _ROW_GAP * low)
    wide, narrow = [gap for gap in gaps if gap > _ROW_GAP * low], [gap for gap in gaps if gap <= _ROW_GAP * low]
    if min(wide) > _CLEAR * max(narrow) and full < apart:
        return low
    if _are_even(wide, len(tight)):
        return low
    return low if 2 * full < len(tight) and full <= _ROWS_A_GAP * apart else None


def _rows_stand_apart(lines: Sequence[Line], gutters: Sequence[Gutter], limit: float) -> bool:
    """Whether among narrow gaps too, those above lines with a first cell beside others are wider than all others."""
    opening: list[float] = []
    others: list[float] = []
    for above, line in pairwise(lines):
        filled = {column_of(word, gutters) for word in line.words}
        if line.y - above.y <= limit:
            (opening if 0 in filled and len(filled) > 1 else others).append(line.y - above.y)
    return len(opening) >= _ROWS_APART and bool(others) and min(opening) > _PARTED * max(others)


def _are_even(apart: Sequence[float], tight: int) -> bool:
    """Whether rows stand evenly apart, and so many more than lines stand near each other that these are no rows."""
    return len(apart) >= max(_EVEN_ROWS, _EVEN_SHARE * tight) and max(apart) <= _EVEN * min(apart)


def _is_styled(cell: Cell) -> bool:
    return all(word.bold or word.italic for word in cell.words)


def _is_figure(text: str) -> bool:
    return any(char.isdigit() for char in text) and not any(char.isalpha() for char in text)
