"""Acts of the European Union and of the State, by number: directives, regulations, BWB, CELEX, Stb., ECLI."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipsearch.annotations import FoundReference, Reference

_S, _O = r"[\s\u00a0]+", r"[\s\u00a0]*"
_TYPES = {
    "richtlijn": "Richtlijn", "directive": "Richtlijn", "verordening": "Verordening", "regulation": "Verordening",
    "kaderbesluit": "Kaderbesluit", "decision": "Besluit", "besluit": "Besluit",
    "uitvoeringsbesluit": "Uitvoeringsbesluit", "uitvoeringsverordening": "Uitvoeringsverordening",
    "aanbeveling": "Aanbeveling", "recommendation": "Aanbeveling",
}  # fmt: skip
_TYPE = "|".join(sorted(_TYPES, key=len, reverse=True))
_BODY = "EU|EG|EEG|JBZ|Euratom|GBVB|EC|EEC|JHA|CFSP"
_DUTCH = {"EC": "EG", "EEC": "EEG", "JHA": "JBZ", "CFSP": "GBVB"}
_NUMBER = rf"(?:nr\.?{_O}|No\.?{_O})?(?P<one>\d{{1,4}})/(?P<two>\d{{1,4}})"
# "Richtlijn (EU) 2016/680", "Verordening (EG) nr. 1987/2006", "Kaderbesluit 2008/977/JBZ", "Richtlijn 95/46/EG",
# "dataprotectierichtlijn (EU 2016/680)"; a name may stand between the kind and the number.
_ACT = re.compile(
    rf"\b(?:(?:Council|Commission){_S})?(?P<name>[\w-]*?)(?P<type>{_TYPE})(?:en|s)?"
    rf"(?:{_S}van{_S}de{_S}(?:Raad|Commissie))?{_S}"
    rf"(?:\((?P<body>{_BODY})\){_O}{_NUMBER}(?P<after>/(?:{_BODY}))?"
    rf"|\((?P<inside>{_BODY}){_O}\)?{_O}{_NUMBER.replace('one', 'three').replace('two', 'four')}\)"
    rf"|{_NUMBER.replace('one', 'five').replace('two', 'six')}/(?P<suffix>{_BODY})\b)",
    re.IGNORECASE,
)
_COM = re.compile(rf"\b(?P<type>COM|SWD|JOIN|SEC){_O}\((?P<year>(?:19|20)\d\d)\){_O}(?P<number>\d{{1,4}})\b")
_CELEX = re.compile(r"\b(?:CELEX[:\s]{1,2})?(?P<number>[1-9]\d{4}[A-Z]{1,2}\d{4})\b")
_BWB = re.compile(r"\bBWB[RV]\d{7}\b")
_GAZETTE = re.compile(
    rf"(?<!\w)(?P<type>Stb|Stcrt|Trb)\.?{_S}(?P<year>(?:19|20)\d\d),?{_S}(?:nr\.{_O})?(?P<number>\d{{1,6}})(?![\w/])"
)
_ECLI = re.compile(r"\bECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}(?<![.])", re.IGNORECASE)


def find_acts(text: str) -> Iterator[FoundReference]:
    """Every act that the text names by number."""
    for match in _ACT.finditer(text):
        yield FoundReference(_act(match), *match.span())
    for match in _COM.finditer(text):
        printed = f"{match['type']}({match['year']}) {int(match['number'])}"
        yield FoundReference(Reference("com", printed, printed), *match.span())
    for match in _CELEX.finditer(text):
        yield FoundReference(Reference("celex", match["number"], f"CELEX {match['number']}"), *match.span())
    for match in _BWB.finditer(text):
        yield FoundReference(Reference("law", match.group(), match.group()), *match.span())
    for match in _GAZETTE.finditer(text):
        printed = f"{match['type']}. {match['year']}, {int(match['number'])}"
        yield FoundReference(Reference("gazette", printed, printed), *match.span())
    for match in _ECLI.finditer(text):
        yield FoundReference(Reference("ecli", match.group().upper(), match.group().upper()), *match.span())


def _act(match: re.Match[str]) -> Reference:
    """Numbered by year first since 2015, or with the body behind the number; ``nr.`` and number first before."""
    kind = _TYPES[match["type"].lower()]
    one = match["one"] or match["three"] or match["five"]
    two = match["two"] or match["four"] or match["six"]
    if match["suffix"] or match["after"]:
        suffix = _body(match["suffix"] or match["after"].strip("/"))
        printed = f"{kind} {one}/{two}/{suffix}"
    else:
        body = _body(match["body"] or match["inside"])
        year_first = re.fullmatch(r"(?:19|20)\d\d", one) is not None and not _numbered(match)
        printed = f"{kind} ({body}) {one}/{two}" if year_first else f"{kind} ({body}) nr. {one}/{two}"
    return Reference("eu-act", printed, printed)


def _numbered(match: re.Match[str]) -> bool:
    """``nr. 2017/2006``: a number that looks like a year, said to be a number."""
    return re.search(r"\b(?:nr|No)\b", match.group()) is not None


def _body(text: str) -> str:
    upper = "Euratom" if text.lower() == "euratom" else text.upper()
    return _DUTCH.get(upper, upper)
