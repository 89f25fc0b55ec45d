"""Which fragments together are one word?

By geometry alone: a space that is drawn on top of a letter parts nothing ("f ocus"), and a gap without a space glyph
does. Letter-spaced words are closed again.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from ipsearch.readers.layout.sheets import Fragment
from ipsearch.readers.markers import BULLETS

# Gaps in em: from _GAP on a new word begins; from _SPACED_GAP on when a space glyph was drawn there.
_GAP, _SPACED_GAP = 0.13, 0.05
# On a row that draws its spaces, a gap without one is a stretched syllable up to this far.
_UNDRAWN_GAP = 0.2
# A fragment that starts this far back (em) over the one before it belongs to something else.
_OVERLAP = -0.6
# The same letters within this distance (em) are one word drawn twice, to look bold.
_SHADOW = 0.15
# Sizes that differ by more than this share are not one word.
_SIZE_DIFFERS = 0.25
# Letters of two sizes are small capitals when their baselines differ by less than this (em); kerning may part or
# overlap them this far.
_LEVEL, _KERNED = 0.02, 0.1
# Small capitals are smaller than capitals by this factor at least.
_SMALL_CAPITAL = 0.88
_OPENING = "«“‘„\"'(["
_APOSTROPHES = frozenset("'’")
# A marker with a bracket or a stop, and the first word of its item.
_MARKER = re.compile(r"^(?:\(\w{1,4}\)|\d{1,2}[.)]|[a-z]\)|[ivx]{2,5}[.)])$")
# A small Roman number in brackets is no part of a word, as other letters in brackets are: "(her)bezien".
_ROMAN = re.compile(r"^\([ivx]{2,5}\)$")
_SIGNS = frozenset(BULLETS)
_STARTS = re.compile(r"[^\W\d_]{2}")
# Pieces of one word meet to within this (em); a capital that starts further off begins the next cell of a table, as a
# figure does that starts so far back.
_MEETS, _DRAWN_OVER = 0.012, -0.1
# Baselines within this share of the size plus half a point are one row.
_ROW, _ROW_POINTS = 0.12, 0.4
# Type below this size in points is not meant to be read.
_INVISIBLE = 2.5
# Kerning may close up two letters of a letter-spaced word.
_SPACED_PAIR = 2
_LIGATURES = frozenset(("ffi", "ffl"))
_LONGEST_LIGATURE = 3
# From this usual gap (em) between its letters on, a word is spaced out, though its letters still meet as one word.
_SPREAD = 0.085
# Letters that stand this far apart (em) are told from words by ``_unspaced``.
_WIDEST_SPREAD = 0.2
# Letter-spacing: this many single letters in a row, no gap over _SPACING_GAP em; between words it is wider by this.
_SPACED_LETTERS, _SPACING_GAP, _SPACING_WORD = 4, 1.2, 0.15


class Word(NamedTuple):
    """One word. A tuple because a page has hundreds; units as in ``Fragment``.

    ``small_capitals`` is true when its letters are drawn as capitals of two sizes, ``tinted`` when it
    begins in a colour, ``spread`` when its letters are spaced out.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    small_capitals: bool = False
    tinted: bool = False
    spread: bool = False


def rows(placed: Iterable[Fragment]) -> list[list[Fragment]]:
    """Fragments by baseline, rows from top to bottom, each from left to right."""
    found: list[list[Fragment]] = []
    base = float("-inf")
    for item in sorted(placed, key=attrgetter("y")):
        if item.y - base > _ROW * item.size + _ROW_POINTS:
            found.append([])
            base = item.y
        found[-1].append(item)
    for row in found:
        row.sort(key=attrgetter("x0"))
    return found


def words_of(fragments: Iterable[Fragment]) -> list[Word]:
    """The words of a page, row by row."""
    words: list[Word] = []
    for row in rows(part for part in fragments if part.size > _INVISIBLE):
        words.extend(_unspaced(_row_words(row)))
    return words


