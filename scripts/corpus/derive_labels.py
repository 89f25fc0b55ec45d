#!/usr/bin/env python3
"""Turn the short label sources in scripts/corpus/labels into the label files of tests/quality/labels.

A source names a sentence by its letter and first words; this script finds it in the truth, so that quotes, pages and
sections are copied, never typed. It stops at a sentence that is missing or not unique.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from corpus.documents import document_rows  # noqa: E402  # the path above must come first
from corpus.labelled import Corpus, read_rows  # noqa: E402
from corpus.names import entities, read_names  # noqa: E402
from corpus.sentences import Unit  # noqa: E402

SOURCES = ROOT / "scripts/corpus/labels"
TAGGED = ("101", "105", "107", "111", "112", "114", "116", "119", "121", "122")


def place(unit: Unit) -> dict[str, Any]:
    """The fields every label shares."""
    row: dict[str, Any] = {"doc": unit.doc, "printed_page": unit.page, "quote": unit.text, "section": unit.section}
    row |= page_end(unit)
    if unit.kind == "row":
        row["core"] = unit.text
    return row | {"unit": unit.name}


def page_end(unit: Unit) -> dict[str, Any]:
    """Where a unit ends, when that is not the page on which it starts."""
    return {"printed_page_end": unit.page_end} if unit.page_end != unit.page else {}


def commitments(corpus: Corpus) -> list[dict[str, Any]]:
    """Commitments and hard negatives of all letters; a twin repeats the labels of its letter."""
    rows: list[dict[str, Any]] = []
    for fields in read_rows(SOURCES / "commitments.txt"):
        letter, start, kind, actor, recipient, action, deadline, topic, made = fields
        for doc in corpus.twins(letter):
            rows.append(
                commitment(corpus.find(doc, start), corpus, kind, actor, recipient, action, deadline, topic, made)
            )
    for letter, start, reason in read_rows(SOURCES / "negatives.txt"):
        for doc in corpus.twins(letter):
            unit = corpus.find(doc, start)
            rows.append(
                place(unit)
                | {
                    "sentence": unit.text,
                    "quote_is_full_sentence": True,
                    "is_commitment": False,
                    "kind": "none",
                    "reason": reason.rstrip("?"),
                    "ambiguous": reason.endswith("?"),
                    "note": None,
                }
            )
    order = {True: "c", False: "n"}
    counts = {"c": 0, "n": 0}
    for row in rows:
        letter = order[row["is_commitment"]]
        counts[letter] += 1
        row["id"] = f"{letter}{counts[letter]:03}"
    return [{"id": row.pop("id"), **row} for row in rows]


def commitment(
    unit: Unit, corpus: Corpus, kind: str, actor: str, recipient: str, action: str, deadline: str, topic: str, made: str
) -> dict[str, Any]:
    """One commitment row; without an own occasion, it was made in the letter itself."""
    main, *alternatives = kind.split("+")
    ambiguous, parts = main.endswith("?"), main.rstrip("?").split(".")
    raw, _, interval = deadline.partition(" = ")
    if made == "-":
        occasion = {"occasion": corpus.title(unit.doc), "date": corpus.date(unit.doc)}
    else:
        date, name = made.split(", ", 1)
        occasion = {"occasion": name, "date": date}
    return place(unit) | {
        "sentence": unit.text,
        "quote_is_full_sentence": True,
        "is_commitment": True,
        "kind": parts[0],
        "strength": parts[1],
        "actor": actor,
        "recipient": {"-": None, "TK": "Tweede Kamer"}.get(recipient, recipient),
        "action": action,
        "deadline_raw": None if raw == "-" else raw,
        "deadline_interval": interval.split("..") if interval else None,
        "topic": topic,
        "made_at": occasion,
        "kind_alt": alternatives,
        "status": parts[2] if len(parts) > 2 else None,
        "ambiguous": ambiguous,
        "note": None,
    }


def labelled_sentences(corpus: Corpus, labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every unit of every letter but the scan with its label; what no source names is `none`."""
    known = {(row["doc"], row["unit"]): row for row in labels}
    rows = []
    for doc in corpus.readable():
        for unit in corpus.units[doc]:
            if unit.kind == "signature":
                continue
            row = known.get((doc, unit.name), {})
            label = "heading" if unit.kind == "heading" else row.get("kind", "none")
            if row and not row["is_commitment"]:
                label = "none_hard"
            planning = unit.kind == "row" and doc[:3] in {"101", "113"}  # a planning table repeats promises
            rows.append(
                {
                    "unit": unit.name,
                    "doc": doc,
                    "printed_page": unit.page,
                    "sentence": unit.text,
                    "quote": unit.text,
                    "label": label,
                    "ambiguous": row.get("ambiguous", False) or planning,
                    "heading": unit.kind == "heading",
                }
                | page_end(unit)
            )
    return rows


