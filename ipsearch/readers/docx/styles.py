"""What does a paragraph's style say about it: heading level, weight, list?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ipsearch.readers.docx.archive import W

_HEADING_NAME = re.compile(r"^(?:heading|kop|überschrift|titre|header)\s*(\d)$", re.IGNORECASE)
_TITLE_NAME = re.compile(r"^(?:title|titel|subject|onderwerp)$", re.IGNORECASE)
_LIST_NAME = re.compile(r"^(?:list (?:bullet|number)|lijst(?:opsom(?:ming)?|nummering)|opsomming)", re.IGNORECASE)
# Those of LibreOffice say what they stand at; those of Pandoc do so before the word.
_CAPTION_NAME = re.compile(
    r"^(?:(?:(?:table|image|figure) )?caption|bijschrift|onderschrift|illustrati(?:on|e)|figure|drawing|tabel|table)$",
    re.IGNORECASE,
)
# What is set apart from the text is part of it, however it looks.
_QUOTE_NAME = re.compile(
    r"^(?:(?:intense )?quote|(?:duidelijk )?citaat|block text|bloktekst|quotations|definition term)$", re.IGNORECASE
)
_SUBTITLE_NAME = re.compile(r"^(?:subtitle|ondertitel)$", re.IGNORECASE)
# Under the title of a paper stand in these styles who wrote it and when.
_IMPRINT_NAME = re.compile(r"^(?:author|auteur|date|datum)$", re.IGNORECASE)
OFF = frozenset({"0", "false", "off", "none"})
# Body text has no outline level, or level 9.
_BODY_LEVEL = 9
_MAX_LEVEL = 6
# Words of ten points, where a document states nothing.
_SIZE = 20
# A style may build on a style, but not in a circle.
_MAX_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look where neither style nor run says otherwise; ``None`` is inherited."""

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    # In half points, as Word counts.
    size: int | None = None
    capitals: bool | None = None

    def over(self, below: Look) -> Look:
        """This look, with what it leaves open taken from the look below it."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.underlined if self.underlined is None else self.underlined,
            below.hidden if self.hidden is None else self.hidden,
            below.raised if self.raised is None else self.raised,
            below.size if self.size is None else self.size,
            below.capitals if self.capitals is None else self.capitals,
        )


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A numbering definition and the level in it."""

    number: str
    level: int


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style after inheritance."""

    name: str = ""
    level: int | None = None
    look: Look = Look()
    place: ListPlace | None = None
    is_list: bool = False


class Styles:
    """The styles of a document by id, with inheritance (``basedOn``) resolved."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._styles: dict[str, Style] = {}
        self.default: str | None = None
        self.size = _SIZE
        if root is None:
            return
        stated = read_look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")).size
        self.size = stated or self.size
        for element in root.iter(f"{W}style"):
            key = element.get(f"{W}styleId", "")
            self._elements[key] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                self.default = key

    def get(self, key: str | None) -> Style:
        """The style of that id; one without properties when the document does not define it."""
        if key is None:
            return Style()
        if key not in self._styles:
            self._styles[key] = self._resolve(key, 0)
        return self._styles[key]

    def _resolve(self, key: str, depth: int) -> Style:
        element = self._elements.get(key)
        if element is None:
            # Word knows its own styles without their definition; so do documents that other programs write.
            return Style(key, _named_level(key))
        parent = element.find(f"{W}basedOn")
        base = Style()
        if parent is not None and depth < _MAX_CHAIN:
            base = self._resolve(parent.get(f"{W}val", ""), depth + 1)
        name = _value(element, "name") or key
        own_level = _outline_level(element.find(f"{W}pPr"))
        level = own_level if own_level is not None else _named_level(name)
        # The style of a subtitle builds on that of the title, and is none.
        inherited = None if _SUBTITLE_NAME.match(name) else base.level
        return Style(
            name,
            inherited if level is None else level,
            read_look(element.find(f"{W}rPr")).over(base.look),
            read_place(element.find(f"{W}pPr"), base.place),
            base.is_list or bool(_LIST_NAME.match(name)),
        )


def is_caption(style: Style) -> bool:
    """Whether the style is that of the line over a table or under a picture, which is no heading however it looks."""
    return bool(_CAPTION_NAME.match(style.name))


def is_set_apart(style: Style) -> bool:
    """Whether the style is that of a caption, a quotation or a term, none of which is a heading."""
    return is_caption(style) or bool(_QUOTE_NAME.match(style.name) or _SUBTITLE_NAME.match(style.name))


def is_imprint(style: Style) -> bool:
    """Whether the style is that of the author or the date under a title."""
    return bool(_IMPRINT_NAME.match(style.name))


def heading_level(properties: etree._Element | None, style: Style) -> int | None:
    """The heading level, 1 to 6, that a paragraph's own properties or its style give; ``None`` for body text."""
    level = _outline_level(properties)
    level = style.level if level is None else level
    return None if level is None or level >= _BODY_LEVEL else min(_MAX_LEVEL, level + 1)


def read_look(properties: etree._Element | None) -> Look:
    """The look that run properties state."""
    if properties is None:
        return Look()
    underline, raised = properties.find(f"{W}u"), properties.find(f"{W}vertAlign")
    size = _value(properties, "sz")
    return Look(
        _toggle(properties, "b"),
        _toggle(properties, "i"),
        None if underline is None else underline.get(f"{W}val", "single") not in OFF,
        _toggle(properties, "vanish"),
        None if raised is None else raised.get(f"{W}val") == "superscript",
        int(size) if size and size.isdigit() else None,
        _toggle(properties, "caps"),
    )


def read_place(properties: etree._Element | None, inherited: ListPlace | None) -> ListPlace | None:
    """The list that paragraph properties put a paragraph in; numbering 0 takes it out of its style's list."""
    element = properties.find(f"{W}numPr") if properties is not None else None
    if element is None:
        return inherited
    number = _value(element, "numId") or (inherited.number if inherited else None)
    level = _value(element, "ilvl")
    if number is None or number == "0":
        return None
    depth = int(level) if level and level.isdigit() else (inherited.level if inherited else 0)
    return ListPlace(number, min(depth, 8))


def _outline_level(properties: etree._Element | None) -> int | None:
    value = _value(properties, "outlineLvl") if properties is not None else None
    return int(value) if value and value.isdigit() else None


def _named_level(name: str) -> int | None:
    match = _HEADING_NAME.match(name)
    if match:
        return max(0, int(match[1]) - 1)
    return 0 if _TITLE_NAME.match(name) else None


def _toggle(properties: etree._Element, tag: str) -> bool | None:
    element = properties.find(f"{W}{tag}")
    return None if element is None else element.get(f"{W}val", "1") not in OFF


def _value(element: etree._Element, tag: str) -> str | None:
    child = element.find(f"{W}{tag}")
    return None if child is None else child.get(f"{W}val")
