"""What does a paragraph of a Word file say, as a reader of the printed letter would see it?

Insertions are in, deletions out; of a field only its result; hidden text out; text boxes apart. Footnote references
leave the words and are kept as the labels that Word prints.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from lxml import etree

from ipsearch.readers.docx.archive import W
from ipsearch.readers.docx.numbering import formatted
from ipsearch.readers.docx.styles import Look, Styles, read_look
from ipsearch.readers.pieces import Look as TextLook
from ipsearch.readers.pieces import Run as TextRun
from ipsearch.readers.pieces import Text
from ipsearch.readers.raised import RAISED_LABEL
from ipsearch.readers.symbols import symbol

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Elements whose content is not printed, or stands elsewhere on the page.
_SKIPPED = frozenset(
    {
        *(f"{W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sdtPr", "rubyPr", "rt")),
        f"{_MC}Fallback",
    }
)
# A line ends here; line breaks in the text of the file are white space.
_LINE = "\u2028"
_CHARACTERS = {f"{W}tab": "\t", f"{W}cr": _LINE, f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_LISTING = re.compile(r"\s*TOC\b")
# What tells the call of a note of Word's own from a raised figure.
CALL = "#"
# Word nests containers a few deep; a file that nests hundreds wants to overflow the stack.
_MAX_DEPTH = 60


@dataclass(slots=True)
class Words:
    """A paragraph's words and what was found on the way; ``boxes`` are text boxes anchored here.

    The call of a note is a mark among the words, its label behind ``CALL``; the mark of a raised figure is the figure.
    """

    content: Text = field(default_factory=Text)
    boxes: list[etree._Element] = field(default_factory=list)
    breaks: int = 0
    # Whether words stand in the field of a list that Word makes, such as that of the contents.
    listed: bool = False


@dataclass(slots=True)
class _Field:
    """An open field: what it is told to show, and whether its result has begun."""

    instruction: str = ""
    begun: bool = False


@dataclass(slots=True)
class NoteLabels:
    """Labels of foot- and endnotes in the order in which the text refers to them; ``order`` is what to print."""

    order: list[tuple[str, str, str]] = field(default_factory=list)
    known: dict[tuple[str, str], str] = field(default_factory=dict)

    counts: dict[str, int] = field(default_factory=dict)
    # Endnotes count in small Roman numbers unless the document says otherwise.
    forms: dict[str, str] = field(default_factory=lambda: {"footnote": "decimal", "endnote": "lowerRoman"})

    def label(self, kind: str, key: str, sign: str = "") -> str:
        """The label of a note, counted when it is first referred to.

        A note with a sign of its own has that, and is not counted.
        """
        if (kind, key) not in self.known:
            self.counts[kind] = self.counts.get(kind, 0) + (not sign)
            count = self.counts[kind]
            label = sign or formatted(count, self.forms[kind])
            self.known[kind, key] = label
            self.order.append((kind, key, label))
        return self.known[kind, key]


class WordReader:
    """Reads paragraphs in document order; keeps what runs over paragraphs: open fields and note labels."""

    def __init__(self, styles: Styles, labels: NoteLabels, large: float = math.inf) -> None:
        self._styles = styles
        # From this size on words stand out from the text.
        self._large = large
        self._labels = labels
        self._fields: list[_Field] = []

    def read(self, paragraph: etree._Element, look: Look, before: Words | None = None) -> Words:
        """The words of a paragraph whose style gives its characters that look, behind those ``before`` it."""
        words = before or Words()
        self._parts(paragraph, look, words, 0)
        return words

    def _parts(self, element: etree._Element, look: Look, words: Words, depth: int) -> None:
        if depth > _MAX_DEPTH:
            return
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag == f"{W}r":
                self._run(child, look, words, depth)
            elif tag == f"{W}txbxContent":
                words.boxes.append(child)
            elif tag == f"{_MATH}t" and child.text:
                words.content.add(child.text)
            else:
                self._parts(child, look, words, depth + 1)

    def _run(self, run: etree._Element, look: Look, words: Words, depth: int) -> None:
        properties = run.find(f"{W}rPr")
        style = properties.find(f"{W}rStyle") if properties is not None else None
        named = self._styles.get(style.get(f"{W}val")).look if style is not None else Look()
        own = read_look(properties).over(named).over(look)
        if own.hidden:
            return
        if self._custom_mark(run, words):
            return
        for child in run:
            if child.tag == f"{W}instrText" and self._fields:
                self._fields[-1].instruction += child.text or ""
            if not isinstance(child.tag, str) or child.tag in _SKIPPED:
                continue
            text = self._inline(child, words)
            if text is None:
                self._parts(child, look, words, depth + 1)
            elif text and self._is_shown():
                words.listed = words.listed or any(_LISTING.match(field.instruction) for field in self._fields)
                # In capitals as it is printed.
                text = text.upper() if own.capitals else text
                _add(words.content, text, own, (own.size or self._styles.size) >= self._large)

    def _is_shown(self) -> bool:
        """Whether what comes next is printed: it stands in no field, or in the result of all that are open."""
        return all(field.begun for field in self._fields)

    def _inline(self, child: etree._Element, words: Words) -> str | None:
        """The text of a child of a run; ``None`` for a container that must be entered."""
        tag = child.tag
        if tag == f"{W}t":
            return child.text or ""
        if tag in _CHARACTERS:
            return _CHARACTERS[tag]
        if tag == f"{W}br":
            page = child.get(f"{W}type") in ("page", "column")
            words.breaks += page
            return " " if page else _LINE
        if tag == f"{W}lastRenderedPageBreak":
            words.breaks += 1
            return ""
        if tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType", ""))
            return ""
        if tag == f"{W}sym":
            return symbol(child.get(f"{W}font", ""), child.get(f"{W}char", ""))
        if tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self._refer(child, "footnote" if tag == f"{W}footnoteReference" else "endnote", words)
            return ""
        if tag in (f"{W}footnoteRef", f"{W}endnoteRef", f"{W}softHyphen", f"{W}annotationRef", f"{W}commentReference"):
            return ""
        return None

    def _field(self, event: str) -> None:
        if event == "begin":
            self._fields.append(_Field())
        elif event == "separate" and self._fields:
            self._fields[-1].begun = True
        elif event == "end" and self._fields:
            self._fields.pop()

    def _custom_mark(self, run: etree._Element, words: Words) -> bool:
        """Whether the run calls a note by a sign of its own, which is then the note's label."""
        for kind in ("footnote", "endnote"):
            reference = run.find(f"{W}{kind}Reference[@{W}customMarkFollows]")
            sign = "".join(run.itertext(f"{W}t")).strip() if reference is not None else ""
            if reference is not None and sign and self._is_shown():
                words.content.mark(CALL + self._labels.label(kind, reference.get(f"{W}id", ""), sign))
                return True
        return False

    def _refer(self, child: etree._Element, kind: str, words: Words) -> None:
        if all(self._fields):
            words.content.mark(CALL + self._labels.label(kind, child.get(f"{W}id", "")))


def _add(content: Text, text: str, own: Look, large: bool) -> None:
    look = TextLook(bool(own.bold), bool(own.italic or own.underlined), large)
    raised = RAISED_LABEL.match(text.strip()) if own.raised else None
    if text == _LINE:
        content.end_line()
    elif raised:
        content.raise_figure(raised[1])
    elif text == "\t":
        # Tabs part the cells of a letterhead, which spaces do not.
        content.runs.append(TextRun(text, look))
    else:
        content.add(text, look)
