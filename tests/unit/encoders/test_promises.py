"""The model that reads sentences in their place (ipsearch/encoders/promises.py)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ipsearch.encoders.promises import LONGEST, MODEL, PromiseReader, fingerprint, in_its_place, load
from ipsearch.encoders.shipped import load_tokenizer
from ipsearch.errors import ModelError


def test_what_is_undertaken_is_told_from_what_was_done() -> None:
    reads = load().promises
    around = "Liaison officers / Het netwerk telt nu vijftien posten."
    promise = reads(around, "Ik zal uw Kamer voor de zomer over de uitbreiding van het netwerk informeren.")
    plan = reads(around, "De politie breidt het netwerk de komende jaren uit naar West-Afrika.")
    fact = reads(around, "Vorig jaar verwerkten de liaisons 2.300 rechtshulpverzoeken.")
    assert promise > plan > fact + 2
    assert promise > 0 > fact


def test_long_texts_are_cut_and_both_are_read() -> None:
    tokenizer = load_tokenizer()
    word = "politieverdrag "
    ids, types = in_its_place(tokenizer, word * 500, word * 500)
    assert len(ids) == len(types) == LONGEST
    assert types == sorted(types)
    assert 0 < sum(types) < len(types)
    few, _ = in_its_place(tokenizer, "", "Kort.")
    assert len(few) < 8
    assert load().promises("", "") == load().promises("", "")


def test_what_stands_around_a_sentence_counts() -> None:
    sentence = "Het plan wordt uitgevoerd."
    assert load().promises("", sentence) != load().promises("Vervolg / Ik neem deze aanbeveling over.", sentence)


def test_a_reader_that_was_made_for_another_encoder_is_refused(tmp_path: Path) -> None:
    shutil.copytree(MODEL, tmp_path / "promises")
    config = tmp_path / "promises" / "config.json"
    config.write_text(json.dumps(json.loads(config.read_text("utf-8")) | {"encoder": "another"}), "utf-8")
    with pytest.raises(ModelError, match="made for another encoder"):
        PromiseReader(tmp_path / "promises")


def test_a_missing_model_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="Install ipsearch again"):
        PromiseReader(tmp_path)
    assert fingerprint(tmp_path) == "none"
    assert fingerprint() == load().fingerprint
