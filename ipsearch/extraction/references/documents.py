"""Letters by date or kenmerk, annexes, reports by title, addresses on the web."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipsearch.annotations import FoundReference, Reference
from ipsearch.citations import dutch_date
from ipsearch.extraction.dates import find_periods, iso_period
from ipsearch.kenmerk import normalise_kenmerk
from ipsearch.results import Period

_S, _O = r"[\s\u00a0]+", r"[\s\u00a0]*"
_KINDS = (
    "(?:Kamer|beleids|voortgangs|aanbiedings|verzamel|visie|uitstel)?brief|(?:half)?jaarbericht|halfjaarrapportage|"
    "voortgangsrapportage|(?:feitelijk[ ])?verslag|geannoteerde[ ]agenda|nota|notitie|beslisnota"
)
_OWN = r"mijn|onze|mijn[ ]eerdere|mijn[ ]vorige|onze[ ]eerdere"
_DATE_WORD = r"(?:van|d\.d\.|dd\.?|gedateerd|op)"
# "mijn brief van 4 juli 2019", "het verslag van de JBZ-Raad d.d. 12 en 13 december 2024"
_DATED = re.compile(
    rf"\b(?:(?P<own>{_OWN}){_S})?(?P<cover>(?:Kamer)?brief{_S}(?:bij|met|over|inzake){_S}(?:het|de){_S})?(?P<kind>{_KINDS})"
    rf"(?P<about>{_S}van{_S}(?:de|het){_S}(?P<name>[A-ZÀ-ÖØ-Þ][\w-]*(?:{_S}[A-Z][\w-]*){{0,3}}))?"
    rf"(?:{_S}(?:aan{_S}(?:uw|de){_S}Kamer|hierover|over{_S}[\w -]{{3,60}}?))?{_S}{_DATE_WORD}{_S}"
    rf"(?=\d{{1,2}}{_S})",
    re.IGNORECASE,
)
_KENMERK = re.compile(
    rf"\b(?:met{_S})?(?:ons{_S}|uw{_S})?kenmerk(?:{_S}is)?[:\s]{{1,3}}(?P<number>(?=[\w/.-]*\d)[A-Za-z0-9][\w/.-]{{3,40}}\w)",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    rf"\b(?P<word>bijlagen?){_S}(?P<number>(?:\d{{1,2}}[a-z]?|[IVX]{{1,4}}|[A-H]))\b(?!{_S}?%)", re.IGNORECASE
)
_REPORT = re.compile(
    rf"\b(?P<kind>(?:[\w-]*?)(?:rapport|onderzoek|evaluatie|advies|notitie|beleidsnota|studie|visie|handreiking|publicatie))"
    rf"(?:{_S}(?:van|naar){_S}[\w -]{{3,60}}?)?[,:]?{_O}[“\"‘«„](?P<title>[A-ZÀ-ÖØ-Þ0-9][^“”\"’‘«»„]{{5,140}})[”\"’»]",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>()\"“”‘’«»]+[\w/]", re.IGNORECASE)


def find_documents(text: str) -> Iterator[FoundReference]:
    """Every letter, annex, report and web address that the text names."""
    for match in _DATED.finditer(text):
        day = next(find_periods(text[match.end() : match.end() + 60]), None)
        if day is not None and day.start == 0 and day.period is not None:
            yield _dated(match, match.end() + day.end, day.period)
    for match in _KENMERK.finditer(text):
        number = match["number"]
        reference = Reference("kenmerk", normalise_kenmerk(number), f"kenmerk {number}")
        yield FoundReference(reference, *match.span())
    for match in _ANNEX.finditer(text):
        printed = f"bijlage {match['number']}"
        yield FoundReference(Reference("annex", printed, printed), *match.span())
    for match in _REPORT.finditer(text):
        kind, title = match["kind"].lower(), " ".join(match["title"].split())
        yield FoundReference(Reference("report", f"{kind} {title}", f"{kind} ‘{title}’"), *match.span())
    for match in _URL.finditer(text):
        address = match.group()
        key = re.sub(r"^(?:https?://)?(?:www\.)?", "", address, flags=re.IGNORECASE)
        yield FoundReference(Reference("url", key.rstrip("/"), address), *match.span())


def letter_reference(kind: str, name: str | None, period: Period) -> Reference:
    """The reference to a letter or report of a day: ``brief van 4 juli 2019``."""
    about = f" van de {name}" if name else ""
    if period.first == period.last:
        when = f"{'d.d.' if name else 'van'} {dutch_date(period.first)}"
    else:
        when = f"{'d.d.' if name else 'van'} {period.first.day} en {dutch_date(period.last)}"
    key = " ".join(part for part in (kind, name, _short_iso(period)) if part)
    return Reference("letter", key, f"{kind}{about} {when}")


def _short_iso(period: Period) -> str:
    """ISO 8601 lets the end of an interval leave out what it shares with the beginning: ``2024-12-12/13``."""
    first, last = period.first, period.last
    if first != last and (first.year, first.month) == (last.year, last.month):
        return f"{first.isoformat()}/{last.day:02d}"
    return iso_period(period)


def _dated(match: re.Match[str], end: int, period: Period) -> FoundReference:
    name = " ".join(match["name"].split()) if match["name"] else None
    kind = " ".join(match["kind"].lower().split()).replace("kamerbrief", "brief")
    if match["cover"]:
        kind = f"brief bij het {kind}"
    return FoundReference(letter_reference(kind, name, period), match.start(), end, match["own"] is not None)
