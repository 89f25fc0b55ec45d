"""Which words did a printer driver make bold by striking every letter twice ("VVrraaaagg 11")?

Each letter was drawn again a little to the right, and the tool wrote down both. No word has three letters on end that
all stand twice; what stands twice on the same line beside such a word ("11", "..") was struck with it.
"""

from __future__ import annotations

import re
from itertools import groupby

# So many letters on end, each as often as the others, are no word; no driver strikes more often.
_LETTERS, _MOST = 3, 4
_STRUCK = re.compile(r"([^\W\d_])\1+([^\W\d_])\2+([^\W\d_])\3")


def without_striking(text: str) -> str:
    """The text with each letter once; unchanged where no word is struck."""
    if not _STRUCK.search(text):
        return text
    return "\n".join(_once(line) if _STRUCK.search(line) else line for line in text.split("\n"))


def _once(line: str) -> str:
    tokens = re.split(r"(\s+)", line)
    times = next((n for n in range(_MOST, 1, -1) if any(_is_struck(token, n) for token in tokens)), 1)
    if times == 1:
        return line
    struck = [token if token.isspace() or not _repeats(token, times) else token[::times] for token in tokens]
    return "".join(struck)


def _is_struck(token: str, times: int) -> bool:
    return _repeats(token, times) and sum(map(str.isalpha, token[::times])) >= _LETTERS


def _repeats(token: str, times: int) -> bool:
    """Whether every character of a token stands so many times, or a multiple of it."""
    return bool(token) and all(len(list(run)) % times == 0 for _, run in groupby(token))
