"""Which elements are footnotes, and which links are their markers?

A marker is a link inside the page with a short label whose target comes later; the target's block is the note. Links
back from a note to its marker are neither. Raised digits without a link count when a block opens with the same ones,
or when the note is what a pointer over them shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import html

_LABEL = re.compile(r"^[\[(]?\s*(\d{1,3}|[a-z*†‡]|\*{1,3}|[ivx]{2,6})\s*[\])]?$")
# Where sites keep what a pointer over an element shows.
_SHOWN = (
    "title",
    "data-title",
    "data-original-title",
    "data-content",
    "data-bs-content",
    "data-tooltip",
    "data-tippy-content",
)
_MARKUP = re.compile(r"<[^<>]{1,300}>")
_MIN_SHOWN = 2
_NOTE_BLOCKS = frozenset({"li", "div", "p", "aside", "tr", "dd", "section"})
NOTE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:voet|noot|noten|(?:voet|eind)no(?:ot|ten)|footnotes?|endnotes?|fn|ftn|note|notes)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_INLINE = frozenset({"a", "b", "i", "em", "strong", "span", "sup", "sub", "u", "font"})
_BACK = re.compile(r"^[\s↩↑^⏎\ufe0e\u2191X]*$|^(?:terug|noot)$", re.I)
_LEADING_LABEL = re.compile(r"^\s*(?:(?:X\s+)?(?:[Vv]oet)?[Nn]oot\s+)?[\[(]?\s*{label}\s*[\])]?[.:]?\s*")


@dataclass(slots=True)
class Notes:
    """Markers by link element, notes by label, and the elements that are notes.

    ``others`` are notes whose label another note has: an annex counts from 1 again.
    """

    markers: dict[html.HtmlElement, str] = field(default_factory=dict)
    elements: dict[html.HtmlElement, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    # Where notes open that are lines of a block, parted by line breaks.
    lines: dict[html.HtmlElement, str] = field(default_factory=dict)


def find_notes(root: html.HtmlElement) -> Notes:
    """The footnotes of the document."""
    places = {element: place for place, element in enumerate(root.iter())}
    targets = {key: element for element in places for key in (element.get("id"), element.get("name")) if key}
    notes = Notes()
    calls = [(link, label, targets[key]) for link in root.iter("a") for label, key in (called(link),) if key in targets]
    calls = [call for call in calls if places[call[2]] > places[call[0]]]
    shared = _shared({target for _, _, target in calls}, root)
    for link, label, target in calls:
        block = _note_block(target, root)
        if block is None or places[block] <= places[link] or block in shared:
            if target.tag in _INLINE and target not in notes.lines:
                notes.markers[link], notes.lines[target] = label, label
                _drop_label(target, label)
            continue
        notes.markers[link] = label
        if block not in notes.elements:
            notes.elements[block] = label
            text = note_text(block, label)
            if notes.texts.setdefault(label, text) != text:
                notes.others.append((label, text))
    for link in list(notes.markers):
        _take_brackets(link, notes)
    _add_shown(root, notes)
    return notes


def _take_brackets(link: html.HtmlElement, notes: Notes) -> None:
    """Let the raised box around a link be the marker, where its brackets stand outside the link."""
    raised = link.getparent()
    if raised is not None and raised.tag == "sup" and len(raised) == 1 and (raised.text or "").strip() in ("[", "("):
        notes.markers[raised] = notes.markers[link]


def _add_shown(root: html.HtmlElement, notes: Notes) -> None:
    """Notes that a pointer over a raised figure shows, and no other place."""
    for raised in root.iter("sup"):
        if any(part in notes.markers for part in raised.iter()):
            continue
        label = _LABEL.match("".join(raised.itertext()).strip())
        shown = next(filter(None, (_shown(part) for part in raised.iter())), "")
        if label and shown and notes.texts.setdefault(label[1], shown) == shown:
            notes.markers[raised] = label[1]


def _shown(element: html.HtmlElement) -> str:
    """The words that a pointer over the element shows; a word alone says what to do with it."""
    for name in _SHOWN:
        words = _MARKUP.sub(" ", element.get(name, "")).split()
        if len(words) >= _MIN_SHOWN:
            return " ".join(words)
    return ""


def _shared(targets: set[html.HtmlElement], root: html.HtmlElement) -> set[html.HtmlElement]:
    """Blocks that hold the targets of several notes with nothing but line breaks between, so are none themselves."""
    counts: dict[html.HtmlElement, int] = {}
    for target in targets:
        block = _note_block(target, root)
        if block is not None:
            counts[block] = counts.get(block, 0) + 1
    return {block for block, count in counts.items() if count > 1 and next(block.iter("br"), None) is not None}


def _drop_label(target: html.HtmlElement, label: str) -> None:
    """Take the printed label out where a note opens in a line: in its target or right behind it."""
    pattern = _LEADING_LABEL.pattern.replace("{label}", re.escape(label))
    after = target.getnext()
    slots = [(element, "text") for element in target.iter()] + [(target, "tail")]
    slots += [] if after is None else [(element, "text") for element in after.iter()]
    for element, slot in slots:
        text = getattr(element, slot)
        if isinstance(element.tag, str) and text and text.strip():
            setattr(element, slot, re.sub(pattern, "", text, count=1))
            return


def called(link: html.HtmlElement) -> tuple[str, str]:
    """The label of a link that may call a note and the id that it leads to; both empty for other links.

    A page that was saved from a site has its whole address before the id.
    """
    label = _LABEL.match("".join(link.itertext()).strip())
    _, hash_, key = link.get("href", "").partition("#")
    return (label[1], key) if label and hash_ and key else ("", "")


def noted(root: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """What stands aside of the text or at its foot and holds notes that it calls."""
    targets = {key: element for element in root.iter() for key in (element.get("id"), element.get("name")) if key}
    keys = [(link, key) for link in root.iter("a") for _, key in (called(link),) if key in targets]
    around = [(link, above) for link, key in keys for above in targets[key].iterancestors("aside", "footer")]
    return frozenset(above for link, above in around if above not in set(link.iterancestors()))


def note_text(block: html.HtmlElement, label: str) -> str:
    """The words of a note, without its label, its way back and its close button."""
    text = " ".join(" ".join(_words(block, block)).split())
    return re.sub(_LEADING_LABEL.pattern.replace("{label}", re.escape(label)), "", text, count=1)


def _note_block(target: html.HtmlElement, root: html.HtmlElement) -> html.HtmlElement | None:
    """The block around a link's target; a part of a list of notes, not the whole list."""
    for element in (target, *target.iterancestors()):
        if element is root:
            return None
        if element.tag in _NOTE_BLOCKS:
            return _named_above(element, root)
    return None


def _named_above(element: html.HtmlElement, root: html.HtmlElement) -> html.HtmlElement:
    """A paragraph alone in a named note element stands for that element ("div.noot > sup + p")."""
    above = element.getparent()
    if above is None or above is root or above.tag not in ("div", "li", "aside", "td"):
        return element
    named = NOTE_NAMES.search(f"{above.get('class', '')} {above.get('id', '')}")
    paragraphs = sum(child.tag in _NOTE_BLOCKS for child in above)
    return above if named and paragraphs <= 1 else element


def _words(element: html.HtmlElement, top: html.HtmlElement) -> list[str]:
    if element is not top and _is_way_back(element):
        return [element.tail or ""]
    parts = [element.text or ""]
    for child in element:
        parts += _words(child, top)
    inner = ("" if element.tag in _INLINE else " ").join(parts)
    return [inner if element is top else inner + (element.tail or "")]


def _is_way_back(element: html.HtmlElement) -> bool:
    text = "".join(element.itertext()).strip()
    names = f"{element.get('class', '')} {element.get('rev', '')} {element.get('role', '')}"
    if "close" in names or "backlink" in names or "backref" in names:
        return True
    return element.tag == "a" and element.get("href", "").startswith("#") and bool(_BACK.match(text))
