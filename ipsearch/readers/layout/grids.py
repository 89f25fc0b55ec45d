"""Which cells do the rules on a page enclose?"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ipsearch.readers.layout.sheets import Rule, Shade

# Rules this close (points) are one: borders are often drawn twice, or cell by cell.
_SAME = 3.0
# Rules meet when they come this near.
_TOUCH = 4.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the heights of its level rules and the places of its upright ones, in points, rising.

    ``columns`` is empty when the table has level rules only. ``level`` are its level rules, where cells may span rows.
    """

    rows: tuple[float, ...]
    columns: tuple[float, ...]
    left: float
    right: float
    level: tuple[Rule, ...] = ()

    def row(self, y: float) -> int:
        """The row that a baseline stands in, from 0; -1 above the table."""
        return bisect.bisect_right(self.rows, y) - 1

    def first_row(self, y: float, x: float) -> int:
        """The row that the cell at a place begins in: a cell without a rule above it goes on from the row above."""
        row = self.row(y)
        while row > 0 and self._is_open(row, x):
            row -= 1
        return row

    def _is_open(self, row: int, x: float) -> bool:
        """Whether a row is ruled off above, but not at this place; upright rules alone may part rows as well."""
        above = [rule for rule in self.level if abs(rule.y0 - self.rows[row]) <= _SAME]
        return bool(above) and not any(rule.x0 <= x <= rule.x1 for rule in above)

    def column(self, x: float) -> int:
        """The column that a place stands in, from 0."""
        return min(max(0, bisect.bisect_right(self.columns, x) - 1), max(0, len(self.columns) - 2))

    def part(self, first: int, last: int) -> Grid:
        """The rows from ``first`` up to, not including, ``last``."""
        return Grid(self.rows[first : last + 1], self.columns, self.left, self.right)

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.rows[0]

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.rows[-1]


def with_shaded_rows(grid: Grid, shades: Sequence[Shade]) -> Grid:
    """The grid with rows that nothing but the shading of their cells parts."""
    inside = [
        shade
        for shade in shades
        if grid.top - _TOUCH <= shade.y0
        and shade.y1 <= grid.bottom + _TOUCH
        # A highlighted word fills no cell.
        and all(any(abs(x - edge) <= _TOUCH for edge in grid.columns) for x in (shade.x0, shade.x1))
    ]
    rows = _merged([*grid.rows, *(y for shade in inside for y in (shade.y0, shade.y1))])
    return replace(grid, rows=tuple(rows)) if inside else grid


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """The ruled tables of a page, from top to bottom."""
    found = [grid for group in _connected(rules) if (grid := _grid(group)) is not None]
    return sorted([*found, *_stacks(rules, found)], key=lambda grid: grid.top)


def _grid(group: Sequence[Rule]) -> Grid | None:
    """Rows and columns of rules that touch; ``None`` for a frame around a single cell."""
    level = [rule for rule in group if rule.level]
    upright = [rule for rule in group if not rule.level]
    rows = _merged([rule.y0 for rule in level] + [end for rule in upright for end in (rule.y0, rule.y1)])
    columns = _merged([rule.x0 for rule in upright] + [end for rule in level for end in (rule.x0, rule.x1)])
    inner = _merged([rule.x0 for rule in upright])
    if len(rows) < 2 or len(columns) < 3 or not inner:
        return None
    return Grid(tuple(rows), tuple(columns), columns[0], columns[-1], tuple(level))


def _stacks(rules: Sequence[Rule], grids_found: Sequence[Grid]) -> list[Grid]:
    """Level rules of one width, one under the other; whether a table stands between them shows from its lines."""
    level = _joined([rule for rule in rules if rule.level and not _inside(rule, grids_found)])
    groups: list[list[Rule]] = []
    for rule in sorted(level, key=lambda rule: rule.y0):
        for group in groups:
            if abs(group[0].x0 - rule.x0) < _TOUCH and abs(group[0].x1 - rule.x1) < _TOUCH:
                group.append(rule)
                break
        else:
            groups.append([rule])
    stacks = []
    for group in groups:
        rows = _merged([rule.y0 for rule in group])
        if len(rows) >= 2:
            stacks.append(Grid(tuple(rows), (), group[0].x0, group[0].x1))
    return stacks


def _joined(level: Sequence[Rule]) -> list[Rule]:
    """Level rules, those that carry each other on (borders drawn cell by cell) as one."""
    joined: list[Rule] = []
    for rule in sorted(level, key=lambda rule: (round(rule.y0), rule.x0)):
        last = joined[-1] if joined else None
        if last is not None and abs(last.y0 - rule.y0) < _SAME and rule.x0 <= last.x1 + _TOUCH:
            joined[-1] = _hull((last, rule))
        else:
            joined.append(rule)
    return joined


def _inside(rule: Rule, found: Sequence[Grid]) -> bool:
    return any(grid.top - _TOUCH <= rule.y0 <= grid.bottom + _TOUCH for grid in found)


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules in groups that touch each other."""
    groups: list[tuple[Rule, list[Rule]]] = []
    for rule in sorted(rules, key=lambda rule: rule.y0):
        touching = [group for group in groups if _touch(group[0], rule)]
        members = [rule, *(member for _, others in touching for member in others)]
        groups = [group for group in groups if not any(group is other for other in touching)]
        groups.append((_hull(members), members))
    return [members for _, members in groups]


def _touch(a: Rule, b: Rule) -> bool:
    return a.x0 <= b.x1 + _TOUCH and b.x0 <= a.x1 + _TOUCH and a.y0 <= b.y1 + _TOUCH and b.y0 <= a.y1 + _TOUCH


def _hull(rules: Sequence[Rule]) -> Rule:
    return Rule(
        min(rule.x0 for rule in rules),
        min(rule.y0 for rule in rules),
        max(rule.x1 for rule in rules),
        max(rule.y1 for rule in rules),
    )


def _merged(places: Sequence[float]) -> list[float]:
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > _SAME:
            merged.append(place)
    return merged
