"""How do the pages of pdftohtml and MuPDF become layers of text, as PDF.js has them?

Both print each line of a PDF as a paragraph placed by its style (``<p style="top:108px;left:81px" class="ft12">``), a
page a box. Poppler's pdftohtml puts lines of one look that follow each other in one paragraph, parted by breaks and a
height of lines, prints raised figures as paragraphs of small letters, and lists the headings of the PDF behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from lxml import html

_PAGE = re.compile(r"^page\d+(?:-div)?$")
_PLACE = re.compile(r"(?:^|[;\s])(top|left):\s*(-?[\d.]+)(?:px|pt)")
_CLASS = re.compile(r"\.(ft\d+)\s*\{([^{}]{1,300})\}")
_SIZE = re.compile(r"font-size:\s*([\d.]+)p[xt]")
_PITCH = re.compile(r"line-height:\s*([\d.]+)p[xt]")
_FACE = re.compile(r"font-family:\s*[^;]+")
_FIGURE = re.compile(r"^\d{1,3}$")
# Letters this much smaller than their neighbours are raised; runs this near in height stand in one line.
_SMALL, _NEAR = 0.75, 0.3


@dataclass(slots=True)
class _Run:
    """Words of one look: where they stand, how large, and in which face."""

    element: html.HtmlElement
    top: float
    left: float
    size: float
    face: str


def lay_pages(root: html.HtmlElement) -> None:
    """Make a layer of text of each page of placed paragraphs, in place; other pages stay as they are."""
    pages = [box for box in root.iter("div") if _PAGE.match(box.get("id", "")) and _is_placed(box)]
    if not pages:
        return
    looks: dict[str, str] = {}
    for page in pages:
        looks |= _looks(page)
        runs = [run for paragraph in list(page) for run in _runs(paragraph, looks)]
        _level(runs)
        for child in list(page):
            page.remove(child)
        page.text = None
        for run in runs:
            run.element.set("style", f"top: {run.top:g}px; font-size: {run.size:g}px; {run.face}")
            page.append(run.element)
        page.set("class", "textLayer")
    _drop_outline(root)


def _looks(page: html.HtmlElement) -> dict[str, str]:
    """The looks that the sheet before a page states, by their number without that of the page.

    A page uses those of pages before it under the same number.
    """
    sheet = page.getprevious()
    rules = _CLASS.findall(sheet.text or "") if sheet is not None and sheet.tag == "style" else []
    return {_number(name, page): rule for name, rule in rules}


def _number(name: str, page: html.HtmlElement) -> str:
    return name.removeprefix("ft").removeprefix(page.get("id", "").removeprefix("page").removesuffix("-div"))


def _is_placed(page: html.HtmlElement) -> bool:
    lines = [child for child in page if child.tag == "p"]
    return bool(lines) and all("top" in dict(_PLACE.findall(line.get("style", ""))) for line in lines)


def _runs(paragraph: html.HtmlElement, looks: Mapping[str, str]) -> Iterator[_Run]:
    """The lines of a placed paragraph; what else stands on a page are its pictures."""
    if paragraph.tag != "p":
        return
    for link in list(paragraph.iter("a")):
        # It leads to a page of the PDF.
        link.drop_tag()
    place = dict(_PLACE.findall(paragraph.get("style", "")))
    page = paragraph.getparent()
    known = "" if page is None else looks.get(_number(paragraph.get("class", ""), page), "")
    look = known or _raised_inside(paragraph)
    size, pitch, face = _SIZE.search(look), _PITCH.search(look), _FACE.search(look)
    height = float(size[1]) if size else 0.0
    for number, line in enumerate(_lines(paragraph)):
        top = float(place["top"]) + number * (float(pitch[1]) if pitch else height)
        bold = "; font-weight: bold" if next(line.iter("b"), None) is not None else ""
        yield _Run(line, top, float(place.get("left", 0)), height, f"{face[0] if face else ''}{bold}")


def _raised_inside(paragraph: html.HtmlElement) -> str:
    """The look of the largest words of a paragraph of MuPDF; a figure that is small beside them is raised."""
    spans = [(float(size[1]), span) for span in paragraph.iter("span") if (size := _SIZE.search(span.get("style", "")))]
    largest, look = max(((size, span.get("style", "")) for size, span in spans), default=(0.0, ""))
    for own, span in spans:
        if own < _SMALL * largest and not len(span) and _FIGURE.match((span.text or "").strip()):
            span.tag = "sup"
    return look


def _lines(paragraph: html.HtmlElement) -> list[html.HtmlElement]:
    """The paragraph as one element a line; breaks of both converters stand right inside it."""
    lines = [html.Element("span")]
    lines[0].text = paragraph.text
    for child in list(paragraph):
        if child.tag == "br":
            lines.append(html.Element("span"))
            lines[-1].text, child.tail = child.tail, None
        else:
            lines[-1].append(child)
    return lines


def _level(runs: list[_Run]) -> None:
    """Give runs of one line one height, and tell raised figures by their small letters."""
    for before, run in pairwise(runs):
        near = abs(before.top - run.top) < _NEAR * max(before.size, run.size) and run.left > before.left
        if not near:
            continue
        run.top = before.top
        small, large = sorted((before, run), key=lambda each: each.size)
        if small.size < _SMALL * large.size and _FIGURE.match("".join(small.element.itertext()).strip()):
            _raise(small)
            small.size, small.face = large.size, large.face


def _raise(run: _Run) -> None:
    raised = html.Element("sup")
    raised.text = "".join(run.element.itertext()).strip()
    run.element.text = None
    for child in list(run.element):
        run.element.remove(child)
    run.element.append(raised)


def _drop_outline(root: html.HtmlElement) -> None:
    """Take out the list of headings that pdftohtml prints behind the text."""
    for anchor in root.xpath("//a[@name='outline']"):
        title = anchor.getnext()
        listing = title.getnext() if title is not None else None
        for part in (title, listing):
            if part is not None and part.tag in ("h1", "ul"):
                part.drop_tree()
