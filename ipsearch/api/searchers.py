"""Which state of the index does a request see? The newest, opened once and kept until something was written."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from ipsearch.commits import open_snapshot
from ipsearch.errors import IndexNotFound
from ipsearch.places import newest_version
from ipsearch.protocols import Encoder
from ipsearch.ranking.cross_encoder import CrossEncoder
from ipsearch.search import Searcher
from ipsearch.settings import Settings
from ipsearch.store.snapshot import Version

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
        self._current: tuple[Searcher, str] | None = None
        self._version: Version | None = None

    def newest(self) -> tuple[Searcher, str]:
        """The searcher on the newest commit, and a tag that no other state of the index has.

        Raises:
            IndexNotFound, IndexIncompatible, IndexCorrupt: there is no index that could be searched.
        """
        with self._lock:
            now = self._clock()
            if self._current is None or now - self._looked >= _LOOK_EVERY:
                self._looked = now
                self._refresh()
            if self._current is None:
                raise IndexNotFound(f"There is no index in {self._settings.index}.")
            return self._current

    def _refresh(self) -> None:
        version = newest_version(self._settings.index)
        if self._current is None or version != self._version:
            # The old snapshot is closed when the last request that holds it ends.
            snapshot = open_snapshot(self._settings.index, self._encoder.fingerprint)
            searcher = Searcher(snapshot, self._encoder, self._reranker)
            # Was something written in between, then the next look sees it: this version is older than what was opened.
            self._version = version
            self._current = searcher, str(snapshot.store.version)
