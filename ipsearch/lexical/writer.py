"""How does the lexical index follow the store?"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy

from ipsearch.errors import StorageError
from ipsearch.letters import Passage
from ipsearch.lexical.documents import document, schema

FOLDER = "lexical"
_HEAP_BYTES = 64_000_000


class LexicalWriter:
    """Adds and removes passages; nothing is visible before ``commit``.

    Raises:
        StorageError: the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        with self._translated():
            self._schema = schema()
            self._index: Any = self._open()
            self._writer: Any = self._index.writer(_HEAP_BYTES, 1)

    def _open(self) -> Any:
        """The index in the folder, or a new one: what cannot be read here is derived, and is made again."""
        self._folder.mkdir(exist_ok=True)
        try:
            return tantivy.Index(self._schema, path=str(self._folder))
        except ValueError:
            shutil.rmtree(self._folder)
            self._folder.mkdir()
            return tantivy.Index(self._schema, path=str(self._folder))

    def add(self, ordinal: int, letter: int, commit: int, passage: Passage) -> None:
        """Add one passage of the letter with sequence number ``letter``."""
        with self._translated():
            self._writer.add_document(document(ordinal, letter, commit, passage))

    def remove_letters(self, letters: Iterable[int]) -> None:
        """Remove all passages of letters, by sequence number."""
        with self._translated():
            for letter in letters:
                self._writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "letter", letter))

    def remove_after(self, commit: int) -> None:
        """Remove what commits later than ``commit`` added: those that a crash cut short."""
        after = tantivy.Query.range_query(
            self._schema, "commit", tantivy.FieldType.Unsigned, lower_bound=commit + 1, upper_bound=None
        )
        with self._translated():
            self._writer.delete_documents_by_query(after)

    def remove_all(self) -> None:
        """Empty the index, before it is built again from the store."""
        with self._translated():
            self._writer.delete_all_documents()

    def commit(self) -> None:
        """Make the changes visible and durable."""
        with self._translated():
            self._writer.commit()

    def close(self) -> None:
        """Wait for merges in the background and let go of the files."""
        with self._translated():
            self._writer.wait_merging_threads()

    def count(self) -> int:
        """Number of passages, as committed."""
        self._index.reload()
        return int(self._index.searcher().num_docs)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, OSError, RuntimeError) as error:  # what tantivy raises for a full or unwritable disk
            raise StorageError(
                f"The lexical index in {self._folder} cannot be written ({error}). "
                "Check the free space and the rights of the folder; what was committed before is intact."
            ) from error
