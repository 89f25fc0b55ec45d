"""The encoder that ships: it knows Dutch and English, runs without torch, and is one model wherever it is loaded."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from ipsearch.encoders.shipped import MODEL, ShippedEncoder
from ipsearch.errors import ModelError

SENTENCES = (
    "De politie stuurt vier agenten naar de missie in Kosovo.",
    "Het verdrag over de jacht op walvissen is opgezegd.",
    "Ouders kunnen kinderopvangtoeslag aanvragen bij de Belastingdienst.",
)
SAME = (
    "Er worden een paar dienders uitgezonden naar de Balkan.",
    "De overeenkomst over de walvisvangst geldt niet meer.",
    "Gezinnen krijgen van de fiscus geld voor de crèche.",
)
ENGLISH = (
    "The police are sending four officers to the mission in Kosovo.",
    "The whaling convention has been terminated.",
    "Parents can apply to the tax authorities for childcare benefit.",
)


@pytest.fixture(scope="module")
def encoder() -> ShippedEncoder:
    return ShippedEncoder()


@pytest.mark.parametrize("others", [SAME, ENGLISH], ids=["other words", "English"])
def test_what_means_the_same_is_nearest(encoder: ShippedEncoder, others: tuple[str, ...]) -> None:
    alike = encoder.encode_passages(SENTENCES).texts @ encoder.encode_passages(others).texts.T
    assert alike.argmax(1).tolist() == alike.argmax(0).tolist() == [0, 1, 2]


def test_a_passage_keeps_the_tokens_that_tell_it_from_others(encoder: ShippedEncoder) -> None:
    (few,), (more,) = (encoder.encode_passages([t]).tokens for t in ("de van het een", "politie in Kosovo"))
    assert len(few) == 0 < len(more) < 8


def test_a_query_of_common_words_alone_still_has_tokens(encoder: ShippedEncoder) -> None:
    query = encoder.encode_query("wat is het")
    assert query.tokens is not None
    assert len(query.tokens) > 0


def test_a_rare_word_weighs_more_than_a_common_one(encoder: ShippedEncoder) -> None:
    common, rare = (encoder.encode_query(word).weights for word in ("minister", "walvissen"))
    assert common is not None
    assert rare is not None
    assert common.max() < rare.max()


def test_endless_text_is_read_from_its_beginning(encoder: ShippedEncoder) -> None:
    short, endless = encoder.encode_passages(["haven " * 400, "haven " * 100_000]).texts
    assert np.allclose(short, endless)
    assert np.isfinite(encoder.encode_query("politie " * 10_000).text).all()


def test_several_threads_give_the_same_vectors(encoder: ShippedEncoder) -> None:
    together = ShippedEncoder(threads=3).encode_passages(SENTENCES * 5).texts
    assert np.array_equal(together, encoder.encode_passages(SENTENCES * 5).texts)


def test_sentence_transformers_loads_the_same_folder(encoder: ShippedEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(MODEL), device="cpu", trust_remote_code=True)
    rows = model.encode(list(SENTENCES), show_progress_bar=False)
    ours = encoder.encode_passages(SENTENCES).texts
    assert rows.shape == ours.shape
    # Activations are int8 here and not there: near, not equal.
    assert ((rows * ours).sum(1) > 0.97).all()
    queries = model.encode_query(list(SAME), show_progress_bar=False)
    assert all(row @ encoder.encode_query(text).text > 0.985 for row, text in zip(queries, SAME, strict=True))
    assert all(row @ encoder.encode_passages([text]).texts[0] < 0.985 for row, text in zip(queries, SAME, strict=True))


def test_a_query_is_read_by_layers_of_its_own_and_finds_what_is_meant(encoder: ShippedEncoder) -> None:
    passages = encoder.encode_passages(SENTENCES).texts
    for place, text in enumerate(SAME):
        query = encoder.encode_query(text).text
        assert np.linalg.norm(query) == pytest.approx(1, abs=1e-5)
        assert query @ encoder.encode_passages([text]).texts[0] < 0.98
        assert (passages @ query).argmax() == place


def test_whoever_only_searches_never_loads_what_reads_passages() -> None:
    encoder = ShippedEncoder()
    encoder.encode_query("politie in Kosovo")
    assert set(vars(encoder)) & {"_passages", "_queries"} == {"_queries"}


def test_a_part_that_is_damaged_is_named_when_it_is_needed(tmp_path: Path) -> None:
    for file in MODEL.iterdir():
        (tmp_path / file.name).symlink_to(file)
    (tmp_path / "queries.onnx").unlink()
    (tmp_path / "queries.onnx").write_bytes(b"no graph")
    with pytest.raises(ModelError, match="Install ipsearch again"):
        ShippedEncoder(tmp_path).encode_query("politie")


def test_the_model_is_small_and_has_its_card() -> None:
    files = list(MODEL.iterdir())
    assert sum(file.stat().st_size for file in files) < 45_000_000
    card = (MODEL / "README.md").read_text("utf-8")
    for word in ("Licence", "Limits", "STSb", "NTREX", "trained on"):
        assert word in card


@pytest.mark.parametrize(
    "missing", ["encoder.onnx", "queries.onnx", "queries.safetensors", "tokenizer.json", "config.json", None]
)
def test_a_damaged_model_is_named_with_a_way_out(tmp_path: Path, missing: str | None) -> None:
    for file in MODEL.iterdir():
        if file.name != missing:
            (tmp_path / file.name).symlink_to(file)
    if missing is None:
        (tmp_path / "config.json").unlink()
        (tmp_path / "config.json").write_text(json.dumps({}))
    with pytest.raises(ModelError, match="Install ipsearch again"):
        ShippedEncoder(tmp_path)
