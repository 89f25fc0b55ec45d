"""Is the letter itself a Kamerstuk, which one, and who sent it?

Its own number stands in its head (the dossier over "Nr. 957 BRIEF VAN …"), in its foot ("Tweede Kamer,
vergaderjaar 2019–2020, 29 628, nr. 957") and as ``kst-29628-957``. Any other mention is a reference.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ipsearch.kenmerk import Kamerstuk, find_kamerstukken, parse_kamerstuk
from ipsearch.letters import Page
from ipsearch.readers.letterhead.places import Places
from ipsearch.readers.letterhead.signature import in_running_case
from ipsearch.text.dates import parse_date

_FOOT = re.compile(r"(?:Tweede|Eerste) Kamer,?\s+vergaderjaar\s+\d{4}\s*[-–]\s*\d{2,4}\s*,\s*", re.IGNORECASE)
_KST = re.compile(r"\bkst-(\d{5}(?:-[0-9A-Z]{1,6})?-[0-9A-Z]{1,5})\b")
_DOSSIER = re.compile(r"^(?P<dossier>\d{2}\s?\d{3}(?:-\d{1,2}|\s\(?[IVXL]+\)?)?)(?:\s+[A-Z(].*)?$")
_NUMBER = re.compile(r"(?:^|(?<=\s))Nr\.\s*(?P<number>\d{1,5})\b(?:\s+(?P<kind>[A-Z]{4,}.*))?")
_SENDER = re.compile(
    r"BRIEF(?:EN)? VAN DE (?P<office>(?:MINISTERS?|STAATSSECRETARISS?(?:EN)?|MINISTER-PRESIDENT)\b[A-ZÀ-Ý ,\-]*)",
    re.IGNORECASE,
)
# The title over answers to members of parliament, which the sender need not sign.
_ANSWERS = re.compile(
    r"^Antwoord(?:en)? van de (?P<office>(?:[Mm]inister|[Ss]taatssecretaris)\b[^.:;()]{3,80}?),?"
    r"(?: mede namens [^.:;()]+?)? op (?:de |\d+ )?(?:\w+ )?(?:[Kk]amer)?vragen\b"
)
# The same as parliament prints it: "Antwoord van Minister Jansen (Wegen en Water) (ontvangen 3 mei 2021)."
_ANSWERED = re.compile(
    r"^Antwoord van (?:de )?(?P<office>Minister|Staatssecretaris) [^()]{2,60} \((?P<field>[A-Z][^()]{2,80})\)"
    r"(?:.*\(ontvangen (?P<date>\d[^()]{5,20})\))?"
)
# Words that keep a small letter inside the name of an office.
_SMALL = frozenset({"van", "de", "het", "en", "voor", "der", "den", "te", "op", "in", "aan", "tot", "met", "bij"})
# How the annex to the Handelingen prints who is asked what, and when the answer came.
_ANNEX = "Aanhangsel van de Handelingen"
_ASKED = re.compile(
    r"^Vragen van (?:het lid|de leden) .{1,200}? aan de "
    r"(?P<office>(?:[Mm]inister|[Ss]taatssecretaris)\b.{1,200}?) over .+\((?:ingezonden|kenmerk)\b",
    re.DOTALL,
)
_RECEIVED = re.compile(r"\(ontvangen (?P<date>\d[^)]*)\)")
_NEAR_HEAD = 8


@dataclass(frozen=True, slots=True)
class Answers:
    """The office that answers questions of members and the day on which the answer came; either may be missing."""

    office: str | None = None
    date: dt.date | None = None


def find_kamerstuk(places: Places) -> str | None:
    """The letter's own Kamerstuk number in short form, or ``None`` when it prints none."""
    lines = [line for group in (*places.feet, *places.heads) for line in group]
    for line in lines:
        found = _from_foot(line) or _from_kst(line)
        if found:
            return str(found)
    head = _from_head([line for group in places.heads for line in group])
    return str(head) if head else None


def find_kamerstuk_sender(places: Places) -> str | None:
    """The office in the head of a Kamerstuk, in the case that running text would give it."""
    for group in places.heads:
        match = _SENDER.search(" ".join(group))
        if match:
            return in_running_case(match["office"].strip(" ,"))
    return None


def find_answers(pages: Sequence[Page], places: Places) -> Answers:
    """Who answered questions of members and when: as the annex to the Handelingen prints it, or a title says it."""
    annex = _annex(pages)
    openings = [" ".join(text.split()) for text in places.openings]
    printed = next(filter(None, map(_ANSWERED.match, openings)), None)
    heads = (" ".join(group) for group in places.heads)
    title = next(filter(None, map(_ANSWERS.match, (*heads, *openings))), None)
    office = annex.office or (title["office"] if title else None)
    if office is None and printed:
        office = f"{printed['office']} van {printed['field']}"
    date = annex.date or (parse_date(printed["date"]) if printed and printed["date"] else None)
    return Answers(office[:1].upper() + office[1:] if office else None, date)


def _annex(pages: Sequence[Page]) -> Answers:
    """What the head of the annex to the Handelingen says."""
    blocks = [block.text for page in pages[:1] for block in page.blocks]
    start = next((place for place, text in enumerate(blocks[:_NEAR_HEAD]) if text.startswith(_ANNEX)), None)
    if start is None:
        return Answers()
    near = blocks[start : start + _NEAR_HEAD]
    asked = next(filter(None, map(_ASKED.match, near)), None)
    received = next(filter(None, map(_RECEIVED.search, near)), None)
    return Answers(asked["office"].strip() if asked else None, parse_date(received["date"]) if received else None)


def _from_foot(line: str) -> Kamerstuk | None:
    match = _FOOT.search(line)
    found = next(find_kamerstukken(line[match.end() :]), None) if match else None
    return found.kamerstuk if found and found.start == 0 else None


def _from_kst(line: str) -> Kamerstuk | None:
    match = _KST.search(line)
    return parse_kamerstuk(match[1]) if match else None


def _from_head(lines: list[str]) -> Kamerstuk | None:
    """Dossier and number from neighbouring lines; the number line must be one, not a mention in a sentence."""
    for place, line in enumerate(lines):
        number = _NUMBER.match(line) or (_NUMBER.search(line) if _DOSSIER.match(line) else None)
        if number is None:
            continue
        for above in reversed(lines[max(0, place - 4) : place + 1]):
            dossier = _DOSSIER.match(above)
            if dossier:
                return parse_kamerstuk(f"{' '.join(dossier['dossier'].split())}, nr. {number['number']}")
    return None
