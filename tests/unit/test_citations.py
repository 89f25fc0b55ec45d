"""Citations have the forms of Dutch government and parliament, and say nothing that is not known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ipsearch.citations import cite, dutch_date, vergaderjaar
from tests.unit.values import letter

MINISTER = "Minister van Justitie en Veiligheid"
JULY = dt.date(2019, 7, 4)


@pytest.mark.parametrize(
    ("date", "year"),
    [
        (dt.date(2019, 9, 16), "2018/19"),
        (dt.date(2019, 9, 17), "2019/20"),  # Prinsjesdag
        (dt.date(2020, 9, 14), "2019/20"),
        (dt.date(2020, 9, 15), "2020/21"),  # Prinsjesdag, 1 September is a Tuesday
        (dt.date(2021, 9, 20), "2020/21"),
        (dt.date(2021, 9, 21), "2021/22"),  # the latest day it can be, 1 September is a Wednesday
        (dt.date(2020, 1, 1), "2019/20"),
        (dt.date(2019, 12, 31), "2019/20"),
        (dt.date(1999, 12, 1), "1999/00"),
    ],
)
def test_the_vergaderjaar_begins_on_the_third_tuesday_of_september(date: dt.date, year: str) -> None:
    assert vergaderjaar(date) == year


@pytest.mark.parametrize(
    ("date", "dutch"),
    [(JULY, "4 juli 2019"), (dt.date(2021, 3, 1), "1 maart 2021"), (dt.date(2024, 12, 31), "31 december 2024")],
)
def test_dates_are_written_in_dutch(date: dt.date, dutch: str) -> None:
    assert dutch_date(date) == dutch


@pytest.mark.parametrize(
    ("fields", "citation"),
    [
        (
            {"sender": MINISTER, "date": JULY, "kenmerk": "2623415"},
            "Minister van Justitie en Veiligheid, brief van 4 juli 2019, kenmerk 2623415, p. 9",
        ),
        ({"date": JULY, "kenmerk": "2623415"}, "Brief van 4 juli 2019, kenmerk 2623415, p. 9"),
        ({"sender": MINISTER, "kenmerk": "2623415"}, f"{MINISTER}, brief zonder datum, kenmerk 2623415, p. 9"),
        (
            {"kamerstuk": "29628-957", "date": dt.date(2020, 6, 1), "kenmerk": "2623415"},
            "Kamerstukken II 2019/20, 29628, nr. 957, p. 9",
        ),
        ({"kamerstuk": "21501-32-1703"}, "Kamerstukken II, 21501-32, nr. 1703, p. 9"),
        ({"kamerstuk": "36600-VI-12", "date": JULY}, "Kamerstukken II 2018/19, 36600 VI, nr. 12, p. 9"),
        ({"kamerstuk": "35261-B", "date": JULY}, "Kamerstukken I 2018/19, 35261, B, p. 9"),
        (
            {"annex_to": "4712300", "title": "Tweede halfjaarbericht"},
            "Tweede halfjaarbericht, bijlage bij de brief met kenmerk 4712300, p. 9",
        ),
        ({"sender": MINISTER, "date": JULY, "title": "Visie"}, f"{MINISTER}, brief van 4 juli 2019, ‘Visie’, p. 9"),
        ({"title": "Visie", "date": JULY, "file": "a.pdf"}, "Visie, 4 juli 2019, bestand a.pdf, p. 9"),
        ({"title": "Visie", "file": "a.pdf"}, "Visie, bestand a.pdf, p. 9"),
    ],
)
def test_a_page_is_cited_by_the_strongest_identity_that_is_known(fields: dict[str, Any], citation: str) -> None:
    assert cite(letter(pages=12, **fields), 8, 9) == citation


def test_a_page_without_a_printed_number_is_named_by_its_place_in_the_file() -> None:
    assert cite(letter(kenmerk="1", pages=2), 2, None).endswith("kenmerk 1, blad 2 van het bestand")


def test_the_only_page_of_a_file_needs_no_place() -> None:
    assert cite(letter(kenmerk="1", pages=1), 1, None).endswith("kenmerk 1")


def test_a_whole_letter_is_cited_without_a_page() -> None:
    assert cite(letter(kenmerk="1", pages=12)).endswith("kenmerk 1")
