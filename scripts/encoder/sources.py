"""What may the encoder learn from, and under which licence?

Left out are sets without a stated licence, for research only, or non-commercial, and everything that is kept to
measure with: the five real letters and their questions, STSb test, SICK, NTREX, FLORES.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FICTIONAL = "fiction:"
FICTION = ROOT / "scripts" / "encoder" / "written"
CONTRAST = FICTION / "contrast" / "questions.jsonl"
# On passages of ``data/written_queries``, which are not ours to keep here: named, not quoted.
RULES = FICTION / "rules" / "needs.jsonl"
# A pair is worth its time only when both sides are sentences, not pages.
_MOST_WORDS = 55
_FEWEST_LETTERS = 3
_KEPT_APART = 10
# What a passage is looked for with; a passage may have several of one kind, numbered from 2 on.
KINDS = ("question", "keyword", "paraphrase", "english", "typo", "commitment")
# Needs in other words, by people who have not seen the letter: everyday, in terms of the trade, and of any other sort.
NEEDS = ("everyday", "trade", "other")
# Sounds as if the passage answered it, and is not answered there.
NEAR_MISS = "nearmiss"


@dataclass(frozen=True, slots=True)
class PairSet:
    """English–Dutch sentence pairs. ``origins`` are the values of their fourth column that may be used."""

    folder: str
    licence: str
    origins: tuple[str, ...]
    most: int = 10**9


PAIR_SETS = (
    PairSet("pairs_treaties", "no copyright (article 11 Auteurswet)", ("treaties",)),
    PairSet("pairs_tatoeba", "CC BY 2.0 FR, contributors to tatoeba.org", ("tatoeba_train",)),
    PairSet("pairs_msdocs", "CC BY 4.0, Microsoft Corporation", ("ms_d365bc", "ms_nav"), 40_000),
    PairSet("pairs_eu_labels", "CC BY 4.0, European Union (eForms SDK)", ("eforms",), 12_000),
    PairSet(
        "pairs_eu_formal",
        "JRC-Acquis: EU legislation, reuse with acknowledgement (Decision 2011/833/EU); Europarl: no known restriction",
        ("jrc_acquis_462", "europarl_wmt_testsets"),
    ),
    PairSet(
        "pairs_misc",
        "CC BY 4.0 / CC BY 3.0 / BSD-3 / MIT / MPL 2.0 / EUPL 1.2: tldr-pages, GNOME documentation, mozilla.org, "
        "opensource.guide, bitcoin.org, coronadashboard, Internet.nl, Monero, CoronaMelder",
        ("tldr", "gnome_docs", "mozilla_www", "opensource_guide", "bitcoin_org", "corona_dashboard", "internet_nl",
         "monero", "coronamelder"),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence in English and in Dutch."""

    english: str
    dutch: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a law, circular or treaty."""

    document: str
    kind: str
    title: str
    head: str
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """A query and the passage that answers it. ``group`` names what else stands near that passage."""

    query: str
    passage: str
    group: str
    kind: str


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types. ``key`` names it among those of its passage; ``answer`` are words of the passage."""

    key: str
    kind: str
    text: str
    answer: str | None


