"""Which toezeggingen in letters answer to the entries of parliament's register?

The register of the Tweede Kamer lists what ministers promised by word of mouth. Its open data name the fields
``Nummer``, ``Tekst``, ``Status``, ``AanmaakDatum`` and ``Ministerie``; a table or JSON with those is read.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ipsearch.errors import UsageError
from ipsearch.protocols import Encoder
from ipsearch.remembering import closeness
from ipsearch.stories import Story

# A promise of the same day is nearly always the same one; a letter older than the entry cannot report on it.
_SAME_DAY, _NUMBER, _EARLIER = 0.5, 2.0, -0.3
_ENOUGH = 0.45
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One promise in the register."""

    number: str
    text: str
    status: str | None
    date: dt.date | None
    ministry: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """An entry with the stories that may be the same promise, the likeliest first; each ``score`` says how near."""

    entry: Entry
    stories: tuple[Story, ...]


def read_register(path: Path) -> list[Entry]:
    """The entries in a CSV or JSON file.

    Raises:
        UsageError: it cannot be read, or has no ``Nummer`` and ``Tekst``.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read ({error}).") from error
    entries = [_entry(row) for row in _rows(path, text)]
    if not entries:
        raise UsageError(f"{path} holds no entries.")
    return [_checked(path, entry) for entry in entries]


def matched(encoder: Encoder, entries: Sequence[Entry], found: Sequence[Story]) -> list[Match]:
    """Each entry with its stories; none when no story is near enough."""
    made = []
    for entry in entries:
        near = closeness(encoder.encode_query(entry.text), found) if found else ()
        scored = [(float(score) + _bonus(entry, story), story) for score, story in zip(near, found, strict=True)]
        best = sorted((pair for pair in scored if pair[0] >= _ENOUGH), key=lambda pair: -pair[0])
        made.append(Match(entry, tuple(_with(story, score) for score, story in best[:_SHOWN])))
    return made


def _with(story: Story, score: float) -> Story:
    return replace(story, score=score)


def _bonus(entry: Entry, story: Story) -> float:
    """What the day of the promise and the number of the entry say."""
    letter, made_at = story.told.stored.letter, story.found.made_at
    if entry.number and entry.number in story.told.stored.passage.text:
        return _NUMBER
    if entry.date and made_at and made_at.date == entry.date:
        return _SAME_DAY
    return _EARLIER if entry.date and letter.date and letter.date < entry.date else 0.0


def _rows(path: Path, text: str) -> list[dict[str, Any]]:
    try:
        if text.lstrip()[:1] in {"[", "{"}:
            return _json_rows(text)
        dialect = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
        return list(csv.DictReader(io.StringIO(text), delimiter=dialect))
    except (ValueError, csv.Error) as error:
        raise UsageError(f"{path} is neither CSV nor JSON that can be read ({error}).") from error


def _json_rows(text: str) -> list[dict[str, Any]]:
    """A list, the ``value`` of an OData answer, or an object a line."""
    try:
        data = json.loads(text)
    except ValueError:
        data = [json.loads(line) for line in text.splitlines() if line.strip()]
    rows = data.get("value", [data]) if isinstance(data, dict) else data
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("expected a list of objects")
    return rows


def _entry(row: dict[str, Any]) -> Entry:
    named = {str(key).strip().lower(): str(value).strip() for key, value in row.items() if value not in {None, ""}}
    date = named.get("aanmaakdatum", "")[:10]
    try:
        day = dt.date.fromisoformat(date) if date else None
    except ValueError:
        day = None
    return Entry(named.get("nummer", ""), named.get("tekst", ""), named.get("status"), day, named.get("ministerie"))


def _checked(path: Path, entry: Entry) -> Entry:
    if not entry.number or not entry.text:
        raise UsageError(f"{path}: an entry has no Nummer or no Tekst, the names of the Tweede Kamer's open data.")
    return entry
