"""Which numbers does a question take for granted, and does a text bear them out? "welke *zeven* landen".

A text bears a number out when it says it, or when it names as many: who asks for "welke twee havens" is answered by
"Delfzijl en Den Helder", and not by "twee havens zijn dicht".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

_COUNTED = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
    "negentien twintig"
).split()
# Without "ten", which is a Dutch word.
_ENGLISH = "two three four five six seven eight nine".split()
_RANKED = "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende".split()
# "Eerste" and "een" are said of everything ("in eerste instantie"), and count nothing.
_LEAST = 2
_NUMBERS = {word: number for number, word in enumerate(_COUNTED, 1) if number >= _LEAST}
_NUMBERS |= {word: number for number, word in enumerate(_ENGLISH, _LEAST)}
_RANKS = {word: number for number, word in enumerate(_RANKED, 1) if number >= _LEAST}
# A rank that belongs to a name or a stretch of time: "Tweede Kamer", "tweede helft", "derde landen".
_NAMED_BY_RANK = frozenset("kamer helft kwartaal lijn land landen wereldoorlog termijn".split())
_FRACTIONS = frozenset(_COUNTED)
_JOINED = re.compile(r",?\s(?:en|of|alsmede|evenals|and|or)\s")
_CLAUSE = re.compile(r"[.;:!?]\s|\n")
# The mark that begins an item of a list.
_ITEM = re.compile(r"^\s*(?:[•–*-]|\(?(?:\d{1,2}|[a-z])[.)])\s", re.MULTILINE)

_WORDS = "|".join(_NUMBERS)
# Who asks to name a number of things; "welke van de vier" asks for some of them.
_TO_NAME = re.compile(
    r"\b(?:welke|wie zijn de|wat zijn (?:de|hun)|noem(?: de)?|which|what are the|who are the|name(?: the)?)\s+"
    rf"(?:andere\s+|other\s+)?({_WORDS}|\d{{1,2}})(?=\s+[^\W\d])(?!\s+van\b)|\b(?:welke|which)\s+({_WORDS}|\d{{1,2}})\W*$"
)

Claim = tuple[int, tuple[str, ...]]
"""A number that is taken for granted, and the ways to write it; 0 for a rank, which nobody bears out by naming."""


def claims(words: Sequence[str]) -> Iterator[Claim]:
    """The numbers from two to twenty, and the ranks, that stand in a question in words; each once.

    Args:
        words: of the question, folded, in order.
    """
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        behind = words[place + 1] if place + 1 < len(words) else ""
        if word in words[:place]:
            continue
        if word in _NUMBERS:
            number = _NUMBERS[word]
            yield number, tuple(dict.fromkeys((word, _COUNTED[number - 1], str(number))))
        elif word in _RANKS and behind not in _NAMED_BY_RANK and before not in _FRACTIONS:
            yield 0, (word, f"{_RANKS[word]}e")


def to_name(question: str) -> int:
    """How many things a question asks to name; 0 when it says no number.

    Args:
        question: folded.
    """
    match = _TO_NAME.search(question)
    if match is None:
        return 0
    said = match[1] or match[2]
    return _NUMBERS.get(said) or int(said)


def bears_out(claim: Claim, words: Collection[str], text: str) -> bool:
    """Whether a text says the number of a claim, or names that many things.

    Args:
        words: of the text, folded.
    """
    number, forms = claim
    return any(form in words for form in forms) or 0 < number <= named(text)


def named(text: str) -> int:
    """How many things a text names beside each other at most: "A, B en C" three, and a list its items."""
    most = len(_ITEM.findall(text))
    for clause in _CLAUSE.split(text):
        for joined in _JOINED.finditer(clause):
            most = max(most, clause[: joined.start()].count(",") + _LEAST)
    return most
