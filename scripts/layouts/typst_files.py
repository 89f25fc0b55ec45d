"""Letters set by Typst (embeds its fonts, maps every hyphen to a soft one, draws ligatures)."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import typst

from layouts.content import Content
from layouts.designs import Design
from layouts.grouping import grouped, widths
from layouts.surroundings import letterhead, margin

TEMPLATE = Path(__file__).parent / "letter.typ"


def render_typst(content: Content, design: Design, path: Path) -> None:
    """Write the PDF."""
    data = {
        "layout": asdict(design),
        "title": f"{content.meta['subject']} (fictief)",
        "subject": content.meta["subject"],
        "head": [asdict(pair) for pair in letterhead(content, design)],
        "margin_first": [asdict(pair) for pair in margin(content, design, first=True)],
        "margin_later": [asdict(pair) for pair in margin(content, design, first=False)],
        "items": list(grouped(content, design.soft_hyphens)),
        "widths": {str(len(item.rows[0])): widths(item.rows) for item in content.items if item.rows},
    }
    path.write_bytes(typst.compile(TEMPLATE, sys_inputs={"data": json.dumps(data)}))
