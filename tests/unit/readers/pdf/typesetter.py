"""A small typesetter for letters in many layouts, with the blocks that a reader should find.

It exists to try the reader on layouts that nobody tuned it for: every way to part paragraphs, to hang a margin, to
number pages, to draw a table. Content is a list of ``Item``; ``typeset`` returns the PDF and what stands on each page.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field

import pyphen
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FACES = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "Vera": ("Vera", "VeraBd", "VeraIt"),
}
_SYLLABLES = pyphen.Pyphen(lang="nl_NL", left=3, right=3)


@dataclass(frozen=True)
class Item:
    """A block to set: kind, text or rows; ``level`` for headings; ``note`` is a footnote called at its end."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    level: int = 1
    note: str = ""


@dataclass(frozen=True)
class Layout:
    """How to set a letter; lengths in points."""

    face: str = "Helvetica"
    size: float = 10.0
    leading: float = 13.0
    width: float = 595.0
    height: float = 842.0
    left: float = 80.0
    right: float = 150.0
    top: float = 100.0
    bottom: float = 100.0
    parting: str = "white"  # white, indent, dense
    white: float = 13.0
    justified: bool = False
    hyphenated: bool = False
    heading: str = "bold"  # bold, italic, large, spaced, capitals, underlined
    heading2: str = "italic"
    bullet: str = "•"
    hang: float = 14.0
    margin: str = ""  # "", left, right
    margin_size: float = 7.0
    margin_drawn: str = "last"  # first, last, between
    folio: str = ""  # van, slash, dashes, bare, blad, running, margin
    first_page: int = 1
    page_step: int = 1
    head: str = ""
    foot: str = ""
    table: str = "ruled"  # ruled, lined, bare
    table_size: float = 0.0
    draw: str = "words"  # words, lines, letters, shuffled
    rotate: int = 0
    note_size: float = 7.5
    note_rule: bool = True
    form: bool = False


@dataclass
class Page:
    """What stands on a page: blocks as kind and text, and the printed number."""

    printed: int | None
    blocks: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)


def _fonts(face: str) -> tuple[str, str, str]:
    if face == "Vera":
        for name in _FACES["Vera"]:
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    return _FACES[face]


def typeset(
    items: list[Item], layout: Layout, margin: tuple[tuple[str, str], ...] = (), seed: int = 1
) -> tuple[bytes, list[Page]]:
    """The letter as PDF, and the blocks on each page in reading order."""
    return _Press(layout, margin, seed).run(items)


