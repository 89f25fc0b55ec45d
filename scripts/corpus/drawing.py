"""Strokes on a page, and the order in which they are drawn: reading order and drawing order differ on purpose."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.lines import SUPERSCRIPT, Line
from corpus.pages import Item, Sheet
from corpus.styles import Style

BAR_COLOUR = (0.35, 0.42, 0.5)  # the bar beside the ministry's name: deliberately not the real logo's blue
FICTION = "Fictief document – corpus ipsearch"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A text at a baseline, or, when `to` is set, a rule from (x, y) to it."""

    x: float
    y: float
    text: str = ""
    font: str = "Helvetica"
    size: float = 10.0
    wordspace: float = 0.0
    to: tuple[float, float] | None = None
    weight: float = 0.5


def line_strokes(line: Line, x: float, y: float, item: Item, style: Style, room: float) -> list[Stroke]:
    """One body line: runs of words up to each note mark, the mark raised, spaces widened when justified."""
    font, size = item.font, item.size
    space = stringWidth(" ", font, size)
    natural = sum(stringWidth(w.shown, font, size) for w in line.words) + space * (len(line.words) - 1)
    natural += sum(stringWidth(n, font, size * SUPERSCRIPT) for n in line.notes)
    extra = 0.0
    if style.justify and not line.last and len(line.words) > 3:
        extra = max(0.0, (room - natural) / (len(line.words) - 1))
    strokes: list[Stroke] = []
    run, start = "", x
    for number, word in enumerate(line.words):
        piece = word.shown if not run else " " + word.shown
        run += piece
        x += stringWidth(piece, font, size) + (extra if piece.startswith(" ") else 0.0)
        if word.note or style.by_word or number == len(line.words) - 1:
            strokes.append(Stroke(start, y, run, font, size, extra))
            if word.note:
                mark = size * SUPERSCRIPT
                strokes.append(Stroke(x, y + size * 0.35, word.note, font, mark))
                x += stringWidth(word.note, font, mark)
            x += space + extra
            run, start = "", x
    return strokes


def table_strokes(item: Item, top: float, widths: list[float], style: Style) -> list[Stroke]:
    """One table row, with its rules when the style draws them."""
    strokes: list[Stroke] = []
    x, step = style.left, style.leading - 0.5
    right = style.left + sum(widths)
    for cell, width in zip(item.cells, widths, strict=True):
        for i, line in enumerate(cell):
            text = " ".join(word.shown for word in line.words)
            strokes.append(Stroke(x + 3, top - step * (i + 1) + 1, text, item.font, item.size))
        if style.ruled_tables:
            strokes.append(Stroke(x, top, to=(x, top - item.height)))
        x += width
    if style.ruled_tables:
        strokes.append(Stroke(right, top, to=(right, top - item.height)))
        strokes.append(Stroke(style.left, top - item.height, to=(right, top - item.height)))
        if item.row == 0:
            strokes.append(Stroke(style.left, top, to=(right, top)))
    return strokes


def body_strokes(sheet: Sheet, style: Style, widths: dict[int, list[float]]) -> list[Stroke]:
    """Body and footnotes of one sheet."""
    strokes: list[Stroke] = []
    for placed in sheet.placed:
        item = placed.item
        if item.cells:
            strokes += table_strokes(item, placed.top, widths[item.block], style)
            continue
        baseline = placed.top - item.size
        if item.marker:
            strokes.append(Stroke(style.left, baseline, item.marker, item.font, item.size))
        if item.line:
            justified = style if item.font == style.regular else replace(style, justify=False)
            room = style.width - item.offset
            strokes += line_strokes(item.line, style.left + item.offset, baseline, item, justified, room)
    return strokes + note_strokes(sheet, style)


def note_strokes(sheet: Sheet, style: Style) -> list[Stroke]:
    """Footnotes stand on the floor of the page, under a short rule."""
    if not sheet.notes:
        return []
    step = style.note_size + 2
    y = style.bottom + step * sum(len(lines) for _, lines in sheet.notes)
    strokes = [Stroke(style.left, y + 3, to=(style.left + 60, y + 3))]
    for number, lines in sheet.notes:
        small = style.note_size * 0.75
        strokes.append(Stroke(style.left, y - style.note_size + 2, number, style.regular, small))
        for line in lines:
            y -= step
            text = " ".join(word.shown for word in line.words)
            strokes.append(Stroke(style.left + 10, y + 1, text, style.regular, style.note_size))
    return strokes


def in_drawing_order(
    head: list[Stroke], margin: list[Stroke], body: list[Stroke], foot: list[Stroke], order: str
) -> list[Stroke]:
    """The margin column comes first, last, or line by line between the body."""
    if order == "first":
        return margin + head + body + foot
    if order == "interleaved":
        return sorted(head + body + margin, key=lambda stroke: -round(stroke.y)) + foot
    return head + body + foot + margin


def draw(canvas: Canvas, strokes: list[Stroke]) -> None:
    """Put the strokes on the current page."""
    for stroke in strokes:
        if stroke.to:
            canvas.setLineWidth(stroke.weight)
            canvas.setStrokeColorRGB(*(BAR_COLOUR if stroke.weight > 10 else (0, 0, 0)))
            canvas.line(stroke.x, stroke.y, *stroke.to)
            continue
        text = canvas.beginText(stroke.x, stroke.y)
        text.setFont(stroke.font, stroke.size)
        text.setWordSpace(stroke.wordspace)
        text.textOut(stroke.text)
        canvas.drawText(text)
