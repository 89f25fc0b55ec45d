"""Where does one paragraph, list item or heading end and the next begin?

Evidence, strongest first: the gap above a line, a change of style, the sign of a list item, the edge a line starts
on, and a line that ends early although the next word would have fitted on it.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ipsearch.readers.layout.areas import Area
from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.pieces import Piece, PieceKind
from ipsearch.readers.layout.sheets import Band, Rule, Shade
from ipsearch.readers.layout.signs import has_hung_number, has_sign, is_hollow
from ipsearch.readers.layout.styles import Setting, Style
from ipsearch.readers.markers import read_marker
from ipsearch.readers.masthead import is_closing
from ipsearch.text.hyphens import is_broken

# A gap of this many line pitches parts paragraphs.
_GAP = 1.28
# After a sentence a gap of this many pitches parts paragraphs, where no gap inside the block exceeds the second share.
_WIDER, _EVEN = 1.16, 1.06
# Raised markers push a line down to this far (pitches) at most.
_FORCED_GAP = 1.6
# The sign of an item stands this far (em) from its text when a tab parts them; a word space is about .28.
_TAB, _NARROW_TAB = 0.42, 0.36
# In a justified line it is wider than the other spaces by this factor.
_TAB_SHARE = 1.35
# A first line is indented by this much, in em.
_INDENT_FROM, _INDENT_TO = 0.7, 4.5
# Lines start on one edge when they differ by less than this, in em.
_SAME_EDGE = 0.5
# Spare room (em) beside the next word that makes a line end a choice; in documents that part paragraphs by white,
# this share of the width more is needed, as raggedness alone may leave some.
_SPARE, _SPARE_SHARE = 0.5, 0.16
# A line shorter than this share of the width ends a paragraph whatever its last sign is.
_VERY_SHORT = 0.6
# Room for the next word and this share of the width more is never left by chance in a block that is set to the right
# edge, which its lines otherwise reach within the second share.
_CHOSEN, _NARROWER = 0.3, 0.15
_MAX_SIGN = 6
# What hangs under the text of an item starts on its edge within so many points, this far (em) right of the sign.
_SAME_START, _SIGN_ROOM = 0.8, 0.9
_WORD_SPACE = 0.28

_ENDED = re.compile(r"[.:;?!…][)”’»\"'\]]*$")
# Abbreviations that call for what follows them.
_CALLS_ON = re.compile(
    r"(?:^|[\s(\[])(?:nrs?|art|artt|lid|blz|p|pp|pag|bijv|bv|dhr|mevr|mr|drs|ir|ing|prof|dr|ca|circa|o\.a|m\.n|c\.q|d\.d"
    r"|t\.a\.v|i\.v\.m|m\.b\.t|t\.o\.v|o\.b\.v|t\.b\.v|z\.g|zgn|vgl|resp|incl|excl|Kamerst|Stb|Stcrt|Trb|St|no|vs|a\.g\.v"
    r"|d\.w\.z|n\.a\.v|i\.h\.k\.v)\.$",
    re.IGNORECASE,
)
# The formulas that close a letter open so; most lines need no further look.
_CLOSING_OPENS = frozenset("HM")
# An entry of a table of contents ends in its page, which dots lead to from edge to edge: no line wraps behind that.
_ENTRY = re.compile(r"(?:(?:\.\s?){5,}|…{2,}\.*)\s*\d{1,4}$")
_OPENS = re.compile(r"^[(«“‘\"'\[]*[A-ZÀ-Þ0-9]")


@dataclass(frozen=True, slots=True)
class Flow:
    """What is needed to judge lines: the type area, the setting, and whether white parts the paragraphs.

    ``amends`` is whether the document moves an amendment, which names alone sign.
    """

    area: Area
    setting: Setting
    spaced: bool
    rules: tuple[Rule, ...] = ()
    shades: tuple[Shade, ...] = ()
    bands: tuple[Band, ...] = ()
    amends: bool = False

    def at(self, line: Line, above: Line | None = None) -> Flow:
        """The same for a line, and for the end of the one above it: some text is narrower than the rest."""
        ys = (line.y,) if above is None else (above.y, line.y)
        band = next((band for y in ys for band in self.bands if band.top <= y <= band.bottom), None)
        return self if band is None else replace(self, area=replace(self.area, right=band.right), bands=())

    def is_full(self, line: Line, below: Line) -> bool:
        """Whether the first word of the line below would not have fitted on this line."""
        return self.room(line, below) < _SPARE * self.area.size

    def room(self, line: Line, below: Line) -> float:
        """The points left on a line after adding the first word of the line below."""
        word = below.words[0]
        return self.area.right - line.x1 - _WORD_SPACE * line.size - (word.x1 - word.x0)


@dataclass(frozen=True, slots=True)
class _Open:
    """The block under construction. ``text_x`` is where the text of an item starts, or that after a hung number."""

    kind: PieceKind
    style: Style
    lines: tuple[Line, ...]
    text_x: float

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def hangs(self) -> bool:
        """Whether its first line stands out from the text of the lines under it."""
        return self.kind == "bullet" or self.text_x > self.lines[0].x0


def pieces(lines: Sequence[Line], flow: Flow) -> list[Piece]:
    """The paragraphs and list items that lines form; headings are told apart later."""
    done: list[_Open] = []
    for line, below in zip(lines, (*lines[1:], None), strict=False):
        style = flow.setting.style(line, flow.rules)
        current = done[-1] if done else None
        here = flow.at(line, current.last if current else None) if flow.bands else flow
        item = _opens_item(line, current, here) or _hangs(line, below, current, here)
        if current is None or item or (not _is_sign_alone(current) and _breaks(line, style, current, here)):
            done.append(_opened(line, style, item, below))
        elif _opened_inside(line, current):
            done[-1] = _Open("bullet", current.style, current.lines[:-1], current.text_x)
            done.append(_Open("paragraph", style, (current.last, line), current.last.x0))
        else:
            done[-1] = _Open(current.kind, current.style, (*current.lines, line), current.text_x)
    return [Piece(block.kind, block.lines, block.style) for block in done]


def is_spaced(pages: Sequence[Sequence[Line]], area: Area) -> bool:
    """Whether white parts the paragraphs: most sentences that end on a short line are followed by a gap."""
    gaps = tight = 0
    for lines in pages:
        for above, below in pairwise(lines):
            early = area.right - above.x1 > _SPARE_SHARE * area.width + (below.words[0].x1 - below.words[0].x0)
            if early and area.is_body(above.size) and area.is_body(below.size) and ends_sentence(above.text):
                wide = below.y - above.y > _GAP * area.pitch
                gaps, tight = gaps + wide, tight + (not wide and not has_sign(below))
    return gaps >= tight


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence or a list item does."""
    return bool(_ENDED.search(text)) and not _CALLS_ON.search(text)


