"""How is an answer said in one line?"""

from __future__ import annotations

import pytest

from ipsearch.answering.features import Asked, Candidate, Source
from ipsearch.answering.questions import understand
from ipsearch.answering.short import short
from ipsearch.answering.units import units
from ipsearch.letters import Passage
from ipsearch.queries import parse_query
from ipsearch.ranking.highlights import judge_of
from ipsearch.results import QueryEncoding, StoredPassage
from ipsearch.text.analysis import printed_words
from tests.unit.values import letter, passage


def line(question: str, of: Passage, row: int = 0) -> str | None:
    query = parse_query(question)
    judge = judge_of(query)
    asked = Asked(understand(query), {}, lambda text: judge.best_of(printed_words(text)), QueryEncoding(None))  # type: ignore[arg-type]
    source = Source(StoredPassage(1, of, letter(), ()), 1, 0.5, None)
    return short(asked, Candidate(source, list(units(of))[row]))


TABLE = passage(
    "Missie | Land | Aantal\nEUMOR | Urkania | 4\nOVSA | Texelland | 3",
    kind="table",
    section=("Overzicht (peildatum 24 november 2023)",),
)
YEARS = passage("Post | 2020 | 2021\nSchepen | 8,9 | 9,4", kind="table")


def test_a_cell_is_said_with_its_row_and_the_moment_of_the_table() -> None:
    assert line("Hoeveel agenten zaten er in Urkania?", TABLE) == "4 (EUMOR, peildatum 24 november 2023)"


def test_of_several_figures_the_one_under_the_named_head() -> None:
    assert line("Hoeveel was er voor schepen in 2021?", YEARS) == "9,4 (Schepen)"
    assert line("Hoeveel was er voor schepen?", YEARS) is None


def test_a_row_without_columns_ends_in_its_figure() -> None:
    assert line("Hoeveel agenten?", passage("Missie Land Aantal\nEUMOR Urkania 4", kind="table")) == "4 (EUMOR Urkania)"


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("Hoeveel schepen voeren uit?", "In 2021 voeren 61.400 schepen uit.", "61.400 schepen"),
        ("Hoeveel schepen voeren uit?", "Van de 34 schepen voeren er negen uit.", None),
        ("Hoeveel kilo is gevonden?", "Er is 1.940 kilo en zijn vijf wapens gevonden.", "1.940 kilo"),
        ("Hoeveel kost het?", "Het schip kost € 21,7 miljoen.", "€ 21,7 miljoen"),
        ("Wanneer opende de brug?", "De brug opende op 1 maart 2024.", "1 maart 2024"),
        ("Wanneer opende de brug?", "Tussen 1 maart 2023 en 4 mei 2024 was hij open.", None),
        ("Hoe lang is het geldig?", "Het is drie jaar geldig.", "drie jaar"),
        ("Waarom is dat zo?", "Omdat er 3 bruggen zijn.", None),
    ],
)
def test_only_what_is_plainly_meant(question: str, text: str, said: str | None) -> None:
    assert line(question, passage(text)) == said
