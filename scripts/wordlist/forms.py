"""What do rules of Dutch not tell about a word? Its lemma when it is irregular, and whether it makes compounds."""

from __future__ import annotations

import gzip
import math
from collections import Counter
from pathlib import Path

from encoder.sources import fiction

from ipsearch.text.analysis import fold
from ipsearch.text.stems import light_stem
from wordlist.counting import words

# A lemma is listed for forms that government text holds at least this often.
_LEMMA_COUNT = 3
# Where the table of lemmas picks a verb or a freak, and government text means the noun.
_EXCEPTIONS = {"leden": "lid", "vloten": "vloot", "masterclasses": "masterclass"}
_LEFT_ALONE = frozenset({"gegeven", "minder", "betreffende"})
# Words of a compound: known words of this length that running text holds at least this often.
_SHORTEST, _LONGEST, _PART_COUNT = 3, 20, 5
# A word in our own passages counts for so many in a law.
_FIELD = 5


def folded(forms: Counter[str]) -> Counter[str]:
    """Counts by folded form."""
    counts: Counter[str] = Counter()
    for form, count in forms.items():
        counts[fold(form)] += count
    return counts


def of_the_field() -> Counter[str]:
    """Words of the passages that we wrote ourselves, by folded form: laws of before 2018 lack what letters say now."""
    texts = dict.fromkeys(example.passage for example in fiction())
    counts = Counter(fold(word) for text in texts for word in words(text))
    return Counter({word: _FIELD * count for word, count in counts.items()})


def lemmas(counts: Counter[str]) -> dict[str, str]:
    """Forms whose lemma has another stem than they have themselves, by simplemma's table (MIT)."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    made = dict(_EXCEPTIONS)
    for word, lemma in DefaultDictionaryFactory().get_dictionary("nl").items():
        form, base = fold(word), fold(lemma.replace("_", ""))  # separable verbs are listed as uit_zenden
        plain = form.isalpha() and base.isalpha() and len(form) >= _SHORTEST
        if plain and counts[form] >= _LEMMA_COUNT and form not in _LEFT_ALONE and light_stem(form) != light_stem(base):
            made.setdefault(form, base)
    return made


def part_costs(counts: Counter[str], opentaal: Path) -> dict[str, int]:
    """Words that compounds are made of, each with its rarity in tenths of a power of ten, 0 for the commonest."""
    known = {fold(word) for word in _words(opentaal)}
    kept = {
        word: count
        for word, count in counts.items()
        if word in known and word.isalpha() and _SHORTEST <= len(word) <= _LONGEST and count >= _PART_COUNT
    }
    most = math.log10(max(kept.values()))
    return {word: round(10 * (most - math.log10(count))) for word, count in kept.items()}


def _words(opentaal: Path) -> list[str]:
    found = []
    for name in ("basiswoorden-gekeurd.txt.gz", "inflections.tsv.gz"):
        with gzip.open(opentaal / name, "rt", encoding="utf-8") as lines:
            found += [line.split("\t")[0].strip() for line in lines]
    return found
