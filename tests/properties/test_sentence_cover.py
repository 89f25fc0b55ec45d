"""Sentences cover a text: every sign is in one, none is in two."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ipsearch.text.sentences import sentences

PARTS = st.sampled_from(
    [
        "De Kamer",
        "jl.",
        "nr.",
        "24",
        "1.",
        "o.a.",
        "J.",
        "“Ja.”",
        "!",
        "?",
        "…",
        ".",
        ";\n",
        "\n\n",
        "\n",
        "(zie",
        "art.",
        ".)",
        "3,5",
        "’s",
        "»",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.one_of(PARTS, st.text(max_size=3))).map(" ".join))


@given(TEXTS)
def test_sentences_are_in_order_without_overlap_or_white_space_at_their_ends(text: str) -> None:
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end


@given(TEXTS)
def test_every_sign_that_is_no_space_is_in_a_sentence(text: str) -> None:
    covered = {place for start, end in sentences(text) for place in range(start, end)}
    assert all(place in covered for place, sign in enumerate(text) if not sign.isspace())


@given(TEXTS)
def test_an_empty_line_always_ends_a_sentence(text: str) -> None:
    assert all("\n\n" not in text[start:end] for start, end in sentences(text))
