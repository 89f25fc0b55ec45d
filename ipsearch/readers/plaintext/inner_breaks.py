"""Which words still hold the hyphen of a line end that is none any more ("fietsenstal- ling")?

Tools that make one line of each paragraph often leave it. Where several such words are known ones without it, it is
taken out wherever it is no part of a word or of a phrase ("kennis- en innovatie").
"""

from __future__ import annotations

import re

from ipsearch.text.analysis import fold
from ipsearch.text.compounds import is_known
from ipsearch.text.hyphens import Break, HyphenJudge
from ipsearch.text.lexicon import known_words

_BROKEN = re.compile(r"(?<!\S)(?P<before>[^\s-]*[^\W\d_]{2}-) (?P<after>[^\W\d_]{2}[^\s-]*)")
_LETTERS = re.compile(r"[^\W\d_]+$"), re.compile(r"^[^\W\d_]+")
# One such word may be a slip of its author.
_LEAST = 2


def with_inner_breaks_joined(text: str) -> str:
    """The text with the words joined that line ends broke, when it has several of them inside its lines."""
    found = [match for match in _BROKEN.finditer(text) if match["after"][0].islower()]
    if len(found) < _LEAST:
        return text
    judge = HyphenJudge(text.split(), known_words())
    broken = {match[0] for match in found if judge.judge(match["before"], match["after"]) is Break.JOIN}
    if sum(_is_known(match) for match in found if match[0] in broken) < _LEAST:
        return text
    return _BROKEN.sub(
        lambda match: match["before"][:-1] + match["after"] if match[0] in broken else match[0],
        text,
    )


def _is_known(match: re.Match[str]) -> bool:
    """Whether the letters on both sides of the hyphen are one known word."""
    end, start = _LETTERS[0].search(match["before"][:-1]), _LETTERS[1].search(match["after"])
    return end is not None and start is not None and is_known(fold(end[0] + start[0]))
