"""A query that names a time wants the passage of that time."""

from __future__ import annotations

import datetime as dt

import pytest

from ipsearch.ranking.periods import agreement
from ipsearch.results import StoredPassage
from ipsearch.text.periods import find_periods
from tests.unit.values import letter, passage


def agreed(query: str, text: str = "Kosovo | 4", head: str | None = None, date: str | None = None) -> float:
    found = passage(text, section=(head,) if head else ())
    on = dt.date.fromisoformat(date) if date else None
    return agreement(list(find_periods(query)), StoredPassage(1, found, letter("brief", date=on), ((1, None),)))


def test_the_reference_date_of_the_right_year_says_most() -> None:
    assert agreed("eind 2023", head="Missies (peildatum 24 november 2023)") == 1


def test_the_other_years_table_is_worse_than_one_without_a_date() -> None:
    assert agreed("eind 2023", head="Missies (peildatum 14 mei 2025)") < agreed("eind 2023") == 0


def test_a_date_in_the_text_says_more_than_that_of_the_letter() -> None:
    assert agreed("in 2023", text="Op 1 mei 2023 waren er vier") > agreed("in 2023", date="2023-12-01") > 0


@pytest.mark.parametrize("query", ["hoeveel agenten", "vorig jaar"])
def test_without_a_time_in_the_query_nothing_is_said(query: str) -> None:
    assert agreed(query, head="peildatum 24 november 2023") == 0
