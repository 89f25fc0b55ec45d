"""The command that serves an index over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from ipsearch import terminal
from ipsearch.cli.command import Index, command
from ipsearch.settings import read_settings


@command
def serve(
    host: Annotated[
        str | None, typer.Option(help="Address to listen on (default 127.0.0.1: this machine only).")
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on (default 8000).")] = None,
    workers: Annotated[int | None, typer.Option(help="Processes that serve (default 1).")] = None,
    index: Index = None,
) -> None:
    """Serve the index: a page for people, an API for programs."""
    from ipsearch.serving import serve as run

    settings = read_settings(index=index, host=host, port=port, workers=workers)
    terminal.complain(
        f"serving {settings.index} on http://{settings.host}:{settings.port}/ (API below /api/v1/; Ctrl-C stops)"
    )
    run(settings)
