"""How do the parts of a Word file become one page of blocks?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from ipsearch.errors import Damaged, TooLarge
from ipsearch.letters import FURNITURE, BlockKind
from ipsearch.readers.docx.archive import Archive, R, W
from ipsearch.readers.docx.chunks import read_web_chunk
from ipsearch.readers.docx.contents import could_be_entry, is_contents, is_entry, set_aside, title_aside
from ipsearch.readers.docx.counted import bold_items
from ipsearch.readers.docx.folios import folios_aside
from ipsearch.readers.docx.frames import filled_in, is_frame, listed
from ipsearch.readers.docx.numbering import Numbering
from ipsearch.readers.docx.sizes import large_from
from ipsearch.readers.docx.starred import starred_notes
from ipsearch.readers.docx.styles import (
    Style,
    Styles,
    heading_level,
    is_caption,
    is_imprint,
    is_set_apart,
    read_look,
    read_place,
)
from ipsearch.readers.docx.tabbed import tabbed_tables
from ipsearch.readers.docx.tables import read_grid
from ipsearch.readers.docx.words import CALL, NoteLabels, WordReader, Words
from ipsearch.readers.drafts import Draft, DraftBlock, DraftPage, ReadOptions
from ipsearch.readers.flow import lines_of, settle_flow
from ipsearch.readers.markers import read_marker
from ipsearch.readers.masthead import group_head, is_address, is_signal
from ipsearch.readers.pieces import MARK, Part
from ipsearch.readers.raised import settle_marks, unmarked

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CONTAINERS = frozenset(
    {
        *(f"{W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")),
        f"{_MC}AlternateContent",
        f"{_MC}Choice",
    }
)
_MAX_DEPTH = 60
_UNREAD = (
    "The DOCX takes in a part that was not read: it is damaged, gone, in a part of its own, or in a format that is "
    "neither Word's nor the web's. Open the letter in Word and save it again."
)
# How papers of councils and boards open; a name of who sends one looks the same but for these words.
_PAPER = re.compile(
    r"^(?:(?:raads|college|staten|commissie)-?)?(?:voorstel|besluit|informatiebrief|memo|advies|notitie|nota)\b.* ",
    re.IGNORECASE,
)
# A number that says what it counts.
_COUNTED, _COUNTED_LEVEL = re.compile(r"[^\W\d_]{4,} \d"), 1
# What stands in a box of text is a sentence when it is this long.
_MIN_SENTENCE = 40
# So long is no heading with a point at its end.
_MIN_CLAUSE = 70


def read_docx(data: bytes, file: str, options: ReadOptions) -> Draft:
    """Read a Word file (DOCX).

    Raises:
        Damaged, Encrypted, TooLarge, UnsupportedFormat: see ``archive``; also a document without a body.
    """
    archive = Archive(data, file, options.limits)
    root = archive.read(archive.main())
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise Damaged(file, "The DOCX has no text part that can be read. Open it in Word and save it again.")
    story = _Story(archive, body, options)
    settled, raised = settle_marks(bold_items(folios_aside(story.blocks(body))), ())
    title, text = _titled(settled, story.titled)
    blocks = [*title, *starred_notes(tabbed_tables(settle_flow(text)))]
    notes = [*story.notes(), *(DraftBlock("footnote", text, label=label) for label, text in raised.items())]
    heads, feet = story.edges(body)
    page = DraftPage(None, (*heads, *story.boxes, *blocks, *notes, *feet))
    characters = sum(len(block.text) + sum(len(cell) for row in block.rows for cell in row) for block in page.blocks)
    if characters > options.limits.characters:
        raise TooLarge(file, f"The DOCX holds {characters:,} characters; the limit is {options.limits.characters:,}.")
    return Draft((page,), warnings=(*_break_warning(story.breaks), *dict.fromkeys(story.unread)))


def _titled(blocks: list[DraftBlock], titled: bool) -> tuple[list[DraftBlock], list[DraftBlock]]:
    """The title that a document opens with, by its style or because it says which kind of paper this is.

    Letterhead may stand under it.
    """
    place = next((place for place, block in enumerate(blocks) if block.text.strip() or block.rows), 0)
    titled = titled or (bool(blocks) and blocks[place].kind == "heading" and bool(_PAPER.match(blocks[place].text)))
    if not titled or not blocks or any(map(is_signal, lines_of(blocks[place]))):
        return [], blocks
    return [blocks[place]], blocks[place + 1 :]


def _break_warning(breaks: int) -> tuple[str, ...]:
    if not breaks:
        return ()
    where = f"{breaks} page break" + "s" * (breaks > 1)
    return (f"Word recorded {where}; a DOCX prints no page numbers of its own, so it is shown as one page.",)


class _Story:
    """Reads the parts of one document in order; counts notes, list numbers and page breaks on the way."""

    def __init__(self, archive: Archive, body: etree._Element, options: ReadOptions, nested: bool = False) -> None:
        self._archive = archive
        self._options = options
        self._nested = nested
        self._main = archive.main()
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"))
        self._labels = NoteLabels()
        self._labels.forms |= _note_forms(self._part("settings"), body)
        self._reader = WordReader(self._styles, self._labels, large_from(body, self._styles))
        self.boxes: list[DraftBlock] = []
        self.breaks = 0
        self.unread: list[str] = []
        # Whether the first words of the body are a heading by their style.
        self.titled = False
        self._begun = False
        self._targets = archive.relations(self._main)
        self._running = False
        self._taken_in = 0

    def _part(self, kind: str) -> etree._Element | None:
        return self._archive.read(self._archive.part(self._main, kind, f"word/{kind}.xml"))

    def blocks(self, container: etree._Element, depth: int = 0) -> list[DraftBlock]:
        """The blocks of a body, a cell or a note, empty paragraphs included."""
        found: list[DraftBlock] = []
        if depth > _MAX_DEPTH:
            return found
        running: Words | None = None
        for child in container:
            if child.tag == f"{W}p":
                running = self._reader.read(child, self._style(child.find(f"{W}pPr")).look, running)
                if _runs_on(child):
                    continue
                found += self._paragraph(child, running)
                running = None
            elif child.tag == f"{W}tbl":
                found += self._table(child, depth)
            elif child.tag == f"{W}altChunk":
                found += self._chunk(child)
            elif child.tag in _CONTAINERS:
                inner = self.blocks(child, depth + 1)
                found += set_aside(inner) if is_contents(child) else inner
        return [block for block in title_aside(found) if not self._aside(block)]

    def _chunk(self, chunk: etree._Element) -> list[DraftBlock]:
        """A whole document of another format that Word takes in when it opens the letter."""
        # Once each: a file may refer to one part as often as it likes.
        name = self._targets.pop(chunk.get(f"{R}id", ""), None)
        if name is None:
            return []
        data = None if self._nested else self._archive.data(name)
        if data is None:
            self.unread.append(_UNREAD)
            return []
        self._taken_in += len(data)
        if self._taken_in > self._options.limits.characters:
            raise TooLarge(self._archive.file, "The DOCX takes in more text than the limit of characters allows.")
        if data.startswith(b"PK"):
            return self._inner(Archive(data, self._archive.file, self._options.limits))
        page = read_web_chunk(data, self._archive.file, self._options)
        if page is None:
            self.unread.append(_UNREAD)
            return []
        return [block for block in page if block.kind not in FURNITURE]

    def _inner(self, archive: Archive) -> list[DraftBlock]:
        """The blocks of a Word file inside this one; what it takes in itself is not read."""
        root = archive.read(archive.main())
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            self.unread.append(_UNREAD)
            return []
        story = _Story(archive, body, self._options, nested=True)
        found = [*story.blocks(body), *story.notes()]
        self.boxes += story.boxes
        self.unread += story.unread
        return found

    def notes(self) -> list[DraftBlock]:
        """Foot- and endnotes in the order in which the text refers to them."""
        found = []
        parts = {kind: self._notes_by_id(kind) for kind in ("footnote", "endnote")}
        for kind, key, label in self._labels.order:
            element = parts[kind].get(key)
            if element is not None:
                text = " ".join(unmarked(block.text) for block in self.blocks(element) if block.text.strip())
                found.append(
                    DraftBlock("footnote", text.removeprefix(label if not label.isalnum() else ""), label=label)
                )
        return found

    def edges(self, body: etree._Element) -> tuple[list[DraftBlock], list[DraftBlock]]:
        """Running heads and feet of all sections, each once."""
        heads: list[DraftBlock] = []
        feet: list[DraftBlock] = []
        for section in body.iter(f"{W}sectPr"):
            for reference in section:
                name = self._targets.get(reference.get(f"{R}id", ""), "")
                if reference.tag == f"{W}headerReference":
                    heads += [block for block in self._edge(name, "header") if block not in heads]
                elif reference.tag == f"{W}footerReference":
                    feet += [block for block in self._edge(name, "footer") if block not in feet]
        return heads, feet

    def _edge(self, name: str, kind: BlockKind) -> list[DraftBlock]:
        root = self._archive.read(name)
        if root is None:
            return []
        before = len(self.boxes)
        self._running = True
        blocks = self.blocks(root)
        self._running = False
        margin, self.boxes = self.boxes[before:], self.boxes[:before]
        lines = [unmarked(line) for block in blocks for line in lines_of(block)]
        framed = group_head([line for block in margin for line in block.text.split("\n")])
        return [DraftBlock("margin", text) for text in framed] + [DraftBlock(kind, text) for text in group_head(lines)]

    def _notes_by_id(self, kind: str) -> dict[str, etree._Element]:
        root = self._part(f"{kind}s")
        if root is None:
            return {}
        return {note.get(f"{W}id", ""): note for note in root.iter(f"{W}{kind}") if note.get(f"{W}type") is None}

    def _paragraph(self, paragraph: etree._Element, words: Words) -> list[DraftBlock]:
        """A paragraph, or what its lines make, and then the text that stands in boxes beside it."""
        properties = paragraph.find(f"{W}pPr")
        style = self._style(properties)
        self.breaks += words.breaks
        beside = [block for box in words.boxes for block in self._box(box)]
        if _is_hidden(properties) and not words.content.whole().strip():
            return [DraftBlock("paragraph", ""), *beside]
        blocks = self._classified(words, properties, style)
        if is_imprint(style):
            return [*(replace(block, kind="header", level=None) for block in blocks), *beside]
        entry = is_entry(style) or (words.listed and could_be_entry(words.content.whole()))
        framed = entry or (properties is not None and properties.find(f"{W}framePr") is not None)
        return [*(DraftBlock("margin", block.text) if framed else block for block in blocks), *beside]

    def _classified(self, words: Words, properties: etree._Element | None, style: Style) -> list[DraftBlock]:
        parts = list(words.content.parts())
        if is_set_apart(style):
            parts = [part if part.level is None else Part("paragraph", part.text) for part in parts]
        if not parts:
            return [self._numbered_alone(properties, style)]
        whole = words.content.whole().strip()
        if is_caption(style):
            return [_block("paragraph", whole)]
        styled = None if _is_sentence(whole) else heading_level(properties, style)
        self.titled, self._begun = self.titled or (styled is not None and not self._begun), True
        level = styled or (parts[0].level if len(parts) == 1 else None)
        place = read_place(properties, style.place)
        marker, counted = self._numbering.marker(place) if place else ("", False)
        if level is not None and (not marker or counted) and not _has_typed_sign(whole):
            return [_block("heading", f"{marker} {whole}".strip(), level)]
        blocks = [_block(part.kind, part.text, part.level) for part in parts]
        if marker:
            blocks[0] = _block("bullet", f"{marker} {parts[0].text}")
        # Empty blocks between them part the groups of a letterhead.
        return [blocks[0], *(each for block in blocks[1:] for each in (DraftBlock("paragraph", ""), block))]

    def _numbered_alone(self, properties: etree._Element | None, style: Style) -> DraftBlock:
        """A paragraph without words, which Word counts and numbers too.

        Its number is text in a cell, where rows are numbered so, and a heading when it says what it counts ("Vraag 1").
        """
        place = read_place(properties, style.place)
        marker, counted = self._numbering.marker(place) if place and not _is_hidden(properties) else ("", False)
        if not counted or properties is None:
            return DraftBlock("paragraph", "")
        if _COUNTED.match(marker):
            return DraftBlock("heading", marker, level=heading_level(properties, style) or _COUNTED_LEVEL)
        celled = next(properties.iterancestors(f"{W}tc"), None) is not None
        return DraftBlock("paragraph", marker if celled else "")

    def _style(self, properties: etree._Element | None) -> Style:
        element = properties.find(f"{W}pStyle") if properties is not None else None
        return self._styles.get(element.get(f"{W}val") if element is not None else self._styles.default)

    def _box(self, box: etree._Element) -> list[DraftBlock]:
        """The text of a box that speaks in sentences, as blocks; what else a box holds goes to the margin."""
        begun, titled = self._begun, self.titled
        blocks = self.blocks(box)
        # A cover may have the title in a box.
        cover = self.titled and not titled
        self._begun, self.titled = begun, titled
        lines = [unmarked(line) for block in blocks for line in lines_of(block)]
        if not self._running and (_is_prose(blocks, lines) or (cover and not any(map(is_signal, lines[:1])))):
            self._begun, self.titled = begun or cover, titled or cover
            return blocks
        self.boxes += [DraftBlock("margin", text) for text in group_head(lines)]
        return []

    def _aside(self, block: DraftBlock) -> bool:
        """Whether the block belongs to the margin; it is kept there, under the one before it."""
        if block.kind == "margin":
            self.boxes.append(block)
        return block.kind == "margin"

    def _table(self, table: etree._Element, depth: int) -> list[DraftBlock]:
        notes: list[str] = []

        cells: list[list[DraftBlock]] = []

        def read_cell(cell: etree._Element) -> str:
            inner = [block for block in self.blocks(cell, depth + 1) if block.rows or block.text.strip()]
            cells.append(inner)
            notes.extend(note for block in inner for note in block.notes)
            return "\n".join(line for block in inner for line in lines_of(block) if line.strip())

        grid = read_grid(table, read_cell)
        items = listed(grid, cells)
        if items or is_frame(grid, cells):
            cells = items or cells
            return [block for inner in cells for block in inner]
        form = filled_in(grid, cells)
        if form:
            return form
        return [DraftBlock("table", "", notes=tuple(notes), rows=grid.rows, header_rows=grid.header_rows)]


def _note_forms(*parts: etree._Element | None) -> dict[str, str]:
    """What the settings of a document, or else its sections, count its foot- and endnotes with."""
    forms: dict[str, str] = {}
    for kind in ("footnote", "endnote"):
        stated = [form for part in parts if part is not None for form in part.iter(f"{W}numFmt")]
        own = [form.get(f"{W}val", "") for form in stated if form.getparent().tag == f"{W}{kind}Pr"]
        forms |= {kind: own[0]} if own else {}
    return forms


def _runs_on(paragraph: etree._Element) -> bool:
    """Whether the next paragraph carries this one on: the mark at its end was deleted, or it is a drop cap."""
    marks = ("rPr/{0}del", "rPr/{0}moveFrom", "framePr[@{0}dropCap]")
    if all(paragraph.find(f"{W}pPr/{W}{mark.format(W)}") is None for mark in marks):
        return False
    dropped = paragraph.find(f"{W}pPr/{W}framePr")
    if dropped is not None and dropped.get(f"{W}dropCap") == "none":
        return False
    after = paragraph.getnext()
    return after is not None and after.tag == f"{W}p"


def _is_hidden(properties: etree._Element | None) -> bool:
    return properties is not None and bool(read_look(properties.find(f"{W}rPr")).hidden)


def _block(kind: BlockKind, text: str, level: int | None = None) -> DraftBlock:
    """A block; calls of Word's own notes leave its words."""
    labels = tuple(label.removeprefix(CALL) for label in MARK.findall(text) if label.startswith(CALL))
    text = MARK.sub(lambda mark: "" if mark[1].startswith(CALL) else mark[0], text)
    return DraftBlock(kind, text, level=level, notes=labels)


def _is_prose(blocks: Sequence[DraftBlock], lines: Sequence[str]) -> bool:
    """Whether a box holds text and no letterhead: whole sentences or a list, no label and no address."""
    sentences = any(len(line) > _MIN_SENTENCE and line.rstrip().endswith((".", "!", "?")) for line in lines)
    items = sum(block.kind == "bullet" for block in blocks)
    return (sentences or items > 1) and not any(is_signal(line) or is_address(line) for line in lines)


def _is_sentence(text: str) -> bool:
    """Whether words are a sentence of some length: the paragraphs of a contract may be numbered as headings are."""
    return len(text) > _MIN_CLAUSE and text.endswith((".", ";"))


def _has_typed_sign(text: str) -> bool:
    """Whether a list sign is typed before the text; a number may as well be that of a heading ("2.1 Planning")."""
    marker = read_marker(text)
    return marker is not None and not marker.numbered
