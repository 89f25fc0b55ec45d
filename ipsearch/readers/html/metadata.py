"""What do the ``meta`` tags of an official publication state?

The OWMS and ``OVERHEIDop`` terms of officielebekendmakingen.nl are filled by the publisher and reliable; general tags
such as ``og:title`` or ``description`` are written for search engines and not looked at. ``DCTERMS.issued`` is the day
of publication, not the date of the letter, and is not used either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import html

from ipsearch.kenmerk import parse_kamerstuk

_IDENTIFIERS = ("dcterms.identifier", "dc.identifier", "overheidop.identifier")
_TITLES = ("dc.title", "dcterms.title")
# When a letter was signed, an answer came, a debate was held: the day that counts for each kind of paper.
_SIGNED = (
    "overheidop.datumondertekening",
    "overheidop.datumbrief",
    "overheidop.datumontvangst",
    "overheidop.datumvergadering",
)
# Questions, answers, debates and the gazettes have a title of their own, without the dossier before it.
_TITLED = re.compile(r"^(?:(?:ah|kv|h)-[a-z]{2}|stcrt|stb)-\d")
_NUMBER = re.compile(r", (?:nr\.|nummer|kenmerk) (?P<number>[A-Z][A-Z/.\- ]*\d[\w/.\-]*)(?=,|$)")
_CREATORS = ("dcterms.creator", "dc.creator")
# What else is named as the creator may be parliament, which publishes what others send it.
_MINISTRY = re.compile(r"^Ministerie van [A-Z]")
# A Kamerstuk's title reads "dossier; kind of paper; subject".
_TITLE_PARTS = 3


def read_metadata(root: html.HtmlElement) -> tuple[tuple[str, str], ...]:
    """Fields of the letterhead that the tags state, as written there."""
    tags: dict[str, str] = {}
    for meta in root.iter("meta"):
        name, content = meta.get("name", "").strip().lower(), meta.get("content", "").strip()
        if name and content:
            tags.setdefault(name, content)
    number = _kamerstuk(tags)
    titled = any(_TITLED.match(tags.get(name, "")) for name in _IDENTIFIERS)
    creator = _first(tags, _CREATORS) or ""
    found = {
        "kamerstuk": number,
        "kenmerk": _numbered(tags, root) if titled else None,
        "date": _first(tags, _SIGNED),
        "subject": _first(tags, _TITLES) if titled else (_subject(tags) if number else None),
        "sender": creator if _MINISTRY.match(creator) else None,
    }
    return tuple((name, value) for name, value in found.items() if value)


def _kamerstuk(tags: Mapping[str, str]) -> str | None:
    for name in _IDENTIFIERS:
        found = parse_kamerstuk(tags.get(name, ""))
        if found:
            return str(found)
    dossier, number = tags.get("overheidop.dossiernummer", ""), tags.get("overheidop.ondernummer", "")
    found = parse_kamerstuk(f"{dossier}-{number}") if dossier and number else None
    return str(found) if found else None


def _numbered(tags: Mapping[str, str], root: html.HtmlElement) -> str | None:
    """The number that a regulation has behind its day ("… van 6 mei 2025, nr. WJZ/ 12345, tot …")."""
    titles = (_first(tags, _TITLES) or "", *(" ".join("".join(title.itertext()).split()) for title in root.iter("h1")))
    found = next(filter(None, map(_NUMBER.search, titles)), None)
    return found["number"] if found else None


def _subject(tags: Mapping[str, str]) -> str | None:
    parts = [part.strip() for part in (_first(tags, _TITLES) or "").split(";")]
    return "; ".join(parts[_TITLE_PARTS - 1 :]) or None if len(parts) >= _TITLE_PARTS else None


def _first(tags: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in names if tags.get(name)), None)
