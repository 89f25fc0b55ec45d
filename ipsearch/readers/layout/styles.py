"""How is a line set apart from running text: size, weight, slant, underline, capitals, letter-spacing, colour?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.sheets import Rule

# A rule is an underline when it reaches no further than the line (points) and lies this close under it (em).
_UNDERLINE_END, _UNDERLINE_DEPTH = 4.0, 0.35
# The share of a line's width that its underline covers at least.
_UNDERLINE_SHARE = 0.6
# Type larger than the body by this share stands out.
_LARGER = 1.08
# Capitals stand out from this many letters on; shorter ones are acronyms.
_CAPITALS = 5
# A word in small capitals that has no capital is smaller than those that have one, by this factor.
_SMALL_WORD = 0.9


@dataclass(frozen=True, slots=True, order=True)
class Style:
    """What sets a line apart; the order is that of headings, the strongest first."""

    smaller_by: float
    not_bold: bool
    not_capitals: bool
    not_underlined: bool
    not_spread: bool
    not_tinted: bool
    italic: bool

    @property
    def size(self) -> float:
        """The size in points, to half a point."""
        return -self.smaller_by

    @property
    def is_tinted(self) -> bool:
        """Whether it has a colour."""
        return not self.not_tinted


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document sets its running text; what differs stands out. Built by ``setting_of``."""

    size: float
    bold: bool
    italic: bool
    spread: bool = False

    def style(self, line: Line, rules: Sequence[Rule] = ()) -> Style:
        """The style of a line as a whole; a word in bold does not make a line bold."""
        capitals = [word.size for word in line.words if word.small_capitals]
        small = bool(capitals) and _is_small(line, max(capitals))
        return Style(
            -round((max(capitals) if small else line.size) * 2) / 2,
            not line.bold,
            not (small or _is_capitals(line.text)),
            not _is_underlined(line, rules),
            not line.spread,
            not line.tinted,
            line.italic,
        )

    def stands_out(self, style: Style) -> bool:
        """Whether a style differs from running text in a way that headings do."""
        heavier = (not style.not_bold and not self.bold) or not style.not_underlined or not style.not_capitals
        heavier = heavier or (not style.not_spread and not self.spread)
        return heavier or (style.italic and not self.italic) or style.size > _LARGER * self.size


def setting_of(lines: Iterable[Line], size: float) -> Setting:
    """How most lines of body size are set."""
    letters: Counter[tuple[bool, bool, bool]] = Counter()
    for line in lines:
        letters[(line.bold, line.italic, line.spread)] += len(line.text)
    bold, italic, spread = max(letters, key=lambda key: (letters[key], key), default=(False, False, False))
    return Setting(size, bold, italic, spread)


def _is_capitals(text: str) -> bool:
    # isupper() first: it settles nearly all lines without a look at their letters.
    return text.isupper() and not text.endswith((".", ";", ",")) and sum(map(str.isalpha, text)) >= _CAPITALS


def _is_small(line: Line, size: float) -> bool:
    """Whether all words of a line are small capitals; one without a capital is as small as the rest of the others."""
    return all(word.small_capitals or word.size < _SMALL_WORD * size or not word.text.isalpha() for word in line.words)


def _is_underlined(line: Line, rules: Sequence[Rule]) -> bool:
    under = [rule for rule in rules if is_underline(rule, line)]
    if not under:
        return False
    ends = abs(min(rule.x0 for rule in under) - line.x0), abs(max(rule.x1 for rule in under) - line.x1)
    # Browsers and Typst leave the line open below a letter that reaches through it.
    drawn = sum(rule.x1 - rule.x0 for rule in under)
    return max(ends) < line.size and drawn > _UNDERLINE_SHARE * (line.x1 - line.x0)


def is_underline(rule: Rule, line: Line) -> bool:
    """Whether a rule lies right under words of a line."""
    within = line.x0 - _UNDERLINE_END < rule.x0 and rule.x1 < line.x1 + _UNDERLINE_END
    return rule.level and within and 0 <= rule.y0 - line.y < _UNDERLINE_DEPTH * line.size
