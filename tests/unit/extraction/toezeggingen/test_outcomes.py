"""What does a later sentence say, and when was a letter without a date written?"""

from __future__ import annotations

import datetime as dt

import pytest

from ipsearch.extraction.toezeggingen.outcomes import outcome, tells, written_after


@pytest.mark.parametrize(
    ("sentence", "kind", "said"),
    [
        ("Het loket is op 3 mei 2021 geopend.", None, "fulfilled"),
        ("Met deze brief doe ik mijn toezegging gestand.", "fulfilled", "fulfilled"),
        ("De opening schuift op naar 2023.", "made", "changed"),
        ("Het derde loket komt er niet.", None, "changed"),
        ("De bouw van het loket ligt op schema.", None, "progress"),
        ("Een regeling is in concept gereed.", None, "progress"),
        ("De politie zal in 2022 een loket openen.", "made", "repeated"),
    ],
)
def test_what_became_of_it(sentence: str, kind: str | None, said: str) -> None:
    assert outcome(sentence, kind) == said


def test_news_is_past_done_or_changed() -> None:
    assert tells("Het loket is geopend.")
    assert not tells("Het loket is een plek voor vragen.")


def test_a_letter_is_younger_than_what_it_reports_and_not_than_what_it_plans() -> None:
    letter = ["Op 23 november 2021 vond het overleg plaats.", "Op 8 december 2022 wordt een pakket gepresenteerd."]
    assert written_after(letter) == dt.date(2021, 11, 23)
    assert written_after(["Overzicht (peildatum 24 november 2023)", "Op 3 mei 2021 is het geopend."]) == dt.date(
        2023, 11, 24
    )
    assert written_after(["Er is niets gebeurd."]) is None
