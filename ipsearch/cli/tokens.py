"""Commands for the tokens of the service."""

from __future__ import annotations

from typing import Annotated

import typer

from ipsearch import contract, terminal
from ipsearch.cli.command import AsJson, app, command_of
from ipsearch.settings import read_settings
from ipsearch.tokens import TokenFile

token = typer.Typer(help="Tokens for the service: create, list, revoke.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(token, name="token")


@command_of(token)
def create(
    name: Annotated[str, typer.Option(help="Who or what it is for.")],
    scope: Annotated[str, typer.Option(help="read, or write: hand in letters too.")] = "read",
    json: AsJson = False,
) -> None:
    """Make a token and show it, once: only its hash is kept."""
    made, text = TokenFile(read_settings().tokens).create(name, scope)
    if json:
        terminal.write_json(contract.token_json(made) | {"token": text})
    else:
        terminal.complain(f"token {made.id} for {made.name}, {made.scope}; keep it well, it is not shown again:")
        terminal.write(text)


@command_of(token, name="list")
def list_tokens(json: AsJson = False) -> None:
    """List the tokens, without what makes them work."""
    tokens = TokenFile(read_settings().tokens).tokens()
    if json:
        terminal.write_json({"tokens": [contract.token_json(one) for one in tokens]})
        return
    for one in tokens:
        terminal.write(f"{one.id}  {one.scope:5}  {one.created}  {one.name}")


@command_of(token)
def revoke(
    identity: Annotated[str, typer.Argument(metavar="ID", help="As `ipsearch token list` shows it.")],
    json: AsJson = False,
) -> None:
    """Take a token back; a running service refuses it from then on."""
    gone = TokenFile(read_settings().tokens).revoke(identity)
    if json:
        terminal.write_json(contract.token_json(gone))
    else:
        terminal.complain(f"token {gone.id} for {gone.name} is revoked.")
