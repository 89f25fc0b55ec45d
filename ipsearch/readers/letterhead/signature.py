"""Who signed the letter, and in which office?

Read from the signature block: the office ("De Minister van Justitie en Veiligheid,") over the name. The readers of
all formats mark that block; the rules that recognise it in running lines live here too, so that they agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ipsearch.letters import Page
from ipsearch.readers.letterhead.places import Places

_OFFICE = re.compile(
    r"^(?:(?:[Mm]ede )?[Nn]amens\s+)?(?:[Dd]e|[Hh]et)\s+(?P<office>(?:[Dd]emissionair\s+)?(?:"
    r"[Mm]inister(?:-[Pp]resident)?|[Ss]taatssecretaris|[Ss]ecretaris(?:-[Gg]eneraal)?|[Gg]emeentesecretaris|"
    r"[Dd]ijkgraaf|[Dd]irecteur(?:-[Gg]eneraal)?|[Kk]orpschef|[Vv]oorzitter|[Gg]riffier|"
    r"[Nn]ationaal [Cc]oördinator|[Ii]nspecteur-[Gg]eneraal|[Pp]resident|[Bb]urgemeester|[Cc]ommissaris)\b[^\n]*)"
)
# The boards of towns, provinces and water boards, which sign as one; all that stands after them is of what.
_BOARD = re.compile(
    r"^(?:[Nn]amens )?(?:[Hh]et )?(?P<office>(?:(?:[Cc]ollege van )?(?:[Bb]urgemeester en [Ww]ethouders|"
    r"[Gg]edeputeerde [Ss]taten)|[Dd]agelijks [Bb]estuur) van (?:(?:de |het )?(?:gemeente|provincie|waterschap|"
    r"hoogheemraadschap) )?[A-Z’'][\w’'-]+(?: (?:[A-Z][\w’'-]+|van|de|den|der|aan|en|op|bij)){0,4}),?$"
)
# Of whom letters in English come.
_ENGLISH = re.compile(
    r"^(?:(?:On behalf of )?[Tt]he )?"
    r"(?P<office>(?:Prime Minister\b|(?:Minister|State Secretary)(?: of| for) [A-Z])[^\n]*)$"
)
_BY_ORDER_ALONE = re.compile(r"^namens (?:deze|hem|haar|dezen)[,:]?$")
_CAPITALS = re.compile(r"^(?:DE|HET) (?P<office>(?:MINISTER|STAATSSECRETARIS)\b[^a-z\n]*)$")
_BY_ORDER = re.compile(r",? namens (?:deze|hem|haar|dezen)[,:]?$")
_BARE_OFFICE = re.compile(
    r"^(?:The )?(?P<office>(?:[Mm]inister|[Ss]taatssecretaris|State Secretary) (?:van|voor|of|for) (?:de |the )?"
    r"[A-Z][^\n]*|[Mm]inister-[Pp]resident\b[^\n]*)"
)
# Whatever else signs with an article before it and a comma behind ("de heffingsambtenaar,").
_FUNCTION = re.compile(r"^(?:[Dd]e|[Hh]et) (?P<office>(?!heer\b|leden\b)[a-zë][\w’'-]{3,}(?: [\w,’'-]+){0,8}),$")
_PARTICLES = frozenset("van de der den het 't ’t ‘t te ten ter in op el la von und zu bin al e".split())
_TITLES = frozenset("drs mr ir dr prof ing ba bsc ma msc llm mpa mba rc ra phd jhr mevr dhr mw".split())
_NAME_WORD = re.compile(r"^(?:[^\W\d_][\w’‘'\-]*|(?:[^\W\d_][a-z]?\.)+-?(?:[^\W\d_]\.)*)$")
# A dash may stand apart between the two names of who is married ("A.B. Jansen – de Wit").
_MARRIED = re.compile(r"(?<=\w)\s[-–—]\s(?=\w|['’‘]t\b)")
_INITIAL = re.compile(r"(?:^|\s)(?:[^\W\d_]\.)+")
_MAX_NAME_WORDS = 7
# Words that keep a small letter inside the name of an office.
_SMALL = frozenset({"van", "de", "het", "en", "voor", "der", "den", "te", "op", "in", "aan", "tot", "met", "bij"})
_MINISTRY = re.compile(r"^(Ministerie van [A-Z][\w ,\-]+?)\s*$")


@dataclass(frozen=True, slots=True)
class Signature:
    """The office and the name of who signed; either may be missing."""

    office: str | None = None
    name: str | None = None


def _office(line: str) -> re.Match[str] | None:
    return _OFFICE.match(line) or _CAPITALS.match(line) or _BOARD.match(line) or _ENGLISH.match(line)


def is_office(line: str) -> bool:
    """Whether the line names who signs: an office, alone, with or without a comma ("De Minister van …,")."""
    line = _BY_ORDER.sub("", line.strip())
    return bool(_office(line)) and len(line) <= 120 and not re.search(r"[.;:?!]$", line)


def is_board(line: str) -> bool:
    """Whether the line names a board that signs as one."""
    return bool(_BOARD.match(line.strip()))


def is_bare_office(line: str) -> bool:
    """Whether the line is an office without an article, as it stands under the name of who holds it."""
    return bool(_BARE_OFFICE.match(line.strip())) and len(line) <= 120 and not re.search(r"[.;:?!]$", line)


def in_running_case(office: str) -> str:
    """An office in capitals as running text has it ("Minister van Justitie en Veiligheid")."""
    return " ".join(_cased(word, first=place == 0) for place, word in enumerate(office.split()))


def _cased(word: str, first: bool) -> str:
    lower = word.lower()
    if lower in _SMALL and not first:
        return lower
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def is_by_order(line: str) -> bool:
    """Whether the line says that the next one signs for the office above it ("namens deze,")."""
    return bool(_BY_ORDER_ALONE.match(line.strip()))


def _is_name_word(word: str) -> bool:
    return word[:1].isupper() and bool(_NAME_WORD.match(word))


def is_name(line: str) -> bool:
    """Whether the line could be a person's name, as printed under an office."""
    if _office(line):
        return False
    if _INITIAL.search(line):
        line = _MARRIED.sub(" ", line, count=1)
    words = line.replace("(", " ").replace(")", " ").strip(" ,").split()
    if not 1 <= len(words) <= _MAX_NAME_WORDS or any(character.isdigit() for character in line):
        return False
    bare = [word.strip(",") for word in words]
    named = [word for word in bare if word not in _PARTICLES and word.rstrip(".").lower() not in _TITLES]
    return len(named) >= (1 if len(bare) == len(named) == 1 else 2) and all(map(_is_name_word, named))


