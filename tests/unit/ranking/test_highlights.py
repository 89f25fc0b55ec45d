"""The words of a passage that answer to the query are marked, and no others."""

from __future__ import annotations

import itertools

import pytest

from ipsearch.kenmerk import find_kamerstukken
from ipsearch.ranking.highlights import highlights
from ipsearch.results import Query
from ipsearch.text.analysis import tokens


def query(text: str, *phrases: str) -> Query:
    words = tuple(token.text for token in tokens(text))
    return Query(
        text,
        words,
        tuple(tuple(phrase.split()) for phrase in phrases),
        tuple(found.kamerstuk for found in find_kamerstukken(text)),
    )


def marked(asked: Query, text: str) -> list[str]:
    return [text[start:end] for start, end in highlights(asked, text)]


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("brieven", "De brief aan de Kamer", ["brief"]),
        ("politie", "De zeehavenpolitie en de Politieacademie", ["zeehavenpolitie", "Politieacademie"]),
        ("samenwerkingsverband", "de samenwerking", ["samenwerking"]),
        ("samenwerknig", "de samenwerking", ["samenwerking"]),
        ("land", "een eiland", []),
        ("coordinatie", "De coördinatie", ["coördinatie"]),
        ("wat doet de politie", "De politie doet wat de wet vraagt", ["politie", "doet"]),
        ("interpol", "de EU-Interpol overeenkomst", ["EU-Interpol"]),
        ("eu-interpol", "de EU-Interpol overeenkomst", ["EU-Interpol"]),
        ("schip", "de haven", []),
        ("schip", "", []),
    ],
)
def test_words_are_marked_by_stem_compound_and_likeness(asked: str, text: str, expected: list[str]) -> None:
    assert marked(query(asked), text) == expected


@pytest.mark.parametrize("shape", ["29 628, nr. 895", "29628-895"])
def test_a_kamerstuk_is_marked_however_it_is_written(shape: str) -> None:
    assert shape in marked(query("Kamerstuk 29 628, nr. 895"), f"Zie {shape} en 29 628, nr. 896.")


def test_another_kamerstuk_is_not_marked_as_a_whole() -> None:
    assert "29 628, nr. 896" not in marked(query("29 628, nr. 895"), "Zie 29 628, nr. 896.")


def test_a_phrase_is_marked_as_a_whole_and_its_words_alone_are_not() -> None:
    text = "De koude keten is geen warme keten, maar de Koude keten."
    assert marked(query("koude keten", "koude keten"), text) == ["koude keten", "Koude keten"]


def test_words_beside_a_phrase_are_marked_too() -> None:
    assert marked(query("koude keten vaccins", "koude keten"), "Een koude keten voor vaccins") == [
        "koude keten",
        "vaccins",
    ]


def test_places_are_in_order_and_do_not_overlap() -> None:
    text = "EU-Interpol-overeenkomst, interpol en de EU-Interpol overeenkomst"
    places = highlights(query("overeenkomst eu-interpol interpol"), text)
    assert len(places) >= 4
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(places))
    assert all(start < end for start, end in places)
