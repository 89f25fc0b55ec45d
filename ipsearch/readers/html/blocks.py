"""Which blocks do the elements of a document make?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import html

from ipsearch.errors import TooLarge
from ipsearch.letters import BlockKind
from ipsearch.readers.drafts import DraftBlock
from ipsearch.readers.html.notes import Notes
from ipsearch.readers.html.tables import is_layout, read_rows
from ipsearch.readers.markers import read_marker, to_roman

_BLOCKS = frozenset(
    (
        "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
        "figure footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody "
        "td tfoot th thead tr ul"
    ).split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SIGNATURE = re.compile(r"(?:^|\s)(?:ondertekening|signature|ondertekenaar)(?:$|\s)")
# Running heads and feet as word processors name them when they save as HTML.
_FURNITURE = re.compile(
    r"(?:^|\s)(?:Mso)?(?:(?P<foot>Footer|[Vv]oettekst|page-?footer)|Header|[Kk]optekst|page-?header)(?:$|\s)"
)
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em", "u"})
_MARK = re.compile("\ue000([^\ue001]*)\ue001")
_RAISED_LABEL = re.compile(r"^\d{1,3}$")
# What a list's own style says of its numbers, as the values of its attribute "type".
_LIST_STYLE = re.compile(r"list-style(?:-type)?:\s*((?:lower|upper)-(?:alpha|latin|roman)|decimal)\b", re.IGNORECASE)
_LIST_FORMS = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_MAX_HEADING = 160
_MAX_DEPTH = 180
_STOPS = (".", ":", ";", ",", "!")


@dataclass(slots=True)
class _Text:
    """Inline text on its way to a block. Runs remember whether they were bold or italic."""

    parts: list[str] = field(default_factory=list)
    runs: list[tuple[str, bool, bool]] = field(default_factory=list)

    def add(self, text: str, bold: bool, italic: bool) -> None:
        self.parts.append(text)
        if text.strip():
            self.runs.append((text, bold, italic))


class BlockWalk:
    """Walks a document once; footnotes come out of ``notes`` afterwards.

    Raises:
        TooLarge: more text than the limit of characters.
    """

    def __init__(self, notes: Notes, limit: int, file: str) -> None:
        self._notes = notes
        self._limit = limit
        self._file = file
        self._found: list[DraftBlock] = []
        self._raised: dict[str, str] = {}

    def blocks(self, root: html.HtmlElement) -> list[DraftBlock]:
        """The blocks under an element, in order, without the notes."""
        self._walk(root, 0)
        return list(self._settled())

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
        text = _Text()
        text.add(element.text or "", False, False)
        for child in element:
            if child in self._notes.elements:
                self._flush(text)
            elif child.tag in _BLOCKS or _holds_blocks(child):
                self._flush(text)
                self._block(child, depth + 1)
            else:
                self._inline(child, text, False, False, 0)
            text.add(child.tail or "", False, False)
        self._flush(text)

    def _block(self, element: html.HtmlElement, depth: int) -> None:
        tag = element.tag
        names = element.get("class", "")
        furniture = _FURNITURE.search(names)
        if furniture:
            self._furniture(element, "footer" if furniture["foot"] else "header")
        elif _SIGNATURE.search(names):
            self._signature(element)
        elif tag in _HEADINGS:
            self._leaf(element, "heading", _HEADINGS[tag])
        elif tag in ("ul", "ol"):
            self._list(element, depth)
        elif tag == "table":
            self._table(element, depth)
        elif tag == "pre":
            for part in re.split(r"\n\s*\n", "".join(element.itertext())):
                self._emit("paragraph", part)
        elif tag in ("p", "dt", "dd", "address", "caption", "figcaption", "summary") and not _has_block_child(element):
            self._leaf(element, "paragraph", None)
        elif tag != "hr":
            self._walk(element, depth)

    def _leaf(self, element: html.HtmlElement, kind: BlockKind, level: int | None) -> None:
        text = _Text()
        self._inline_children(element, text, False, False, 0)
        if kind == "heading":
            self._emit(kind, "".join(text.parts), level=level)
        else:
            self._flush(text)

    def _flush(self, text: _Text) -> None:
        """Emit the inline text as paragraphs; an empty line made of two breaks parts them."""
        whole = "".join(text.parts)
        pieces = [piece for piece in re.split(r"\n[ \t\r\f]*\n\s*", whole) if piece.strip()]
        for piece in pieces:
            level = _looked_level(text) if len(pieces) == 1 else None
            if level:
                self._emit("heading", piece, level=level)
            else:
                self._emit("bullet" if _is_item(piece) else "paragraph", piece)
        text.parts.clear()
        text.runs.clear()

    def _list(self, element: html.HtmlElement, depth: int) -> None:
        count = _start(element)
        for item in element:
            if item.tag != "li":
                if isinstance(item.tag, str) and item not in self._notes.elements:
                    self._block(item, depth + 1)
                continue
            if item not in self._notes.elements:
                self._item(item, _list_marker(element, item, count), depth + 1)
            count += 1

    def _item(self, item: html.HtmlElement, marker: str, depth: int) -> None:
        """A list item: its words up to the first inner list or table as a bullet, then what follows."""
        before = len(self._found)
        self._walk(item, depth)
        own = self._found[before:]
        del self._found[before:]
        if len(own) > 1 and own[0].kind in ("paragraph", "bullet") and _is_bare_marker(own[0].text):
            # Official publications print the number of an item as a paragraph of its own.
            own[1:2] = [DraftBlock("bullet", f"{own[0].text.strip()} {own[1].text.strip()}", notes=own[1].notes)]
            del own[0]
        elif own and own[0].kind in ("paragraph", "heading") and not _is_item(own[0].text):
            own[0] = DraftBlock("bullet", f"{marker} {own[0].text.strip()}".strip(), notes=own[0].notes)
        self._found += own

    def _table(self, table: html.HtmlElement, depth: int) -> None:
        if is_layout(table):
            for cell in table.iter("td", "th"):
                if next(cell.iterancestors("table")) is table:
                    self._walk(cell, depth + 1)
            return
        caption = table.find("caption")
        if caption is not None:
            self._leaf(caption, "paragraph", None)
        labels: list[str] = []
        rows, heads = read_rows(table, lambda cell: self._cell(cell, labels))
        if rows:
            self._found.append(DraftBlock("table", "", notes=tuple(labels), rows=rows, header_rows=heads))

    def _cell(self, cell: html.HtmlElement, labels: list[str]) -> str:
        text = _Text()
        self._inline_children(cell, text, False, False, 0)
        whole = "".join(text.parts)
        labels += [label for label in _MARK.findall(whole) if label in self._notes.texts]
        return " ".join(_MARK.sub("", whole).split())

    def _furniture(self, element: html.HtmlElement, kind: BlockKind) -> None:
        text = _Text()
        self._inline_children(element, text, False, False, 0)
        self._emit(kind, "".join(text.parts))

    def _signature(self, element: html.HtmlElement) -> None:
        text = _Text()
        self._inline_children(element, text, False, False, 0)
        self._emit("signature", "".join(text.parts))

    def _inline_children(self, element: html.HtmlElement, text: _Text, bold: bool, italic: bool, depth: int) -> None:
        text.add(element.text or "", bold, italic)
        for child in element:
            self._inline(child, text, bold, italic, depth + 1)
            text.add(child.tail or "", bold, italic)

    def _inline(self, element: html.HtmlElement, text: _Text, bold: bool, italic: bool, depth: int) -> None:
        tag = element.tag
        if not isinstance(tag, str) or element in self._notes.elements or depth > _MAX_DEPTH:
            return
        if element in self._notes.markers:
            text.parts.append(f"\ue000{self._notes.markers[element]}\ue001")
        elif tag == "br":
            text.parts.append("\n")
        elif tag == "sup" and _RAISED_LABEL.match("".join(element.itertext()).strip()) and not len(element):
            text.parts.append(f"\ue000{(element.text or '').strip()}\ue001")
        else:
            if tag in _BLOCKS:
                text.parts.append("\n")
            self._inline_children(element, text, bold or tag in _BOLD, italic or tag in _ITALIC, depth)
            if tag in _BLOCKS:
                text.parts.append("\n")

    def _emit(self, kind: BlockKind, text: str, level: int | None = None) -> None:
        self._limit -= len(text)
        if self._limit < 0:
            raise TooLarge(self._file, "The page holds more text than the limit on characters allows.")
        if text.strip():
            self._found.append(DraftBlock(kind, text.strip(), level=level))

    def _settled(self) -> Iterator[DraftBlock]:
        """Marks become notes where a note exists; raised digits that mark nothing become digits again."""
        opening = {match[1]: block for block in self._found if (match := _MARK.match(block.text))}
        inside = {label for block in self._found for label in _MARK.findall(block.text[1:])}
        for label, block in opening.items():
            if label in inside and label not in self._notes.texts:
                self._raised[label] = " ".join(_MARK.sub("", block.text, count=1).split())
        known = self._notes.texts.keys() | self._raised.keys()
        for block in self._found:
            match = _MARK.match(block.text)
            if match and match[1] in self._raised and opening[match[1]] is block:
                continue
            labels = tuple(label for label in _MARK.findall(block.text) if label in known)
            text = _MARK.sub(lambda found: "" if found[1] in known else found[1], block.text)
            yield replace(block, text=text, notes=block.notes + labels)


def _has_block_child(element: html.HtmlElement) -> bool:
    return any(child.tag in _BLOCKS for child in element)


def _holds_blocks(element: html.HtmlElement) -> bool:
    """An inline element around blocks, as in ``<span><p>…</p></span>``."""
    return isinstance(element.tag, str) and any(child.tag in _BLOCKS for child in element.iterdescendants())


def _looked_level(text: _Text) -> int | None:
    """The level of a paragraph that is a heading by its look: wholly bold 1, wholly italic 2, as in other formats."""
    whole = "".join(text.parts).strip()
    if not text.runs or len(whole) > _MAX_HEADING or whole.endswith(_STOPS) or "\n" in whole:
        return None
    first = next((character for character in whole if character.isalnum()), "")
    if not first or first.islower() or _is_item(whole):
        return None
    if all(bold for _, bold, _ in text.runs):
        return len(_HEADINGS) - 1
    return len(_HEADINGS) if all(italic for _, _, italic in text.runs) else None


def _is_item(text: str) -> bool:
    return read_marker(_MARK.sub("", text).strip()) is not None


def _is_bare_marker(text: str) -> bool:
    return read_marker(f"{text.strip()} x") is not None and len(text.strip()) <= 6


def _start(element: html.HtmlElement) -> int:
    start = element.get("start", "1")
    return int(start) if start.lstrip("-").isdigit() and len(start) < 6 else 1


def _list_marker(element: html.HtmlElement, item: html.HtmlElement, count: int) -> str:
    if "none" in element.get("style", "") and "list-style" in element.get("style", ""):
        return ""
    if element.tag == "ul":
        return "•"
    styled = _LIST_STYLE.search(element.get("style", ""))
    form = _LIST_FORMS.get(styled[1].lower(), "1") if styled else element.get("type", "1")
    value = item.get("value", "")
    count = int(value) if value.isdigit() and len(value) < 6 else count
    if form in ("a", "A") and 0 < count <= 26:
        letter = chr(ord("a") + count - 1)
        return f"{letter if form == 'a' else letter.upper()}."
    if form in ("i", "I") and 0 < count < 1000:
        return f"{to_roman(count) if form == 'i' else to_roman(count).upper()}."
    return f"{count}."