def rows(path: Path) -> Iterator[list[str]]:
    """The fields of each line of a compressed table."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def pairs(data: Path) -> list[Pair]:
    """All sentence pairs that may be used, each once, in a shuffled order that is always the same."""
    found: dict[tuple[str, str], None] = {}
    for pair_set in PAIR_SETS:
        table = rows(data / pair_set.folder / "pairs.tsv.gz")
        own = [(r[0].strip(), r[1].strip()) for r in table if len(r) > 3 and r[3].split(":")[0] in pair_set.origins]
        random.Random(0).shuffle(own)
        found.update(dict.fromkeys(pair for pair in own[: pair_set.most] if _usable(*pair)))
    made = [Pair(*pair) for pair in found]
    random.Random(1).shuffle(made)
    return made


def _usable(english: str, dutch: str) -> bool:
    enough = min(len(english), len(dutch)) >= _FEWEST_LETTERS
    return enough and max(len(english.split()), len(dutch.split())) <= _MOST_WORDS


def articles(data: Path) -> Iterator[Article]:
    """Dutch laws, policy rules, circulars and treaties."""
    for folder in ("mono_laws_nl", "mono_treaties_nl"):
        with gzip.open(data / folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = row["text"].strip()
                yield Article(row["id"], row["kind"], row["title"], row.get("head") or "", text)


def modern(data: Path) -> Iterator[str]:
    """Paragraphs of recent government documentation."""
    for row in rows(data / "mono_gov_modern_nl" / "paragraphs.tsv.gz"):
        if len(row) > 1:
            yield row[1]


def written_queries(data: Path) -> list[Example]:
    """Queries written by hand for passages of circulars, policy rules, treaties and laws (``data/written_queries``)."""
    kinds = ("question", "keyword", "paraphrase", "english")
    found = _rules(data).items()
    return [
        Example(row[kind], text, _document(key), kind)
        for key, (text, rows) in found
        for row in rows
        for kind in kinds
        if row.get(kind)
    ]


def _rules(data: Path) -> dict[str, tuple[str, list[dict[str, Any]]]]:
    """The passages that queries were written for by name, each with its queries."""
    folder = data / "written_queries"
    passages: dict[str, list[dict[str, Any]]] = {}
    for row in _jsonl(folder / "passages.jsonl"):
        passages.setdefault(row["id"], []).append(row)
    made: dict[str, tuple[str, list[dict[str, Any]]]] = {}
    for row in _jsonl(folder / "queries.jsonl"):
        holding = [p for p in passages.get(row["id"], []) if row["answer"] in p["text"]]
        if holding:
            text = passage_text(holding[0]["head"].split(" — ")[-2:], holding[0]["text"])
            made.setdefault(row["id"], (text, []))[1].append(row)
    return made


def _document(name: str) -> str:
    return name.split("/")[0]


def fiction(folder: Path = FICTION) -> list[Example]:
    """Queries and passages that we wrote ourselves: invented letters on international police co-operation."""
    made = []
    for row, text in _passages(folder):
        own = (query for query in queries(row) if query.kind != NEAR_MISS)
        made += [Example(query.text, text, FICTIONAL + row["letter"], query.kind) for query in own]
    return made


def needs(data: Path, folder: Path = FICTION, rules: Path = RULES) -> list[Example]:
    """What people would type who need such a passage and know none of its words; of ``NEEDS``."""
    found = [(row, text, FICTIONAL + row["letter"]) for row, text in _passages(folder)]
    texts = {key: text for key, (text, _) in _rules(data).items()}
    found += [(row, texts[row["id"]], _document(row["id"])) for row in _jsonl(rules) if row["id"] in texts]
    return [Example(row[kind], text, group, kind) for row, text, group in found for kind in NEEDS if kind in row]


def _passages(folder: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """The invented passages, each with its text as the index has it."""
    for file in sorted(folder.glob("*.jsonl")):
        for row in _jsonl(file):
            yield row, passage_text(row["section"], row["text"])


def queries(row: Mapping[str, Any]) -> Iterator[Query]:
    """The queries that were written for a passage, with the words that answer each."""
    for key, value in row.items():
        kind = key.rstrip("234")
        if kind == NEAR_MISS:
            yield Query(key, kind, value, None)
        elif kind in KINDS:
            yield Query(key, kind, value, row[f"answer{key[len(kind) :]}"] if kind == "question" else row["answer"])


def is_kept_apart(group: str) -> bool:
    """Whether a letter or law is never learnt from: checkpoints are chosen and the ranking is learned with it."""
    return zlib.crc32(group.encode()) % _KEPT_APART == 0


def passage_text(section: list[str], text: str) -> str:
    """The headings above a passage, then its words, as ``ipsearch.letters.encoded_text`` joins them for the index."""
    heads = [re.sub(r"\s+", " ", head)[:120] for head in section if head and head not in text]
    return " / ".join((*heads, text))


def _jsonl(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