def links(corpus: Corpus) -> list[dict[str, Any]]:
    """Pairs of passages in two letters, linked or look-alikes, and table rows whose figure changed."""
    pairs = [tuple(fields) for fields in read_rows(SOURCES / "links.txt")]
    pairs += [(fields[0], "changed", "tabel", "high", fields[1]) for fields in read_rows(SOURCES / "tables.txt")]
    rows = []
    for number, (pair, relation, topic, confidence, note) in enumerate(pairs, 1):
        earlier, later = (side.split(": ", 1) for side in pair.split(" > "))
        ends = {}
        for name, (letter, start) in (("earlier", earlier), ("later", later)):
            unit = corpus.find(corpus.doc(letter), start + ("=" if topic == "tabel" else ""))
            ends[name] = place(unit) | {"letter_date": corpus.date(unit.doc)}
        linked = relation != "none"
        rows.append(
            {
                "id": f"x{number:03}",
                **ends,
                "relation": relation,
                "topic": topic,
                "confidence": confidence,
                "note": note,
                "linked": linked,
            }
        )
    return rows


def golds(corpus: Corpus, names: str) -> list[dict[str, Any]]:
    """`letter:first words; ~letter:first words` as graded places; a twin counts too, a scan as related."""
    rows = []
    for name in names.split("; "):
        if name.strip() == "-" or not name:
            continue
        letter, start = name.strip().lstrip("~").split(":", 1)
        for doc in [*corpus.twins(letter), *corpus.scans(letter)]:
            unit = corpus.find(doc, start)
            grade = 1 if name.startswith("~") or doc in corpus.scans(letter) else 2
            rows.append(place(unit) | {"grade": grade})
    return rows


def questions(corpus: Corpus) -> list[dict[str, Any]]:
    """Questions with their graded places, answer spans, distractors or near misses."""
    rows = []
    for fields in read_rows(SOURCES / "questions.txt"):
        name, kind, difficulty, query, answer, spans, gold, *rest = fields
        kind, _, base = kind.partition(" =")
        false_premise = query.startswith("!")
        others = golds(corpus, rest[0]) if rest else []
        row: dict[str, Any] = {
            "id": name,
            "query": query.lstrip("!"),
            "type": kind,
            "difficulty": int(difficulty),
            "gold": golds(corpus, gold),
            "answer": answer,
            "answer_spans": [] if spans == "-" else spans.split("; "),
            "answerable": kind != "unanswerable",
        }
        if kind == "unanswerable":
            row |= {
                "answer": None,
                "near_misses": [dict(o, grade=1) for o in others],
                "why_unanswerable": answer,
                "false_premise": false_premise,
            }
        elif others:
            row["distractors"] = others
        row["docs"] = sorted({g["doc"] for g in row["gold"]})
        if base:
            row["variant_of"] = base
        rows.append(row)
    return rows


def tagged(corpus: Corpus) -> list[dict[str, Any]]:
    """Sentences of ten letters with their entities."""
    names = read_names(SOURCES / "entities.txt")
    rows: list[dict[str, Any]] = []
    for letter in TAGGED:
        doc = corpus.doc(letter)
        for unit in corpus.units[doc]:
            if unit.kind in {"sentence", "footnote"}:
                found = entities(unit.text, names, corpus.letter_date(doc))
                rows.append(
                    {
                        "id": f"e{len(rows) + 1:03}",
                        "doc": doc,
                        "printed_page": unit.page,
                        "unit": unit.name,
                        "text": unit.text,
                        "exact_in_source": True,
                        "entities": found,
                    }
                    | page_end(unit)
                )
    return rows


def write_rows(path: Path, rows: list[dict[str, Any]]) -> None:
    """One JSON object a line."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def main() -> None:
    """Derive all label files."""
    out = ROOT / "tests/quality/labels"
    out.mkdir(parents=True, exist_ok=True)
    corpus = Corpus(ROOT)
    labels = commitments(corpus)
    write_rows(out / "commitments.jsonl", labels)
    write_rows(out / "sentences_labelled.jsonl", labelled_sentences(corpus, labels))
    write_rows(out / "links.jsonl", links(corpus))
    write_rows(out / "questions.jsonl", questions(corpus))
    write_rows(out / "entities.jsonl", tagged(corpus))
    documents = {"documents": document_rows(corpus), "note": "fictie; afgeleid uit scripts/corpus"}
    (out / "documents.json").write_text(json.dumps(documents, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
