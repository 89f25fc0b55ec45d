"""Defaults < ipsearch.toml < IPSEARCH_* < flags; a value that cannot be used is named."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from ipsearch.errors import SettingsError
from ipsearch.settings import NAMES, SETTINGS_FILE, read_settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and no settings in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(f"IPSEARCH_{name.upper()}", raising=False)
    return tmp_path


def test_defaults_work_without_anything_set() -> None:
    settings = read_settings()
    assert (settings.index, settings.encoder, settings.port) == (Path("index"), "shipped:", 8000)
    assert settings.processes >= 1


def test_each_source_wins_over_the_one_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_settings()
    (folder / SETTINGS_FILE).write_text("port = 1001\ncommit_letters = 11\nread_seconds = 21.5\n")
    monkeypatch.setenv("IPSEARCH_PORT", "1002")
    monkeypatch.setenv("IPSEARCH_COMMIT_LETTERS", "12")
    settings = read_settings(port=1003)
    assert (settings.port, settings.commit_letters, settings.read_seconds) == (1003, 12, 21.5)
    assert settings.host == before.host


def test_a_flag_that_was_not_given_overrides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPSEARCH_INDEX", "elders")
    assert read_settings(index=None).index == Path("elders")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "70000"),
        ("port", "-1"),
        ("port", "acht"),
        ("processes", "0"),
        ("commit_letters", "0"),
        ("read_seconds", "0"),
        ("read_megabytes", "1"),
        ("file_megabytes", "veel"),
    ],
)
def test_a_bad_value_is_named_wherever_it_comes_from(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    with pytest.raises(SettingsError, match=rf"\b{name}: "):
        read_settings(**{name: value})
    monkeypatch.setenv(f"IPSEARCH_{name.upper()}", value)
    with pytest.raises(SettingsError, match=rf"\b{name}: "):
        read_settings()
    monkeypatch.delenv(f"IPSEARCH_{name.upper()}")
    (folder / SETTINGS_FILE).write_text(f'{name} = "{value}"\n')
    with pytest.raises(SettingsError, match=rf"\b{name}: "):
        read_settings()


@pytest.mark.parametrize(("value", "on"), [("no", False), ("Off", False), ("0", False), ("true", True), ("YES", True)])
def test_a_switch_is_read_as_people_write_it(monkeypatch: pytest.MonkeyPatch, value: str, on: bool) -> None:
    monkeypatch.setenv("IPSEARCH_LOG_REQUESTS", value)
    assert read_settings().log_requests is on


def test_a_key_is_not_shown_with_the_settings() -> None:
    settings = read_settings(answerer_key="zeergeheim")
    assert settings.answerer_key.value == "zeergeheim"
    assert "zeergeheim" not in repr(settings)


def test_all_bad_values_are_named_at_once() -> None:
    with pytest.raises(SettingsError, match=r"port: .*; .*processes: |processes: .*; .*port: "):
        read_settings(port="x", processes="y")


def test_a_misspelt_setting_is_named(folder: Path) -> None:
    (folder / SETTINGS_FILE).write_text('encodr = "hashing:"\n')
    with pytest.raises(SettingsError, match="encodr"):
        read_settings()


@pytest.mark.parametrize("content", [b"port = = 1\n", b'host = "\xff"\n'])
def test_a_broken_settings_file_is_named(folder: Path, content: bytes) -> None:
    (folder / SETTINGS_FILE).write_bytes(content)
    with pytest.raises(SettingsError, match=SETTINGS_FILE):
        read_settings()


def test_settings_do_not_change_once_read() -> None:
    with pytest.raises(FrozenInstanceError):
        read_settings().port = 1  # type: ignore[misc] - that is what is tried