def find_signature(pages: Sequence[Page]) -> Signature:
    """Office and name in the letter's signature: the first signature block that names an office.

    A page may end between the two; then the name is a block of its own.
    """
    read = [_read(block.text) for page in pages for block in page.blocks if block.kind == "signature"]
    found = [signature for signature in read if signature.office or signature.name]
    if not found:
        return Signature()
    after = found[1] if len(found) > 1 else Signature()
    if found[0].name is None and after.office is None:
        return Signature(found[0].office, after.name)
    return found[0]


def find_ministry(places: Places) -> str | None:
    """The ministry that the letterhead names, when nobody signed in an office."""
    for group in places.heads:
        for line in group:
            match = _MINISTRY.match(line)
            if match:
                return match[1]
    return None


def _read(text: str) -> Signature:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        lines = _split_at_comma(lines[0])
    if lines and _BOARD.match(lines[0].split(",")[0]):
        # Its members may stand behind it on its line.
        lines[0] = lines[0].split(",")[0]
    for place, line in enumerate(lines):
        match = _office(_BY_ORDER.sub("", line))
        above = lines[place - 1] if place and _is_full_name(lines[place - 1]) else None
        match = match or (_BARE_OFFICE.match(line) if above else None)
        if match:
            name = next((below.strip(" ,") for below in lines[place + 1 :] if _is_full_name(below)), above)
            office = match["office"].strip(" ,")
            office = in_running_case(office) if office.isupper() else office
            return Signature(office[0].upper() + office[1:], name)
    return Signature(_function(lines), next((line for line in lines if _is_full_name(line)), None))


def _function(lines: Sequence[str]) -> str | None:
    """What the first line says that who signs on the next one is."""
    match = _FUNCTION.match(lines[0]) if len(lines) > 1 and _is_full_name(lines[1]) else None
    return match["office"][0].upper() + match["office"][1:] if match else None


def _is_full_name(line: str) -> bool:
    return is_name(line) and len(line.split()) > 1


def _split_at_comma(line: str) -> list[str]:
    """Office and name on one line: the name follows the last comma ("Landbouw, Natuur en Visserij, C.J. Schouten")."""
    head, comma, tail = line.rpartition(",")
    return [head, tail.strip()] if comma and _is_full_name(tail) else [line]
