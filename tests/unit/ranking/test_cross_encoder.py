"""A cross-encoder that the user names is loaded, or refused with a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsearch.backends import make_reranker
from ipsearch.errors import ModelError, SettingsError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny cross-encoder with random weights."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "haven", "politie", "brief"]
    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    where = tmp_path_factory.mktemp("model")
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    ).save_pretrained(where)
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        num_labels=1,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(where)
    return where


def test_it_scores_each_text_between_nought_and_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    reranker = make_reranker(f"cross-encoder:{folder}")
    assert reranker is not None
    scores = reranker.scores("haven", ["politie", "brief haven"])
    assert scores.shape == (2,)
    assert ((scores > 0) & (scores < 1)).all()


def test_no_name_is_no_reranker() -> None:
    assert make_reranker("") is None


@pytest.mark.parametrize("name", ["bert", "cross-encoder:", "sentence-transformers:x"])
def test_an_unknown_kind_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match="cross-encoder:NAME_OR_FOLDER"):
        make_reranker(name)


def test_what_is_no_model_is_refused_with_a_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError, match="Name a folder"):
        make_reranker(f"cross-encoder:{tmp_path}")
