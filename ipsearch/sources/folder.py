"""Letters in folders: which files are there?"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from ipsearch.errors import UsageError

_BLOCK = 1 << 20
# Begins the key of a path that is no Unicode; no absolute path begins so.
_BYTES = "bytes:"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that may hold a letter. ``name`` is its path below the folder that was named, with forward slashes.

    Characters of a file name that are no Unicode are shown as U+FFFD in ``name``.
    """

    path: Path
    name: str

    @property
    def key(self) -> str:
        """The path as text that can be stored and turned back with ``path_of``."""
        try:
            return self.path.as_posix().encode("utf-8").decode("utf-8")
        except UnicodeEncodeError:
            return _BYTES + quote_from_bytes(os.fsencode(self.path))


def path_of(key: str) -> Path:
    """The path that a ``SourceFile.key`` stands for."""
    return Path(os.fsdecode(unquote_to_bytes(key.removeprefix(_BYTES)))) if key.startswith(_BYTES) else Path(key)


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
        if not path.is_dir() and not path.is_file():
            raise UsageError(f"{path} is neither a file nor a folder.")
        files = _walk(path, suffixes) if path.is_dir() else [SourceFile(path.absolute(), _shown(path.name))]
        for file in files:
            found.setdefault(Path(os.path.realpath(file.path)), file)
    return list(found.values())


def _walk(folder: Path, suffixes: frozenset[str]) -> Iterator[SourceFile]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(where, name)
            wanted = path.suffix.lower() in suffixes and not name.startswith((".", "~$")) and path.stem != "README"
            if wanted and path.is_file():  # a pipe or socket would never end
                yield SourceFile(path.absolute(), _shown(path.relative_to(folder).as_posix()))


def _shown(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


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
