"""Everyday words are found with what letters call the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ipsearch.text import thesaurus
from ipsearch.text.lexicon import read_thesaurus_line, thesaurus_lines
from ipsearch.text.thesaurus import find_entries

LINES = [
    "dienders\tpolitieambtenaren; politieagenten",
    "geheime dienst\tinlichtingendienst; AIVD",
    "dienst\torganisatieonderdeel",
    "geheime\tvertrouwelijke",
    "de eilanden\tCaribisch Nederland",
    "agent\tdiender; surveillant",
    "agenten\tkorps; surveillant; dienst",
]


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(thesaurus, "thesaurus_lines", lambda: LINES)
    for kept in (thesaurus._entries, thesaurus._lines):
        kept.cache_clear()
    yield
    for kept in (thesaurus._entries, thesaurus._lines):
        kept.cache_clear()


def found(query: str) -> list[tuple[int, tuple[tuple[str, ...], ...]]]:
    return [(place, entry.words) for place, entry in find_entries(query.split())]


@pytest.mark.usefixtures("listed")
def test_a_word_is_found_in_any_form() -> None:
    assert found("gevaar voor dienders") == [(2, (("politieambtenaren",), ("politieagenten",)))]
    assert found("een diender") == [(1, (("politieambtenaren",), ("politieagenten",)))]


@pytest.mark.usefixtures("listed")
def test_a_longer_phrase_goes_before_its_words() -> None:
    assert found("de geheime dienst") == [(1, (("inlichtingendienst",), ("aivd",)))]
    assert found("de dienst") == [(1, (("organisatieonderdeel",),))]


@pytest.mark.usefixtures("listed")
def test_a_phrase_may_begin_with_a_short_word() -> None:
    assert found("post op de eilanden") == [(2, (("caribisch", "nederland"),))]


@pytest.mark.usefixtures("listed")
def test_forms_of_one_word_are_one_entry_and_the_form_that_was_typed_goes_first() -> None:
    assert found("agenten") == [(0, (("korps",), ("surveillant",), ("dienst",), ("diender",)))]
    assert found("agent") == [(0, (("diender",), ("surveillant",), ("korps",), ("dienst",)))]


def test_the_list_is_well_formed() -> None:
    lines = list(map(read_thesaurus_line, thesaurus_lines()))
    lefts = [left for left, _ in lines]
    assert len(lines) > 1_000
    assert lefts == sorted(set(lefts))
    assert all(left and rights and left not in rights for left, rights in lines)
    assert all(len(right) < 60 for _, rights in lines for right in rights)
