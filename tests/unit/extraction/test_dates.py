"""A time is found with the words that name it, and dated from the letter where the text does not say it all."""

from __future__ import annotations

import datetime as dt

import pytest

from ipsearch.extraction.dates import find_periods, iso_period
from ipsearch.results import Period

LETTER = dt.date(2019, 7, 4)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("22 november 2018", "2018-11-22"), ("12 en 13 december 2024", "2024-12-12/2024-12-13"),
        ("23 t/m 25 november 2021", "2021-11-23/2021-11-25"), ("maart 2024", "2024-03"), ("eind juni 2024", "2024-06"),
        ("begin 2026", "2026-01/2026-03"), ("medio 2024", "2024-06/2024-07"), ("voorjaar van 2024", "2024-03/2024-05"),
        ("najaar 2025", "2025-09/2025-11"), ("eind 2022", "2022-10/2022-12"),
        ("eerste helft van 2023", "2023-01/2023-06"), ("derde kwartaal 2022", "2022-07/2022-09"),
        ("Q1 2026", "2026-01/2026-03"), ("laatste kwartaal van 2021", "2021-10/2021-12"), ("2018", "2018"),
        ("2015–2019", "2015/2019"), ("2019-2022", "2019/2022"), ("01-07-2020", "2020-07-01"),
    ],
)  # fmt: skip
def test_a_time_that_the_text_fixes(text: str, iso: str) -> None:
    (found,) = find_periods(f"Dat gebeurt naar verwachting {text}, zo is het plan.")
    assert found.period is not None
    assert iso_period(found.period) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("29 november jl.", "2018-11-29"), ("7 maart jl.", "2019-03-07"), ("1 september a.s.", "2019-09-01"),
        ("1 juli", "2019-07-01"), ("24 december", "2019-12-24"), ("dit jaar", "2019"), ("vorig jaar", "2018"),
        ("eind dit jaar", "2019-10/2019-12"), ("januari van dit jaar", "2019-01"),
        ("komend voorjaar", "2020-03/2020-05"),
        ("afgelopen najaar", "2018-09/2018-11"), ("het voorjaar", "2019-03/2019-05"),
        ("vorig halfjaar", "2019-01/2019-06"), ("maart jl.", "2019-03"),
    ],
)  # fmt: skip
def test_a_time_that_is_counted_from_the_letter(text: str, iso: str) -> None:
    (found,) = find_periods(f"Zoals {text} besproken.", LETTER)
    assert found.period is not None
    assert iso_period(found.period) == iso


@pytest.mark.parametrize("text", ["dit jaar", "komend voorjaar", "vorig halfjaar", "het najaar", "maart jl."])
def test_without_the_letters_date_what_is_relative_is_passed_over(text: str) -> None:
    assert not list(find_periods(f"Zoals {text} besproken."))


def test_a_day_without_a_year_is_a_date_of_an_unknown_year() -> None:
    (found,) = find_periods("Op 24 september spraken wij elkaar.")
    assert (found.start, found.end, found.period) == (3, 15, None)
    (last,) = find_periods("Dat opent op 1 juli.")
    assert (last.start, last.end) == (13, 19)


@pytest.mark.parametrize(
    "text",
    [
        "de afgelopen jaren", "op korte termijn", "drie weken", "Richtlijn (EU) 2016/680", "nr. 2019", "nummer 2021",
        "kst-29628-2019", "€ 2019", "20191 zaken", "de jaren negentig", "Zaal 12 en 13",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert not list(find_periods(f"Het gaat om {text} hier."))


def test_of_a_day_that_does_not_exist_only_the_year_is_believed() -> None:
    text = "Op 31 februari 2020 was er niets."
    assert [text[f.start : f.end] for f in find_periods(text)] == ["2020"]


def test_a_longer_time_counts_before_a_shorter_one_in_it() -> None:
    text = "tussen 1 januari 2020 en medio 2024"
    assert [text[f.start : f.end] for f in find_periods(text)] == ["1 januari 2020", "medio 2024"]


def test_days_that_end_on_no_month_border_are_given_as_days() -> None:
    assert iso_period(Period(dt.date(2024, 1, 1), dt.date(2024, 3, 30))) == "2024-01-01/2024-03-30"
