"""Reading files through the worker pool, as a batch does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ipsearch.errors import ReadingError
from ipsearch.letters import Reading
from ipsearch.readers.drafts import ReadOptions
from ipsearch.readers.workers import ReaderPool, ReadJob, WorkerLimits

MEGABYTE = 1_000_000
REAL = Path(__file__).parents[3] / "shared" / "letters" / "hostile"
# One line that a reader must still find.
TEXT = b"BT /F1 12 Tf 72 700 Td (Deze regel blijft leesbaar voor de gebruiker.) Tj ET "


@contextmanager
def pool(
    seconds: float = 60.0, memory: int = 2_000 * MEGABYTE, options: ReadOptions | None = None
) -> Iterator[ReaderPool]:
    with ReaderPool(2, options or ReadOptions(), WorkerLimits(memory, seconds)) as workers:
        yield workers


def jobs(folder: Path, contents: Iterable[tuple[str, bytes]]) -> list[ReadJob]:
    """Files with these contents, as jobs."""
    made = []
    for name, data in contents:
        (folder / name).write_bytes(data)
        made.append(ReadJob(folder / name, name))
    return made


def outcome(folder: Path, name: str, data: bytes, options: ReadOptions | None = None) -> Reading | ReadingError:
    """What the pool makes of one file."""
    with pool(options=options) as workers:
        [(_, result)] = list(workers.read(jobs(folder, [(name, data)])))
    return result


def text(result: Reading | ReadingError) -> str:
    """The text of a file that was read."""
    assert isinstance(result, Reading), result
    return "\n".join(page.text for page in result.pages)
