"""What did the index hold at one commit?

A ``StoreSnapshot`` is one read transaction: it sees one commit for its whole life, while a writer goes on.
"""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ipsearch.annotations import Abbreviation
from ipsearch.errors import IndexCorrupt, IndexNotFound, NotFound
from ipsearch.kenmerk import normalise_kenmerk, parse_kamerstuk
from ipsearch.letters import Letter, Page
from ipsearch.results import Filters, Ordinals, Scope, StoredPassage, TokenVectors, Vectors
from ipsearch.store.annotated import AnnotationReader
from ipsearch.store.promised import ToezeggingReader
from ipsearch.store.rows import (
    LETTERS,
    LetterRead,
    letter_of,
    letter_read_of,
    page_of,
    passage_of,
    tokens_of,
    vector_of,
)
from ipsearch.store.schema import check_readable

DATABASE = "ipsearch.sqlite"
_PASSAGES = "SELECT p.* FROM passages p JOIN letters l ON l.seq = p.letter"
_BY_FILE_NAME = (
    "SELECT letter FROM files WHERE path LIKE '%/' || ? ESCAPE '|' OR path LIKE '%/' || ? || '.%' ESCAPE '|'"
)
_ID_PREFIX = 4
_LIKE = re.compile(r"([%_|])")
# Characters. Shorter passages are datelines, salutations and the like.
_MERE_LINE = 60


@dataclass(frozen=True, slots=True)
class Version:
    """A state of an index: which index it is, its commit, and how often it was written to since it was born.

    Promises, links, corrections and names change between commits. Whatever is written counts in ``changes``; an index
    that was built anew counts from the beginning, and was born anew.
    """

    born: str
    commit: int
    changes: int

    def __str__(self) -> str:
        return f"{self.born}-{self.commit}-{self.changes}"


