"""What is recognised by its shape: numbers of acts and papers, dates, missions, treaties by their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipsearch.annotations import Label, Mention, ReferenceKind
from ipsearch.extraction.dates import find_periods, iso_period
from ipsearch.extraction.references.finding import find_references

_REFERENCE_LABELS: dict[ReferenceKind, Label] = {
    "kamerstuk": "KAMERSTUK", "handelingen": "KAMERSTUK", "eu-act": "LAW_TREATY", "law": "LAW_TREATY",
    "celex": "LAW_TREATY",
}  # fmt: skip
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_PLACE = rf"{_CAPITAL}[a-zà-öø-ÿ]+(?:-{_CAPITAL}[a-zà-öø-ÿ]+)*"
# EULEX Kosovo, EUCAP SAHEL Mali, EUPOL COPPS: letters of the mandate after EU, then where. Agencies have no place.
_AGENCIES = "ROPOL|ROJUST|RODAC|ROSUR|ROMED|ROCONTROL|ROPA|RATOM"
_EU_MISSION = re.compile(
    rf"\bEU(?!{_AGENCIES})[A-Z]{{2,6}}(?:[ ](?:SAHEL|Sahel|MED))?"
    rf"[ ](?:{_PLACE}|COPPS|IRINI|ALTHEA|ASPIDES|ATALANTA)\b"
)
_LONG_MISSION = re.compile(
    rf"\b(?!(\w+[ ]\w+)[ ]\1\b)"
    rf"(?:European[ ]Union|United[ ]Nations|EU|UN|VN|OVSE|OSCE|NATO)(?:[ -]{_CAPITAL}[\w-]+)*?[ -]"
    rf"(?:Mission|Operation|missie)(?:[ ]\([A-Z]+\))?(?:[ ]{_CAPITAL}\w+)*"
    rf"(?:[ ](?:in|to|for|on)[ ](?:the[ ])?{_PLACE})?"
)
# Named after where they were signed: Verdrag van Prüm, Overeenkomst van Schengen, Protocol van Palermo.
_TREATY = re.compile(
    r"\b(?:Verdrag|Statuut|Conventie|Protocol|Akkoord|Overeenkomst|Handvest|Verklaring)"
    rf"[ ]van[ ]{_PLACE}(?:[ ]{_PLACE})?\b"
)
# Wetboek van Strafvordering, Politiewet 2012.
_CODE = re.compile(
    rf"\bWetboek[ ]van[ ]{_CAPITAL}\w+(?:[ ]BES)?"
    rf"|\b{_CAPITAL}[a-z]{{3,}}(?:wet|besluit|regeling)[ ](?:BES\b|(?:19|20)\d\d\b)"
)
# The addressee, in nearly every letter.
_YOUR_HOUSE = re.compile(r"\b[Uu]w Kamer\b")
_SHAPES: tuple[tuple[re.Pattern[str], Label], ...] = (
    (_EU_MISSION, "MISSION"),
    (_LONG_MISSION, "MISSION"),
    (_TREATY, "LAW_TREATY"),
    (_CODE, "LAW_TREATY"),
    (_YOUR_HOUSE, "ORG"),
)


def find_patterns(text: str) -> Iterator[Mention]:
    """Every mention that its shape gives away, in no particular order; they may overlap."""
    for found in find_references(text):
        if label := _REFERENCE_LABELS.get(found.reference.kind):
            yield Mention(found.start, found.end, label, found.reference.key)
    for date in find_periods(text):
        yield Mention(date.start, date.end, "DATE", iso_period(date.period) if date.period else None)
    for pattern, label in _SHAPES:
        yield from (Mention(*match.span(), label) for match in pattern.finditer(text))
