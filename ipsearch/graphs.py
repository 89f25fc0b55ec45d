"""How does the graph of citations look to other programs? JSON as node-link data, and GraphML.

Source of the second: http://graphml.graphdrawing.org/specification.html.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

from ipsearch.citations import cite
from ipsearch.contract import citation_json
from ipsearch.crossreferences import CitationGraph
from ipsearch.results import Citation

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE_FIELDS = ("name", "type", "file", "date")
_EDGE_FIELDS = ("kind", "text", "citation")


def graph_json(graph: CitationGraph) -> dict[str, Any]:
    """``{"nodes": [{"id","type",…}], "links": [{"source","target",…}]}``: letters, and documents that they cite."""
    links = [citation_json(one) | {"source": one.source.id, "target": _target(one)} for one in graph.citations]
    return {"directed": True, "multigraph": True, "nodes": list(_nodes(graph)), "links": links}


def graph_xml(graph: CitationGraph) -> str:
    """The same as a GraphML document."""
    root = ET.Element("graphml", xmlns=_NAMESPACE)
    for kind, names in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
        for name in names:
            ET.SubElement(root, "key", {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": "string"})
    body = ET.SubElement(root, "graph", id="letters", edgedefault="directed")
    for node in _nodes(graph):
        _element(body, "node", {"id": node["id"]}, {name: node.get(name) for name in _NODE_FIELDS})
    for one in graph.citations:
        link = citation_json(one)
        ends = {"source": one.source.id, "target": _target(one)}
        _element(body, "edge", ends, {name: link[name] for name in _EDGE_FIELDS})
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def _nodes(graph: CitationGraph) -> Iterator[dict[str, Any]]:
    for letter in graph.letters:
        date = letter.date.isoformat() if letter.date else None
        yield {"id": letter.id, "type": "letter", "name": cite(letter), "file": letter.file, "date": date}
    others = {_target(one): one for one in graph.citations if one.target is None}
    for key, one in sorted(others.items()):
        yield {"id": key, "type": one.reference.kind, "name": one.reference.printed, "file": None, "date": None}


def _target(one: Citation) -> str:
    """A letter of the index by its id, another document by its key. Annexes are those of the letter that names them."""
    if one.target:
        return one.target.id
    of = f"{one.source.id}:" if one.reference.kind == "annex" else ""
    return f"{of}{one.reference.kind}:{one.reference.key}"


def _element(parent: ET.Element, tag: str, attributes: dict[str, str], fields: dict[str, Any]) -> None:
    element = ET.SubElement(parent, tag, attributes)
    for name, value in fields.items():
        if value is not None:
            ET.SubElement(element, "data", key=f"{tag}-{name}").text = _printable(str(value))


def _printable(text: str) -> str:
    """XML 1.0 cannot hold control characters, whatever a letter holds."""
    return "".join(c if c >= " " or c in "\t\n" else "\ufffd" for c in text)
