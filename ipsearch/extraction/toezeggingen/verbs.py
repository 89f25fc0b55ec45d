"""Which form of which verb is a word? Enough of Dutch conjugation to find the verb of a sentence.

No parser for Dutch ships with us. A list of the verbs with which letters plan, promise and report, conjugated by rule,
and the auxiliaries are enough: what is not on the list is no evidence, and costs nothing.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

Form = Literal["present", "past"]

FUTURE = frozenset({"zal", "zullen", "zult"})
PASSIVE = frozenset({"wordt", "worden"})
PAST_PASSIVE = frozenset({"werd", "werden"})
PERFECT = frozenset({"heb", "heeft", "hebben", "hebt", "is", "zijn", "ben", "bent"})
PLUPERFECT = frozenset({"had", "hadden", "was", "waren"})
GOING = frozenset({"ga", "gaat", "gaan"})
WISH = frozenset({"wil", "willen"})
MAY = frozenset({"kan", "kunnen", "kunt", "mag", "mogen", "hoeft", "hoeven"})
MUST = frozenset({"moet", "moeten", "dient", "dienen", "behoort", "behoren"})
WOULD = frozenset({"zou", "zouden", "mocht", "mochten", "kon", "konden", "moest", "moesten", "wilde", "wilden"})
STAY = frozenset({"blijf", "blijft", "blijven"})
AUXILIARIES: frozenset[str] = frozenset().union(
    FUTURE, PASSIVE, PAST_PASSIVE, PERFECT, PLUPERFECT, GOING, WISH, MAY, MUST, WOULD, STAY
)

_PARTICIPLE = re.compile(
    r"(?:(?:aan|af|bij|door|in|na|om|onder|op|over|toe|terug|tegen|uit|voor|vast|voort|weg|mee|samen|open|"
    r"plaats|bekend|deel|gelijk|stop|tot|vrij|gade)"
    r"-?)?ge[a-zë]{2,}(?:d|t|en)|(?:be|ver|ont|her|er)[a-zë]{3,}[dt]|[a-zë]+eerd"
)
_NO_PARTICIPLE = frozenset(
    "geen gehele geheel geld genoemd gebied gevolg bekend bedrijf bedrag besluit bestand bericht beleid gedeelte "
    "gemeente gemeenten gegeven gegevens verzoek verdrag verschil verslag verkeer belang betekent bestaat beroep "
    "gezin gezinnen gesprek gesprekken gebied gebieden gevallen geval gezicht gewicht gezag erkend ervaring "
    "gedurende gemiddeld bepaald beperkt bereid verdachten verdachte verzoeken berichten besluiten bestanden beelden "
    "verdragen verbindingen veroordeelden ernst herkomst bestuurd vereist verplicht verder verband bedrijven".split()
)
_NO_MARK = frozenset(
    "bezien herzien onderzocht bezet bezocht gezien gedaan verricht begroot ontbonden afgerond besproken vertrokken "
    "besloten begonnen verschenen verkregen betrokken ontvangen bekeken beschreven overeengekomen".split()
)
# In these verbs the last syllable is not stressed and keeps its vowel: ik lever, not *leveer*.
_UNSTRESSED = re.compile(
    r"(?:lev|verbet|bevord|vord|verand|herinn|verwijd|verzek)er|\w*(?:op|tek|rek|oef)en|\w*[^aeiou]{2}el|schakel"
)


@cache
def _conjugated() -> dict[str, tuple[str, Form]]:
    """Every finite form of the verbs in ``verbs.txt``, with its infinitive."""
    made: dict[str, tuple[str, Form]] = {}
    for line in files(__package__).joinpath("verbs.txt").read_text("utf-8").splitlines():
        infinitive, *pasts = line.split("#")[0].split()[:3] or [""]
        if not infinitive:
            continue
        stem = _stem(infinitive)
        singular = f"{stem}at" if infinitive.endswith("aan") else stem if stem.endswith("t") else f"{stem}t"
        for form in (stem, singular, infinitive):
            made.setdefault(form, (infinitive, "present"))
        weak = "te" if infinitive[:-2][-1:] in "tkfschpx" else "de"
        for form in pasts or (f"{stem}{weak}", f"{stem}{weak}n"):
            made.setdefault(form, (infinitive, "past"))
    return made


def finite(word: str) -> tuple[str, Form] | None:
    """The infinitive and form of a folded word that may be a finite verb; ``None`` for what is none we know."""
    return _conjugated().get(word)


def is_participle(word: str) -> bool:
    """Whether a folded word looks like a past participle: *toegezegd*, *vastgesteld*, *besproken*, *georganiseerd*."""
    return word in _NO_MARK or (word not in _NO_PARTICIPLE and _PARTICIPLE.fullmatch(word) is not None)


def _stem(infinitive: str) -> str:
    """The first person: *maak* of maken, *stel* of stellen, *geef* of geven, *evalueer* of evalueren."""
    if infinitive.endswith(("aan", "oen", "ien")):
        return infinitive.removesuffix("n") if not infinitive.endswith("aan") else infinitive[:-2]
    stem = infinitive[:-2]
    if len(stem) > 1 and stem[-1] == stem[-2] and stem[-1] not in "aeou":
        return stem[:-1]
    if re.search(
        r"(?:^|[^aeiouy])[aeou][bcdfghjklmnpqrstvwxz]$|(?:eo|u[ae])[bcdfgklmnprstvz]$", stem
    ) and not _UNSTRESSED.fullmatch(stem):
        stem = stem[:-1] + stem[-2] + stem[-1]
    return {"v": stem[:-1] + "f", "z": stem[:-1] + "s"}.get(stem[-1], stem)
