"""What becomes of a letter that was handed in? It waits, is indexed in a process of its own; its job says how it went.

Jobs are files, so that every process of the service knows them. A job whose process is gone will never be done, and
says so.
"""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
import os
import queue
import secrets
import threading
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from ipsearch.errors import IpsearchError, NotFound
from ipsearch.intake import take_in
from ipsearch.places import writing
from ipsearch.reports import IndexReport
from ipsearch.settings import Settings

Status = Literal["queued", "running", "done", "failed"]
# Hidden: `ipsearch index` passes over it.
_FOLDER = ".jobs"
_ID_BYTES = 12
# Who searches goes before what is indexed meanwhile: steps down from the priority of the service.
_POLITE = 10


@dataclass(frozen=True, slots=True)
class Job:
    """One letter on its way in. ``letter`` is its id once it is indexed; ``pid`` the process that will do it."""

    id: str
    status: Status
    file: str
    path: str
    created: str
    pid: int
    finished: str | None = None
    letter: str | None = None
    error: str | None = None
    message: str | None = None


class Jobs:
    """The letters that are waiting, and a thread that has them indexed, all that wait at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = settings.uploads / _FOLDER
        self._waiting: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def submit(self, path: Path) -> Job:
        """Have a file indexed."""
        made = Job(_identity(), "queued", path.name, str(path), _now(), os.getpid())
        self._write(made)
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="intake", daemon=True)
                self._thread.start()
        self._waiting.put(made)
        return made

    def refuse(self, file: str, error: IpsearchError) -> Job:
        """Remember a file that cannot be a letter, and why: where several come at once, each has its job."""
        now = _now()
        made = Job(_identity(), "failed", file, "", now, os.getpid(), now, None, error.kind, str(error))
        self._write(made)
        return made

    def job(self, identity: str) -> Job:
        """A job by its id.

        Raises:
            NotFound: there is none.
        """
        try:
            if not identity.isalnum():
                raise FileNotFoundError
            found = Job(**json.loads((self._folder / f"{identity}.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            raise NotFound(f"No job {identity!r}.") from None
        if found.status in {"queued", "running"} and not _alive(found.pid):
            stopped = "The service stopped before the letter was indexed; hand it in again."
            return replace(found, status="failed", error="ReaderStopped", message=stopped)
        return found

    def close(self) -> None:
        """Take no more; what is being indexed is finished."""
        with self._lock:
            if self._thread is not None:
                self._waiting.put(None)
                self._thread.join()
                self._thread = None

    def _work(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch = [first]
            with suppress(queue.Empty):
                while (more := self._waiting.get_nowait()) is not None:
                    batch.append(more)
                self._waiting.put(None)  # the sign to stop; after this batch
            while batch:
                # The report tells letters apart by name: namesakes go in one after the other.
                names = {job.file: job for job in reversed(batch)}
                self._run([job for job in batch if names[job.file] is job])
                batch = [job for job in batch if names[job.file] is not job]

    def _run(self, batch: list[Job]) -> None:
        for job in batch:
            self._write(replace(job, status="running"))
        try:
            # Spawned for this batch: the tagger's memory is given back when it is done.
            context = multiprocessing.get_context("spawn")
            with ProcessPoolExecutor(1, context, initializer=os.nice, initargs=(_POLITE,)) as process:
                report = process.submit(take_in, self._settings, [Path(job.path) for job in batch]).result()
        except IpsearchError as error:
            done = [replace(job, status="failed", error=error.kind, message=str(error)) for job in batch]
        except Exception as error:  # a fault of ours, or a killed process: the thread goes on with what comes next
            stopped = f"Indexing stopped unexpectedly ({type(error).__name__}); hand the letter in again."
            done = [replace(job, status="failed", error="ReaderStopped", message=stopped) for job in batch]
        else:
            done = [_outcome(job, report) for job in batch]
        for job in done:
            self._write(replace(job, finished=_now()))

    def _write(self, job: Job) -> None:
        with writing(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh = self._folder / f"{job.id}.new"
            fresh.write_text(json.dumps(asdict(job)), "utf-8")
            os.replace(fresh, self._folder / f"{job.id}.json")


def _outcome(job: Job, report: IndexReport) -> Job:
    for failed in report.failed:
        if failed.file == job.file:
            return replace(job, status="failed", error=failed.kind, message=failed.message)
    letters = [one.letter for one in (*report.added, *report.updated) if one.file == job.file]
    letters += [one.letter for one in report.duplicates if one.file == job.file]
    return replace(job, status="done", letter=letters[0] if letters else None)  # None: it was there already


def _identity() -> str:
    return secrets.token_hex(_ID_BYTES)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
