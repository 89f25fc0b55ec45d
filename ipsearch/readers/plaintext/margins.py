"""Which words among the lines of a page stood in its margin column or running head?

An extractor that reads across the page puts the margin column inside the body: as lines of their own between two
lines of a sentence, or glued to a body line. What repeats at the top of the pages is furniture; so is what the first
page prints in its letterhead and a later page prints again among its first lines.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ipsearch.readers.masthead import body_start, is_address, is_signal, read_label
from ipsearch.readers.plaintext.columns import part_columns
from ipsearch.readers.plaintext.edges import (
    lift_column,
    lift_feet,
    lift_instruction,
    lift_lines,
    lift_opening,
    lift_runs,
    lift_tails,
    paired_lines,
)
from ipsearch.readers.plaintext.lines import Line, has_word_a_line, starts_lower
from ipsearch.readers.plaintext.scattered import is_date, lift_again, lift_scattered, with_salutation_parted
from ipsearch.readers.plaintext.sequences import strings_between
from ipsearch.readers.plaintext.sheets import Sheet, number_sheets
from ipsearch.readers.plaintext.stacked_labels import with_values_beside
from ipsearch.readers.plaintext.stationery import stationery_parts
from ipsearch.readers.plaintext.tables import ends_in_figure

# The margin column of a following page holds office, date and reference: it ends within this many lines.
_ZONE = 32
# So many words a line of the body has where an extractor gave each a line of its own.
_WORDS = 8
# Some extractors print the rest of it after the page's foot, in so many lines.
_LAST = 6
# The empty lines of the margin go on for a few lines after its last words.
_AFTER = 4
# A running head stands among the first lines of its page; a line of a margin column is this short.
_HEAD_LINES, _NARROW = 4, 40
# Without another witness, ends of lines count as furniture on three pages, at about the same height.
_MIN_ALIGNED = 3
_ALIGNED = 3
_MAX_LENGTH, _MAX_HEAD = 60, 110
_MAX_GLUED_WORDS = 6
_MIN_REFERENCE = 6
# Without another witness, starts of lines must be this long and stand on this share of the pages: sentences start
# with the same few words.
_MIN_PREFIX = 10
_PREFIX_SHARE = 0.75
# A short letter keeps about half of its lines; what keeps fewer was misjudged.
_MIN_KEPT = 0.2
_DATE_LABEL = "Datum"
# A label has at most this many words; more words before a margin string are body.
_LABEL_WORDS = 3
# A running head joins letterhead strings by one of these.
_JOINTS = re.compile(r"\s+[–—|·•-]\s+|\s{2,}")
# Furniture stands on at least half of the pages, and on two.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Sheets without margin words; ``zones`` is, per sheet, the number of lines at its top that the margin ran
    through: there an empty line may be the margin's, not the body's."""

    sheets: tuple[Sheet, ...]
    zones: tuple[int, ...]


def lift_margins(sheets: Sequence[Sheet]) -> Cleaned:
    """Take margin columns, running heads and feet out of the pages, and keep them as furniture of their page.

    Nothing is taken when it would be most of the text: pages that repeat each other are no letter with a margin.
    """
    sheets = part_columns(sheets)
    cleaned = _lift_all(sheets)
    if _count_lines(cleaned.sheets) < _MIN_KEPT * _count_lines(sheets):
        return Cleaned(tuple(sheets), (0,) * len(sheets))
    return cleaned


def _count_lines(sheets: Sequence[Sheet]) -> int:
    return sum(bool(line.text) for sheet in sheets for line in sheet.lines)


