"""Which forms does running text show, how often, and which of them are worth keeping?"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ipsearch.text.hyphens import Break, HyphenJudge

# A form that stands in the texts this often is no slip of the pen.
MIN_CLOSED, MIN_OPEN = 3, 2
# Where a word is written both ways, one form must be this much more frequent to count; else neither does.
_DOMINANT = 3
# A first part takes a hyphen when it opens this many hyphenated forms, and closed forms are rarer by this factor; ...
_OPENS, _CLOSED_RARER = 3, 10
# ... so does a name of at least this many letters, seen this often, that begins no closed form.
_NAME_LETTERS, _NAME_COUNT = 4, 5
# What a closed form has beyond its first part, at least: one letter is an ending (Europols).
_ENDING = 2

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W\d_]+(?:['’][^\W\d_]+)*)*")
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")


@dataclass(slots=True)
class Counts:
    """Forms with their counts, as printed; filled while reading."""

    forms: Counter[str] = field(default_factory=Counter)
    words: int = 0

    def add(self, texts: Iterable[str]) -> None:
        """Count the words of texts."""
        for text in texts:
            found = list(words(text))
            self.words += len(found)
            self.forms.update(found)


def words(text: str) -> Iterator[str]:
    """The whole words of a text; a word that ends in a hyphen is no word, nor is what stands after it on a new line."""
    broken = False
    for line in text.split("\n"):
        for place, token in enumerate(line.split()):
            skip = broken and place == 0
            word = _EDGES.sub("", token)
            broken = token.rstrip(",;:.)").endswith(("-", "\u00ad"))
            if not skip and not broken and _WORD.fullmatch(word):
                yield word


def entries(forms: Counter[str]) -> list[str]:
    """What goes into the list, sorted: closed forms, hyphenated forms, and first parts with a hyphen at their end."""
    lower: Counter[str] = Counter()
    for form, count in forms.items():
        lower[form.lower()] += count
    closed, open_ = _settled(forms, lower)
    firsts = _first_parts(forms, lower)
    return sorted({*closed, *(form for form in open_ if not _is_regular(form, firsts)), *firsts})


def _settled(forms: Counter[str], lower: Counter[str]) -> tuple[set[str], set[str]]:
    """Closed forms that occur in lower case, and hyphenated forms; where both occur, the dominant one."""
    closed = {form for form, count in forms.items() if count >= MIN_CLOSED and "-" not in form and form.islower()}
    open_ = {form for form, count in lower.items() if count >= MIN_OPEN and "-" in form}
    for form in list(open_):
        shut = form.replace("-", "")
        if lower[shut] > lower[form] / _DOMINANT:
            open_.discard(form)
        if lower[form] > lower[shut] / _DOMINANT:
            closed.discard(shut)
    return closed, open_


def _is_regular(form: str, firsts: set[str]) -> bool:
    """Whether the rules keep every hyphen of a form without its being listed."""
    judge = HyphenJudge(lexicon=frozenset(firsts))
    places = [match.start() for match in re.finditer("-", form)]
    return all(judge.judge(form[: place + 1], form[place + 1 :]) is Break.KEEP for place in places)


def _first_parts(forms: Counter[str], lower: Counter[str]) -> set[str]:
    """Words that, as first part of a compound, keep their hyphen: ``benelux-``."""
    begins = sorted({word for word in lower if "-" not in word})
    # A capital after the hyphen needs no list: Duits-Nederlands.
    opens: Counter[str] = Counter(
        form.rsplit("-", 1)[0].lower()
        for form, count in forms.items()
        if "-" in form and count >= MIN_OPEN and form.rsplit("-", 1)[1][0].islower()
    )
    found = {
        first for first, types in opens.items() if types >= _OPENS and _shut(first, begins) * _CLOSED_RARER < types
    }
    names = (
        form.lower()
        for form, count in forms.items()
        if count >= _NAME_COUNT and len(form) >= _NAME_LETTERS and form.istitle() and form.isalpha()
        and not forms[form.lower()]
    )  # fmt: skip
    found.update(name for name in names if not _shut(name, begins))
    return {f"{first}-" for first in found}


def _shut(first: str, begins: Sequence[str]) -> int:
    """How many closed forms begin with a first part."""
    start = bisect.bisect_left(begins, first)
    count = 0
    for word in begins[start:]:
        if not word.startswith(first):
            break
        count += len(word) >= len(first) + _ENDING
    return count
