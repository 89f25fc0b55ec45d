"""Is a word of the list found, and nothing else; and does everything work without the list?"""

from __future__ import annotations

import pytest

from ipsearch.text import lexicon
from ipsearch.text.hyphens import Break, HyphenJudge
from ipsearch.text.lexicon import WordList, known_words

WORDS = sorted(
    ["boot", "bootje", "één", "haven-", "haven", "haven-autoriteit", "zee", "ijsbaan", "ïambe"], key=str.encode
)
LIST = WordList("\n".join(["", *WORDS, ""]).encode())


@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_found(word: str) -> None:
    assert word in LIST


@pytest.mark.parametrize("word", ["", "\n", "boo", "bootj", "bootjes", "a", "zz", "oot", "haven\nhaven-", 7, "\ud800"])
def test_nothing_else_is_found(word: object) -> None:
    assert word not in LIST


def test_an_empty_list_knows_nothing() -> None:
    assert "boot" not in WordList(b"\n")
    assert "boot" not in WordList(b"")


def test_the_list_that_ships_knows_dutch() -> None:
    assert all(word in known_words() for word in ("onderzoek", "beleidsregel", "zoals", "toe-eigening"))
    assert not any(word in known_words() for word in ("onder-zoek", "qwertyuiop", "bele"))


def test_without_the_file_the_rules_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "_LIST", "missing.zz")
    known_words.cache_clear()
    try:
        judge = HyphenJudge(lexicon=known_words())
        assert "zoals" not in known_words()
        assert judge.judge("samen-", "werking") is Break.JOIN
        assert judge.judge("EU-", "landen") is Break.KEEP
    finally:
        known_words.cache_clear()
