"""Break a text into lines for a given font and width, with or without hyphens at line ends."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

import pyphen
from reportlab.pdfbase.pdfmetrics import stringWidth

from corpus.markup import NOTE

SUPERSCRIPT = 0.62  # size of a note mark, as a share of the text size


@dataclass(frozen=True, slots=True)
class Word:
    """A word or part of one. `glued` means the next piece belongs to the same word; `added` is a hyphen we put in."""

    text: str
    note: str = ""
    glued: bool = False
    added: str = ""

    @property
    def shown(self) -> str:
        return self.text + self.added


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words. `last` lines of a paragraph are never justified."""

    words: tuple[Word, ...]
    last: bool = False

    @property
    def broken(self) -> bool:
        """Whether the line ends inside a word."""
        return bool(self.words) and self.words[-1].glued

    @property
    def notes(self) -> list[str]:
        return [word.note for word in self.words if word.note]


@functools.cache
def dutch_hyphens() -> pyphen.Pyphen:
    """Loaded once: reading the patterns takes longer than setting a letter."""
    return pyphen.Pyphen(lang="nl_NL", left=3, right=3)


def split_words(text: str) -> list[Word]:
    """Words at spaces; a note mark becomes part of the word it follows, an amount keeps its euro sign beside it."""
    words: list[Word] = []
    for raw in text.split():
        found = NOTE.search(raw)
        word = Word(NOTE.sub("", raw), found[1] if found else "")
        if words and words[-1].text == "€":
            word = Word(f"€ {word.text}", word.note)
            words.pop()
        words.append(word)
    return words


def word_width(word: Word, font: str, size: float) -> float:
    """Width in points, note mark included."""
    note = stringWidth(word.note, font, size * SUPERSCRIPT) if word.note else 0.0
    return float(stringWidth(word.shown, font, size) + note)


def hyphenated(word: Word) -> list[tuple[Word, Word]]:
    """All ways to break a word over two lines, longest first part first."""
    core = word.text.strip("«».,;:()’‘")
    found = []
    if not core.isalpha() or len(core) < 7:
        spots = [i + 1 for i, char in enumerate(word.text[:-1]) if char == "-" and i > 1]
        return [(Word(word.text[:i], glued=True), Word(word.text[i:], word.note)) for i in reversed(spots)]
    lead = word.text.index(core)
    for spot in dutch_hyphens().positions(core):
        cut = lead + int(spot)
        found.append((Word(word.text[:cut], glued=True, added="-"), Word(word.text[cut:], word.note)))
    return list(reversed(found))


def break_lines(
    text: str, font: str, size: float, width: float, *, hyphens: bool = False, first_indent: float = 0.0
) -> list[Line]:
    """Fill lines greedily; with `hyphens`, a word that does not fit is broken where the patterns allow."""
    space = stringWidth(" ", font, size)
    waiting = split_words(text)
    lines: list[Line] = []
    while waiting:
        room = width - (first_indent if not lines else 0.0)
        taken, waiting = fill(waiting, room, space, lambda word: word_width(word, font, size), hyphens)
        lines.append(Line(tuple(taken), last=not waiting))
    return lines


def fill(
    waiting: list[Word], room: float, space: float, measure: Callable[[Word], float], hyphens: bool
) -> tuple[list[Word], list[Word]]:
    """Take the words of one line; the rest comes back."""
    taken: list[Word] = []
    used = 0.0
    for number, word in enumerate(waiting):
        need = measure(word) + (space if taken else 0.0)
        if used + need <= room:
            taken.append(word)
            used += need
            continue
        if hyphens:
            for head, tail in hyphenated(word):
                if used + measure(head) + (space if taken else 0.0) <= room:
                    return [*taken, head], [tail, *waiting[number + 1 :]]
        if not taken:  # a word wider than the column stands alone
            return [word], waiting[number + 1 :]
        return taken, waiting[number:]
    return taken, []


def join_lines(lines: list[Line]) -> str:
    """The text of some lines as it was before they were broken."""
    text = ""
    for line in lines:
        for word in line.words:
            text += word.text + ("" if word.glued else " ")
    return text.strip()
