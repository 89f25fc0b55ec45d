"""What may somebody mean who has typed these letters?"""

from __future__ import annotations

from ipsearch.entities import entities
from ipsearch.store.snapshot import StoreSnapshot
from ipsearch.text.analysis import fold

_MOST, _SHORTEST = 8, 2
# Commonest names that are looked through.
_NAMES = 5_000


class Suggestions:
    """Names, titles and numbers of one index, gathered once a commit."""

    def __init__(self) -> None:
        self._tag = ""
        self._known: list[tuple[str, str]] = []

    def of(self, store: StoreSnapshot, tag: str, typed: str) -> list[str]:
        """The best few, those that begin with what was typed first."""
        wanted = fold(typed).strip()
        if len(wanted) < _SHORTEST:
            return []
        if tag != self._tag:
            self._known, self._tag = list(_gather(store).items()), tag
        begins = [shown for shown, folded in self._known if folded.startswith(wanted)]
        holds = [shown for shown, folded in self._known if wanted in folded]
        return list(dict.fromkeys([*begins, *holds]))[:_MOST]


def _gather(store: StoreSnapshot) -> dict[str, str]:
    named = [one.canonical for one in entities(store) if one.label != "DATE"][:_NAMES]
    letters = store.letters()
    titles = [letter.title for letter in letters]
    numbers = [number for letter in letters for number in (letter.kenmerk, letter.kamerstuk) if number]
    return {shown: fold(shown) for shown in (*named, *titles, *numbers)}
