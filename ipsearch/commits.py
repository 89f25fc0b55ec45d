"""How does a batch of letters become searchable: all of it at once, or not at all?

SQLite is the truth. The lexical index and the vector segments are derived: they are written first and the SQLite
transaction comes last, so the transaction is the one moment at which a commit exists. What a crash leaves in the
derived files carries a commit number that SQLite does not know; readers overlook it and the next writer sweeps it.
Removals go the other way round: out of SQLite first, out of the derived files after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np

from ipsearch import chunking
from ipsearch.errors import IndexCorrupt, IndexIncompatible, IndexLocked, IndexNotFound
from ipsearch.lexical.search import LexicalSnapshot
from ipsearch.lexical.writer import LexicalWriter
from ipsearch.places import lock, put_back, standing, writing
from ipsearch.protocols import VectorIndex
from ipsearch.results import NewLetter, Ordinals, Vectors
from ipsearch.store.snapshot import StoreSnapshot, latest_commit
from ipsearch.store.writer import FileRow, StoreWriter
from ipsearch.text import analysis
from ipsearch.text.abbreviations import Abbreviations
from ipsearch.vectors.segments import (
    Segment,
    merge_segments,
    read_segments,
    segment_ordinals,
    sweep,
    to_merge,
    write_segment,
)

VECTORS = "vectors"
# What shapes an index besides the encoder: passages, and the words under which they are found.
_VERSIONS = {"chunker": str(chunking.VERSION), "analysis": str(analysis.VERSION)}
# A reader that opens while a writer commits tries again; a writer commits a few times a second at most.
_OPEN_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Change:
    """One commit's worth of changes.

    ``removed`` are the sequence numbers of letters that go, ``files`` the files to remember, ``forgotten`` the paths
    to forget, ``moved`` letters whose own file is now another. Added letters are numbered from ``next_letter`` on.
    """

    added: tuple[NewLetter, ...] = ()
    removed: tuple[int, ...] = ()
    files: tuple[FileRow, ...] = ()
    forgotten: tuple[str, ...] = ()
    moved: tuple[tuple[int, FileRow], ...] = ()

    @property
    def empty(self) -> bool:
        return self == Change()


@dataclass(slots=True)
class IndexSnapshot:
    """One commit of an index: the store, the lexical index and the vectors, all of the same moment.

    ``live`` are the ordinals to choose from when some vectors are of letters that are gone, ``None`` when none is.
    """

    folder: Path
    store: StoreSnapshot
    lexical: LexicalSnapshot
    vectors: VectorIndex
    live: Ordinals | None
    _abbreviations: Abbreviations | None = None

    @property
    def abbreviations(self) -> Abbreviations:
        """What the short forms in these letters stand for; looked up once."""
        if self._abbreviations is None:
            self._abbreviations = Abbreviations(self.store.abbreviations())
        return self._abbreviations

    @property
    def commit(self) -> int:
        return self.store.commit

    def close(self) -> None:
        """Let go of the files."""
        self.store.close()


def open_snapshot(folder: Path, fingerprint: str | None = None) -> IndexSnapshot:
    """Open the newest commit.

    Args:
        fingerprint: of the encoder that queries will be made with; ``None`` when no vectors are searched.

    Raises:
        IndexNotFound, IndexIncompatible, IndexCorrupt: see ``errors``.
    """
    for attempt in range(_OPEN_ATTEMPTS):
        place = standing(folder)
        try:
            store = StoreSnapshot(place)
        except IndexNotFound:
            if standing(folder) == place:
                raise
            continue  # it was put in its place this very moment
        try:
            check_fingerprints(store.meta, fingerprint)
            lexical = LexicalSnapshot(place)
            vectors = read_segments(place / VECTORS, [Segment(*row) for row in store.segments()])
            # Nothing of this commit is taken out of the derived files before a later commit exists.
            if latest_commit(place) == store.commit:
                live = None if len(vectors) == store.count_passages() else store.ordinals()
                return IndexSnapshot(folder, store, lexical, vectors, live)
        except FileNotFoundError:
            if attempt + 1 == _OPEN_ATTEMPTS:
                store.close()
                raise IndexCorrupt(
                    f"The vectors of the index in {folder} are incomplete. Run `ipsearch verify --repair`."
                ) from None
        except BaseException:
            store.close()
            raise
        store.close()
    raise IndexLocked(f"The index in {folder} is being written so often that it could not be opened; try again.")


def check_fingerprints(meta: dict[str, str], fingerprint: str | None) -> None:
    """Raises IndexIncompatible when passages or vectors of the index were made differently from now."""
    rebuild = "Build the index again with `ipsearch index --rebuild PATH…`"
    for part, version in _VERSIONS.items():
        if meta.get(part, version) != version:
            raise IndexIncompatible(f"The index was made by another version of the {part} than this one. {rebuild}.")
    found = meta.get("encoder")
    if fingerprint is not None and found is not None and found != fingerprint:
        raise IndexIncompatible(
            f"The index was made with the encoder {found!r}, the settings name {fingerprint!r}. "
            f"{rebuild}, or set the encoder that it was made with."
        )


class IndexWriter:
    """The one writer of an index. Use as a context manager; opening sweeps what a crash left.

    Raises:
        IndexLocked: another process writes to this index.
        StorageError: the folder cannot be written.
    """

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self.folder = folder
        self._fingerprint = fingerprint
        put_back(folder)
        _make_folders(folder)
        self._lock = lock(folder)
        try:
            self.store = StoreWriter(folder)
            meta = self.store.meta()
            check_fingerprints(meta, fingerprint)
            self._commit = int(meta.get("commit", 0))
            self._next_ordinal = int(meta.get("next_ordinal", 0))
            self._next_letter = int(meta.get("next_letter", 1))
            self._lexical = LexicalWriter(folder)
            self._catch_up()
        except BaseException:
            self._lock.close()
            raise

    def __enter__(self) -> IndexWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._lexical.close()
            self.store.close()
        finally:
            self._lock.close()

    @property
    def commit_number(self) -> int:
        """The newest commit."""
        return self._commit

    @property
    def next_letter(self) -> int:
        """Sequence number that the first letter of the next commit will get."""
        return self._next_letter

    def commit(self, change: Change) -> int:
        """Make a change visible: first the derived files, then the transaction, then the removals.

        Returns the number of the commit. When anything fails before the end of the transaction, the index is as it was.
        """
        commit = self._commit + 1
        ordinals = self._add_to_lexical(change.added, commit)
        segments = self._write_vectors(change.added, commit)
        next_letter = self._next_letter + len(change.added)
        next_ordinal = self._next_ordinal + sum(len(new.passages) for new in change.added)
        with self.store.transaction():
            for forgotten in change.forgotten:
                self.store.forget_file(forgotten)
            self.store.drop_letters(change.removed)
            for seq, (first, new) in enumerate(zip(ordinals, change.added, strict=True), self._next_letter):
                self.store.add_letter(seq, first, new)
            for seq, file in change.moved:
                self.store.move_letter(seq, file)
            for file in change.files:
                self.store.put_file(file)
            self.store.set_segments((s.name, s.rows, s.first, s.last) for s in segments)
            counters = {"commit": commit, "next_letter": next_letter, "next_ordinal": next_ordinal}
            self.store.set_meta({key: str(value) for key, value in counters.items()})
        self._commit, self._next_letter, self._next_ordinal = commit, next_letter, next_ordinal
        if change.removed:
            self._lexical.remove_letters(change.removed)
            self._lexical.commit()
        self._merge_vectors()
        return commit

    def rebuild_derived(self) -> None:
        """Make the lexical index and the vector segments anew from the store."""
        self._lexical.remove_all()
        store = StoreSnapshot(self.folder)
        try:
            for seq, letter in self.store.letter_ids().items():
                for found in store.passages_of(letter):
                    self._lexical.add(found.ordinal, seq, self._commit, found.passage)
            self._lexical.commit()
            ordinals, matrix = store.vectors(0, self._next_ordinal)
        finally:
            store.close()
        segments = [write_segment(self.folder / VECTORS, self._commit, ordinals, matrix)] if len(ordinals) else []
        self._name_segments(segments)

    def _catch_up(self) -> None:
        """Bring the derived files to the commit that the store has."""
        with self.store.transaction():
            self.store.set_meta({"encoder": self._fingerprint, **_VERSIONS})
        sweep(self.folder / VECTORS, self._segments())
        self._lexical.remove_after(self._commit)
        self._lexical.commit()
        store = StoreSnapshot(self.folder)
        passages, segments = store.count_passages(), self._segments()
        store.close()
        missing = [s for s in segments if not (self.folder / VECTORS / s.name).is_file()]
        if missing or self._lexical.count() != passages:
            # A removal was cut short, or somebody deleted files: rare, and cheap next to reading letters again.
            self.rebuild_derived()

    def _segments(self) -> list[Segment]:
        store = StoreSnapshot(self.folder)
        try:
            return [Segment(*row) for row in store.segments()]
        finally:
            store.close()

    def _add_to_lexical(self, added: Sequence[NewLetter], commit: int) -> list[int]:
        """Add the passages; returns the first ordinal of each letter."""
        firsts, ordinal = [], self._next_ordinal
        for seq, new in enumerate(added, self._next_letter):
            firsts.append(ordinal)
            for passage in new.passages:
                self._lexical.add(ordinal, seq, commit, passage)
                ordinal += 1
        if added:
            self._lexical.commit()
        return firsts

    def _write_vectors(self, added: Sequence[NewLetter], commit: int) -> list[Segment]:
        """Write the segment of this commit; returns all segments that count from it on."""
        folder, segments = self.folder / VECTORS, self._segments()
        matrices = [new.encodings.texts for new in added if len(new.passages)]
        with writing(folder):
            if matrices:
                matrix = np.concatenate(matrices)
                ordinals = np.arange(self._next_ordinal, self._next_ordinal + len(matrix), dtype=np.int64)
                segments.append(write_segment(folder, commit, ordinals, matrix))
        return segments

    def _name_segments(self, segments: Sequence[Segment]) -> None:
        """Make these the segments that count, then delete the others."""
        with self.store.transaction():
            self.store.set_segments((s.name, s.rows, s.first, s.last) for s in segments)
        sweep(self.folder / VECTORS, segments)

    def _merge_vectors(self) -> None:
        """Merge segments where there are many. Not part of a commit: no passage appears or goes."""
        folder = self.folder / VECTORS
        while group := to_merge(self._segments()):
            store = StoreSnapshot(self.folder)
            try:
                with writing(folder):
                    merged = merge_segments(folder, self._commit, [_live(folder, store, s) for s in group])
            finally:
                store.close()
            names = {segment.name for segment in group}
            self._name_segments([s for s in self._segments() if s.name not in names] + ([merged] if merged else []))


def _live(folder: Path, store: StoreSnapshot, segment: Segment) -> tuple[Ordinals, Vectors]:
    """The rows of a segment that are still in the index."""
    ordinals, matrix = store.vectors(segment.first, segment.last)
    own = np.isin(ordinals, segment_ordinals(folder, segment))
    return (ordinals[own], matrix[own]) if own.any() else (ordinals[:0], matrix[:0])


def _make_folders(folder: Path) -> None:
    with writing(folder):
        (folder / VECTORS).mkdir(parents=True, exist_ok=True)
