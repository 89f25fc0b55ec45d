"""Under which names is a thing found in an index, and what do its letters name?

A letter's own abbreviations were read when it was indexed; here those of all other letters come in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ipsearch.annotations import Label
from ipsearch.errors import NotFound
from ipsearch.extraction.context import long_forms_of
from ipsearch.extraction.naming import naming
from ipsearch.results import Entity
from ipsearch.store.rows import entity_key
from ipsearch.store.snapshot import StoreSnapshot
from ipsearch.text.analysis import fold

_NEAR = 5


def keys_of(store: StoreSnapshot, name: str) -> list[str]:
    """The keys under which mentions of a name are stored: as typed, its canonical name, its long and short forms."""
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


def _merged(store: StoreSnapshot, found: Sequence[Entity]) -> list[Entity]:
    """Short forms that other letters explain, together with what they are short for."""
    long_forms = long_forms_of(store.abbreviations())
    groups: dict[str, list[Entity]] = defaultdict(list)
    for one in found:
        long = long_forms.get(fold(one.canonical))
        name = naming().canonical(long, one.label) if long and one.label not in {"DATE", "KAMERSTUK"} else one.canonical
        groups[entity_key(name)].append(one)
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
