"""Words that a tool took apart are closed again, and only in a text where that happened often."""

from __future__ import annotations

from ipsearch.readers.plaintext.broken import close_broken

DAMAGED = (
    "De re geling en de v oorwaarden zijn v erwacht.\nDe v erpachter (v erlenging is de regel) kan de v ergoeding\n"
    "houden v an de over heid; dat v erandert niet."
)


def test_pieces_that_make_a_word_are_joined() -> None:
    assert close_broken(DAMAGED) == (
        "De regeling en de voorwaarden zijn verwacht.\nDe verpachter (verlenging is de regel) kan de vergoeding\n"
        "houden van de overheid; dat verandert niet."
    )


def test_a_single_broken_word_is_no_damage() -> None:
    assert close_broken("De re geling loopt door. Dat gaat goed.") == "De re geling loopt door. Dat gaat goed."


def test_words_that_stand_on_their_own_stay_apart() -> None:
    text = "Het huis houden wij op nieuw in dien dat voor dat jaar goed is. " * 10
    assert close_broken(text) == text


def test_letter_spaced_lines_and_columns_are_left_to_others() -> None:
    text = "T e r u g k e e r\nv   oorwaarden\n" * 8
    assert close_broken(text) == text


def test_capitals_that_stand_for_somebody_stay_apart_in_a_damaged_text_too() -> None:
    text = f"{DAMAGED} Werkgever B aan werknemer C, de IND en de raad. V erder niets."
    assert close_broken(text).endswith("Werkgever B aan werknemer C, de IND en de raad. Verder niets.")


def test_a_few_letters_that_stand_alone_in_a_long_text_are_no_damage() -> None:
    text = f"{DAMAGED} {'De regeling geldt voor de overheid. ' * 600}"
    assert close_broken(text) == text