def _row_words(row: Sequence[Fragment]) -> list[Word]:
    words: list[Word] = []
    parts: list[Fragment] = []
    x1 = 0.0
    drawn = 2 * [part.spaced for part in row].count(True) >= len(row) > 2
    apart = _letter_space(row)
    for part in row:
        if parts and _is_shadow(part, parts[0]):
            continue
        if parts and (not _continues(part, parts, x1, drawn, apart) or _follows_marker(part, parts, x1, words)):
            words.append(_word(parts, x1, row[0].y))
            parts, x1 = [], part.x1
        parts.append(part)
        x1 = max(x1, part.x1)
    if parts:
        words.append(_word(parts, x1, row[0].y))
    return words


def _word(parts: Sequence[Fragment], x1: float, y: float) -> Word:
    first = parts[0]
    if len(parts) == 1:
        return Word(first.text, first.x0, x1, y, first.size, first.bold, first.italic, False, first.tinted)
    if not (_is_capital(first.text) and any(part.size < _SMALL_CAPITAL * first.size for part in parts)):
        text = "".join([part.text for part in parts])
        spread = _is_spread(parts)
        return Word(text, first.x0, x1, y, first.size, first.bold, first.italic, False, first.tinted, spread)
    # Small capitals share their glyphs with capitals, and fonts name them as either ("ErstE").
    capitals = all(part.text.isupper() for part in parts)
    texts = [_cased(part, capitals or part.size >= _SMALL_CAPITAL * first.size) for part in parts]
    return Word("".join(texts), first.x0, x1, y, first.size, first.bold, first.italic, True, first.tinted)


def _is_spread(parts: Sequence[Fragment]) -> bool:
    """Whether letters are placed one by one, with more than fitting between them on average.

    Kerning closes up a few, and puts some together.
    """
    least = _SPREAD * parts[0].size
    # The first gaps settle it for nearly all words that are drawn in parts.
    if max(parts[1].x0 - parts[0].x1, parts[-1].x0 - parts[-2].x1) < least:
        return False
    if any(len(part.text) > _LONGEST_LIGATURE for part in parts) or 2 * len(parts) <= sum(len(p.text) for p in parts):
        return False
    return sum(right.x0 - left.x1 for left, right in pairwise(parts)) >= least * (len(parts) - 1)


def _cased(part: Fragment, capital: bool) -> str:
    return part.text.upper() if capital else part.text.lower()


def _letter_space(row: Sequence[Fragment]) -> float:
    """The usual room (em) between the letters of a row that is spaced about as far as words are: kerning varies it."""
    if len(row) < _SPACED_LETTERS or len(row[0].text) > 1 or len(row[1].text) > 1:
        return 0.0
    if sum(len(part.text) == 1 for part in row) * 4 < 3 * len(row):
        return 0.0
    usual = statistics.median((right.x0 - left.x1) / left.size for left, right in pairwise(row))
    return usual if _SPREAD < usual < _WIDEST_SPREAD else 0.0


def _continues(part: Fragment, parts: Sequence[Fragment], end: float, drawn: bool, apart: float) -> bool:
    """Whether a fragment goes on with the word that ``parts`` are, which reaches to ``end``."""
    last, before = parts[0], parts[-1].text
    em = part.size if part.size > last.size else last.size
    stretched = before[-1:].islower() and (part.text[:1].islower() or part.text == "-")
    limit = _UNDRAWN_GAP if drawn and stretched else _GAP
    limit = max(limit, apart + _SPACING_WORD / 2) if apart else limit
    gap = (part.x0 - end) / em
    if not _OVERLAP < gap < limit or (part.spaced and gap >= _SPACED_GAP) or _touches(part, before, gap):
        return False
    return abs(part.size - last.size) < _SIZE_DIFFERS * last.size or _is_small_capitals(part, last, gap)


