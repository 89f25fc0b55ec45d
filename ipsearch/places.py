"""Where does an index lie, and who may write it?

An index lies in its folder, except for the moment in which a rebuild puts a new one there: then the old one lies beside
it, and a kill at that moment leaves it so. Readers find it in either place; the next writer puts it back.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ipsearch.errors import IndexLocked, StorageError
from ipsearch.store.snapshot import DATABASE, Version, latest_commit, latest_version

_LOCK = "lock"


def index_exists(folder: Path) -> bool:
    """Whether there is an index in ``folder`` itself."""
    return (folder / DATABASE).is_file()


def beside(folder: Path, what: str) -> Path:
    """A hidden folder next to ``folder``: ``new`` while a rebuild builds, ``old`` while it swaps, then ``gone``."""
    return folder.absolute().with_name(f".{folder.absolute().name}.{what}")


def standing(folder: Path) -> Path:
    """Where the index of ``folder`` lies now: in it, or set aside beside it."""
    aside = beside(folder, "old")
    return aside if not index_exists(folder) and index_exists(aside) else folder


def newest_commit(folder: Path) -> int:
    """Number of the newest commit of the index of ``folder``.

    Raises:
        IndexNotFound: there is no index.
    """
    return latest_commit(standing(folder))


def newest_version(folder: Path) -> Version:
    """The newest state of the index of ``folder``.

    Raises:
        IndexNotFound: there is no index.
    """
    return latest_version(standing(folder))


def put_back(folder: Path) -> None:
    """Undo a swap that was cut short, so that the index lies in its folder again.

    Raises:
        IndexLocked: it was not cut short; another process is in the middle of it.
        StorageError: the folder cannot be written.
    """
    aside = standing(folder)
    if aside == folder:
        return
    with lock(aside), writing(folder):
        if folder.exists():  # perhaps with a README, as it is after a checkout
            for file in folder.iterdir():
                os.replace(file, aside / file.name)
            folder.rmdir()
        os.rename(aside, folder)


def lock(folder: Path) -> IO[str]:
    """The lock file of an index, locked until it is closed or its process ends; it holds the number of that process.

    Raises:
        IndexLocked: another process holds it.
        StorageError: the folder cannot be written.
    """
    with writing(folder):
        file = (folder / _LOCK).open("a+", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        holder = file.read().strip() or "?"
        file.close()
        raise IndexLocked(
            f"The index in {folder} is locked by process {holder}, which is writing to it. Wait until it is done."
        ) from None
    file.seek(0)
    file.truncate()
    file.write(str(os.getpid()))
    file.flush()
    return file


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Errors of the file system inside become a StorageError that names ``folder``."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"{folder} cannot be written ({error.strerror or error}). "
            "Check the free space and the rights of the folder."
        ) from error
