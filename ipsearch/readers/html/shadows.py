"""Which words keep the components of a page in a tree of their own, and where do readers see them?

Browsers and SingleFile save such a tree as a ``template`` inside the component; what the component holds besides is
seen at the ``slot`` of the tree, or nowhere.
"""

from __future__ import annotations

from lxml import html

_MODES = ("shadowrootmode", "shadowmode", "shadowroot")
_MAX_TREES = 5_000


def open_shadows(root: html.HtmlElement) -> None:
    """Put the words of each component where its own tree shows them, in place."""
    trees = [tree for tree in root.iter("template") if any(mode in tree.attrib for mode in _MODES)]
    # The inner ones first: a component may be given what another one makes.
    for tree in reversed(trees[:_MAX_TREES]):
        host = tree.getparent()
        if host is None:
            continue
        tree.tail = None
        host.remove(tree)
        given = _given(host)
        for child in list(host):
            host.remove(child)
        host.text = tree.text
        host.extend(list(tree))
        for slot in list(host.iter("slot")):
            _fill(slot, given.pop(slot.get("name", ""), []))


def _given(host: html.HtmlElement) -> dict[str, list[html.HtmlElement]]:
    """What a component holds, by the name of the slot that it is for."""
    given: dict[str, list[html.HtmlElement]] = {}
    if (host.text or "").strip():
        words = html.Element("span")
        words.text = host.text
        given[""] = [words]
    for child in host:
        if isinstance(child.tag, str):
            given.setdefault(child.get("slot", ""), []).append(child)
    return given


def _fill(slot: html.HtmlElement, elements: list[html.HtmlElement]) -> None:
    """Show elements at a slot; without any it shows its own."""
    if elements:
        slot.text = None
        for own in list(slot):
            slot.remove(own)
        slot.extend(elements)
    slot.drop_tag()