def _is_small_capitals(part: Fragment, last: Fragment, gap: float) -> bool:
    """Whether letters of two sizes stand on one baseline without a gap: small capitals that a program made."""
    level = abs(part.y - last.y) < _LEVEL * last.size and abs(gap) < _KERNED
    return level and (part.text in _APOSTROPHES or (part.text.isalpha() and _is_capital(last.text)))


def _is_capital(text: str) -> bool:
    """Whether small capitals may follow: one letter, whatever the file names it, or capitals; maybe after a quote."""
    text = text.lstrip(_OPENING)
    return text.isalpha() and (len(text) == 1 or text.isupper())


def _follows_marker(part: Fragment, parts: Sequence[Fragment], end: float, words: Sequence[Word]) -> bool:
    """Whether a word starts right after a list marker that is as wide as the room before its item."""
    sign = parts[0].text in _SIGNS
    if len(parts) > 1 or not (sign or _MARKER.match(parts[0].text)) or not _STARTS.match(part.text):
        return False
    opens = not words or parts[0].x0 - words[-1].x1 > parts[0].size
    return opens and (sign or bool(_ROMAN.match(parts[0].text)) or abs(part.x0 - end) > _MEETS * part.size)


def _touches(part: Fragment, before: str, gap: float) -> bool:
    """Whether a capitalised word merely touches the word before it: a full cell of a table, and the cell beside it.

    A figure does when it is drawn over the end of the word.
    """
    if abs(gap) <= _MEETS or not before[-1:].islower():
        return False
    return (part.text[:1].isupper() and part.text[1:2].islower()) or (gap < _DRAWN_OVER and part.text[:1].isdigit())


def _is_shadow(part: Fragment, last: Fragment) -> bool:
    return part.text == last.text and abs(part.x0 - last.x0) < _SHADOW * part.size


def _unspaced(words: list[Word]) -> list[Word]:
    """The row with letter-spaced words closed."""
    if len([word for word in words if len(word.text) <= _SPACED_PAIR]) < _SPACED_LETTERS:
        return words
    result: list[Word] = []
    for spaced, run in groupby(_letter_runs(words), key=lambda item: item[0]):
        part = [word for _, word in run]
        result.extend(_closed(part) if spaced and _is_letter_spaced(part) else part)
    return result


def _letter_runs(words: Sequence[Word]) -> list[tuple[int, Word]]:
    """Each word with the number of its run of single characters, 0 outside runs."""
    numbered: list[tuple[int, Word]] = []
    run = 0
    for place, word in enumerate(words):
        if not _is_letters(word):
            numbered.append((0, word))
            continue
        before = words[place - 1] if place else None
        close = before is not None and word.x0 - before.x1 < _SPACING_GAP * word.size and _is_letters(before)
        run += not close
        numbered.append((run, word))
    return numbered


def _is_letters(word: Word) -> bool:
    """Whether a word can be a piece of a letter-spaced one."""
    return len(word.text) <= _SPACED_PAIR or word.text in _LIGATURES


def _is_letter_spaced(run: Sequence[Word]) -> bool:
    single = sum(len(word.text) == 1 for word in run)
    letters = sum(word.text.isalpha() for word in run)
    signs = sum(word.text.isalnum() for word in run)
    return len(run) >= _SPACED_LETTERS and 4 * single >= 3 * len(run) and 4 * signs >= 3 * len(run) < 8 * letters


def _closed(run: Sequence[Word]) -> list[Word]:
    gaps = [right.x0 - left.x1 for left, right in pairwise(run)]
    limit = statistics.median(gaps) + _SPACING_WORD * run[0].size
    words = [run[0]]
    for gap, before, word in zip(gaps, run, run[1:], strict=False):
        # A ligature is spaced as the letters that it stands for.
        if gap > (limit * len(before.text) if before.text in _LIGATURES else limit):
            words.append(word)
        else:
            words[-1] = words[-1]._replace(text=words[-1].text + word.text, x1=word.x1, spread=True)
    return words
