"""Which words stand on which page? Counted, not guessed.

A producer that paginates itself does not say where it cut. The letters on a page do: what the page holds (pdfium
counts them, in whatever order) less its furniture and notes is the next so many letters of the text. The letters must
then agree one by one, so a wrong cut cannot pass.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from corpus.markup import NOTE
from corpus.truth import TruthPage

from layouts.content import Content, Item
from layouts.designs import Design
from layouts.surroundings import furniture, printed_number


class CutError(Exception):
    """The pages do not hold the text as it should stand there."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The least that is never parted: a word with the notes it calls, or a table row."""

    item: int
    text: str
    letters: str
    notes: tuple[str, ...] = ()
    row: int = -1


def letters_of(text: str) -> str:
    """Letters and figures only, in lower case, ligatures taken apart."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(character.lower() for character in plain if character.isalnum())


def cut(path: Path, content: Content, design: Design) -> list[TruthPage]:
    """The truth of a file, page by page."""
    found = [letters_of(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(path)]
    chunks = list(_chunks(content.items))
    pages: list[TruthPage] = []
    start = 0
    for number, letters in enumerate(found, 1):
        around = furniture(content, design, number, len(found))
        fixed = "".join(letters_of(text) for _, _, text in around)
        end, header = _end(chunks, start, Counter(letters) - Counter(fixed), content, design, number)
        pages.append(_page(chunks[start:end], header, around, content, design, number, start, end, chunks))
        start = end
    if start != len(chunks):
        raise CutError(f"{design.name}: the text ends at {chunks[start - 1]}, {len(chunks) - start} words are missing")
    return pages


def _chunks(items: Sequence[Item]) -> Iterator[Chunk]:
    for place, item in enumerate(items):
        if item.kind == "table":
            for number, row in enumerate(item.rows):
                yield Chunk(place, " | ".join(row), letters_of("".join(row)), row=number)
            continue
        words = item.text.split() if item.kind != "signature" else item.plain.split()
        for number, word in enumerate(words):
            marker = item.marker + " " if item.marker and number == 0 else ""
            plain = NOTE.sub("", word)
            yield Chunk(place, marker + plain, letters_of(marker + plain), tuple(NOTE.findall(word)))


def _end(
    chunks: Sequence[Chunk], start: int, wanted: Counter[str], content: Content, design: Design, number: int
) -> tuple[int, bool]:
    """Where the page ends, and whether a table's header is printed again at its top."""
    room = wanted.total()
    table = start < len(chunks) and chunks[start].row > 0
    header = content.items[chunks[start].item].rows[0] if table else ()
    for extra in ("".join(map(letters_of, header)), "") if table else ("",):
        used, end, held = len(extra), start, Counter(extra)
        while end < len(chunks) and used < room:
            more = chunks[end].letters + "".join(f"{n}{n}{letters_of(content.notes[n])}" for n in chunks[end].notes)
            used, held, end = used + len(more), held + Counter(more), end + 1
        if held == wanted:
            return end, bool(extra)
    near = " ".join(chunk.text for chunk in chunks[max(start, end - 8) : end])
    off = {c: n for c, n in (Counter(wanted) | held).items() if wanted[c] != held[c]}
    raise CutError(f"{design.name}, page {number}: {used} letters for {room}, near {near!r}; {off} differ")


def _page(
    here: Sequence[Chunk],
    header: bool,
    around: list[tuple[str, str, str]],
    content: Content,
    design: Design,
    number: int,
    start: int,
    end: int,
    chunks: Sequence[Chunk],
) -> TruthPage:
    page = TruthPage(number - 1, printed_number(design, number))
    for kind, role, text in around:
        if kind != "footer":
            page.furniture(kind, role, text)
    for place in dict.fromkeys(chunk.item for chunk in here):
        part = [chunk for chunk in here if chunk.item == place]
        block = _block(content.items[place], part, header and part[0].row > 0)
        if start and chunks[start - 1].item == place:
            block["continued"] = True
        if end < len(chunks) and chunks[end].item == place:
            block["continues"] = True
        page.blocks.append(block)
    for label in [note for chunk in here for note in chunk.notes]:
        page.footnote(label, content.notes[label])
    for kind, role, text in around:
        if kind == "footer":
            page.furniture(kind, role, text)
    return page


def _block(item: Item, part: Sequence[Chunk], header: bool) -> dict[str, object]:
    """The part of an item that stands on a page, as truth holds it."""
    if item.kind == "table":
        rows = [item.rows[0]] if header else []
        rows += [item.rows[chunk.row] for chunk in part]
        return {"type": "table", "text": "\n".join(" | ".join(r) for r in rows), "rows": [list(r) for r in rows]}
    block: dict[str, object] = {"type": item.kind, "text": " ".join(chunk.text for chunk in part)}
    if item.kind == "heading":
        block["level"] = item.level
    if notes := [note for chunk in part for note in chunk.notes]:
        block["notes"] = notes
    return block
