"""Which pieces of a passage can be an answer? Sentences, table rows, footnotes, and a list with what announces it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from ipsearch.letters import Passage
from ipsearch.text.sentences import sentences

UnitKind = Literal["sentence", "item", "row", "footnote", "list"]
UNIT_KINDS: tuple[UnitKind, ...] = get_args(UnitKind)

# What says only where the letter will say something: "In deze brief ga ik in op", "Hieronder schets ik".
_OUTLINE = re.compile(
    r"^\W*(?:hieronder|hierna|achtereenvolgens|in (?:het (?:vervolg|navolgende|onderstaande)|"
    r"deze (?:brief|paragraaf|bijlage|reactie|notitie)))\b(?!.{0,80}\bniet\b).{0,60}"
    r"\b(?:ga|geef|schets|beschrijf|licht|bespreek|behandel|volg|kom)(?:t|en)?\b|"
    r"\bga(?:at|an)? (?:ik|wij|we)\b(?!.{0,80}\bniet\b).{0,40}\b(?:hieronder|hierna|achtereenvolgens)\b|"
    r"\b(?:hieronder|hierna)\b.{0,20}\bga(?:at|an)? (?:ik|wij|we)\b",
    re.IGNORECASE,
)
# Words. A longer list is no answer but a passage; of it the items are taken one by one.
_LONGEST_LIST = 80
_SAYS_SOMETHING = 6
_FIGURES = re.compile(r"\d")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a passage's text, ``[start, end)``. ``heads`` are the column heads above a row."""

    kind: UnitKind
    start: int
    end: int
    heads: str = ""


def units(passage: Passage) -> Iterator[Unit]:
    """The pieces of a passage in order; neither headings, nor what only outlines the letter: they answer nothing."""
    lines = _lines(passage)
    if passage.kind == "bullet" and any(_outlines_list(passage.text[start:end]) for start, end in lines):
        return
    if passage.kind == "table":
        yield from _rows(passage.text, lines)
        return
    for start, end in lines:
        kind: UnitKind = (
            "item" if passage.kind == "bullet" else "footnote" if passage.kind == "footnote" else "sentence"
        )
        line = passage.text[start:end]
        if len(line.split()) >= _SHORTEST:
            pieces = ((start + left, start + right) for left, right in sentences(line))
            yield from (Unit(kind, left, right) for left, right in pieces if _says(passage.text[left:right]))
    if passage.kind == "bullet":
        yield from _lists(passage.text, lines)


def _says(sentence: str) -> bool:
    """Whether a sentence says something by itself."""
    return not sentence.endswith(":") and not _OUTLINE.search(sentence)


def _outlines_list(line: str) -> bool:
    """Whether a line announces a list of what the letter will speak of."""
    return line.rstrip().endswith(":") and bool(_OUTLINE.search(line))


def _lines(passage: Passage) -> list[tuple[int, int]]:
    """The lines below the headings."""
    found, at, above = [], 0, True
    for line in passage.text.split("\n"):
        above = above and line in passage.section
        if line.strip() and not above:
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _rows(text: str, lines: list[tuple[int, int]]) -> Iterator[Unit]:
    """The rows below the column heads: the first line, unless it holds figures as the others do."""
    heads, body = "", lines
    first = text[slice(*lines[0])] if len(lines) > 1 else ""
    if first and (not _FIGURES.search(first) or _years_only(first)):
        heads, body = first, lines[1:]
    yield from (Unit("row", start, end, heads) for start, end in body)


_YEARS_ONLY = re.compile(r"(?:19|20)\d\d")


def _years_only(line: str) -> bool:
    """Whether all figures of a row are years: columns are often headed by them."""
    return not _FIGURES.search(_YEARS_ONLY.sub("", line)) and len(_YEARS_ONLY.findall(line)) > 1


def _lists(text: str, lines: list[tuple[int, int]]) -> Iterator[Unit]:
    """A line that ends in a colon with the items after it, when they are short enough together.

    "Dit zijn:" says nothing by itself: then the sentence before it opens the list.
    """
    for start, end in lines[:-1]:
        if text[start:end].rstrip().endswith(":"):
            opening = [left + start for left, _ in sentences(text[start:end])]
            last = lines[-1][1]
            if len(opening) > 1 and len(text[opening[-1] : end].split()) < _SAYS_SOMETHING:
                opening.pop()
            if len(text[opening[-1] : last].split()) <= _LONGEST_LIST:
                yield Unit("list", opening[-1], last)
            return
