"""Which values belong to the labels of a letterhead that a tool printed as two columns, one after the other?

pdftotext prints "Datum", "Ons kenmerk", "Betreft" under each other and their values below, in the same order: as many
lines as labels, save that the last value may have more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ipsearch.readers.masthead import is_salutation, read_label
from ipsearch.readers.plaintext.lines import Line
from ipsearch.text.dates import find_dates

# The letterhead is over after so many lines; two labels may stand together by chance when their values are apart.
_ZONE, _LEAST, _MORE = 60, 2, 2


def with_values_beside(lines: Sequence[Line]) -> list[Line]:
    """The lines of the first page, with each value behind its label; unchanged when their numbers differ."""
    for start in range(min(len(lines), _ZONE)):
        labels = _run(lines, start)
        if len(labels) < _LEAST:
            continue
        below = start + len(labels)
        while below < len(lines) and not lines[below].text:
            below += 1
        end = below
        while end < len(lines) and lines[end].text and not is_salutation(lines[end].text):
            end += 1
        if not _fit(labels, lines[below:end]):
            return list(lines)
        values = [*lines[below : below + len(labels)]]
        paired = [
            replace(label, text=f"{label.text} {value.text}") for label, value in zip(labels, values, strict=True)
        ]
        return [*lines[:start], *paired, *lines[below + len(labels) :]]
    return list(lines)


def _run(lines: Sequence[Line], start: int) -> list[Line]:
    labels = []
    for line in lines[start:]:
        label = read_label(line.text)
        if label is None or label.rest:
            break
        labels.append(line)
    return labels


def _fit(labels: Sequence[Line], values: Sequence[Line]) -> bool:
    """Whether there is a value for each label, none of them a label, and the date, if any, is one."""
    if not len(labels) <= len(values) <= len(labels) + _MORE or any(read_label(value.text) for value in values):
        return False
    dated = [value for label, value in zip(labels, values, strict=False) if _role(label) == "date"]
    return all(next(find_dates(value.text), None) is not None for value in dated) and bool(dated)


def _role(line: Line) -> str:
    label = read_label(line.text)
    return label.role if label else ""
