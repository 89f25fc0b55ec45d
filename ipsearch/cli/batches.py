"""Commands that write an index, and the one that audits it."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from ipsearch import contract, terminal
from ipsearch.backends import make_encoder, make_pool, make_tagger, open_writer
from ipsearch.cli.command import INCOMPLETE, INDEX, AsJson, Index, command, read_passwords
from ipsearch.commits import open_snapshot
from ipsearch.reports import IndexReport
from ipsearch.settings import Settings, read_settings

# Seconds between two looks at the folders with --watch.
_LOOK_EVERY = 3.0


@command
def index(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Folders and files with letters.")],
    index: Index = None,
    assign: Annotated[
        Path | None, typer.Option(metavar="FILE", help="TOML: what files do not print themselves.")
    ] = None,
    password_file: Annotated[Path | None, typer.Option(metavar="FILE", help="Passwords to try, one a line.")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Go on: look for new letters every few seconds.")] = False,
    rebuild_index: Annotated[bool, typer.Option("--rebuild", help="Build anew beside the old, then swap.")] = False,
    json: AsJson = False,
) -> None:
    """Read letters and make them searchable.

    PDF, DOCX, HTML and text; folders are searched through; only what is new or changed is worked on.
    """
    from ipsearch.rebuilding import rebuild

    settings = read_settings(index=index)
    run = functools.partial(_index, paths=paths, assign=assign, passwords=read_passwords(password_file), quiet=json)
    if rebuild_index:
        report = rebuild(settings.index, lambda folder: run(replace(settings, index=folder)))
    else:
        report = run(settings)
    _show_report(report, json)
    if watch:
        _watch(lambda: run(settings), json)
    if report.failed:
        raise typer.Exit(INCOMPLETE)


def _index(
    settings: Settings, *, paths: list[Path], assign: Path | None, passwords: tuple[str, ...], quiet: bool
) -> IndexReport:
    from ipsearch.indexing import index_paths
    from ipsearch.sources.manifest import Manifests

    encoder, manifests = make_encoder(settings.encoder, settings.processes), Manifests(assign)
    tagger = make_tagger(settings)
    with (
        tagger or nullcontext(),
        open_writer(settings, encoder) as writer,
        make_pool(settings, passwords) as pool,
        terminal.progress_bar(enabled=not quiet) as advance,
    ):
        return index_paths(
            paths,
            writer,
            encoder,
            pool,
            tagger=tagger,
            manifests=manifests,
            commit_letters=settings.commit_letters,
            on_progress=advance,
        )


def _watch(run: Callable[[], IndexReport], as_json: bool) -> None:
    while True:
        time.sleep(_LOOK_EVERY)
        report = run()
        if report.added or report.updated or report.moved:
            _show_report(report, as_json)


def _show_report(report: IndexReport, as_json: bool) -> None:
    if as_json:
        terminal.write_json(contract.report_json(report))
    else:
        terminal.show_report(report)


@command
def remove(
    letters: Annotated[list[str], typer.Argument(metavar="LETTER", help="Id, file name, kenmerk or Kamerstuk number.")],
    index: Index = None,
    json: AsJson = False,
) -> None:
    """Take letters out of the index. The files stay where they are."""
    from ipsearch.indexing import remove_letters

    settings = read_settings(index=index)
    open_snapshot(settings.index).close()  # no index is made where there is none
    with open_writer(settings, make_encoder(settings.encoder)) as writer:
        _show_report(remove_letters(letters, writer), json)


@command
def verify(
    repair: Annotated[bool, typer.Option("--repair", help="Make what is derived anew from what was read.")] = False,
    index: Index = None,
    json: AsJson = False,
) -> None:
    """Audit the index: is everything true?

    Every text, offset and place is recomputed. Exit code 3 when something is not true.
    """
    from ipsearch.verify import audit

    settings = read_settings(index=index)
    if repair:
        with open_writer(settings, make_encoder(settings.encoder)) as writer:
            writer.rebuild_derived()
    snapshot = open_snapshot(settings.index)
    found = audit(snapshot)
    snapshot.close()
    if json:
        terminal.write_json(contract.audit_json(found))
    else:
        terminal.show_audit(found)
    if found.problems:
        raise typer.Exit(INDEX)