def _lift_all(sheets: Sequence[Sheet]) -> Cleaned:
    sheets = [lift_instruction(sheet) for sheet in lift_opening(sheets)]
    sheets[0] = replace(sheets[0], lines=tuple(with_values_beside(sheets[0].lines)))
    sheets[0] = with_salutation_parted(sheets[0])
    starts = [body_start([line.text for line in sheets[0].lines]), *[0] * (len(sheets) - 1)]
    sheets = [lift_runs(sheet, start) for sheet, start in zip(sheets, starts, strict=True)]
    sheets = [lift_scattered(sheets[0], starts[0]), *sheets[1:]]
    paired = paired_lines(sheets, body_start([line.text for line in sheets[0].lines]))
    sheets = lift_tails(lift_feet(sheets))
    # A second time: what was late letterhead may have hidden the foot.
    sheets = lift_column(number_sheets(lift_feet(sheets)))
    repeated = _repeated(sheets)
    repeated |= strings_between([_top(sheet) for sheet in sheets], repeated)
    known = frozenset(text.casefold() for text in _head_strings(sheets[0]))
    own = stationery_parts(_top(sheets[0])) if repeated or len(sheets) == 1 else set()
    lifted = [_lift(sheets[0], repeated | own, known, first=True)]
    lifted += [_lift(sheet, repeated, known, first=False) for sheet in sheets[1:]]
    opening = _letters(" ".join(line.text for line in sheets[0].lines))
    whole = {line.text for sheet in sheets for line in sheet.lines}
    column = frozenset(_key(text) for text in lifted[0][0].margin)
    lifted = [
        lifted[0],
        *((lift_again(_without_rest(sheet, whole, opening), column), zone) for sheet, zone in lifted[1:]),
    ]
    # Last: what is glued to body lines is told by the same strings that stand alone elsewhere.
    return Cleaned(tuple(lift_lines([sheet for sheet, _ in lifted], paired)), tuple(zone for _, zone in lifted))


def _repeated(sheets: Sequence[Sheet]) -> frozenset[str]:
    """The strings that pages share at their top, as lines of their own or glued to the end of body lines."""
    if len(sheets) < 2:
        return frozenset()
    tops = [_top(sheet) for sheet in sheets]
    known = _head_strings(sheets[0])
    whole = Counter(text for top in tops for text in _whole_lines(top, known))
    alone = Counter(text for top in tops for text in {_key(line.text) for line in top})
    alone.update(text for sheet in sheets for text in {_key(text) for text in sheet.margin})
    places: dict[str, list[int]] = defaultdict(list)
    starts: set[str] = set()
    for top in tops:
        before, after = _prefixes(top, known), _suffixes(top)
        starts |= before.keys() - known - after.keys()
        for text, place in {**before, **after}.items():
            places[text].append(place)
    needed = max(2, _SHARE * len(sheets))
    found = {text for text, count in whole.items() if count >= needed}
    narrow = (text for text, count in alone.items() if count >= max(_MIN_ALIGNED, needed) and len(text) <= _NARROW)
    found |= set(narrow) - {_key(line.text) for top in tops for line, row in pairwise(top) if ends_in_figure(row.text)}
    for text, at in places.items():
        aligned = _is_number(text) or (len(at) >= _MIN_ALIGNED and max(at) - min(at) <= _ALIGNED)
        dated = len(at) >= _MIN_ALIGNED and _is_dated(text)
        enough = len(at) + alone[text] >= (_PREFIX_SHARE * len(sheets) if text in starts else needed)
        if enough and (text in known or alone[text] > 1 or aligned or dated):
            found.add(text)
    if len(sheets) == 2:
        found &= known
    if has_word_a_line([line for top in tops for line in top]):
        # There any word of the body stands alone, on page after page.
        found = {text for text in found if " " in text or is_signal(text) or any(map(str.isdigit, text))}
    parts = {text for text in found if not whole[text] and any(other.endswith(f" {text}") for other in found)}
    first = {_key(top[0].text) for top in tops if len(top) > 1 and not starts_lower(top[1].text)}
    return frozenset(
        text for text in found - parts if _could_be_margin(text, _MAX_HEAD if text in first else _MAX_LENGTH)
    )


def _is_dated(text: str) -> bool:
    """Whether words with a figure: a date or a reference, which sentences do not end in page after page."""
    return len(text.split()) > 1 and any(map(str.isdigit, text)) and any(map(str.isalpha, text))


