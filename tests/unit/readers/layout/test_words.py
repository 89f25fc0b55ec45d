"""Which fragments together are one word?"""

from __future__ import annotations

from ipsearch.readers.layout.sheets import Fragment
from ipsearch.readers.layout.words import words_of


def _part(text: str, x0: float, x1: float, size: float = 10.0, *, spaced: bool = False) -> Fragment:
    return Fragment(text, x0, x1, 100.0, size, False, False, spaced)


def test_cells_of_a_table_that_touch_are_two_words() -> None:
    touching = [_part("Doorlooptijd", 70, 130.2), _part("Bijzonderheden", 130.6, 200)]
    overlapping = [_part("Doorlooptijd", 70, 130.2), _part("Bijzonderheden", 128, 200)]
    assert [word.text for word in words_of(touching)] == ["Doorlooptijd", "Bijzonderheden"]
    assert [word.text for word in words_of(overlapping)] == ["Doorlooptijd", "Bijzonderheden"]


def test_a_marker_that_fills_the_room_before_its_item_is_a_word() -> None:
    def read(*drawn: tuple[str, float, float]) -> list[str]:
        return [word.text for word in words_of(_part(*part) for part in drawn)]

    assert read(("(2)", 70, 83), ("beroep", 84, 114)) == ["(2)", "beroep"]
    assert read(("iii.", 70, 83), ("men", 82, 100)) == ["iii.", "men"]
    assert read(("het", 50, 65), ("ii.", 68, 77), ("zo", 77.5, 89)) == ["het", "ii.zo"], "inside a line it is no marker"
    assert read(("(1)", 70, 83), ("e", 83.5, 88)) == ["(1)e"]
    assert read(("■", 70, 76), ("alleen", 76, 100)) == ["■", "alleen"]


def test_a_word_with_a_capital_inside_that_is_drawn_in_pieces_stays_one() -> None:
    assert [word.text for word in words_of([_part("Mijn", 70, 90), _part("Overheid", 90.05, 130)])] == ["MijnOverheid"]


def test_small_capitals_are_one_word_whatever_the_file_names_its_letters() -> None:
    drawn = [_part("r", 70, 75), _part("esultAten", 75.4, 110, 7.4), _part("per", 113, 125, 7.4, spaced=True)]
    words = words_of(drawn)
    assert [word.text for word in words] == ["Resultaten", "per"]
    assert [word.small_capitals for word in words] == [True, False]


def test_small_capitals_that_are_named_as_capitals_stay_so() -> None:
    assert words_of([_part("R", 70, 75), _part("ESULTATEN", 75, 110, 7.4)])[0].text == "RESULTATEN"


def test_an_apostrophe_does_not_end_a_word_in_small_capitals() -> None:
    drawn = [_part("euro", 70, 90, 7.4), _part("\u2019", 90, 92), _part("s", 92, 96, 7.4)]
    assert [word.text for word in words_of(drawn)] == ["euro\u2019s"]


def test_a_ligature_in_a_letter_spaced_word_is_spaced_as_its_letters() -> None:
    letters, x = [], 70.0
    for text in ("o", "ffi", "c", "i", "e", "r"):
        letters.append(_part(text, x, x + 5 * len(text)))
        x += 5 * len(text) + 2.2 * len(text)
    assert [word.text for word in words_of(letters)] == ["officier"]


def test_small_capitals_may_open_with_a_quotation_mark() -> None:
    parts = [Fragment("«T", 70.0, 80.0, 100.0, 10.0, False, False, True)]
    parts.append(Fragment("erug", 80.0, 96.0, 100.0, 7.0, False, False, False))
    assert [word.text for word in words_of(parts)] == ["«Terug"]


def _letters(text: str, gap: float) -> list[Fragment]:
    return [_part(letter, 70 + n * (5 + gap), 75 + n * (5 + gap)) for n, letter in enumerate(text)]


def test_words_whose_letters_stand_apart_are_spread() -> None:
    for gap in (0.9, 2.0):
        assert [(word.text, word.spread) for word in words_of(_letters("Vervolg", gap))] == [("Vervolg", True)]
    assert not words_of(_letters("Vervolg", 0.3))[0].spread
    drawn = [*_letters("Ve", 0.9), _part("r", 80.9, 85), _part("volg", 85.9, 107)]
    assert not words_of(drawn)[0].spread, "some of its letters meet"


def test_letters_that_stand_about_as_far_apart_as_words_do_are_closed() -> None:
    letters, x = [], 70.0
    for letter, gap in zip(
        "Nieuwebronnen", (1.4, 1.4, 1.4, 1.1, 1.1, 5.2, 1.4, 1.4, 1.6, 1.4, 1.4, 1.4, 0), strict=True
    ):
        letters.append(_part(letter, x, x + 5))
        x += 5 + gap
    assert [word.text for word in words_of(letters)] == ["Nieuwe", "bronnen"]


def test_figures_drawn_over_the_end_of_a_word_stand_in_the_next_cell() -> None:
    assert [word.text for word in words_of([_part("Loonbeheer", 70, 124), _part("3,0", 120, 135)])] == [
        "Loonbeheer",
        "3,0",
    ]
    assert [word.text for word in words_of([_part("bijlage", 70, 105), _part("3", 104.8, 110)])] == ["bijlage3"]


def test_a_small_roman_number_in_brackets_is_a_word_even_where_the_next_one_meets_it() -> None:
    assert [word.text for word in words_of([_part("(iii)", 70, 84), _part("de", 84, 94)])] == ["(iii)", "de"]
    assert [word.text for word in words_of([_part("(her)", 70, 84), _part("bezien", 84, 104)])] == ["(her)bezien"]
