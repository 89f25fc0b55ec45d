"""Which toezeggingen do the letters of one commit hold, what became of them, and what do users say of them?"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from ipsearch.errors import IndexIncompatible
from ipsearch.results import Correction, Link, NewToezegging, Ordinal
from ipsearch.store.rows import correction_of, toezegging_of, toezegging_row

Rows = Callable[[str, Iterable[Any]], list[sqlite3.Row]]
Place = tuple[Ordinal, int]
"""Of a toezegging: the ordinal of its passage and where it begins there."""


class ToezeggingReader:
    """Reads toezeggingen, links and corrections through a snapshot.

    Args:
        rows: runs a query in the snapshot's transaction.
    """

    def __init__(self, rows: Rows) -> None:
        self._query = rows

    def _rows(self, sql: str, values: Iterable[Any]) -> list[sqlite3.Row]:
        try:
            return self._query(sql, values)
        except sqlite3.OperationalError as error:
            if "no such table" not in str(error):
                raise
            raise IndexIncompatible(
                "This index was made before toezeggingen were found. Run `ipsearch index PATH…` once: it catches up."
            ) from error

    def all(self) -> list[tuple[Ordinal, NewToezegging]]:
        """Every toezegging with the ordinal of its passage, in the order of passages."""
        rows = self._rows("SELECT * FROM toezeggingen ORDER BY ordinal, start", ())
        return [(row["ordinal"], toezegging_of(row)) for row in rows]

    def of_letter(self, letter: str) -> list[tuple[Ordinal, NewToezegging]]:
        """Those of one letter, in reading order."""
        sql = (
            "SELECT t.* FROM toezeggingen t JOIN passages p ON p.ordinal = t.ordinal "
            "JOIN letters l ON l.seq = p.letter WHERE l.id = ? ORDER BY p.position, t.start"
        )
        return [(row["ordinal"], toezegging_of(row)) for row in self._rows(sql, [letter])]

    def named(self, beginning: str) -> list[tuple[Ordinal, NewToezegging]]:
        """Those whose id begins like this."""
        sql = "SELECT * FROM toezeggingen WHERE substr(id, 1, length(?)) = ? ORDER BY ordinal, start"
        return [(row["ordinal"], toezegging_of(row)) for row in self._rows(sql, [beginning, beginning])]

    def links(self) -> dict[Place, tuple[Link, ...]]:
        """The links of each toezegging that has any, in the order of the later passages."""
        found: dict[Place, list[Link]] = defaultdict(list)
        for row in self._rows("SELECT * FROM links ORDER BY ordinal, start, later", ()):
            link = Link(row["later"], row["first"], row["last"], row["relation"], row["confidence"])
            found[row["ordinal"], row["start"]].append(link)
        return {place: tuple(links) for place, links in found.items()}

    def corrections(self) -> dict[str, Correction]:
        """What users said, by the stable name of what it is about."""
        rows = self._rows("SELECT * FROM corrections ORDER BY at, stable", ())
        return {row["stable"]: correction_of(row) for row in rows}

    def versions(self) -> dict[str, tuple[str, str]]:
        """Which detector and linker worked on each letter, by its id."""
        sql = "SELECT l.id, d.version, d.linked FROM detected d JOIN letters l ON l.seq = d.letter"
        return {row[0]: (row[1], row[2]) for row in self._rows(sql, ())}


class ToezeggingWriter:
    """Writes toezeggingen, links and corrections; the caller holds the transaction.

    Args:
        connection: the one that writes.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def replace(self, letter: int, found: Iterable[tuple[Ordinal, NewToezegging]], version: str) -> None:
        """Store what a version of the detector found in a letter, in the place of all that was there; its links go."""
        self._forget(letter)
        rows = [toezegging_row(ordinal, new) for ordinal, new in found]
        self._connection.executemany("INSERT INTO toezeggingen VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._connection.execute("INSERT OR REPLACE INTO detected VALUES (?, ?, '')", (letter, version))

    def drop(self, letter: int) -> None:
        """Forget a letter; what users said of its toezeggingen stays."""
        self._forget(letter)
        self._connection.execute("DELETE FROM detected WHERE letter = ?", (letter,))

    def undetected(self, version: str) -> dict[int, str]:
        """Sequence number and id of the letters on which this version of the detector has not worked."""
        sql = (
            "SELECT seq, id FROM letters WHERE NOT EXISTS "
            "(SELECT 1 FROM detected d WHERE d.letter = seq AND d.version = ?) ORDER BY seq"
        )
        return dict(map(tuple, self._connection.execute(sql, (version,))))

    def unlinked(self, version: str) -> dict[int, str]:
        """Sequence number and id of the letters whose links to other letters this version has not made."""
        sql = "SELECT seq, id FROM letters JOIN detected d ON d.letter = seq WHERE d.linked != ? ORDER BY seq"
        return dict(map(tuple, self._connection.execute(sql, (version,))))

    def put_links(self, letter: int, links: Iterable[tuple[Place, Link]], version: str) -> None:
        """Store all links from and to one letter, in the place of those that were there."""
        self._unlink(letter)
        rows = [(*place, k.later, k.first, k.last, k.relation, k.confidence) for place, k in links]
        self._connection.executemany("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._connection.execute("UPDATE detected SET linked = ? WHERE letter = ?", (version, letter))

    def correct(self, said: Correction) -> None:
        """Remember what a user says, in the place of what was said before of the same."""
        values = (said.stable, int(said.rejected), said.status, said.note, said.about, said.at.isoformat())
        self._connection.execute("INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?, ?)", values)

    def uncorrect(self, stable: str) -> None:
        """Forget what users said of one toezegging."""
        self._connection.execute("DELETE FROM corrections WHERE stable = ?", (stable,))

    def _forget(self, letter: int) -> None:
        self._unlink(letter)
        own = "SELECT ordinal FROM passages WHERE letter = ?"
        self._connection.execute(f"DELETE FROM toezeggingen WHERE ordinal IN ({own})", (letter,))

    def _unlink(self, letter: int) -> None:
        own = "SELECT ordinal FROM passages WHERE letter = ?"
        self._connection.execute(f"DELETE FROM links WHERE ordinal IN ({own}) OR later IN ({own})", (letter, letter))
