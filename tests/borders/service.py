"""A service to test: the whole application, with its files below one folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from ipsearch.serving import make_application
from ipsearch.settings import Settings, read_settings
from ipsearch.tokens import TokenFile

LOCAL = "http://127.0.0.1"
NAMING = "In de brief met kenmerk 7000001 sprak Europol over Den Haag en Europols taak.\n"
"""A passage that names an organisation, a place and another letter."""


def settings_of(folder: Path, **changed: Any) -> Settings:
    """Settings for the index that ``tests.fictional.index`` makes in ``folder / "index"``."""
    made = {
        "index": folder / "index", "encoder": "hashing:64", "tagger": "none:", "processes": 1,
        "tokens": folder / "tokens.json", "uploads": folder / "uploads",
    }  # fmt: skip
    return read_settings(**(made | changed))


def client_of(settings: Settings, token: str | None = None, address: str = "127.0.0.1") -> TestClient:
    """A client of the service, at an address, that perhaps shows a token."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return TestClient(
        make_application(settings), base_url=LOCAL, headers=headers, client=(address, 40_000),
        raise_server_exceptions=False, follow_redirects=False,
    )  # fmt: skip


def token_of(settings: Settings, scope: str = "read") -> str:
    """A new token."""
    return TokenFile(settings.tokens).create("test", scope)[1]
