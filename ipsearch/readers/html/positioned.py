"""How do the lines of a PDF that a converter placed on a web page become paragraphs?

pdf2htmlEX and its kin print each line of a page as an element of its own, placed by a class (``<div class="t y1f">``,
``.y1f{bottom:512px}``) and parted by nothing but white. PDF.js lays such text over the picture of a page, placed by a
style (``top: 512px``); ``placed`` makes such layers of what others print. Only where each line stands tells paragraphs
apart: the white above it, and its font.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from lxml import html

from ipsearch.readers.html.placed import lay_pages
from ipsearch.readers.markers import BULLETS
from ipsearch.readers.masthead import is_signal
from ipsearch.text.hyphens import Break, HyphenJudge, is_broken

_PAGES = "//div[contains(concat(' ', normalize-space(@class), ' '), ' pf ')]"
_LINES = ".//div[contains(concat(' ', normalize-space(@class), ' '), ' t ')]"
_LAYERS = "//div[contains(concat(' ', normalize-space(@class), ' '), ' textLayer ')]"
# In pixels, in pixels times the scale of the viewer, or in hundredths of the page.
_TOP = re.compile(r"(?:^|[;\s])top:\s*(?:calc\([^;)]*?\)?\s*\*\s*)?(-?[\d.]+)(?:px|%)")
_FACE = re.compile(r"font-(?:size|family|weight):[^;]*")
_BOTTOM = re.compile(r"\.(y[0-9a-f]+)\s*\{\s*bottom:\s*(-?[\d.]+)px")
_FONT = re.compile(r"(?:^|\s)(ff[0-9a-f]+)(?:\s|$)")
_FOLIO = re.compile(r"^(?:[Pp]agina|[Bb]lad)\s+\d+(?:\s+van\s+\d+)?$|^\d{1,3}$")
_ENDED = re.compile(r"[.:;?!][”’\"')]*$")
# More than fits on a line of any page.
_MAX_LINE = 2_000
# White of this share of the usual distance parts paragraphs; lines nearer than that stand in one row.
_WHITE, _ROW = 1.3, 0.3


@dataclass(slots=True)
class _Line:
    """A line: its element, its words, and its height over the foot of its page in pixels."""

    element: html.HtmlElement
    text: str
    bottom: float
    page: int


def stack_lines(root: html.HtmlElement) -> None:
    """Replace pages of placed lines by paragraphs, in place; other pages stay as they are."""
    lay_pages(root)
    layers = root.xpath(_LAYERS)
    if layers:
        _stack(layers, [line for number, layer in enumerate(layers) for line in _layer_lines(layer, number)])
        return
    pages = root.xpath(_PAGES)
    sheet = "\n".join(style.text or "" for style in root.iter("style"))
    bottoms: dict[str, float] = {}
    for name, value in _BOTTOM.findall(sheet):
        # A second rule of the same class is for paper, in points.
        bottoms.setdefault(name, float(value))
    _stack(pages, [line for number, page in enumerate(pages) for line in _lines(page, number, bottoms)])


def _stack(pages: Sequence[html.HtmlElement], lines: Sequence[_Line]) -> None:
    """Put paragraphs of lines where the first of the pages stands, and take out the others."""
    pitch = _pitch(lines)
    whole = sum(len("".join(page.itertext()).split()) for page in pages)
    if not pitch or whole > sum(len(line.element.xpath("string()").split()) for line in lines):
        # Words that no rule places would be lost.
        return
    judge = HyphenJudge(word for line in lines for word in line.text.split()[:-1])
    home = html.Element("div")
    above: _Line | None = None
    for line in _notes_last(lines):
        if _FOLIO.match(line.text):
            _append(home, line, "Footer")
            continue
        paragraph = None if above is None or _parts(above, line, pitch) else above.element.getparent()
        if above is None or paragraph is None:
            _append(home, line, line.element.get("class", "") if line.element.tag == "div" else "")
        else:
            _join(above, line, judge)
            paragraph.append(line.element)
        above = line
    for page in pages[1:]:
        page.drop_tree()
    pages[0].getparent().replace(pages[0], home)
    for line in lines:
        line.element.tag = "span"


def _lines(page: html.HtmlElement, number: int, bottoms: Mapping[str, float]) -> list[_Line]:
    found = []
    for element in page.xpath(_LINES):
        text = " ".join("".join(element.itertext()).split())
        bottom = next((bottoms[name] for name in element.get("class", "").split() if name in bottoms), None)
        if text and bottom is not None:
            found.append(_Line(element, text, bottom, number))
    return found


def _layer_lines(layer: html.HtmlElement, number: int) -> list[_Line]:
    """The lines of a layer of text; runs of words that stand at one height become one element."""
    found: list[_Line] = []
    for element in layer.xpath("./span|./div|./span[contains(@class, 'markedContent')]/span"):
        place = _TOP.search(element.get("style", ""))
        words = "".join(element.itertext())
        if place is None or not words:
            continue
        bottom = -float(place[1])
        element.tail = None
        if found and found[-1].bottom == bottom and len(found[-1].text) < _MAX_LINE:
            apart = words[:1].isspace() or "".join(found[-1].element[-1].itertext())[-1:].isspace()
            found[-1].element[-1].tail = None if apart else " "
            found[-1].element.append(element)
            found[-1].text = " ".join(f"{found[-1].text} {words}".split())
        elif words.strip():
            line = html.Element("span")
            line.set("style", element.get("style", ""))
            element.addprevious(line)
            line.append(element)
            found.append(_Line(line, " ".join(words.split()), bottom, number))
    return found


def _pitch(lines: Sequence[_Line]) -> float:
    """The usual distance from line to line; 0 where no lines follow each other."""
    gaps = [above.bottom - line.bottom for above, line in pairwise(lines) if above.page == line.page]
    return median_low([gap for gap in gaps if gap > 0] or [0.0])


def _parts(above: _Line, line: _Line, pitch: float) -> bool:
    """Whether a paragraph starts with this line."""
    if _font(above) != _font(line) or is_signal(above.text) or is_signal(line.text) or _opening_label(line):
        # Labels of a letterhead have a line each.
        return True
    if above.page != line.page:
        return bool(_ENDED.search(above.text)) or not line.text[:1].islower()
    if line.text[:1] in BULLETS:
        return True
    gap = above.bottom - line.bottom
    return gap > _WHITE * pitch or gap < -_ROW * pitch


def _notes_last(lines: Sequence[_Line]) -> list[_Line]:
    """The lines with the notes at the foot of each page behind all text, which goes on over the pages.

    A note opens with a raised figure that stands in the text of its page too; what follows it there are notes.
    """
    text: list[_Line] = []
    notes: list[_Line] = []
    called: set[str] = set()
    page, noted = -1, False
    for line in lines:
        if line.page != page:
            page, noted, called = line.page, False, set()
        noted = noted or _opening_label(line) in called
        (notes if noted and not _FOLIO.match(line.text) else text).append(line)
        called |= {"".join(raised.itertext()).strip() for raised in line.element.iter("sup")}
    return [*text, *notes]


def _opening_label(line: _Line) -> str | None:
    """The raised figure that a line opens with, if any."""
    for element in line.element.iter():
        if element.tag == "sup":
            return "".join(element.itertext()).strip() or None
        if (element.text or "").strip():
            return None
    return None


def _font(line: _Line) -> str:
    match = _FONT.search(line.element.get("class", ""))
    return match[1] if match else " ".join(_FACE.findall(line.element.get("style", "")))


def _append(home: html.HtmlElement, line: _Line, names: str) -> None:
    paragraph = html.Element("p")
    paragraph.set("class", names)
    paragraph.append(line.element)
    line.element.tail = None
    home.append(paragraph)


def _join(above: _Line, line: _Line, judge: HyphenJudge) -> None:
    """Let a line carry on the one above it: behind a space, or as the rest of a broken word."""
    line.element.tail = None
    last, first = above.text.split()[-1], line.text.split()[0]
    verdict = judge.judge(last, first) if is_broken(last) else Break.ELLIPSIS
    if verdict is Break.JOIN:
        _drop_hyphen(above.element)
    above.element.tail = " " if verdict is Break.ELLIPSIS else None


def _drop_hyphen(element: html.HtmlElement) -> None:
    """Take the hyphen at the end of a line out of its last words."""
    slots = [(element, "text"), *((inner, slot) for inner in element.iterdescendants() for slot in ("text", "tail"))]
    for inner, slot in reversed(slots):
        text = (getattr(inner, slot) or "").rstrip()
        if text.endswith(("-", "\u00ad")):
            setattr(inner, slot, text[:-1])
        if text:
            return
