"""What kind of answer does a question ask for?"""

from __future__ import annotations

import pytest

from ipsearch.answering.questions import Question, understand
from ipsearch.queries import parse_query


def asked(text: str) -> Question:
    return understand(parse_query(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hoeveel schepen voeren er in 2021 uit?", "count"),
        ("hoe vaak is de brug geopend", "count"),
        ("hoe ver mag een schip uit de kust", "count"),
        ("Hoe ver is de bouw van de brug?", "how"),
        ("Hoe lang is het certificaat geldig?", "length"),
        ("Tot wanneer loopt de proef?", "when"),
        ("In welk jaar is de brug gebouwd?", "when"),
        ("Waarom is de proef gestopt?", "why"),
        ("In welke landen staat een post?", "where"),
        ("Wie betaalt de schade?", "who"),
        ("Welke dienst voert de regie?", "who"),
        ("Welke maatregelen zijn genomen?", "which"),
        ("Mag een agent een hond meenemen?", "whether"),
        ("Wat houdt het stelsel in?", "what"),
        ("Hoe veranderde het aantal schepen tussen 2019 en 2023?", "change"),
        ("schepen in 2019 vergeleken met 2023", "change"),
        ("Hoe verliep de bouw van 2019 tot 2023?", "change"),
        ("Is het aantal schepen tussen de brief van 2019 en die van 2023 gestegen?", "change"),
        ("Wat kostten de schepen tussen 2019 en 2023?", "what"),
        ("Hoeveel schepen voeren uit tussen 1 mei 2019 en 3 juni 2023?", "count"),
        ("schepen uit de Vlootagenda 2019-2023", "topic"),
        ("vervanging van de schepen", "topic"),
        ("onderzoek naar de vraag wie er betaalt", "topic"),
        ("actie op de Noordzee: aantal geopende containers", "count"),
        ("controle van visserijschepen, hoeveel boetes", "count"),
        ("onderzoek naar de vraag hoeveel een schip kost", "topic"),
        ("How many ships were there?", "count"),
        ("When did the treaty enter into force?", "when"),
        ("Are dogs allowed?", "whether"),
    ],
)
def test_the_kind_of_a_question(text: str, kind: str) -> None:
    assert asked(text).kind == kind


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Hoeveel schepen zijn er?", {"number"}),
        ("Hoeveel kost het schip?", {"money"}),
        ("Hoeveel procent slaagde?", {"percent", "number"}),
        ("Wat is het telefoonnummer van de post?", {"reference"}),
        ("aantal schepen", {"number"}),
        ("Wat houdt het stelsel in?", set()),
    ],
)
def test_the_types_of_answer_that_will_do(text: str, wants: set[str]) -> None:
    assert asked(text).wants == wants


def test_names_years_and_numbers_must_agree() -> None:
    found = asked("Welke zeven havens in Zeeland en KLM kregen in 2021 meer dan 12 schepen?")
    assert found.names == ("zeeland", "klm")
    assert (found.years, found.numbers) == ({"2021"}, {"12"})
    assert found.claims == ((7, ("zeven", "7")),)


def test_the_first_word_is_no_name_unless_it_is_an_abbreviation() -> None:
    assert asked("Havens in de delta").names == ()
    assert asked("KLM in de delta").names == ("klm",)


def test_what_came_of_something_is_an_outcome() -> None:
    assert asked("Wat was de uitkomst van de proef?").outcome
    assert asked("Welk bureau deed de proef, en met welke uitkomst?").outcome


@pytest.mark.parametrize(
    "text",
    [
        "Wanneer begint de proef?",
        "Wanneer komen de uitkomsten van de proef?",
        "toezegging over de ervaringen met de proef",
        "Welke drie lagen telt het resultatenkader?",
    ],
)
def test_what_is_said_about_an_outcome_is_none(text: str) -> None:
    assert not asked(text).outcome


def test_two_years_are_compared() -> None:
    assert asked("schepen in 2019 en 2023").compares
    assert not asked("schepen in 2019").compares


@pytest.mark.parametrize(
    "text",
    ["Hoeveel schepen zonken er van 2019 tot en met 2023?", "bouwplan 2019–2023", "tussen mei 2019 en juni 2023"],
)
def test_a_stretch_of_time_is_one_moment(text: str) -> None:
    assert not asked(text).compares


def test_who_describes_a_subject_takes_no_number_for_granted() -> None:
    assert asked("havenmeesters op de drie eilanden").claims == ()
    assert asked("Wie zijn de havenmeesters op de drie eilanden?").claims == ((3, ("drie", "3")),)
