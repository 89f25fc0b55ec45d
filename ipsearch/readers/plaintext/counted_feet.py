"""Where do pages end in a text without form feeds whose pages print nothing but their number?

Tools that read a page after another leave "1" on a line of its own between two lines of a sentence. A bare number
can be anything, a cell of a table above all: these are pages' only when the last line of the text is one, those before
it count down to the first page, each is a page away from the next, and each stands where a page breaks off: below a
footnote, inside a sentence, above the line that opens the text, or under the line that stands above the last one too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from ipsearch.readers.plaintext.lines import Line, ends_sentence, starts_lower
from ipsearch.readers.plaintext.repeated_edges import is_head

# The fewest lines with words of a page, and of the last one; the first page may print no number.
_PAGE_LINES, _LAST_PAGE = 12, 4
_FIRST_PAGES = (1, 2)
# A footnote above the foot starts within so many lines with words.
_NOTE_LINES = 8
_NUMBER = re.compile(r"^\d{1,3}$")
_NOTE = re.compile(r"^\[?\d{1,3}[\])]?\s*[^\W\d_]{2}")


def counted_feet(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The lines that print the numbers of pages and nothing else, with the numbers; none when any is doubtful."""
    filled = [place for place, line in enumerate(lines) if line.text]
    places: dict[int, list[int]] = defaultdict(list)
    for at, place in enumerate(filled):
        if _NUMBER.match(lines[place].text):
            places[int(lines[place].text)].append(at)
    if not filled or not _NUMBER.match(lines[filled[-1]].text):
        return []
    found = [(len(filled) - 1, int(lines[filled[-1]].text))]
    texts = [lines[place].text for place in filled]
    while found[-1][1] > 1:
        at, number = found[-1]
        above = _last_break(texts, places[number - 1], at - (_LAST_PAGE if len(found) == 1 else _PAGE_LINES))
        if above is None:
            break
        found.append((above, number - 1))
    whole = len(found) > 1 and found[-1][1] in _FIRST_PAGES and found[-1][0] >= _PAGE_LINES
    return [(filled[at], number) for at, number in reversed(found)] if whole else []


def _last_break(texts: Sequence[str], places: Sequence[int], before: int) -> int | None:
    """The last of the places before one at which a page breaks off; looked for in few of them, as cells may be many."""
    end = bisect_left(places, before)
    return next((at for at in reversed(places[max(0, end - _NOTE_LINES) : end]) if _breaks_off(texts, at)), None)


def _breaks_off(texts: Sequence[str], at: int) -> bool:
    above = texts[max(0, at - _NOTE_LINES) : at]
    if above and not _NUMBER.match(above[-1]) and any(_NOTE.match(text) for text in above):
        return True
    if above and above[-1] == texts[-2] and len(above[-1].split()) > 1:
        return True
    if at + 1 < len(texts) and texts[at + 1] == texts[0] and is_head(Line(texts[0]), Line(texts[1])):
        return True
    inside = bool(above) and len(above[-1].split()) > 1 and not ends_sentence(above[-1])
    return inside and at + 1 < len(texts) and starts_lower(texts[at + 1])
