"""How do files become an index: only what is new or changed, nothing lost, nothing twice?"""

from __future__ import annotations

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ipsearch import chunking, linking, toezeggingen
from ipsearch.commits import Change, IndexWriter
from ipsearch.errors import ReadingError
from ipsearch.extraction.tagger import Tagger
from ipsearch.identification import make_letter, reading_digest
from ipsearch.letters import Reading, encoded_text
from ipsearch.protocols import Encoder
from ipsearch.readers.formats import SUPPORTED_SUFFIXES
from ipsearch.readers.workers import ReaderPool, ReadJob
from ipsearch.reports import Duplicate, Indexed, IndexReport, Progress
from ipsearch.results import NewLetter
from ipsearch.sources.folder import SourceFile, file_digest, find_files, path_of
from ipsearch.sources.manifest import Assignment, Manifests
from ipsearch.store.snapshot import StoreSnapshot
from ipsearch.store.writer import FileRow
from ipsearch.tagging import annotate_new, keep_up
from ipsearch.text.abbreviations import find_abbreviations

_COMMIT_SECONDS = 5.0
_BEFORE_COMMIT = "names, toezeggingen, writing"


@dataclass(frozen=True, slots=True)
class _Task:
    """A file to read, with all that is known before it is read. ``twins`` hold the same bytes."""

    source: SourceFile
    sha256: str
    assignment: Assignment
    replaces: int | None
    twins: tuple[SourceFile, ...] = ()


