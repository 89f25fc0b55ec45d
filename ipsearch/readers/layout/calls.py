"""Which footnotes do the lines of a body call?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ipsearch.readers.layout.lines import Line, Mark


def with_calls_parted(lines: Sequence[Line], called: int) -> tuple[list[Line], int]:
    """The lines, with figures that call several notes at once parted ("56" after note 4 calls 5 and 6).

    Args:
        called: the highest number that was called before, 0 before the first.

    Returns:
        The lines, and the highest number that is called now.
    """
    parted = []
    for line in lines:
        marks: list[Mark] = []
        for mark in line.marks:
            labels = list(_labels(mark.label, called)) if mark.before else [mark.label]
            marks.extend(Mark(label, mark.before) for label in labels)
            called = max([called, *(int(label) for label in labels if mark.before and label.isdigit())])
        parted.append(line if len(marks) == len(line.marks) else Line(line.words, line.y, line.size, tuple(marks)))
    return parted, called


def owed(lines: Sequence[Line], before: Sequence[str], last: int) -> list[str]:
    """The notes that were called and have not been printed: there was no room left on the page that calls them.

    Args:
        before: those that were owed already.
        last: the highest number among the notes that were printed so far.
    """
    here = [mark.label for line in lines for mark in line.marks]
    return [label for label in (*before, *here) if label.isdigit() and int(label) > last]


def _labels(label: str, called: int) -> Iterator[str]:
    """The label, or the next numbers in the series that together are written like it."""
    numbers: list[str] = []
    # Before the first call nothing tells two notes from a letter that starts at note 12.
    while called and len("".join(numbers)) < len(label):
        numbers.append(str(called + 1 + len(numbers)))
    yield from numbers if "".join(numbers) == label else [label]
