"""Which identifiers does Dutch government put on its letters, and how are they written?

A *kenmerk* is the sender's own reference ("Ons kenmerk 2623415"). A *Kamerstuk* is a parliamentary paper: a dossier,
perhaps a toevoeging, and a number: ``29 628, nr. 895``, ``21 501-32, nr. 1703``, ``36 600 VI, nr. 12``, ``35 261, B``.
The short form that ipsearch stores is ``29628-895``, ``21501-32-1703``, ``36600-VI-12``, ``35261-B``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SPACE = r"[ \u00a0\u2009\u202f]"
_DOSSIER = rf"(?P<dossier>\d{{2}}(?:{_SPACE}|\.)?\d{{3}})"
_ADDITION = rf"(?:-(?P<part>\d{{1,2}})|(?:{_SPACE}|-)?\(?(?P<roman>[IVXL]{{1,6}}|[A-HJ-Z])\)?)"
_NR = rf"(?:nr|nrs|nummer)\b\.?{_SPACE}*\n?{_SPACE}*(?P<number>\d{{1,5}})"
_NUMBER = rf"(?:,?{_SPACE}*\n?{_SPACE}*{_NR}|,{_SPACE}?(?P<letter>[A-Z]{{1,3}}))(?!\w)"
_LONG = re.compile(rf"(?<![\d\-.,]){_DOSSIER}{_ADDITION}?{_NUMBER}")
_SHORT = re.compile(
    r"(?<![\w\-])(?:kst[ -]?)?(?P<dossier>\d{5})(?:-(?P<addition>\d{1,2}|[IVXL]{1,6})(?=-))?"
    r"-(?P<number>\d{1,5}|[A-Z]{1,3})(?![\w\-])",
    re.IGNORECASE,
)
_NOT_A_KENMERK = re.compile(r"[^0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Kamerstuk:
    """The number of one parliamentary paper. ``number`` is digits, or capitals for papers of the Eerste Kamer."""

    dossier: str
    number: str
    addition: str | None = None

    def __str__(self) -> str:
        """The short form, ``29628-895``; ``parse_kamerstuk`` reads it back."""
        return "-".join(part for part in (self.dossier, self.addition, self.number) if part)

    @property
    def printed(self) -> str:
        """The form that official publications print: ``29 628, nr. 895``."""
        dossier = f"{self.dossier[:2]} {self.dossier[2:]}"
        if self.addition:
            dossier += f"-{self.addition}" if self.addition.isdigit() else f" {self.addition}"
        return f"{dossier}, nr. {self.number}" if self.number.isdigit() else f"{dossier}, {self.number}"


@dataclass(frozen=True, slots=True)
class FoundKamerstuk:
    """A Kamerstuk number in a text, with its place there."""

    kamerstuk: Kamerstuk
    start: int
    end: int


def find_kamerstukken(text: str) -> Iterator[FoundKamerstuk]:
    """Every Kamerstuk number in the text, in any usual shape, in order; never two that overlap."""
    found = sorted(
        [*_LONG.finditer(text), *_SHORT.finditer(text)],
        key=lambda match: (match.start(), -match.end()),
    )
    end = 0
    for match in found:
        if match.start() >= end:
            end = match.end()
            yield FoundKamerstuk(_kamerstuk(match), match.start(), match.end())


def parse_kamerstuk(text: str) -> Kamerstuk | None:
    """The Kamerstuk number that the text consists of, or ``None``.

    >>> str(parse_kamerstuk("29 628, nr. 895")), str(parse_kamerstuk("kst-21501-32-1703"))
    ('29628-895', '21501-32-1703')
    """
    text = text.strip().rstrip(".")
    found = next(find_kamerstukken(text), None)
    return found.kamerstuk if found and found.start == 0 and found.end == len(text) else None


def normalise_kenmerk(text: str) -> str:
    """The form in which two ways of typing one kenmerk are equal: letters and digits, upper case."""
    return _NOT_A_KENMERK.sub("", text).upper()


def _kamerstuk(match: re.Match[str]) -> Kamerstuk:
    groups = match.groupdict()
    dossier = re.sub(r"\D", "", groups["dossier"])
    addition = groups.get("addition") or groups.get("part") or groups.get("roman")
    number = groups["number"] or groups.get("letter") or ""
    return Kamerstuk(dossier, number.upper(), addition.upper() if addition else None)
