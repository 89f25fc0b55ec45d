"""How is an index built anew without a moment in which there is none?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from ipsearch.correcting import carry_over
from ipsearch.places import beside, index_exists, lock, put_back, writing
from ipsearch.reports import IndexReport


def rebuild(folder: Path, build: Callable[[Path], IndexReport]) -> IndexReport:
    """Build an index beside ``folder`` and put it in its place when it is whole.

    Args:
        build: makes the index in the folder that it is given.

    Raises:
        IndexLocked: another process writes to the index.
        StorageError: the folder or its parent cannot be written.
    """
    put_back(folder)
    fresh = beside(folder, "new")
    shutil.rmtree(fresh, ignore_errors=True)
    if not index_exists(folder):
        return build(folder)
    with lock(folder):
        try:
            report = build(fresh)
            carry_over(folder, fresh)
            _swap(folder, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return report


def _swap(folder: Path, fresh: Path) -> None:
    """Put ``fresh`` in the place of ``folder``; what else lies there, such as a README, moves along."""
    old, gone = beside(folder, "old"), beside(folder, "gone")
    shutil.rmtree(gone, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)  # left by a kill after the new one was in place
    with writing(folder):
        for file in folder.glob("*.md"):
            shutil.copy2(file, fresh / file.name)
        os.rename(folder, old)
        os.rename(fresh, folder)
        # Under a name that nobody looks for: an index that the user deletes later must not come back from here.
        os.rename(old, gone)
    shutil.rmtree(gone, ignore_errors=True)
