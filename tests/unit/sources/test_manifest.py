"""A manifest says what a file does not print; what makes no sense in it is refused with its place."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from ipsearch.errors import SettingsError
from ipsearch.sources.manifest import MANIFEST, Assignment, Manifests, read_manifest

FULL = """
["bijlage5.pdf"]
kenmerk = "4712345"
kamerstuk = "29 628, nr. 1189"
date = 2023-12-15
annex_to = "4712300"
title = "Halfjaarbericht"
sender = "Minister van Binnenlandse Zaken"
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_every_field_is_read_and_the_kamerstuk_gets_its_short_form(tmp_path: Path) -> None:
    assert read_manifest(write(tmp_path / MANIFEST, FULL)) == {
        "bijlage5.pdf": Assignment(
            kenmerk="4712345",
            kamerstuk="29628-1189",
            date=dt.date(2023, 12, 15),
            annex_to="4712300",
            title="Halfjaarbericht",
            sender="Minister van Binnenlandse Zaken",
        )
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('["a.pdf"]\nkenmrk = "1"', r"a\.pdf: unknown key 'kenmrk'; known are .*kenmerk"),
        ('["a.pdf"]\nkenmerk = 4712345', r"a\.pdf: kenmerk must be text"),
        ('["a.pdf"]\ndate = "2023-12-15"', r"a\.pdf: date must be a date \(2023-12-15\)"),
        ('["a.pdf"]\ndate = 2023-12-15T10:00:00', r"a\.pdf: date must be a date"),
        ('["a.pdf"]\nkamerstuk = "29628"', r"a\.pdf: '29628' is no Kamerstuk number"),
        ('kenmerk = "1"', "a table for each file"),
        ('["a.pdf"', "not valid TOML"),
    ],
)
def test_what_makes_no_sense_is_refused_with_file_and_key(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says) as caught:
        read_manifest(write(tmp_path / MANIFEST, text))
    assert str(tmp_path / MANIFEST) in str(caught.value)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(b'["a.pdf"]\ntitle = "\xff"')
    with pytest.raises(SettingsError, match="not valid TOML"):
        read_manifest(tmp_path / MANIFEST)


def test_a_manifest_that_is_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        Manifests(tmp_path / "weg.toml")


def test_without_a_manifest_nothing_is_said(tmp_path: Path) -> None:
    assert Manifests().of(tmp_path / "a.pdf", "a.pdf") == Assignment()


def test_the_manifest_beside_a_file_counts_and_not_one_above_it(tmp_path: Path) -> None:
    write(tmp_path / MANIFEST, '["a.pdf"]\ntitle = "boven"\n["m/a.pdf"]\ntitle = "boven"')
    manifests = Manifests()
    assert manifests.of(tmp_path / "a.pdf", "a.pdf").title == "boven"
    assert manifests.of(tmp_path / "m" / "a.pdf", "m/a.pdf") == Assignment()


@pytest.mark.parametrize("key", ["a.pdf", "m/a.pdf", "{folder}/m/a.pdf"])
def test_an_assigned_manifest_wins_under_name_path_or_file_name(tmp_path: Path, key: str) -> None:
    write(tmp_path / "m" / MANIFEST, '["a.pdf"]\ntitle = "ernaast"')
    stated = write(tmp_path / "elders.toml", f'["{key.format(folder=tmp_path)}"]\ntitle = "genoemd"')
    assert Manifests(stated).of(tmp_path / "m" / "a.pdf", "m/a.pdf").title == "genoemd"


def test_the_digest_is_empty_only_when_nothing_is_said() -> None:
    assert Assignment().digest == ""
    assert Assignment(title="x").digest


def test_the_digest_changes_with_every_field() -> None:
    said = [Assignment(date=dt.date(2023, 12, 15))] + [
        Assignment(**{field.name: "29628-1"}) for field in dataclasses.fields(Assignment) if field.name != "date"
    ]
    assert len({one.digest for one in said}) == len(said) == len(dataclasses.fields(Assignment))
