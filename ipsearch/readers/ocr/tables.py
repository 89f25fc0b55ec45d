"""What does the table say that Tesseract writes, and which of its words are none?

Columns (Tesseract's TSV): level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
Level 5 is a word; places are in pixels from the upper left corner; confidence runs from 0 to 100.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import median
from typing import NamedTuple

_COLUMNS, _WORD_LEVEL = 12, "5"
# Words that Tesseract trusts less are specks, stamps and parts of logos; signs without a letter are so more often.
_TRUSTED, _TRUSTED_SIGN = 30.0, 70.0
# A line that it trusts less as a whole is a signature, a stamp or a picture.
_TRUSTED_LINE = 50.0
# In a line that it trusts this much, a doubtful word of some length is a word: better a letter wrong than a gap.
_SOUND_LINE, _SOUND_LENGTH = 75.0, 3
# A box that is higher than its line by this factor holds a rule or a picture as well.
_HIGH = 2.5


class TableWord(NamedTuple):
    """One word: its line, its box in pixels (right and bottom are outside it), and how sure Tesseract is."""

    line: tuple[str, str, str]
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    text: str


def words_in(table: str) -> list[TableWord]:
    """All words of a table, in its order; rows that make no sense are passed over."""
    found = []
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) != _COLUMNS or cells[0] != _WORD_LEVEL or not cells[-1].strip():
            continue
        try:
            left, top, width, height = map(int, cells[6:10])
            found.append(
                TableWord(
                    (cells[2], cells[3], cells[4]), left, top, left + width, top + height, float(cells[10]),
                    cells[11].strip(),
                )
            )  # fmt: skip
        except ValueError:
            continue
    return found


def lines_in(words: Sequence[TableWord]) -> list[list[TableWord]]:
    """The words by line, without junk."""
    lines = [_without_junk(list(line)) for _, line in groupby(words, key=lambda word: word.line)]
    return [line for line in lines if line and confidence(line) >= _TRUSTED_LINE]


def confidence(words: Sequence[TableWord]) -> float:
    """How sure Tesseract is of these words, from 0 to 100, longer ones counting for more; 0 without words."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _without_junk(line: Sequence[TableWord]) -> list[TableWord]:
    usual, sound = median(word.bottom - word.top for word in line), confidence(line) >= _SOUND_LINE
    return [word for word in line if _is_word(word, sound) and word.bottom - word.top <= _HIGH * usual]


def _is_word(word: TableWord, sound: bool) -> bool:
    letters = sum(map(str.isalnum, word.text))
    if sound and letters >= _SOUND_LENGTH:
        return True
    return word.confidence >= (_TRUSTED if letters else _TRUSTED_SIGN)
