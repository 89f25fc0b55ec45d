"""Names that others labelled: WikiANN (from links of Wikipedia), and the proper nouns of the Alpino trees.

Both leave names out or are not sure of their kind: such words are given as unknown, which spaCy neither rewards nor
punishes, and not as "no name".
"""

from __future__ import annotations

import gzip
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_WIKIANN = {"PER": "PERSON", "LOC": "GPE_LOC", "ORG": "ORG"}
_LISTS = {"per": "PERSON", "geo": "GPE_LOC", "org": "ORG"}
# How the files of labels write a kind; of what is doubtful or too much or too little nothing is known.
_NOTHING = "no name"
_CODES = {
    "P": "PERSON", "O": "ORG", "L": "GPE_LOC", "N": "NORP", "E": "EVENT", "W": "LAW_TREATY", "S": "PROGRAM_SYSTEM",
    "D": "DATE", "X": _NOTHING, "?": "",
}  # fmt: skip
# Words of a sentence; what is shorter is a title or an item of a list.
_SHORTEST = 5
# People with one given name before it counts as such.
_OFTEN = 5


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence in words. ``entities`` are ``(first word, word after the last, label)``; ``unknown`` are words.

    ``untyped`` are names of which nobody says of what.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    entities: tuple[tuple[int, int, str], ...]
    unknown: frozenset[int]
    untyped: tuple[tuple[int, int], ...] = ()


def wikiann(data: Path) -> Iterator[Words]:
    """Whole sentences of WikiANN: titles, lists and spans without a capital are left out."""
    with gzip.open(data / "ner_wikiann_nl" / "train.conll.gz", "rt", encoding="utf-8") as lines:
        for sentence in lines.read().split("\n\n"):
            rows = [line.split("\t") for line in sentence.splitlines() if "\t" in line]
            words = tuple(row[0] for row in rows)
            if len(words) >= _SHORTEST and words[0][:1].isupper():
                spans = [span for span in _iob(row[1] for row in rows) if words[span[0]][:1].isupper()]
                entities = tuple((a, b, _WIKIANN[kind]) for a, b, kind in spans)
                if entities:
                    yield Words(words, (True,) * len(words), entities, _unknown(words, entities))


def alpino(data: Path) -> Iterator[Words]:
    """Newspaper sentences of the Alpino treebank; the kind of a name is what the treebank's name lists say."""
    kinds, read = NameKinds(data), kinds_that_we_read()
    file = data / "treebank_alpino_ud" / "alpino_alud217_train.conllu.gz"
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        news = (sentence for sentence in lines.read().split("\n\n") if "# subcorpus = cdb" in sentence)
        for number, sentence in enumerate(news):
            rows = [line.split("\t") for line in sentence.splitlines() if line[:1].isdigit()]
            rows = [row for row in rows if row[0].isdigit()]
            words = tuple(row[1] for row in rows)
            proper = [row[3] == "PROPN" or "deeleigen" in row[4] or "|eigen|" in row[4] for row in rows]
            runs = [
                (first, last, kinds.of(words[first:last]) or read.get((number, first), ""))
                for first, last in _runs(proper)
            ]
            runs = [run for run in runs if run[2] != _NOTHING]
            entities = tuple((first, last, kind) for first, last, kind in runs if kind)
            spaces = tuple("SpaceAfter=No" not in row[9] for row in rows)
            # "Nederlandse" is no proper noun to the trees, and NORP to us; at the start of a sentence any word is tall.
            adjectives = {i for i, row in enumerate(rows) if i and row[1][:1].isupper() and row[3] in {"ADJ", "NOUN"}}
            numbers = {i for i, row in enumerate(rows) if row[3] == "NUM"}
            untyped = tuple((first, last) for first, last, kind in runs if not kind)
            unknown = adjectives | numbers | {i for first, last in untyped for i in range(first, last)}
            if words:
                yield Words(words, spaces, entities, frozenset(unknown), untyped)


def kinds_that_we_read() -> dict[tuple[int, int], str]:
    """What we said, by reading, of names that the lists do not settle: by number of the sentence and of the word."""
    made = {}
    for file in sorted((Path(__file__).resolve().parent / "labels").glob("kinds-*.tsv")):
        for line in file.read_text("utf-8").splitlines():
            place, code = line.split("\t")
            sentence, word = place.split(":")
            made[int(sentence), int(word)] = _CODES[code]
    return made


class NameKinds:
    """The kind of a name by the name lists of the Alpino treebank; names that may be of several kinds have none."""

    def __init__(self, data: Path) -> None:
        found: dict[str, set[str]] = defaultdict(set)
        for file, label in (*_LISTS.items(), ("misc", "")):
            for name in name_list(data, file):
                found[name].add(label)
        self._kinds = {name: min(kinds) for name, kinds in found.items() if len(kinds) == 1}
        people = [name.split() for name, kinds in found.items() if kinds == {"PERSON"}]
        first = Counter(words[0] for words in people if len(words) > 1)
        last = Counter(words[-1] for words in people if len(words) > 1)
        self._given = {word for word, count in first.items() if count >= _OFTEN and "." not in word}
        self._family = {word for word, count in last.items() if word not in found or found[word] == {"PERSON"}}

    def of(self, words: Sequence[str]) -> str:
        """``PERSON``, ``GPE_LOC``, ``ORG`` or nothing."""
        kind = self._kinds.get(" ".join(words))
        if kind is not None:
            return kind
        if len(words) > 1 and words[0] in self._given and words[-1][:1].isupper():
            return "PERSON"
        return "PERSON" if len(words) == 1 and words[0] in self._family else ""


def name_list(data: Path, kind: str) -> list[str]:
    """The names of one kind: ``per``, ``geo``, ``org`` or ``misc``."""
    with gzip.open(data / "lex_alpino_names" / f"{kind}.txt.gz", "rt", encoding="utf-8") as lines:
        return [line.strip() for line in lines if line[:1].isupper()]


def sample(rows: list[Words], count: int, seed: int) -> list[Words]:
    """``count`` of the rows, always the same ones."""
    return random.Random(seed).sample(rows, min(count, len(rows)))


def _unknown(words: tuple[str, ...], entities: tuple[tuple[int, int, str], ...]) -> frozenset[int]:
    """Capitals inside the sentence, and numbers, that carry no label may be a name or a date."""
    named = {i for first, last, _ in entities for i in range(first, last)}
    return frozenset(
        i for i, word in enumerate(words) if i not in named and ((i and word[:1].isupper()) or word[:1].isdigit())
    )


def _iob(tags: Iterator[str]) -> Iterator[tuple[int, int, str]]:
    start, kind, place = 0, "", -1
    for place, tag in enumerate(tags):
        if tag.startswith("I-") and tag[2:] == kind:
            continue
        if kind:
            yield start, place, kind
        start, kind = place, "" if tag == "O" else tag[2:]
    if kind:
        yield start, place + 1, kind


def _runs(flags: list[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for place, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            yield start, place
            start = None
