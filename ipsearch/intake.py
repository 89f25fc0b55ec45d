"""How do letters that were handed in come into the index? Like all others: the same limits, one writer at a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path

from ipsearch.backends import make_encoder, make_pool, make_tagger, open_writer
from ipsearch.commits import IndexWriter
from ipsearch.errors import IndexLocked
from ipsearch.indexing import index_paths
from ipsearch.reports import IndexReport
from ipsearch.settings import Settings

# Seconds between two tries, and until it is given up, when another process writes to the index.
_TRY_EVERY, _TRY_FOR = 1.0, 600.0


def take_in(settings: Settings, paths: Sequence[Path]) -> IndexReport:
    """Index these files; waits while another process writes to the index.

    Raises:
        IndexLocked: another process went on writing.
        IpsearchError: see ``errors``; the files stay where they are.
    """
    encoder, tagger = make_encoder(settings.encoder, settings.processes), make_tagger(settings)
    with (
        tagger or nullcontext(),
        _patient(lambda: open_writer(settings, encoder)) as writer,
        make_pool(settings) as pool,
    ):
        return index_paths(paths, writer, encoder, pool, tagger=tagger, commit_letters=settings.commit_letters)


def _patient(open_it: Callable[[], IndexWriter]) -> IndexWriter:
    end = time.monotonic() + _TRY_FOR
    while True:
        try:
            return open_it()
        except IndexLocked:
            if time.monotonic() > end:
                raise
        time.sleep(_TRY_EVERY)
