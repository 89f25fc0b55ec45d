"""Is an element set in bold or italic: by its tag, its class, its own style, or what is around it?

Word processors and content systems say it in a style sheet as often as by a tag: ``<span class="c2">`` is a heading as
much as ``<b>`` is. Of the sheets inside the page only rules on one class are read; what is nearest to the words counts.
"""

from __future__ import annotations

import re

from lxml import html

from ipsearch.readers.pieces import PLAIN, Look

_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em", "u"})
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{1,2000})\}")
_CLASS = re.compile(r"^[a-z0-9]*\.([\w-]+)$", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:(bold|bolder|[6-9]00)|(?:normal|lighter|[1-5]00))\b", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(?:(italic|oblique)|normal)\b", re.IGNORECASE)
_MAX_SHEET = 400_000


_OPEN = Look(None, None)


class Looks:
    """Looks of the elements of one page. Make it before style sheets are taken out of the tree."""

    def __init__(self, root: html.HtmlElement) -> None:
        self._classes: dict[str, Look] = {}
        self._known: dict[html.HtmlElement, Look] = {}
        sheet = "\n".join(style.text or "" for style in root.iter("style"))[:_MAX_SHEET]
        for selectors, declarations in _RULE.findall(sheet):
            look = _declared(declarations)
            for selector in selectors.split(",") if look != _OPEN else ():
                named = _CLASS.match(selector.strip())
                if named:
                    self._classes[named[1]] = look.over(self._classes.get(named[1], _OPEN))

    def of(self, element: html.HtmlElement) -> Look:
        """The look of the words right inside an element."""
        path = []
        above: html.HtmlElement | None = element
        while above is not None and above not in self._known:
            path.append(above)
            above = above.getparent()
        look = PLAIN if above is None else self._known[above]
        for below in reversed(path):
            look = self._own(below).over(look)
            self._known[below] = look
        return look

    def _own(self, element: html.HtmlElement) -> Look:
        look = Look(True if element.tag in _BOLD else None, True if element.tag in _ITALIC else None)
        for name in element.get("class", "").split():
            if name in self._classes:
                look = self._classes[name].over(look)
        return _declared(element.get("style", "")).over(look)


def _declared(declarations: str) -> Look:
    weight, slant = _WEIGHT.search(declarations), _SLANT.search(declarations)
    return Look(bool(weight[1]) if weight else None, bool(slant[1]) if slant else None)
