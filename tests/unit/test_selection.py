"""Which of the pieces are shown?"""

from __future__ import annotations

import datetime as dt

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ipsearch.answering.features import Candidate, Source
from ipsearch.answering.questions import Question, understand
from ipsearch.answering.selection import MOST_PIECES, MOST_WORDS, extracts, select
from ipsearch.answering.units import units
from ipsearch.queries import parse_query
from ipsearch.results import StoredPassage
from tests.unit.values import letter, passage

PLAIN = understand(parse_query("Wat is er gebeurd?"))


def candidates(*texts: str, of: str = "brief", ordinal: int = 1, year: int | None = None) -> list[Candidate]:
    """The sentences of one passage."""
    found = passage(" ".join(texts), of)
    date = dt.date(year, 5, 1) if year else None
    source = Source(StoredPassage(ordinal, found, letter(of, date=date), ()), 1, 0.5, None)
    return [Candidate(source, unit) for unit in units(found)]


def test_one_piece_is_enough_when_it_stands_out() -> None:
    found = candidates("De brug is open.", "De haven is dicht.")
    assert select(PLAIN, found, np.array([0.9, 0.1])) == [0]


def test_more_are_shown_when_none_does() -> None:
    found = candidates("De brug is open.", "De haven is dicht.", "Het regent daar.")
    assert select(PLAIN, found, np.array([0.36, 0.33, 0.31])) == [0, 1, 2]


def test_pieces_that_follow_each_other_are_one_extract() -> None:
    found = candidates("De brug is open.", "De haven is dicht.", "Het regent daar.")
    (one,) = extracts(found, [1, 0])
    assert one.found.passage.text[one.start : one.end] == "De brug is open. De haven is dicht."
    assert len(extracts(found, [0, 2])) == 2


def test_why_is_answered_by_the_sentence_behind_what_gives_no_reason() -> None:
    why = understand(parse_query("Waarom is de brug dicht?"))
    found = candidates("Het regent.", "De brug is dicht.", "De pijlers zijn verzakt.", "Er vaart een pont.")
    sure = np.array([0.02, 0.94, 0.02, 0.02])
    assert select(why, found, sure) == [1, 2]
    assert select(PLAIN, found, sure) == [1]
    told = candidates("Het regent.", "De brug is dicht omdat zij is verzakt.", "Er vaart een pont.")
    assert select(why, told, np.array([0.02, 0.96, 0.02])) == [1]
    long = candidates("De brug is dicht.", f"Zij {'woord ' * MOST_WORDS}is verzakt.")
    assert select(why, long, np.array([0.95, 0.05])) == [0]


def compared() -> tuple[Question, list[Candidate]]:
    question = understand(parse_query("Hoe veranderde het aantal schepen tussen 2019 en 2023?"))
    late = candidates("Er zijn 7 schepen.", of="b", ordinal=2, year=2023)
    early = candidates("Er zijn 4 schepen.", of="a", ordinal=1, year=2019)
    other = candidates("Er waren in 2021 5 schepen.", of="c", ordinal=3, year=2023)
    return question, [*late, *other, *early]


def test_of_each_year_a_letter_speaks_in_order_of_date() -> None:
    question, found = compared()
    chosen = select(question, found, np.array([0.8, 0.15, 0.05]))
    shown = extracts(found, chosen)
    assert [one.found.letter.date.year for one in shown if one.found.letter.date] == [2019, 2023]
    assert [one.found.passage.text for one in shown] == ["Er zijn 4 schepen.", "Er zijn 7 schepen."]


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=12), st.integers(1, 40))
def test_never_more_than_somebody_reads(values: list[float], words: int) -> None:
    found = candidates(*(f"Zin {n} {'woord ' * words}einde." for n in range(len(values))))
    chosen = select(PLAIN, found, np.array(values) / sum(values))
    lengths = [len(found[place].text.split()) for place in chosen]
    assert 1 <= len(chosen) <= MOST_PIECES
    assert len(chosen) == 1 or sum(lengths) <= MOST_WORDS
    assert len(set(chosen)) == len(chosen)


def rows(*texts: str, of: str, ordinal: int) -> list[Candidate]:
    head = f"Overzicht ({2019 + 2 * ordinal})"
    found = passage("\n".join(["Haven | Schepen", *texts]), of, kind="table", section=(head,))
    source = Source(StoredPassage(ordinal, found, letter(of), ()), 1, 0.5, None)
    return [Candidate(source, unit) for unit in units(found)]


def test_one_row_answers_for_one_thing() -> None:
    found = rows("Urk | 4", "Texel | 3", of="a", ordinal=1)
    chances = np.array([0.65, 0.2])
    assert select(understand(parse_query("Hoeveel schepen zijn er in Urk?")), found, chances) == [0]
    assert select(understand(parse_query("Welke havens hebben schepen?")), found, chances) == [0, 1]


def test_a_row_is_compared_with_the_row_that_begins_alike() -> None:
    question = understand(parse_query("aantal schepen in Urk, 2021 vergeleken met 2023"))
    found = [*rows("Texel | 3", "Urk | 5", of="b", ordinal=2), *rows("Texel | 2", "Urk | 4", of="a", ordinal=1)]
    chosen = select(question, found, np.array([0.1, 0.5, 0.25, 0.15]))
    assert [found[place].text for place in chosen] == ["Urk | 4", "Urk | 5"]
