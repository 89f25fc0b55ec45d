"""Is the letter itself a Kamerstuk, which one, and who sent it?

Its own number stands in its head (the dossier over "Nr. 957 BRIEF VAN …"), in its foot ("Tweede Kamer,
vergaderjaar 2019–2020, 29 628, nr. 957") and as ``kst-29628-957``. Any other mention is a reference.
"""

from __future__ import annotations

import datetime as dt
import re

from ipsearch.kenmerk import Kamerstuk, find_kamerstukken, parse_kamerstuk
from ipsearch.readers.letterhead.places import Places
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
            words = match["office"].strip(" ,").split()
            return " ".join(_cased(word, first=place == 0) for place, word in enumerate(words))
    return None


def find_answerer(places: Places) -> str | None:
    """The office that a title names: "Antwoorden van de Minister van … op schriftelijke vragen van …"."""
    heads = (" ".join(group) for group in places.heads)
    match = next(filter(None, map(_ANSWERS.match, (*heads, *map(_on_one_line, places.openings)))), None)
    if match:
        return match["office"][:1].upper() + match["office"][1:]
    printed = _answered(places)
    return f"{printed['office']} van {printed['field']}" if printed else None


def find_answered(places: Places) -> dt.date | None:
    """When parliament received the answers that it prints."""
    printed = _answered(places)
    return parse_date(printed["date"]) if printed and printed["date"] else None


def _answered(places: Places) -> re.Match[str] | None:
    return next(filter(None, map(_ANSWERED.match, map(_on_one_line, places.openings))), None)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


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


def _cased(word: str, first: bool) -> str:
    lower = word.lower()
    if lower in _SMALL and not first:
        return lower
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))
