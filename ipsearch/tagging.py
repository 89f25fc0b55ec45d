"""When is what is named and cited in a letter found, and how does it stay in step with the tagger?

A tagger reads a text by itself; what its finds mean depends on the letter: its date, its abbreviations. The finds are
kept, so that no text is read twice by one tagger; the meaning can be worked out again from them at any time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from ipsearch.annotations import Abbreviation, Mention
from ipsearch.commits import IndexWriter
from ipsearch.extraction.context import Context, context_of, in_context
from ipsearch.extraction.references.finding import find_references
from ipsearch.extraction.tagger import Tagger
from ipsearch.letters import Passage
from ipsearch.results import Annotated, NewLetter
from ipsearch.store.snapshot import StoreSnapshot
from ipsearch.text.abbreviations import find_abbreviations

_META = "tagger"
# Letters that are tagged in one go, and committed together, when an index is tagged anew.
_TOGETHER = 128


def annotate(
    passages: Sequence[Passage],
    tags: Sequence[tuple[Mention, ...] | None],
    date: dt.date | None,
    defined: Sequence[Abbreviation],
) -> tuple[Annotated, ...]:
    """What stands in the passages of one letter.

    Args:
        tags: what a tagger found in each passage, ``None`` where none has read it.
        date: the letter's own.
        defined: the abbreviations that the letter defines.
    """
    read = [(p.text, found) for p, found in zip(passages, tags, strict=True) if found is not None]
    context = context_of(date, defined, read)
    return tuple(_annotated(passage.text, found, context) for passage, found in zip(passages, tags, strict=True))


def annotate_new(
    writer: IndexWriter, tagger: Tagger | None, letters: Sequence[NewLetter]
) -> list[tuple[Annotated, ...]]:
    """What stands in letters that are about to be stored; each text is tagged once."""
    found = _tag(writer, tagger, [passage.text for new in letters for passage in new.passages])
    return [
        annotate(new.passages, [found.get(p.text) for p in new.passages], new.letter.date, new.abbreviations)
        for new in letters
    ]


def keep_up(
    writer: IndexWriter, tagger: Tagger, on_letter: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """Tag what is in the index and was not, or not by this tagger; returns the number of letters.

    Killed at any moment it goes on where it was. Nothing but mentions and citations changes.
    """
    if writer.store.meta().get(_META) != tagger.fingerprint:
        with writer.store.transaction():
            writer.store.forget_tags()
            writer.store.set_meta({_META: tagger.fingerprint})
    ids = list(writer.store.untagged_letters().values())
    for start in range(0, len(ids), _TOGETHER):
        _tag_letters(writer, tagger, ids[start : start + _TOGETHER])
        on_letter(min(start + _TOGETHER, len(ids)), len(ids))
    return len(ids)


def _tag_letters(writer: IndexWriter, tagger: Tagger, ids: Sequence[str]) -> None:
    store = StoreSnapshot(writer.folder)
    try:
        letters = [(store.letter(i), store.passages_of(i), store.pages(i)) for i in ids]
    finally:
        store.close()
    found = _tag(writer, tagger, [one.passage.text for _, stored, _ in letters for one in stored])
    with writer.store.transaction():
        for letter, stored, pages in letters:
            defined = [one for page in pages for one in find_abbreviations(page.text)]
            passages = [one.passage for one in stored]
            made = annotate(passages, [found.get(p.text) for p in passages], letter.date, defined)
            writer.store.annotate(zip([one.ordinal for one in stored], passages, made, strict=True))


def _tag(writer: IndexWriter, tagger: Tagger | None, texts: Sequence[str]) -> dict[str, tuple[Mention, ...]]:
    """The tags of each text, from the index where it holds the same words."""
    if tagger is None:
        return {}
    wanted = dict.fromkeys(texts)
    known = writer.store.known_tags(wanted) if writer.store.meta().get(_META) == tagger.fingerprint else {}
    missing = [text for text in wanted if text not in known]
    return known | dict(zip(missing, tagger.tag(missing), strict=True))


def _annotated(text: str, tags: tuple[Mention, ...] | None, context: Context) -> Annotated:
    references = tuple(find_references(text))
    return Annotated(references, tags, () if tags is None else in_context(text, tags, context))


class TextTagger:
    """Tags texts that are in no index, one lot after another; what one of them defines is known from then on.

    Args:
        tagger: finds what is named.
    """

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self._defined: list[Abbreviation] = []

    def tag(self, texts: Sequence[str], dates: Sequence[dt.date | None]) -> list[tuple[Mention, ...]]:
        """The mentions of each text, in order; dates are counted from the date that belongs to the text."""
        self._defined += [one for text in texts for one in find_abbreviations(text)]
        tags = self._tagger.tag(texts)
        context = context_of(None, self._defined, list(zip(texts, tags, strict=True)))
        return [
            in_context(text, found, replace(context, date=date, force=None))
            for text, found, date in zip(texts, tags, dates, strict=True)
        ]
