"""Units of a document as truth has it: headings, sentences, bullets, table rows, notes, with page and section."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ABBREVIATIONS = {"nr.", "prof.", "dr.", "mr.", "jl.", "p.", "o.a."}
END = re.compile(r"[.!?][»’)]?(?= [A-ZÉ«‘€’])")


@dataclass(frozen=True, slots=True)
class Unit:
    """One labelled unit. `page` is where it starts; `page_end` where it ends; both None when nothing is printed."""

    doc: str
    number: str
    kind: str
    text: str
    page: int | None
    page_end: int | None
    section: str | None

    @property
    def name(self) -> str:
        return f"{self.doc[:3]}:{self.number}"


def read_units(truth_file: Path) -> list[Unit]:
    """All units of one truth file, numbered in reading order; notes are named fn1, fn2."""
    doc = truth_file.name.removesuffix(".json")
    truth = json.loads(truth_file.read_text("utf-8"))
    units: list[Unit] = []
    section: str | None = None
    for block, pieces in joined_blocks(truth["pages"]):
        if block["type"] in {"margin", "header", "footer"}:
            continue
        for text, start, end in block_pieces(block, pieces):
            if block["type"] == "heading":
                section = text
            kind = {"paragraph": "sentence", "bullet": "sentence", "table": "row"}.get(block["type"], block["type"])
            number = f"fn{block['no']}" if kind == "footnote" else str(sum(u.kind != "footnote" for u in units))
            units.append(Unit(doc, number, kind, text, start, end, None if kind == "footnote" else section))
    return units


def joined_blocks(pages: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[tuple[str, int | None]]]]:
    """Blocks in order, each with its parts (text, printed page): a block that runs over a page end is one block."""
    out: list[tuple[dict[str, Any], list[tuple[str, int | None]]]] = []
    open_block = None
    for page in pages:
        for block in page["blocks"]:
            if block.get("continued") and open_block is not None:
                out[open_block][1].append((block["text"], page["printed_page"]))
            else:
                out.append((block, [(block["text"], page["printed_page"])]))
                index = len(out) - 1
            if block.get("continues"):
                open_block = open_block if block.get("continued") else index
    return out


def block_pieces(
    block: dict[str, Any], parts: list[tuple[str, int | None]]
) -> list[tuple[str, int | None, int | None]]:
    """The block's units with the printed pages on which they start and end."""
    if block["type"] == "table":
        return [(row, page, page) for text, page in parts for row in text.split("\n")]
    joined, bounds = "", []
    for text, page in parts:
        joined += (" " if joined else "") + text
        bounds.append((len(joined), page))

    def page_of(offset: int) -> int | None:
        return next(page for end, page in bounds if offset < end or end == len(joined))

    whole = block["type"] in {"heading", "signature", "footnote"}
    marker = re.match(r"- |\d+\. ", joined) if block["type"] == "bullet" else None
    skip = marker.end() if marker else 0
    spans = [(0, len(joined))] if whole else split_spans(joined, skip)
    return [(joined[a:b], page_of(a), page_of(b - 1)) for a, b in spans]


def split_spans(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Sentence spans; a point after an abbreviation or an initial, or inside a quoted title, ends nothing."""
    spans = []
    for found in END.finditer(text, start):
        word = text[start : found.start() + 1].split(" ")[-1]
        upto = text[start : found.end()]
        if word in ABBREVIATIONS or re.fullmatch(r"(?:[A-Z]\.)+", word) or upto.count("«") > upto.count("»"):
            continue
        spans.append((start, found.end()))
        start = found.end() + 1
    if start < len(text):
        spans.append((start, len(text)))
    return spans
