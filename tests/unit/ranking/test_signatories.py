"""Questions for a signatory are told from questions about signing, and what is left of them names the letter."""

from __future__ import annotations

import datetime as dt

import pytest

from ipsearch.queries import parse_query
from ipsearch.ranking.signatories import day_of, signed_letter


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Wie tekende de brief over de havens?", "havens"),
        ("Welke minister heeft de kamerbrief over drones ondertekend?", "drones"),
        ("Wiens handtekening staat onder de voortgangsbrief grensteams", "voortgangsbrief grensteams"),
        ("ondertekenaar brief kunstroof", "kunstroof"),
        ("who signed the letter on drones", "drones"),
        ("Wie schreef de brief?", ""),
    ],
)
def test_a_question_for_a_signatory_leaves_the_subject_of_the_letter(question: str, subject: str) -> None:
    left = signed_letter(parse_query(question))
    assert left is not None
    assert set(left.split()) <= set(subject.split())
    assert bool(left) == bool(subject)


@pytest.mark.parametrize(
    "question",
    [
        "Wie tekende het verdrag met Marokko?",
        "Wanneer is het verdrag ondertekend?",
        "Wat staat er in de brief over de havens?",
        "Aan wie is de brief over de havens gestuurd?",
        "Welke reactie stuurde de minister op de brief over de havens?",
        '"wie tekende de brief"',
        "Wie betekent iets voor de brief over havens?",
        "ondertekening van het convenant",
    ],
)
def test_other_questions_are_not_for_a_signatory(question: str) -> None:
    assert signed_letter(parse_query(question)) is None


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("wie tekende de brief van 14 mei 2019", dt.date(2019, 5, 14)),
        ("ondertekenaar kamerbrief d.d. 14-05-2019", dt.date(2019, 5, 14)),
        ("wie tekende de brief uit 2019", None),
        ("wie tekende de brief over de aanslag van 14 mei 2019", None),
        ("wie tekende de brief van 14 mei 2019 of de brief van 3 juni 2020", None),
    ],
)
def test_the_day_of_the_letter_names_it_and_no_other_day(question: str, day: dt.date | None) -> None:
    assert day_of(parse_query(question)) == day
