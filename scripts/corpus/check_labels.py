#!/usr/bin/env python3
"""Prove that the label files agree with the truth of the rendered corpus and with the source headers.

Checks: every quote stands in its document, on the printed page it names; entity offsets are exact; identifiers are
unique; documents.json equals the front matter; every file has its truth and the corpus stays small.
"""

from __future__ import annotations

import collections
import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from corpus.drawing import FICTION  # noqa: E402  # the path above must come first
from corpus.labelled import Corpus  # noqa: E402

LABELS = ROOT / "tests/quality/labels"
TRUTH = ROOT / "tests/quality/truth"
ENTITY_LABELS = set("PERSON ORG GPE_LOC DATE LAW_TREATY PROGRAM_SYSTEM MISSION EVENT KAMERSTUK NORP".split())
MOST_BYTES = 3_000_000


def folded(text: str) -> str:
    """White space as one blank."""
    return re.sub(r"\s+", " ", text).strip()


def rows(name: str) -> list[dict[str, Any]]:
    """All rows of one label file."""
    return [json.loads(line) for line in (LABELS / name).read_text("utf-8").splitlines()]


def body(doc: str) -> dict[int | None, tuple[str, str]]:
    """Folded body and notes per printed page; a document without printed pages has one entry, None."""
    pages: dict[int | None, tuple[list[str], list[str]]] = collections.defaultdict(lambda: ([], []))
    for page in json.loads((TRUTH / f"{doc}.json").read_text("utf-8"))["pages"]:
        for block in page["blocks"]:
            if block["type"] not in {"margin", "header", "footer"}:
                pages[page["printed_page"]][block["type"] == "footnote"].append(block["text"])
    return {number: (folded(" ".join(texts)), folded(" ".join(notes))) for number, (texts, notes) in pages.items()}


def places() -> list[tuple[str, dict[str, Any]]]:
    """Every place any label names, with the name of its row."""
    found = []
    for row in rows("questions.jsonl"):
        for key in ("gold", "near_misses", "distractors"):
            found += [(row["id"], place) for place in row.get(key, [])]
    for row in rows("links.jsonl"):
        found += [(row["id"], row["earlier"]), (row["id"], row["later"])]
    found += [(row["id"], row) for row in rows("commitments.jsonl")]
    found += [(row["unit"], row) for row in rows("sentences_labelled.jsonl")]
    found += [(row["id"], dict(row, quote=row["text"])) for row in rows("entities.jsonl")]
    return found


def check_quotes() -> list[str]:
    """Quotes are exact and on their page, or run over that page's end when the label says so."""
    problems = []
    bodies: dict[str, dict[int | None, tuple[str, str]]] = {}
    for name, place in places():
        pages = bodies.setdefault(place["doc"], body(place["doc"]))
        quote, page, last = folded(place["quote"]), place["printed_page"], place.get("printed_page_end")
        texts = pages.get(page, ("", ""))
        found = (
            runs_over(quote, texts[0], pages.get(last, ("", ""))[0]) if last else any(quote in text for text in texts)
        )
        if not found:
            problems.append(f"{name}: quote is not on page {page} of {place['doc']}: {quote[:70]}")
    return problems


def runs_over(quote: str, first: str, second: str) -> bool:
    """Whether a quote ends one page and goes on at the top of the next."""
    cuts = [i for i, char in enumerate(quote) if char == " "]
    return any(first.endswith(quote[:i]) and second.startswith(quote[i + 1 :]) for i in cuts)


def check_entities() -> list[str]:
    """Offsets are exact, labels known, spans apart."""
    problems = []
    for row in rows("entities.jsonl"):
        last = 0
        for entity in row["entities"]:
            if row["text"][entity["start"] : entity["end"]] != entity["text"] or entity["start"] < last:
                problems.append(f"{row['id']}: offsets of {entity['text']}")
            if entity["label"] not in ENTITY_LABELS:
                problems.append(f"{row['id']}: label {entity['label']}")
            last = entity["end"]
    return problems


def check_identifiers() -> list[str]:
    """Identifiers are unique; variants name a question that exists; answers stand in a gold quote."""
    problems = []
    for name, key in (("questions", "id"), ("commitments", "id"), ("links", "id"), ("entities", "id")):
        counts = collections.Counter(row[key] for row in rows(f"{name}.jsonl"))
        problems += [f"{name}: {value} occurs {n} times" for value, n in counts.items() if n > 1]
    questions = {row["id"]: row for row in rows("questions.jsonl")}
    for name, row in questions.items():
        if row.get("variant_of") and row["variant_of"] not in questions:
            problems.append(f"{name}: no base {row['variant_of']}")
        golds = loose(" ".join(gold["quote"] for gold in row["gold"]))
        problems += [
            f"{name}: no gold quote holds {span!r}" for span in row["answer_spans"] if loose(span) not in golds
        ]
        if bool(row["gold"]) != row["answerable"]:
            problems.append(f"{name}: gold and answerable disagree")
    return problems


def loose(text: str) -> str:
    """Letters and digits only."""
    return re.sub(r"[\W_]+", "", text.lower())


def check_documents(corpus: Corpus) -> list[str]:
    """documents.json says what the front matter says, about exactly the files there are."""
    problems = []
    documents = {row["file"]: row for row in json.loads((LABELS / "documents.json").read_text("utf-8"))["documents"]}
    files = {path.name for path in (ROOT / "corpus").iterdir() if re.match(r"\d{3}_", path.name)}
    if set(documents) != files:
        problems.append(f"documents.json and corpus/ differ: {sorted(set(documents) ^ files)}")
    if len({name[:3] for name in files}) != len(files):
        problems.append("two files share their first three characters")
    for name, row in documents.items():
        meta = corpus.sources[name].meta
        for key in ("kenmerk", "kamerstuk", "signatory"):
            if row[key] != meta.get(key):
                problems.append(f"{name}: {key}")
        if row["date"] != corpus.date(name):
            problems.append(f"{name}: date")
    return problems


def check_files(corpus: Corpus) -> list[str]:
    """Every truth says the letter is fiction, and the corpus stays small."""
    problems = [
        f"{doc}: does not say it is fiction"
        for doc in corpus.sources
        if FICTION not in (TRUTH / f"{doc}.json").read_text("utf-8")
    ]
    size = sum(path.stat().st_size for path in (ROOT / "corpus").iterdir())
    if size > MOST_BYTES:
        problems.append(f"corpus/ holds {size} bytes")
    return problems


def main() -> int:
    """Print all problems; the exit code says whether there were any."""
    corpus = Corpus(ROOT)
    problems = [
        *check_quotes(),
        *check_entities(),
        *check_identifiers(),
        *check_documents(corpus),
        *check_files(corpus),
    ]
    for problem in problems:
        sys.stdout.write(problem + "\n")
    counts = {
        name: len(rows(f"{name}.jsonl"))
        for name in ("questions", "commitments", "sentences_labelled", "links", "entities")
    }
    sys.stdout.write(f"{len(problems)} problems in {counts}\n")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
