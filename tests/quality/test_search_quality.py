"""The search is as good as it was: floors that only rise, on the corpus and, where they are, on the real letters."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from ipsearch.backends import make_encoder, make_pool, open_searcher, open_writer
from ipsearch.evaluation.report import evaluate
from ipsearch.evaluation.topics import read_topics
from ipsearch.indexing import index_paths
from ipsearch.search import Searcher
from ipsearch.settings import read_settings

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared"
BASELINE = json.loads((HERE / "baseline.json").read_text("utf-8"))
GOLDEN = SHARED / "golden" / "questions.jsonl"


def searcher(folder: Path, paths: Sequence[Path]) -> Searcher:
    settings = read_settings(index=folder)
    encoder = make_encoder(settings.encoder)
    with open_writer(settings, encoder) as writer, make_pool(settings) as pool:
        index_paths(paths, writer, encoder, pool)
    return open_searcher(settings)


def check(name: str, found: Searcher, topics: Path) -> None:
    rows = {row.type: row for row in evaluate(read_topics(topics), lambda text, k: found.search(text, k).hits)}
    for kind, floors in BASELINE[name].items():
        for measure, floor in floors.items():
            assert rows[kind].scores[measure].mean >= floor, f"{name}, {kind}: {measure}"


def test_on_the_corpus(tmp_path: Path) -> None:
    check("corpus", searcher(tmp_path, [ROOT / "corpus"]), HERE / "labels" / "questions.jsonl")


@pytest.mark.real
@pytest.mark.skipif(not GOLDEN.exists(), reason="the real letters are not beside this checkout")
@pytest.mark.parametrize(("name", "pattern"), [("real text", "txt/*.txt"), ("real pdf", "00[0-4].pdf")])
def test_on_the_real_letters(tmp_path: Path, name: str, pattern: str) -> None:
    check(name, searcher(tmp_path, sorted((SHARED / "letters").glob(pattern))), GOLDEN)
