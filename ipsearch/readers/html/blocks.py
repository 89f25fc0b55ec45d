"""Which blocks do the elements of a document make?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from lxml import html

from ipsearch.errors import TooLarge
from ipsearch.letters import BlockKind
from ipsearch.readers.drafts import DraftBlock
from ipsearch.readers.flow import is_bare_label
from ipsearch.readers.html.listing import drawn_bullet, list_marker, list_start, printed_marker
from ipsearch.readers.html.looks import Looks
from ipsearch.readers.html.notes import Notes
from ipsearch.readers.html.records import is_record, record_lines
from ipsearch.readers.html.tables import is_layout, listed, read_rows
from ipsearch.readers.letterhead.datelines import is_last_change, names_day
from ipsearch.readers.markers import BULLETS, is_bare_marker
from ipsearch.readers.masthead import group_head
from ipsearch.readers.pieces import MAX_HEADING, Text, is_item
from ipsearch.readers.raised import RAISED_LABEL, settle_marks

_BLOCKS = frozenset(
    (
        "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
        "figure footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody "
        "td tfoot th thead tr ul"
    ).split()
)
_ROWS = frozenset({"tr", "thead", "tbody", "tfoot", "col", "colgroup"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SIGNATURE = re.compile(r"(?:^|\s)(?:ondertekening|signature|ondertekenaar)(?:$|\s)")
# Running heads and feet as word processors name them when they save as HTML.
_FURNITURE = re.compile(
    r"(?:^|\s)(?:Mso)?(?:(?P<foot>Footer|[Vv]oettekst|page-?footer)|Header|[Kk]optekst|page-?header)(?:$|\s)"
)
# What sites print about a page: its kind, day, sender.
_ABOUT = re.compile(
    r"(?:^|[\s_-])(?:meta|meta-?data|publicatie-?gegevens|document-?gegevens|article-info|byline|(?:reader-)?credits|reading-?time|leestijd)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAX_ABOUT = 60
_HEADED = re.compile(r"^(?:author|date)$")
# The words of a picture or table: as word processors name them, and as sites do ("wp-caption-text", "tabeltitel").
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:Mso)?(?:caption|attribution|bijschrift|onderschrift|(?:tabel|figuur)-?titel)(?:-?te?xt)?(?:$|[\s_-])",
    re.IGNORECASE,
)
# The style that word processors give a title, which they export as a paragraph.
_TITLE = re.compile(r"(?:^|\s)(?:Mso)?[Tt]it(?:le|el)(?:$|\s)")
# What the Official Journal of the European Union prints as headings, by level, old markup and new ("oj-ti-art").
_JOURNAL = re.compile(
    r"(?:^|\s)(?:oj-)?(?:(?P<l1>doc-ti)|(?P<l2>ti-annex|ti-section-\d|ti-grseq-\d)|(?P<l3>ti-art)|(?P<l4>sti-art))(?:$|\s)"
)
_CAPTIONED = frozenset({"p", "div", "span", "dd"})
# Words of a sentence; names with their titles and initials have less.
_MIN_SAID = 5
# A pictograph may have signs for its colour behind it.
_MAX_PICTURE = 3
_MAX_DEPTH = 180
_LOOK_BELOW = 4


class BlockWalk:
    """Walks a document once; footnotes come out of ``notes`` afterwards.

    Raises:
        TooLarge: more text than the limit of characters.
    """

    def __init__(self, notes: Notes, looks: Looks, limit: int, file: str) -> None:
        self._notes = notes
        self._looks = looks
        self._limit = limit
        self._file = file
        self._found: list[DraftBlock] = []
        self._raised: dict[str, str] = {}

    def blocks(self, root: html.HtmlElement) -> list[DraftBlock]:
        """The blocks under an element, in order, without the notes."""
        self._walk(root, 0)
        settled, self._raised = settle_marks(self._found, self._notes.texts.keys())
        return settled

    def notes(self) -> list[DraftBlock]:
        """The footnotes, in the order of the text."""
        texts = {**self._notes.texts, **self._raised}
        found = (*texts.items(), *self._notes.others)
        return [DraftBlock("footnote", text, label=label) for label, text in found]

    def _walk(self, element: html.HtmlElement, depth: int) -> None:
        """Blocks of a container; runs of inline content between blocks are paragraphs of their own."""
        if depth > _MAX_DEPTH:
            self._emit("paragraph", " ".join(element.itertext()))
            return
        look = self._looks.of(element)
        text = Text()
        text.add(element.text, look)
        for child in element:
            if child in self._notes.elements:
                self._flush(text)
            elif child.tag in _BLOCKS or _holds_blocks(child):
                self._flush(text)
                before = len(self._found)
                self._block(child, depth + 1)
                self._join_marker(before)
            else:
                self._inline(child, text, 0)
            text.add(child.tail, look)
        self._flush(text)

    def _join_marker(self, place: int) -> None:
        """Make one item of a number and the paragraph behind it: laws print the number of each part apart from it."""
        pair = self._found[place - 1 : place + 1] if place else []
        if len(pair) < 2 or any(block.kind != "paragraph" for block in pair) or is_item(pair[1].text):
            return
        if is_bare_marker(pair[0].text):
            item = replace(pair[1], kind="bullet", text=f"{pair[0].text} {pair[1].text}")
            self._found[place - 1 : place + 1] = [item]

    def _block(self, element: html.HtmlElement, depth: int) -> None:
        tag = element.tag
        names = element.get("class", "")
        # A page of a site has its title in what a word processor would name a running head.
        furniture = None if next(element.iter("h1"), None) is not None else _FURNITURE.search(names)
        title = element.get("title") if tag == "div" else None
        if furniture or title in ("header", "footer"):
            # LibreOffice names its running heads and feet by a title.
            foot = title == "footer" or (furniture is not None and bool(furniture["foot"]))
            self._furniture(element, "footer" if foot else "header")
        elif is_record(element):
            self._furniture(element, "margin")
        elif tag in ("p", "div") and is_last_change(_plain(element)):
            self._furniture(element, "footer")
        elif _ABOUT.search(names) and _is_about(element):
            if names_day(_plain(element)) and "\n" not in self._text(element).whole().strip():
                # What kind of document this is and of which day: the first line of many that have no letterhead.
                self._leaf(element, "paragraph", None)
            else:
                self._furniture(element, "header")
        elif _SIGNATURE.search(names):
            self._signature(element)
        elif tag in _HEADINGS or (tag == "p" and _HEADED.search(names)):
            self._heading(element)
        elif tag == "p" and _TITLE.search(names) and not element.xpath(".//a[@href]|ancestor::a"):
            # The title of another page, as on a card, leads there.
            self._leaf(element, "heading", 1)
        elif tag == "p" and (journal := _JOURNAL.search(names)):
            self._leaf(element, "heading", int((journal.lastgroup or "l1")[1:]))
        elif tag in ("caption", "figcaption") or (tag in _CAPTIONED and _CAPTION.search(names)):
            self._emit("paragraph", " ".join(self._text(element).whole().split()))
        elif tag == "dl":
            self._definitions(element, depth)
        elif tag in ("ul", "ol"):
            self._list(element, depth)
        elif tag == "table":
            self._table(element, depth)
        elif tag == "pre":
            self._flush(_typed("".join(element.itertext())))
        elif tag == "summary" and not _has_block_child(element):
            self._summary(element)
        elif tag in ("p", "dt", "dd", "address") and not _has_block_child(element):
            self._leaf(element, "paragraph", None)
        elif tag != "hr":
            self._walk(element, depth)

    def _heading(self, element: html.HtmlElement) -> None:
        if _HEADED.search(element.get("class", "")):
            # Converters have who wrote a paper and its day under its title, some of them as headings.
            self._leaf(element, "paragraph" if names_day(_plain(element)) else "header", None)
        else:
            self._leaf(element, "heading", _HEADINGS[element.tag])

    def _leaf(self, element: html.HtmlElement, kind: BlockKind, level: int | None) -> None:
        text = self._text(element)
        if kind in ("heading", "header"):
            self._emit(kind, text.whole(), level=level)
        else:
            self._flush(text)

    def _summary(self, element: html.HtmlElement) -> None:
        """What stands over a text that opens and closes: its heading, when it has the length of one."""
        text = self._text(element)
        whole = text.whole().strip()
        if len(whole) <= MAX_HEADING and not whole.endswith((".", ";", ":", ",")):
            self._emit("heading", whole, level=1 + _LOOK_BELOW)
        else:
            self._flush(text)

    def _flush(self, text: Text) -> None:
        """Emit inline text as the blocks that it falls into."""
        for part in text.parts():
            # Looks come below the headings that tags make.
            self._emit(part.kind, part.text, level=part.level and part.level + _LOOK_BELOW)
        text.runs.clear()

    def _definitions(self, element: html.HtmlElement, depth: int) -> None:
        """Terms and what they mean, or notes where every term is a figure."""
        known = record_lines(element)
        if known:
            # Over the text it is the letterhead, behind it what the site adds.
            behind = any(block.kind != "heading" for block in self._found)
            self._found += [DraftBlock("margin" if behind else "header", line) for line in known]
            return
        children = list(element)
        labels = [RAISED_LABEL.match("".join(term.itertext()).strip()) for term in children[::2]]
        paired = [child.tag for child in children] == ["dt", "dd"] * len(labels)
        if not paired or not all(labels):
            self._walk(element, depth)
            return
        for label, words in zip(labels, children[1::2], strict=True):
            text = Text()
            text.mark(label[1] if label else "")
            self._inline_children(words, text, 0)
            self._emit("paragraph", text.whole())

    def _list(self, element: html.HtmlElement, depth: int) -> None:
        count = list_start(element)
        self._loose(element, element.text)
        for item in element:
            known = item in self._notes.elements
            if item.tag == "li":
                if not known:
                    self._item(item, list_marker(element, item, count), depth + 1)
                count += 1
            elif not known:
                self._block(item, depth + 1)
            self._loose(element, item.tail)

    def _loose(self, element: html.HtmlElement, text: str | None) -> None:
        """Words right inside a list or table, where none belong."""
        if text and text.strip():
            loose = Text()
            loose.add(text, self._looks.of(element))
            self._flush(loose)

    def _item(self, item: html.HtmlElement, marker: str, depth: int) -> None:
        """A list item: its words up to the first inner list or table as a bullet, then what follows."""
        printed = printed_marker(item)
        if printed is not None:
            sign = (printed.text or "").strip()
            marker = "•" if sign[0] in BULLETS else sign
            printed.drop_tree()
        before = len(self._found)
        self._walk(item, depth)
        own = self._found[before:]
        del self._found[before:]
        if len(own) > 1 and own[0].kind in ("paragraph", "bullet") and is_bare_marker(own[0].text):
            # Official publications print the number of an item as a paragraph of its own.
            own[1:2] = [DraftBlock("bullet", f"{own[0].text.strip()} {own[1].text.strip()}", notes=own[1].notes)]
            del own[0]
        elif own and own[0].kind == "heading" and _opens_with_heading(item):
            # A numbered heading, as word processors export it; no list item.
            number = marker if marker[:1].isalnum() and not is_item(own[0].text) else ""
            own[0] = replace(own[0], text=f"{number} {own[0].text.strip()}".strip())
        elif own and own[0].kind in ("paragraph", "heading") and not is_item(own[0].text):
            own[0] = DraftBlock("bullet", f"{marker} {own[0].text.strip()}".strip(), notes=own[0].notes)
        self._found += own

    def _table(self, table: html.HtmlElement, depth: int) -> None:
        items = listed(table)
        if items:
            for marker, words in items:
                if words.getparent() not in self._notes.elements:
                    self._item(words, marker, depth + 1)
            return
        self._loose(table, table.text)
        for child in table:
            # A browser puts before the table what stands in it outside its rows.
            if child.tag not in _ROWS and child not in self._notes.elements:
                self._block(child, depth + 1)
            self._loose(table, child.tail)
        if is_layout(table):
            for cell in table.iter("td", "th"):
                own = next(cell.iterancestors("table")) is table
                if own and cell not in self._notes.elements and cell.getparent() not in self._notes.elements:
                    self._walk(cell, depth + 1)
            return
        rows, heads = read_rows(table, self._cell, self._notes.elements)
        if rows:
            self._found.append(DraftBlock("table", "", rows=rows, header_rows=heads))

    def _cell(self, cell: html.HtmlElement) -> str:
        lines = (" ".join(line.split()) for line in self._text(cell).whole().split("\n"))
        return "\n".join(line for line in lines if line)

    def _furniture(self, element: html.HtmlElement, kind: BlockKind) -> None:
        lines = self._text(element).whole().split("\n")
        # A value in a block of its own stays with its label.
        kept = [
            line for place, line in enumerate(lines) if line.strip() or not (place and is_bare_label(lines[place - 1]))
        ]
        for group in group_head(kept):
            self._emit(kind, group)

    def _signature(self, element: html.HtmlElement) -> None:
        lines = self._text(element).whole().strip().split("\n")
        while len(lines) > 1 and (not lines[0].strip() or _is_said(lines[0])):
            # Over who signs stands when and where it was laid down.
            self._emit("paragraph", lines.pop(0))
        self._emit("signature", "\n".join(lines))

    def _text(self, element: html.HtmlElement) -> Text:
        """All words in an element; inner blocks are lines."""
        text = Text()
        self._inline_children(element, text, 0)
        return text

    def _inline_children(self, element: html.HtmlElement, text: Text, depth: int) -> None:
        look = self._looks.of(element)
        drawn = drawn_bullet(element)
        if drawn:
            text.add(f"{drawn} ", look)
        else:
            text.add(element.text, look)
        for child in element:
            self._inline(child, text, depth + 1)
            text.add(child.tail, look)

    def _inline(self, element: html.HtmlElement, text: Text, depth: int) -> None:
        tag = element.tag
        if not isinstance(tag, str) or element in self._notes.elements or depth > _MAX_DEPTH:
            return
        raised = RAISED_LABEL.match("".join(element.itertext()).strip()) if tag == "sup" else None
        if element in self._notes.markers:
            text.mark(self._notes.markers[element])
        elif tag == "br":
            text.end_line()
        elif raised and not any(inner in self._notes.markers for inner in element.iterdescendants()):
            text.raise_figure(raised[1])
        else:
            if tag in _BLOCKS:
                text.end_line()
            if element in self._notes.lines:
                text.end_line()
                text.mark(self._notes.lines[element])
            self._inline_children(element, text, depth)
            if tag in _BLOCKS:
                text.end_line()

    def _emit(self, kind: BlockKind, text: str, level: int | None = None) -> None:
        self._limit -= len(text)
        if self._limit < 0:
            raise TooLarge(self._file, "The page holds more text than the limit on characters allows.")
        if text.strip() and not _is_picture(text.strip()):
            self._found.append(DraftBlock(kind, text.strip(), level=level))


def _typed(text: str) -> Text:
    """Text with lines of its own; a line that is set in under an item carries it on."""
    typed = Text()
    for line in text.splitlines():
        if not line[:2].isspace() or not line.strip() or is_item(line):
            typed.end_line()
        typed.add(f" {line}")
    return typed


def _is_picture(text: str) -> bool:
    """Whether a block is one pictograph, as stands beside a call-out."""
    return len(text) <= _MAX_PICTURE and {unicodedata.category(sign) for sign in text} <= {"So", "Mn", "Cf", "Sk"}


def _is_said(line: str) -> bool:
    return line.rstrip().endswith(".") and len(line.split()) > _MIN_SAID


def _has_block_child(element: html.HtmlElement) -> bool:
    return any(child.tag in _BLOCKS for child in element)


def _holds_blocks(element: html.HtmlElement) -> bool:
    """An inline element around blocks, as in ``<span><p>…</p></span>``."""
    return isinstance(element.tag, str) and any(child.tag in _BLOCKS for child in element.iterdescendants())


def _is_about(element: html.HtmlElement) -> bool:
    """Whether the element only speaks of the page: a few words, and no heading of the document."""
    few = sum(len(text.split()) for text in element.itertext()) <= _MAX_ABOUT
    return few and next(element.iter(*_HEADINGS), None) is None


def _plain(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _opens_with_heading(item: html.HtmlElement) -> bool:
    first = next((child for child in item if isinstance(child.tag, str)), None)
    if first is None or (item.text or "").strip():
        return False
    return first.tag in _HEADINGS or first.tag == "summary" or (first.tag == "details" and _opens_with_heading(first))
