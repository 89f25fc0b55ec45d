"""By when, as printed and as days?"""

from __future__ import annotations

import datetime as dt

import pytest

from ipsearch.extraction.toezeggingen.deadlines import find_deadline

LETTER = dt.date(2020, 6, 9)


@pytest.mark.parametrize(
    ("sentence", "words", "first", "last"),
    [
        ("Begin 2026 volgt een rapport.", "Begin 2026", "2026-01-01", "2026-03-31"),
        ("Medio 2024 is het loket open.", "Medio 2024", "2024-06-01", "2024-07-31"),
        ("Het loket opent eind dit jaar.", "eind dit jaar", "2020-10-01", "2020-12-31"),
        ("Ik bericht u dit jaar nog over de uitkomst.", "dit jaar nog", "2020-06-09", "2020-12-31"),
        ("De proef loopt tot april 2026.", "tot april 2026", "2020-06-09", "2026-03-31"),
        ("Vóór 1 juli 2021 is het plan gereed.", "Vóór 1 juli 2021", "2020-06-09", "2021-06-30"),
        ("Uiterlijk 1 juli 2021 is het plan gereed.", "Uiterlijk 1 juli 2021", "2020-06-09", "2021-07-01"),
        ("Per 1 januari 2021 vervalt de post.", "Per 1 januari 2021", "2021-01-01", "2021-01-01"),
        ("U ontvangt de nota binnen zes weken.", "binnen zes weken", "2020-06-09", "2020-07-21"),
        ("De levering is in oktober.", "in oktober", "2020-10-01", "2020-10-31"),
        ("De levering is in maart.", "in maart", "2021-03-01", "2021-03-31"),
        (
            "In de eerste week van november 2020 volgt het.",
            "In de eerste week van november 2020", "2020-11-01", "2020-11-07",
        ),
        ("Het komt niet eind 2020, maar in maart 2021.", "in maart 2021", "2021-03-01", "2021-03-31"),
        (
            "Van 1 november 2020 tot en met 31 januari 2021 loopt een proef.",
            "Van 1 november 2020 tot en met 31 januari 2021", "2020-11-01", "2021-01-31",
        ),
    ],
)  # fmt: skip
def test_terms_that_a_calendar_knows(sentence: str, words: str, first: str, last: str) -> None:
    term = find_deadline(sentence, LETTER)
    assert term is not None
    assert (term.text, str(term.first), str(term.last)) == (words, first, last)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("De komende jaren wordt geïnvesteerd.", "De komende jaren"),
        ("Ik bericht u voor het zomerreces.", "voor het zomerreces"),
        ("Ik bericht u voor het zomerreces van 2021.", "voor het zomerreces van 2021"),
        ("Ik kom hierop terug in het volgende halfjaarbericht.", "in het volgende halfjaarbericht"),
        ("Zodra de cijfers er zijn, bericht ik u.", "Zodra de cijfers er zijn"),
        ("De lijst wordt jaarlijks bijgewerkt.", "jaarlijks"),
    ],
)
def test_vague_terms_are_words_only(sentence: str, words: str) -> None:
    term = find_deadline(sentence, LETTER)
    assert term is not None
    assert (term.text, term.first, term.last) == (words, None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "In mijn brief van 4 juli 2020 (Kamerstuk 29 628, nr. 895) staat het plan.",
        "Sinds 1 mei 2020 is het loket open.",
        "Het loket wordt uitgebreid.",
        "In 2019 is het loket geopend.",
    ],
)
def test_what_is_dated_otherwise_is_no_term(sentence: str) -> None:
    assert find_deadline(sentence, LETTER) is None


def test_without_the_letters_date_what_is_counted_from_it_is_words() -> None:
    term = find_deadline("U ontvangt de nota binnen zes weken.", None)
    assert term is not None
    assert (term.text, term.last) == ("binnen zes weken", None)
    dated = find_deadline("Begin 2026 volgt een rapport.", None)
    assert dated is not None
    assert dated.last == dt.date(2026, 3, 31)
