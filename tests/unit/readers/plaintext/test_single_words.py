"""Lines that a tool broke after every word are lines again, where whole lines show how the text was parted."""

from __future__ import annotations

from ipsearch.readers.plaintext.single_words import join_single_words

WHOLE = "De havens zijn veiliger geworden doordat\nmeer containers worden gescand.\n"


def _apart(text: str) -> str:
    return text.replace(" ", "\n")


def test_runs_of_single_words_are_lines_again() -> None:
    apart = _apart("De politie is er vaker. Ook 's nachts.")
    assert join_single_words(WHOLE + apart) == WHOLE + "De politie is er vaker.\nOok 's nachts."


def test_a_word_that_was_broken_ends_its_line() -> None:
    assert join_single_words(WHOLE + _apart("dat is de afge- lopen jaren zo")).endswith(
        "dat is de afge-\nlopen jaren zo"
    )


def test_each_note_opens_a_line() -> None:
    apart = _apart("1 Zie het jaarverslag. 2 Zie de bijlage.")
    assert join_single_words(WHOLE + apart).endswith("1 Zie het jaarverslag.\n2 Zie de bijlage.")
    assert join_single_words(WHOLE + _apart("zo is het. 1 De")).endswith("zo is het. 1 De")


def test_texts_of_words_alone_and_texts_with_few_of_them_stay() -> None:
    alone = _apart("De politie is er vaker dan in het jaar daarvoor het geval was.")
    assert join_single_words(alone) == alone
    few = WHOLE * 4 + _apart("Haven Scans Vondsten Dok")
    assert join_single_words(few) == few


def test_the_number_of_a_page_stays_apart_from_its_first_note() -> None:
    apart = _apart("1/5 1 Zie het jaarverslag. 2 Zie de bijlage.")
    assert join_single_words(WHOLE + "\f" + apart).endswith("\f1/5\n1 Zie het jaarverslag.\n2 Zie de bijlage.")
