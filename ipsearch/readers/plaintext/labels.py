"""Which labels of notes stand in a column of their own?

Labels that are drawn apart from their notes come out of some tools as a list of numbers, with the notes after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ipsearch.readers.plaintext.lines import Line, ends_sentence

_LABEL = re.compile(r"^\[?(\d{1,3})\]?[.)]?$")

_LABELLED = re.compile(r"^\[?\d{1,3}\]?[.)]?\s")


def with_labels_paired(lines: Sequence[Line]) -> list[Line]:
    """The lines, with numbers that stand one under the other before the notes that they count put before each.

    Only when there are as many notes as labels: a note starts where the line above it ends a sentence.
    """
    labels = [int(found[1]) if (found := _LABEL.match(line.text)) else None for line in lines]
    for start in range(len(lines) - 1, 0, -1):
        end = start
        while end + 1 < len(lines) and _counts_on(labels[end], labels[end + 1]):
            end += 1
        if end > start and not _counts_on(labels[start - 1], labels[start]):
            return _paired(lines, start, end + 1)
    return list(lines)


def _counts_on(first: int | None, second: int | None) -> bool:
    return first is not None and second == first + 1


def _paired(lines: Sequence[Line], start: int, end: int) -> list[Line]:
    below = [line for line in lines[end:] if line.text]
    opens = [True, *(ends_sentence(above.text) for above, _ in pairwise(below))]
    if sum(opens) != end - start or not below or _LABELLED.match(below[0].text):
        return list(lines)
    labels = iter(lines[start:end])
    notes = [
        replace(line, text=f"{next(labels).text} {line.text}") if first else line
        for line, first in zip(below, opens, strict=True)
    ]
    return [*lines[:start], *notes]
