"""What is everything called on the page? In Dutch, as a civil servant would say it."""

from __future__ import annotations

import datetime as dt

from ipsearch.annotations import Label, Strength, ToezeggingKind
from ipsearch.citations import dutch_date
from ipsearch.errors import (
    AccessError,
    FileChanged,
    IndexingError,
    IndexNotFound,
    IpsearchError,
    NotFound,
    QueryError,
    ReadingError,
)
from ipsearch.letters import BlockKind
from ipsearch.results import Features, Relation, Status, Why
from ipsearch.silence import Reason, ReasonKind

REASONS: dict[ReasonKind, str] = {
    "nothing": "Geen passage in deze brieven gaat over deze vraag.",
    "unsure": "Geen zin in deze brieven beantwoordt de vraag zeker genoeg.",
    "names": "Geen brief hier noemt {about}.",
    "number": "Geen brief hier heeft of noemt het nummer {about}.",
    "amount": "De brieven schrijven hierover, maar noemen geen bedrag.",
    "date": "De brieven schrijven hierover, maar noemen geen datum.",
    "length": "De brieven schrijven hierover, maar noemen geen duur.",
    "count": "De brieven schrijven hierover, maar noemen geen aantal.",
    "name": "De brieven schrijven hierover, maar noemen geen naam.",
    "things": "De brieven schrijven hierover, maar noemen er geen {about}.",
    "outcome": "De brieven kondigen het aan, maar zeggen niet wat ervan kwam.",
    "claims": "De brieven schrijven hierover, maar niet over {about}.",
    "reference": "De brieven schrijven hierover, maar noemen geen nummer of adres.",
    "years": "De brieven schrijven hierover, maar niet over {about}.",
    "model": "Het taalmodel vindt geen antwoord in de dichtstbijzijnde passages.",
}
LABELS: dict[Label, str] = {
    "PERSON": "persoon",
    "ORG": "organisatie",
    "GPE_LOC": "land of plaats",
    "DATE": "datum",
    "LAW_TREATY": "wet of verdrag",
    "PROGRAM_SYSTEM": "programma of systeem",
    "MISSION": "missie",
    "EVENT": "gebeurtenis",
    "KAMERSTUK": "Kamerstuk",
    "NORP": "groep of nationaliteit",
}
KINDS: dict[BlockKind, str] = {
    "paragraph": "alinea",
    "bullet": "opsomming",
    "table": "tabel",
    "footnote": "voetnoot",
    "heading": "kop",
    "signature": "ondertekening",
}
TOEZEGGING_KINDS: dict[ToezeggingKind, str] = {
    "made": "toegezegd",
    "fulfilled": "nagekomen",
    "referenced": "genoemd",
}
STRENGTHS: dict[Strength, str] = {"hard": "hard", "intention": "voornemen", "ambition": "streven"}
STATUSES: dict[Status, str] = {
    "open": "open",
    "progress": "loopt",
    "fulfilled": "nagekomen",
    "overdue": "termijn voorbij",
    "unknown": "onbekend",
}
RELATIONS: dict[Relation, str] = {
    "progress": "voortgang",
    "fulfilled": "nagekomen",
    "changed": "gewijzigd",
    "repeated": "herhaald",
}
_ERRORS: tuple[tuple[type[IpsearchError], str, str], ...] = (
    (NotFound, "Niet gevonden", "Deze brief, pagina of naam staat niet in de index."),
    (QueryError, "Deze vraag kan niet worden gezocht", "Typ een paar woorden, en schrijf een datum als 2023-06-30."),
    (FileChanged, "Het bestand is veranderd", "Het bestand is niet meer wat er is gelezen; de tekst is er nog wel."),
    (ReadingError, "Geen beeld van deze pagina", "Het bestand kan niet worden getekend; de tekst is er wel."),
    (AccessError, "Geen toegang", "Meld u aan met een geldig token."),
    (IndexNotFound, "Er is nog niets geïndexeerd", "Laat de beheerder brieven indexeren: ipsearch index MAP."),
    (IndexingError, "De index is nu niet bruikbaar", "Probeer het straks weer, of waarschuw de beheerder."),
    (IpsearchError, "Er ging iets mis", "Probeer het opnieuw, of waarschuw de beheerder."),
)
# Why a letter that was handed in could not be read, by the kind of error.
_REFUSED = {
    "UnsupportedFormat": "Dit is geen PDF, Word-bestand, webpagina of tekst.",
    "TooLarge": "Het bestand is te groot, of pakt te groot uit.",
    "Encrypted": "Het bestand is met een wachtwoord beveiligd; stuur het zonder wachtwoord in.",
    "NoTextLayer": "Het bestand bevat alleen beelden van tekst, die hier niet herkend kunnen worden.",
    "Damaged": "Het bestand is leeg of beschadigd; haal het opnieuw op bij de bron.",
    "ReaderStopped": "Het lezen is gestopt voordat het klaar was; probeer het nog eens.",
    "IndexLocked": "De index was te lang bezet; probeer het later nog eens.",
    "StorageError": "Er kon niet worden opgeslagen; waarschuw de beheerder.",
}
_FEATURES: tuple[tuple[str, str], ...] = (
    ("lexical", "dezelfde woorden"),
    ("dense", "dezelfde strekking"),
    ("tokens", "woord voor woord vergelijkbaar"),
    ("coverage", "deel van uw woorden dat erin staat"),
    ("line", "deel van uw woorden in één zin of regel"),
    ("heading", "deel van uw woorden in de kop erboven"),
    ("period", "gaat over de gevraagde tijd"),
)
_EXACT = {
    "letter": "Dit is de brief met het nummer dat u noemt.",
    "cites": "Deze passage verwijst naar het nummer dat u noemt.",
    "phrase": "Hier staat letterlijk wat u tussen aanhalingstekens zette.",
}


def said(error: IpsearchError) -> tuple[str, str]:
    """An error as a heading and a sentence."""
    return next((heading, text) for kind, heading, text in _ERRORS if isinstance(error, kind))


def refused(kind: str | None) -> str:
    """Why a letter that was handed in did not get in, in a sentence."""
    return _REFUSED.get(kind or "", "Er ging iets mis; waarschuw de beheerder.")


def day(date: dt.date | None) -> str:
    """A date as people write it; what is unknown is said to be."""
    return dutch_date(date) if date else "datum onbekend"


def iso_day(text: str | None) -> str:
    """The same for a date as JSON has it."""
    return day(dt.date.fromisoformat(text) if text else None)


def page_name(number: int, printed: int | None) -> str:
    """A page by its printed number, else by its place in the file."""
    return f"p. {printed}" if printed is not None else f"blad {number} van het bestand"


def why(found: Why) -> list[tuple[str, int]]:
    """Why a hit is where it is: what was looked at, each with its weight in percent."""
    if not isinstance(found.features, Features):
        return []
    values = [(text, getattr(found.features, name)) for name, text in _FEATURES]
    return [(text, round(100 * min(1.0, value))) for text, value in values if value > 0]


def exact(found: Why) -> str | None:
    """What was matched as identity, as a sentence."""
    return _EXACT.get(found.exact or "")


def reason(found: Reason) -> str:
    """Why a question is not answered."""
    return found.said(REASONS[found.kind], "of" if found.kind == "years" else None)
