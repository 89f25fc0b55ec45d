"""Render a source as PDF in one of the typographies, and tell what was drawn on each page."""

from __future__ import annotations

import io
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from corpus.drawing import body_strokes, draw, in_drawing_order
from corpus.letterheads import surround
from corpus.markup import Source
from corpus.pages import body_truth, column_widths, paginate
from corpus.styles import STYLES, Style
from corpus.truth import TruthPage

A4 = (595.3, 841.9)


def render_pdf(source: Source, path: Path) -> list[TruthPage]:
    """Write the PDF; return its truth."""
    data, truth = pdf_bytes(source, STYLES[source.meta["layout"]])
    path.write_bytes(data)
    return truth


def pdf_bytes(source: Source, style: Style) -> tuple[bytes, list[TruthPage]]:
    """The file as bytes. `invariant` keeps dates and identifiers out, so a second run gives the same bytes."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(f"{source.meta['subject']} (fictief)")
    canvas.setAuthor("corpus ipsearch")
    widths = {n: column_widths(b, style) for n, b in enumerate(source.blocks) if b.kind == "table"}
    sheets = paginate(source, style)
    pages = []
    for sheet in sheets:
        page = TruthPage(sheet.number - 1, sheet.number if style.numbered else None)
        around = surround(source, style, sheet.number, len(sheets), page)
        footers = [block for block in page.blocks if block["type"] == "footer"]
        page.blocks = [block for block in page.blocks if block["type"] != "footer"]
        body_truth(page, sheet, sheets, source)
        page.blocks += footers
        body = body_strokes(sheet, style, widths)
        draw(canvas, in_drawing_order(around.head, around.margin, body, around.foot, style.margin_order))
        canvas.showPage()
        pages.append(page)
    canvas.save()
    return buffer.getvalue(), pages
