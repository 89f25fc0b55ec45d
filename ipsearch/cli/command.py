"""What all commands share: the program, its options, and how an error becomes a sentence and an exit code."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, ParamSpec, TypeVar

import typer

from ipsearch import terminal
from ipsearch.commits import open_snapshot
from ipsearch.errors import AccessError, IndexingError, IpsearchError, ReadingError, UsageError
from ipsearch.settings import read_settings
from ipsearch.store.snapshot import StoreSnapshot

DONE, INCOMPLETE, USAGE, INDEX, OTHER = 0, 1, 2, 3, 4
_CODES: tuple[tuple[type[IpsearchError], int], ...] = (
    (UsageError, USAGE),
    (AccessError, USAGE),
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


def _tell_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # dear at every start, and seldom asked for

        typer.echo(f"ipsearch {version('ipsearch')}")
        raise typer.Exit(DONE)


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Nothing of its own: it carries the options of the program itself."""


Index = Annotated[Path | None, typer.Option("--index", metavar="DIR", help="Folder of the index (default: index/).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, as the README describes it.")]
P = ParamSpec("P")
R = TypeVar("R")


def command_of(group: typer.Typer, name: str | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register a command in a group; its errors become a sentence on standard error and an exit code."""

    def register(function: Callable[P, R]) -> Callable[P, R]:
        """The function as it stays: with its errors translated, and known to the group."""

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return function(*args, **kwargs)
            except IpsearchError as error:
                file = f"{error.file}: " if isinstance(error, ReadingError) else ""
                terminal.complain(f"{file}{error}")
                raise typer.Exit(exit_code(error)) from None
            except KeyboardInterrupt:
                terminal.complain("stopped; what was committed is in the index, run the command again to go on.")
                raise typer.Exit(130) from None
            except BrokenPipeError:  # `ipsearch … | head`: nobody reads on, which is no failure
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                raise typer.Exit(DONE) from None

        return group.command(name)(run)

    return register


def command(function: Callable[P, R]) -> Callable[P, R]:
    """Register a command of the program itself."""
    return command_of(app)(function)


def exit_code(error: IpsearchError) -> int:
    """0 done; 1 some letters could not be read; 2 wrong usage; 3 index missing, locked or incompatible; 4 other."""
    return next(code for kind, code in _CODES if isinstance(error, kind))


@contextmanager
def open_store(index: Path | None) -> Iterator[StoreSnapshot]:
    """The letters of an index, for commands that search nothing."""
    snapshot = open_snapshot(read_settings(index=index).index)
    try:
        yield snapshot.store
    finally:
        snapshot.close()


def read_passwords(path: Path | None) -> tuple[str, ...]:
    """The passwords in a file, one a line."""
    if path is None:
        return ()
    try:
        return tuple(line for line in path.read_text("utf-8").splitlines() if line)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The passwords in {path} cannot be read ({error}).") from error
