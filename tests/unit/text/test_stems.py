"""Forms of one word have one stem; words that only look alike have not."""

from __future__ import annotations

import pytest

from ipsearch.text.stems import light_stem, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("uitgezonden", "uitzenden"), ("liep", "lopen"), ("leden", "lid"), ("kinderen", "kind"),
        ("toegezegd", "toezeggen"), ("gehouden", "houden"), ("brieven", "brief"), ("taken", "taak"),
        ("gemeenten", "gemeente"), ("terreinwagens", "terreinwagen"), ("politiemensen", "politieman"),
    ],
)  # fmt: skip
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("gemeente", "gemeen"), ("gemeente", "mening"), ("leden", "lijden"), ("politie", "politiek"), ("staf", "staat")],
)
def test_words_that_look_alike_keep_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_the_table_is_not_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ipsearch.text.stems.lemmas", dict)
    stem.cache_clear()
    assert stem("uitgezonden") == light_stem("uitgezonden") != light_stem("uitzenden")
    stem.cache_clear()
