"""What did a run over a batch of letters do?"""

from __future__ import annotations

from dataclasses import dataclass, field

from ipsearch.errors import ReadingError


@dataclass(frozen=True, slots=True)
class Indexed:
    """A letter that this run added or replaced."""

    letter: str
    file: str
    title: str
    kenmerk: str | None
    passages: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file that holds a letter which is indexed already, from another file."""

    file: str
    letter: str
    same_as: str


@dataclass(slots=True)
class IndexReport:
    """What one run did. ``missing`` are indexed files of the named folders that are gone; their letters stay."""

    added: list[Indexed] = field(default_factory=list)
    updated: list[Indexed] = field(default_factory=list)
    unchanged: int = 0
    moved: list[str] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[ReadingError] = field(default_factory=list)
    passages: int = 0
    seconds: float = 0.0
    commit: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run is: files done of all that need reading, and passages made.

    ``scan`` is the page that is being recognised and the number of pages that will be, when the file is a scan.
    """

    done: int
    total: int
    passages: int
    file: str
    scan: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """What was checked, and every lie that was found, each as a sentence."""

    letters: int
    pages: int
    passages: int
    commit: int
    problems: tuple[str, ...]
    changed_files: tuple[str, ...]
