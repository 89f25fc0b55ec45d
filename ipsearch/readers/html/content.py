"""Which element of a web page holds the document, and what around it is the site?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from lxml import etree, html

from ipsearch.errors import Damaged
from ipsearch.letters import BlockKind
from ipsearch.readers.html.notes import NOTE_NAMES, called, noted
from ipsearch.readers.html.site import DOCUMENT_PATHS, NEVER, Count, count_words, is_hidden, is_remark, is_site, opened
from ipsearch.readers.masthead import group_head, is_signal, read_label
from ipsearch.readers.plaintext.decoding import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]{2,30})", re.IGNORECASE)
_HEAD_BYTES = 4096
# Control characters, plain or as references: no tree may hold them.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));?(?!\w)",
    re.IGNORECASE,
)

_EDGES: dict[str, BlockKind] = {"header": "header", "footer": "footer", "aside": "margin"}
# A candidate is the document when it holds at least this share of the text that is not plainly site.
_SHARE = 0.5
# Notes are shorter than the text that calls them.
_MAX_WITH_NOTES = 2
# Words of a title and of what is said about the page beside it.
_MAX_WITH_TITLE = 40
# Letterhead around the document is short; a list of links that mentions a date is not letterhead.
_MAX_EDGE_LINES = 40
# Without a name to go by: go down while one child holds nearly all text.
_DENSE = 0.9
_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"})
_FRAMES = frozenset({"div", "section", "article", "main", "center"})


@dataclass(frozen=True, slots=True)
class Edge:
    """Letterhead outside the document element: kept as furniture."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """The element that holds the document, and letterhead that the page sets around it."""

    element: html.HtmlElement | None
    edges: tuple[Edge, ...] = ()


def parse(data: bytes, file: str) -> html.HtmlElement:
    """The tree of an HTML file, in whatever encoding it is written.

    Raises:
        Damaged: nothing in it can be parsed.
    """
    text = _CONTROLS.sub(" ", _decoded(data))
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise Damaged(file, "The HTML cannot be parsed. Save the page again, or save it as PDF.") from error
    return root


def find_content(root: html.HtmlElement) -> Content:
    """The document on the page. Site elements are removed from the tree."""
    edges = _prune(root)
    body = root.find("body")
    top = body if body is not None else root
    total = _size(top)
    if not total:
        return Content(None)
    for path in DOCUMENT_PATHS:
        found = max(root.xpath(path), key=_size, default=None)
        if found is not None and _size(found) >= _SHARE * total:
            found = _with_title(_with_notes(found, top), top)
            return Content(found, edges + _outside(top, found))
    return Content(_with_notes(_densest(top), top), edges)


def _decoded(data: bytes) -> str:
    head = data[:_HEAD_BYTES]
    stated = _XML_CHARSET.search(head) or _CHARSET.search(head)
    if stated and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            # Browsers read pages that claim Latin-1 as Windows-1252; so did who wrote them.
            name = stated[1].decode("ascii").lower()
            return data.decode("cp1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data).text


def _prune(root: html.HtmlElement) -> tuple[Edge, ...]:
    """Take out what is not document; keep the letterhead that stands in a header, foot or margin element."""
    edges: list[Edge] = []
    counts = count_words(root)
    shown, noting = opened(root), noted(root)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None or element.tag in ("html", "body"):
            continue
        if element.tag == "button" and any(above.tag in _TITLES for above in element.iterancestors()):
            # A heading that opens and closes its text: its words are the heading.
            element.drop_tag()
        elif element.tag in NEVER or (is_hidden(element) and element not in shown) or is_remark(element):
            _drop(element)
        elif element not in noting and is_site(element, counts.get(element, Count()), counts[root]):
            edges += _edges(element)
            _drop(element)
    return tuple(edges)


def _drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _edges(element: html.HtmlElement) -> list[Edge]:
    """The lines of a removed element, when they are letterhead rather than site."""
    if element.xpath(".//a[@href]") and element.tag == "nav":
        return []
    lines = _text_lines(element)
    speaks = any(_speaks(line, below) for line, below in zip_longest(lines, lines[1:], fillvalue=""))
    if not (speaks or sum(is_signal(line) for line in lines) >= 2) or len(lines) > _MAX_EDGE_LINES:
        return []
    kind = _EDGES.get(element.tag, "margin")
    return [Edge(kind, text) for text in group_head(lines)]


def _speaks(line: str, below: str) -> bool:
    """Whether a line has a label of the letterhead and, in it or below, the value: a bare "Onderwerp" says nothing."""
    label = read_label(line)
    return label is not None and label.role != "other" and is_signal(line) and bool(label.rest or below)


def _outside(top: html.HtmlElement, found: html.HtmlElement) -> tuple[Edge, ...]:
    """Letterhead elements that stand beside the document element."""
    inside = {found, *found.iterancestors(), *found.iterdescendants()}
    edges: list[Edge] = []
    for element in top.iter("header", "footer", "aside"):
        if element not in inside:
            edges += _edges(element)
    return tuple(edges)


def _densest(top: html.HtmlElement) -> html.HtmlElement:
    element = top
    while True:
        inner = max((child for child in element if isinstance(child.tag, str)), key=_size, default=None)
        if inner is None or inner.tag not in _FRAMES:
            return element
        if _size(inner) < _DENSE * _size(element) or any(_is_part(child) for child in element if child is not inner):
            return element
        element = inner


def _is_part(element: html.HtmlElement) -> bool:
    """Whether an element beside the text belongs to the document: its title, its letterhead, its notes."""
    if not isinstance(element.tag, str):
        return False
    named = NOTE_NAMES.search(f"{element.get('class', '')} {element.get('id', '')}")
    return bool(named) or next(element.iter("h1"), None) is not None or any(map(is_signal, _text_lines(element)))


def _with_notes(found: html.HtmlElement, top: html.HtmlElement) -> html.HtmlElement:
    """The element, or the one above it that also holds the notes that it calls: they may stand beside the text."""
    keys = {key for link in found.iter("a") for _, key in (called(link),) if key}
    places = {key: element for element in top.iter() for key in (element.get("id"), element.get("name")) if key}
    called_from_here = {places[key] for key in keys if key in places}
    element: html.HtmlElement | None = found
    while element is not None and element is not top and not called_from_here <= set(element.iter()):
        element = element.getparent()
    return found if element is None or _size(element) > _MAX_WITH_NOTES * _size(found) else element


def _with_title(found: html.HtmlElement, top: html.HtmlElement) -> html.HtmlElement:
    """The element, or the one above it that also holds the title of the page and hardly more."""
    titles = list(top.iter("h1"))
    if len(titles) != 1 or next(found.iter("h1"), None) is not None:
        return found
    above = next((element for element in titles[0].iterancestors() if element in set(found.iterancestors())), None)
    return found if above is None or _size(above) - _size(found) > _MAX_WITH_TITLE else above


def _size(element: html.HtmlElement) -> int:
    return sum(len(text.split()) for text in element.itertext())


def _text_lines(element: html.HtmlElement) -> list[str]:
    return [" ".join(text.split()) for text in element.itertext() if text.strip()]
