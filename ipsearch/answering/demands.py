"""What must an answer hold to be one? An amount, a date, the name of somebody, so many things as are asked for.

Whatever does not is no answer, however near it lies to the question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ipsearch.answering.counts import to_name
from ipsearch.answering.kinds import Kind, Want

_TYPES_BY_KIND: dict[Kind, tuple[Want, ...]] = {
    "count": ("number", "money", "percent", "duration"), "when": ("date",), "length": ("duration", "date"),
}  # fmt: skip
_AMOUNT = r"\w*(?:kosten|prijs|prijzen|bedrag|bedragen|budget|uitgaven|tarief|tarieven|buit)"
_DAY = r"(?:\w*datum|inwerkingtreding|entry into force)"
# Whoever names it first, or last after a comma, asks for it: "bouwkosten van de brug", "de brug, einddatum".
_ASKS_FOR = (
    r"^(?:de |het |the )?(?:\w+e )?{0}\b|[,:] (?:de |het )?{0}\W*$|"
    r"\bwelke? {0}\b|\bwat (?:is|was|zijn|waren) (?:de|het) (?:\w+e )?{0}\b"
)
_COST = (
    r"\bwat (?:kost|kosten|kostte|kostten|gaa[nt]? .{1,40} kosten|(?:heeft|hebben) .{1,80} gekost)\b|"
    r"^(?:estimated |total )*costs? of\b|\bwhat (?:did|does|do|will|would) .{1,80} cost\b"
)
_TYPES_BY_WORD: tuple[tuple[Want, re.Pattern[str]], ...] = (
    ("money", re.compile(f"{_ASKS_FOR.format(_AMOUNT)}|{_COST}")),
    ("date", re.compile(_ASKS_FOR.format(_DAY))),
)
_NAME = re.compile(
    r"\bhoe heet(?:en|te|ten)?\b|\b(?:wat (?:is|zijn|was|waren) de )?na(?:am|men) van (?:de|het)\b|"
    r"\bnames? of the\b|\bwhat (?:is|are|was|were) .{1,60} called\b"
)
# A word for somebody: by its last part, as Dutch makes them ("programmaleider", "portefeuillehouder").
_SOMEBODY = (
    r"\w*(?:leid(?:er|ster)|maker|chef|directeur|voorzitter|president|minister|secretaris|deskundige|rapporteur|"
    r"commissaris|gezant|ambassadeur|burgemeester|woordvoerder|coordinator|hoofd|baas|functionaris|ambtenaar|"
    r"activist|hoogleraar|opvolger|voorganger|vrouw|man|kandidaat|houder|nederlander|kamerlid|director|chair\w*|"
    r"expert|head)(?:s|en)?"
)
_WHO_IS = r"^(?:en )?(?:wie|who) (?:is|was|zijn|waren|wordt|werd|werden|are|were)"
_WHO = re.compile(
    rf"{_WHO_IS} (?:(?:er|nu|toen) )?(?:de|het|een|hun|die|the|a) (?:\w+ ){{0,2}}?{_SOMEBODY}\b|"
    rf"{_WHO_IS}\b.*\b(?:(?:her|ver|ge)kozen|benoemd|aangesteld|voorgedragen|elected|appointed|nominated)\b|"
    r"^(?:wie|who) (?:onder)?(?:tekende\w*|signed)\b"
)
_NAMES_SOMEBODY = re.compile(rf"\b{_SOMEBODY}\b")


@dataclass(frozen=True, slots=True)
class Demands:
    """What is demanded of an answer.

    One of ``types`` must be there, where there are any. ``name`` says that only a name is an answer, ``person``, only
    that of somebody. ``things`` is how many things must be named, 0 when no number is said.
    """

    types: tuple[Want, ...]
    name: bool
    person: bool
    things: int


def demands(kind: Kind, plain: str) -> Demands:
    """What a question demands.

    Args:
        plain: the question, folded.
    """
    types = _TYPES_BY_KIND.get(kind) or tuple(want for want, pattern in _TYPES_BY_WORD if pattern.search(plain))
    name = bool(_NAME.search(plain))
    # Who somebody is, not which body pays or decides.
    person = bool(_WHO.search(plain)) or (name and bool(_NAMES_SOMEBODY.search(plain)))
    return Demands(types, name or person, person, to_name(plain))
