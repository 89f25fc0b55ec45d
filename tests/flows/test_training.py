"""Training runs from data to a folder that loads, on next to nothing."""

from __future__ import annotations

import html
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ipsearch.encoders.promises import PromiseReader
from ipsearch.encoders.shipped import ShippedEncoder
from ipsearch.extraction.tagger import Tagger
from scripts.toezeggingen.dossiers import dossiers

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT.parent / "shared" / "data"


@pytest.mark.real
@pytest.mark.slow
@pytest.mark.skipif(not DATA.exists(), reason="the training data are not beside this checkout")
def test_a_smoke_run_makes_an_encoder_and_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "scripts" / "train_encoder", "--smoke", "--data", DATA]
    places = ["--work", tmp_path / "work", "--out", tmp_path / "model"]
    done = subprocess.run([*command, *places], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    encoder = ShippedEncoder(tmp_path / "model")
    assert encoder.encode_passages(["een brief over havens"]).texts.shape == (1, 384)
    assert all('"step": 3' in (tmp_path / "work" / f"{stage}.jsonl").read_text() for stage in ("tune", "queries"))
    again = subprocess.run([*command, *places], capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert "goes on at step 3 of 3" in again.stdout
    assert ShippedEncoder(tmp_path / "model").fingerprint == encoder.fingerprint


@pytest.mark.real
@pytest.mark.slow
@pytest.mark.skipif(not DATA.exists(), reason="the training data are not beside this checkout")
def test_a_smoke_run_makes_a_tagger(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "scripts" / "train_tagger", "--smoke", "--data", DATA, "--work", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (mentions,) = Tagger(tmp_path / "tagger").tag(["Op 3 maart 2021 was ik bij Europol."])
    assert [m.canonical for m in mentions if m.label in {"DATE", "ORG"}][:2] == ["2021-03-03", "Europol"]


@pytest.mark.slow
def test_a_smoke_run_makes_a_reader_of_promises_and_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "scripts" / "train_promise_reader", "--smoke"]
    places = ["--work", tmp_path / "work", "--out", tmp_path / "model"]
    done = subprocess.run([*command, *places], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    reader = PromiseReader(tmp_path / "model")
    assert abs(reader.promises("Kop", "Ik zal u berichten.")) < 10
    assert len(json.loads((tmp_path / "work" / "apart.json").read_text())) > 100
    again = subprocess.run([*command, *places], capture_output=True, text=True, check=False)
    assert again.stdout.count("goes on at step 2 of 2") == 4, again.stderr
    assert PromiseReader(tmp_path / "model").fingerprint == reader.fingerprint


def test_dossiers_are_set_as_letters_with_their_dates(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "scripts" / "make_dossiers", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    letters = [letter for dossier in dossiers() for letter in dossier.letters]
    assert {path.name for path in tmp_path.glob("*.html")} == {letter.file for letter in letters}
    manifest = tomllib.loads((tmp_path / "letters.toml").read_text("utf-8"))
    assert str(manifest[letters[0].file]["date"]) == letters[0].date
    sentence, around = next(iter(letters[0].sentences()))
    assert html.escape(sentence) in (tmp_path / letters[0].file).read_text("utf-8")
    assert around.headings[0] == letters[0].title


@pytest.mark.parametrize(
    "script", ["learn_links", "learn_outcomes", "make_dossiers", "train_promise_reader", "train_toezeggingen"]
)
def test_what_learns_of_promises_starts(script: str) -> None:
    command = [sys.executable, ROOT / "scripts" / script, "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"usage: {script}" in done.stdout
