"""Does the hyphen at a line end belong to the word?

Dutch prints one sign for three things: a word broken by the line end (``samen-|werking``), a compound that is
written with a hyphen (``EU-|Interpol``), and a part left out (``opsporings-|en``). Of running words that end a line
in a hyphen about 97 % are the first, so a break is closed unless there is evidence against it. Evidence is, in order:
what follows, the shape of the parts, the same word unbroken elsewhere in the letter or in a lexicon, and the spelling
rules that demand a hyphen (Woordenlijst Nederlandse Taal, Leidraad 6.B and 7: clash of vowels, coordinate adjectives).
A lexicon is never required: it misses too many compounds to be trusted when a word is absent from it.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Protocol

from ipsearch.text.compounds import is_known

SOFT_HYPHEN = "\u00ad"

_ELLIPSIS_BEFORE = frozenset(
    "en of en/of dan tot als noch respectievelijk resp. maar versus plus c.q. alsmede alsook and".split()
)
# Words that never end a phrase; they may also be the end of a word.
_GO_ON = frozenset("aan als dan de der die een en het in maar met of om op te tot van ze".split())
# As an ending these begin with a vowel, and a word is only broken before them after another vowel.
_AFTER_VOWEL, _SYLLABLE_ENDS = ("en", "of"), frozenset("aeiouyj")
_HYPHENATED_PREFIXES = frozenset("niet non vice oud ex adjunct kandidaat e u x".split())
# Prefixes of the list that also begin simple words (exploitatie, oudheid): the rest must be a word.
_AMBIGUOUS_PREFIXES = frozenset("ex oud".split())
# Simple words that the other prefixes begin.
_SIMPLE_REST = re.compile(r"^(?:chalan|sens)")
_CLASHES = frozenset("aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu".split())
_COORDINATE_FIRST = re.compile(r"(?:eel|aal|lijk|isch|ief|iek|baar)$")
_COORDINATE_SECOND = re.compile(r"(?:ische?|lijke?|ële|iële|[^r]ale|eel|aal|ieve?|ief|aire?|air)$")
_ENGLISH_SECOND = frozenset("led based driven proof up off".split())
# Words that only English sentences have, and only Dutch ones; so many of the first among so many words, and none of
# the second, are English. There a compound is written with a hyphen, if both parts are words of at least such length.
_ENGLISH = frozenset("the and for with that by from to which this are or be shall such its".split())
_DUTCH = frozenset("de het een en van voor met dat die niet zijn wordt worden te op bij aan deze dit ik".split())
_ENGLISH_WORDS, _CONTEXT, _ENGLISH_PART = 2, 9, 4
_LAST_PART = re.compile(r"[\w’'.]+$")
_FIRST_PART = re.compile(r"[\w’']+(?:-[\w’']+)*")
_WEB = re.compile(r"(?:^|[(<])(?:https?://|www\.)\S*[\w/_=&?%#-]$")
# no sentence starts with a small letter: www.voorbeeld.|nl
_WEB_STOP = re.compile(r"(?:^|[(<])(?:https?://|www\.)\S*\w\.$")
# no address is without its last part: www.voorbeel|d.nl
_WEB_PART, _WEB_PART_REST = re.compile(r"(?:^|[(<])www\.[\w-]+$"), re.compile(r"[\w-]+\.[a-z]{2,}\b")
_WEB_REST = re.compile(r"[\w%~&=#?-]*(?:[/_=]|\.(?:html?|pdf|aspx?|docx?|nl|eu|org|com|php)\b)")
_ADDRESS = re.compile(r"(?:://|^www\.|@)\S*$|/\S*$")
# A hyphen in the last part of a domain is none of its own: www.voorbeeld.exam-|ple/nl
_DOMAIN = re.compile(r"(?:^|[(<\[])(?:https?://|www\.|[\w.+-]+@)[\w.-]*[\w]\.[a-z]+$")
_DOMAIN_REST = re.compile(r"[a-z]+(?:[/:?#]\S*|[^\w\s]*)$")
_PUNCTUATION = re.compile(r"^[^\w]+|[^\w]+$")
_PLAIN_VOWELS = str.maketrans("áàâéèêíìîóòôúùû", "aaaeeeiiiooouuu")

# An inflected form counts as the same word when this many letters after the break agree.
_SAME_STEM = 5
# Compounds whose parts clash in vowels have parts of at least this length; shorter tails are endings (muse-um).
_CLASH_FIRST, _CLASH_SECOND = 4, 5
_ACRONYM_LENGTH = 5
# What is left over of a word that a narrow cell tore, when the word itself is not known.
_SCRAP = 3
# Words of so many letters end no phrase of two words.
_SHORTEST = 2


class Lexicon(Protocol):
    """Anything that tells whether a word, in lower case, is known.

    An entry with a hyphen at its end says that what it names keeps its hyphen as first part of a word: ``dublin-``.
    """

    def __contains__(self, word: object, /) -> bool:
        """Whether the word is known."""


class Break(Enum):
    """What a hyphen at a line end is."""

    JOIN = "join"
    KEEP = "keep"
    ELLIPSIS = "ellipsis"


class HyphenJudge:
    """Decides breaks of one letter.

    Args:
        seen: words that stand unbroken in the letter, as printed; punctuation around them is ignored.
        lexicon: known words, if there is a list of them.
    """

    def __init__(self, seen: Iterable[str] = (), lexicon: Lexicon | None = None) -> None:
        # What ends in a hyphen is a part of a word, also inside a line: there it ends a cell of a table.
        self._printed = {_PUNCTUATION.sub("", word) for word in seen if not is_broken(word)}
        self._words = {word.lower() for word in self._printed}
        self._sorted = sorted(self._words)
        self._lexicon = lexicon if lexicon is not None else frozenset[str]()

    def judge(self, before: str, after: str) -> Break:
        """What the hyphen is.

        Args:
            before: the last word of the line, hyphen included.
            after: the first word of the next line.
        """
        if before.endswith(SOFT_HYPHEN):
            return Break.JOIN
        stem = before[:-1]
        last, first = _LAST_PART.search(stem), _FIRST_PART.match(after)
        if _DOMAIN.search(stem) and _DOMAIN_REST.match(after):
            return Break.JOIN
        if _ADDRESS.search(stem) and (":" in stem or "@" in stem or "." in stem or stem.startswith("/")):
            return Break.KEEP
        if last is None or first is None:
            return Break.KEEP if stem else Break.ELLIPSIS
        if _is_left_out(last.group(), after) and not self._is_known_whole(stem, after):
            return Break.ELLIPSIS
        return self._judge_parts(stem, last.group(), first.group())

    def joined(self, before: str, after: str, context: Sequence[str] = ()) -> str:
        """The words on both sides of the line end as they read in running text.

        Args:
            before: the last word of the line, hyphen included.
            after: the first word of the next line.
            context: the words before them.
        """
        verdict = self.judge(before, after)
        if verdict is Break.JOIN and _is_english(context) and self._are_words(before, after):
            verdict = Break.KEEP
        if verdict is Break.JOIN:
            return before[:-1] + after
        return before + (" " if verdict is Break.ELLIPSIS else "") + after

    def is_torn(self, before: str, after: str) -> bool:
        """Whether two pieces on two lines without a hyphen are one word, torn where a narrow cell ended."""
        is_word = after in self._lexicon and (len(after) > 1 or after == "u")
        if not after.islower() or (is_word and len(after) <= _SCRAP):
            return False
        if is_word and len(before) > _SCRAP and before.lower() in self._lexicon:
            return False  # two words: in beslag | genomen
        return self._knows((before + after).lower()) or (len(after) <= _SCRAP and before.lower() not in self._lexicon)

    def knows(self, word: str) -> bool:
        """Whether a word stands in the letter or in the lexicon, whatever its capitals."""
        return self._knows(word.lower())

    def is_cut(self, before: str, after: str, *, goes_on: bool, full: bool) -> bool:
        """Whether pieces that stand alone on their lines are one word ("uitzonderi|ng").

        Only the lexicon tells: a torn word stands in the letter as it was torn.

        Args:
            before: the piece on the first line.
            after: the piece on the second.
            goes_on: whether more words follow, as they must after words like "en".
            full: whether the first fills its line to the last letter.
        """
        if self._lexicon == frozenset() or before.lower() in self._lexicon or not after.islower():
            return False
        if goes_on and after in _GO_ON:
            return False
        # No phrase that opens with a name ends in a word as short as "er": the name was cut there.
        rest = after not in self._lexicon or (not goes_on and len(after) <= _SHORTEST)
        return self._knows((before + after).lower()) or (full and rest)

    def is_cut_compound(self, before: str, after: str) -> bool:
        """Whether the last word of a line that is wholly full is a piece of a compound ("vestingwer|ken")."""
        first, whole = before.lower(), (before + after).lower()
        if not after.islower() or after in _GO_ON or first in self._lexicon:
            return False
        return is_known(whole) and not is_known(first)

    def _are_words(self, before: str, after: str) -> bool:
        """Whether a hyphen stands between two words that English does not write as one: high-|efficiency."""
        first, second = (_PUNCTUATION.sub("", part).lower() for part in (before, after))
        parts = all(len(part) >= _ENGLISH_PART and self._knows(part) for part in (first, second))
        return parts and not before.endswith(SOFT_HYPHEN) and not self._knows(first + second)

    def _is_known_whole(self, stem: str, after: str) -> bool:
        """Whether what looks like a part left out is a word: zo-|als, partij-|en, but not land-|en (lan-|den)."""
        first = _PUNCTUATION.sub("", after).lower()
        if first.startswith(_AFTER_VOWEL) and stem[-1].lower() not in _SYLLABLE_ENDS:
            return False
        return self._knows(_PUNCTUATION.sub("", stem).lower() + first)

    def _judge_parts(self, stem: str, last: str, first: str) -> Break:
        if first[0].isupper() and last.isupper() and self._knows((last + first).lower()):
            return Break.JOIN  # a word in capitals
        if first[0].isupper() or first[0].isdigit() or last[-1].isdigit():
            return Break.KEEP
        if not last[-1].isalpha():
            return Break.KEEP
        unbroken = _PUNCTUATION.sub("", stem).lower()
        attested = self._attested(unbroken, first.lower())
        if attested is None and unbroken != last.lower():
            attested = self._attested(last.lower(), first.lower())  # Assen-No-|ord
        if attested is not None:
            return attested
        keep = (
            _is_acronym(last)
            or f"{unbroken}-" in self._lexicon
            or self._is_name(last)
            or self._is_prefix(last.lower(), first.lower())
            or self._is_clash(last.lower(), first.lower())
            or _is_coordinate(last.lower(), first.lower())
        )
        return Break.KEEP if keep else Break.JOIN

    def _attested(self, stem: str, first: str) -> Break | None:
        """What the letter and the lexicon know; the whole word first, then its stem, then the lexicon."""
        closed, open_ = stem + first, f"{stem}-{first}"
        for known in (self._words, _Stems(self._sorted, len(stem) + _SAME_STEM), self._lexicon):
            if (closed in known) != (open_ in known):
                return Break.JOIN if closed in known else Break.KEEP
        return None

    def _knows(self, word: str) -> bool:
        return word in self._words or word in self._lexicon

    def _is_name(self, last: str) -> bool:
        """A name is a word with a capital that never occurs without one; few Dutch syllables end in x."""
        if not last[0].isupper() or self._knows_lower(last):
            return False
        return last in self._printed or (last.endswith("x") and len(last) >= _CLASH_SECOND)

    def _knows_lower(self, word: str) -> bool:
        return word.lower() in self._printed or word.lower() in self._lexicon

    def _is_prefix(self, last: str, first: str) -> bool:
        if last not in _HYPHENATED_PREFIXES or len(first) < _CLASH_FIRST or _SIMPLE_REST.match(first):
            return first in _ENGLISH_SECOND and len(last) >= _CLASH_FIRST
        return last not in _AMBIGUOUS_PREFIXES or self._knows(first)

    def _is_clash(self, last: str, first: str) -> bool:
        if (last[-1] + first[0]).translate(_PLAIN_VOWELS) not in _CLASHES:
            return False
        if self._knows(last) and self._knows(first):
            return True
        # "financi-eel", "offici-eren": an i before a vowel is no end of a word
        return len(last) >= _CLASH_FIRST and len(first) >= _CLASH_SECOND and not last.endswith("i")


class _Stems:
    """Words by their first letters: inflected forms of a word are evidence for it."""

    def __init__(self, words: Sequence[str], length: int) -> None:
        self._words, self._length = words, length

    def __contains__(self, word: object, /) -> bool:
        if not isinstance(word, str):
            return False
        stem = word[: self._length + word.count("-")]
        place = bisect.bisect_left(self._words, stem)
        return len(word) >= self._length and place < len(self._words) and self._words[place].startswith(stem)


def join_lines(lines: Sequence[str], judge: HyphenJudge) -> str:
    """Lines as running text, with their line-end hyphens decided."""
    parts: list[str] = []
    tail = ""
    for line in lines:
        words = line.split()
        if not words:
            continue
        if tail and (glued := _glued(tail, words[0], judge, parts[-_CONTEXT - 1 : -1])) is not None:
            parts[-1] = glued
            words = words[1:]
        parts.extend(words)
        tail = parts[-1] if parts else ""
    # At the end of the lines nothing follows yet: the break stays visible.
    return " ".join(parts).replace(SOFT_HYPHEN, "-")


def is_broken(word: str) -> bool:
    """Whether a word at a line end may run on in the next line: it ends in a hyphen that is no dash."""
    return len(word) > 1 and word[-1] in ("-", SOFT_HYPHEN) and word[-2] not in "-–—"


def _glued(tail: str, word: str, judge: HyphenJudge, context: Sequence[str]) -> str | None:
    if is_broken(tail):
        return judge.joined(tail, word, context)
    if len(tail) > 1 and tail[-1] == "/" and (tail[-2].isalnum() or tail.endswith("://")):
        return tail + word
    # a web address that is longer than a line is broken anywhere: www.voorbeeld.nl/verst|erking.pdf
    if (_WEB.search(tail) and _WEB_REST.match(word)) or (_WEB_STOP.search(tail) and word[0].islower()):
        return tail + word
    if _WEB_PART.search(tail) and _WEB_PART_REST.match(word):
        return tail + word
    # a dash without a space before it has none after it: 2019–|2020, Arnhem–|Duisburg
    if len(tail) > 1 and tail[-1] == "–" and tail[-2].isalnum() and word[0].isalnum():
        return tail + word
    return None


def _is_english(words: Sequence[str]) -> bool:
    found = [_PUNCTUATION.sub("", word).lower() for word in words]
    return sum(word in _ENGLISH for word in found) >= _ENGLISH_WORDS and not any(word in _DUTCH for word in found)


def _is_left_out(last: str, after: str) -> bool:
    word = after.strip(",;:()").lower()
    if word == "naar":  # opsporings- naar, but eige-naar, kunste-naar
        return not last.endswith("e")
    return word in _ELLIPSIS_BEFORE or word.rstrip(".") + "." in _ELLIPSIS_BEFORE


def _is_acronym(last: str) -> bool:
    last = last.replace("IJ", "I")  # one letter: IJs-|sel is broken, not joined by a hyphen
    return len(last) <= _ACRONYM_LENGTH and sum(char.isupper() for char in last) > len(last) / 2


def _is_coordinate(last: str, first: str) -> bool:
    """financieel-economische, civiel-militair: two adjectives of which only the last is inflected."""
    return len(last) > _CLASH_SECOND and bool(_COORDINATE_FIRST.search(last) and _COORDINATE_SECOND.search(first))
