"""Commands that search, answer, and measure how well."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Annotated

import typer

from ipsearch import contract, terminal
from ipsearch.backends import make_endpoint, open_searcher
from ipsearch.cli.command import AsJson, Index, command
from ipsearch.errors import UsageError
from ipsearch.filters import make_filters
from ipsearch.settings import parse_settings, read_settings


@command
def search(
    query: Annotated[str | None, typer.Argument(help='Words, a "phrase", a kenmerk or a Kamerstuk number.')] = None,
    limit: Annotated[int, typer.Option("-k", "--limit", help="Passages wanted.")] = 10,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Letters from this date on (2023, 2023-06, 2023-06-30).")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Letters up to and with this date.")] = None,
    letter: Annotated[str | None, typer.Option(help="Only this letter (id, file, kenmerk or Kamerstuk).")] = None,
    kenmerk: Annotated[str | None, typer.Option(help="Only the letter with this kenmerk, and its annexes.")] = None,
    kind: Annotated[
        str | None, typer.Option(help="Only paragraph, bullet, table, footnote, heading or signature.")
    ] = None,
    entity: Annotated[
        str | None, typer.Option(help="Only passages that name this, in any form (KPCN, Europol).")
    ] = None,
    queries: Annotated[
        Path | None, typer.Option(metavar="FILE", help='One {"id","query"} a line; prints one {"id","hits"} a line.')
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Say of each hit what its place was made of.")] = False,
    index: Index = None,
    json: AsJson = False,
) -> None:
    """Find passages, best first.

    Each with its letter, kenmerk and printed page, and the words marked.
    """
    filters = make_filters(since=since, until=until, letter=letter, kenmerk=kenmerk, kind=kind, entity=entity)
    if (query is None) == (queries is None):
        raise UsageError("Give a query, or a file with --queries.")
    searcher = open_searcher(read_settings(index=index))
    if queries is not None:
        for row in contract.read_lines(queries, ("id", "query")):
            hits = contract.hits_json(searcher.search(row["query"], limit, filters))["hits"]
            terminal.write_json({"id": row["id"], "hits": hits})
        return
    found = searcher.search(query or "", limit, filters)
    if json:
        terminal.write_json(contract.hits_json(found))
    else:
        terminal.show_hits(found, why)


@command
def ask(
    question: Annotated[str | None, typer.Argument(help="A question in ordinary words.")] = None,
    questions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help='One {"id","question"} a line; prints one {"id", …answer} a line.'),
    ] = None,
    index: Index = None,
    json: AsJson = False,
) -> None:
    """Answer a question in the letters' own words.

    Each quote is read again from its page; when the letters do not answer the question, that is said.
    """
    from ipsearch.ask import ask as answer

    if (question is None) == (questions is None):
        raise UsageError("Give a question, or a file with --questions.")
    settings = read_settings(index=index)
    endpoint = make_endpoint(settings)
    give = functools.partial(answer, open_searcher(settings), threshold=settings.answer_threshold, endpoint=endpoint)
    if questions is not None:
        for row in contract.read_lines(questions, ("id", "question")):
            terminal.write_json({"id": row["id"]} | contract.answer_json(give(row["question"])))
        return
    found = give(question or "")
    if json:
        terminal.write_json(contract.answer_json(found))
    else:
        terminal.show_answer(found)


@command
def evaluate(
    topics: Annotated[Path, typer.Argument(help="Labelled questions, one JSON object a line.")],
    index: Index = None,
    legs: Annotated[bool, typer.Option("--legs", help="Also what each step is worth: lexical, dense, fused.")] = False,
    other: Annotated[
        str | None,
        typer.Option(
            "--compare", metavar="SETTINGS", help="Other settings, as index=DIR,encoder=hashing: for example."
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """Measure the search on labelled questions."""
    from ipsearch.evaluation.topics import read_topics
    from ipsearch.trials import try_out

    second = open_searcher(parse_settings(other)) if other else None
    found = try_out(read_topics(topics), open_searcher(read_settings(index=index)), legs=legs, other=second)
    if json:
        terminal.write_json(contract.evaluation_json(found))
    else:
        terminal.show_evaluation(found)
