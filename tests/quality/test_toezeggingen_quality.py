"""Toezeggingen are found as well as they were: floors that only rise, on the corpus and on the real letters."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from ipsearch.ledger import story_json
from ipsearch.remembering import remembered
from ipsearch.search import Searcher
from ipsearch.stories import Wanted, stories
from tests.quality.test_search_quality import BASELINE, HERE, ROOT, SHARED, searcher

LABELS = HERE / "labels"
GOLDEN = SHARED / "golden"
TODAY = dt.date(2026, 1, 1)
POSITIVE = {"made", "fulfilled", "referenced"}


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"(\w)-\s+(\w)", r"\1\2", text.lower())))


def same(one: str, other: str) -> bool:
    """Whether they share most words of the shorter."""
    first, second = words(one), words(other)
    return len(first & second) >= 0.6 * max(1, min(len(first), len(second)))


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def measured(found: Searcher, labels: Path) -> dict[str, float]:
    """Precision and recall of what is found, how often its kind, strength and term are right, and of links."""
    told = [story_json(s) for s in stories(found.snapshot.store, TODAY) if Wanted(everything=True)(s)]
    marked = rows(labels / "sentences_labelled.jsonl")
    documents = {row["doc"][:3] for row in marked}
    gold = [row for row in rows(labels / "commitments.jsonl") if row["is_commitment"]]
    hits = [(row, one) for row in gold if (one := nearest(told, row))]
    missed = sum(not row["ambiguous"] for row in gold if nearest(told, row) is None)
    false = [one for one in told if one["file"][:3] in documents and not is_labelled(one, marked)]
    dated = [(row, one) for row, one in hits if row["deadline_interval"]]
    pairs = rows(labels / "links.jsonl")
    return {
        "precision": len(hits) / (len(hits) + len(false)),
        "recall": len(hits) / (len(hits) + missed),
        "kind": share(one["kind"] in {row["kind"], *row["kind_alt"]} for row, one in hits),
        "strength": share(one["strength"] == row["strength"] for row, one in hits),
        "deadline": share(interval(one) == row["deadline_interval"] for row, one in dated),
        "links": sum(is_linked(told, pair) for pair in pairs if pair["linked"]),
        "look-alikes": sum(is_linked(told, pair) for pair in pairs if not pair["linked"]),
    }


def share(right: Iterable[bool]) -> float:
    found = list(right)
    return sum(found) / len(found)


def nearest(told: Sequence[dict], row: dict) -> dict | None:
    near = [one for one in told if one["file"][:3] == row["doc"][:3] and same(one["text"], row["sentence"])]
    return max(near, key=lambda one: len(words(one["text"]) & words(row["sentence"])), default=None)


def is_labelled(one: dict, marked: Sequence[dict]) -> bool:
    return any(
        row["label"] in POSITIVE or row["ambiguous"]
        for row in marked
        if row["doc"][:3] == one["file"][:3] and same(one["text"], row["sentence"])
    )


def interval(one: dict) -> list[str | None]:
    term = one["deadline"] or {}
    return [term.get("from"), term.get("to")]


def is_linked(told: Sequence[dict], pair: dict) -> bool:
    earlier, later = pair["earlier"], pair["later"]
    return any(
        one["file"][:3] == earlier["doc"][:3]
        and same(one["text"], earlier.get("sentence_clean") or earlier["quote"])
        and link["file"][:3] == later["doc"][:3]
        and same(link["text"], later.get("sentence_clean") or later["quote"])
        for one in told
        for link in one["links"]
    )


def first_right(found: Searcher, questions: Path) -> float:
    """The share of half-remembered toezeggingen that come first."""
    all_told = stories(found.snapshot.store, TODAY)
    right = []
    for row in rows(questions):
        if row["type"] == "commitment" and row["answerable"]:
            best = remembered(found, row["query"], all_told)[0].told
            quotes = [g for g in row["gold"] if g["grade"] == 2 and g["doc"][:3] == best.stored.letter.file[:3]]
            right.append(any(same(best.text, g.get("sentence_clean") or g["quote"]) for g in quotes))
    return share(right)


def check(name: str, found: Searcher, labels: Path) -> None:
    reached = measured(found, labels) | {"remembered": first_right(found, labels / "questions.jsonl")}
    for measure, floor in BASELINE[name].items():
        assert reached[measure] >= floor, f"{name}: {measure} {reached}"
    assert reached["look-alikes"] <= 1


def test_on_the_corpus(tmp_path: Path) -> None:
    check("toezeggingen corpus", searcher(tmp_path, [ROOT / "corpus"]), LABELS)


@pytest.mark.real
@pytest.mark.skipif(not GOLDEN.exists(), reason="the real letters are not beside this checkout")
def test_on_the_real_letters(tmp_path: Path) -> None:
    check("toezeggingen real", searcher(tmp_path, sorted((SHARED / "letters" / "txt").glob("*.txt"))), GOLDEN)
