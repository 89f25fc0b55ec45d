"""The command line: every command translates its words, calls one flow, and shows the result.

A command imports its flow when it runs: a search starts sooner without all that reads letters.
"""

from __future__ import annotations

import functools
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, ParamSpec, TypeVar

import typer

from ipsearch import contract, terminal
from ipsearch.backends import make_encoder, make_endpoint, make_pool, open_searcher, open_writer
from ipsearch.commits import open_snapshot
from ipsearch.errors import IndexingError, IpsearchError, ReadingError, UsageError
from ipsearch.filters import make_filters
from ipsearch.reports import IndexReport, Progress
from ipsearch.settings import Settings, parse_settings, read_settings

# Seconds between two looks at the folders with --watch.
_LOOK_EVERY = 3.0
DONE, INCOMPLETE, USAGE, INDEX, OTHER = 0, 1, 2, 3, 4
_CODES: tuple[tuple[type[IpsearchError], int], ...] = (
    (UsageError, USAGE),
    (ReadingError, INCOMPLETE),
    (IndexingError, INDEX),
    (IpsearchError, OTHER),
)

app = typer.Typer(
    help="Find what the Dutch government wrote, and promised, in its letters. Nothing is shown without its place.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)

Index = Annotated[Path | None, typer.Option("--index", metavar="DIR", help="Folder of the index (default: index/).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, as the README describes it.")]
P = ParamSpec("P")
R = TypeVar("R")


def command(function: Callable[P, R]) -> Callable[P, R]:
    """Register a command; its errors become a sentence on standard error and an exit code."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except IpsearchError as error:
            name = f"{error.file}: " if isinstance(error, ReadingError) else ""
            terminal.complain(f"{name}{error}")
            raise typer.Exit(exit_code(error)) from None
        except KeyboardInterrupt:
            terminal.complain("stopped; what was committed is in the index, run the command again to go on.")
            raise typer.Exit(130) from None
        except BrokenPipeError:  # `ipsearch … | head`: nobody reads on, which is no failure
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(DONE) from None

    return app.command()(run)


def exit_code(error: IpsearchError) -> int:
    """0 done; 1 some letters could not be read; 2 wrong usage; 3 index missing, locked or incompatible; 4 other."""
    return next(code for kind, code in _CODES if isinstance(error, kind))


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
    run = functools.partial(_index, paths=paths, assign=assign, passwords=_passwords(password_file), quiet=json)
    if rebuild_index:
        report = rebuild(settings.index, lambda folder: run(settings.model_copy(update={"index": folder})))
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
    with (
        open_writer(settings, encoder) as writer,
        make_pool(settings, passwords) as pool,
        terminal.progress_bar(enabled=not quiet) as advance,
    ):
        return index_paths(
            paths,
            writer,
            encoder,
            pool,
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


def _passwords(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return ()
    try:
        return tuple(line for line in path.read_text("utf-8").splitlines() if line)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The passwords in {path} cannot be read ({error}).") from error


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
def letters(index: Index = None, json: AsJson = False) -> None:
    """List what is indexed."""
    with _store(index) as store:
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
    with _store(index) as store:
        found = store.letter(letter)
        pages = store.pages(found.id) if page is None else [store.page(found.id, page)]
        warnings = store.warnings(found.id)
    if json and page is not None:
        terminal.write_json(contract.page_json(pages[0]))
    elif json:
        terminal.write_json(contract.reading_json(found, pages, warnings))
    elif page is not None:
        terminal.show_page(pages[0])
    else:
        terminal.show_letter(found, pages, warnings)


@contextmanager
def _store(index: Path | None) -> Iterator[Any]:
    snapshot = open_snapshot(read_settings(index=index).index)
    try:
        yield snapshot.store
    finally:
        snapshot.close()


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
        make_pool(read_settings(), _passwords(password_file), processes=1) as pool,
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
    filters = make_filters(since=since, until=until, letter=letter, kenmerk=kenmerk, kind=kind)
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


@command
def serve(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on (default 127.0.0.1: this machine only).")
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on (default 8000).")] = None,
    index: Index = None,
) -> None:
    """Serve the index over HTTP."""
    from ipsearch.api.serving import serve as run

    settings = read_settings(index=index, host=host, port=port)
    terminal.complain(f"serving {settings.index} on http://{settings.host}:{settings.port}/api/v1/ (Ctrl-C stops)")
    run(settings)


def main() -> None:
    """Entry point of the program ``ipsearch``."""
    app()
