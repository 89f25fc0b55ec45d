"""A passage's text is its spans joined by one rule, and its key names it."""

from __future__ import annotations

import dataclasses

import pytest

from ipsearch.letters import BLOCK_KINDS, FURNITURE, Seam, Span, join_spans
from tests.unit.values import letter, passage

PAGES = {1: "Kop\n\nHet program-", 2: "ma loopt door. 🚢 Klaar."}


@pytest.mark.parametrize(
    ("seam", "joined"), [("", "Het programma loopt"), (" ", "Het program ma loopt"), ("\n", "Het program\nma loopt")]
)
def test_each_span_comes_after_its_own_seam(seam: Seam, joined: str) -> None:
    assert join_spans((Span(1, 5, 16), Span(2, 0, 8, seam)), PAGES) == joined


def test_the_first_seam_joins_nothing() -> None:
    assert join_spans((Span(1, 0, 3, "\n"),), PAGES) == "Kop"


def test_spans_are_joined_in_the_order_given() -> None:
    assert join_spans((Span(2, 15, 16), Span(1, 0, 3, " ")), PAGES) == "🚢 Kop"


def test_no_spans_are_no_text() -> None:
    assert join_spans((), PAGES) == ""


def test_the_key_of_a_passage_is_its_letter_and_position() -> None:
    assert passage("tekst", "brief", 12).key == f"{letter('brief').id}-12"


def test_furniture_is_a_part_of_the_kinds() -> None:
    assert set(BLOCK_KINDS) > FURNITURE


def test_values_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        letter().title = "anders"  # type: ignore[misc]
