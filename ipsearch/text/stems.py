"""Which words of a text are one word in different forms?"""

from __future__ import annotations

import re
from functools import lru_cache

from ipsearch.text.lexicon import lemmas

_DOUBLE = re.compile(r"([bdfgklmnprst])\1$")
_LONG_VOWEL = re.compile(r"(aa|ee|oo|uu)([bcdfghjklmnpqrstvwxz])$")
_VOWELS = frozenset("aeiouy")
# *havens* loses two: its plural, and what looks like one in *haven*, which must stem alike.
_ENDINGS_IN_A_ROW = 3


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The form under which a folded word is indexed: the light stem of its lemma.

    The lemma comes from a table of the words for which rules are not enough (*uitgezonden*, *liep*, *leden*); a word
    that the table does not hold, nearly all of them, is left to the rules.

    >>> stem("uitgezonden") == stem("uitzenden"), stem("politiemensen") == stem("politieman")
    (True, True)
    """
    return light_stem(lemmas().get(word, word))


def light_stem(word: str) -> str:
    """A folded word without plural, diminutive and adjective endings, and with vowels made single.

    Kept light on purpose: Kraaij-Pohlmann merges *gemeente*, *mening* and *gemeen*, which harms government text.
    """
    if len(word) < 4 or not word.isalpha():
        return word.removesuffix("'s")
    for _ in range(_ENDINGS_IN_A_ROW):
        shorter = _single(_without_ending(word))
        if shorter == word:
            break
        word = shorter
    return word


def _without_ending(word: str) -> str:
    for ending in ("heden", "en", "e", "s"):
        if word.endswith(ending) and _stands(word, ending):
            return word[: -len(ending)] + ("heid" if ending == "heden" else "")
    return word


def _stands(word: str, ending: str) -> bool:
    """Whether what is left without the ending can be a Dutch stem."""
    rest = word[: -len(ending)]
    if len(rest) < 3 or not _VOWELS & set(rest):
        return False
    return not (ending == "s" and rest[-1] in "sui") and not (ending in {"e", "en"} and rest[-1] in "e")


def _single(word: str) -> str:
    """One spelling for a stem in open and closed syllables: *taken*, *taak* → *tak*; *brieven*, *brief* → *brief*."""
    word = _DOUBLE.sub(r"\1", word)
    word = _LONG_VOWEL.sub(lambda m: m.group(1)[0] + m.group(2), word)
    if word.endswith("v"):
        return word[:-1] + "f"
    return word[:-1] + "s" if word.endswith("z") else word
