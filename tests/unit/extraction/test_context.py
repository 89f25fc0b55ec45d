"""A mention means what it means in its letter."""

from __future__ import annotations

import datetime as dt

from ipsearch.annotations import Abbreviation, Mention
from ipsearch.extraction.context import Context, context_of, in_context

DATE = dt.date(2019, 7, 4)


def names(text: str, mentions: tuple[Mention, ...]) -> list[tuple[str, str | None]]:
    return [(text[m.start : m.end], m.canonical) for m in mentions]


def test_dates_are_counted_from_the_letters_date() -> None:
    text = "Op 29 november jl. en dit jaar."
    found = in_context(text, (Mention(3, 18, "DATE", None),), Context(DATE))
    assert names(text, found) == [("29 november jl.", "2018-11-29"), ("dit jaar", "2019")]


def test_without_a_date_what_was_tagged_stays() -> None:
    text = "Op 29 november jl. en dit jaar."
    assert in_context(text, (Mention(3, 18, "DATE", None),), Context()) == (Mention(3, 18, "DATE", None),)


def test_a_date_inside_another_mention_is_none() -> None:
    text = "de Veiligheidsagenda (2019-2022) geldt"
    tags = (Mention(3, 32, "PROGRAM_SYSTEM", "Veiligheidsagenda"),)
    assert in_context(text, tags, Context(DATE)) == tags


def test_an_abbreviation_goes_by_its_long_form() -> None:
    text = "Het LKII werkt."
    tags = (Mention(4, 8, "ORG", "LKII"),)
    context = context_of(DATE, [Abbreviation("LKII", "Landelijk Knooppunt")], [(text, tags)])
    assert names(text, in_context(text, tags, context)) == [("LKII", "Landelijk Knooppunt")]


def test_a_short_form_of_common_words_names_nothing() -> None:
    text = "Het IPS beleid."
    context = context_of(DATE, [Abbreviation("IPS", "internationale politiesamenwerking")], [])
    assert in_context(text, (Mention(4, 7, "ORG", "IPS"),), context) == ()


def test_a_letter_without_a_date_explains_its_short_forms_too() -> None:
    text = "Het LKII werkt."
    tags = (Mention(4, 8, "ORG", "LKII"),)
    context = context_of(None, [Abbreviation("LKII", "Landelijk Knooppunt")], [])
    assert names(text, in_context(text, tags, context)) == [("LKII", "Landelijk Knooppunt")]


def test_the_force_is_the_one_that_the_letter_names() -> None:
    first, second = "Het KPCN groeit.", "Het korps groeit, het korps mariniers Noord niet."
    tags = (Mention(4, 8, "ORG", "Korps Politie Caribisch Nederland"),)
    context = context_of(DATE, [], [(first, tags), (second, ())])
    found = in_context(second, (), context)
    assert names(second, found)[0] == ("korps", "Korps Politie Caribisch Nederland")


def test_where_a_letter_names_two_forces_the_force_is_not_clear() -> None:
    text = "KPCN en KPC"
    tags = (Mention(0, 4, "ORG", "Korps Politie Caribisch Nederland"), Mention(8, 11, "ORG", "Korps Politie Curaçao"))
    context = context_of(DATE, [], [(text, tags)])
    assert in_context("Het korps groeit.", (), context) == ()


def test_a_short_form_is_what_its_long_form_is() -> None:
    text = "Het Noordsysteem (NS) werkt."
    tags = (Mention(4, 16, "PROGRAM_SYSTEM", "Noordsysteem"), Mention(18, 20, "ORG", "NS"))
    context = context_of(DATE, [Abbreviation("NS", "Noordsysteem")], [(text, tags)])
    assert [m.label for m in in_context(text, tags, context)] == ["PROGRAM_SYSTEM", "PROGRAM_SYSTEM"]
    elsewhere = "De NS reed niet."
    (found,) = in_context(elsewhere, (Mention(3, 5, "ORG", "NS"),), context)
    assert (found.label, found.canonical) == ("PROGRAM_SYSTEM", "Noordsysteem")
