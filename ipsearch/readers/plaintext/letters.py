"""Which first letters did an extractor part from their word ("f ocus", "S trategische")?

It happens at line starts near the top of a page, where a line shares its height with something in the margin. The
letter is put back when the whole word stands elsewhere in the letter and the rest does not, or, at such a place,
when the letter is no word and the rest is no word of the letter. A capital that opens a block is such a place too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ipsearch.readers.plaintext.lines import Line, ends_sentence

_SPLIT = re.compile(r"^(?P<letter>[A-Za-zÀ-ÿ]) (?P<rest>[a-zà-ÿ][a-zà-ÿ’'\-]+)(?P<tail>.*)$", re.DOTALL)
_LONE = re.compile(r"^[A-Za-zÀ-ÿ]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# One-letter words of Dutch: only mended when the whole word stands elsewhere.
_WORDS = frozenset("uUàÀoOaA")
# Those of English, in a text that is.
_ENGLISH = frozenset("IaA")
# Letters of lists and annexes: a line that runs on may start with one ("bijlage | B bevat").
_LABELS = frozenset("bcdBCD")
_NEAR_TOP = 12


def count_words(lines: Iterable[Line]) -> Counter[str]:
    """How often each word stands in the lines, lower case."""
    return Counter(word.lower() for line in lines for word in _WORD.findall(_whole_part(line)))


def _whole_part(line: Line) -> str:
    """The line without what may be a parted word at its start: that is no evidence for itself."""
    match = _SPLIT.match(line.text)
    return match["tail"] if match else line.bare


def mend_letters(lines: Sequence[Line], words: Counter[str], damaged: bool) -> list[Line]:
    """The lines with parted first letters put back.

    Args:
        words: of the whole letter.
        damaged: whether a margin column ran through these lines.
    """
    lines = _with_lone_letters(lines)
    mended: list[Line] = []
    seen = 0
    opens = True
    for line in lines:
        seen += bool(line.text)
        match = _SPLIT.match(line.text)
        if match and _is_parted(match, words, damaged and seen <= _NEAR_TOP, opens):
            line = replace(line, text=match["letter"] + match["rest"] + match["tail"])
        opens = not line.text or ends_sentence(line.text)
        mended.append(line)
    return mended


def _with_lone_letters(lines: Sequence[Line]) -> list[Line]:
    """A letter alone on its line, before a line that starts small, stands before that line instead."""
    joined: list[Line] = []
    letter: Line | None = None
    for place, line in enumerate(lines):
        if letter is not None and line.text:
            joined.append(replace(line, text=f"{letter.text} {line.text}"))
            letter = None
        elif letter is None and _LONE.match(line.text) and _starts_small(lines[place + 1 : place + 4]):
            letter = line
        elif letter is None:
            joined.append(line)
    return joined


def _starts_small(lines: Sequence[Line]) -> bool:
    below = next((line.text for line in lines if line.text), "")
    return below[:1].islower()


def _is_parted(match: re.Match[str], words: Counter[str], likely: bool, opens: bool) -> bool:
    letter, rest = match["letter"], match["rest"].lower()
    if letter in _ENGLISH and words["the"] > words["de"]:
        return False
    whole = letter.lower() + rest
    if words[rest] > 0 and not words[whole]:
        return False
    if words[whole]:
        return letter not in "uU" or words[whole] > 1
    if letter in _WORDS:
        return False
    return (likely and letter not in _LABELS) or (letter.isupper() and opens)
