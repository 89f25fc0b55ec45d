"""Tokens are kept as hashes, found again, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsearch.errors import NotFound, SettingsError, UsageError
from ipsearch.tokens import TokenFile


def test_a_token_is_found_by_its_text_only(tmp_path: Path) -> None:
    tokens = TokenFile(tmp_path / "tokens.json")
    made, text = tokens.create("Kees", "write")
    assert tokens.find(text) == made
    assert tokens.find(text + "x") is None
    assert tokens.find(made.hash) is None
    assert tokens.find("") is None


def test_what_another_process_changes_is_seen(tmp_path: Path) -> None:
    mine, other = TokenFile(tmp_path / "tokens.json"), TokenFile(tmp_path / "tokens.json")
    assert mine.tokens() == ()
    made, text = other.create("Kees", "read")
    assert mine.find(text) == made
    other.revoke(made.id)
    assert mine.find(text) is None


def test_what_makes_no_sense_is_refused(tmp_path: Path) -> None:
    tokens = TokenFile(tmp_path / "tokens.json")
    with pytest.raises(UsageError, match="read, write"):
        tokens.create("Kees", "admin")
    with pytest.raises(NotFound, match="token list"):
        tokens.revoke("geen")
    (tmp_path / "tokens.json").write_text("{kapot", "utf-8")
    with pytest.raises(SettingsError, match="cannot be read"):
        tokens.tokens()
