"""How do the lines of a paragraph become its text?

``text.hyphens`` decides what a hyphen at a line end is; this module tells it which words the letter prints unbroken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ipsearch.readers.plaintext.lines import Line
from ipsearch.readers.plaintext.spacing import SHORT_WORDS
from ipsearch.text.compounds import is_known
from ipsearch.text.hyphens import Break, HyphenJudge, is_broken, join_lines
from ipsearch.text.lexicon import known_words

# A word that does not fit into a cell has at least so many letters on its first line.
_LONG_WORD = 8
# What is left of it on the next line is no word when it is this short, and none of the short words.
_TAIL = 2
_DASH = re.compile(r"[^\W_] - [^\W_]")


class Joiner:
    """Joins the lines of one letter.

    Args:
        lines: all body lines of the letter, in order.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        lines = tuple(lines)
        self._judge = HyphenJudge(_unbroken_words(lines), known_words())
        # Whether the letter writes its dashes as hyphens: only then may one at a line end be a dash.
        self._dashed = any(_DASH.search(line.text) for line in lines)

    def join(self, lines: Sequence[Line]) -> str:
        """The text of a paragraph; footnote marks stay where they are."""
        texts = [line.text for line in lines]
        for place, text in enumerate(texts[:-1]):
            if text.endswith(" -") and self._is_drawn_apart(text, texts[place + 1]):
                texts[place] = f"{text[:-2].rstrip()}-"
        return join_lines(texts, self._judge)

    def join_cell(self, lines: Sequence[Line]) -> str:
        """The text of a cell of a table, where words that are wider than it were broken without a hyphen."""
        whole: list[Line] = []
        for line in lines:
            if whole and self._is_broken_bare(whole[-1].text, line.text):
                whole[-1] = replace(line, text=whole[-1].text + line.text)
            else:
                whole.append(line)
        return self.join(whole)

    def breaks_word(self, left: str, right: str) -> bool:
        """Whether the hyphen that ends ``left`` goes when the text runs on in ``right``."""
        last, first = left.split()[-1:], right.split()[:1]
        return bool(last and first and is_broken(last[0]) and self._judge.judge(last[0], first[0]) is Break.JOIN)

    def _is_broken_bare(self, text: str, below: str) -> bool:
        """Whether the last word of a line that holds nothing else goes on below: only the whole is a word."""
        first, rest = text.split()[-1:], below.split()[:1]
        if not first or not rest or not rest[0][:1].islower() or not first[0].isalpha() or len(first[0]) < _LONG_WORD:
            return False
        rest_word = rest[0].rstrip(".,;:)")
        if len(rest_word) <= _TAIL and rest_word not in SHORT_WORDS:
            return True
        start_known, rest_known = _is_word(first[0]), _is_word(rest_word)
        if not start_known and not rest_known:
            return True
        return self._judge.knows(first[0] + rest_word) and not (start_known and rest_known)

    def _is_drawn_apart(self, text: str, below: str) -> bool:
        """Whether a hyphen after a space ends a broken word, and is no dash: only the whole is a word."""
        last, first = text[:-2].split()[-1:], below.split()[:1]
        if not last or not first or not first[0][:1].islower() or not last[0][-1:].isalpha():
            return False
        rest = first[0].rstrip(".,;:)")
        if not self._dashed and len(rest) >= _TAIL:
            return True
        return self._judge.knows(last[0] + rest) or not self._judge.knows(rest)


def _is_word(word: str) -> bool:
    """Whether a word is known without the letter, which has the parts of broken words as well."""
    return word in SHORT_WORDS or word.lower() in known_words() or is_known(word.lower())


def _unbroken_words(lines: Iterable[Line]) -> Iterator[str]:
    """Words that stand whole inside a line: not before a line-end hyphen, and not right after one."""
    broken = False
    for line in lines:
        words = line.bare.split()
        if not words:
            continue
        start = int(broken)
        broken = is_broken(words[-1])
        yield from words[start : len(words) - int(broken)]
