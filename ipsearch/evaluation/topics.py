"""Labelled questions: what was asked, and which words of which letter answer it.

One JSON object a line: ``id``, ``query``, ``type``, ``answerable`` and ``gold``, a list of ``doc`` (file name; its
first three characters name the letter), ``quote``, ``grade`` (2 answers, 1 is related), perhaps ``core`` (the exact
row or number within the quote) and ``sentence_clean`` (the quote with the damage of extraction repaired).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipsearch.errors import SettingsError

_PREFIX = 3
_SHINGLE = 5
_ENOUGH = 0.6
_SEAM = re.compile(r"(\w)-\s+(\w)")


@dataclass(frozen=True, slots=True)
class Gold:
    """One passage that answers (grade 2) or bears on (grade 1) a question."""

    doc: str
    quote: str
    grade: int
    core: str | None = None
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """One labelled question."""

    id: str
    query: str
    type: str
    answerable: bool
    gold: tuple[Gold, ...]


def read_topics(path: Path) -> list[Topic]:
    """The topics in a file.

    Raises:
        SettingsError: the file cannot be read, or a line is not a topic.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"The topics in {path} cannot be read ({error}).") from error
    topics = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                topics.append(_topic(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise SettingsError(
                    f"{path}, line {number} is not a topic ({type(error).__name__}: {error})."
                ) from error
    return topics


def matches(gold: Gold, file: str, kenmerk: str | None, text: str) -> bool:
    """Whether a passage of ``file`` holds a gold passage.

    It does when it holds the core (or the quote) but for spaces, punctuation and case, or most of its five-word
    shingles: a reader that repairs hyphens cannot be compared by equality.
    """
    if Path(file).name[:_PREFIX] != gold.doc[:_PREFIX]:
        return False
    if gold.core and gold.core == kenmerk:
        return True
    letters = _loose(text)
    if _loose(gold.core or gold.quote) in letters or _loose(gold.quote) in letters:
        return True
    wanted = _shingles(gold.sentence or gold.quote)
    return len(wanted) > 3 and len(wanted & _shingles(text)) >= _ENOUGH * len(wanted)


def _topic(row: dict[str, Any]) -> Topic:
    gold = tuple(
        Gold(g["doc"], g["quote"], int(g["grade"]), g.get("core"), g.get("sentence_clean")) for g in row["gold"]
    )
    return Topic(row["id"], row["query"], row["type"], bool(row["answerable"]), gold)


def _loose(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", _SEAM.sub(r"\1\2", text.lower()))
    return {tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))}
