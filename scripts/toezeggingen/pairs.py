"""The pairs of a promise and a passage of a later letter that a linker would look at, with what we know of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ipsearch.extraction.toezeggingen.likeness import Rarity, likenesses
from ipsearch.linking import CLOSELY, Read, Reader, cites_of, follows, years_between
from ipsearch.store.snapshot import StoreSnapshot
from scripts.toezeggingen.dossiers import dossiers

ROOT = Path(__file__).resolve().parents[2]
# Words of a sentence that must be in a passage for it to hold that sentence: the two are cut by others.
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Pair:
    """The ``likenesses`` of a promise and a passage, and whether they are linked.

    ``group`` is what must not be parted between training and testing: the earlier letter, or the dossier.
    """

    group: str
    promise: str
    likenesses: np.ndarray
    linked: bool


Known = list[tuple[str, str, str, str]]
"""Earlier file and sentence, later file and words, of what is linked."""


def of_corpus(index: Path) -> Iterator[Pair]:
    """Those of ``corpus/``: what is linked is in its labels and, judged by hand when it was proposed, beside this."""
    labels = [*_read(ROOT / "tests/quality/labels/links.jsonl"), *_read(Path(__file__).parent / "judged.jsonl")]
    known = [
        (_twin(row["earlier"]["doc"]), row["earlier"]["quote"], _twin(row["later"]["doc"]), row["later"]["quote"])
        for row in labels
        if row["linked"]
    ]
    return _pairs(index, known, _twin, lambda earlier, later: True)


def of_dossiers(index: Path) -> Iterator[Pair]:
    """Those of the dossiers, each by itself; what a dossier does not call a promise is left out."""
    own = list(dossiers())
    known = [(a.file, a.sentence, b.file, b.sentence) for one in own for a, b, _ in one.links]
    promised = {(said.file, said.sentence) for one in own for said in one.promises}
    dossier = {letter.file: one.id for one in own for letter in one.letters}
    for pair in _pairs(index, known, str, lambda earlier, later: dossier[earlier] == dossier[later]):
        if any(file == pair.group and same(sentence, pair.promise) for file, sentence in promised):
            yield replace(pair, group=dossier[pair.group])


def _pairs(
    index: Path, known: Known, called: Callable[[str], str], compared: Callable[[str, str], bool]
) -> Iterator[Pair]:
    store = StoreSnapshot(index)
    reader = Reader(store)
    letters = [reader.read(letter) for letter in reader.letters]
    for earlier in letters:
        for later in letters:
            if (
                follows(earlier, later)
                and earlier.promises
                and later.passages
                and compared(_file(earlier), _file(later))
            ):
                links = [(b, d) for a, b, c, d in known if (a, c) == (called(_file(earlier)), called(_file(later)))]
                yield from _of_two(earlier, later, links)
    store.close()


def _of_two(earlier: Read, later: Read, links: list[tuple[str, str]]) -> Iterator[Pair]:
    weights = Rarity((earlier.words, later.words), len(earlier.passages) + len(later.passages))
    near = np.stack([promise.own.vector for _, promise in earlier.promises]) @ later.matrix.T
    for (_, promise), nearness in zip(earlier.promises, near, strict=True):
        nearest = np.argsort(-nearness, kind="stable")[:CLOSELY]
        found = [later.passages[at][1] for at in nearest]
        rows = likenesses(promise, found, weights, cites_of(earlier, later), years_between(earlier, later))
        for news, row in zip(found, rows, strict=True):
            linked = any(same(b, promise.sentence) and same(d, news.text) for b, d in links)
            yield Pair(_file(earlier), promise.sentence, row, linked)


def _file(read: Read) -> str:
    return read.letter.file.rsplit("/", 1)[-1]


def _twin(document: str) -> str:
    """Two files of one letter are one letter."""
    return "107" if document[:3] == "106" else document[:3]


def _read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def same(one: str, other: str) -> bool:
    """Whether the words of one are, nearly all, in the other."""
    first, second = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return len(first & second) >= _SAME * min(len(first), len(second))
