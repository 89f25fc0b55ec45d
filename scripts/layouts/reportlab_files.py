"""Letters set by ReportLab's page templates (standard fonts that are not embedded, or Vera)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib import colors
from reportlab.lib.fonts import addMapping
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    LongTable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    TableStyle,
)

from layouts.content import Content, Item, softened
from layouts.designs import Design
from layouts.grouping import widths
from layouts.surroundings import folio, letterhead, margin, running

PAPERS = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}
FACES = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "Vera": ("Vera", "VeraBd", "VeraIt"),
}
HEAD = 250.0  # room for the letterhead on the first page


def render_reportlab(content: Content, design: Design, path: Path) -> None:
    """Write the PDF; set twice, as the page number may state the total."""
    for name in FACES["Vera"] if design.font == "Vera" else ():
        pdfmetrics.registerFont(TTFont(name, str(Path(reportlab.__file__).parent / "fonts" / f"{name}.ttf")))
        addMapping(name, 0, 0, name)
    total = 0
    for _ in range(2):
        document = _template(content, design, path, total)
        document.build(list(_story(content, design)))
        total = document.page


def _template(content: Content, design: Design, path: Path, total: int) -> BaseDocTemplate:
    wide, high = PAPERS[design.paper]
    document = BaseDocTemplate(
        str(path), pagesize=(wide, high), title=f"{content.meta['subject']} (fictief)", invariant=1, pageCompression=1
    )
    draw = partial(_surround, content=content, design=design, total=total)
    heights = (high - design.top - design.bottom - (HEAD if design.head else 0), high - design.top - design.bottom)
    templates = []
    for name, height in zip(("first", "later"), heights, strict=True):
        frame = Frame(design.left, design.bottom, wide - design.left - design.right, height, 0, 0, 0, 0)
        when = {"onPage": draw} if design.margin_drawn == "first" else {"onPageEnd": draw}
        templates.append(PageTemplate(name, [frame], autoNextPageTemplate="later", **when))
    document.addPageTemplates(templates)
    return document


def _surround(canvas: Canvas, document: BaseDocTemplate, content: Content, design: Design, total: int) -> None:
    number = canvas.getPageNumber()
    plain, bold, italic = FACES[design.font]
    wide, high = PAPERS[design.paper]
    if number == 1:
        _draw_head(canvas, content, design)
    canvas.setFont(italic, 8)
    canvas.drawString(design.left, high - 45, running(content, design, number))
    canvas.setFont(plain, 8.5)
    y = high - 45 if design.folio_place.startswith("head") else 40
    if design.folio_place.endswith("centre"):
        canvas.drawCentredString(wide / 2, y, folio(design, number, total or 1))
    else:
        canvas.drawRightString(wide - design.right, y, folio(design, number, total or 1))
    y = high - 110
    for pair in margin(content, design, first=number == 1):
        for text, face in ((pair.label, bold), *((line, plain) for line in pair.lines)):
            style = ParagraphStyle(
                "margin", fontName=face, fontSize=design.margin_size, leading=design.margin_size * 1.3
            )
            paragraph = Paragraph(escape(text), style)
            _, height = paragraph.wrap(design.right - 55, 200)
            paragraph.drawOn(canvas, wide - design.right + 25, y - height)
            y -= height if text else 0
        y -= design.margin_size * 0.8


def _draw_head(canvas: Canvas, content: Content, design: Design) -> None:
    plain, bold, _ = FACES[design.font]
    pairs = letterhead(content, design)
    y = PAPERS[design.paper][1] - design.top
    for place, pair in enumerate(pairs):
        if place == 0:
            canvas.setFont(plain, 14)
            canvas.drawString(design.left, y, pair.text)
            y -= 50
            continue
        right = design.head == "grid" and place % 2 == 0
        x = design.left + (220 if right else 0)
        canvas.setFont(bold if design.head == "grid" else plain, design.size - 1)
        canvas.drawString(x, y, pair.label)
        style = ParagraphStyle("head", fontName=plain, fontSize=design.size - 1, leading=design.size * 1.3)
        paragraph = Paragraph("<br/>".join(map(escape, pair.lines)), style)
        _, height = paragraph.wrap(135 if design.head == "grid" else 300, 200)
        paragraph.drawOn(canvas, x + (70 if pair.label else 0), y - height + design.size)
        y -= (
            0
            if design.head == "grid" and not right and place < len(pairs) - 1
            else max(height + 12, 52 if right else 30)
        )


def _story(content: Content, design: Design) -> Iterator[Flowable]:
    previous = None
    for item in content.items:
        if item.new_page:
            yield PageBreak()
        if item.kind == "table":
            yield from (Spacer(1, 6), _table(item, design), Spacer(1, 12))
        elif item.kind == "signature":
            lines = [Paragraph(escape(line), _style(design, "paragraph", None)) for line in item.lines]
            yield KeepTogether([Spacer(1, 26), lines[0], Spacer(1, 40), *lines[1:]])
        else:
            if item.kind == "heading":
                yield CondPageBreak(design.leading * 6)
            yield _paragraph(item, design, previous)
        previous = item


def _paragraph(item: Item, design: Design, previous: Item | None) -> Paragraph:
    text = softened(item.text) if design.soft_hyphens and item.kind != "heading" else item.text
    style = _style(design, item.kind, previous, item.level)
    if item.kind == "heading" and design.headings[min(item.level, 2) - 1] == "underlined":
        return Paragraph(f"<u>{escape(text)}</u>", style)
    return Paragraph(escape(text), style, bulletText=item.marker or None)


def _style(design: Design, kind: str, previous: Item | None, level: int = 1) -> ParagraphStyle:
    plain, bold, italic = FACES[design.font]
    d = design
    base = {"fontName": plain, "fontSize": d.size, "leading": d.leading, "allowWidows": 0, "allowOrphans": 0}
    if kind == "heading":
        look = d.headings[min(level, 2) - 1]
        face = italic if look == "italic" else bold
        spacing = {"spaceBefore": d.leading, "spaceAfter": d.leading * 0.5, "charSpace": 2.0 if look == "spaced" else 0}
        return ParagraphStyle("heading", **{**base, **spacing, "fontName": face})
    base |= {"alignment": 4 if d.justify else 0, "hyphenationLang": "nl_NL" if d.hyphenate else ""}
    white = d.leading * 0.9 if d.parting == "white" else 0.0
    if kind == "bullet":
        first = {
            "bulletIndent": 16 * (level - 1),
            "leftIndent": 16 * level,
            "bulletFontName": plain,
            "bulletFontSize": d.size,
        }
        return ParagraphStyle("bullet", **base, **first)
    after_text = previous is not None and previous.kind == "paragraph"
    indent = 16 if d.parting == "indent" and after_text else 0
    before = white if previous is not None and previous.kind == "bullet" else 0
    return ParagraphStyle("body", **base, spaceAfter=white, spaceBefore=before, firstLineIndent=indent)


def _table(item: Item, design: Design) -> LongTable:
    plain, bold, _ = FACES[design.font]
    cell = ParagraphStyle(
        "cell", splitLongWords=0, fontName=plain, fontSize=design.size - 0.5, leading=design.leading - 1
    )
    head = ParagraphStyle("head", parent=cell, fontName=bold)
    rows = [[Paragraph(escape(text), head if n == 0 else cell) for text in row] for n, row in enumerate(item.rows)]
    shares = widths(item.rows)
    room = PAPERS[design.paper][0] - design.left - design.right
    table = LongTable(rows, colWidths=[room * share / sum(shares) for share in shares], repeatRows=1, splitByRow=1)
    looks = {
        "ruled": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
        "lined": [("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.black)],
        "zebra": [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.whitesmoke, colors.white])],
        "bare": [],
    }
    pads = [
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    table.setStyle(TableStyle(looks[design.table] + pads))
    return table
