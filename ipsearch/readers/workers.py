"""How is a hostile file kept from harming the rest?

Every file is read in a worker process with a limit on memory and time. A worker that hangs, crashes or eats too much
is ended and replaced; its file is reported, the batch goes on.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import resource
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path

from ipsearch.errors import Damaged, ReaderStopped, ReadingError
from ipsearch.letters import Reading
from ipsearch.readers.drafts import OnStep, ReadOptions, Step
from ipsearch.readers.reading import read_file

_LOOK_AHEAD = 4
# A page makes thousands of small objects and few cycles: to look for those as often as Python does takes 7 % longer.
_YOUNG_OBJECTS = 50_000
_IDLE_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What reading one file may take: memory in bytes of address space, time in seconds.

    ``seconds`` counts from the start, and again from each scanned page that the worker reports to have reached, as
    honest work; ``total_seconds`` bounds it all.
    """

    memory_bytes: int = 2_000_000_000
    seconds: float = 120.0
    total_seconds: float = 3_600.0


@dataclass(frozen=True, slots=True)
class ReadJob:
    """One file to read; ``file`` is the name used in errors."""

    path: Path
    file: str


OnFileStep = Callable[[ReadJob, Step], None]
"""Called when the reader of a file reports a step."""


@dataclass(slots=True)
class _Worker:
    process: multiprocessing.process.BaseProcess
    pipe: Connection
    place: int | None = None
    deadline: float = 0.0
    last_deadline: float = 0.0

    def allow(self, limits: WorkerLimits, place: int | None = None) -> None:
        """Give time for the next step, or from the start for the file at ``place``."""
        now = time.monotonic()
        if place is not None:
            self.place, self.last_deadline = place, now + max(limits.seconds, limits.total_seconds)
        self.deadline = min(now + limits.seconds, self.last_deadline)


@dataclass(slots=True)
class ReaderPool:
    """Worker processes that read files. Use as a context manager.

    Args:
        processes: how many files are read at a time.
    """

    processes: int = field(default_factory=lambda: os.cpu_count() or 1)
    options: ReadOptions = field(default_factory=ReadOptions)
    limits: WorkerLimits = field(default_factory=WorkerLimits)
    _workers: list[_Worker] = field(default_factory=list)

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def read(
        self, jobs: Iterable[ReadJob], on_step: OnFileStep = lambda job, step: None
    ) -> Iterator[tuple[ReadJob, Reading | ReadingError]]:
        """Read files side by side; results come in the order of the jobs, a few files ahead at most.

        Args:
            jobs: the files.
            on_step: called when a reader comes to the next page of a scan.
        """
        waiting = deque(enumerate(jobs))
        running: dict[int, ReadJob] = {}
        done: dict[int, tuple[ReadJob, Reading | ReadingError]] = {}
        due, total = 0, len(waiting)
        while due < total:
            self._hand_out(waiting, running, due)
            for place, result in self._collect(running, on_step):
                done[place] = (running.pop(place), result)
            while due in done:
                yield done.pop(due)
                due += 1

    def _hand_out(self, waiting: deque[tuple[int, ReadJob]], running: dict[int, ReadJob], due: int) -> None:
        while waiting and waiting[0][0] < due + _LOOK_AHEAD * self.processes:
            worker = self._idle()
            if worker is None:
                return
            place, job = waiting.popleft()
            running[place] = job
            worker.allow(self.limits, place)
            # A worker that died while idle shows as an end of file when its answer is awaited.
            with contextlib.suppress(BrokenPipeError):
                worker.pipe.send((str(job.path), job.file))

    def _idle(self) -> _Worker | None:
        for worker in self._workers:
            if worker.place is None:
                return worker
        if len(self._workers) < self.processes:
            self._workers.append(_start(self.options, self.limits))
            return self._workers[-1]
        return None

    def _collect(
        self, running: dict[int, ReadJob], on_step: OnFileStep
    ) -> Iterator[tuple[int, Reading | ReadingError]]:
        busy = [worker for worker in self._workers if worker.place is not None]
        ready = wait([worker.pipe for worker in busy], timeout=_IDLE_SECONDS)
        now = time.monotonic()
        for worker in busy:
            place = worker.place
            if place is None:
                continue
            if worker.pipe in ready:
                answer = self._answer(worker, running[place])
                if isinstance(answer, Step):
                    on_step(running[place], answer)
                else:
                    yield place, answer
            elif now > worker.deadline:
                self._replace(worker)
                yield place, self._too_slow(worker, running[place])

    def _answer(self, worker: _Worker, job: ReadJob) -> Reading | ReadingError | Step:
        try:
            answer: Reading | ReadingError | Step = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            self._replace(worker)
            return ReaderStopped(
                job.file, "The reader crashed on this file, or ran out of memory. Save it again in another format."
            )
        if isinstance(answer, Step):
            worker.allow(self.limits)
        else:
            worker.place = None
        return answer

    def _too_slow(self, worker: _Worker, job: ReadJob) -> ReaderStopped:
        limit = self.limits.seconds
        if worker.deadline == worker.last_deadline:
            limit = max(limit, self.limits.total_seconds)
        return ReaderStopped(
            job.file,
            f"Reading took more than {limit:.0f} seconds and was stopped. "
            "Is it an ordinary letter? Save it again from the program that made it.",
        )

    def _replace(self, worker: _Worker) -> None:
        _end(worker)
        self._workers.remove(worker)


def _start(options: ReadOptions, limits: WorkerLimits) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, options, limits), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _end(worker: _Worker) -> None:
    # The worker leads a group of processes: what it started, such as Tesseract, ends with it.
    if worker.process.pid is not None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(worker.process.pid, signal.SIGKILL)
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()


def _work(pipe: Connection, options: ReadOptions, limits: WorkerLimits) -> None:
    """The life of a worker: read one file after another until the other side closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.freeze()
    gc.set_threshold(_YOUNG_OBJECTS)
    while True:
        try:
            path, file = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(_read(Path(path), file, options, pipe.send))


def _read(path: Path, file: str, options: ReadOptions, on_step: OnStep) -> Reading | ReadingError:
    try:
        return read_file(path, options, on_step)
    except ReadingError as error:
        return type(error)(file, error.message)
    except MemoryError:
        return ReaderStopped(file, "Reading needed more memory than a file may use. Split the file, or save it again.")
    except RecursionError:
        return Damaged(file, "The file is nested too deeply to be a letter.")
    except Exception as error:  # a fault of ours or of a parser: this file is reported, the batch goes on
        return Damaged(file, f"The file could not be read ({type(error).__name__}: {error}).")
