"""Which letter does a reference mean, and which letters refer to a letter?

A number is identity. A date is not: "mijn brief van 4 juli 2019" is a letter of that day by the same sender, when there
is exactly one. What is not certain stays unresolved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ipsearch.annotations import FoundReference
from ipsearch.kenmerk import normalise_kenmerk
from ipsearch.letters import Letter, cut_spans
from ipsearch.results import Citation, StoredPassage
from ipsearch.store.snapshot import StoreSnapshot
from ipsearch.text.analysis import fold


@dataclass(frozen=True, slots=True)
class CitationGraph:
    """Letters, and every citation between them or out of them."""

    letters: tuple[Letter, ...]
    citations: tuple[Citation, ...]


def cites(store: StoreSnapshot, letter: Letter) -> list[Citation]:
    """The references in a letter, in reading order; a place that two passages hold once."""
    return list(_citations(store, store.annotations.citations(letter.id), store.letters()))


def cited_by(store: StoreSnapshot, letter: Letter) -> list[Citation]:
    """The references in other letters that mean this one."""
    keys = [key for key in (letter.kamerstuk, normalise_kenmerk(letter.kenmerk or "")) if key]
    found = _citations(store, store.annotations.citing(keys, letter.date), store.letters())
    return [one for one in found if one.source.id != letter.id and one.target and _same(one.target, letter)]


def citation_graph(store: StoreSnapshot) -> CitationGraph:
    """All letters of the index and all their references."""
    letters = store.letters()
    found = [c for letter in letters for c in _citations(store, store.annotations.citations(letter.id), letters)]
    return CitationGraph(tuple(letters), tuple(found))


def _citations(
    store: StoreSnapshot, found: Sequence[tuple[int, FoundReference]], letters: Sequence[Letter]
) -> Iterator[Citation]:
    passages = store.passages([ordinal for ordinal, _ in found])
    seen: set[tuple[str, int, int]] = set()
    for ordinal, reference in found:
        stored = passages[ordinal]
        made = _citation(stored, reference, _meant(reference, stored.letter, letters))
        place = (made.source.id, made.number, made.start)
        if place not in seen:
            seen.add(place)
            yield made


def _citation(stored: StoredPassage, found: FoundReference, target: Letter | None) -> Citation:
    spans = list(cut_spans(stored.passage.spans, found.start, found.end))
    first = spans[0]
    return Citation(
        found.reference,
        stored.letter,
        stored.passage.text[found.start : found.end],
        first.page,
        stored.printed_page(first.page),
        first.start,
        first.end,
        found.own,
        target,
    )


def _meant(found: FoundReference, source: Letter, letters: Sequence[Letter]) -> Letter | None:
    reference = found.reference
    if reference.kind == "kamerstuk":
        named = [one for one in letters if one.kamerstuk == reference.key]
        return named[0] if named else None  # several files of one paper are one paper
    if reference.kind == "kenmerk":
        named = [one for one in letters if one.kenmerk and normalise_kenmerk(one.kenmerk) == reference.key]
    elif reference.kind == "letter":
        named = [one for one in letters if one.id != source.id and _of_that_day(found, source, one)]
    elif reference.kind == "annex":
        named = [one for one in letters if _annex(reference.key, source, one)]
    elif reference.kind == "report":
        title = fold(reference.key.partition("‘")[2].rstrip("’"))
        named = [one for one in letters if title and title in fold(one.title)]
    else:
        return None
    return named[0] if len(named) == 1 else None


def _of_that_day(found: FoundReference, source: Letter, one: Letter) -> bool:
    if one.date is None or found.reference.key.rpartition(" ")[2] != one.date.isoformat():
        return False
    return not found.own or not (source.sender and one.sender) or fold(source.sender) == fold(one.sender)


def _annex(key: str, source: Letter, one: Letter) -> bool:
    """An annex of this very letter, whose title says which."""
    mine = one.annex_to and source.kenmerk and normalise_kenmerk(one.annex_to) == normalise_kenmerk(source.kenmerk)
    return bool(mine) and f"{key} " in f"{fold(one.title)} "


def _same(one: Letter, other: Letter) -> bool:
    return one.id == other.id or (one.kamerstuk is not None and one.kamerstuk == other.kamerstuk)
