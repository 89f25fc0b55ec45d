"""What did a text browser (lynx, w3m, links) add to the page that it wrote out?

Raised figures stand behind a caret ("gedaan.^2"). lynx numbers the links of the page in square brackets and lists their
addresses below it; neither is on the page.
"""

from __future__ import annotations

import re

# Behind a number, a unit or a single letter a raised figure is a power; lynx puts the link's number in between.
_CARET = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?)»”’\"'%])|^(?P<indent>[ \t]*))"
    r"(?<!\b[kcdm]m)\^(?:\[\d{1,3}\])?(?P<label>\d{1,3})(?![\w^])",
    re.MULTILINE,
)
_RAISING = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LINKS = re.compile(
    r"\n[ \t]*(?:References|Verwijzingen)[ \t]*\n\s*(?:(?:Visible|Hidden) links:?\s*)?"
    r"(?P<list>(?:[ \t]*\d{1,4}\.[ \t]+(?:https?|file|ftp|mailto|tel):\S*\s*|[ \t]*Hidden links:\s*)+)$"
)
_LISTED = re.compile(r"^[ \t]*(\d{1,4})\.", re.MULTILINE)


def from_dump(text: str) -> str:
    """The text without the links that a text browser listed, and with figures raised that stood behind a caret."""
    listed = _LINKS.search(text)
    if listed:
        numbers = set(_LISTED.findall(listed["list"]))
        text = text[: listed.start()] + "\n"
        text = re.sub(r"\[(\d{1,4})\](?=\S)", lambda match: "" if match[1] in numbers else match[0], text)
    return _CARET.sub(_raised, text)


def _raised(match: re.Match[str]) -> str:
    return f"{match['indent'] or ''}{match['label'].translate(_RAISING)}"