def _opened(line: Line, style: Style, item: bool, below: Line | None) -> _Open:
    # A number that is wider than the room before its item stands on a line of its own.
    alone = item and len(line.words) == 1 and below is not None
    after = len(line.words) > 1 and (item or has_hung_number(line))
    text_x = line.words[1].x0 if after else below.x0 if alone and below else line.x0
    return _Open("bullet" if item else "paragraph", style, (line,), text_x)


def _opens_item(line: Line, current: _Open | None, flow: Flow) -> bool:
    """Whether a line starts with the sign of an item, rather than a dash or a number inside a sentence."""
    if is_hollow(line):
        return _is_apart(line) or _parted(line, current, flow)
    marker = read_marker(line.text)
    if marker is None or len(line.words) < 2 or len(line.words[0].text) > _MAX_SIGN:
        return False
    if marker.certain:
        return True
    if marker.text.endswith(")") and "(" not in marker.text and current is not None and _is_inside_brackets(current):
        return False
    apart = _is_apart(line)
    if (marker.numbered and not marker.text.endswith((".", ")", "°"))) or (
        marker.text.isupper() and marker.text[-1] != ")"
    ):
        # A wide number leaves less of the room before its item.
        return _is_apart(line, _NARROW_TAB) and _parted(line, current, flow)
    return apart or _parted(line, current, flow)


def _hangs(line: Line, below: Line | None, current: _Open | None, flow: Flow) -> bool:
    """Whether a number stands out from the text after it, as the next line shows by starting under that text.

    A number that found no room before its item stands out on a line of its own.
    """
    if below is None or _is_gap(line, below, flow.area) or len(line.words[0].text) > _MAX_SIGN:
        return False
    alone = len(line.words) == 1
    marker = read_marker(f"{line.text} w" if alone else line.text)
    start = below.x0 if alone else line.words[1].x0
    if marker is None or not marker.numbered or start - line.x0 < _SIGN_ROOM * line.size:
        return False
    return abs(below.x0 - start) < _SAME_START and not below.text[:1].isdigit() and _parted(line, current, flow)


def _is_sign_alone(block: _Open) -> bool:
    """Whether a block has come no further than a number on a line of its own."""
    return block.kind == "bullet" and len(block.lines) == 1 and len(block.last.words) == 1


def _is_apart(line: Line, tab: float = _TAB) -> bool:
    """Whether a tab stands after the first word: more than a word space, and than the spaces of a stretched line."""
    gap = line.words[1].x0 - line.words[0].x1
    others = [right.x0 - left.x1 for left, right in zip(line.words[1:], line.words[2:], strict=False)]
    usual = statistics.median(others) if others else 0.0
    return gap > tab * line.size and gap > _TAB_SHARE * usual


def _is_inside_brackets(current: _Open) -> bool:
    """Whether a bracket is open at the end of a block: "(Kamerstuk 29 628, nr.|8) is" opens no item."""
    text = " ".join(line.text for line in current.lines[-3:])
    return text.count("(") > text.count(")")


def _parted(line: Line, current: _Open | None, flow: Flow) -> bool:
    """Whether something else than its sign makes a line the start of a block."""
    if current is None or _is_gap(current.last, line, flow.area):
        return True
    if current.kind == "bullet" and abs(current.lines[0].x0 - line.x0) < _SAME_EDGE * line.size:
        return ends_sentence(current.last.text) or not flow.is_full(current.last, line)
    return ends_sentence(current.last.text) or not flow.is_full(current.last, line)


