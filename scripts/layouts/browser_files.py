"""Letters printed by browsers: Chromium (Skia), and wkhtmltopdf (Qt), whose lists have bullets that are drawn."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from html import escape
from pathlib import Path

from layouts.content import Content
from layouts.designs import Design
from layouts.grouping import grouped
from layouts.webpage_files import block, head, style

# Qt prints at 96 dots an inch what the page asks for in points.
_QT_ZOOM = "1.28"


def render_chromium(content: Content, design: Design, path: Path) -> None:
    """Print the page without the browser's own head and foot."""
    extra = f"main {{ column-count: {design.columns}; column-gap: 22pt }} ul, li ul {{ list-style-type: disc }}"
    with tempfile.TemporaryDirectory() as folder:
        page = _page(Path(folder), content, design, style(design) + extra)
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={path}", f"file://{page}"]
        subprocess.run(command, check=True, capture_output=True, timeout=180)


def render_qt(content: Content, design: Design, path: Path) -> None:
    """Print the page; Debian's wkhtmltopdf prints no page numbers."""
    plain = re.sub(r"@page.*?\n@page :first[^\n]*", "", style(design), flags=re.DOTALL)
    with tempfile.TemporaryDirectory() as folder:
        page = _page(Path(folder), content, design, plain)
        edges = zip("TBLR", (design.top, design.bottom, design.left, design.right), strict=True)
        command = ["wkhtmltopdf", "-q", "-s", "A4", "--disable-smart-shrinking", "--zoom", _QT_ZOOM]
        command += [option for side, points in edges for option in (f"-{side}", f"{points}pt")]
        screen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run([*command, str(page), str(path)], check=True, capture_output=True, timeout=180, env=screen)


def _page(folder: Path, content: Content, design: Design, css: str) -> Path:
    body = "".join(block(group, design) for group in grouped(content, design.soft_hyphens))
    title = escape(content.meta["subject"])
    page = folder / "letter.html"
    page.write_text(
        f"<!doctype html><html lang=nl><head><meta charset=utf-8><title>{title} (fictief)</title><style>{css}</style>"
        f"</head><body>{head(content, design)}<main>{body}</main></body></html>",
        "utf-8",
    )
    return page
