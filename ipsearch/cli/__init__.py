"""What can be done from a terminal?

Every command translates its words, calls one flow, and shows the result. A command imports its flow when it runs: a
search starts sooner without all that reads letters.
"""

from __future__ import annotations

# In the order in which --help lists the commands.
from ipsearch.cli import batches, entities, letters, searching, serving, toezeggingen  # noqa: F401 - they register
from ipsearch.cli.command import app, exit_code

__all__ = ["app", "exit_code", "main"]


def main() -> None:
    """Entry point of the program ``ipsearch``."""
    app()
