"""Text as a careless extraction tool leaves it: laid out in pages first, then damaged in known ways."""

from __future__ import annotations

import zlib
from pathlib import Path

from corpus.drawing import FICTION
from corpus.letterheads import ADDRESSEE, RETURN_ADDRESS, margin_groups, surround
from corpus.lines import Line, break_lines
from corpus.markup import Source
from corpus.pages import Item, Sheet, body_truth, paginate
from corpus.styles import STYLES, Style
from corpus.truth import TruthPage

ENCODINGS = {"text_cp1252": "cp1252", "text_utf8": "utf-8"}


def render_text(source: Source, path: Path) -> list[TruthPage]:
    """Write the damaged text; the truth is what stood on the pages before the damage."""
    layout = source.meta["layout"]
    style = STYLES[layout]
    sheets = paginate(source, style)
    texts, pages = [], []
    for sheet in sheets:
        page = TruthPage(sheet.number - 1, sheet.number)
        surround(source, style, sheet.number, len(sheets), page)
        footers = [block for block in page.blocks if block["type"] == "footer"]
        page.blocks = [block for block in page.blocks if block["type"] != "footer"]
        body_truth(page, sheet, sheets, source)
        page.blocks += footers
        pages.append(page)
        texts.append("\n".join(page_lines(source, sheet, style, len(sheets))))
    path.write_bytes(("\n \n".join(texts) + "\n").encode(ENCODINGS[layout]))
    return pages


def page_lines(source: Source, sheet: Sheet, style: Style, total: int) -> list[str]:
    """One page: body and margin mixed, then notes, then the page foot."""
    body = with_blank_lines(sheet, style)
    if style.head == "rijk":
        margin = margin_lines(source, style, first=sheet.number == 1)
        body = head_lines(source, margin) + body if sheet.number == 1 else weave(body, margin)
    notes = [
        (f"{number} " if i == 0 else "") + shown(line) for number, lines in sheet.notes for i, line in enumerate(lines)
    ]
    foot = [" ", FICTION, f" Pagina {sheet.number} van {total} "]
    return [*body, *([" ", *notes] if notes else []), *foot]


def with_blank_lines(sheet: Sheet, style: Style) -> list[str]:
    """Body lines with their line-end hyphens; about one paragraph in three loses its first letter to a space."""
    out: list[str] = []
    for placed in sheet.placed:
        item = placed.item
        if item.gap > style.leading / 2 and out:
            out.append("" if len(out) % 2 else " ")
        if item.cells:
            out += cell_lines(item, style)
        elif item.line:
            text = (item.marker + " " if item.marker else "") + shown(item.line)
            starts = item.gap > 0 and not item.marker and not text.startswith("‘")
            out.append(split_first_letter(text) if starts else text)
    return out


def cell_lines(item: Item, style: Style) -> list[str]:
    """A table row: one line where the tool kept the row together, one line per cell where it did not."""
    cells = [" ".join(shown(line) for line in cell) for cell in item.cells]
    if style.head == "annex":
        return [f"{cell} \t" for cell in cells if cell]
    return [" ".join(cell for cell in cells if cell)]


def shown(line: Line) -> str:
    """A line as the tool printed it: hyphens stay, note marks stick to the word."""
    return " ".join(word.shown + word.note for word in line.words) + " "


def split_first_letter(text: str) -> str:
    """`Focus` becomes `F ocus`, for a fixed choice of lines."""
    first = text.split(" ", 1)[0]
    if zlib.crc32(text.encode()) % 3 == 0 and first.isalpha() and len(first) > 3:
        return f"{text[0]} {text[1:]}"
    return text


def margin_lines(source: Source, style: Style, *, first: bool) -> list[str]:
    """The margin column, line by line, as narrow as it was printed."""
    out = []
    for _, label, lines in margin_groups(source, style, first=first):
        for text in [label, *lines]:
            broken = break_lines(text, style.regular, style.margin_size, style.margin_width) if text else []
            out += [" ".join(word.text for word in line.words) for line in broken]
    return out


def head_lines(source: Source, margin: list[str]) -> list[str]:
    """The first page's head, with the margin column running through the address block."""
    left = [RETURN_ADDRESS, *ADDRESSEE]
    right = [f"Datum {source.printed_date} ", f"Onderwerp {source.meta['subject']} ", " "]
    return [*weave(left, margin), " ", *right]


def weave(body: list[str], margin: list[str]) -> list[str]:
    """Margin lines fall between the first body lines, now and then at the end of one."""
    out: list[str] = []
    for number, line in enumerate(body):
        extra = margin[number] if number < len(margin) else ""
        if extra and number % 3 == 0:
            out.append(line.rstrip() + " " + extra)
        else:
            out += [line, extra] if extra else [line]
    return out + margin[len(body) :]
