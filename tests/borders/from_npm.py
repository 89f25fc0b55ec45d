"""What the tests need from npm: `scripts/setup test` installs it in ``.venv/npm``, as ``tests/npm`` pins it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_FOLDER = Path(__file__).parents[2] / ".venv" / "npm" / "node_modules"


def installed(part: str) -> Path:
    """A file of an npm package. Where it is missing the test is skipped, and fails in CI: there nothing is left out."""
    path = _FOLDER / part
    if not path.exists():
        say = pytest.fail if os.environ.get("CI") else pytest.skip
        say(f"{part} is not installed: run `scripts/setup test` on a machine with npm")
    return path
