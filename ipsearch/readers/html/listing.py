"""Which marker does a list item of a web page have: one of its list, one in its text, or a letter that is a picture?"""

from __future__ import annotations

import re

from lxml import html

from ipsearch.readers.markers import BULLETS, is_bare_marker, to_roman

# Fonts in which a letter or sign is the picture of a bullet.
_SYMBOLS = re.compile(r"font-family\s*:\s*[\"']?(?:symbol|wingdings|(courier new))\b", re.IGNORECASE)
# What a list's own style says of its numbers, as the values of its attribute "type".
_LIST_STYLE = re.compile(r"list-style(?:-type)?:\s*((?:lower|upper)-(?:alpha|latin|roman)|decimal)\b", re.IGNORECASE)
# What converters of plain text call such lists.
_LIST_CLASS = re.compile(r"(?:^|\s)((?:lower|upper)(?:alpha|roman))(?:\s|$)")
_LIST_FORMS = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}


def printed_marker(item: html.HtmlElement) -> html.HtmlElement | None:
    """The element that opens an item with its marker, as exports have it that count themselves."""
    for element in item.iter():
        text = (element.text or "").strip() if isinstance(element.tag, str) else ""
        if text:
            bare = is_bare_marker(text) or not set(text) - set(BULLETS)
            return element if bare and element.tag == "span" and not len(element) else None
        if element is not item and (element.tail or "").strip():
            return None
    return None


def drawn_bullet(element: html.HtmlElement) -> str:
    """The bullet that a sign or letter in a font of pictures is seen as; empty for words."""
    sign = (element.text or "").strip()
    if len(sign) != 1 or element.tag != "span":
        return ""
    above = element.getparent()
    # Word sets the font on the span around the one that it tells itself to ignore.
    styles = [span.get("style", "") for span in (element, above) if span is not None and span.tag == "span"]
    font = next(filter(None, map(_SYMBOLS.search, styles)), None)
    return "•" if font and (sign == "o" or not font[1]) and not sign.isdigit() else ""


def list_start(element: html.HtmlElement) -> int:
    """The number of a list's first item."""
    start = element.get("start", "1")
    return int(start) if start.lstrip("-").isdigit() and len(start) < 6 else 1


def list_marker(element: html.HtmlElement, item: html.HtmlElement, count: int) -> str:
    """The marker of the ``count``-th item of a list, as a browser prints it; empty where the list prints none."""
    if "none" in element.get("style", "") and "list-style" in element.get("style", ""):
        return ""
    if element.tag == "ul":
        return "•"
    styled = _LIST_STYLE.search(element.get("style", "")) or _LIST_CLASS.search(element.get("class", ""))
    form = _LIST_FORMS.get(styled[1].lower(), "1") if styled else element.get("type", "1")
    value = item.get("value", "")
    count = int(value) if value.isdigit() and len(value) < 6 else count
    if form in ("a", "A") and 0 < count <= 26:
        letter = chr(ord("a") + count - 1)
        return f"{letter if form == 'a' else letter.upper()}."
    if form in ("i", "I") and 0 < count < 1000:
        return f"{to_roman(count) if form == 'i' else to_roman(count).upper()}."
    return f"{count}."
