"""Commands about what is named and cited in letters."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ipsearch import contract, terminal
from ipsearch.backends import make_tagger
from ipsearch.cli.command import AsJson, Index, command, open_store
from ipsearch.errors import SettingsError, UsageError
from ipsearch.filters import parse_day, parse_label
from ipsearch.settings import read_settings

if TYPE_CHECKING:
    from ipsearch.tagging import TextTagger

# Texts that are tagged in one go while standard input is read.
_AT_A_TIME = 1_000


@command
def entities(
    name: Annotated[str | None, typer.Argument(help="Only what goes by this name, or has it in its name.")] = None,
    label: Annotated[str | None, typer.Option(help="Only PERSON, ORG, GPE_LOC, LAW_TREATY, MISSION, …")] = None,
    limit: Annotated[int, typer.Option("-k", "--limit", help="Names wanted; 0 for all.")] = 50,
    index: Index = None,
    json: AsJson = False,
) -> None:
    """List who and what the letters name, the commonest first.

    Each with the number of mentions and letters, and the dates of the first and last letter.
    """
    from ipsearch.entities import entities as find

    with open_store(index) as store:
        found = find(store, name, parse_label(label) if label else None)
    shown = found[:limit] if limit > 0 else found
    if json:
        terminal.write_json({"total": len(found), "entities": [contract.named_json(one) for one in shown]})
    else:
        terminal.show_entities(shown, len(found))


@command
def references(
    letter: Annotated[str | None, typer.Argument(help="Only this letter: id, file, kenmerk or Kamerstuk.")] = None,
    graphml: Annotated[bool, typer.Option("--graphml", help="Print the graph as GraphML.")] = False,
    index: Index = None,
    json: AsJson = False,
) -> None:
    """Show which documents the letters cite, and which letters cite each other."""
    from ipsearch.crossreferences import citation_graph, cited_by, cites
    from ipsearch.graphs import graph_json, graph_xml

    with open_store(index) as store:
        if letter is not None:
            if graphml:
                raise UsageError("--graphml exports all letters: leave out the letter.")
            own = store.letter(letter)
            out, back = cites(store, own), cited_by(store, own)
            if json:
                terminal.write_json(contract.references_json(out, back))
            else:
                terminal.show_references(out, back)
            return
        graph = citation_graph(store)
    if graphml:
        terminal.write(graph_xml(graph))
    elif json:
        terminal.write_json(graph_json(graph))
    else:
        terminal.show_references(graph.citations, ())


@command
def tag(json: AsJson = False) -> None:
    """Tag any text: reads {"id","text"} lines from standard input, prints {"id","entities"} lines.

    A line may also give a "date": "29 november jl." is then dated from it. What one line defines ("Korps Politie
    Caribisch Nederland (KPCN)") is known in those that follow.
    """
    from ipsearch.tagging import TextTagger

    del json  # always JSON
    tagger = make_tagger(read_settings())
    if tagger is None:
        raise SettingsError("The setting `tagger` is 'none:'; leave it as it is to tag with the model that ships.")
    with tagger:
        texts = TextTagger(tagger)
        rows: list[dict[str, Any]] = []
        for row in contract.read_rows(sys.stdin, "standard input", ("id", "text"), ("date",)):
            rows.append(row)
            if len(rows) == _AT_A_TIME:
                _write_tagged(texts, rows)
                rows = []
        _write_tagged(texts, rows)


def _write_tagged(texts: TextTagger, rows: list[dict[str, Any]]) -> None:
    dates = [parse_day(row["date"]) if row["date"] else None for row in rows]
    wrong = next((row for row in rows if not isinstance(row["text"], str)), None)
    if wrong is not None:
        raise UsageError(f'standard input: the "text" of {wrong["id"]!r} is no text.')
    for row, mentions in zip(rows, texts.tag([row["text"] for row in rows], dates), strict=True):
        entities = [contract.mention_json(row["text"], mention) for mention in mentions]
        terminal.write_json({"id": row["id"], "entities": entities})
