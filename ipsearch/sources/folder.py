"""Letters in folders: which files are there?"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ipsearch.errors import UsageError

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that may hold a letter. ``name`` is its path below the folder that was named, with forward slashes."""

    path: Path
    name: str


def find_files(paths: Sequence[Path], suffixes: frozenset[str]) -> list[SourceFile]:
    """The files to read, each once, folders searched through and sorted by name.

    Hidden files and folders are passed over, and in folders also files with other suffixes and files named
    ``README``; a file that is named itself is always taken.

    Raises:
        UsageError: a path does not exist.
    """
    found: dict[Path, SourceFile] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} does not exist. Name a folder with letters, or files.")
        files = _walk(path, suffixes) if path.is_dir() else [SourceFile(path.absolute(), path.name)]
        for file in files:
            found.setdefault(Path(os.path.realpath(file.path)), file)
    return list(found.values())


def _walk(folder: Path, suffixes: frozenset[str]) -> Iterator[SourceFile]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(where, name)
            if path.suffix.lower() in suffixes and not name.startswith((".", "~$")) and path.stem != "README":
                yield SourceFile(path.absolute(), path.relative_to(folder).as_posix())


def file_digest(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal.

    Raises:
        OSError: the file cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
