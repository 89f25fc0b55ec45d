"""Which commit does a request see? The newest, opened once and kept until there is a newer one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from ipsearch.commits import open_snapshot
from ipsearch.errors import IndexNotFound
from ipsearch.places import newest_commit
from ipsearch.protocols import Encoder
from ipsearch.ranking.cross_encoder import CrossEncoder
from ipsearch.search import Searcher
from ipsearch.settings import Settings

# Looking for a newer commit costs a file open; once in this many seconds is soon enough for a reader.
_LOOK_EVERY = 1.0


class Searchers:
    """Hands out the searcher on the newest commit. A request keeps the one it was given to its end."""

    def __init__(
        self,
        settings: Settings,
        encoder: Encoder,
        reranker: CrossEncoder | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._encoder = encoder
        self._reranker = reranker
        self._clock = clock
        self._lock = threading.Lock()
        self._looked = float("-inf")
        self._searcher: Searcher | None = None

    def newest(self) -> Searcher:
        """The searcher on the newest commit.

        Raises:
            IndexNotFound, IndexIncompatible, IndexCorrupt: there is no index that could be searched.
        """
        with self._lock:
            now = self._clock()
            if self._searcher is None or now - self._looked >= _LOOK_EVERY:
                self._looked = now
                self._refresh()
            if self._searcher is None:
                raise IndexNotFound(f"There is no index in {self._settings.index}.")
            return self._searcher

    def _refresh(self) -> None:
        folder = self._settings.index
        if self._searcher is None or newest_commit(folder) != self._searcher.snapshot.commit:
            # The old snapshot is closed when the last request that holds it ends.
            snapshot = open_snapshot(folder, self._encoder.fingerprint)
            self._searcher = Searcher(snapshot, self._encoder, self._reranker)
