"""The answers are as good as they were: floors that only rise, on the corpus and on the real letters, if there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from ipsearch.ask import ask
from ipsearch.evaluation.topics import Topic, matches, read_topics
from ipsearch.results import Answer
from ipsearch.search import Searcher
from tests.quality.test_search_quality import BASELINE, GOLDEN, HERE, ROOT, SHARED, searcher

# What is asked as a question, or as a need that a sentence can meet.
ASKED = {"question", "number", "table", "commitment", "paraphrase", "multi", "english", "unanswerable"}


def right(topic: Topic, answer: Answer) -> bool:
    return any(
        gold.grade == 2 and matches(gold, quote.letter.file, quote.letter.kenmerk, quote.text)
        for gold in topic.gold
        for quote in answer.quotes
    )


def measured(found: Searcher, topics: Sequence[Topic]) -> dict[str, float]:
    """Shares of the answerable questions, and how good the reader is at being silent."""
    answers = [(topic, ask(found, topic.query)) for topic in topics if topic.type in ASKED]
    for _, answer in answers:
        for quote in answer.quotes:
            page = found.snapshot.store.page(quote.letter.id, quote.number)
            assert page.text[quote.start : quote.end] == quote.text
    can = [(topic, answer) for topic, answer in answers if topic.answerable]
    silent = [topic for topic, answer in answers if answer.text is None]
    kept_silent = sum(not topic.answerable for topic in silent)
    precision, recall = kept_silent / max(1, len(silent)), kept_silent / (len(answers) - len(can))
    words = sorted(sum(len(q.text.split()) for q in answer.quotes) for _, answer in answers if answer.text)
    return {
        "right": sum(right(topic, answer) for topic, answer in can) / len(can),
        "not wrong": 1 - sum(answer.text is not None and not right(topic, answer) for topic, answer in can) / len(can),
        "abstention F1": 2 * precision * recall / max(1e-9, precision + recall),
        "short": float(sum(words) / len(words) <= 60),
    }


def check(name: str, found: Searcher, topics: Path) -> None:
    values = measured(found, read_topics(topics))
    for measure, floor in BASELINE["answers"][name].items():
        assert values[measure] >= floor, f"{name}: {measure} is {values[measure]:.3f}"


def test_on_the_corpus(tmp_path: Path) -> None:
    check("corpus", searcher(tmp_path, [ROOT / "corpus"]), HERE / "labels" / "questions.jsonl")


@pytest.mark.real
@pytest.mark.skipif(not GOLDEN.exists(), reason="the real letters are not beside this checkout")
def test_on_the_real_letters(tmp_path: Path) -> None:
    check("real text", searcher(tmp_path, sorted((SHARED / "letters").glob("txt/*.txt"))), GOLDEN)
