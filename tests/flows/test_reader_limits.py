"""A file that takes too much time or memory, or whose worker dies, is reported; the batch goes on."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from ipsearch.errors import ReaderStopped, ReadingError
from ipsearch.letters import Reading
from ipsearch.readers.workers import ReaderPool, ReadJob
from tests.fictional import write_letters
from tests.flows.reading import MEGABYTE, REAL, TEXT, jobs, pool, text
from tests.unit.readers.pdf.sources import pdf

WORDS = (b"de", b"van", b"het", b"een", b"brief")


def slow_pdf() -> bytes:
    """Pages of many short words: no limit holds it up, but it takes a while. Dutch words, so that it is no scan."""
    shows = (
        b"BT /F1 5 Tf %d %d Td (%s) Tj ET " % (n % 90 * 6, n // 90 * 7, WORDS[n % len(WORDS)]) for n in range(9_000)
    )
    return pdf(*[TEXT + b"".join(shows)] * 40)


def test_a_file_that_takes_too_long_is_stopped_and_the_batch_goes_on(tmp_path: Path) -> None:
    letters = [ReadJob(path, path.name) for path in write_letters(tmp_path, 6)]
    [slow] = jobs(tmp_path, [("slow.pdf", slow_pdf())])
    with pool(seconds=1.0) as workers:
        results = {job.file: result for job, result in workers.read([*letters[:3], slow, *letters[3:]])}
    assert isinstance(results["slow.pdf"], ReaderStopped)
    assert "seconds" in results["slow.pdf"].message
    assert all(isinstance(results[job.file], Reading) for job in letters)


@pytest.mark.slow
def test_a_file_that_needs_too_much_memory_is_stopped_and_the_batch_goes_on(tmp_path: Path) -> None:
    letters = [ReadJob(path, path.name) for path in write_letters(tmp_path, 4)]
    [large] = jobs(tmp_path, [("large.txt", b"Een regel van een lange brief.\n" * 600_000)])
    with pool(memory=250 * MEGABYTE) as workers:
        results = {job.file: result for job, result in workers.read([letters[0], large, *letters[1:]])}
    assert isinstance(results["large.txt"], ReaderStopped), results["large.txt"]
    assert all(isinstance(results[job.file], Reading) for job in letters)


def test_a_worker_that_is_killed_costs_its_own_file_only(tmp_path: Path) -> None:
    letters = [ReadJob(path, path.name) for path in write_letters(tmp_path, 8)]
    [slow] = jobs(tmp_path, [("slow.pdf", slow_pdf())])
    with pool() as workers:
        before = {child.pid for child in psutil.Process().children()}
        results = workers.read([slow, *letters])
        taken = itertools.chain([_killed_while_waiting(workers, before, results)], results)
        found = {job.file: result for job, result in taken}
    assert isinstance(found["slow.pdf"], ReaderStopped)
    assert all(isinstance(found[job.file], Reading) for job in letters)


def _killed_while_waiting(
    workers: ReaderPool, before: set[int], results: Iterator[tuple[ReadJob, Reading | ReadingError]]
) -> tuple[ReadJob, Reading | ReadingError]:
    """The first result, while the worker that holds the slow file is killed from outside."""

    def kill() -> None:
        while len(workers._workers) < 1:
            time.sleep(0.05)
        time.sleep(1.5)  # it has started reading by then
        busy = next(worker for worker in workers._workers if worker.place == 0)
        psutil.Process(busy.process.pid).kill()

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        return next(results)
    finally:
        thread.join()


@pytest.mark.real
@pytest.mark.slow
@pytest.mark.skipif(not REAL.is_dir(), reason="the real letters are not beside this checkout")
def test_three_hundred_pages_take_little_time_and_memory() -> None:
    most, began = 0, time.monotonic()
    with pool() as workers:
        results = workers.read([ReadJob(REAL / "300pages.pdf", "300pages.pdf")])
        done = threading.Event()

        def watch() -> None:
            nonlocal most
            while not done.wait(0.05):
                for worker in list(workers._workers):
                    most = max(most, psutil.Process(worker.process.pid).memory_info().rss)

        thread = threading.Thread(target=watch)
        thread.start()
        [(_, result)] = list(results)
        done.set()
        thread.join()
    assert len(text(result)) > 100_000
    assert time.monotonic() - began < 30
    assert 0 < most < 300 * MEGABYTE, most
