"""How do items look to a producer that sets lists and runs itself?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from corpus.markup import NOTE

from layouts.content import Content, Item

Group = dict[str, Any]


def grouped(content: Content, soften: bool) -> Iterator[Group]:
    """Items as plain values; neighbouring bullets of one sort become a list, with its second level inside."""
    open_list: Group | None = None
    for item in content.items:
        if item.kind != "bullet":
            if open_list:
                yield open_list
                open_list = None
            yield _single(item, content, soften)
            continue
        entry = {"runs": runs(item, content, soften), "children": [], "marker": item.marker}
        if open_list and item.level == 2:
            open_list["items"][-1]["children"].append(entry)
        elif open_list and open_list["ordered"] == item.ordered:
            open_list["items"].append(entry)
        else:
            if open_list:
                yield open_list
            start = int(item.marker.rstrip(".")) if item.ordered else 1
            open_list = {"kind": "list", "ordered": item.ordered, "start": start, "items": [entry], "new_page": False}
    if open_list:
        yield open_list


def runs(item: Item, content: Content, soften: bool) -> list[str | dict[str, str]]:
    """The text in pieces: words, and notes at their place."""
    from layouts.content import softened  # here, as only some designs need the patterns

    pieces: list[str | dict[str, str]] = []
    for place, piece in enumerate(NOTE.split(item.text)):
        if place % 2:
            pieces.append({"note": content.notes[piece], "label": piece})
        elif piece:
            pieces.append(softened(piece) if soften and item.kind != "heading" else piece)
    return pieces


def widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Shares of the width per column: what its longest cell needs, within bounds."""
    longest = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [min(max(length, 15), 34) for length in longest]


def _single(item: Item, content: Content, soften: bool) -> Group:
    return {
        "kind": item.kind,
        "level": item.level,
        "runs": runs(item, content, soften),
        "rows": item.rows,
        "lines": item.lines,
        "new_page": item.new_page,
    }
