"""Which running text may a word list be made from, and which is kept apart to measure it?

Only sets whose licence lets a list of word forms be made and passed on: texts without copyright (Dutch laws and
treaties, article 11 of the Auteurswet) and texts under CC BY or BSD. Left out: sets without a stated licence, for
research only, or under a licence that would bind the list as well (CC BY-SA, EUPL, LGPL).
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# One document in so many of the laws and treaties is never counted: the study breaks its words.
_KEPT_APART = 25
_NL, _ORIGIN = 1, 3


@dataclass(frozen=True, slots=True)
class Source:
    """A set of texts. ``origins``: for pairs, the values of their fourth column that may be used."""

    folder: str
    licence: str
    origins: tuple[str, ...] = ()


SOURCES = (
    Source("mono_laws_nl", "no copyright (article 11 Auteurswet)"),
    Source("mono_treaties_nl", "no copyright (article 11 Auteurswet)"),
    Source("pairs_msdocs", "CC BY 4.0, Microsoft Corporation", ("ms_d365bc", "ms_nav")),
    Source("pairs_tatoeba", "CC BY 2.0 FR, contributors to tatoeba.org", ("tatoeba_train",)),
    Source("pairs_eu_labels", "CC BY 4.0, European Union (eForms SDK)", ("eforms",)),
    Source(
        "pairs_misc",
        "CC BY 4.0 / 3.0 / BSD-3: tldr-pages, Internet.nl, opensource.guide, GNOME documentation, Monero",
        ("tldr", "internet_nl", "opensource_guide", "gnome_docs", "monero"),
    ),
)
# Under other licences, or none that is stated: read by the study, never counted. Pairs are cut into documents.
OTHERS_PROSE, OTHERS_PAIRS = "mono_gov_modern_nl", "pairs_eu_formal"
_PAIRS_A_DOCUMENT = 100


def texts(data: Path, source: Source) -> Iterator[str]:
    """The Dutch texts of a set, without what is kept apart."""
    if source.origins:
        for row in _rows(data / source.folder / "pairs.tsv.gz"):
            if row[_ORIGIN].split(":")[0] in source.origins:
                yield row[_NL]
    else:
        yield from (text for _, text in _articles(data, source.folder, apart=False))


def documents_kept_apart(data: Path, folder: str) -> Iterator[str]:
    """Whole documents that the list has not seen, each as one text."""
    if folder == OTHERS_PROSE:
        found = ((name, text) for name, text in _rows(data / folder / "paragraphs.tsv.gz"))
    elif folder == OTHERS_PAIRS:
        rows = enumerate(_rows(data / folder / "pairs.tsv.gz"))
        found = ((f"{row[_ORIGIN]} {number // _PAIRS_A_DOCUMENT}", row[_NL]) for number, row in rows)
    else:
        found = _articles(data, folder, apart=True)
    parts: list[str] = []
    last = ""
    for name, text in found:
        if name != last and parts:
            yield "\n".join(parts)
            parts = []
        parts.append(text)
        last = name
    if parts:
        yield "\n".join(parts)


def _articles(data: Path, folder: str, apart: bool) -> Iterator[tuple[str, str]]:
    with gzip.open(data / folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if (zlib.crc32(article["id"].encode()) % _KEPT_APART == 0) == apart:
                yield article["id"], article["text"]


def _rows(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")
