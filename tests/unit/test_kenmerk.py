"""Kamerstuk numbers are read in every usual shape; other numbers are left alone; kenmerken compare by their signs."""

from __future__ import annotations

import pytest

from ipsearch.kenmerk import Kamerstuk, find_kamerstukken, normalise_kenmerk, parse_kamerstuk

POLICE = Kamerstuk("29628", "895")


@pytest.mark.parametrize(
    "text",
    [
        "29 628, nr. 895",
        "29628, nr. 895",
        "29.628, nr. 895",
        "29 628 nr. 895",
        "29628 nr 895",
        "29 628, nummer 895",
        "29\u00a0628, nr.\u00a0895",
        "29 628,\nnr. 895",
        "29628-895",
        "kst-29628-895",
        "KST-29628-895",
        " 29 628, nr. 895. ",
    ],
)
def test_every_usual_shape_is_the_same_kamerstuk(text: str) -> None:
    assert parse_kamerstuk(text) == POLICE


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("21 501-32, nr. 1703", "21501-32-1703"),
        ("kst-21501-32-1703", "21501-32-1703"),
        ("36 600 VI, nr. 12", "36600-VI-12"),
        ("36 600-VI, nr. 12", "36600-VI-12"),
        ("36 600 (VI), nr. 12", "36600-VI-12"),
        ("36600-vi-12", "36600-VI-12"),
        ("35 261, B", "35261-B"),
        ("35261-b", "35261-B"),
        ("36 600 VI, B", "36600-VI-B"),
    ],
)
def test_toevoegingen_and_letters_of_the_eerste_kamer_are_kept(text: str, short: str) -> None:
    found = parse_kamerstuk(text)
    assert found is not None
    assert str(found) == short


@pytest.mark.parametrize("text", ["36 600 K, nr. 5", "36 600 A, nr. 12", "36 600 J, nr. 3"])
def test_budget_chapters_of_the_funds_have_a_letter_for_toevoeging(text: str) -> None:
    """Defensiematerieelfonds, Mobiliteitsfonds, Deltafonds."""
    found = parse_kamerstuk(text)
    assert found is not None
    assert found.printed == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2623415",
        "29 628",
        "nr. 895",
        "Kamerstuk 29 628, nr. 895",
        "29 628, nr. 895 en verder",
        "129 628, nr. 895",
        "2019/20",
        "06-12345678",
        "1234-56",
    ],
)
def test_other_text_is_no_kamerstuk(text: str) -> None:
    assert parse_kamerstuk(text) is None


def test_places_in_a_running_text_are_exact() -> None:
    text = "Zie Kamerstukken II 2019/20, 29 628, nr. 895 en 21501-32-1703."
    found = list(find_kamerstukken(text))
    assert [(str(f.kamerstuk), text[f.start : f.end]) for f in found] == [
        ("29628-895", "29 628, nr. 895"),
        ("21501-32-1703", "21501-32-1703"),
    ]


def test_one_place_gives_one_kamerstuk() -> None:
    """``21501-32`` alone would be a number too."""
    for text in ("21501-32-1703", "21501-32, nr. 1703"):
        assert [str(f.kamerstuk) for f in find_kamerstukken(text)] == ["21501-32-1703"]


@pytest.mark.parametrize("text", ["nl-29628-895", "29628-8951234", "a29628-895", "29628-895-x", "12-29 628, nr. 895"])
def test_part_of_a_longer_code_is_not_taken_for_a_kamerstuk(text: str) -> None:
    assert list(find_kamerstukken(text)) == []


@pytest.mark.parametrize(
    ("kamerstuk", "printed"),
    [
        (POLICE, "29 628, nr. 895"),
        (Kamerstuk("21501", "1703", "32"), "21 501-32, nr. 1703"),
        (Kamerstuk("36600", "12", "VI"), "36 600 VI, nr. 12"),
        (Kamerstuk("35261", "B"), "35 261, B"),
    ],
)
def test_print_is_that_of_official_publications(kamerstuk: Kamerstuk, printed: str) -> None:
    assert kamerstuk.printed == printed


@pytest.mark.parametrize(("one", "other"), [("BZ-2412.345", "bz 2412345"), ("2019Z12345/2", "2019z-12345-2")])
def test_kenmerken_typed_differently_are_equal(one: str, other: str) -> None:
    assert normalise_kenmerk(one) == normalise_kenmerk(other)


def test_kenmerken_with_other_signs_differ() -> None:
    assert normalise_kenmerk("2623415") != normalise_kenmerk("2623416")
