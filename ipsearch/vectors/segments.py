"""How do vectors grow without being written anew?

Every commit adds one immutable segment; segments of about the same size are merged when there are many, so that
adding a letter costs in proportion to the letter (a log-structured merge, O'Neil et al., 1996). Which segments count
is decided by the store; a file that it does not name is left over from a crash.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ipsearch.protocols import VectorIndex
from ipsearch.results import Candidate, Ordinals, Vectors
from ipsearch.vectors.faiss import FaissVectors

FANOUT = 8
_SUFFIX = ".faiss"


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment file: its name, the rows it holds, and the ordinals it covers, both inclusive."""

    name: str
    rows: int
    first: int
    last: int

    @property
    def tier(self) -> int:
        """Segments of one tier are within a factor ``FANOUT`` of each other."""
        return int(math.log(max(self.rows, 1), FANOUT))


class SegmentedVectors:
    """Several vector indexes searched as one."""

    def __init__(self, parts: Sequence[VectorIndex]) -> None:
        self._parts = tuple(parts)

    def __len__(self) -> int:
        return sum(len(part) for part in self._parts)

    def search(self, vector: Vectors, limit: int, among: Ordinals | None = None) -> list[Candidate]:
        """As ``protocols.VectorIndex.search`` says."""
        found = [candidate for part in self._parts for candidate in part.search(vector, limit, among)]
        return sorted(found, key=lambda c: (-c.score, c.ordinal))[:limit]


def segment_ordinals(folder: Path, segment: Segment) -> Ordinals:
    """The ordinals that a segment file holds: after merges of neighbours its range may hold those of others too."""
    return FaissVectors.read(folder / segment.name).ordinals


def read_segments(folder: Path, segments: Iterable[Segment]) -> SegmentedVectors:
    """Open the named segments.

    Raises:
        FileNotFoundError: one of them is gone.
        IndexCorrupt: one of them cannot be read.
    """
    return SegmentedVectors([FaissVectors.read(folder / segment.name) for segment in segments])


def write_segment(folder: Path, commit: int, ordinals: Ordinals, matrix: Vectors) -> Segment:
    """Write the vectors of one commit. ``ordinals`` has shape ``(n,)``, rising; ``matrix`` ``(n, dimensions)``."""
    name = f"{commit:08d}-{int(ordinals[0]):010d}-{len(ordinals)}{_SUFFIX}"
    FaissVectors.build(ordinals, matrix).write(folder / name)
    return Segment(name, len(ordinals), int(ordinals[0]), int(ordinals[-1]))


def to_merge(segments: Iterable[Segment]) -> list[Segment]:
    """The segments that should become one now: a whole tier, once it has ``FANOUT`` members. Smallest tier first."""
    tiers: dict[int, list[Segment]] = defaultdict(list)
    for segment in segments:
        tiers[segment.tier].append(segment)
    full = [tiers[tier] for tier in sorted(tiers) if len(tiers[tier]) >= FANOUT]
    return full[0] if full else []


def merge_segments(folder: Path, commit: int, parts: Sequence[tuple[Ordinals, Vectors]]) -> Segment | None:
    """One segment with the rows of several that are still live; ``None`` when none is.

    Args:
        parts: ordinals and vectors of each segment's range that are still in the index.
    """
    ordinals = np.concatenate([part[0] for part in parts])
    if not len(ordinals):
        return None
    matrix = np.concatenate([part[1] for part in parts if len(part[0])])
    # Ranges of segments can interleave after earlier merges of neighbours.
    order, places = np.unique(ordinals, return_index=True)
    return write_segment(folder, commit, order, matrix[places])


def sweep(folder: Path, keep: Iterable[Segment]) -> list[str]:
    """Delete the segment files that the store does not name; returns their names."""
    names = {segment.name for segment in keep}
    gone = [file for file in sorted(folder.glob(f"*{_SUFFIX}")) if file.name not in names]
    for file in gone:
        file.unlink(missing_ok=True)
    return [file.name for file in gone]
