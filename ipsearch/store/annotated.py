"""What is named and cited in the letters of one commit?"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ipsearch.annotations import FoundReference, Label, Mention
from ipsearch.results import Entity, Year
from ipsearch.store.rows import citation_of, mention_of, tags_of

# A place that two passages hold, as the last sentence of one part of a paragraph, counts once.
_PLACES = (
    "SELECT m.key, m.canonical, m.label, p.letter, l.date, min(substr(p.text, m.start + 1, m.end - m.start)) AS form "
    "FROM mentions m JOIN passages p ON p.ordinal = m.ordinal JOIN letters l ON l.seq = p.letter"
)
_ONE_A_PLACE = "GROUP BY p.letter, m.page, m.place"
_FORMS = 6

Rows = Callable[[str, Iterable[Any]], list[sqlite3.Row]]


class AnnotationReader:
    """Reads mentions and citations through a snapshot.

    Args:
        rows: runs a query in the snapshot's transaction.
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def tags(self, ordinals: Sequence[int]) -> dict[int, tuple[Mention, ...]]:
        """What a tagger found in passages by themselves; those that none has read are left out."""
        marks = ",".join("?" * len(ordinals))
        rows = self._rows(f"SELECT ordinal, data FROM tags WHERE ordinal IN ({marks})", ordinals)
        return {row["ordinal"]: tags_of(row["data"]) for row in rows}

    def mentions(self, ordinals: Sequence[int]) -> dict[int, tuple[Mention, ...]]:
        """What is named in passages, in order; passages in which nothing is named are left out."""
        marks = ",".join("?" * len(ordinals))
        found: dict[int, list[Mention]] = defaultdict(list)
        for row in self._rows(f"SELECT * FROM mentions WHERE ordinal IN ({marks}) ORDER BY ordinal, start", ordinals):
            found[row["ordinal"]].append(mention_of(row))
        return {ordinal: tuple(mentions) for ordinal, mentions in found.items()}

    def holding(self, keys: Iterable[str]) -> list[int]:
        """Ordinals of the passages in which something goes by one of these names, rising."""
        wanted = list(keys)
        marks = ",".join("?" * len(wanted))
        rows = self._rows(f"SELECT DISTINCT ordinal FROM mentions WHERE key IN ({marks}) ORDER BY ordinal", wanted)
        return [row[0] for row in rows]

    def entities(self, label: Label | None = None) -> list[Entity]:
        """Everything that is named, by how often, then by name; days and numbers of papers too."""
        where = "WHERE m.label = ?" if label else ""
        groups: dict[str, list[sqlite3.Row]] = defaultdict(list)
        for row in self._rows(f"{_PLACES} {where} {_ONE_A_PLACE}", [label] if label else []):
            groups[row["key"]].append(row)
        return sorted((_entity(rows) for rows in groups.values()), key=lambda e: (-e.mentions, e.canonical))

    def years(self) -> list[Year]:
        """Everything that is named, by the year of the letters that do."""
        sql = (
            "SELECT coalesce(max(canonical), key) AS canonical, label, substr(date, 1, 4) AS year, count(*) AS places "
            f"FROM ({_PLACES} WHERE l.date IS NOT NULL {_ONE_A_PLACE}) GROUP BY key, year ORDER BY key, year"
        )
        return [Year(r["canonical"], r["label"], int(r["year"]), r["places"]) for r in self._rows(sql, [])]

    def citations(self, letter: str) -> list[tuple[int, FoundReference]]:
        """The references in a letter, in reading order, each with the ordinal of its passage."""
        sql = (
            "SELECT c.* FROM citations c JOIN passages p ON p.ordinal = c.ordinal JOIN letters l ON l.seq = p.letter "
            "WHERE l.id = ? ORDER BY p.position, c.start"
        )
        return [(row["ordinal"], citation_of(row)) for row in self._rows(sql, [letter])]

    def citing(self, keys: Iterable[str], date: dt.date | None) -> list[tuple[int, FoundReference]]:
        """References to one of these numbers, or to a letter of this date, each with the ordinal of its passage."""
        wanted: list[Any] = list(keys)
        marks = ",".join("?" * len(wanted))
        dated = "OR (kind = 'letter' AND key LIKE ?)" if date else ""
        sql = f"SELECT * FROM citations WHERE key IN ({marks}) {dated} ORDER BY ordinal, start"
        values = [*wanted, *([f"% {date.isoformat()}"] if date else [])]
        return [(row["ordinal"], citation_of(row)) for row in self._rows(sql, values)]


def _entity(rows: Sequence[sqlite3.Row]) -> Entity:
    """One name: its commonest label, and its forms, the commonest first."""
    labels = _by_count(row["label"] for row in rows)
    forms = _by_count(" ".join(row["form"].split()) for row in rows)
    dates = sorted(dt.date.fromisoformat(row["date"]) for row in rows if row["date"])
    return Entity(
        canonical=next((row["canonical"] for row in rows if row["canonical"]), forms[0]),
        label=labels[0],  # type: ignore[arg-type]  # written from a Label
        mentions=len(rows),
        letters=len({row["letter"] for row in rows}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        forms=tuple(forms[:_FORMS]),
    )


def _by_count(values: Iterable[str]) -> list[str]:
    counts: dict[str, int] = defaultdict(int)
    for value in values:
        counts[value] += 1
    return sorted(counts, key=lambda value: (-counts[value], value))
