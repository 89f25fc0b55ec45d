"""Training runs from data to a folder that loads, on next to nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ipsearch.encoders.shipped import ShippedEncoder

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
    assert (tmp_path / "work" / "tune.jsonl").read_text().count('"step": 3') >= 1
    again = subprocess.run([*command, *places], capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert "goes on at step 3 of 3" in again.stdout
    assert ShippedEncoder(tmp_path / "model").fingerprint == encoder.fingerprint
