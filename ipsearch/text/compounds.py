"""Of which words is a Dutch compound made? *politiesamenwerkingsverdrag* of *politie*, *samenwerking* and *verdrag*.

The cut whose parts are the most frequent words wins (Koehn & Knight, EACL 2003), over all cuts into words of the list
with the linking sounds of Dutch between them. Words, their counts and the list of short parts: ``lexicon/``.
"""

from __future__ import annotations

from functools import cache, lru_cache

from ipsearch.text.lexicon import part_costs

# Letters. Shorter compounds are rare, and their parts stand in other words by accident.
_SHORTEST_COMPOUND = 8
_SHORTEST_PART, _LONGEST_PART = 4, 20
_LINKS = ("s", "en", "n", "e")
# What another part, a linking sound, and a short part cost; in powers of ten of a word's frequency.
_PART, _LINK, _SHORTNESS = 2.0, 0.9, 5.0
# A part that is this much rarer than the whole word does not explain it.
_RARER = 1.5
# Words of three letters that make compounds. Any other would be found by accident.
_SHORT_PARTS = frozenset(
    "dna dak dag eis wet wal weg zee zaak taak raad vak vis vuur week wijk rol rol bus bos cel boa drug geld gas grip "
    "huis hulp jaar kamp kern kust land les lid lijn loon macht man mens mijn mis nood olie oog park plan post reis "
    "rijk ruim spel stad stuk taal test tijd trein tuin vlag web werk wiel zorg".split()
)
# Beginnings and endings of words that are words themselves elsewhere, but no parts of compounds.
_NO_PARTS = frozenset(
    "aan achter achtig baar been ben bent beste boven daar deel deren dering deze dien dier door eens eind elijk enig "
    "erend eren ering even ever gaan gang ging goed haar heden heen heer heid heer hier hoed hoef hoor houd houden "
    "iets ingen ische isme jaar jes keer keren king kingen lagen laten lede leden leen lief lijk lijke ling lingen "
    "loos maal maken matig mede meer mens mits naar naast neer niet ondering onder over rend rege rijk ring ringen "
    "room schap schappen stel stelling sten ster stig tegen teit teren terug ting toen toer uiten uiting vaardig veel "
    "vind voor vorm waar waard waarts want weder weer wege wegen wendig werp wezen wijze wing zaam zake zich samen "
    "buiten ellen".split()
) - {"deel", "jaar", "mens"}
# Forms that only compounds have, with about the rarity of the word that they stand for.
_COMBINING = {
    "kinder": 3.0, "meerjaren": 3.5, "witwas": 3.5, "cyber": 3.5, "halfjaar": 3.5, "drugs": 3.0, "overschrijdende": 4.0,
}  # fmt: skip


@lru_cache(maxsize=200_000)
def parts(word: str) -> tuple[str, ...]:
    """The parts of a folded word, in order; the word itself alone when it is no compound.

    >>> parts("politiesamenwerking"), parts("grensoverschrijdende"), parts("gemeente")
    (('politie', 'samenwerking'), ('grens', 'overschrijdende'), ('gemeente',))
    """
    if len(word) < _SHORTEST_COMPOUND or not word.isalpha():
        return (word,)
    found = _cheapest(word)
    if len(found) < 2:
        return (word,)
    costs = _costs()
    whole = costs.get(word)
    if whole is not None and max(costs[part] for part in found) > whole + _RARER:
        return (word,)
    return tuple(inner for part in found for inner in parts(part))


def _cheapest(word: str) -> list[str]:
    """The best cut by dynamic programming over its positions; ``[]`` when there is none."""
    costs = _costs()
    best: list[float] = [0.0] + [float("inf")] * len(word)
    back: list[tuple[int, str]] = [(0, "")] * (len(word) + 1)
    for start in range(len(word) - 2):
        if best[start] == float("inf"):
            continue
        for end in range(start + 3, min(len(word), start + _LONGEST_PART) + 1):
            part = word[start:end]
            if part not in costs or not _may_be_part(part):
                continue
            cost = best[start] + costs[part] + _PART + _SHORTNESS / len(part)
            for link in ("", *_LINKS) if end < len(word) else ("",):
                after = end + len(link)
                whole = start == 0 and after == len(word)  # a word and its ending are no compound
                if not whole and word.startswith(link, end) and len(word) - after not in (1, 2):
                    total = cost + (_LINK if link else 0.0)
                    if total < best[after]:
                        best[after], back[after] = total, (start, part)
    return _walk_back(back) if best[-1] < float("inf") else []


def is_known(word: str) -> bool:
    """Whether a folded word is in the list of words and parts, or is a compound of such."""
    return word.isalpha() and (word in _costs() or len(parts(word)) > 1)


@cache
def _costs() -> dict[str, float]:
    return _COMBINING | part_costs()


def _may_be_part(part: str) -> bool:
    if part in _NO_PARTS:
        return False
    return len(part) >= _SHORTEST_PART or part in _SHORT_PARTS


def _walk_back(back: list[tuple[int, str]]) -> list[str]:
    found, at = [], len(back) - 1
    while at > 0:
        at, part = back[at]
        found.append(part)
    return found[::-1]
