"""What says the same is shown once; another figure is another statement."""

from __future__ import annotations

from ipsearch.ranking.duplicates import without_copies
from ipsearch.results import StoredPassage
from tests.unit.values import letter, passage

LONG = (
    "De minister heeft de Kamer in deze brief gemeld dat de nieuwe haven voor het einde van het jaar geopend zal worden"
)


def stored(ordinal: int, text: str, of: str) -> StoredPassage:
    return StoredPassage(ordinal, passage(text, of), letter(of), ((1, None),))


def shown(*passages: StoredPassage) -> list[tuple[int, list[int]]]:
    return [
        (c.first.ordinal, [other.ordinal for other in c.others])
        for c in without_copies(passages, [(0.5,)] * len(passages))
    ]


def test_the_same_text_in_two_letters_is_shown_once() -> None:
    assert shown(stored(1, LONG, "a"), stored(2, "Anders", "a"), stored(3, LONG, "b")) == [(1, [3]), (2, [])]


def test_a_word_more_or_less_is_the_same_text() -> None:
    assert shown(stored(1, LONG, "a"), stored(2, LONG + " dan", "b")) == [(1, [2])]


def test_another_figure_is_another_statement() -> None:
    assert shown(stored(1, LONG + " in 2024", "a"), stored(2, LONG + " in 2025", "b")) == [(1, []), (2, [])]


def test_short_passages_must_be_equal() -> None:
    assert shown(stored(1, "Kosovo vier", "a"), stored(2, "Kosovo vijf", "b")) == [(1, []), (2, [])]
    assert shown(stored(1, "Kosovo vier", "a"), stored(2, "Kosovo vier", "b")) == [(1, [2])]


def test_what_a_letter_repeats_is_shown_where_it_stands() -> None:
    assert shown(stored(1, LONG, "a"), stored(2, LONG, "a")) == [(1, []), (2, [])]


def test_what_is_not_equally_near_is_not_the_same() -> None:
    passages = [stored(1, LONG, "a"), stored(2, LONG, "b")]
    assert len(without_copies(passages, [(0.5, 0.9), (0.5, 0.2)])) == 2
