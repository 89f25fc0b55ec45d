"""What tests of the service share: a client of it, for the index in a test's own ``folder``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.borders.service import client_of, settings_of


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    """Reads as anybody on this machine may; a test that hands in letters makes one of its own."""
    with client_of(settings_of(folder)) as client:
        yield client
