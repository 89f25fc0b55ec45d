"""What a perfect reader would find: pages of typed blocks, in the shape the reading scorer expects."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.markup import NOTE, Block, Source


@dataclass(slots=True)
class TruthPage:
    """One page: its place in the file, the number printed on it (None when none is), its blocks in reading order."""

    physical_index: int
    printed_page: int | None
    blocks: list[dict[str, Any]] = field(default_factory=list)

    def furniture(self, kind: str, role: str, text: str) -> None:
        """Record text that belongs to the layout: margin, header or footer."""
        self.blocks.append({"type": kind, "role": role, "text": " ".join(text.split())})

    def footnote(self, number: str, text: str) -> None:
        """Record a note that stands at the foot of this page."""
        self.blocks.append({"type": "footnote", "no": number, "text": text})


def body_block(block: Block) -> dict[str, Any]:
    """A source block that stands whole on one page."""
    found: dict[str, Any] = {"type": block.kind, "text": block.plain}
    if block.kind == "heading":
        found["level"] = block.level
    if block.kind == "table":
        found["rows"] = [list(row) for row in block.rows]
    if notes := NOTE.findall(block.text):
        found["notes"] = notes
    return found


def flow_page(source: Source) -> TruthPage:
    """All body blocks and notes of a source on one page without a number, for formats that have no pages."""
    page = TruthPage(0, None, [body_block(block) for block in source.blocks])
    for number, text in source.notes.items():
        page.footnote(number, text)
    return page


def write_truth(folder: Path, file: str, source: Source, pages: list[TruthPage]) -> None:
    """Write `<file>.json`; the meta part repeats what the letterhead prints."""
    meta = {
        "datum": source.date.isoformat() if source.date else None,
        "kenmerk": source.meta.get("kenmerk"),
        "onderwerp": source.meta.get("subject") if source.date else None,
        "kamerstuk": source.meta.get("kamerstuk"),
    }
    truth = {
        "id": file,
        "source": f"fictie, scripts/corpus/letters/{source.path.name}",
        "meta": {key: value for key, value in meta.items() if value},
        "pages": [
            {"physical_index": p.physical_index, "printed_page": p.printed_page, "blocks": p.blocks} for p in pages
        ],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{file}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf-8")
