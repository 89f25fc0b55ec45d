"""The command that lists what was undertaken, and takes users' word for what became of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ipsearch import terminal
from ipsearch.backends import make_encoder, open_searcher, open_writer
from ipsearch.cli.command import AsJson, Index, command, open_store
from ipsearch.errors import UsageError
from ipsearch.filters import parse_one_of
from ipsearch.results import STATUSES, Status
from ipsearch.settings import read_settings

if TYPE_CHECKING:
    from ipsearch.stories import Story, Wanted

# Stories that are shown for a query: the one that is meant, and what it may be confused with.
_REMEMBERED = 5


@command
def toezeggingen(
    query: Annotated[str | None, typer.Argument(help="Words of a toezegging that you half remember.")] = None,
    kind: Annotated[str | None, typer.Option(help="Only made, fulfilled or referenced.")] = None,
    strength: Annotated[str | None, typer.Option(help="Only hard, intention or ambition.")] = None,
    due_before: Annotated[str | None, typer.Option(metavar="DATE", help="Only with a term before it.")] = None,
    open_only: Annotated[bool, typer.Option("--open", help="Only what is not kept, as far as letters tell.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="The unsure and the rejected too.")] = False,
    limit: Annotated[int, typer.Option("-k", "--limit", help="How many; 0 for all. With a query 5.")] = -1,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV, for a spreadsheet.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each was found.")] = False,
    reject: Annotated[str | None, typer.Option(metavar="ID", help="Say that this is no toezegging.")] = None,
    status: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="ID STATUS", help="Say how it stands: open, progress, fulfilled, …"),
    ] = None,
    note: Annotated[str | None, typer.Option(help="Why, with --reject or --status.")] = None,
    undo: Annotated[str | None, typer.Option(metavar="ID", help="Forget what was said of it.")] = None,
    corrections: Annotated[bool, typer.Option("--corrections", help="Print what users said, as JSON lines.")] = False,
    register: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Match entries of parliament's register (CSV or JSON).")
    ] = None,
    index: Index = None,
    json: AsJson = False,
) -> None:
    """List what was undertaken, by term: the words, their place, and what became of it.

    With a query: the toezegging that you half remember first, then its story in time.
    """
    from ipsearch.stories import make_wanted

    if note and not (reject or status):
        raise UsageError("--note goes with --reject or --status.")
    wanted = make_wanted(kind, strength, due_before, open_only, everything)
    if corrections:
        _export(index)
    elif reject or status or undo:
        _correct(index, reject, status, undo, note, json)
    elif register is not None:
        _match(register, index, wanted, json)
    else:
        shown, total = _found(query, index, wanted, limit)
        _show(shown, total, csv=csv, explain=explain, json=json)


def _export(index: Path | None) -> None:
    from ipsearch import ledger

    with open_store(index) as store:
        for said in store.toezeggingen.corrections().values():
            terminal.write_json(ledger.correction_line(said))


def _found(query: str | None, index: Path | None, wanted: Wanted, limit: int) -> tuple[list[Story], int]:
    from ipsearch.stories import stories

    if query is None:
        with open_store(index) as store:
            found = [story for story in stories(store, dt.date.today()) if wanted(story)]
        return found[: limit if limit > 0 else None], len(found)
    from ipsearch.remembering import remembered

    searcher = open_searcher(read_settings(index=index))
    found = [story for story in stories(searcher.snapshot.store, dt.date.today()) if wanted(story)]
    most = _REMEMBERED if limit < 0 else limit
    return remembered(searcher, query, found)[: most or None], len(found)


def _show(shown: list[Story], total: int, *, csv: bool, explain: bool, json: bool) -> None:
    from ipsearch import ledger
    from ipsearch.toezeggingen import judged

    why = {story.told.new.id: judged(story.told) for story in shown} if explain else {}
    if csv:
        terminal.write(ledger.stories_csv(shown))
    elif json:
        rows = [ledger.story_json(story, why.get(story.told.new.id)) for story in shown]
        terminal.write_json({"total": total, "toezeggingen": rows})
    else:
        ledger.show_stories(shown, total, why)


def _correct(
    index: Path | None,
    reject: str | None,
    status: tuple[str, str] | None,
    undo: str | None,
    note: str | None,
    json: bool,
) -> None:
    from ipsearch.correcting import correct, uncorrect
    from ipsearch.stories import one

    if sum(map(bool, (reject, status, undo))) > 1:
        raise UsageError("Say one thing at a time: --reject, --status or --undo.")
    name = reject or undo or (status[0] if status else "")
    said: Status | None = parse_one_of("status", status[1], STATUSES) if status else None
    settings = read_settings(index=index)
    with open_store(index) as store:
        meant = one(store, name, dt.date.today())
    with open_writer(settings, make_encoder(settings.encoder)) as writer:
        if undo:
            uncorrect(writer, meant)
        else:
            correct(writer, meant, rejected=reject is not None, status=said, note=note)
    with open_store(index) as store:
        now = one(store, meant[0].told.new.id, dt.date.today())
    _show(now, len(now), csv=False, explain=False, json=json)


def _match(register: Path, index: Path | None, wanted: Wanted, json: bool) -> None:
    from ipsearch import ledger
    from ipsearch.register import matched, read_register
    from ipsearch.stories import stories

    entries = read_register(register)
    searcher = open_searcher(read_settings(index=index))
    found = [story for story in stories(searcher.snapshot.store, dt.date.today()) if wanted(story)]
    matches = matched(searcher.encoder, entries, found)
    if json:
        terminal.write_json({"entries": [ledger.match_json(match) for match in matches]})
    else:
        ledger.show_matches(matches)
