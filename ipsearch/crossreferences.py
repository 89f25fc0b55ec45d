"""Which letter does a reference mean, and which letters refer to a letter?

A number is identity. A date is not: "mijn brief van 4 juli 2019" is a letter of that day by the same sender, when there
is exactly one. What is not certain stays unresolved.
"""

from __future__ import annotations

from collections import defaultdict
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
    return list(_citations(store, store.annotations.citations(letter.id), _Letters(store.letters())))


def cited_by(store: StoreSnapshot, letter: Letter) -> list[Citation]:
    """The references in other letters that mean this one."""
    keys = [key for key in (letter.kamerstuk, normalise_kenmerk(letter.kenmerk or "")) if key]
    found = _citations(store, store.annotations.citing(keys, letter.date), _Letters(store.letters()))
    return [one for one in found if one.source.id != letter.id and one.target and _same(one.target, letter)]


def citation_graph(store: StoreSnapshot) -> CitationGraph:
    """All letters of the index and all their references."""
    letters = store.letters()
    known = _Letters(letters)
    found = [c for letter in letters for c in _citations(store, store.annotations.citations(letter.id), known)]
    return CitationGraph(tuple(letters), tuple(found))


def _citations(
    store: StoreSnapshot, found: Sequence[tuple[int, FoundReference]], letters: _Letters
) -> Iterator[Citation]:
    passages = store.passages([ordinal for ordinal, _ in found])
    seen: set[tuple[str, int, int]] = set()
    for ordinal, reference in found:
        stored = passages[ordinal]
        made = _citation(stored, reference, letters.meant(reference, stored.letter))
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


class _Letters:
    """The letters of an index by all that a reference can name them by."""

    def __init__(self, letters: Sequence[Letter]) -> None:
        self._all = letters
        self._kamerstukken: dict[str, list[Letter]] = defaultdict(list)
        self._kenmerken: dict[str, list[Letter]] = defaultdict(list)
        self._dates: dict[str, list[Letter]] = defaultdict(list)
        self._annexes: dict[str, list[Letter]] = defaultdict(list)
        for one in letters:
            self._kamerstukken[one.kamerstuk or ""].append(one)
            self._kenmerken[normalise_kenmerk(one.kenmerk or "")].append(one)
            self._dates[one.date.isoformat() if one.date else ""].append(one)
            self._annexes[normalise_kenmerk(one.annex_to or "")].append(one)

    def meant(self, found: FoundReference, source: Letter) -> Letter | None:
        """The one letter that a reference means; ``None`` when there is none, or more than one."""
        key = found.reference.key
        if found.reference.kind == "kamerstuk":
            named = self._kamerstukken.get(key, [])[:1]  # several files of one paper are one paper
        elif found.reference.kind == "kenmerk":
            named = self._kenmerken.get(key, [])
        elif found.reference.kind == "letter":
            named = [one for one in self._dates.get(key.rpartition(" ")[2], []) if _may_be_meant(found, source, one)]
        elif found.reference.kind == "annex":
            own = self._annexes.get(normalise_kenmerk(source.kenmerk), []) if source.kenmerk else []
            named = [one for one in own if f"{key} " in f"{fold(one.title)} "]
        elif found.reference.kind == "report":
            title = fold(key.partition(" ")[2])
            named = [one for one in self._all if title and title in fold(one.title)]
        else:
            named = []
        return named[0] if len(named) == 1 else None


def _may_be_meant(found: FoundReference, source: Letter, one: Letter) -> bool:
    """Another letter than this one; by the same sender, when the writer calls it his own."""
    if one.id == source.id:
        return False
    return not found.own or not (source.sender and one.sender) or fold(source.sender) == fold(one.sender)


def _same(one: Letter, other: Letter) -> bool:
    return one.id == other.id or (one.kamerstuk is not None and one.kamerstuk == other.kamerstuk)
