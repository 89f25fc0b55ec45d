"""Where in a text does a quotation stand? White space and the shape of quotation marks are folded, nothing else."""

from __future__ import annotations

import re

_MARKS = dict.fromkeys("“”„‟«»\"‘’‚‛'`´", '"')
_SPACE = re.compile(r"\s")


def locate(quotation: str, text: str) -> tuple[int, int] | None:
    """The first place of the quotation, half-open, in code points of ``text``; ``None`` when it does not stand there.

    >>> locate('de “oude”\\nhaven', 'In de "oude" haven.')
    (3, 18)
    """
    wanted, _ = _folded(quotation.strip())
    if not wanted:
        return None
    folded, places = _folded(text)
    start = folded.find(wanted)
    return (places[start], places[start + len(wanted) - 1] + 1) if start >= 0 else None


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with white space as single spaces and all quotation marks alike, and the place of each character."""
    made: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = " " if _SPACE.match(character) else _MARKS.get(character, character)
        if plain != " " or not made or made[-1] != " ":
            made.append(plain)
            places.append(place)
    return "".join(made), places
