"""The texts that we labelled ourselves: invented passages, and sentences of public legal and government text.

See ``labels/README.md``. Of the sentences only their places and a checksum are kept here; the words come from the data.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).resolve().parent
# Where both are right a model had better learn one of them, when it is everywhere: "Europese", "uw Kamer".
_SETTLED = frozenset({"NORP", "ORG"})
_WRITTEN = _HERE.parent / "encoder" / "written"
_NEWS = _HERE / "written"
_MARK = re.compile(r"\[(\??[A-Z_]+) ([^\[\]]+)\]")
# How the news files write a name of another kind: of a film, a book, a prize.
_OTHER = "X"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its labels: ``(start, end, label)``. ``unsure`` are places where both with and without is right."""

    text: str
    entities: tuple[tuple[int, int, str], ...]
    unsure: tuple[tuple[int, int], ...] = ()


def passages() -> Iterator[Labelled]:
    """The invented passages of ``scripts/encoder/written``, as labelled."""
    texts: dict[str, str] = {}
    for file in sorted(_WRITTEN.glob("*.jsonl")):
        for row, line in enumerate(file.read_text("utf-8").splitlines()):
            texts[f"{file.stem}:{row}"] = json.loads(line)["text"]
    yield from _read("passages-*.jsonl", texts)


def sentences(data: Path) -> Iterator[Labelled]:
    """The sentences of public text, as labelled; those whose words are no longer what was labelled are left out."""
    yield from _read("sentences-*.jsonl", dict(_places(data)))


def news() -> Iterator[Labelled]:
    """The invented newspaper sentences of ``scripts/tagger/written``, with their names marked in the line."""
    for file in sorted(_NEWS.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            yield _marked(line.strip())


def _marked(line: str) -> Labelled:
    """``[ORG Barco] steeg`` as a text and the places of its names."""
    parts, entities, unsure, at, length = [], [], [], 0, 0
    for match in _MARK.finditer(line):
        label, words = match.groups()
        parts += [line[at : match.start()], words]
        length += match.start() - at
        place = (length, length + len(words))
        if label.lstrip("?") != _OTHER:
            entities.append((*place, label.lstrip("?")))
            if label.startswith("?"):
                unsure.append(place)
        length, at = place[1], match.end()
    return Labelled("".join([*parts, line[at:]]), tuple(entities), tuple(unsure))


def _places(data: Path) -> Iterator[tuple[str, str]]:
    places = [json.loads(line) for line in (_HERE / "labels" / "places.jsonl").read_text("utf-8").splitlines()]
    for source in sorted({place["source"] for place in places}):
        rows = _rows(data / source)
        for place in places:
            if place["source"] == source:
                words = rows[place["row"]][place["start"] : place["end"]]
                if hashlib.sha256(words.encode()).hexdigest().startswith(place["check"]):
                    yield place["id"], words


def _rows(folder: Path) -> list[str]:
    file = next(folder.glob("*.gz"))
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        if file.name.endswith(".jsonl.gz"):
            return [json.loads(line)["text"] for line in lines]
        return [line.rstrip("\n").partition("\t")[2] for line in lines]


def _read(pattern: str, texts: dict[str, str]) -> Iterator[Labelled]:
    for file in sorted((_HERE / "labels").glob(pattern)):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["id"] in texts:
                yield _labelled(texts[row["id"]], row["e"])


def _labelled(text: str, rows: list[list[str]]) -> Labelled:
    """The words of each label are looked for from the end of the label before, as whole words."""
    entities, unsure, at = [], [], 0
    for words, label in rows:
        start = text.find(words, at)
        while start >= 0 and _inside_a_word(text, start, start + len(words)):
            start = text.find(words, start + 1)
        if start < 0:
            raise ValueError(f"{words!r} is not (any more) in {text!r}")
        at = start + len(words)
        entities.append((start, at, label.rstrip("?")))
        if label.endswith("?") and label[:-1] not in _SETTLED:
            unsure.append((start, at))
    return Labelled(text, tuple(entities), tuple(unsure))


def _inside_a_word(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()
