"""Which pieces of a passage can be an answer?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsearch.answering.units import Unit, units
from ipsearch.letters import Passage
from tests.unit.values import passage


def texts(of: Passage) -> list[tuple[str, str]]:
    return [(unit.kind, of.text[unit.start : unit.end]) for unit in units(of)]


def test_a_paragraph_is_cut_into_sentences_and_its_heading_is_none() -> None:
    found = passage("Havens\nDe haven is dicht. De brug is open.", section=("Havens",))
    assert texts(found) == [("sentence", "De haven is dicht."), ("sentence", "De brug is open.")]


def test_the_rows_of_a_table_know_their_heads() -> None:
    found = passage("Haven | Schepen\nUrk | 4\nTexel | 3", kind="table")
    assert [(unit.kind, unit.heads) for unit in units(found)] == [("row", "Haven | Schepen")] * 2
    assert texts(found) == [("row", "Urk | 4"), ("row", "Texel | 3")]


def test_columns_may_be_headed_by_years() -> None:
    found = passage("Haven | 2020 | 2021\nUrk | 4 | 5", kind="table")
    assert texts(found) == [("row", "Urk | 4 | 5")]


def test_a_first_row_with_figures_is_a_row() -> None:
    found = passage("Urk | 4\nTexel | 3", kind="table")
    assert len(texts(found)) == 2


def test_a_short_list_is_a_piece_with_what_announces_it() -> None:
    found = passage("Er zijn twee havens. Dit zijn:\n• Urk\n• Den Oever", kind="bullet")
    assert texts(found)[-1] == ("list", "Er zijn twee havens. Dit zijn:\n• Urk\n• Den Oever")
    assert not [text for kind, text in texts(found) if kind != "list" and text.endswith(":")]


def test_a_long_list_is_none() -> None:
    found = passage(
        "De havens zijn:\n" + "\n".join(f"• haven nummer {n} van de lange lijst" for n in range(20)), kind="bullet"
    )
    assert {kind for kind, _ in texts(found)} == {"item"}


@given(
    text=st.text(alphabet="ab .:|\n•1?", max_size=80),
    kind=st.sampled_from(["paragraph", "table", "bullet", "footnote"]),
)
def test_every_piece_lies_within_its_passage_and_says_something(text: str, kind: str) -> None:
    for unit in units(passage(text, kind=kind)):
        assert isinstance(unit, Unit)
        assert 0 <= unit.start < unit.end <= len(text)
        assert text[unit.start : unit.end].strip()


@pytest.mark.parametrize(
    "outline",
    [
        "In deze brief ga ik in op de bouw van de sluis.",
        "Hieronder ga ik op beide vragen in.",
        "Op de kosten ga ik hierna nader in.",
        "In deze paragraaf geef ik een overzicht van de bouw.",
    ],
)
def test_what_only_outlines_the_letter_answers_nothing(outline: str) -> None:
    assert texts(passage(f"De sluis is dicht. {outline}")) == [("sentence", "De sluis is dicht.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Op de bouw van de sluis ga ik in het najaarsbericht in.",
        "In deze brief ga ik niet in op de sluis, die al open is.",
        "De sluis gaat in mei open.",
    ],
)
def test_what_says_something_else_may_answer(sentence: str) -> None:
    assert texts(passage(sentence)) == [("sentence", sentence)]


def test_the_items_of_an_outline_answer_nothing() -> None:
    listed = "In deze brief ga ik achtereenvolgens in op:\n• de bouw van de sluis;\n• de kosten van de brug."
    assert texts(passage(listed, kind="bullet")) == []
