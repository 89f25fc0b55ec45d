"""Under which names is a thing found in an index, and what do its letters name?

A letter's own abbreviations were read when it was indexed; here those of all other letters come in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ipsearch.annotations import Label, Mention
from ipsearch.errors import NotFound
from ipsearch.results import Entity
from ipsearch.store.rows import entity_key
from ipsearch.store.snapshot import StoreSnapshot
from ipsearch.text.abbreviations import long_forms_of
from ipsearch.text.analysis import fold

_NEAR = 5
_NUMBERS = frozenset({"DATE", "KAMERSTUK"})


class IndexNames:
    """The names of one index: what its letters say that short forms stand for, for letters that do not say it.

    Args:
        store: one commit; it does not change.
    """

    def __init__(self, store: StoreSnapshot) -> None:
        self._long_forms = long_forms_of(store.abbreviations())

    def canonical(self, name: str, label: Label) -> str:
        """The name under which all mentions of a thing are one, in this index."""
        if label in _NUMBERS:
            return name
        # What is listed has its name since it was indexed: the lists are not read for every search.
        return self._long_forms.get(fold(name), name)

    def named(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """Mentions as stored, under the names that they have in this index."""
        return tuple(replace(m, canonical=self.canonical(m.canonical, m.label)) if m.canonical else m for m in mentions)


def keys_of(store: StoreSnapshot, name: str) -> list[str]:
    """The keys under which mentions of a name are stored: as typed, its canonical name, its long and short forms."""
    # Here, not above: a search that is not narrowed to a name reads no lists of names.
    from ipsearch.extraction.naming import naming

    long_forms = long_forms_of(store.abbreviations())
    canonical = naming().canonical(name, "ORG", long_forms)
    keys = {entity_key(name), entity_key(canonical)}
    keys |= {
        entity_key(short)
        for short, long in long_forms.items()
        if entity_key(long) in keys or entity_key(naming().canonical(long, "ORG")) in keys
    }
    return sorted(keys)


def passages_naming(store: StoreSnapshot, name: str) -> list[int]:
    """Ordinals of the passages that name something, rising.

    Raises:
        NotFound: none does; the message has names that look like it.
    """
    found = store.annotations.holding(keys_of(store, name))
    if not found:
        near = [e.canonical for e in entities(store, name)[:_NEAR]]
        hint = f"Do you mean {', '.join(near)}?" if near else "`ipsearch entities` lists what is named."
        raise NotFound(f"No passage in this index names {name!r}. {hint}")
    return found


def entities(store: StoreSnapshot, name: str | None = None, label: Label | None = None) -> list[Entity]:
    """What the letters name, the commonest first.

    Args:
        name: only what goes by this name; when nothing does, what has it as a part of its name.
        label: only of this kind.
    """
    found = _merged(store, store.annotations.entities(label))
    if name is None:
        return found
    keys = set(keys_of(store, name))
    own = [one for one in found if entity_key(one.canonical) in keys]
    return own or [one for one in found if any(fold(name) in fold(form) for form in (one.canonical, *one.forms))]


def over_time(store: StoreSnapshot, shown: Sequence[Entity]) -> list[dict[int, int]]:
    """In how many places each of these is named, by the year of the letter; undated letters are left out."""
    names = IndexNames(store)
    years: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for one in store.annotations.years():
        years[entity_key(names.canonical(one.canonical, one.label))][one.year] += one.mentions
    return [dict(years[entity_key(names.canonical(one.canonical, one.label))]) for one in shown]


def _merged(store: StoreSnapshot, found: Sequence[Entity]) -> list[Entity]:
    """Short forms that other letters explain, together with what they are short for."""
    names = IndexNames(store)
    groups: dict[str, list[Entity]] = defaultdict(list)
    for one in found:
        groups[entity_key(names.canonical(one.canonical, one.label))].append(one)
    merged = [_together(group) for group in groups.values()]
    return sorted(merged, key=lambda e: (-e.mentions, e.canonical))


def _together(group: Sequence[Entity]) -> Entity:
    """Of several entries the one with the longest name, with all their mentions."""
    if len(group) == 1:
        return group[0]
    named = max(group, key=lambda e: len(e.canonical))
    dates = sorted(date for e in group for date in (e.first, e.last) if date)
    return Entity(
        named.canonical,
        named.label,
        mentions=sum(e.mentions for e in group),
        # A letter that uses both forms is counted once for each: an upper bound.
        letters=sum(e.letters for e in group),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        forms=tuple(dict.fromkeys(form for e in group for form in e.forms)),
    )
