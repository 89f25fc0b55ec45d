"""A stretch of time is found where a text fixes it by itself."""

from __future__ import annotations

import datetime as dt

import pytest

from ipsearch.text.periods import find_periods


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("eind 2023", "2023-09-01", "2023-12-31"), ("begin 2026", "2026-01-01", "2026-04-30"),
        ("in mei 2025", "2025-05-01", "2025-05-31"), ("in May 2025", "2025-05-01", "2025-05-31"),
        ("op 14 mei 2025", "2025-05-14", "2025-05-14"), ("sinds 2019", "2019-01-01", "2019-12-31"),
        ("februari 2024", "2024-02-01", "2024-02-29"), ("medio 2024", "2024-05-01", "2024-08-31"),
    ],
)  # fmt: skip
def test_a_period_is_found(text: str, first: str, last: str) -> None:
    (period,) = find_periods(text)
    assert (period.first, period.last) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "text", ["29 628, nr. 2019/1", "richtlijn 2016/680", "vorig jaar", "kst-29628-2019", "nummer 20191"]
)
def test_a_number_is_no_year(text: str) -> None:
    assert not list(find_periods(text))


def test_several_periods_come_in_order_of_kind() -> None:
    assert [p.first.year for p in find_periods("tussen 2019 en 2021, en op 3 mei 2020")] == [2020, 2019, 2021]
