"""Which words of a promise and of later passages are compared (ipsearch/extraction/toezeggingen/likeness.py)."""

from __future__ import annotations

import pytest

from ipsearch.extraction.toezeggingen.likeness import content_words


@pytest.mark.parametrize(
    ("promise", "news", "shared"),
    [
        (
            "De politie blijft investeren in TRIDENT.",
            "De aanpak in TRIDENT-verband leverde 40 aanhoudingen op.",
            "trident",
        ),
        ("Wij dringen daar in de EU op aan.", "Binnen de EU is nu overeenstemming.", "eu"),
        ("Het politieverdrag wordt herzien.", "Over het verdrag is overeenstemming.", "verdrag"),
    ],
)
def test_names_inside_words_and_short_names_are_shared(promise: str, news: str, shared: str) -> None:
    assert shared in content_words(promise) & content_words(news)


def test_small_words_say_nothing() -> None:
    assert content_words("Dat is er nu ook van, en wel op 3 mei.") == frozenset()
