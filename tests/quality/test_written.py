"""What we wrote to train with is what it claims: every answer stands in its passage, every mark is whole."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import get_args

import pytest

from ipsearch.annotations import LABELS
from ipsearch.results import Relation
from scripts.encoder.sources import CONTRAST, FICTION, FICTIONAL, NEAR_MISS, NEEDS, RULES, is_kept_apart, queries
from scripts.tagger.labelled import news
from scripts.toezeggingen.dossiers import Dossier, dossiers

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


def test_needs_in_other_words_are_never_written_for_what_is_kept_apart() -> None:
    letters = [json.loads(line) for part in PARTS for line in part.read_text("utf-8").splitlines()]
    rules = [json.loads(line) for line in RULES.read_text("utf-8").splitlines()]
    asked = [(FICTIONAL + row["letter"], row) for row in letters] + [(row["id"].split("/")[0], row) for row in rules]
    needs = [(group, row[kind]) for group, row in asked for kind in NEEDS if kind in row]
    assert len(needs) >= 12_000
    assert all(len(text.split()) > 1 and not is_kept_apart(group) for group, text in needs)
    assert len({row["id"] for row in rules}) == len(rules)
    assert all(set(row) == {"id", *NEEDS} for row in rules)


def test_contrasting_questions_come_in_pairs_on_passages_that_nothing_is_learned_from() -> None:
    texts = {
        f"{FICTIONAL}{row['letter']}/{zlib.crc32(row['text'].encode()):08x}": row["text"]
        for part in PARTS for row in map(json.loads, part.read_text("utf-8").splitlines())
    }  # fmt: skip
    rows = [json.loads(line) for line in CONTRAST.read_text("utf-8").splitlines()]
    assert len({row["query"] for row in rows}) == len(rows) >= 1_800
    for answered, missed in zip(rows[::2], rows[1::2], strict=True):
        assert (answered["passage"], answered["pair"]) == (missed["passage"], missed["pair"])
        assert (answered["type"], missed["type"]) == ("question", NEAR_MISS)
        assert answered["answer"] in texts[answered["passage"]], answered["query"]
        assert missed["answer"] is None
        assert is_kept_apart(answered["passage"].split("/")[0])


def test_every_name_in_the_news_is_marked_whole() -> None:
    for one in news():
        assert not set("[]") & set(one.text), one.text
        for start, end, label in one.entities:
            assert label in LABELS, one.text
            assert one.text[start:end].strip() == one.text[start:end] != "", one.text


@pytest.mark.parametrize("dossier", list(dossiers()), ids=lambda dossier: dossier.id)
def test_every_promise_of_a_dossier_and_what_became_of_it_stands_in_its_letters(dossier: Dossier) -> None:
    text = {letter.file: letter.paragraphs for letter in dossier.letters}
    dates = {letter.file: letter.date for letter in dossier.letters}
    assert list(dates.values()) == sorted(dates.values())
    linked = [said for earlier, later, _ in dossier.links for said in (earlier, later)]
    alike = [said for pair in dossier.lookalikes for said in pair]
    reported = [said for said, _ in dossier.reported or ()]
    for said in (*dossier.promises, *linked, *alike, *reported):
        assert any(said.sentence in paragraph for paragraph in text[said.file]), said
    for earlier, later, relation in dossier.links:
        assert earlier in dossier.promises
        assert dates[earlier.file] < dates[later.file]
        assert relation in get_args(Relation)
    assert not {(a, b) for a, b, _ in dossier.links} & set(dossier.lookalikes)
    assert {kind for _, kind in dossier.reported or ()} <= {"fulfilled", "referenced"}
