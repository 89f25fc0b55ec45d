"""Which marker does Word print before a list item or a numbered heading?

Word stores no markers, only which list a paragraph is in; it counts while it lays out. Counted here in the same way:
a level restarts when a level above it moves on, unless it says with which, and lists that share a definition share a
count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ipsearch.readers.docx.archive import W
from ipsearch.readers.docx.styles import OFF, ListPlace
from ipsearch.readers.markers import BULLETS, to_roman

_PART = re.compile(r"%(\d)")
_ALPHABET = 26
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is marked: format, pattern with ``%1`` for a count, and its first number."""

    form: str
    pattern: str
    start: int
    # Whether it writes the numbers of the levels above it in figures, whatever those count with.
    legal: bool = False
    # How many levels from the top restart it; articles count on through the chapters above them.
    restart: int = _LEVELS


class Numbering:
    """Counts through a document's lists; ask once per list paragraph, in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._definition: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        self._own: dict[tuple[str, int], Level] = {}
        if root is not None:
            self._read(root)

    def marker(self, place: ListPlace) -> tuple[str, bool]:
        """The marker that is printed, and whether it counts; empty when the list is not defined or prints none."""
        definition = self._definition.get(place.number)
        level = self._level(place.number, definition or "", place.level)
        if definition is None or level is None:
            return "", False
        if level.form == "none":
            return "", False
        self._advance(place, definition, level)
        if level.form == "bullet":
            return _sign(level.pattern), False
        return _PART.sub(
            lambda match: self._count(place.number, definition, int(match[1]) - 1, level.legal), level.pattern
        ).strip(), True

    def _level(self, number: str, definition: str, depth: int) -> Level | None:
        """A level as the list itself has it, or else as its definition has it."""
        return self._own.get((number, depth)) or self._levels.get(definition, {}).get(depth)

    def _advance(self, place: ListPlace, definition: str, level: Level) -> None:
        counts = self._counts[definition]
        if place.number not in self._begun:
            self._begun.add(place.number)
            for depth in range(_LEVELS):
                if (place.number, depth) in self._starts:
                    counts[depth] = self._starts[place.number, depth] - 1
        counts[place.level] = counts.get(place.level, level.start - 1) + 1
        for deeper in [depth for depth in counts if depth > place.level]:
            below = self._level(place.number, definition, deeper)
            if below is None or place.level < below.restart:
                del counts[deeper]

    def _count(self, number: str, definition: str, depth: int, legal: bool) -> str:
        level = self._level(number, definition, depth)
        if level is None:
            return ""
        return formatted(self._counts[definition].get(depth, level.start), "decimal" if legal else level.form)

    def _read(self, root: etree._Element) -> None:
        styled: dict[str, dict[int, Level]] = {}
        links: dict[str, str] = {}
        for abstract in root.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId", "")
            self._levels[key] = dict(_levels(abstract))
            styled[_value(abstract, "styleLink", "")] = self._levels[key]
            links[key] = _value(abstract, "numStyleLink", "")
        for key, link in links.items():
            # A list that is a style has its levels where the style is defined.
            if link in styled and not self._levels[key]:
                self._levels[key] = styled[link]
        for number in root.iter(f"{W}num"):
            key = number.get(f"{W}numId", "")
            self._definition[key] = _value(number, "abstractNumId", "")
            self._own |= {(key, depth): level for depth, level in _levels(number)}
            for override in number.iter(f"{W}lvlOverride"):
                start = override.find(f"{W}startOverride")
                if start is not None:
                    depth = _number(override.get(f"{W}ilvl"), 0)
                    self._starts[key, depth] = _number(start.get(f"{W}val"), 1)


def _levels(parent: etree._Element) -> Iterator[tuple[int, Level]]:
    for element in parent.iter(f"{W}lvl"):
        form, pattern = _value(element, "numFmt", "decimal"), _value(element, "lvlText", "")
        start, legal = _number(_value(element, "start", "1"), 1), element.find(f"{W}isLgl")
        is_legal = legal is not None and legal.get(f"{W}val", "1") not in OFF
        restart = _number(_value(element, "lvlRestart", ""), _LEVELS)
        yield _number(element.get(f"{W}ilvl"), 0), Level(form, pattern, start, is_legal, restart)


def _sign(pattern: str) -> str:
    """The bullet as text: signs of Symbol and Wingdings have no form outside those fonts, and an "o" is a circle."""
    sign = pattern.strip()[:1]
    if sign in BULLETS or "\ue000" <= sign <= "\uf8ff" or not sign or sign.isalpha():
        return "•"
    return sign


def formatted(count: int, form: str) -> str:
    """A count as Word writes it in that format."""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % _ALPHABET) * ((count - 1) // _ALPHABET + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = to_roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return f"{count:02}" if form == "decimalZero" else str(count)


def _value(element: etree._Element, tag: str, default: str) -> str:
    child = element.find(f"{W}{tag}")
    return default if child is None else child.get(f"{W}val", default)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() else default
