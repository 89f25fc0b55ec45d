"""Which letter is a file? What it prints about itself, completed with what the user states, and its fingerprint."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ipsearch.kenmerk import parse_kamerstuk
from ipsearch.letters import Letter, Origin, Reading
from ipsearch.sources.manifest import Assignment

_ID_LENGTH = 12


def make_letter(file: str, sha256: str, reading: Reading, said: Assignment) -> tuple[Letter, tuple[str, ...]]:
    """The letter of a reading, completed with what the manifest says; what is printed wins.

    Returns the letter, and a sentence for every field where the manifest contradicts the print.
    """
    head = reading.letterhead
    conflicts = tuple(
        f"letters.toml says {name} = {stated}, the letter prints {printed}; the print is used."
        for name in ("kenmerk", "kamerstuk", "date")
        if (stated := getattr(said, name)) and (printed := getattr(head, name)) and stated != printed
    )
    kamerstuk = head.kamerstuk or said.kamerstuk
    title = said.title or head.title or head.subject or _kamerstuk_title(kamerstuk) or Path(file).stem
    letter = Letter(
        id=sha256[:_ID_LENGTH],
        file=file,
        sha256=sha256,
        title=title,
        kenmerk=head.kenmerk or said.kenmerk,
        kenmerk_origin=_origin(head.kenmerk, said.kenmerk),
        kamerstuk=kamerstuk,
        annex_to=said.annex_to,
        date=head.date or said.date,
        date_origin=_origin(head.date, said.date),
        subject=head.subject or said.subject,
        sender=head.sender or said.sender,
        addressee=head.addressee or said.addressee,
        signatory=head.signatory or said.signatory,
        pages=len(reading.pages),
    )
    return letter, conflicts


def reading_digest(reading: Reading) -> str:
    """Equal for two files that hold the same letter: the same numbers and date, and the same text on the same pages.

    A letter that goes to both Houses has the same text twice, and two kenmerken: those are two letters.
    """
    head = reading.letterhead
    digest = hashlib.sha256(f"{head.kenmerk}\n{head.kamerstuk}\n{head.date}\n".encode())
    for page in reading.pages:
        digest.update(f"\f{page.number} {page.printed}\n{page.text}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _origin(printed: object, assigned: object) -> Origin | None:
    return "printed" if printed else "assigned" if assigned else None


def _kamerstuk_title(kamerstuk: str | None) -> str | None:
    parsed = parse_kamerstuk(kamerstuk) if kamerstuk else None
    return f"Kamerstuk {parsed.printed}" if parsed else None
