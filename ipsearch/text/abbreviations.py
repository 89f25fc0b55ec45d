"""Which abbreviations does a text define? "Korps Politie Caribisch Nederland (KPCN)", "het LKII (Landelijk …)".

Source: Schwartz & Hearst, A simple algorithm for identifying abbreviation definitions, PSB 2003; with the compounds of
Dutch: a letter of the short form may also begin a part inside a word, as in *Recherchesamenwerkingsteam (RST)*.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ipsearch.annotations import Abbreviation
from ipsearch.text.analysis import STOP_WORDS, fold
from ipsearch.text.stems import stem

_SHORT = r"[A-Z][A-Za-z&\-]{0,9}[A-Z0-9]|[A-Z][A-Za-z]{1,4}"
# A plural 's belongs to the sentence, not to the short form.
_BRACKETED = re.compile(rf"\((?P<short>{_SHORT})(?:['’]?s)?\)")
_EXPLAINED = re.compile(rf"(?<![\w(])(?P<short>{_SHORT})(?:['’]?s)? \((?P<long>[^()]{{6,90}})\)")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
# Words that a long form may have more than the short form has letters.
_MORE_WORDS = 4
# Long forms of one short form that are believed; in a large index the same letters stand for many things.
_FORMS = 2
_BREAK = re.compile(r"[.;:()•|\n]")
# What cannot open a long form.
_ARTICLES = frozenset("de het een en of van voor in op met bij the a an of and".split())


def find_abbreviations(text: str) -> Iterator[Abbreviation]:
    """Every definition in the text, in order; the same one perhaps more than once."""
    for match in _BRACKETED.finditer(text):
        before = _BREAK.split(text[max(0, match.start() - 120) : match.start()])[-1]
        if long := _long_form(match["short"], before):
            yield Abbreviation(match["short"], long)
    for match in _EXPLAINED.finditer(text):
        if long := _long_form(match["short"], match["long"]):
            yield Abbreviation(match["short"], long)


def long_forms_of(defined: Iterable[Abbreviation]) -> dict[str, str]:
    """The first long form of each short form, by folded short form."""
    made: dict[str, str] = {}
    for one in defined:
        made.setdefault(fold(one.short), one.long)
    return made


class Abbreviations:
    """What the short forms of an index stand for.

    Args:
        found: each definition once for every letter that gives it.
    """

    def __init__(self, found: Iterable[Abbreviation]) -> None:
        counts: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
        for one in found:
            long = tuple(fold(word) for word in _WORD.findall(one.long))
            counts[fold(one.short)][long] += 1
        self._long = {short: tuple(long for long, _ in forms.most_common(_FORMS)) for short, forms in counts.items()}
        self._short: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for short, forms in self._long.items():
            for long in forms:
                stems = [stem(word) for word in long if word not in STOP_WORDS]
                if len(stems) > 1:  # a single word is found by itself
                    self._short[stems[0]].append((frozenset(stems), short))

    def long_forms(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The folded words of what a folded word is short for, the commonest first."""
        return self._long.get(word, ()) or self._long.get(word.removesuffix("s").removesuffix("'"), ())

    def short_forms(self, stems: Sequence[str]) -> Iterator[tuple[frozenset[str], str]]:
        """Short forms whose long form stands among ``stems``: the stems of the long form, and the short form."""
        there = set(stems)
        for first in dict.fromkeys(stems):
            yield from ((long, short) for long, short in self._short.get(first, ()) if long <= there)


def _long_form(short: str, before: str) -> str | None:
    """The shortest end of ``before`` that spells the short form by its initials, in order; ``None`` when none does."""
    letters = [c.lower() for c in short if c.isalnum()]
    words = list(_WORD.finditer(before))
    for start in range(len(words) - 1, max(-1, len(words) - len(letters) - _MORE_WORDS - 1), -1):
        first = words[start].group().lower()
        if first[0] != letters[0] or first in _ARTICLES:
            continue
        span = before[words[start].start() : words[-1].end()]
        if len(span) > len(short) + 2 and _spells([w.group().lower() for w in words[start:]], letters):
            return span
    return None


def _spells(words: Sequence[str], letters: Sequence[str]) -> bool:
    """Whether the initials of the words give the letters in order; articles may be passed over, nothing else.

    A word may give more letters than its first: those of its parts, or of a short form that is no initialism (*KMar*).
    """
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if word in _ARTICLES and _spells(rest, letters):
        return True
    at, given = 0, 0
    while given < len(letters) and (at := word.find(letters[given], at if given else 0)) >= 0 and (given or at == 0):
        given, at = given + 1, at + 1
        if _spells(rest, letters[given:]):
            return True
    return False
