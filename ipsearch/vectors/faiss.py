"""Exact scan with FAISS over half-precision vectors.

Half precision loses nothing that can be measured in the ranking and reads half the memory, which is what an exact
scan costs. One thread a query: two never helped.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from ipsearch.errors import IndexCorrupt
from ipsearch.results import Candidate, Ordinals, Vectors

faiss.omp_set_num_threads(1)


class FaissVectors:
    """A FAISS index (scalar quantiser, fp16, inner product) that names its rows by ordinal."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, ordinals: Ordinals, matrix: Vectors) -> FaissVectors:
        """Index ``matrix`` of shape ``(n, dimensions)`` under ``ordinals`` of shape ``(n,)``."""
        flat = faiss.IndexScalarQuantizer(matrix.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        index = faiss.IndexIDMap2(flat)
        index.add_with_ids(np.ascontiguousarray(matrix, dtype=np.float32), np.asarray(ordinals, dtype=np.int64))
        return cls(index)

    @classmethod
    def read(cls, path: Path) -> FaissVectors:
        """Read a file that ``write`` made.

        Raises:
            FileNotFoundError: it is gone.
            IndexCorrupt: it is not such a file.
        """
        if not path.is_file():
            raise FileNotFoundError(path)
        try:
            return cls(faiss.read_index(str(path)))
        except RuntimeError as error:
            raise IndexCorrupt(f"{path.name} cannot be read; run `ipsearch verify --repair`.") from error

    def write(self, path: Path) -> None:
        """Write to ``path``, and on to the disk: a commit may name the file from then on.

        Raises:
            OSError: the file cannot be written completely.
        """
        try:
            faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise OSError(str(error)) from error
        for place in (path, path.parent):
            descriptor = os.open(place, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    @property
    def ordinals(self) -> Ordinals:
        """The ordinals of all rows, in no particular order."""
        rows: Ordinals = faiss.vector_to_array(self._index.id_map)
        return rows

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, vector: Vectors, limit: int, among: Ordinals | None = None) -> list[Candidate]:
        """As ``protocols.VectorIndex.search`` says."""
        limit = min(limit, len(self))
        if limit < 1 or (among is not None and not len(among)):
            return []
        parameters = None
        if among is not None:
            parameters = faiss.SearchParameters()
            parameters.sel = faiss.IDSelectorBatch(np.asarray(among, dtype=np.int64))
        row, depth = vector.reshape(1, -1).astype(np.float32), limit
        while True:
            depth = min(depth + 1, len(self))
            scores, ordinals = self._index.search(row, depth, params=parameters)
            found = [Candidate(int(o), float(s)) for o, s in zip(ordinals[0], scores[0], strict=True) if o >= 0]
            # FAISS keeps any of several that score alike at the limit: look on until the tie is over.
            if len(found) < depth or depth == len(self) or found[-1].score < found[limit - 1].score:
                return sorted(found, key=lambda c: (-c.score, c.ordinal))[:limit]
            depth *= 2
