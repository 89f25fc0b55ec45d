"""Where do pages end in a text whose pages print the same line at their edges, and no number?

Without form feeds nothing but that line shows it. Any line may stand in a text twice; these are feet only when the last
line of the text is one, all are a page apart, and each is an address or has below it the line that opens the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ipsearch.readers.masthead import is_address, is_closing
from ipsearch.readers.plaintext.lines import Line, starts_lower

# The fewest lines with words of a page, and of the last one.
_PAGE_LINES, _LAST_PAGE = 12, 4
_FEWEST_WORDS, _LONGEST = 2, 110


def repeated_feet(lines: Sequence[Line]) -> list[int]:
    """The lines that end the pages of a text without numbers; none when any is doubtful."""
    filled = [line for line in lines if line.text]
    if len(filled) < _PAGE_LINES:
        return []
    last, first = _key(filled[-1]), _key(filled[0])
    places = [place for place, line in enumerate(lines) if line.text and _key(line) == last]
    if len(places) < 2 or len(last) > _LONGEST or is_closing(last):
        return []
    below = [_key(_below(lines, place)) for place in places[:-1]]
    headed = is_head(*filled[:2]) and not starts_lower(last) and set(below) == {first}
    if not headed and not is_address(last):
        return []
    return places if _are_pages(lines, places) else []


def is_head(line: Line, below: Line) -> bool:
    """Whether a line may be printed at the top of every page: words, and no sentence that goes on ``below``."""
    text = _key(line)
    if starts_lower(below.text):
        return False
    ends = text.endswith((".", ",", ";", ":", "?"))
    return len(text.split()) >= _FEWEST_WORDS and len(text) <= _LONGEST and not ends and not starts_lower(text)


def _are_pages(lines: Sequence[Line], places: Sequence[int]) -> bool:
    cuts = [-1, *places]
    sizes = [sum(bool(line.text) for line in lines[start + 1 : end]) for start, end in pairwise(cuts)]
    return min(sizes[:-1]) >= _PAGE_LINES and sizes[-1] >= _LAST_PAGE


def _below(lines: Sequence[Line], place: int) -> Line:
    return next((line for line in lines[place + 1 :] if line.text), Line(""))


def _key(line: Line) -> str:
    return " ".join(line.text.split())
