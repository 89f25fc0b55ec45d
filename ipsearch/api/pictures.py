"""Who draws the pages? A process of its own, with limits: a page that kills it harms no request but its own."""

from __future__ import annotations

import multiprocessing
import resource
import threading
from collections import OrderedDict
from multiprocessing.connection import Connection
from pathlib import Path

from ipsearch.errors import IpsearchError, ReaderStopped
from ipsearch.letters import Page
from ipsearch.readers.ocr import find_tesseract
from ipsearch.readers.pdf.picturing import MarkedPicture, marked_picture

_SECONDS = 20.0
# Pictures that are kept: those of the letters that people are looking at.
_KEPT = 64

Task = tuple[Path, int, str, int, int, bool]


class Pictures:
    """Draws pages, one at a time, and keeps the last ones.

    Args:
        memory: bytes that drawing may take.
    """

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, int, int, int], MarkedPicture] = OrderedDict()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None
        self._marks_scans: bool | None = None

    def draw(self, letter: str, path: Path, page: Page, start: int, end: int) -> MarkedPicture:
        """A page with the words at ``[start, end)`` of its text marked.

        Args:
            letter: id of the letter, under which its pages never change.

        Raises:
            Damaged: the page cannot be drawn.
            ReaderStopped: drawing it took too long, or too much memory.
        """
        key = (letter, page.number, start, end)
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                found = self._kept[key] = self._ask((path, page.number, page.text, start, end, page.ocr))
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return found

    @property
    def marks_scans(self) -> bool:
        """Whether words can be found on the picture of a scan."""
        if self._marks_scans is None:
            self._marks_scans = not isinstance(find_tesseract(), str)
        return self._marks_scans

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._stop()

    def _ask(self, task: Task) -> MarkedPicture:
        line = self._line or self._start()
        try:
            line.send(task)
            answer = line.recv() if line.poll(_SECONDS) else None
        except (EOFError, OSError):
            answer = None
        if isinstance(answer, IpsearchError):
            raise answer
        if not isinstance(answer, MarkedPicture):
            self._stop()
            raise ReaderStopped(task[0].name, f"Page {task[1]} of {task[0].name} is too much to draw; open the file.")
        return answer

    def _start(self) -> Connection:
        # Spawned: a fork would carry along the threads and models of the service.
        context = multiprocessing.get_context("spawn")
        self._line, other = context.Pipe()
        self._process = context.Process(target=_draw, args=(other, self._memory), daemon=True)
        self._process.start()
        other.close()
        return self._line

    def _stop(self) -> None:
        if self._process is not None and self._line is not None:
            self._line.close()
            self._process.kill()
            self._process.join()
        self._process = self._line = None


def _draw(line: Connection, memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    while True:
        try:
            task = line.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            line.send(marked_picture(*task))
        except IpsearchError as error:
            line.send(error)
