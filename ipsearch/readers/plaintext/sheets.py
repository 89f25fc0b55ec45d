"""Where does a page end in text that another tool extracted, and which number was printed on it?

Form feeds part pages. Without them a printed foot does ("Pagina 3 van 15", the foot of a Kamerstuk), when the
numbers rise. Some tools print a form feed as a single space: lines that start with one are page starts when what
stands before them shows it. A number is only taken from print, never counted.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ipsearch.readers.plaintext.counted_feet import counted_feet
from ipsearch.readers.plaintext.lines import Line, ends_sentence, split_lines, starts_lower, trim
from ipsearch.readers.plaintext.repeated_edges import repeated_feet

_YEARS = r"\d{4}\s*[-–]\s*\d{2,4}"
_CHAMBER = rf"(?:Tweede|Eerste) Kamer,?\s+vergaderjaar\s+{_YEARS},\s+\d{{2}} ?\d{{3}}[^\n]*?,?\s+nr\.\s*\d+"
_PAGE = "Pagina|Blad(?:zijde)?|Page"
# A moment to the minute, as browsers print it around a page.
STAMP = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},? \d{1,2}[:.]\d{2}(?: ?[ap]m)?"
_FEET: tuple[re.Pattern[str], ...] = (
    re.compile(rf"^(?P<text>.*?)\s*\b(?:{_PAGE})\s+(?P<number>\d{{1,4}})\s*(?:van|/|of)\s*(?P<total>\d{{1,4}})$", re.I),
    re.compile(rf"^(?P<text>)(?:[’'`]s[- ]Gravenhage\s+\d{{4}}\s+)?{_CHAMBER}\s+(?P<number>\d{{1,4}})$"),
    re.compile(rf"^(?P<text>)(?:[^|]{{1,60}}\|\s*)?(?:{_PAGE}|Pag\.|Blz\.?|p\.):?\s+(?P<number>\d{{1,4}})$", re.I),
    re.compile(
        r"^(?P<text>)(?:(?:https?|file)://\S+\s+)?"
        rf"(?P<number>\d{{1,4}})\s*(?:[/|]|van|of)\s*(?P<total>\d{{1,4}})(?: {STAMP})?$",
        re.I,
    ),
    re.compile(r"^(?P<text>)[-–—]\s*(?P<number>\d{1,4})\s*[-–—]$"),
)
# Only where form feeds show the edges of a page: a bare number is too often something else.
_BARE = re.compile(r"^(?P<text>)(?:(?P<number>\d{1,4})|\[(?P<framed>\d{1,4})\])$")
_CHAMBER_FOOT = re.compile(rf"^{_CHAMBER}$")
# The page number of a Kamerstuk foot on a line of its own.
_SPLIT_FOOT = re.compile(rf"(?:^|(?<=\f))({_CHAMBER})[ \t]*\n[ \t]*(\d{{1,4}})[ \t]*(?=\n|\f|$)", re.MULTILINE)
# A number of the foot that is run together with what a tool printed after it.
_GLUED_FOOT = re.compile(rf"(?:^|(?<=\f))((?:{_PAGE}) \d{{1,4}} (?:van|of) \d{{1,4}})(?=[A-Z])", re.MULTILINE)
_IMPRINT = re.compile(r"^(?:kst-?\d{5}\S*|ISSN\s[\d\s–-]+|[’'`]s[- ]Gravenhage\s+\d{4}|Sdu Uitgevers|KST\d+)\b.{0,60}$")
# Any running foot that ends in a number, and the fewest lines of a page, and of the last one.
_RUNNING_FOOT = re.compile(r"^(?P<text>(?=.*[^\W\d]{4}).{8,90}?)\s+(?P<number>\d{1,3})$")
_PAGE_LINES, _LAST_PAGE = 12, 4
# The foot of a Word file whose fields a tool left out.
_UNFILLED = re.compile(rf"^(?:{_PAGE})\s+(?:van|of)$", re.IGNORECASE)

# How far from a page's edge a head or foot may stand, in lines with words.
_EDGE = 4
# These two are page feet wherever they stand: some extractors print what is above them later.
_PLAIN = _FEET[:2]
# Lines that start with a space mark pages only when they are as rare as pages are.
_MIN_PAGE_LINES = 8
_SUPPORTED = 0.66
_NOTE = re.compile(r"^\[?\d{1,3}[\])]?\s+\S")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of one page, its printed number, and the lines at its edge that were set apart as furniture."""

    lines: tuple[Line, ...]
    printed: int | None = None
    heads: tuple[str, ...] = ()
    feet: tuple[str, ...] = ()
    margin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Foot:
    """A line that prints a page number; ``rest`` is body text that stood on the same line."""

    place: int
    number: int
    text: str
    rest: str