def _breaks(line: Line, style: Style, current: _Open, flow: Flow) -> bool:
    above = current.last
    if _is_gap(above, line, flow.area) and not _is_forced(above, line, flow):
        return True
    if _ENTRY.search(above.text):
        return True
    return (
        _changes_style(line, style, current, flow)
        or _changes_edge(line, current, flow)
        or _ends_early(line, current, flow)
        or (has_hung_number(line) and _parted(line, current, flow))
        or (line.text[:1] in _CLOSING_OPENS and is_closing(line.text))
    )


def _is_gap(above: Line, line: Line, area: Area) -> bool:
    pitch = area.pitch * max(1.0, min(above.size, line.size) / area.size)
    return not 0 <= line.y - above.y <= _GAP * pitch


def _is_forced(above: Line, line: Line, flow: Flow) -> bool:
    """Whether a gap is no more than room for what stands out of a line, as a raised marker does, inside a sentence."""
    if not 0 <= line.y - above.y <= _FORCED_GAP * flow.area.pitch or not line.marks:
        return False
    return is_broken(above.words[-1].text) or (flow.is_full(above, line) and not ends_sentence(above.text))


def _changes_style(line: Line, style: Style, current: _Open, flow: Flow) -> bool:
    """A change that does not fall inside a sentence whose words happen to fill a line in italics or bold."""
    before = flow.setting.style(current.last, flow.rules)
    if style == before or not (flow.setting.stands_out(style) or flow.setting.stands_out(before)):
        return False
    if abs(style.size - before.size) > 0.5:
        return True
    if style.not_capitals != before.not_capitals:
        # The last words of a heading in capitals are too few letters to be sure of by themselves.
        return before.not_capitals or any(map(str.islower, line.text))
    if style.not_spread != before.not_spread and not flow.is_full(current.last, line):
        # A line of running text that is stretched between its letters is full.
        return True
    last, first = current.last.words[-1], line.words[0]
    if (last.bold, last.italic) == (first.bold, first.italic) and style.not_underlined == before.not_underlined:
        return False
    if not flow.is_full(current.last, line) or ends_sentence(current.last.text):
        return True
    return flow.setting.stands_out(before) and not line.text[:1].islower()


def _changes_edge(line: Line, current: _Open, flow: Flow) -> bool:
    above, em = current.last, line.size
    shift = line.x0 - above.x0
    broken = is_broken(above.words[-1].text)
    if current.hangs:
        back = line.x0 < current.text_x - _SAME_EDGE * em
        runs_on = flow.is_full(above, line) and not ends_sentence(above.text)
        return back and not runs_on and not broken
    if _INDENT_FROM * em < shift < _INDENT_TO * em and not broken:
        return ends_sentence(above.text) or not flow.is_full(above, line)
    # Back from a block that stood in; a first line that is indented by itself is no such block.
    return shift < -_INDENT_FROM * em and len(current.lines) > 1 and ends_sentence(above.text)


def _opened_inside(line: Line, current: _Open) -> bool:
    """Whether the last line of an item opens a paragraph instead: indented like the item's text, but not hanging.

    That shows only from the line after it, which starts at the left edge.
    """
    if current.kind != "bullet" or len(current.lines) < 2:
        return False
    edge = _SAME_EDGE * line.size
    hanging = current.last.x0 > line.x0 + edge and abs(current.last.x0 - current.text_x) < edge
    return hanging and ends_sentence(current.lines[-2].text) and bool(_OPENS.match(current.last.text))


def _reaches_right(current: _Open, area: Area) -> bool:
    """Whether a block is set to the body's right edge, as far as its lines show."""
    return len(current.lines) == 1 or max(line.x1 for line in current.lines) > area.right - _NARROWER * area.width


def _is_wider(line: Line, current: _Open, area: Area) -> bool:
    """Whether a sentence that fills its line is followed by more white than any line of its block.

    The room that a raised marker needs is no such white.
    """
    above = current.last
    if line.marks or not (area.is_body(line.size) and ends_sentence(above.text)):
        return False
    inside = [below.y - upper.y for upper, below in pairwise(current.lines)]
    return line.y - above.y > _WIDER * area.pitch and bool(inside) and max(inside) <= _EVEN * area.pitch


def _ends_early(line: Line, current: _Open, flow: Flow) -> bool:
    """Whether the line above ended although the next word would have fitted."""
    above = current.last
    if not _OPENS.match(line.text) or is_broken(above.words[-1].text):
        return False
    if _is_wider(line, current, flow.area):
        return True
    room = flow.room(above, line)
    if room > _CHOSEN * flow.area.width and _reaches_right(current, flow.area):
        return True
    if above.x1 - flow.area.left < _VERY_SHORT * flow.area.width and not flow.spaced:
        return current.kind == "paragraph" and room > _SPARE * above.size
    spare = _SPARE * above.size + (_SPARE_SHARE * flow.area.width if flow.spaced else 0.0)
    return ends_sentence(above.text) and room > spare
