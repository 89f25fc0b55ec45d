"""Which elements say by role, frame or name what HTML has elements of its own for, and what are those?

Headings and lists by role become headings and lists, rows of a label and its value become terms and what they mean, and
a page that stands whole in a frame becomes part of the page around it. Lists of what the text holds go: its headings
say it again.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from lxml import etree, html

from ipsearch.readers.html.shadows import open_shadows

_MAX_FRAMES, _MAX_INSIDE = 200, 3
_UNSAID = frozenset({"script", "style"})
_PLAIN = frozenset({"div", "span"})
# What boxes are that say that they are a table, or parts of one.
_TABLE_ROLES = {"row": "tr", "cell": "td", "gridcell": "td", "columnheader": "th", "rowheader": "th"}
_MAX_SPAN = 6
# A form to fill in has less of the page's letters.
_MIN_SHARE = 0.7
# What may stand in an item of a list by role: more makes it a card or a row.
_IN_ITEM = frozenset("p span a b strong i em br sup sub u small abbr time".split())
_TERM = re.compile(r"(?:^|[\s_-])(?:label|key|term|caption-label|veldnaam)(?:$|[\s_-])", re.IGNORECASE)
_VALUE = re.compile(
    r"(?:^|[\s_-])(?:value|values|item|items|content|data|veldwaarde|waarde)(?:$|[\s_-])", re.IGNORECASE
)
_MAX_VALUE = 30
_CONTENTS = re.compile(
    r"^(?:inhoud(?:sopgave)?|(?:op|in) (?:deze|dit) (?:pagina|document|brief|artikel)|snel naar)\s*:?$", re.IGNORECASE
)


def respell(root: html.HtmlElement) -> None:
    """Give elements the tags that their roles, names and frames stand for, in place."""
    _open_frames(root)
    open_shadows(root)
    _open_forms(root)
    for element in root.iter():
        if isinstance(element.tag, str) and element.get("role"):
            _by_role(element)
    for term in root.iter("dt"):
        # A question that opens its answer is the heading of it.
        if next(term.iter("button"), None) is not None:
            term.tag = "h5"
    for element in list(root.iter("div", "section", "span", "ul", "ol")):
        _pair_rows(element)
    places = {key for element in root.iter() for key in (element.get("id"), element.get("name")) if key}
    for element in list(root.iter("ul", "ol")):
        _drop_contents(element, places)


def _open_frames(root: html.HtmlElement) -> None:
    """Put in the words of frames whose page stands in an attribute of theirs; frames inside those three deep."""
    left = _MAX_FRAMES
    frames = [(frame, 0) for frame in root.iter("iframe")]
    while frames and left:
        frame, depth = frames.pop(0)
        left -= 1
        source = frame.get("srcdoc", "")
        if not source.strip():
            continue
        try:
            inner = html.document_fromstring(source, parser=html.HTMLParser(no_network=True, remove_comments=True))
        except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
            continue
        del frame.attrib["srcdoc"]
        frame.text = None
        frame.tag = "div"
        frame.extend(inner.iter("style"))
        frame.extend(list(inner.body) if inner.find("body") is not None else [])
        if depth < _MAX_INSIDE:
            frames += [(below, depth + 1) for below in frame.iter("iframe")]


def _open_forms(root: html.HtmlElement) -> None:
    """Forms around nearly the whole page, as some servers put them there, as the boxes that they are."""
    whole = _letters(root)
    for form in root.iter("form"):
        if _letters(form) >= _MIN_SHARE * whole:
            form.tag = "div"


def _by_role(element: html.HtmlElement) -> None:
    role = element.get("role", "").lower()
    if role == "heading" and element.tag in (*_PLAIN, "p"):
        level = element.get("aria-level", "2")
        element.tag = f"h{level}" if level in ("1", "2", "3", "4", "5", "6") else "h6"
    elif role == "list" and element.tag == "div" and _are_items(element):
        element.tag = "ul"
        for item in element:
            item.tag = "li"
    elif role in ("table", "grid") and element.tag in _PLAIN:
        _by_table_role(element)


def _by_table_role(table: html.HtmlElement) -> None:
    """A table of boxes as one of rows and cells, when every word in it stands in a cell."""
    parts = [(part, _TABLE_ROLES.get(part.get("role", "").lower(), "")) for part in table.iter(*_PLAIN)]
    cells = [part for part, tag in parts if tag in ("td", "th")]
    if not cells or sum(map(_letters, cells)) != _letters(table):
        return
    for part, tag in parts:
        for name, span in (("colspan", "aria-colspan"), ("rowspan", "aria-rowspan")):
            if tag in ("td", "th") and part.get(span):
                part.set(name, part.get(span, "1")[:_MAX_SPAN])
        part.tag = tag or part.tag
    for box in [part for part, _ in parts if part.get("role", "").lower() == "rowgroup"]:
        box.tag = "thead" if all(row.tag == "tr" and {cell.tag for cell in row} == {"th"} for row in box) else "tbody"
    table.tag = "table"


def _letters(element: html.HtmlElement) -> int:
    texts = (
        text for part in element.iter() if part.tag not in _UNSAID for text in (part.text, *(c.tail for c in part))
    )
    return sum(len(word) for text in texts if text for word in text.split())


def _are_items(element: html.HtmlElement) -> bool:
    """Whether a list by role has nothing in it but items, and these are words."""
    items = [child for child in element if isinstance(child.tag, str)]
    said = all(item.tag in _PLAIN and item.get("role", "").lower() == "listitem" for item in items)
    return bool(items) and said and all(inner.tag in _IN_ITEM for item in items for inner in item.iterdescendants())


def _pair_rows(container: html.HtmlElement) -> None:
    """Make one list of terms of each run of rows that hold a label and, beside it, a few words."""
    for run in list(_runs(container)):
        terms = html.Element("dl")
        run[0].addprevious(terms)
        for row in run:
            row[0].tag, row[1].tag = "dt", "dd"
            terms.extend(list(row))
            terms.tail = row.tail
            container.remove(row)


def _runs(container: html.HtmlElement) -> Iterator[list[html.HtmlElement]]:
    run: list[html.HtmlElement] = []
    for child in [*container, None]:
        if child is not None and _is_row(child):
            run.append(child)
            continue
        if len(run) > 1:
            yield run
        run = []


def _is_row(row: html.HtmlElement) -> bool:
    if row.tag not in ("div", "li") or len(row) != 2 or (row.text or "").strip() or (row.tail or "").strip():
        return False
    label, value = row
    if label.tag not in _PLAIN or value.tag not in _PLAIN or (label.tail or "").strip() or (value.tail or "").strip():
        return False
    named = _TERM.search(label.get("class", "")) and _VALUE.search(value.get("class", ""))
    return bool(named) and 0 < len("".join(value.itertext()).split()) <= _MAX_VALUE


def _drop_contents(listing: html.HtmlElement, places: Container[str]) -> None:
    """Take out a list of what the text holds, with its title: links to parts of this page and no word beside them."""
    title = listing.getprevious()
    if title is None or (title.tail or "").strip() or not _CONTENTS.match(" ".join("".join(title.itertext()).split())):
        return
    links = list(listing.iter("a"))
    linked, whole = sum(map(_letters, links)), sum(map(_letters, listing))
    leads = all(link.get("href", "")[:1] == "#" and link.get("href", "")[1:] in places for link in links)
    if len(links) > 1 and linked == whole and leads:
        listing.drop_tree()
        title.drop_tree()