def _whole_lines(top: Sequence[Line], known: Container[str]) -> set[str]:
    """Lines that are furniture when other pages have them as well; not the column heads of a table."""
    found = set()
    for place, line in enumerate(top):
        text = _key(line.text)
        heads = place < _HEAD_LINES and not (place + 1 < len(top) and ends_in_figure(top[place + 1].text))
        if heads or text in known or is_signal(text) or is_address(text) or _is_number(text):
            found.add(text)
    return found


def _head_strings(sheet: Sheet) -> frozenset[str]:
    """Lines, labels and label values of the letterhead on the first page."""
    lines = [line.text for line in _head(sheet)] + list(sheet.margin)
    parts = []
    for line in lines:
        label = read_label(line)
        if label and label.rest:
            parts += [_key(label.rest), _key(line[: len(line) - len(label.rest)]).rstrip(" :")]
    return frozenset((*(_key(line) for line in lines), *parts))


def _without_running_head(sheet: Sheet, known: frozenset[str]) -> Sheet:
    """Take out a first line that consists of letterhead strings alone ("Ministerie van … – 5177302")."""
    first = next((line for line in sheet.lines if line.text), None)
    parts = [part.casefold() for part in _JOINTS.split(first.text)] if first else []
    if first is None or len(parts) < 2 or not all(part in known or _is_number(part) for part in parts):
        return sheet
    lines = tuple(line for line in sheet.lines if line is not first)
    return replace(sheet, lines=lines, heads=(*sheet.heads, first.text))


def _lift(sheet: Sheet, repeated: frozenset[str], known: frozenset[str], first: bool) -> tuple[Sheet, int]:
    kept: list[Line] = []
    margin: list[str] = []
    zone, seen, zone_end, dated = 0, 0, _zone(sheet), False
    # A margin string that has a line of its own on this page is not glued to another line as well.
    head = {id(line) for line in _head(sheet)} if first else set()
    left = repeated - {_key(line.text) for line in _top(sheet) if id(line) not in head}
    if not first:
        sheet = _without_running_head(sheet, known)
    last = sum(bool(line.text) for line in sheet.lines) - _LAST
    held = [bool(line.text) and _part(line, repeated, repeated)[1] is not None for line in _top(sheet)]
    for line in sheet.lines:
        seen += bool(line.text)
        near = seen <= zone_end or (seen > last and _key(line.text) in repeated)
        body, cut = _part(line, repeated, left) if line.text and near else (line.text, None)
        if cut is not None and body and _is_lone_word(cut) and not _is_in_column(held, seen - 1):
            body, cut = line.text, None
        if cut is None and margin and dated and is_date(line.text):
            body, cut = "", line.text  # the value of the label that was glued to the line above
        dated = cut == _DATE_LABEL if line.text else dated
        if cut is not None:
            margin.append(cut)
            left -= set() if id(line) in head else {_key(cut)}
            zone = len(kept) + bool(body)
        if body or cut is None:
            kept.append(replace(line, text=body) if cut is not None else line)
    if first:
        zone = max(zone, body_start([line.text for line in kept]))
    return replace(sheet, lines=tuple(kept), margin=(*sheet.margin, *margin)), zone + _AFTER if margin else 0


def _is_lone_word(text: str) -> bool:
    """Whether a margin string is one word that any sentence may hold ("Migratie", "Politie")."""
    return text.isalpha() and not is_signal(text)


def _is_in_column(held: Sequence[bool], place: int) -> bool:
    """Whether another line near this one holds margin words too, as the lines of a column stand under each other."""
    return any(held[max(0, place - _ALIGNED) : place]) or any(held[place + 1 : place + 1 + _ALIGNED])


