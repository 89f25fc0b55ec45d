"""How do the lines of a paragraph become its text?

``text.hyphens`` decides what a hyphen at a line end is; this module tells it which words the letter prints unbroken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ipsearch.readers.plaintext.lines import Line
from ipsearch.text.hyphens import Break, HyphenJudge, is_broken, join_lines
from ipsearch.text.lexicon import known_words


class Joiner:
    """Joins the lines of one letter.

    Args:
        lines: all body lines of the letter, in order.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._judge = HyphenJudge(_unbroken_words(lines), known_words())

    def join(self, lines: Sequence[Line]) -> str:
        """The text of a paragraph; footnote marks stay where they are."""
        texts = [line.text for line in lines]
        for place, text in enumerate(texts[:-1]):
            if text.endswith(" -") and self._is_drawn_apart(text, texts[place + 1]):
                texts[place] = f"{text[:-2].rstrip()}-"
        return join_lines(texts, self._judge)

    def breaks_word(self, left: str, right: str) -> bool:
        """Whether the hyphen that ends ``left`` goes when the text runs on in ``right``."""
        last, first = left.split()[-1:], right.split()[:1]
        return bool(last and first and is_broken(last[0]) and self._judge.judge(last[0], first[0]) is Break.JOIN)

    def _is_drawn_apart(self, text: str, below: str) -> bool:
        """Whether a hyphen after a space ends a broken word, and is no dash: only the whole is a word."""
        last, first = text[:-2].split()[-1:], below.split()[:1]
        if not last or not first or not first[0][:1].islower() or not last[0][-1:].isalpha():
            return False
        rest = first[0].rstrip(".,;:)")
        return self._judge.knows(last[0] + rest) or not self._judge.knows(rest)


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
