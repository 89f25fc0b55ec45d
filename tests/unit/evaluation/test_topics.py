"""Labelled questions are read line by line, and a passage matches when it holds the labelled words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ipsearch.errors import SettingsError
from ipsearch.evaluation.topics import Gold, Topic, matches, read_topics

QUOTE = "Het kabinet stelt voor de haven van Noorderdam jaarlijks twaalf miljoen euro beschikbaar."
ROW: dict[str, Any] = {
    "id": "q1",
    "query": "geld voor de haven",
    "type": "semantic",
    "answerable": True,
    "gold": [
        {"doc": "101_visie.pdf", "quote": QUOTE, "grade": 2, "core": "twaalf miljoen", "sentence_clean": "Schoon."}
    ],
}


def file(folder: Path, *lines: str) -> Path:
    path = folder / "topics.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_every_field_is_read_and_empty_lines_are_not_topics(tmp_path: Path) -> None:
    bare = {"id": "q2", "query": "?", "type": "none", "answerable": False, "gold": [], "note": "extra"}
    assert read_topics(file(tmp_path, json.dumps(ROW), "", json.dumps(bare), "")) == [
        Topic(
            "q1",
            "geld voor de haven",
            "semantic",
            True,
            (Gold("101_visie.pdf", QUOTE, 2, "twaalf miljoen", "Schoon."),),
        ),
        Topic("q2", "?", "none", False, ()),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "7",
        '"q"',
        json.dumps({"id": "q"}),
        json.dumps(ROW | {"gold": [{"doc": "x"}]}),
        json.dumps(ROW | {"gold": 3}),
    ],
)
def test_a_line_that_is_no_topic_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(SettingsError, match=r"topics\.jsonl, line 2 is not a topic"):
        read_topics(file(tmp_path, json.dumps(ROW), line))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"weg\.jsonl"):
        read_topics(tmp_path / "weg.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match=r"latin\.jsonl"):
        read_topics(tmp_path / "latin.jsonl")


@pytest.mark.parametrize(
    ("gold", "text"),
    [
        (Gold("101", QUOTE, 2), f"Eerst dit. {QUOTE} Dan dat."),
        (Gold("101", QUOTE, 2), QUOTE.upper().replace(" ", "\n")),
        (Gold("101", QUOTE, 2), QUOTE.replace("jaarlijks", "jaar-\nlijks")),
        (Gold("101", QUOTE, 2), QUOTE.replace("Het kabinet", "De regering")),
        (Gold("101", "rij | van een tabel", 2, core="| 12 | 34"), "Noorderdam | 12 | 34"),
        (Gold("101", "Het kabi net stelt voor", 2, sentence=QUOTE), QUOTE.replace("Het", "Een")),
    ],
)
def test_words_match_whatever_spaces_hyphens_and_case(gold: Gold, text: str) -> None:
    assert matches(gold, "map/101_visie.pdf", None, text)


@pytest.mark.parametrize(
    ("gold", "text"),
    [
        (
            Gold("101", QUOTE, 2),
            "Het kabinet stelt voor de haven van Zuiderdam maandelijks geen euro meer beschikbaar.",
        ),
        (Gold("101", QUOTE, 2), ""),
        (Gold("101", "twee woorden", 2), "twee andere woorden"),
    ],
)
def test_other_words_do_not_match(gold: Gold, text: str) -> None:
    assert not matches(gold, "101_visie.pdf", None, text)


def test_the_same_words_in_another_letter_do_not_match() -> None:
    assert not matches(Gold("101_visie.pdf", QUOTE, 2), "102_visie.pdf", None, QUOTE)


def test_a_question_for_a_kenmerk_is_answered_by_any_passage_of_that_letter() -> None:
    gold = Gold("101", "Ons kenmerk 2623415", 2, core="2623415")
    assert matches(gold, "101_visie.pdf", "2623415", "Iets anders.")
    assert not matches(gold, "101_visie.pdf", "2623416", "Iets anders.")
