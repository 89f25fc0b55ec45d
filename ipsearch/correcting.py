"""How does a user's word on a toezegging get in, and stay, whatever is found anew?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from ipsearch.citations import cite
from ipsearch.commits import IndexWriter
from ipsearch.errors import IndexingError
from ipsearch.results import Correction, Status
from ipsearch.store.snapshot import StoreSnapshot
from ipsearch.store.writer import StoreWriter
from ipsearch.stories import Story


def correct(
    writer: IndexWriter, stories: Sequence[Story], *, rejected: bool, status: Status | None, note: str | None
) -> None:
    """Store what a user says of a toezegging, in every file that holds it."""
    at = dt.datetime.now(dt.UTC).replace(microsecond=0)
    with writer.store.transaction():
        for story in stories:
            about = f"{cite(story.told.stored.letter)}: {story.told.text}"
            said = Correction(story.told.new.stable, rejected, status, note, about, at)
            writer.store.toezeggingen.correct(said)


def uncorrect(writer: IndexWriter, stories: Sequence[Story]) -> None:
    """Forget what users said of a toezegging."""
    with writer.store.transaction():
        for story in stories:
            writer.store.toezeggingen.uncorrect(story.told.new.stable)


def carry_over(old: Path, fresh: Path) -> None:
    """Take what users said along when an index is built anew; an index that cannot be read has nothing to take."""
    try:
        store = StoreSnapshot(old)
    except IndexingError:
        return
    try:
        said = store.toezeggingen.corrections()
    except IndexingError:
        return
    finally:
        store.close()
    if said:
        writer = StoreWriter(fresh)
        with writer.transaction():
            for one in said.values():
                writer.toezeggingen.correct(one)
        writer.close()
