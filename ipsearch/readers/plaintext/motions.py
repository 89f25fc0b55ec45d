"""Which lines open a part of a motion, and who signs it?

A motion is one sentence in fixed words, each part a paragraph that starts with a small letter: without a sign and an
empty line, nothing else tells where one ends.
"""

from __future__ import annotations

import re

_PART = re.compile(
    r"^(?:gehoord de beraadslaging|(?:constaterende|overwegende|van (?:mening|oordeel)|gelet op|verwijzende)\b"
    r"|(?:verzoekt|roept) (?:de|het) |spreekt (?:als haar|uit|de)\b|draagt (?:de|het) |en gaat over tot de orde)",
)
_CLOSING = re.compile(r"^en gaat over tot de orde van de dag\b")
_STOPPED = re.compile(r"[,;:.]$")


def opens_part(above: str, text: str) -> bool:
    """Whether a line opens a part of a motion, under a line that ends the part before."""
    return bool(_PART.match(text) and _STOPPED.search(above))


def closes_motion(text: str) -> bool:
    """Whether the text is the formula that ends a motion; who moves it signs below."""
    return bool(_CLOSING.match(text))
