"""Whatever a text holds, its tokens stand where they say."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ipsearch.text.analysis import fold, grams, tokens, vocabulary
from ipsearch.text.stems import stem

WORDS = st.sampled_from(
    [
        "de",
        "EU-Interpol",
        "foto’s",
        "o\ufb03cier",
        "Ĳmuiden",
        "coördinatie",
        "co\u0308rd",
        "29 628",
        "3.2",
        "a\u2011b",
        "--",
        "🚢",
        "\n\n",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.one_of(WORDS, st.text(max_size=4))).map(" ".join))


@given(TEXTS)
def test_a_token_is_the_folded_word_at_its_place(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        assert fold(text[token.start : token.end]) == token.text


@given(TEXTS)
def test_whole_words_come_in_order_and_parts_lie_within_their_word(text: str) -> None:
    whole_start = whole_end = part_end = 0
    for token in tokens(text):
        if token.start >= whole_end:
            whole_start, whole_end, part_end = token.start, token.end, token.start
        else:
            assert max(whole_start, part_end) <= token.start < token.end <= whole_end
            part_end = token.end


@given(TEXTS)
def test_every_letter_and_figure_is_in_a_token(text: str) -> None:
    covered = {place for token in tokens(text) for place in range(token.start, token.end)}
    assert all(place in covered for place, sign in enumerate(text) if sign.isalnum())


@given(st.text())
def test_folding_is_done_once_and_for_all(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert not any(unicodedata.combining(sign) for sign in once)


@given(st.text(st.characters(categories=["Ll", "Nd"]), min_size=1, max_size=30))
def test_a_stem_is_never_empty_nor_longer_than_its_word(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word)


@given(st.text(st.characters(categories=["Ll"]), min_size=1, max_size=30), st.integers(2, 5))
def test_grams_overlap_to_the_word_with_its_borders(word: str, size: int) -> None:
    made = grams(word, size)
    assert made[0] + "".join(gram[-1] for gram in made[1:]) == f"_{word}_"
    assert all(len(gram) == size for gram in made) or len(made) == 1


@given(TEXTS)
def test_the_vocabulary_is_the_set_of_the_tokens(text: str) -> None:
    assert vocabulary(text) == {token.text for token in tokens(text)}
