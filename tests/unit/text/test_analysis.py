"""Words are found where they stand, and forms of one word meet."""

from __future__ import annotations

import pytest

from ipsearch.text.analysis import content, fold, grams, identifiers, tokens
from ipsearch.text.stems import stem


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De politie, de marechaussee.", ["de", "politie", "de", "marechaussee"]),
        ("foto's en foto’s", ["foto's", "en", "foto's"]),
        ("o.a. art. 3.2", ["o.a", "art", "3.2"]),
        ("", []),
        (" — … ! ", []),
        ("Zie 🚢 schip", ["zie", "schip"]),
    ],
)
def test_a_text_holds_these_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_hyphenated_word_comes_whole_and_in_parts_at_its_place() -> None:
    text = "de EU-Interpol overeenkomst"
    assert [(t.text, text[t.start : t.end]) for t in tokens(text)] == [
        ("de", "de"),
        ("eu-interpol", "EU-Interpol"),
        ("eu", "EU"),
        ("interpol", "Interpol"),
        ("overeenkomst", "overeenkomst"),
    ]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
def test_every_hyphen_is_the_same(hyphen: str) -> None:
    assert words(f"zee{hyphen}eend") == ["zee-eend", "zee", "eend"]


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Politie", "politie"),
        ("CARIBISCHE", "caribische"),
        ("Coördinatie", "coordinatie"),
        ("Coo\u0308rdinatie", "coordinatie"),
        ("Ĳmuiden", "ijmuiden"),
        ("o\ufb03cier", "officier"),
        ("Straße", "strasse"),
        ("foto’s", "foto's"),
        ("İzmir", "izmir"),
        ("Łódź", "łodz"),
    ],
)
def test_case_accents_and_ligatures_do_not_matter(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize("word", ["\U0001d400bc", "ᴬbc"])
def test_letters_that_only_look_different_fold_to_lower_case(word: str) -> None:
    """Badly extracted PDFs hold mathematical and raised letters."""
    assert fold(word) == "abc"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("brieven", "brief"),
        ("taken", "taak"),
        ("huizen", "huis"),
        ("mening", "meningen"),
        ("foto's", "foto"),
        ("ministers", "minister"),
        ("werkzaamheden", "werkzaamheid"),
        ("bewindspersonen", "bewindspersoon"),
        ("gemeente", "gemeenten"),
        ("nationale", "nationaal"),
        ("drugs", "drug"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("gemeente", "gemeen"), ("mening", "gemeente"), ("mening", "gemeen"), ("politie", "politiek"), ("nee", "nen")],
)
def test_other_words_keep_their_own_stem(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["een", "de", "zee", "is", "eu", "2019", "29628-895", "bus"])
def test_short_words_and_numbers_are_left_as_they_are(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(
    ("word", "expected"),
    [("politie", ["_pol", "poli", "olit", "liti", "itie", "tie_"]), ("eu", ["_eu_"]), ("a", ["_a_"])],
)
def test_grams_cover_a_word_and_its_borders(word: str, expected: list[str]) -> None:
    assert grams(word) == expected


def test_grams_find_a_compound_by_its_parts() -> None:
    assert set(grams("politie")) & set(grams("zeehavenpolitie")) >= {"poli", "olit", "liti", "itie", "tie_"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zie 29 628, nr. 895.", ["29628-895"]),
        ("Ons kenmerk 2623415", ["2623415"]),
        ("Ons kenmerk BZ/2412.345", ["BZ2412345"]),
        ("in 2019 waren er 1.200", []),
        ("kst-29628-895", ["29628-895", "KST29628895"]),
        ("de jaren 2019-2021, en 30-06-2023 of 2023-06-30", []),
        ("Dat was in 2019-2021.", []),
        ("Zie kenmerk 2623415.", ["2623415"]),
    ],
)
def test_identifiers_have_five_figures_or_more(text: str, expected: list[str]) -> None:
    assert list(identifiers(text)) == expected


def test_an_identifier_is_kept_as_it_was_typed() -> None:
    assert identifiers("kenmerk BZ/2412.345.") == {"BZ2412345": "BZ/2412.345"}


def test_stop_words_count_only_when_nothing_else_is_said() -> None:
    assert content(["wat", "doet", "de", "politie"]) == ["doet", "politie"]
    assert content(["wie", "is", "hij"]) == ["wie", "is", "hij"]
