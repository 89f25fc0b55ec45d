"""How does running text fall apart into paragraphs, list items and headings?

Web pages part by tags and Word files by paragraphs, but both also by line breaks alone: an empty line makes a
paragraph, and so does each line that opens with a list sign or a note's mark. Only breaks part lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ipsearch.letters import BlockKind
from ipsearch.readers.invisible import drop_invisible
from ipsearch.readers.letterhead.datelines import dateline
from ipsearch.readers.letterhead.signature import is_office
from ipsearch.readers.markers import read_marker
from ipsearch.readers.masthead import is_signal, read_label
from ipsearch.readers.symbols import PRIVATE
from ipsearch.text.dates import find_dates

MARK = re.compile("\ue000([^\ue001]*)\ue001")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
# Notes that stars or plain figures call.
_NOTE = re.compile(r"^(?:\*{1,3}|\[\d{1,3}\])\s+\S")
# What is another character to a program, but not to a reader: hyphens that do not break, signs of symbol fonts.
_SEEN = PRIVATE | {0x2010: "-", 0x2011: "-"}
# A raised figure behind a unit of length is its power.
_POWER = re.compile(r"(?<![^\W\d_])[kcdmhµ]?m$")
_NEAR = 8
_SENTENCE = re.compile(r"[.!?][”’\"')]*$")
# What says which table or picture it stands at is a caption, however it looks.
_CAPTION = re.compile(
    r"^(?:(?:Tabel|Figuur|Grafiek|Kaart|Foto|Afbeelding|Diagram|Schema)\s+\d{1,3}[a-z]?\b|"
    r"(?:Bron|Foto|Beeld|Toelichting op de (?:tabel|figuur))\s*:)",
    re.IGNORECASE,
)
# A heading of one word in capitals has more letters than an acronym.
_MIN_CAPITALS = 6
_HEADING_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")
_STOPS = (".", ":", ";", ",", "!")
MAX_HEADING = 160
# What stands under a heading on the next line is text of some length, not the value of a label.
_MIN_TEXT, _MIN_ANNOUNCING = 60, 4
# The levels of headings that only their look marks.
_BOLD_LEVEL, _ITALIC_LEVEL = 1, 2


class Look(NamedTuple):
    """How words look; ``None`` where a rule leaves it open."""

    bold: bool | None
    italic: bool | None
    # Larger than the text around.
    large: bool = False

    def over(self, below: Look) -> Look:
        """This look, with what it leaves open taken from the look below it."""
        bold, italic, large = self
        return Look(below.bold if bold is None else bold, below.italic if italic is None else italic, large)


PLAIN = Look(False, False)


class Run(NamedTuple):
    """Words in one look; a line break is ``"\\n"``, the mark of a note has no look."""

    text: str
    look: Look | None


class Part(NamedTuple):
    """A block to be: what it is, its words, and the level of a heading."""

    kind: BlockKind
    text: str
    level: int | None = None


_BREAK = Run("\n", None)


@dataclass(slots=True)
class Text:
    """Inline text on its way to blocks."""

    runs: list[Run] = field(default_factory=list)

    def add(self, text: str | None, look: Look = PLAIN) -> None:
        """Words; white space of the source is one space."""
        if text:
            self.runs.append(Run(_SPACES.sub(" ", drop_invisible(text)).translate(_SEEN), look))

    def end_line(self) -> None:
        """A line ends here."""
        self.runs.append(_BREAK)

    def mark(self, label: str) -> None:
        """A note is called here."""
        self.runs.append(Run(f"\ue000{label}\ue001", None))

    def raise_figure(self, label: str) -> None:
        """A raised figure stands here: it may call a note, unless it is the power of a unit."""
        if _POWER.search(_joined(self.runs[-_NEAR:])[-_NEAR:]):
            self.add(label)
        else:
            self.mark(label)

    def whole(self) -> str:
        """All words, line breaks included."""
        return _joined(self.runs)

    def parts(self) -> Iterator[Part]:
        """Paragraphs, list items and headings, in order."""
        if all(run.text.isspace() for run in self.runs):
            return
        for lines in _paragraphs(self.runs):
            yield from _parted(lines)


def is_item(text: str) -> bool:
    """Whether the text opens with a list sign or number."""
    return read_marker(MARK.sub("", text).strip()) is not None


def _paragraphs(runs: Sequence[Run]) -> Iterator[list[list[Run]]]:
    """Lines of runs, parted where a line is empty."""
    lines: list[list[Run]] = [[]]
    for run in [*runs, _BREAK, _BREAK]:
        if run is not _BREAK:
            lines[-1].append(run)
        elif _joined(lines[-1]).strip():
            lines.append([])
        else:
            if len(lines) > 1:
                yield lines[:-1]
            lines = [[]]


def _parted(lines: list[list[Run]]) -> Iterator[Part]:
    """One paragraph, or what its lines make when they are items, notes or a heading over text."""
    level = looked_level(lines[0])
    if level and len(lines) == 1:
        yield Part("heading", _joined(lines[0]).strip(), level)
        return
    if level and _stands_over_text(lines):
        yield Part("heading", _joined(lines[0]).strip(), level)
        lines = lines[1:]
    texts = [_joined(line).strip() for line in lines]
    for group in _grouped(texts):
        text = "\n".join(group)
        yield Part("bullet" if is_item(text) else "paragraph", text)


def _stands_over_text(lines: list[list[Run]]) -> bool:
    """Whether the first line is a heading with its text on the next line, and not a label over its value."""
    head, rest = _joined(lines[0]).strip(), " ".join(_joined(line).strip() for line in lines[1:])
    apart = not read_label(head) and not is_signal(head) and looked_level(lines[1]) is None
    if apart and rest.endswith(":") and len(rest.split()) >= _MIN_ANNOUNCING:
        # What announces a list is a sentence too, and a short one.
        return True
    return apart and len(rest) >= _MIN_TEXT and bool(_SENTENCE.search(MARK.sub("", rest).strip()))


def _grouped(lines: list[str]) -> list[list[str]]:
    """Lines that belong together; each item and each note opens a group where there are several or one is announced."""
    opens = [is_item(line) or bool(MARK.match(line) or _NOTE.match(line)) for line in lines]
    announced = any(opens[place] and lines[place - 1].endswith(":") for place in range(1, len(lines)))
    if sum(opens) < 2 and not announced:
        return [lines]
    groups: list[list[str]] = []
    for place, (line, new) in enumerate(zip(lines, opens, strict=True)):
        ended = place > 0 and bool(groups) and opens[place - 1] and not line[:1].islower()
        if new or ended or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def looked_level(runs: Sequence[Run]) -> int | None:
    """The level of a line that is a heading by its look: wholly bold, or wholly italic one below."""
    whole = MARK.sub("", _joined(runs)).strip()
    looks = [run.look for run in _behind_number(runs, whole) if run.look is not None and run.text.strip()]
    if not looks or len(whole) > MAX_HEADING or whole.endswith(_STOPS):
        return None
    first = next((character for character in whole if character.isalnum()), "")
    if not first or first.islower() or _has_sign(whole) or _CAPTION.match(whole):
        return None
    if all(look.bold for look in looks) or _is_capitals(whole):
        return _BOLD_LEVEL
    if all(look.large for look in looks) and next(find_dates(whole), None) is None:
        # What is dated stands under a title.
        return _BOLD_LEVEL
    return _ITALIC_LEVEL if all(look.italic for look in looks) and dateline(whole) is None else None


def _behind_number(runs: Sequence[Run], whole: str) -> Sequence[Run]:
    """The runs behind a number typed before a heading in bold: Word leaves it as it was. Questions count as well."""
    start = next((place for place, run in enumerate(runs) if run.text.strip()), 0)
    counted = bool(runs) and _HEADING_NUMBER.fullmatch(runs[start].text.strip()) and not whole.endswith("?")
    rest = runs[start + 1 :]
    bold = (
        counted
        and any(run.text.strip() for run in rest)
        and all(run.look.bold for run in rest if run.look and run.text.strip())
    )
    return rest if bold else runs


def _is_capitals(text: str) -> bool:
    """Whether a line has capitals alone, as headings had before there was bold; labels, addresses, codes have too."""
    letters = sum(character.isalpha() for character in text)
    coded = any(character.isdigit() for character in text.lstrip("0123456789. "))
    return text.isupper() and letters >= _MIN_CAPITALS and not coded and not is_signal(text) and not is_office(text)


def _has_sign(text: str) -> bool:
    """Whether a list sign opens the text; a number may as well be that of a heading."""
    marker = read_marker(text)
    return marker is not None and not marker.numbered


def _joined(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)