class _Press:
    def __init__(self, layout: Layout, margin: tuple[tuple[str, str], ...], seed: int) -> None:
        self.lay = layout
        self.margin = margin
        self.random = random.Random(seed)
        self.plain, self.bold, self.italic = _fonts(layout.face)
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=(layout.width, layout.height), pageCompression=0)
        self.pages: list[Page] = []
        self.queue: list[tuple[float, float, str, str, float]] = []
        self.marginal: list[tuple[float, float, str, str, float]] = []
        self.waiting: list[tuple[str, str]] = []
        self.note = 0
        self.y = 0.0

    @property
    def measure(self) -> float:
        return self.lay.width - self.lay.left - self.lay.right

    def run(self, items: list[Item]) -> tuple[bytes, list[Page]]:
        self.begin()
        after_heading = True
        for item in items:
            if item.kind == "paragraph":
                self.paragraph(item, indent=not after_heading)
            else:
                {"heading": self.heading, "bullet": self.bullet, "table": self.table}[item.kind](item)
            after_heading = item.kind == "heading"
        self.end()
        self.canvas.save()
        return self.out.getvalue(), self.pages

    # ---- pages

    def begin(self) -> None:
        number = self.lay.first_page + len(self.pages) * self.lay.page_step
        self.pages.append(Page(number if self.lay.folio else None))
        self.y = self.lay.top
        self.queue, self.marginal = [], []
        self.fresh = True

    def end(self) -> None:
        self.furniture()
        self.set_notes()
        if self.lay.form:
            self.canvas.beginForm(f"page{len(self.pages)}")
        first, last = (self.marginal, self.queue) if self.lay.margin_drawn == "first" else (self.queue, self.marginal)
        words = [*first, *last]
        if self.lay.margin_drawn == "between":
            words = sorted(words, key=lambda word: word[1])
        if self.lay.draw == "shuffled":
            self.random.shuffle(words)
        for x, y, text, font, size in words:
            self.draw(x, y, text, font, size)
        if self.lay.form:
            self.canvas.endForm()
            self.canvas.doForm(f"page{len(self.pages)}")
        if self.lay.rotate:
            self.canvas.setPageRotation(self.lay.rotate)
        self.canvas.showPage()

    def need(self, height: float) -> bool:
        """Go to a new page when the height does not fit; true when it did."""
        notes = sum(len(self.fill(text, self.plain, self.lay.note_size)) for _, text in self.waiting)
        room = self.lay.height - self.lay.bottom - notes * self.lay.note_size * 1.3 - (16 if notes else 0)
        if self.y + height <= room:
            return False
        self.end()
        self.begin()
        return True

    def put(self, x: float, y: float, text: str, font: str, size: float, *, marginal: bool = False) -> None:
        (self.marginal if marginal else self.queue).append((x, y, text, font, size))

    def draw(self, x: float, y: float, text: str, font: str, size: float) -> None:
        canvas, up = self.canvas, self.lay.height - y
        spaced = font.endswith("|spaced")
        font = font.removesuffix("|spaced")
        if self.lay.draw == "letters" and not spaced:
            for char in text:
                canvas.setFont(font, size)
                canvas.drawString(x, up, char)
                x += pdfmetrics.stringWidth(char, font, size)
            return
        words = canvas.beginText(x, up)
        words.setFont(font, size)
        words.setCharSpace(0.25 * size if spaced else 0)
        words.textOut(text)
        words.setCharSpace(0)
        canvas.drawText(words)

    def furniture(self) -> None:
        lay, page = self.lay, self.pages[-1]
        number, size = page.printed, lay.size * 0.8
        foot = lay.height - 40
        shapes = {
            "van": f"Pagina {number} van 99",
            "slash": f"{number}/99",
            "dashes": f"- {number} -",
            "bare": f"{number}",
            "blad": f"Blad {number}",
        }
        if lay.folio in shapes:
            text = shapes[lay.folio]
            x = lay.width / 2 if lay.folio in ("dashes", "bare") else lay.width - 110
            self.put(x, foot, text, self.plain, size)
            page.furniture.append(text)
        elif lay.folio == "running":
            text = f"Ministerie van Voorbeelden | Brief 2031 | {number}"
            self.put(lay.left, foot, text, self.plain, size)
            page.furniture.append(text)
        if lay.head:
            self.put(lay.left, 45, lay.head, self.plain, size)
            page.furniture.append(lay.head)
        if lay.foot:
            self.put(lay.left, foot + 12, lay.foot, self.plain, size)
            page.furniture.append(lay.foot)
        if lay.margin:
            self.set_margin(number)

    def set_margin(self, number: int | None) -> None:
        lay = self.lay
        x = 30.0 if lay.margin == "left" else lay.width - lay.right + 22
        y = lay.top + 4
        entries = list(self.margin if len(self.pages) == 1 else self.margin[-2:])
        if lay.folio == "margin":
            entries.append(("", f"Pagina {number} van 99"))
        for label, value in entries:
            for text, font in ((label, self.bold), *((line, self.plain) for line in value.split("\n"))):
                if text:
                    self.put(x, y, text, font, lay.margin_size, marginal=True)
                    self.pages[-1].furniture.append(text)
                    y += lay.margin_size * 1.25
            y += lay.margin_size

    def set_notes(self) -> None:
        lay = self.lay
        if not self.waiting:
            return
        lines = [(label, self.fill(text, self.plain, lay.note_size, first=8)) for label, text in self.waiting]
        y = lay.height - lay.bottom + 14 - sum(len(parts) for _, parts in lines) * lay.note_size * 1.3
        if lay.note_rule:
            over = lay.height - y + lay.note_size + 3
            self.canvas.line(lay.left, over, lay.left + 120, over)
        for label, parts in lines:
            self.put(lay.left, y - 2.5, label, self.plain, lay.note_size * 0.65)
            for place, part in enumerate(parts):
                self.words(lay.left + (0 if place else 8), y, part, self.plain, lay.note_size, 0)
                y += lay.note_size * 1.3
        self.pages[-1].notes.extend(self.waiting)
        self.waiting = []

    # ---- text

    def fill(self, text: str, font: str, size: float, first: float = 0.0, narrower: float = 0.0) -> list[str]:
        """Break a text into lines."""
        room, lines, line = self.measure - narrower, [], ""
        limit = room - first
        for word in text.split():
            longer = f"{line} {word}".strip()
            if pdfmetrics.stringWidth(longer, font, size) <= limit:
                line = longer
                continue
            head, tail = self.broken(word, line, font, size, limit)
            lines.append(f"{line} {head}".strip())
            line, limit = tail, room
        return [*lines, line] if line else lines

    def broken(self, word: str, line: str, font: str, size: float, limit: float) -> tuple[str, str]:
        if "-" in word[1:-1] and "/" not in word:
            head, tail = word.rsplit("-", 1)
            if pdfmetrics.stringWidth(f"{line} {head}-", font, size) <= limit and tail:
                return f"{head}-", tail
        if self.lay.hyphenated and word.isalpha() and not word[0].isupper():
            for head, tail in _SYLLABLES.iterate(word):
                if pdfmetrics.stringWidth(f"{line} {head}-", font, size) <= limit:
                    return f"{head}-", tail
        return "", word

    def words(self, x: float, y: float, text: str, font: str, size: float, stretch: float) -> None:
        if self.lay.draw == "lines" and not stretch:
            self.put(x, y, text, font, size)
            return
        space = pdfmetrics.stringWidth(" ", font, size)
        for word in text.split():
            self.put(x, y, word, font, size)
            x += pdfmetrics.stringWidth(word, font, size) + space + stretch

    def flow(
        self,
        kind: str,
        text: str,
        lines: list[str],
        font: str,
        size: float,
        first: float,
        rest: float,
        sign: str = "",
        marker: str = "",
    ) -> None:
        """Set lines, over pages where needed, and note which part of the text stands where."""
        leading = self.lay.leading * size / self.lay.size
        left, sofar = text, 0
        for place, line in enumerate(lines):
            if self.need(leading) and place:
                part = _taken(left, lines[sofar:place])
                self.pages[-2].blocks.append((kind, f"{sign} {part}" if sign and not sofar else part))
                left, sofar = left[len(_taken(left, lines[sofar:place])) :].strip(), place
            indent = rest if place else first
            if sign and not place:
                self.put(self.lay.left, self.y, sign, self.plain, size)
            room = self.measure - indent - pdfmetrics.stringWidth(line, font, size)
            gaps = len(line.split()) - 1
            stretch = room / gaps if self.lay.justified and gaps and place < len(lines) - 1 and room > 0 else 0.0
            self.words(self.lay.left + indent, self.y, line, font, size, stretch)
            if marker and place == len(lines) - 1:
                x = self.lay.left + indent + pdfmetrics.stringWidth(line, font, size)
                self.put(x, self.y - 0.35 * size, marker, font, size * 0.6)
            self.y += leading
        text = f"{sign} {left}" if sign and not sofar else left
        self.pages[-1].blocks.append((kind, text))

    def part(self) -> None:
        if self.y > self.lay.top and self.lay.parting == "white":
            self.y += self.lay.white

    def paragraph(self, item: Item, *, indent: bool) -> None:
        self.part()
        marker = ""
        if item.note:
            self.note += 1
            marker = str(self.note)
        first = 15.0 if self.lay.parting == "indent" and indent else 0.0
        lines = self.fill(item.text, self.plain, self.lay.size, first=first)
        if item.note:
            self.need(self.lay.leading * (len(lines) + 1) + 20)
            self.waiting.append((marker, item.note))
        self.flow("paragraph", item.text, lines, self.plain, self.lay.size, first, 0, marker=marker)

    def heading(self, item: Item) -> None:
        style = self.lay.heading if item.level == 1 else self.lay.heading2
        if self.y > self.lay.top:
            self.y += self.lay.white * (1.0 if self.lay.parting == "white" else 0.8)
        size = self.lay.size * (1.3 if style == "large" else 1.0)
        font = {
            "bold": self.bold,
            "italic": self.italic,
            "spaced": self.bold + ("|spaced" if len(item.text) < 36 else ""),
        }.get(style, self.plain)
        text = item.text.upper() if style == "capitals" else item.text
        self.need(5 * self.lay.leading)
        if style == "spaced" and len(text) < 36:
            self.put(self.lay.left, self.y, text, font, size)
            self.pages[-1].blocks.append(("heading", text))
        else:
            lines = self.fill(text, font, size)
            for line in lines:
                self.words(self.lay.left, self.y, line, font, size, 0)
                if style == "underlined":
                    under = self.lay.height - self.y - 1.5
                    end = self.lay.left + pdfmetrics.stringWidth(line, font, size)
                    self.canvas.line(self.lay.left, under, end, under)
                self.y += self.lay.leading * size / self.lay.size
            self.y -= self.lay.leading
            self.pages[-1].blocks.append(("heading", text))
        self.y += self.lay.leading * size / self.lay.size

    def bullet(self, item: Item) -> None:
        first_of_list = not (self.pages[-1].blocks and self.pages[-1].blocks[-1][0] == "bullet")
        if first_of_list:
            self.part()
        sign, text = item.text.split(" ", 1) if item.text[:1].isdigit() else (self.lay.bullet, item.text)
        lines = self.fill(text, self.plain, self.lay.size, first=self.lay.hang, narrower=self.lay.hang)
        self.flow("bullet", text, lines, self.plain, self.lay.size, self.lay.hang, self.lay.hang, sign=sign)

    # ---- tables

    def table(self, item: Item) -> None:
        self.part()
        lay, size = self.lay, self.lay.table_size or self.lay.size
        columns = len(item.rows[0])
        weights = [max(8, *(len(row[column]) for row in item.rows)) for column in range(columns)]
        weights = [min(weight, 32) for weight in weights]
        words = [[word for row in item.rows for word in row[column].split()] for column in range(columns)]
        longest = [max(pdfmetrics.stringWidth(word, self.bold, size) for word in column) + 10 for column in words]
        spare = self.measure - sum(longest)
        widths = [least + spare * weight / sum(weights) for least, weight in zip(longest, weights, strict=True)]
        self.y += 6
        part: list[tuple[str, ...]] = []
        top = self.y - size
        for number, row in enumerate(item.rows):
            font = self.bold if number == 0 else self.plain
            cells = [self.cell(text, width - 8, font, size) for text, width in zip(row, widths, strict=True)]
            height = max(map(len, cells)) * size * 1.2 + (6 if lay.table != "bare" else 5)
            if self.y + height > lay.height - lay.bottom:
                self.rule_table(part, top, widths)
                self.close_table(part)
                self.end()
                self.begin()
                part, top = [], self.y - size
            self.set_row(cells, widths, font, size)
            self.y += height
            part.append(row)
            if lay.table in ("ruled", "lined"):
                under = lay.height - self.y + size
                self.canvas.line(lay.left, under, lay.left + self.measure, under)
        self.rule_table(part, top, widths)
        self.close_table(part)
        self.y += 4

    def cell(self, text: str, width: float, font: str, size: float) -> list[str]:
        lines, line = [], ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and pdfmetrics.stringWidth(longer, font, size) > width:
                lines.append(line)
                longer = word
            line = longer
        return [*lines, line]

    def set_row(self, cells: list[list[str]], widths: list[float], font: str, size: float) -> None:
        x = self.lay.left
        for lines, width in zip(cells, widths, strict=True):
            for place, line in enumerate(lines):
                self.words(x + 4, self.y + place * size * 1.2, line, font, size, 0)
            x += width

    def rule_table(self, rows: list[tuple[str, ...]], top: float, widths: list[float]) -> None:
        if not rows or self.lay.table == "bare":
            return
        lay, low = self.lay, self.y - (self.lay.table_size or self.lay.size)
        self.canvas.line(lay.left, lay.height - top, lay.left + self.measure, lay.height - top)
        if lay.table == "ruled":
            x = lay.left
            for width in (0.0, *widths):
                x += width
                self.canvas.line(x, lay.height - top, x, lay.height - low)

    def close_table(self, rows: list[tuple[str, ...]]) -> None:
        if rows:
            self.pages[-1].blocks.append(("table", "\n".join(" | ".join(row) for row in rows)))


def _taken(text: str, lines: list[str]) -> str:
    """The beginning of a text that the lines show; a hyphen that only breaks a word is not in the text."""
    shown = "".join(line.replace(" ", "") for line in lines)
    seen = place = 0
    while place < len(text) and seen < len(shown):
        if text[place] == " ":
            place += 1
        elif shown[seen] == text[place]:
            seen, place = seen + 1, place + 1
        else:
            seen += 1
    return text[:place]
