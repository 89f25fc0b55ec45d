"""How is a place in a letter cited, so that a reader finds it without ipsearch?

The forms are those of Dutch government and parliament: a letter by sender, date and kenmerk; a Kamerstuk by
vergaderjaar, dossier and number; each with the printed page. What is unknown is left out, never made up.
"""

from __future__ import annotations

import datetime as dt

from ipsearch.kenmerk import Kamerstuk, parse_kamerstuk
from ipsearch.letters import Letter
from ipsearch.text.dates import MONTH_NAMES


def cite(letter: Letter, number: int | None = None, printed: int | None = None) -> str:
    """The citation of a letter, or of one page of it.

    Args:
        number: physical page; named as such when the page has no printed number and the file has several pages.
        printed: the number printed on the page.
    """
    return ", ".join([*_letter(letter), *_page(letter, number, printed)])


def vergaderjaar(date: dt.date) -> str:
    """The parliamentary year of a date, ``2019/20``: it begins on the third Tuesday of September."""
    first = date.year if date >= _prinsjesdag(date.year) else date.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def dutch_date(date: dt.date) -> str:
    """``4 juli 2019``."""
    return f"{date.day} {MONTH_NAMES[date.month - 1]} {date.year}"


def _letter(letter: Letter) -> list[str]:
    kamerstuk = parse_kamerstuk(letter.kamerstuk) if letter.kamerstuk else None
    if kamerstuk:
        return [_series(kamerstuk, letter.date), *_numbers(kamerstuk)]
    if letter.kenmerk:
        return [*_sender(letter), f"kenmerk {letter.kenmerk}"]
    if letter.annex_to:
        return [letter.title, f"bijlage bij de brief met kenmerk {letter.annex_to}"]
    if letter.sender and letter.date:
        return [*_sender(letter), f"‘{letter.title}’"]
    return [letter.title, *([dutch_date(letter.date)] if letter.date else []), f"bestand {letter.file}"]


def _sender(letter: Letter) -> list[str]:
    kind = f"brief van {dutch_date(letter.date)}" if letter.date else "brief zonder datum"
    return [letter.sender, kind] if letter.sender else [kind.capitalize()]


def _series(kamerstuk: Kamerstuk, date: dt.date | None) -> str:
    """Papers numbered by letter are those of the Eerste Kamer."""
    house = "II" if kamerstuk.number.isdigit() else "I"
    return f"Kamerstukken {house} {vergaderjaar(date)}" if date else f"Kamerstukken {house}"


def _numbers(kamerstuk: Kamerstuk) -> list[str]:
    dossier = kamerstuk.dossier
    if kamerstuk.addition:
        dossier += f"-{kamerstuk.addition}" if kamerstuk.addition.isdigit() else f" {kamerstuk.addition}"
    return [dossier, f"nr. {kamerstuk.number}" if kamerstuk.number.isdigit() else kamerstuk.number]


def _page(letter: Letter, number: int | None, printed: int | None) -> list[str]:
    if printed is not None:
        return [f"p. {printed}"]
    return [f"blad {number} van het bestand"] if number is not None and letter.pages > 1 else []


def _prinsjesdag(year: int) -> dt.date:
    first = dt.date(year, 9, 1)
    return first + dt.timedelta(days=(1 - first.weekday()) % 7 + 14)
