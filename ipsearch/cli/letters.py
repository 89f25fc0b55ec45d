"""Commands that show letters: those of an index, and a file by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ipsearch import contract, terminal
from ipsearch.backends import make_pool
from ipsearch.cli.command import AsJson, Index, command, open_store, read_passwords
from ipsearch.errors import ReadingError, UsageError
from ipsearch.reports import Progress
from ipsearch.settings import read_settings


@command
def letters(index: Index = None, json: AsJson = False) -> None:
    """List what is indexed."""
    with open_store(index) as store:
        found = store.letters()
    if json:
        terminal.write_json({"letters": [contract.letter_json(letter) for letter in found]})
    else:
        terminal.show_letters(found)


@command
def show(
    letter: Annotated[str, typer.Argument(help="Id, file name, kenmerk or Kamerstuk number.")],
    page: Annotated[int | None, typer.Option(help="Physical page number, counted from 1 in the file.")] = None,
    index: Index = None,
    json: AsJson = False,
) -> None:
    """Show a letter, or one page of it."""
    from ipsearch.crossreferences import cited_by, cites

    with open_store(index) as store:
        found = store.letter(letter)
        pages = store.pages(found.id) if page is None else [store.page(found.id, page)]
        warnings = store.warnings(found.id)
        out, back = cites(store, found), cited_by(store, found)
    if json and page is not None:
        terminal.write_json(contract.page_json(pages[0]))
    elif json:
        terminal.write_json(contract.reading_json(found, pages, warnings) | contract.references_json(out, back))
    elif page is not None:
        terminal.show_page(pages[0])
    else:
        terminal.show_letter(found, pages, warnings)
        terminal.show_references(out, back)


@command
def read(
    file: Annotated[Path, typer.Argument(help="A PDF, DOCX, HTML or text file.")],
    assign: Annotated[
        Path | None, typer.Option(metavar="FILE", help="TOML: what the file does not print itself.")
    ] = None,
    password_file: Annotated[Path | None, typer.Option(metavar="FILE", help="Passwords to try, one a line.")] = None,
    json: AsJson = False,
) -> None:
    """Read one file and show it, without an index."""
    from ipsearch.identification import make_letter
    from ipsearch.readers.workers import ReadJob
    from ipsearch.sources.folder import file_digest
    from ipsearch.sources.manifest import Manifests

    if not file.is_file():
        raise UsageError(f"{file} is not a file.")
    with (
        make_pool(read_settings(), read_passwords(password_file), processes=1) as pool,
        terminal.progress_bar(enabled=not json) as advance,
    ):
        steps = pool.read([ReadJob(file, file.name)], lambda job, step: advance(Progress(0, 1, 0, file.name, step)))
        _, reading = next(steps)
    if isinstance(reading, ReadingError):
        raise reading
    letter, notes = make_letter(file.name, file_digest(file), reading, Manifests(assign).of(file.absolute(), file.name))
    if json:
        terminal.write_json(contract.reading_json(letter, reading.pages, (*reading.warnings, *notes)))
    else:
        terminal.show_letter(letter, reading.pages, (*reading.warnings, *notes))
