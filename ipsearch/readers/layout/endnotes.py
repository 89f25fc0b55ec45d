"""Which paragraphs at the end of a letter are its notes?

They are set as the text is. Each opens with a raised marker that the text calls; a heading may stand over them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ipsearch.readers.layout.notes import Note
from ipsearch.readers.layout.paragraphs import ends_sentence
from ipsearch.readers.layout.pieces import PageParts, Piece


def with_endnotes(pages: Sequence[PageParts]) -> list[PageParts]:
    """The pages, with paragraphs that are notes among their notes."""
    found = _found(pages)
    if not found:
        return list(pages)
    done = []
    for index, page in enumerate(pages):
        places = [place for number, place in sorted(found) if number == index]
        notes = [_note(page.pieces[place]) for place in places]
        rest = tuple(piece for place, piece in enumerate(page.pieces) if place not in places)
        done.append(replace(page, pieces=rest, notes=(*notes, *page.notes)) if places else page)
    return done


def _found(pages: Sequence[PageParts]) -> set[tuple[int, int]]:
    """The page and place of each: a run at the end of the letter that is numbered in order and wholly called.

    It counts from one, or goes on at the head of a page with the notes at the foot of the page before.
    """
    run: list[tuple[int, int, str]] = []
    for index, place, piece in _from_the_end(pages):
        label = _label(piece)
        if label is None and not (place == 0 and _runs_over(pages, index)):
            break
        run.append((index, place, label or ""))
    labels = [int(label) for _, _, label in reversed(run) if label]
    printed = {note.label for page in pages for note in page.notes}
    called = {mark for page in pages for piece in page.pieces if _label(piece) is None for mark in piece.notes}
    first = _next_note(pages, *run[-1][:2]) if run else 1
    in_order = bool(labels) and labels == list(range(first, len(labels) + first))
    if not in_order or not called.issuperset(map(str, labels)) or not printed.isdisjoint(map(str, labels)):
        return set()
    return {(index, place) for index, place, _ in run}


def _next_note(pages: Sequence[PageParts], index: int, place: int) -> int:
    """The number of the note that a place is due: that after the last note of the page before, at the head of one."""
    before = [note.label for note in pages[index - 1].notes if note.label] if index and not place else []
    return int(before[-1]) + 1 if before and before[-1].isdigit() else 1


def _runs_over(pages: Sequence[PageParts], index: int) -> bool:
    """Whether the page before ends inside a note that goes on here."""
    before = pages[index - 1].pieces[-1:] if index else ()
    return bool(before) and _label(before[0]) is not None and not ends_sentence(before[0].lines[-1].text)


def _from_the_end(pages: Sequence[PageParts]) -> Iterator[tuple[int, int, Piece]]:
    for index in range(len(pages) - 1, -1, -1):
        pieces = pages[index].pieces
        for place in range(len(pieces) - 1, -1, -1):
            yield index, place, pieces[place]


def _label(piece: Piece) -> str | None:
    """The number that a piece opens with, raised; none when it is no such paragraph."""
    marks = piece.lines[0].marks
    if piece.kind not in ("paragraph", "bullet") or not marks or marks[0].before or not marks[0].label.isdigit():
        return None
    return marks[0].label


def _note(piece: Piece) -> Note:
    return Note(_label(piece), tuple(line.text for line in piece.lines))
