"""What we wrote to train with is what it claims: every answer stands in its passage, every mark is whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ipsearch.annotations import LABELS
from scripts.encoder.sources import FICTION, NEAR_MISS, queries
from scripts.tagger.labelled import news

PARTS = sorted(FICTION.glob("*.jsonl"))


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_every_query_is_answered_in_its_passage_and_no_near_miss_is_a_question_too(part: Path) -> None:
    for line in part.read_text("utf-8").splitlines():
        row = json.loads(line)
        found = list(queries(row))
        assert {query.kind for query in found} >= {"question", "keyword", "paraphrase"}, row["text"]
        assert all(query.text.strip() for query in found), row["text"]
        assert all(query.answer in row["text"] for query in found if query.answer is not None), row["text"]
        answered = {query.text for query in found if query.kind != NEAR_MISS}
        assert answered.isdisjoint(query.text for query in found if query.kind == NEAR_MISS), row["text"]


def test_every_name_in_the_news_is_marked_whole() -> None:
    for one in news():
        assert not set("[]") & set(one.text), one.text
        for start, end, label in one.entities:
            assert label in LABELS, one.text
            assert one.text[start:end].strip() == one.text[start:end] != "", one.text
