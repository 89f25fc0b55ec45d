"""How does a batch of letters enter the truth: all of it, or nothing?"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ipsearch.annotations import Mention
from ipsearch.errors import IndexCorrupt, StorageError
from ipsearch.letters import Passage
from ipsearch.results import Annotated, NewLetter
from ipsearch.store.promised import ToezeggingWriter
from ipsearch.store.rows import (
    LETTER_COLUMNS,
    citation_row,
    letter_row,
    mention_row,
    page_row,
    passage_row,
    tags_of,
    tags_row,
    text_digest,
    token_bytes,
    vector_bytes,
)
from ipsearch.store.schema import migrate
from ipsearch.store.snapshot import DATABASE

_COUNT = (
    "INSERT INTO meta VALUES ('changes', '1') "
    "ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)"
)
# What is stated as it was changes nothing.
_STATE = (
    "INSERT INTO meta VALUES (?, ?) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value != excluded.value"
)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that the index knows: ``letter`` is the sequence number of the letter it holds."""

    path: str
    file: str
    sha256: str
    letter: int
    assigned: str


class StoreWriter:
    """The one connection that writes. The caller holds the index's lock.

    Raises:
        StorageError: the folder cannot be written, or the disk is full.
        IndexIncompatible: a newer version wrote this index.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with self._translated():
            self._connection = sqlite3.connect(folder / DATABASE, isolation_level=None, timeout=60)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("PRAGMA foreign_keys = ON")
            with self.transaction():
                migrate(self._connection)
                self._connection.execute("INSERT OR IGNORE INTO meta VALUES ('born', ?)", (secrets.token_hex(6),))
        self.toezeggingen = ToezeggingWriter(self._connection)

    def close(self) -> None:
        """Close the connection; what was not committed is gone."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside becomes visible at once when the block ends, or not at all; and it counts as a change."""
        with self._translated():
            self._connection.execute("BEGIN IMMEDIATE")
            before = self._connection.total_changes
            try:
                yield
                if self._connection.total_changes != before:
                    self._connection.execute(_COUNT)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StorageError(
                f"The index in {self._folder} cannot be written ({error}). "
                "Check the free space and the rights of the folder; what was committed before is intact."
            ) from error
        except sqlite3.DatabaseError as error:
            raise IndexCorrupt(
                f"The index in {self._folder} is damaged ({error}). Build it again: `ipsearch index --rebuild PATH…`."
            ) from error

    def meta(self) -> dict[str, str]:
        """Everything the index states about itself."""
        return dict(map(tuple, self._connection.execute("SELECT key, value FROM meta")))

    def set_meta(self, values: dict[str, str]) -> None:
        """State something about the index."""
        self._connection.executemany(_STATE, values.items())

    def files(self) -> list[FileRow]:
        """All files that the index knows, by path."""
        rows = self._connection.execute("SELECT path, file, sha256, letter, assigned FROM files ORDER BY path")
        return [FileRow(*row) for row in rows]

    def put_file(self, file: FileRow) -> None:
        """Remember a file, or that it changed."""
        self._connection.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)",
            (file.path, file.file, file.sha256, file.letter, file.assigned),
        )

    def forget_file(self, path: str) -> None:
        """Forget a file; its letter stays."""
        self._connection.execute("DELETE FROM files WHERE path = ?", (path,))

    def digests(self) -> dict[str, int]:
        """Sequence number of the letter with each text digest."""
        return dict(map(tuple, self._connection.execute("SELECT digest, seq FROM letters")))

    def letter_ids(self) -> dict[int, str]:
        """Id of each letter by sequence number."""
        return dict(map(tuple, self._connection.execute("SELECT seq, id FROM letters")))

    def add_letter(self, seq: int, first_ordinal: int, new: NewLetter) -> None:
        """Store a letter with its pages, passages and vectors; passages get ordinals from ``first_ordinal`` on."""
        marks = ", ".join("?" * len(LETTER_COLUMNS))
        columns = ", ".join(LETTER_COLUMNS)
        execute, many = self._connection.execute, self._connection.executemany
        execute(f"INSERT INTO letters ({columns}) VALUES ({marks})", letter_row(seq, new))
        many("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?)", [page_row(seq, page) for page in new.pages])
        numbered = list(enumerate(new.passages, first_ordinal))
        many("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [passage_row(o, seq, p) for o, p in numbered])
        ordinals = [ordinal for ordinal, _ in numbered]
        rows = zip(ordinals, map(vector_bytes, new.encodings.texts), strict=True)
        many("INSERT INTO vectors VALUES (?, ?)", list(rows))
        defined = [(seq, one.short, one.long) for one in new.abbreviations]
        many("INSERT OR IGNORE INTO abbreviations VALUES (?, ?, ?)", defined)
        if new.encodings.tokens is not None:
            packed = zip(ordinals, map(token_bytes, new.encodings.tokens), strict=True)
            many("INSERT INTO tokens VALUES (?, ?, ?)", [(ordinal, *row) for ordinal, row in packed])
        if new.annotated:
            self.annotate((o, p, a) for (o, p), a in zip(numbered, new.annotated, strict=True))
        if new.detected:
            found = [(o, one) for o, many in zip(ordinals, new.toezeggingen, strict=True) for one in many]
            self.toezeggingen.replace(seq, found, new.detected)

    def annotate(self, annotated: Iterable[tuple[int, Passage, Annotated]]) -> None:
        """Store what stands in passages, in the place of what was stored before; each with its ordinal."""
        many = self._connection.executemany
        rows = list(annotated)
        for table in ("tags", "mentions", "citations"):
            many(f"DELETE FROM {table} WHERE ordinal = ?", [(ordinal,) for ordinal, _, _ in rows])
        many(
            "INSERT INTO tags VALUES (?, ?, ?)", [tags_row(o, p.text, a.tags) for o, p, a in rows if a.tags is not None]
        )
        mentions = [mention_row(o, p, mention) for o, p, a in rows for mention in a.mentions]
        many("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", mentions)
        citations = [citation_row(o, found) for o, _, a in rows for found in a.references]
        many("INSERT INTO citations VALUES (?, ?, ?, ?, ?, ?, ?)", citations)

    def known_tags(self, texts: Iterable[str]) -> dict[str, tuple[Mention, ...]]:
        """What was found before in those of the texts that are in the index."""
        sql = "SELECT data FROM tags WHERE digest = ? LIMIT 1"
        found = ((text, self._connection.execute(sql, (text_digest(text),)).fetchone()) for text in texts)
        return {text: tags_of(row[0]) for text, row in found if row}

    def forget_tags(self) -> None:
        """Drop what a tagger found; what it meant stays until it is found anew."""
        self._connection.execute("DELETE FROM tags")

    def untagged_letters(self) -> dict[int, str]:
        """Sequence number and id of the letters with a passage that no tagger has read."""
        sql = (
            "SELECT seq, id FROM letters WHERE seq IN (SELECT letter FROM passages p "
            "WHERE NOT EXISTS (SELECT 1 FROM tags t WHERE t.ordinal = p.ordinal)) ORDER BY seq"
        )
        return dict(map(tuple, self._connection.execute(sql)))

    def drop_letters(self, letters: Iterable[int]) -> None:
        """Delete letters by sequence number, with all that hangs on them."""
        for seq in letters:
            self.toezeggingen.drop(seq)
            own = "SELECT ordinal FROM passages WHERE letter = ?"
            for table in ("vectors", "tokens", "tags", "mentions", "citations"):
                self._connection.execute(f"DELETE FROM {table} WHERE ordinal IN ({own})", (seq,))
            for table in ("passages", "pages", "files", "abbreviations"):
                self._connection.execute(f"DELETE FROM {table} WHERE letter = ?", (seq,))
            self._connection.execute("DELETE FROM letters WHERE seq = ?", (seq,))

    def move_letter(self, seq: int, file: FileRow) -> None:
        """The letter's own file is from now on ``file``."""
        self._connection.execute("UPDATE letters SET file = ?, path = ? WHERE seq = ?", (file.file, file.path, seq))

    def set_segments(self, segments: Iterable[tuple[str, int, int, int]]) -> None:
        """Name the vector segments that count from this commit on: name, rows, first and last ordinal."""
        self._connection.execute("DELETE FROM segments")
        self._connection.executemany("INSERT INTO segments VALUES (?, ?, ?, ?)", list(segments))
