import datetime as dt

import pytest

from ipsearch.text.dates import find_dates, parse_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("4 juli 2019", dt.date(2019, 7, 4)),
        ("4\u00a0juli\u00a02019", dt.date(2019, 7, 4)),
        (" 1e maart 2021.", dt.date(2021, 3, 1)),
        ("12 sept. 2020", dt.date(2020, 9, 12)),
        ("04-07-2019", dt.date(2019, 7, 4)),
        ("4/7/2019", dt.date(2019, 7, 4)),
        ("2019-07-04", dt.date(2019, 7, 4)),
        ("3 MEI 2022", dt.date(2022, 5, 3)),
    ],
)
def test_a_date_in_every_usual_shape(text: str, date: dt.date) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text", ["31 juni 2019", "0-0-2019", "2019-13-01", "juli 2019", "4 juli", "nr. 4", "", "4 7 2019"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_dates_are_found_in_order_with_their_place() -> None:
    text = "Tussen 3 mei 2021 en 2021-06-01 gebeurde veel; dossier 2021-0000123 telt niet."
    found = list(find_dates(text))
    assert [item.date for item in found] == [dt.date(2021, 5, 3), dt.date(2021, 6, 1)]
    assert [text[item.start : item.end] for item in found] == ["3 mei 2021", "2021-06-01"]


def test_a_date_over_a_line_end_counts() -> None:
    assert [item.date for item in find_dates("op 12\njanuari 2020")] == [dt.date(2020, 1, 12)]
