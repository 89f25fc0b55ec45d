"""Which ends of lines stand between strings of the margin column that are known?

The column has one order on every page. Where a page prints "Rechtshandhaving en", a line, and "Directie Internationale"
at the ends of three lines, and another page does so too, what both lines in between end in belongs to the column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from ipsearch.readers.plaintext.lines import Line, ends_stopped

# Known strings stand so near each other, in lines with words.
_NEAR = 4
_MOST_WORDS = 4

_Words = tuple[str, ...]


def strings_between(pages: Sequence[Sequence[Line]], known: Set[str]) -> set[str]:
    """The strings that lines between the same two known ones end in, on two pages or more."""
    ends: dict[tuple[str, str, int], list[_Words]] = defaultdict(list)
    longest = max((len(text.split()) for text in known), default=0)
    for page in pages:
        for context, words in set(_between([line for line in page if line.text], known, longest)):
            ends[context].append(words)
    found = (_shared(lines) for lines in ends.values() if len(lines) > 1)
    return {text for text in found if text}


def _between(lines: Sequence[Line], known: Set[str], longest: int) -> Iterator[tuple[tuple[str, str, int], _Words]]:
    held = [(place, text) for place, line in enumerate(lines) if (text := _known_end(line.text, known, longest))]
    for (start, above), (end, below) in pairwise(held):
        if 1 < end - start <= _NEAR:
            for place in range(start + 1, end):
                yield (above, below, place - start), tuple(lines[place].text.split())


def _known_end(text: str, known: Set[str], longest: int) -> str:
    """The longest known string, of ``longest`` words at most, that a line consists of or ends in; empty without one."""
    words = text.split()[-longest:] if longest else []
    return next((end for n in range(len(words)) if (end := " ".join(words[n:])) in known), "")


def _shared(lines: Sequence[_Words]) -> str:
    """The words that all lines end in, when they are few and the lines are not the same throughout."""
    shared = 0
    while shared < min(map(len, lines)) and len({line[-1 - shared] for line in lines}) == 1:
        shared += 1
    text = " ".join(lines[0][len(lines[0]) - shared :])
    different = len(set(lines)) > 1
    return text if 0 < shared <= _MOST_WORDS and different and not ends_stopped(text) else ""
