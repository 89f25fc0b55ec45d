"""Which words does a text hold, and in which forms are they searched?

A token keeps the offsets of its word in the source; no filter changes them. Three forms are indexed: the folded word
(for phrases), its stem, and its character 4-grams, which find compounds, inflections and typing errors alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ipsearch.kenmerk import find_kamerstukken, normalise_kenmerk

# Changes whenever a word would be indexed under another form.
VERSION = 2
GRAM = 4
_WORD = re.compile(r"\w+(?:[.’'\-\u2010\u2011]\w+)*")
_PART = re.compile(r"[\-\u2010\u2011]")
_LIGATURES = str.maketrans(
    {
        "ĳ": "ij",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬀ": "ff",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ß": "ss",
        "’": "'",
        "\u2010": "-",
        "\u2011": "-",
    }
)
_CODE = re.compile(r"\w[\w./\-]*")
_CODE_DIGITS = 5
# Two years, or a day in figures.
_MOMENT = re.compile(r"(?:19|20)\d\d(?:[\-/.](?:19|20)\d\d|[\-/.]\d\d?[\-/.]\d\d?)|\d\d?[\-/.]\d\d?[\-/.](?:19|20)\d\d")

# Words that carry a sentence but not its subject. Ours; kept short, because BM25 weighs common words down by itself.
_DUTCH_STOP_WORDS = frozenset(
    "de het een en of in op te van voor met aan bij door over om uit tot naar is zijn was waren wordt worden werd "
    "werden dat die dit deze er ze zij hij wij we ik u uw mijn ons onze hun haar zich als dan ook nog maar want "
    "dus niet geen al wat wie welke welk waar wanneer hoe hoeveel waarom heeft hebben had hadden kan kunnen zal "
    "zullen moet moeten mag mogen".split()
)
ENGLISH_STOP_WORDS = frozenset(
    "the of and to in is are was were what which who when where why how many much does do did has have had for with on "
    "by from about between into its their they".split()
)
STOP_WORDS: frozenset[str] = _DUTCH_STOP_WORDS | ENGLISH_STOP_WORDS


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: its folded form, and its half-open place in the source."""

    text: str
    start: int
    end: int


def fold(word: str) -> str:
    """Lower case, without accents, ligatures or curly apostrophes."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.translate(_LIGATURES).lower()).lower()
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LIGATURES)


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, in order. A word with inner hyphens comes whole, followed by its parts."""
    for match in _WORD.finditer(text):
        yield Token(fold(match.group()), match.start(), match.end())
        if _PART.search(match.group()):
            yield from _parts(match)


def printed_tokens(text: str) -> Iterator[Token]:
    """The words of a text as printed, those with inner hyphens whole, with their places."""
    for match in _WORD.finditer(text):
        yield Token(match.group(), match.start(), match.end())


def _parts(match: re.Match[str]) -> Iterator[Token]:
    start = match.start()
    for part in _PART.split(match.group()):
        if part:
            yield Token(fold(part), start, start + len(part))
        start += len(part) + 1


def printed_words(text: str) -> list[str]:
    """The words of a text as printed, those with inner hyphens whole; without their places."""
    return _WORD.findall(text)


def vocabulary(text: str) -> set[str]:
    """The different words of a text, as ``tokens`` folds them, without their places: much quicker."""
    words = set(_WORD.findall(text))
    parts = {part for word in words if _PART.search(word) for part in _PART.split(word) if part}
    return {fold(word) for word in words | parts}


def grams(word: str, size: int = GRAM) -> list[str]:
    """The character n-grams of a folded word with its borders marked; a short word is one gram.

    >>> grams("politie")
    ['_pol', 'poli', 'olit', 'liti', 'itie', 'tie_']
    """
    padded = f"_{word}_"
    if len(padded) <= size:
        return [padded]
    return [padded[i : i + size] for i in range(len(padded) - size + 1)]


def identifiers(text: str) -> dict[str, str]:
    """Kamerstuk numbers and kenmerk-like codes (five digits or more) by their normal form, each as it is typed there.

    Two years, or a date in figures, are no code.
    """
    found = {str(one.kamerstuk): text[one.start : one.end] for one in find_kamerstukken(text)}
    # The full stop behind it ends a sentence.
    codes = [match.group().rstrip("./-") for match in _CODE.finditer(text)]
    long = [code for code in codes if sum(c.isdigit() for c in code) >= _CODE_DIGITS and not _MOMENT.fullmatch(code)]
    return found | {normalise_kenmerk(code): code for code in long}


def content(words: Iterable[str]) -> list[str]:
    """The words that are not stop words; all of them when nothing else is left."""
    words = list(words)
    return [w for w in words if w not in STOP_WORDS] or words
