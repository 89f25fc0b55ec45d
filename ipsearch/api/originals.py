"""Is the file of a letter still the one that was read?"""

from __future__ import annotations

from pathlib import Path

from ipsearch.errors import FileChanged
from ipsearch.letters import Letter
from ipsearch.sources.folder import file_digest, path_of

_KEPT = 1_000


class Originals:
    """Files of letters, compared with what was read; a file that did not change since is not read again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int, str]] = {}

    def path(self, letter: Letter, key: str) -> Path:
        """Where the file of a letter lies.

        Args:
            key: its place, as the source stated it.

        Raises:
            FileChanged: it is gone, or holds something else now.
        """
        path = path_of(key)
        try:
            status = path.stat()
            known = self._known.get(key)
            if known is None or known[:2] != (status.st_mtime_ns, status.st_size):
                if len(self._known) >= _KEPT:
                    self._known.clear()
                known = self._known[key] = (status.st_mtime_ns, status.st_size, file_digest(path))
        except OSError as error:
            raise FileChanged(f"The file {letter.file} is gone; its text is still in the index.") from error
        if known[2] != letter.sha256:
            raise FileChanged(f"The file {letter.file} changed since it was read; index it again.")
        return path
