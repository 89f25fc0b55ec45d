"""The text of finished letters, as the usual tools extract it from their PDF."""

from __future__ import annotations

import subprocess
from pathlib import Path

# Which tools are tried on which designs: those that keep the layout, that read across, and that follow the drawing.
TEXTS = {
    "typst_margin_right": ("layout", "mutool", "plumber"),
    "typst_superior": ("layout",),
    "office_letter": ("layout", "raw"),
    "weasy_margin": ("layout", "plain", "mupdf"),
    "weasy_left": ("layout",),
    "reportlab_rotated": ("layout", "plain", "miner"),
    "tex_notes": ("layout", "raw"),
}


def extract(tool: str, path: Path) -> str:
    """What a tool makes of a PDF."""
    if tool in ("layout", "raw", "plain"):
        flags = [] if tool == "plain" else [f"-{tool}"]
        return _output("pdftotext", *flags, str(path), "-")
    if tool == "mutool":
        return _output("mutool", "draw", "-q", "-F", "txt", str(path))
    if tool == "miner":
        from pdfminer.high_level import extract_text

        return str(extract_text(path))
    if tool == "plumber":
        import pdfplumber

        with pdfplumber.open(path) as pdf:
            return "\f".join(page.extract_text() or "" for page in pdf.pages)
    import pymupdf

    return "\f".join(page.get_text() for page in pymupdf.open(path))


def write_texts(folder: Path, names: list[str]) -> None:
    """Files ``NAME.TOOL.txt`` beside the PDFs."""
    for name, tools in TEXTS.items():
        if not names or any(name.startswith(wanted) for wanted in names):
            for tool in tools:
                text = extract(tool, folder / f"{name}.pdf")
                (folder / f"{name}.{tool}.txt").write_text(text, "utf-8", newline="")


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode("utf-8")
