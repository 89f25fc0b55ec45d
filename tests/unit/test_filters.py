"""Filters are typed by people: years and months are enough, and nonsense is answered with what would make sense."""

from __future__ import annotations

import datetime as dt

import pytest

from ipsearch.errors import QueryError
from ipsearch.filters import make_filters
from ipsearch.letters import BlockKind
from ipsearch.results import Filters


def test_nothing_typed_is_no_filter() -> None:
    assert make_filters() == Filters()
    assert make_filters(since="", until=None, letter=None, kenmerk=None, kind="").empty


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("2023-06", dt.date(2023, 6, 1), dt.date(2023, 6, 30)),
        ("2024-02", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2023-06-30", dt.date(2023, 6, 30), dt.date(2023, 6, 30)),
        (" 2023-6-3 ", dt.date(2023, 6, 3), dt.date(2023, 6, 3)),
    ],
)
def test_a_year_or_month_includes_all_its_days(text: str, first: dt.date, last: dt.date) -> None:
    filters = make_filters(since=text, until=text)
    assert (filters.since, filters.until) == (first, last)


@pytest.mark.parametrize(
    "text", ["gisteren", "2023-13", "2023-02-30", "30-06-2023", "23", "0000", "2023-", "2023-06-301"]
)
@pytest.mark.parametrize("name", ["since", "until"])
def test_what_is_no_date_is_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(QueryError, match=f"^{name}: .*write 2023"):
        make_filters(**{name: text})


@pytest.mark.parametrize(
    ("text", "kinds"), [("table", ("table",)), ("bullet, footnote", ("bullet", "footnote")), ("heading", ("heading",))]
)
def test_kinds_are_named_one_or_several(text: str, kinds: tuple[BlockKind, ...]) -> None:
    assert make_filters(kind=text).kinds == kinds


@pytest.mark.parametrize("text", ["tabel", "margin", "header", "Table", "table,", "paragraph;table"])
def test_a_kind_that_is_never_searched_is_refused_with_the_choice(text: str) -> None:
    with pytest.raises(QueryError, match="choose from heading, paragraph, bullet, table, footnote, signature"):
        make_filters(kind=text)


def test_letter_and_kenmerk_pass_as_typed() -> None:
    filters = make_filters(letter="101_visie.pdf", kenmerk="BZ 24-12")
    assert (filters.letter, filters.kenmerk) == ("101_visie.pdf", "BZ 24-12")
