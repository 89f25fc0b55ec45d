"""Which page number is printed on each page?

Numbers are read, never counted. A number that stands in a recognisable shape ("Pagina 3 van 15") speaks for itself; a
bare number, or one inside a running line, must also rise from page to page, as must all of them together.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ipsearch.readers.layout.lines import Line
from ipsearch.readers.layout.repeats import counted_inside, fingerprint, is_at_edge, levelled
from ipsearch.readers.layout.words import Word
from ipsearch.readers.masthead import read_label

_N = r"(?P<page>\d{1,4})"
_PLAIN = re.compile(
    rf"\b(?:pagina|page|blad(?:zijde|nummer)?|pag\.?|blz\.?)[:\s]+{_N}(?P<total>\s*(?:van|of|/|uit)\s*\d{{1,4}})?(?!\w)",
    re.IGNORECASE,
)
# A page that is cited: "..., blz. 31", "(pag. 12)", "blz. 31-33", "pagina 4."; no foot is punctuated like that.
_CITED_BEFORE, _CITED_AFTER = re.compile(r"[,;(]\s*$"), re.compile(r"\s*[-–]\s?\d|[.,;)]")
_OF = re.compile(rf"^(?:p\.?\s*)?{_N}\s*(?:/|\||van|of)\s*(?P<total>\d{{1,4}})$", re.IGNORECASE)
_BETWEEN = re.compile(rf"^(?:[-–—|•~\[(]\s*)?{_N}(?:\s*[-–—|•~\])])?$")
_SIGNED = re.compile(r"[-–—|•~]\s*\d+\s*[-–—|•~]$")
_PIPED = re.compile(rf"\S \| {_N}$")
_SHORT = re.compile(rf"^(?:p|blz|pag)\.?\s*{_N}$", re.IGNORECASE)
_KAMERSTUK_FOOT = re.compile(rf"^(?:Tweede|Eerste) Kamer,? .*vergaderjaar.*\s{_N}$")
_NUMBER = re.compile(r"\d+")

# A bare number smaller than this share of the body size is a footnote marker.
_SMALL = 0.6
# The share of pages on which a shape that is only a number must occur to be the page number.
_WEAK_SHARE = 0.5
# Numbers in the margin stand on one edge within this many points.
_SAME_EDGE = 4.0
# Bare numbers at the edge of a page stand at one height within this many points.
_SAME_HEIGHT = 8.0

# A number that is the only one stands this far (em) from the text.
_ALONE = 2.5


@dataclass(frozen=True, slots=True)
class Folio:
    """A printed page number, the line that holds it, and the words of that line that print it."""

    page: int
    number: int
    line: Line
    strong: bool
    part: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class EdgeLines:
    """The lines of one page, with those of its margins apart. ``label`` is the file's page label."""

    lines: tuple[Line, ...]
    height: float
    label: str | None = None
    margin: tuple[Line, ...] = ()


