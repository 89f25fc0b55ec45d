"""Papers of parliament: Kamerstukken, Handelingen, motions, registered promises (TZ numbers), BNC-fiches.

The printed forms are those of the *Leidraad voor juridische auteurs*: ``Kamerstukken II 2019/20, 29628, nr. 895``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipsearch.annotations import FoundReference, Reference
from ipsearch.extraction.dates import find_periods, iso_period
from ipsearch.kenmerk import FoundKamerstuk, Kamerstuk, find_kamerstukken

_S, _O = r"[\s\u00a0]+", r"[\s\u00a0]*"
_SESSION = r"(?P<first>(?:19|20)\d\d)\s?[-–/]\s?(?P<last>(?:(?:19|20)\d\d|\d\d))"
# What may stand before a number and belongs to the reference: "Kamerstukken II, vergaderjaar 2019-2020,".
_HEAD = re.compile(
    rf"(?:Parl\.{_O}|Parlementair{_S})?(?:Kamerstuk(?:ken|nummer)?|Kst\.?|TK|EK)(?:{_S}(?:(?P<house>II|I)|TK|EK)\b)?"
    rf"(?:{_S}der{_S}(?:Tweede|Eerste){_S}Kamer|{_S}(?:Tweede|Eerste){_S}Kamer)?[,:]?{_O}"
    rf"(?:(?:(?:vergaderjaar|verg\.{_O}jaar){_O})?{_SESSION}[,:]?{_O})?"
    rf"(?:(?:dossier(?:nummer)?|nummer|nr\.){_S})?$",
    re.IGNORECASE,
)
_HEAD_WINDOW = 80
_HANDELINGEN = re.compile(
    rf"\bHandelingen{_S}(?:(?P<house>II|I)\b|(?P<chamber>Tweede|Eerste){_S}Kamer)?[,]?{_O}"
    rf"(?:(?:vergaderjaar{_S})?{_SESSION},?{_O}(?:nr\.{_O})?(?P<number>\d{{1,3}})"
    rf"(?:(?:,{_O}item{_S}|-)(?P<item>\d{{1,3}}))?|(?:van{_S}|d\.d\.{_S})?(?P<date>\d{{1,2}}{_S}\w+{_S}\d{{4}}))",
    re.IGNORECASE,
)
_PREFIX = r"(?:(?:[Vv]an|[Dd]e[nr]?|[Tt]er|[Tt]en?|[Ee]l)[ ])*"
_NAME = rf"{_PREFIX}[A-ZÀ-ÖØ-Þ][\w’'-]+(?:[ ](?!en\b){_PREFIX}[A-ZÀ-ÖØ-Þ][\w’'-]+)?"
_NAMES = rf"(?P<names>{_NAME}(?:(?:,[ ]|[ ]en[ ]){_NAME})*)(?P<others>[ ]c\.s\.?)?"
_MOTION = re.compile(rf"\b[Mm]otie[ ](?:van[ ])?(?:het[ ](?:\w+[ ])?(?:Kamer)?lid|de[ ](?:Kamer)?leden)[ ]{_NAMES}")
_MOTION_SHORT = re.compile(rf"\b[Mm]otie-(?P<names>{_NAME}(?:/{_NAME})*)(?P<others>[ ]c\.s\.?)?")
_PROMISE = re.compile(r"\bT[ZM]\d{6}-\d{3}\b")
_FICHE = re.compile(r"\bBNC-?[ ]?fiches?\b", re.IGNORECASE)


def find_parliamentary(text: str) -> Iterator[FoundReference]:
    """Every parliamentary paper that the text cites; they may overlap (a motion and its Kamerstuk number do not)."""
    yield from (_kamerstuk(text, found) for found in find_kamerstukken(text))
    for match in _HANDELINGEN.finditer(text):
        if found := _handelingen(match):
            yield found
    yield from (_motion(match, _members(match["names"])) for match in _MOTION.finditer(text))
    yield from (_motion(match, match["names"].split("/")) for match in _MOTION_SHORT.finditer(text))
    for match in _PROMISE.finditer(text):
        yield FoundReference(Reference("toezegging", match.group(), match.group()), *match.span())
    for match in _FICHE.finditer(text):
        yield FoundReference(Reference("bnc-fiche", "BNC-fiche", "BNC-fiche"), *match.span())


def kamerstuk_reference(kamerstuk: Kamerstuk, session: str | None = None) -> Reference:
    """The reference to a Kamerstuk.

    Args:
        session: the parliamentary year as ``2019/20``.
    """
    house = "II" if kamerstuk.number.isdigit() else "I"
    year = f" {session}" if session else ""
    dossier, _, number = kamerstuk.printed.partition(", ")
    dossier = dossier[:2] + dossier[3:]
    return Reference("kamerstuk", str(kamerstuk), f"Kamerstukken {house}{year}, {dossier}, {number}")


def _kamerstuk(text: str, found: FoundKamerstuk) -> FoundReference:
    head = _HEAD.search(text, max(0, found.start - _HEAD_WINDOW), found.start)
    if head is None or (head.start() and text[head.start() - 1].isalnum()):
        return FoundReference(kamerstuk_reference(found.kamerstuk), found.start, found.end)
    return FoundReference(kamerstuk_reference(found.kamerstuk, _session(head)), head.start(), found.end)


def _session(match: re.Match[str]) -> str | None:
    """``2019-2020``, ``2019/20`` and ``2019–2020`` are ``2019/20``."""
    return f"{match['first']}/{match['last'][-2:]}" if match["first"] else None


def _handelingen(match: re.Match[str]) -> FoundReference | None:
    if match["date"]:
        day = next(find_periods(match["date"]), None)
        if day is None or day.period is None:
            return None
        iso = iso_period(day.period)
        return FoundReference(
            Reference("handelingen", f"Handelingen {iso}", f"Handelingen van {match['date']}"), *match.span()
        )
    first = (match["chamber"] or "").lower() == "eerste"
    house = (match["house"] or ("I" if first else "II")).upper()
    item = f", item {match['item']}" if match["item"] else ""
    printed = f"Handelingen {house} {_session(match)}, nr. {match['number']}{item}"
    return FoundReference(Reference("handelingen", printed, printed), *match.span())


def _members(names: str) -> list[str]:
    return re.split(r", | en ", names)


def _motion(match: re.Match[str], members: list[str]) -> FoundReference:
    others = " c.s." if match["others"] else ""
    printed = "motie-" + "/".join(name[:1].upper() + name[1:] for name in members) + others
    return FoundReference(Reference("motie", printed, printed), *match.span())
