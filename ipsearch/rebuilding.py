"""How is an index built anew without a moment in which there is none?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from ipsearch.commits import index_exists
from ipsearch.errors import StorageError
from ipsearch.reports import IndexReport


def rebuild(folder: Path, build: Callable[[Path], IndexReport]) -> IndexReport:
    """Build an index beside ``folder`` and put it in its place when it is whole.

    Args:
        build: makes the index in the folder that it is given.

    Raises:
        StorageError: the folder's parent cannot be written.
    """
    fresh, old = _beside(folder, "new"), _beside(folder, "old")
    try:
        for left in (fresh, old):
            shutil.rmtree(left, ignore_errors=True)
        report = build(fresh)
        if index_exists(folder):
            os.rename(folder, old)
        elif folder.exists():
            # A folder without an index, as it is after a clone: keep what else lies in it.
            fresh_files = list(fresh.iterdir())
            for file in fresh_files:
                os.rename(file, folder / file.name)
            fresh.rmdir()
            return report
        os.rename(fresh, folder)
        _keep_other_files(old, folder)
    except OSError as error:
        raise StorageError(f"The index could not be built beside {folder} ({error}). The old one is intact.") from error
    return report


def _keep_other_files(old: Path, folder: Path) -> None:
    """Files in the old folder that are not the index's own, such as a README, move along; the rest goes."""
    if old.exists():
        for file in old.glob("*.md"):
            shutil.copy2(file, folder / file.name)
        shutil.rmtree(old)


def _beside(folder: Path, what: str) -> Path:
    return folder.absolute().with_name(f".{folder.name}.{what}")