def split_sheets(text: str) -> list[Sheet]:
    """The pages of a text; one page without a number when nothing shows where pages end."""
    text = _GLUED_FOOT.sub(r"\1\n", _SPLIT_FOOT.sub(r"\1 \2", text))
    if "\f" in text:
        pages = [split_lines(page) for page in text.split("\f")]
        filled = [page for page in pages if any(line.text for line in page)]
        if len(filled) > 1:
            return [_imprinted(sheet) for sheet in _number_pages(filled)]
        text = text.replace("\f", "\n")
    lines = split_lines(text)
    feet = _feet(lines) or [_Foot(place, number, str(number), "") for place, number in counted_feet(lines)]
    if feet:
        return [_imprinted(sheet) for sheet in _split_at_feet(lines, feet)]
    starts = [place + 1 for place in repeated_feet(lines)[:-1]] or _spaced_starts(lines)
    cuts = [0, *starts, len(lines)]
    sheets = [Sheet(tuple(lines[start:end])) for start, end in itertools.pairwise(cuts)]
    return [_imprinted(sheet) for sheet in sheets if any(line.text for line in sheet.lines)] or [Sheet(())]


def _feet(lines: Sequence[Line]) -> list[_Foot]:
    """The page feet of a text: of the first style whose numbers rise all the way."""
    for pattern in _FEET:
        found = [foot for place, line in enumerate(lines) if (foot := _foot(pattern, place, line))]
        if not found or any(a.number >= b.number for a, b in itertools.pairwise(found)):
            continue
        alone = len(found) == 1
        if not alone or pattern is _FEET[1] or (pattern is _FEET[0] and not found[0].rest):
            return found
        if _ends_lone_page(lines, found[0]):
            return found
    return _running_feet(lines)


def _ends_lone_page(lines: Sequence[Line], foot: _Foot) -> bool:
    """Whether a foot numbers the only page of its text: nothing stands below it, and it is the first page."""
    below = any(line.text for line in lines[foot.place + 1 :])
    above = sum(bool(line.text) for line in lines[: foot.place])
    return foot.number == 1 and not foot.rest and not below and above >= _LAST_PAGE


def _running_feet(lines: Sequence[Line]) -> list[_Foot]:
    """Feet of any wording: the last line and earlier ones, a page apart, are the same but for a number that counts.

    Headings count too ("Vraag 2"), but none of them ends the text.
    """
    last = next((line for line in reversed(lines) if line.text), None)
    ending = _RUNNING_FOOT.match(last.text) if last else None
    if ending is None:
        return []
    found = [
        _Foot(place, int(match["number"]), line.text, "")
        for place, line in enumerate(lines)
        if (match := _RUNNING_FOOT.match(line.text)) and match["text"] == ending["text"]
    ]
    pages = [found[0].place, *(b.place - a.place for a, b in itertools.pairwise(found))]
    counts = all(b.number == a.number + 1 for a, b in itertools.pairwise(found))
    long = min(pages[:-1], default=0) >= _PAGE_LINES and pages[-1] >= _LAST_PAGE
    return found if counts and long else []


def _foot(pattern: re.Pattern[str], place: int, line: Line) -> _Foot | None:
    match = pattern.match(" ".join(line.text.split()))
    if match is None:
        return None
    shown = match.groupdict()
    number, total = int(match["number"] or shown["framed"]), int(shown.get("total") or 9999)
    if not 0 < number <= total:
        return None
    rest = match["text"].strip()
    return _Foot(place, number, " ".join(line.text.split())[len(rest) :].strip(), rest)


def _split_at_feet(lines: Sequence[Line], feet: Sequence[_Foot]) -> list[Sheet]:
    """Cut after each foot, or before each when the first stands at the very top and text follows the last."""
    before = sum(bool(line.text) for line in lines[: feet[0].place])
    after = sum(bool(line.text) for line in lines[feet[-1].place + 1 :])
    at_top = before <= 2 < after
    sheets = []
    cuts = [*(foot.place for foot in feet), len(lines)] if at_top else [-1, *(foot.place for foot in feet)]
    for foot, start, end in zip(feet, cuts, cuts[1:], strict=False):
        inner = list(lines[start + 1 : end])
        if foot.rest:
            inner.append(Line(foot.rest))
        edge = {"heads": (foot.text,)} if at_top else {"feet": (foot.text,)}
        sheets.append(Sheet(tuple(inner), foot.number, **edge))
    rest = [] if at_top else trim(lines[feet[-1].place + 1 :])
    if at_top and before:
        sheets[0] = replace(sheets[0], lines=(*lines[: feet[0].place], *sheets[0].lines))
    return [*sheets, Sheet(tuple(rest))] if rest else sheets


