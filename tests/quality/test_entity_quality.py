"""What is named is found as well as it was: floors that only rise, on the corpus and, where they are, on real letters.

A name counts when both its ends and its label are right. What the labels call optional counts neither way.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ipsearch.annotations import Mention
from ipsearch.extraction.references.finding import find_references
from ipsearch.extraction.tagger import Tagger
from ipsearch.tagging import TextTagger

HERE = Path(__file__).parent
SHARED = HERE.parent.parent.parent / "shared"
BASELINE = json.loads((HERE / "baseline.json").read_text("utf-8"))
GOLDEN = SHARED / "golden"


def scores(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Strict F1 per label and over all, and the share of names with the right canonical name."""
    tagged = TextTagger(Tagger()).tag([row["text"] for row in rows], [None] * len(rows))
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    canonical: list[bool] = []
    for row, mentions in zip(rows, tagged, strict=True):
        found = {(m.start, m.end): m for m in mentions}
        for gold in row["entities"]:
            mention = found.pop((gold["start"], gold["end"]), None)
            if gold.get("optional"):
                continue
            if mention is None or mention.label not in labels(gold):
                missed[gold["label"]] += 1
                wrong.update([mention.label] if mention else [])
                continue
            right[gold["label"]] += 1
            canonical += [name(row["text"], mention) == gold["canonical"]] if gold.get("canonical") else []
        wrong.update(mention.label for mention in found.values())
    made = {label: f1(right[label], wrong[label], missed[label]) for label in right | missed}
    total = f1(right.total(), wrong.total(), missed.total())
    return {**made, "ALL": total, "canonical": sum(canonical) / len(canonical)}


def labels(gold: dict[str, Any]) -> set[str]:
    alternative = gold.get("label_alt") or []
    return {gold["label"], *([alternative] if isinstance(alternative, str) else alternative)}


def name(text: str, mention: Mention) -> str:
    return mention.canonical or text[mention.start : mention.end]


def f1(right: int, wrong: int, missed: int) -> float:
    return 2 * right / max(1, 2 * right + wrong + missed)


def check(which: str, file: Path) -> None:
    found = scores([json.loads(line) for line in file.read_text("utf-8").splitlines()])
    for label, floor in BASELINE[which].items():
        assert found[label] >= floor, f"{which}, {label}: {found[label]:.3f}"


def test_on_the_corpus() -> None:
    check("entities: corpus", HERE / "labels" / "entities.jsonl")


@pytest.mark.real
@pytest.mark.skipif(not GOLDEN.exists(), reason="the real letters are not beside this checkout")
def test_on_the_real_letters() -> None:
    check("entities: real", GOLDEN / "entities.jsonl")


@pytest.mark.real
@pytest.mark.skipif(not GOLDEN.exists(), reason="the real letters are not beside this checkout")
def test_every_kamerstuk_that_the_real_letters_cite_is_found() -> None:
    documents = json.loads((GOLDEN / "documents.json").read_text("utf-8"))["documents"]
    wanted = [(row["quote"], row["normalised"]) for document in documents for row in document["kamerstuk_refs"]]
    assert len(wanted) > 10
    missing = [row for row in wanted if row[1] not in {f.reference.key for f in find_references(row[0])}]
    assert not missing