class StoreSnapshot:
    """A read-only view of one commit. May be used by several threads."""

    def __init__(self, folder: Path) -> None:
        """Open the index in ``folder``.

        Raises:
            IndexNotFound: there is none.
            IndexIncompatible: another version wrote it.
            IndexCorrupt: the database cannot be read.
        """
        self._lock = threading.Lock()
        self._letters: dict[int, LetterRead] = {}
        self._connection = _open(folder / DATABASE)
        self.annotations = AnnotationReader(self._rows)
        self.toezeggingen = ToezeggingReader(self._rows)
        try:
            check_readable(int(self._value("PRAGMA user_version")))
            self._connection.execute("BEGIN")
            self.meta: dict[str, str] = dict(map(tuple, self._rows("SELECT key, value FROM meta")))
        except sqlite3.DatabaseError as error:
            raise _corrupt(folder, error) from error

    def close(self) -> None:
        """End the snapshot."""
        self._connection.close()

    def __del__(self) -> None:
        """A service drops its snapshot while requests may still hold it: the last one to let go closes it."""
        if connection := getattr(self, "_connection", None):
            connection.close()

    @property
    def commit(self) -> int:
        """Number of the commit that this snapshot sees; 0 for a new index."""
        return int(self.meta.get("commit", 0))

    @property
    def version(self) -> Version:
        """What no other state of this index, and no other index, has."""
        return _version(self.meta)

    @property
    def next_ordinal(self) -> int:
        """All passages of this commit have a lower ordinal."""
        return int(self.meta.get("next_ordinal", 0))

    def letters(self) -> list[Letter]:
        """All letters, by date (undated last), then file."""
        rows = self._rows(f"SELECT {LETTERS} FROM letters l ORDER BY l.date IS NULL, l.date, l.file")
        return [letter_of(row) for row in rows]

    def letter(self, name: str) -> Letter:
        """The letter that a user names by id (or its beginning), file, kenmerk or Kamerstuk number.

        Raises:
            NotFound: no letter, or more than one, goes by that name.
        """
        found = self._named(name)
        if len(found) == 1:
            return letter_of(found[0])
        if not found:
            raise NotFound(f"No letter {name!r} in this index. `ipsearch letters` lists what there is.")
        names = ", ".join(f"{row['letter_id']} ({row['letter_file']})" for row in found[:5])
        raise NotFound(f"{name!r} could be any of: {names}. Use the id.")

    def _named(self, name: str) -> list[sqlite3.Row]:
        kamerstuk = parse_kamerstuk(name)
        stem = _LIKE.sub(r"|\1", name.rsplit("/", 1)[-1])
        tries: list[tuple[str, tuple[str, ...]]] = [
            ("l.id = ?", (name.lower(),)),
            ("l.seq IN (SELECT letter FROM files WHERE file = ? OR path = ?)", (name, name)),
            ("l.kenmerk_key = ?", (normalise_kenmerk(name),)),
            ("l.kamerstuk = ?", (str(kamerstuk) if kamerstuk else "",)),
            (f"l.seq IN ({_BY_FILE_NAME})", (stem, stem)),
        ]
        if len(name) >= _ID_PREFIX:
            tries.append(("substr(l.id, 1, length(?)) = lower(?)", (name, name)))
        for condition, values in tries:
            if rows := self._rows(f"SELECT {LETTERS} FROM letters l WHERE {condition} ORDER BY l.seq", values):
                return rows
        return []

    def path_key(self, letter: str) -> str:
        """Where the file of a letter lies, as the source stated it."""
        return str(self._value("SELECT path FROM letters WHERE id = ?", (letter,)))

    def warnings(self, letter: str) -> list[str]:
        """What the reader noted about a letter, in sentences."""
        return [str(one) for one in json.loads(self._value("SELECT warnings FROM letters WHERE id = ?", (letter,)))]

    def pages(self, letter: str) -> list[Page]:
        """The pages of a letter, in order."""
        sql = "SELECT g.* FROM pages g JOIN letters l ON l.seq = g.letter WHERE l.id = ? ORDER BY g.number"
        return [page_of(row) for row in self._rows(sql, (letter,))]

    def page(self, letter: str, number: int) -> Page:
        """One page by its physical number.

        Raises:
            NotFound: the letter has no such page.
        """
        sql = "SELECT g.* FROM pages g JOIN letters l ON l.seq = g.letter WHERE l.id = ? AND g.number = ?"
        rows = self._rows(sql, (letter, number))
        if not rows:
            raise NotFound(f"Letter {letter} has no page {number}; pages are counted from 1 in the file.")
        return page_of(rows[0])

    def page_digests(self) -> Iterator[tuple[str, int, str, str]]:
        """Letter id, page number, text and stored digest of every page."""
        sql = "SELECT l.id, g.number, g.text, g.digest FROM pages g JOIN letters l ON l.seq = g.letter"
        for row in self._rows(sql):
            yield row[0], row[1], row[2], row[3]

    def passages(self, ordinals: Sequence[int]) -> dict[int, StoredPassage]:
        """The passages with these ordinals; those that are not in this commit are left out."""
        marks = ",".join("?" * len(ordinals))
        rows = self._rows(f"SELECT * FROM passages WHERE ordinal IN ({marks})", ordinals)
        return {row["ordinal"]: self._passage(row) for row in rows}

    def passages_of(self, letter: str) -> list[StoredPassage]:
        """All passages of a letter, in reading order."""
        rows = self._rows(f"{_PASSAGES} WHERE l.id = ? ORDER BY p.position", (letter,))
        return [self._passage(row) for row in rows]

    def passage(self, key: str) -> StoredPassage:
        """The passage with a key such as ``1f3a90c2b4d5-12``.

        Raises:
            NotFound: no such passage.
        """
        letter, _, position = key.rpartition("-")
        rows = self._rows(f"{_PASSAGES} WHERE l.id = ? AND p.position = ?", (letter, position))
        if not rows:
            raise NotFound(f"No passage {key!r} in this index; a changed letter gets new passages.")
        return self._passage(rows[0])

    def _passage(self, row: sqlite3.Row) -> StoredPassage:
        return passage_of(row, self._letter_read(row["letter"]))

    def _letter_read(self, seq: int) -> LetterRead:
        """A letter and what is known of its pages. A snapshot does not change, so it is looked up once."""
        found = self._letters.get(seq)
        if found is None:
            letter = self._rows(f"SELECT {LETTERS} FROM letters l WHERE l.seq = ?", (seq,))[0]
            pages = self._rows("SELECT number, printed, ocr FROM pages WHERE letter = ? ORDER BY number", (seq,))
            found = self._letters[seq] = letter_read_of(letter, pages)
        return found

    def ordinals(self) -> Ordinals:
        """All live ordinals, rising."""
        return _ordinals(self._rows("SELECT ordinal FROM passages ORDER BY ordinal"))

    def passage_letters(self) -> dict[int, str]:
        """The id of the letter of each passage, by ordinal."""
        return dict(map(tuple, self._rows("SELECT p.ordinal, l.id FROM passages p JOIN letters l ON l.seq = p.letter")))

    def count_passages(self) -> int:
        """Number of passages."""
        return int(self._value("SELECT count(*) FROM passages"))

    def count_letters(self) -> int:
        """Number of letters."""
        return int(self._value("SELECT count(*) FROM letters"))

    def segments(self) -> list[tuple[str, int, int, int]]:
        """Name, rows, first and last ordinal of the vector segments of this commit."""
        return [tuple(row) for row in self._rows("SELECT name, rows, first, last FROM segments ORDER BY first, name")]

    def vectors(self, first: int, last: int) -> tuple[Ordinals, Vectors]:
        """Live ordinals in ``[first, last]`` and their vectors, shape ``(n, dimensions)``."""
        sql = "SELECT ordinal, data FROM vectors WHERE ordinal BETWEEN ? AND ? ORDER BY ordinal"
        rows = self._rows(sql, (first, last))
        matrix = [vector_of(row["data"]) for row in rows]
        return _ordinals(rows), np.stack(matrix) if matrix else np.zeros((0, 0), dtype=np.float32)

    def abbreviations(self) -> list[Abbreviation]:
        """Every short form that a letter defines, once for each letter that does."""
        rows = self._rows("SELECT short, long FROM abbreviations ORDER BY letter, short, long")
        return [Abbreviation(row["short"], row["long"]) for row in rows]

    def tokens(self, ordinals: Sequence[int]) -> dict[int, TokenVectors]:
        """The token vectors of passages; those without any are left out."""
        marks = ",".join("?" * len(ordinals))
        rows = self._rows(f"SELECT ordinal, count, data FROM tokens WHERE ordinal IN ({marks})", ordinals)
        return {row["ordinal"]: tokens_of(row["count"], row["data"]) for row in rows}

    def scope(self, filters: Filters) -> Scope:
        """What remains of the index under filters.

        Raises:
            NotFound: the letter or kenmerk that they name is not in the index.
        """
        where, values = self._conditions(filters)
        letters = None
        if where:
            letters = tuple(row[0] for row in self._rows(f"SELECT l.seq FROM letters l {_where(where)}", values))
        kinds = ",".join("?" * len(filters.kinds))
        if filters.kinds:
            where, values = [*where, f"p.kind IN ({kinds})"], [*values, *filters.kinds]
        sql = f"SELECT p.ordinal FROM passages p JOIN letters l ON l.seq = p.letter {_where(where)} ORDER BY p.ordinal"
        return Scope(letters, filters.kinds, _ordinals(self._rows(sql, values)))

    def _conditions(self, filters: Filters) -> tuple[list[str], list[Any]]:
        where: list[str] = []
        values: list[Any] = []
        if filters.since:
            where.append("l.date >= ?")
            values.append(filters.since.isoformat())
        if filters.until:
            where.append("l.date <= ?")
            values.append(filters.until.isoformat())
        if filters.letter:
            where.append("l.id = ?")
            values.append(self.letter(filters.letter).id)
        if filters.kenmerk:
            key = normalise_kenmerk(filters.kenmerk)
            where.append("(l.kenmerk_key = ? OR kenmerk_key(l.annex_to) = ?)")
            values += [key, key]
            if not self._rows(f"SELECT 1 FROM letters l WHERE {where[-1]}", [key, key]):
                raise NotFound(f"No letter with kenmerk {filters.kenmerk!r} in this index, and no annex to it.")
        return where, values

    def own_letters(self, identifiers: Iterable[str]) -> set[str]:
        """Ids of the letters whose own kenmerk or Kamerstuk number is among the identifiers (in normal form)."""
        wanted = list(identifiers)
        marks = ",".join("?" * len(wanted))
        sql = f"SELECT id FROM letters WHERE kenmerk_key IN ({marks}) OR kamerstuk IN ({marks})"
        return {row[0] for row in self._rows(sql, wanted * 2)}

    def first_passages(self, letters: Iterable[str], count: int) -> list[int]:
        """Ordinals of the first ``count`` passages of each letter; a mere line, such as place and date, comes last."""
        wanted = sorted(letters)
        marks = ",".join("?" * len(wanted))
        sql = (
            "SELECT ordinal FROM (SELECT p.ordinal, row_number() OVER "
            "(PARTITION BY p.letter ORDER BY length(p.text) < ?, p.position) AS place "
            f"FROM passages p JOIN letters l ON l.seq = p.letter WHERE l.id IN ({marks})) "
            "WHERE place <= ? ORDER BY place, ordinal"
        )
        return [row[0] for row in self._rows(sql, [_MERE_LINE, *wanted, count])]

    def _rows(self, sql: str, values: Iterable[Any] = ()) -> list[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(sql, tuple(values)).fetchall()

    def _value(self, sql: str, values: Iterable[Any] = ()) -> Any:
        rows = self._rows(sql, values)
        if not rows:
            raise NotFound("No such letter in this index.")
        return rows[0][0]


def latest_commit(folder: Path) -> int:
    """Number of the newest commit in ``folder``, whatever snapshots are open."""
    return latest_version(folder).commit


def latest_version(folder: Path) -> Version:
    """The newest state of the index in ``folder``, whatever snapshots are open."""
    connection = _open(folder / DATABASE)
    try:
        return _version(dict(map(tuple, connection.execute("SELECT key, value FROM meta"))))
    except sqlite3.DatabaseError as error:
        raise _corrupt(folder, error) from error
    finally:
        connection.close()


def _version(meta: Mapping[str, str]) -> Version:
    return Version(meta.get("born", ""), int(meta.get("commit", 0)), int(meta.get("changes", 0)))


def _open(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise IndexNotFound(f"There is no index in {path.parent}. Make one with `ipsearch index PATH…`.")
    for mode in ("mode=ro", "immutable=1"):  # the second for an index in a folder that may not be written
        try:
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?{mode}",
                uri=True,
                check_same_thread=False,
                isolation_level=None,
                timeout=30,
            )
            connection.row_factory = sqlite3.Row
            connection.create_function("kenmerk_key", 1, lambda text: normalise_kenmerk(text or ""), deterministic=True)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return connection
        except sqlite3.OperationalError as error:
            failure: sqlite3.Error = error
        except sqlite3.DatabaseError as error:
            raise _corrupt(path.parent, error) from error
    raise _corrupt(path.parent, failure)


def _corrupt(folder: Path, error: Exception) -> IndexCorrupt:
    return IndexCorrupt(
        f"The index in {folder} cannot be read ({error}). Build it again: `ipsearch index --rebuild PATH…`."
    )


def _ordinals(rows: Sequence[sqlite3.Row]) -> Ordinals:
    return np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))


def _where(conditions: Sequence[str]) -> str:
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""