def number_sheets(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Sheets with the numbers at their edges read that furniture hid before it was taken off."""
    known = sum(sheet.printed is not None for sheet in sheets)
    if len(sheets) < 2 or known > len(sheets) / 2:
        return list(sheets)
    numbered = [
        sheet if sheet.printed is not None else _with_furniture(sheet, new)
        for sheet, new in zip(sheets, _number_pages([sheet.lines for sheet in sheets]), strict=True)
    ]
    if any(sheet.printed is not None for sheet in numbered):
        return numbered if _rise(numbered) else list(sheets)
    for pattern in _FEET:
        aside = [_numbered_aside(sheet, pattern) for sheet in sheets]
        if sum(sheet.printed is not None for sheet in aside) > len(sheets) / 2 and _rise(aside):
            return aside
    return list(sheets)


def _rise(sheets: Sequence[Sheet]) -> bool:
    numbers = [sheet.printed for sheet in sheets if sheet.printed is not None]
    return all(a < b for a, b in itertools.pairwise(numbers))


def _numbered_aside(sheet: Sheet, pattern: re.Pattern[str]) -> Sheet:
    """A sheet with the number that its margin column prints."""
    for place, text in enumerate(sheet.margin):
        foot = _foot(pattern, place, Line(text))
        if foot and not foot.rest:
            margin = (*sheet.margin[:place], *sheet.margin[place + 1 :])
            return replace(sheet, printed=foot.number, margin=margin, feet=(*sheet.feet, foot.text))
    return sheet


def _with_furniture(sheet: Sheet, numbered: Sheet) -> Sheet:
    """A sheet whose number was read, with what was taken off it before."""
    heads, feet = (*sheet.heads, *numbered.heads), (*sheet.feet, *numbered.feet)
    return replace(numbered, heads=heads, feet=feet, margin=sheet.margin)


def _number_pages(pages: Sequence[Sequence[Line]]) -> list[Sheet]:
    """Pages parted by form feeds, with the numbers that one style prints at their edges in rising order."""
    best: list[Sheet] = []
    for pattern in (*_FEET, _BARE):
        sheets = [_numbered(page, pattern) for page in pages]
        numbers = [sheet.printed for sheet in sheets if sheet.printed is not None]
        rising = all(a < b for a, b in itertools.pairwise(numbers))
        enough = len(numbers) >= (1 if pattern is not _BARE else max(2, _SUPPORTED * len(pages)))
        if numbers and rising and enough and len(numbers) > sum(sheet.printed is not None for sheet in best):
            best = sheets
    return best or [Sheet(tuple(page)) for page in pages]


def _numbered(page: Sequence[Line], pattern: re.Pattern[str]) -> Sheet:
    filled = [place for place, line in enumerate(page) if line.text]
    edge = 1 if pattern is _BARE else len(filled) if pattern in _PLAIN else _EDGE
    for place in (*reversed(filled[-edge:]), *filled[:edge]):
        foot = _foot(pattern, place, page[place])
        if foot:
            kept = [Line(foot.rest)] if foot.rest else []
            lines = (*page[:place], *kept, *page[place + 1 :])
            is_foot = place > filled[0] + _EDGE or len(filled) < _EDGE
            return Sheet(lines, foot.number, () if is_foot else (foot.text,), (foot.text,) if is_foot else ())
    return Sheet(tuple(page))


def _imprinted(sheet: Sheet) -> Sheet:
    """Set apart the imprint of a Kamerstuk at the page's edges: its id, ISSN, place and year, a foot without number."""
    filled = [place for place, line in enumerate(sheet.lines) if line.text]
    edge = {*filled[:_EDGE], *filled[-_EDGE - 1 :]}
    gone = [place for place in sorted(edge) if _is_imprint(sheet.lines[place].text)]
    if not gone:
        return sheet
    feet = (*(sheet.lines[place].text for place in gone), *sheet.feet)
    kept = tuple(line for place, line in enumerate(sheet.lines) if place not in gone)
    return replace(sheet, lines=kept, feet=feet)


def _is_imprint(text: str) -> bool:
    return bool(_IMPRINT.match(text) or _UNFILLED.match(text) or _CHAMBER_FOOT.match(" ".join(text.split())))


def _spaced_starts(lines: Sequence[Line]) -> list[int]:
    """Lines that start with a space where the tool had a page break.

    Claimed only when the text itself starts with one, such lines are rare, and most of them follow footnotes or an
    unfinished sentence, as page starts do.
    """
    filled = [place for place, line in enumerate(lines) if line.text]
    if not filled or filled[0] != 0 or lines[0].indent not in (1, 2):
        return []
    starts = [place for place in filled[1:] if lines[place].indent in (1, 2)]
    indented = sum(lines[place].indent > 2 for place in filled)
    gaps = [b - a for a, b in zip([0, *starts], starts, strict=False)]
    if not starts or indented or min(gaps) < _MIN_PAGE_LINES:
        return []
    supported = sum(_breaks_off(lines, place) for place in starts)
    return starts if supported >= _SUPPORTED * len(starts) else []


def _breaks_off(lines: Sequence[Line], place: int) -> bool:
    above = [line for line in lines[max(0, place - 8) : place] if line.text]
    if not above:
        return False
    if any(_NOTE.match(line.text) for line in above):
        return True
    return not ends_sentence(above[-1].text) and starts_lower(lines[place].text)