def _without_rest(sheet: Sheet, whole: Container[str], opening: str) -> Sheet:
    """Take out first lines that carry on a running head: together they stand on the first page, as its subject."""
    heads, lines = [_letters(text) for text in sheet.margin if text in whole], list(sheet.lines)
    while first := next((line for line in lines if line.text), None):
        rest = _letters(first.text)
        heads = [head + rest for head in heads if len(head) >= _MIN_PREFIX and rest and head + rest in opening]
        if not heads:
            break
        lines.remove(first)
        sheet = replace(sheet, lines=tuple(lines), heads=(*sheet.heads, first.text))
    return sheet


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _part(line: Line, whole: frozenset[str], glued: frozenset[str]) -> tuple[str, str | None]:
    """Body and margin part of a line; the margin part is ``None`` when it has none."""
    if _key(line.text) in whole:
        return "", line.text
    words = line.text.split(" ")
    for count in range(min(_MAX_GLUED_WORDS, len(words) - 1), 0, -1):
        suffix, prefix = " ".join(words[-count:]), " ".join(words[:count])
        if _key(suffix) in glued and _is_body(words[:-count], suffix):
            return " ".join(words[:-count]).rstrip(), suffix
        if _key(prefix) in glued and _is_body(words[count:], prefix) and not read_label(line.text):
            return " ".join(words[count:]).lstrip(), prefix
    for text in glued:
        # A number run together with the first word of the line: "4820457Een afschrift".
        if text.isdigit() and line.text.startswith(text) and line.text[len(text) : len(text) + 1].isalpha():
            return line.text[len(text) :], text
    return line.text, None


def _is_body(words: Sequence[str], margin: str) -> bool:
    """Whether the words read as a body line that something was glued to, not as a label with its value."""
    words = [word for word in words if word]
    return bool(words) and (len(words) > _LABEL_WORDS or not is_signal(f"{' '.join(words)} {margin}"))


def _top(sheet: Sheet) -> list[Line]:
    return [line for line in sheet.lines if line.text][: _zone(sheet)]


def _zone(sheet: Sheet) -> int:
    """How many lines the margin column may reach down: more where each holds one word."""
    return _ZONE * (_WORDS if has_word_a_line(sheet.lines) else 1)


def _head(sheet: Sheet) -> list[Line]:
    lines = list(sheet.lines)
    return [line for line in lines[: body_start([line.text for line in lines])] if line.text]


def _prefixes(lines: Sequence[Line], known: frozenset[str]) -> dict[str, int]:
    """Letterhead strings and long numbers that start a line, with the line's place on the page."""
    found: dict[str, int] = {}
    for place, line in enumerate(lines):
        words = line.text.split()
        for count in range(1, min(_MAX_GLUED_WORDS, len(words) - 1) + 1):
            prefix = " ".join(words[:count])
            if prefix in known or _is_number(prefix) or (len(prefix) >= _MIN_PREFIX and not starts_lower(prefix)):
                found.setdefault(prefix, place)
    return found


def _is_number(text: str) -> bool:
    """A reference as letters print it; no amount or year has so many figures without a sign between."""
    return text.isdigit() and len(text) >= _MIN_REFERENCE


def _suffixes(lines: Sequence[Line]) -> dict[str, int]:
    """Every capitalised or numeric end of a line, with the line's place on the page."""
    found: dict[str, int] = {}
    for place, line in enumerate(lines):
        words = line.text.split()
        for count in range(1, min(_MAX_GLUED_WORDS, len(words) - 1) + 1):
            suffix = " ".join(words[-count:])
            if not starts_lower(suffix):
                found.setdefault(_key(suffix), place)
    return found


def _could_be_margin(text: str, longest: int) -> bool:
    """Short, with a letter or a long number, and no sentence; a bare small number is a footnote or a page."""
    if not 2 < len(text) <= longest or (text.endswith((".", ";", ",", ":")) and not is_signal(text)):
        return False
    if re.fullmatch(r"[\d\s.,]+", text):
        return len(re.sub(r"\D", "", text)) >= 5
    return any(character.isalpha() for character in text) or is_address(text)


def _key(text: str) -> str:
    return " ".join(text.split())
