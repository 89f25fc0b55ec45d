"""The sentences that we labelled: of the invented passages, and those written for this."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ipsearch.extraction.toezeggingen.signals import Surroundings
from ipsearch.text.sentences import sentences
from scripts.toezeggingen.dossiers import dossiers

HERE = Path(__file__).parent
PASSAGES = HERE.parent / "encoder" / "written"
CORPUS = HERE.parent.parent / "tests" / "quality" / "labels"
# Of a sentence without any of these nobody can know, without the earlier letter, that it reports on a promise.
_TELLING = re.compile(
    r"toegezegd|toezegging|aangekondigd|vooruitzicht|zoals ik|schreef|noemde|mijn brief|voorganger|hiermee|"
    r"daarmee|deze brief|"
    r"bijlage|afgesproken|streven|gepland|beoogde|zou(?:den)? "
)


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence with its label: ``none``, ``made``, ``fulfilled``, ``referenced``, or ``ambiguous``.

    ``group`` is what must not be parted between training and testing: the invented letter.
    """

    text: str
    around: Surroundings
    label: str
    strength: str | None
    group: str


def examples() -> list[Example]:
    """All labelled sentences; those that were called ambiguous too."""
    return [*_of_passages(), *_written(), *_of_corpus(), *_of_dossiers()]


def _of_passages() -> Iterator[Example]:
    for file in sorted((HERE / "labels").glob("part*.jsonl")):
        passages = [json.loads(line) for line in (PASSAGES / file.name).read_text("utf-8").splitlines()]
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            passage = passages[int(row["id"].rpartition(":")[2])]
            labels = {(start, end): (kind, *rest) for start, end, kind, *rest in row["labels"]}
            yield from _of_passage(passage, labels, f"{file.stem}:{passage['letter']}")


def _of_passage(passage: dict, labels: dict[tuple[int, int], tuple[str, ...]], group: str) -> Iterator[Example]:
    date, at, before = dt.date.fromisoformat(passage["date"]), 0, ""
    for line in passage["text"].split("\n"):
        for start, end in sentences(line):
            kind, strength = (*labels.pop((at + start, at + end), ("none",)), None)[:2]
            around = Surroundings(date, tuple(passage["section"]), before)
            yield Example(line[start:end], around, kind, strength, group)
            before = line[start:end]
        at += len(line) + 1
    if labels:
        raise ValueError(f"{group}: labels {sorted(labels)} are at no sentence: has the splitter changed?")


def _written() -> Iterator[Example]:
    for number, line in enumerate((HERE / "written.jsonl").read_text("utf-8").splitlines()):
        row = json.loads(line)
        headings = (row["heading"],) if row.get("heading") else ()
        around = Surroundings(dt.date.fromisoformat(row["date"]), headings, row.get("before", ""))
        yield Example(row["text"], around, row["label"], row.get("strength"), f"written:{number // 5}")


def _of_corpus() -> Iterator[Example]:
    """The fictional letters of ``corpus/``, as labelled for the tests: measure on one only with it left out."""
    named = json.loads((CORPUS / "documents.json").read_text("utf-8"))["documents"]
    dates = {row["file"]: row["date"] for row in named}
    headings, before = (), ""
    for line in (CORPUS / "sentences_labelled.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["heading"] or row["label"] == "heading":
            headings, before = (row["sentence"],), ""
            continue
        date = dates[row["doc"]]
        around = Surroundings(dt.date.fromisoformat(date) if date else None, headings, before)
        before = row["sentence"]
        label = "none" if row["label"] == "none_hard" else row["label"]
        if row["ambiguous"] or (label in {"fulfilled", "referenced"} and not _TELLING.search(before.lower())):
            label = "ambiguous"
        yield Example(row["sentence"], around, label, None, f"corpus:{_twin(row['doc'])}")


def _of_dossiers() -> Iterator[Example]:
    """What tells what became of a promise may be a report or not; where nobody looked for those, so may be more."""
    for dossier in dossiers():
        labels = {(later.file, later.sentence): "ambiguous" for _, later, _ in dossier.links}
        labels |= {(one.file, one.sentence): "made" for one in dossier.promises}
        labels |= {(one.file, one.sentence): kind for one, kind in dossier.reported or ()}
        for letter in dossier.letters:
            for sentence, around in letter.sentences():
                label = labels.get((letter.file, sentence), "none")
                if label == "none" and dossier.reported is None and _TELLING.search(sentence.lower()):
                    label = "ambiguous"
                yield Example(sentence, around, label, None, f"dossier:{dossier.id}")


def _twin(document: str) -> str:
    """Two files of one letter are one letter."""
    return "107" if document[:3] == "106" else document[:3]