def index_paths(
    paths: Sequence[Path],
    writer: IndexWriter,
    encoder: Encoder,
    pool: ReaderPool,
    *,
    tagger: Tagger | None = None,
    manifests: Manifests | None = None,
    commit_letters: int = 64,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> IndexReport:
    """Index files and folders; returns what was done. A file that cannot be read is reported and passed over.

    Args:
        tagger: finds what is named; ``None`` to leave that out.
        commit_letters: letters that become visible together; also at least every five seconds.
        on_progress: called after each file that was read, before each page of a scan that is recognised, and before
            what takes a while for all files that become visible together.

    Raises:
        UsageError: a path does not exist, or a manifest makes no sense.
        StorageError: the index cannot be written; what was committed before is there.
    """
    started = time.monotonic()
    _keep_up(writer, encoder, tagger, pool.processes, on_progress)
    tasks: list[_Task] = []
    done = 0

    def tell(file: str, scan: tuple[int, int] | None = None) -> None:
        on_progress(Progress(done, len(tasks), run.report.passages, file, scan))

    run = _Run(writer, encoder, tagger, commit_letters, pool.processes, partial(tell, _BEFORE_COMMIT))
    tasks = run.plan(find_files(paths, frozenset(SUPPORTED_SUFFIXES)), manifests or Manifests())
    jobs = [ReadJob(task.source.path, task.source.name) for task in tasks]
    readings = pool.read(jobs, on_step=lambda job, step: tell(job.file, step))
    for task, (_, result) in zip(tasks, readings, strict=True):
        run.take(task, result)
        done += 1
        tell(task.source.name)
    run.flush()
    _link(writer, on_progress)
    run.report.missing = run.missing(paths)
    run.report.seconds, run.report.commit = time.monotonic() - started, writer.commit_number
    return run.report


def remove_letters(names: Sequence[str], writer: IndexWriter) -> IndexReport:
    """Take letters out of the index, by id, file, kenmerk or Kamerstuk number.

    Raises:
        NotFound: a name is of no letter, or of several; nothing is removed then.
    """
    started = time.monotonic()
    store = StoreSnapshot(writer.folder)
    try:
        letters = {letter.id: letter.file for letter in map(store.letter, names)}
    finally:
        store.close()
    numbers = tuple(seq for seq, letter in writer.store.letter_ids().items() if letter in letters)
    commit = writer.commit(Change(removed=numbers))
    return IndexReport(removed=list(letters.values()), seconds=time.monotonic() - started, commit=commit)


def _keep_up(
    writer: IndexWriter,
    encoder: Encoder,
    tagger: Tagger | None,
    processes: int,
    on_progress: Callable[[Progress], None],
) -> None:
    """Find what is named and promised in letters that were indexed before, where this version has not looked."""
    if tagger is not None:
        keep_up(writer, tagger, lambda done, total: on_progress(Progress(done, total, 0, "tagging what is indexed")))
    toezeggingen.keep_up(
        writer, encoder, lambda n, of: on_progress(Progress(n, of, 0, "toezeggingen in what is indexed")), processes
    )


def _link(writer: IndexWriter, on_progress: Callable[[Progress], None]) -> None:
    """Link the toezeggingen of new letters, and those of all others to them."""
    linking.keep_up(writer, lambda n, of: on_progress(Progress(n, of, 0, "what became of toezeggingen")))


class _Run:
    """One run over a batch: what the index knows, what is waiting to be committed, and the report."""

    def __init__(
        self,
        writer: IndexWriter,
        encoder: Encoder,
        tagger: Tagger | None,
        commit_letters: int,
        processes: int,
        on_flush: Callable[[], None],
    ) -> None:
        self.report = IndexReport()
        self._writer = writer
        self._encoder = encoder
        self._tagger = tagger
        self._commit_letters = commit_letters
        self._processes = processes
        self._on_flush = on_flush
        self._files = {row.path: row for row in writer.store.files()}
        self._ids = writer.store.letter_ids()
        self._digests = writer.store.digests()
        self._last_commit = time.monotonic()
        self._clear()

    def _clear(self) -> None:
        self._added: list[NewLetter] = []
        self._removed: list[int] = []
        self._rows: list[FileRow] = []
        self._moved: list[tuple[int, FileRow]] = []
        self._forgotten: list[str] = []

    def plan(self, sources: Sequence[SourceFile], manifests: Manifests) -> list[_Task]:
        """Decide for every file whether it must be read; note those that moved or are copies."""
        by_digest: dict[str, list[FileRow]] = defaultdict(list)
        for row in self._files.values():
            by_digest[row.sha256].append(row)
        tasks: dict[str, _Task] = {}
        for source in sources:
            try:
                sha256 = file_digest(source.path)
            except OSError as error:
                message = f"The file cannot be opened ({error.strerror}). Check that it exists and may be read."
                self.report.failed.append(ReadingError(source.name, message))
                continue
            assignment = manifests.of(source.path, source.name)
            known = self._files.get(source.key)
            if known and (known.sha256, known.assigned) == (sha256, assignment.digest):
                self.report.unchanged += 1
            elif sha256 in tasks:
                tasks[sha256] = replace(tasks[sha256], twins=(*tasks[sha256].twins, source))
            elif (original := self._holder(by_digest[sha256])) and not (known and known.sha256 == sha256):
                self._take_copy(source, original, known)
            else:
                tasks[sha256] = _Task(source, sha256, assignment, known.letter if known else None)
        return list(tasks.values())

    def _holder(self, rows: Sequence[FileRow]) -> FileRow | None:
        """The first of these files that still holds what it held: two files may have changed places."""
        return next((row for row in rows if self._files.get(row.path) == row and row.letter not in self._removed), None)

    def _take_copy(self, source: SourceFile, original: FileRow, known: FileRow | None) -> None:
        """A file whose content is indexed: the letter's own file under a new name, or a second copy of it."""
        row = FileRow(source.key, source.name, original.sha256, original.letter, original.assigned)
        if not path_of(original.path).exists():
            self._moved.append((original.letter, row))
            self._forgotten.append(original.path)
            self._files.pop(original.path, None)
            self.report.moved.append(source.name)
        else:
            self._note_duplicate(source, original.letter, original.file)
        if known:
            self._retire(known.letter, source.key)
        self._remember(row)

    def take(self, task: _Task, result: Reading | ReadingError) -> None:
        """Take in one file as read, or report why it could not be."""
        if isinstance(result, ReadingError):
            self._take_failure(task, result)
        else:
            self._take_reading(task, result)
        waited = time.monotonic() - self._last_commit
        if len(self._added) >= self._commit_letters or (self._added and waited > _COMMIT_SECONDS):
            self.flush()

    def _take_failure(self, task: _Task, error: ReadingError) -> None:
        message = error.message
        if task.replaces is not None:
            message += " The index still holds the letter as it was before the file changed."
        for source in (task.source, *task.twins):
            self.report.failed.append(type(error)(source.name, message))

    def _take_reading(self, task: _Task, reading: Reading) -> None:
        digest = reading_digest(reading)
        seq = self._digests.get(digest)
        if seq is not None and seq != task.replaces:
            self._note_duplicate(task.source, seq, self._file_of(seq))
            if task.replaces is not None:
                self._retire(task.replaces, task.source.key)
        else:
            seq = self._add(task, reading, digest)
        self._remember(FileRow(task.source.key, task.source.name, task.sha256, seq, task.assignment.digest))
        for twin in task.twins:
            self._note_duplicate(twin, seq, task.source.name)
            self._remember(FileRow(twin.key, twin.name, task.sha256, seq, task.assignment.digest))

    def _add(self, task: _Task, reading: Reading, digest: str) -> int:
        letter, conflicts = make_letter(task.source.name, task.sha256, reading, task.assignment)
        letter = replace(letter, indexed_at=dt.datetime.now(dt.UTC).replace(microsecond=0))
        if task.replaces is not None:
            self._retire(task.replaces, task.source.key)
        passages = chunking.passages(letter.id, reading.pages)
        encodings = self._encoder.encode_passages([encoded_text(passage) for passage in passages])
        warnings = (*reading.warnings, *conflicts)
        seq = self._writer.next_letter + len(self._added)
        defined = tuple(dict.fromkeys(short for page in reading.pages for short in find_abbreviations(page.text)))
        path = task.source.key
        new = NewLetter(letter, reading.pages, passages, encodings, digest, path, warnings, defined)
        self._added.append(new)
        self._digests[digest], self._ids[seq] = seq, letter.id
        done = Indexed(letter.id, letter.file, letter.title, letter.kenmerk, len(passages), warnings)
        (self.report.added if task.replaces is None else self.report.updated).append(done)
        self.report.passages += len(passages)
        return seq

    def _retire(self, letter: int, path: str) -> None:
        """The file at ``path`` no longer holds this letter; without another file that does, the letter goes."""
        others = [row for row in self._files.values() if row.letter == letter and row.path != path]
        if others:
            self._moved.append((letter, others[0]))
            return
        self._removed.append(letter)
        self._digests = {digest: seq for digest, seq in self._digests.items() if seq != letter}

    def _remember(self, row: FileRow) -> None:
        self._files[row.path] = row
        self._rows.append(row)

    def _note_duplicate(self, source: SourceFile, letter: int, same_as: str) -> None:
        self.report.duplicates.append(Duplicate(source.name, self._ids[letter], same_as))

    def _file_of(self, letter: int) -> str:
        return next((row.file for row in self._files.values() if row.letter == letter), "?")

    def flush(self) -> None:
        """Commit what is waiting."""
        if self._added:
            self._on_flush()
        annotated = annotate_new(self._writer, self._tagger, self._added)
        detected = toezeggingen.detect_new(self._encoder, self._added, self._processes)
        change = Change(
            added=tuple(replace(new, annotated=made) for new, made in zip(detected, annotated, strict=True)),
            removed=tuple(dict.fromkeys(self._removed)),
            files=tuple(self._rows),
            forgotten=tuple(self._forgotten),
            moved=tuple(self._moved),
        )
        if not change.empty:
            self._writer.commit(change)
            self._clear()
        self._last_commit = time.monotonic()

    def missing(self, paths: Sequence[Path]) -> list[str]:
        """Files that the index knows below the named folders and that are no longer there."""
        folders = [path.absolute() for path in paths if path.is_dir()]
        rows = sorted(self._files.values(), key=lambda row: row.path)
        below = (row for row in rows if any(path_of(row.path).is_relative_to(folder) for folder in folders))
        return [row.file for row in below if not path_of(row.path).exists()]