def folios(pages: Sequence[EdgeLines], size: float) -> dict[int, Folio]:
    """The printed number per page index, with the sequence rising.

    Args:
        pages: margin lines, and lines at the edges of each page.
        size: of the body, in points.
    """
    shaped = [folio for index, page in enumerate(pages) for folio in _shaped(index, page, size)]
    anew = _anew(shaped, pages, size)
    if anew:
        return _best(anew, pages)
    strong = _rising([folio for folio in shaped if folio.strong])
    if len(strong) >= max(1, len(pages) // 3):
        return _best(strong, pages)
    running = _rising(list(_running(pages)))
    weak = _rising(_level([folio for folio in shaped if not folio.strong], pages))
    beside = max((_rising(group) for group in _beside(pages)), key=len, default=[])
    most = max((strong, running, weak, beside), key=len)
    enough = len(most) >= max(1 if len(pages) == 1 else 2, _WEAK_SHARE * len(pages))
    return _best(most if enough else strong or _on_second(shaped, pages, size), pages)


def _anew(shaped: Sequence[Folio], pages: Sequence[EdgeLines], size: float) -> list[Folio]:
    """The numbers of several documents that were put in one file, each of which starts at 1; none where it is one.

    Every page must print the next number or 1, the first of the file excepted. A lone 1 speaks for itself or stands
    apart.
    """
    found: list[Folio] = []
    starts = 0
    for index in range(len(pages)):
        here = {folio.number: folio for folio in shaped if folio.page == index}
        following = here.get(found[-1].number + 1 if found else index + 1)
        first = here.get(1) if index and _is_first(here.get(1), pages, size) else None
        if following is None and first is None:
            if index:
                return []
            continue
        starts += following is None
        found.append(following or here[1])
    return found if starts else []


def _is_first(folio: Folio | None, pages: Sequence[EdgeLines], size: float) -> bool:
    """Whether a 1 is the number of the first page of a document: recognisable, or alone at an end of its page."""
    return folio is not None and (folio.strong or _stands_apart(folio, pages[folio.page], size))


def _stands_apart(folio: Folio, page: EdgeLines, size: float) -> bool:
    """Whether a number is alone on the first or last line of a page, with white beside it that no text leaves."""
    lines = page.lines
    ends = [a for a, b in (lines[:2], lines[:-3:-1]) if abs(a.y - b.y) > _ALONE * size] if len(lines) > 1 else []
    return folio.line in ends and folio.part == folio.line.words


def _on_second(found: Sequence[Folio], pages: Sequence[EdgeLines], size: float) -> list[Folio]:
    """The number of the second of two pages, as a letter has it whose first page has none.

    There is no other number to compare it with: so it must be a 2, alone on its line, with white between it and the
    text that nothing in a text leaves.
    """
    if len(pages) != 2:
        return []
    return [folio for folio in found if folio.page == 1 and folio.number == 2 and _stands_apart(folio, pages[1], size)]


def _shaped(index: int, page: EdgeLines, size: float) -> Iterable[Folio]:
    for line in (*page.lines, *page.margin):
        if not _NUMBER.search(line.text):
            continue
        # A foot that sets its title left and its number right is one line with a wide gap.
        for part in line.segments(1.5 * size):
            text = " ".join(word.text for word in part)
            if (found := _PLAIN.search(text)) and not _is_cited(text, found):
                yield Folio(index, int(found["page"]), line, True, part)
            elif is_at_edge(line, page.height):
                # Browsers print their feet in type as small as that of a marker.
                found_here = _at_edge(index, text, line, part)
                yield from (one for one in found_here if _is_large(one, size) or _stands_apart(one, page, size))
        if match := _KAMERSTUK_FOOT.match(line.text):
            yield Folio(index, int(match["page"]), line, True)


def _is_large(folio: Folio, size: float) -> bool:
    """Whether a number is no marker of a note, as its size or what is set around it shows."""
    return folio.part[0].size >= _SMALL * size or not _BETWEEN.match(" ".join(word.text for word in folio.part))


def _is_cited(text: str, found: re.Match[str]) -> bool:
    """Whether a sentence or a footnote names a page, of another document, without a total."""
    if found["total"]:
        return False
    return bool(_CITED_BEFORE.search(text[: found.start()]) or _CITED_AFTER.match(text, found.end()))


def _at_edge(index: int, text: str, line: Line, part: tuple[Word, ...]) -> Iterable[Folio]:
    if match := _OF.match(text):
        if int(match["page"]) <= int(match["total"]):
            yield Folio(index, int(match["page"]), line, True, part)
    elif match := _SHORT.match(text):
        yield Folio(index, int(match["page"]), line, True, part)
    elif (match := _PIPED.search(text)) and int(match["page"]) == index + 1:
        yield Folio(index, int(match["page"]), line, False, part)
    elif match := _BETWEEN.match(text):
        # One page in two may have no number; a number between signs that is that of its page speaks for itself.
        yield Folio(
            index, int(match["page"]), line, bool(_SIGNED.match(text)) and int(match["page"]) == index + 1, part
        )


def _level(found: Sequence[Folio], pages: Sequence[EdgeLines]) -> list[Folio]:
    """Those that stand at the height at which most do, two at least: figures in a table stand anywhere."""
    least, tallest = min(2, len(pages)), _tallest(pages)
    heights = [levelled(folio.line, pages[folio.page].height, tallest) for folio in found]
    near = [sum(abs(y - other) < _SAME_HEIGHT for other in heights) for y in heights]
    return [folio for folio, count in zip(found, near, strict=True) if count == max(near) >= least]


def _tallest(pages: Sequence[EdgeLines]) -> float:
    return max((page.height for page in pages), default=0.0)


def _beside(pages: Sequence[EdgeLines]) -> Iterable[list[Folio]]:
    """Numbers that stand alone in the margin at any height, in groups that share an edge and a shape.

    What stands under a label is its value ("Bijlagen|2").
    """
    groups: dict[tuple[str, int, str], list[Folio]] = {}
    for index, page in enumerate(pages):
        for above, line in zip((None, *page.margin), page.margin, strict=False):
            match = _OF.match(line.text) or _SHORT.match(line.text) or _BETWEEN.match(line.text)
            if match is None or (match.re is _BETWEEN and above is not None and _is_bare_label(above)):
                continue
            for side, edge in (("left", line.x0), ("right", line.x1)):
                key = (side, round(edge / _SAME_EDGE), fingerprint(line.text))
                groups.setdefault(key, []).append(Folio(index, int(match["page"]), line, False))
    return [group for group in groups.values() if len(group) > 1]


def _is_bare_label(line: Line) -> bool:
    label = read_label(line.text)
    return label is not None and not label.rest.strip(" :")


def _running(pages: Sequence[EdgeLines]) -> Iterable[Folio]:
    """Numbers inside lines that are the same on every page but for that number."""
    groups: dict[tuple[str, int], list[tuple[int, Line]]] = {}
    tallest = _tallest(pages)
    for index, page in enumerate(pages):
        for line in (*page.lines, *page.margin):
            if is_at_edge(line, page.height) and _NUMBER.search(line.text):
                place = round(levelled(line, page.height, tallest) / 10)
                groups.setdefault((fingerprint(line.text), place), []).append((index, line))
    counted = counted_inside([page.lines for page in pages], [page.height for page in pages])
    for (text, _), group in groups.items():
        if text in counted:
            continue
        numbers = [[int(value) for value in _NUMBER.findall(line.text)] for _, line in group]
        for column in zip(*numbers, strict=False):
            if len(group) >= 2 and all(a < b for a, b in pairwise(column)):
                yield from (
                    Folio(index, number, line, False) for (index, line), number in zip(group, column, strict=True)
                )


def _rising(found: list[Folio]) -> list[Folio]:
    """The longest series in which the numbers rise with the pages; one per page."""
    tails: list[tuple[int, int]] = []
    back: list[int] = []
    ordered = sorted(found, key=lambda folio: (folio.page, -folio.number))
    for place, folio in enumerate(ordered):
        at = bisect.bisect_left(tails, (folio.number, -1))
        back.append(tails[at - 1][1] if at else -1)
        tails[at : at + 1] = [(folio.number, place)]
    series: list[Folio] = []
    place = tails[-1][1] if tails else -1
    while place >= 0:
        series.append(ordered[place])
        place = back[place]
    return series[::-1]


def _best(series: Sequence[Folio], pages: Sequence[EdgeLines]) -> dict[int, Folio]:
    """One folio a page; the file's page label chooses between two that are both printed."""
    chosen: dict[int, Folio] = {}
    for folio in series:
        known = chosen.get(folio.page)
        if known is None or str(folio.number) == pages[folio.page].label:
            chosen[folio.page] = folio
    return chosen
