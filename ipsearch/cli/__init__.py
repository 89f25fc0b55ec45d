"""What can be done from a terminal?

Every command translates its words, calls one flow, and shows the result. A command imports its flow when it runs: a
search starts sooner without all that reads letters.
"""

from __future__ import annotations

import gc

# In the order in which --help lists the commands.
from ipsearch.cli import (  # noqa: F401 - importing registers them
    batches,
    entities,
    letters,
    searching,
    serving,
    toezeggingen,
    tokens,
)
from ipsearch.cli.command import app, exit_code

__all__ = ["app", "exit_code", "main"]


def main() -> None:
    """Entry point of the program ``ipsearch``."""
    try:
        app()
    finally:
        gc.freeze()  # the process ends: looking through all that it read for cycles takes a seventh of a search
