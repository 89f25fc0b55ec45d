"""What an answer must hold."""

from __future__ import annotations

import pytest

from ipsearch.answering.demands import Demands
from ipsearch.answering.questions import understand
from ipsearch.queries import parse_query


def demanded(question: str) -> Demands:
    return understand(parse_query(question)).demands


@pytest.mark.parametrize(
    ("question", "types"),
    [
        ("Hoeveel schepen zijn er?", ("number", "money", "percent", "duration")),
        ("Wanneer gaat de haven dicht?", ("date",)),
        ("Hoe lang is de haven dicht?", ("duration", "date")),
        ("bouwkosten van de nieuwe brug", ("money",)),
        ("de totale kosten van de brug", ("money",)),
        ("Wat heeft de brug tot nu toe gekost?", ("money",)),
        ("nieuwe brug, wat gaat die kosten", ("money",)),
        ("Welk bedrag krijgt de haven?", ("money",)),
        ("What did the bridge cost?", ("money",)),
        ("openingsdatum van de brug", ("date",)),
        ("brug bij Terneuzen, einddatum", ("date",)),
        ("inwerkingtreding van het havenverdrag", ("date",)),
        ("wie betaalt de kosten van de brug", ()),
        ("verslag van de bouw, peildatum 1 mei", ()),
        ("de gevolgen van de inwerkingtreding", ()),
        ("vervanging van de brug", ()),
    ],
)
def test_the_type_of_which_one_must_be_there(question: str, types: tuple[str, ...]) -> None:
    assert demanded(question).types == types


@pytest.mark.parametrize(
    ("question", "name", "person"),
    [
        ("Hoe heet de nieuwe havenmeester?", True, False),
        ("Hoe heet de directeur van de haven?", True, True),
        ("naam van de programmaleider", True, True),
        ("Wie is de voorzitter van de raad?", True, True),
        ("Wie werd tot hoofd van de haven benoemd?", True, True),
        ("wie tekende het verdrag", True, True),
        ("Wie is verantwoordelijk voor de haven?", False, False),
        ("Wie betaalt de directeur?", False, False),
    ],
)
def test_only_a_name_will_do(question: str, name: bool, person: bool) -> None:
    asked = demanded(question)
    assert (asked.name, asked.person) == (name, person)


def test_as_many_things_as_are_asked_for() -> None:
    assert demanded("Welke drie havens zijn dicht?").things == 3
    assert demanded("Welke havens zijn dicht?").things == 0
