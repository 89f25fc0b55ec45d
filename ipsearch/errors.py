"""What can go wrong, in the user's terms?

    IpsearchError
    ├── UsageError               the question or a setting does not make sense           exit 2
    │   ├── QueryError           a query that cannot be searched
    │   ├── SettingsError        ipsearch.toml, the environment, a flag or a manifest
    │   └── NotFound             no such letter, page or passage
    ├── ReadingError             one file could not be read; the batch goes on           exit 1
    │   ├── UnsupportedFormat    not a PDF, DOCX, HTML or text file
    │   ├── TooLarge             over a limit that protects the machine
    │   ├── Encrypted            needs a password
    │   ├── NoTextLayer          a scan, or text that is not readable as characters
    │   ├── Damaged              broken, truncated, empty, or not what its name says
    │   └── ReaderStopped        the worker ran out of time or memory, or crashed
    ├── IndexingError            the index as a whole                                    exit 3
    │   ├── IndexNotFound
    │   ├── IndexIncompatible    written by another version, encoder or chunker
    │   ├── IndexCorrupt
    │   └── IndexLocked          another process writes to it
    ├── StorageError             disk full, folder not writable                          exit 4
    └── ModelError               an encoder or other model cannot be loaded              exit 4
        └── AnswererError        a language model does not answer as it should; the letters' own words are shown

Every error is a sentence that says what is wrong and, where something can be done, what to do next.
Errors of other libraries are translated where a room touches them (``raise … from``).
"""

from __future__ import annotations


class IpsearchError(Exception):
    """Base of all errors that ipsearch raises on purpose; ``str(error)`` is meant for the user."""

    @property
    def kind(self) -> str:
        """Stable name of the error, used in JSON (``failed[].error``) and in HTTP problem types."""
        return type(self).__name__


class UsageError(IpsearchError):
    """The request does not make sense as it stands."""


class QueryError(UsageError):
    """A query that cannot be searched."""


class SettingsError(UsageError):
    """A setting, flag or manifest entry that cannot be used."""


class NotFound(UsageError):
    """The letter, page or passage that was asked for is not in the index."""


class ReadingError(IpsearchError):
    """One file could not be read. ``file`` is the name as the user gave it."""

    def __init__(self, file: str, message: str) -> None:
        super().__init__(message)
        self.file = file
        self.message = message

    def __reduce__(self) -> tuple[type[ReadingError], tuple[str, str]]:
        """Errors travel from the worker process that read the file: keep both fields."""
        return type(self), (self.file, self.message)


class UnsupportedFormat(ReadingError):
    """Not a format that ipsearch reads, whatever its name says."""


class TooLarge(ReadingError):
    """Over a size limit; refused before parsing."""


class Encrypted(ReadingError):
    """Protected by a password that was not given."""


class NoTextLayer(ReadingError):
    """Holds pictures of text, or characters without meaning."""


class Damaged(ReadingError):
    """Empty, truncated, broken, or not what its name says."""


class ReaderStopped(ReadingError):
    """The process that read the file exceeded its time or memory, or crashed."""


class IndexingError(IpsearchError):
    """Something is wrong with the index as a whole."""


class IndexNotFound(IndexingError):
    """There is no index in the folder."""


class IndexIncompatible(IndexingError):
    """The index was written by another version or with another encoder; the message names the way out."""


class IndexCorrupt(IndexingError):
    """The index contradicts itself."""


class IndexLocked(IndexingError):
    """Another process is writing to the index."""


class StorageError(IpsearchError):
    """The disk is full or the folder cannot be written."""


class ModelError(IpsearchError):
    """A model cannot be loaded or used."""


class AnswererError(ModelError):
    """A language model that was asked over HTTP gives no answer that can be shown; the message says why."""
