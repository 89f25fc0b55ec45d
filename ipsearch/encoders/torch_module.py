"""The shipped encoder as a module of sentence-transformers: to compare it, train it further, or use it elsewhere.

``SentenceTransformer("ipsearch/models/encoder", trust_remote_code=True)`` finds this class by the name in
``modules.json``; the code that is trusted is this module. ``encode_query`` reads with the layers for queries, as
ipsearch does; ``encode`` and ``encode_document`` with those for passages. The weights are the same int8 files that
onnxruntime reads, unpacked to single precision. No search imports this module.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

from ipsearch.encoders.shipped import (
    CONFIG,
    GRAPH,
    QUERY_GRAPH,
    QUERY_WEIGHTS,
    TOKENIZER,
    WEIGHTS,
    read_config,
)

_FILES = (GRAPH, WEIGHTS, QUERY_GRAPH, QUERY_WEIGHTS, TOKENIZER, CONFIG)
_LAYER = "encoder.layer"
# Short names, as in the graph and the weights file, of the parts of each layer of BERT.
LINEAR = {"attention_out": "attention.output.dense", "inner": "intermediate.dense", "out": "output.dense"}
NORMS = {"attention_norm": "attention.output.LayerNorm", "norm": "output.LayerNorm"}


class ShippedTransformer(nn.Module):
    """Text in, a vector of length 1 out: BERT, the mean over tokens, normalised."""

    # What sentence-transformers passes on to ``forward``.
    forward_kwargs = frozenset({"task"})

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = Path(folder)
        config = read_config(self._folder)
        self.tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        self.max_seq_length: int = config["longest"]
        self._width: int = config["width"]
        packed = load_file(str(self._folder / WEIGHTS))
        self.bert = _bert(packed, config)
        self.queries = _bert(packed | load_file(str(self._folder / QUERY_WEIGHTS)), config)
        self.queries.embeddings = self.bert.embeddings

    def preprocess(self, inputs: list[str], prompt: str | None = None, **_: Any) -> dict[str, torch.Tensor]:
        """Token ids and mask of a batch, both ``(n, longest)``."""
        self.tokenizer.enable_truncation(self.max_seq_length)
        self.tokenizer.enable_padding()
        found = self.tokenizer.encode_batch([(prompt or "") + text for text in inputs])
        return {
            "input_ids": torch.tensor([encoding.ids for encoding in found]),
            "attention_mask": torch.tensor([encoding.attention_mask for encoding in found]),
        }

    tokenize = preprocess

    def forward(self, features: dict[str, torch.Tensor], task: str | None = None, **_: Any) -> dict[str, torch.Tensor]:
        """Adds ``token_embeddings`` and ``sentence_embedding`` to the features; ``task`` may be "query"."""
        mask = features["attention_mask"]
        layers = self.queries if task == "query" else self.bert
        hidden = layers(input_ids=features["input_ids"], attention_mask=mask).last_hidden_state
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        features |= {"token_embeddings": hidden, "sentence_embedding": nn.functional.normalize(mean, dim=1)}
        return features

    def get_embedding_dimension(self) -> int:
        """Length of a vector."""
        return self._width

    get_sentence_embedding_dimension = get_embedding_dimension

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Copy the model's files; weights that were trained further need ``scripts/train_encoder`` to be packed."""
        for name in _FILES:
            shutil.copy(self._folder / name, output_path)

    @classmethod
    def load(cls, model_name_or_path: str, *_: Any, **__: Any) -> ShippedTransformer:
        """Called by sentence-transformers with the folder."""
        return cls(model_name_or_path)


def _bert(packed: dict[str, torch.Tensor], config: dict[str, Any]) -> BertModel:
    weights = _unpacked(packed, config["layers"])
    made = BertModel(_bert_config(config, weights), add_pooling_layer=False)
    made.load_state_dict(weights, strict=False)
    return made


def _bert_config(config: dict[str, Any], weights: dict[str, torch.Tensor]) -> BertConfig:
    return BertConfig(
        vocab_size=len(weights["embeddings.word_embeddings.weight"]),
        hidden_size=config["width"],
        num_hidden_layers=config["layers"],
        num_attention_heads=config["heads"],
        intermediate_size=len(weights[f"{_LAYER}.0.{LINEAR['inner']}.bias"]),
        max_position_embeddings=len(weights["embeddings.position_embeddings.weight"]),
        type_vocab_size=1,
    )


def _unpacked(packed: dict[str, torch.Tensor], layers: int) -> dict[str, torch.Tensor]:
    """The names and shapes of ``BertModel``, from those of the graph."""
    width = packed["first_norm.weight"].shape[0]
    made = {
        "embeddings.word_embeddings.weight": packed["words.weight"].float() * packed["words.scale"][:, None],
        "embeddings.position_embeddings.weight": packed["positions"],
        "embeddings.token_type_embeddings.weight": torch.zeros(1, width),  # its one type is added to the positions
        "embeddings.LayerNorm.weight": packed["first_norm.weight"],
        "embeddings.LayerNorm.bias": packed["first_norm.bias"],
    }
    for layer in range(layers):
        here, there = f"layer.{layer}", f"{_LAYER}.{layer}"
        for place, part in enumerate(("query", "key", "value")):
            own = slice(place * width, (place + 1) * width)
            made[f"{there}.attention.self.{part}.weight"] = _matrix(packed, f"{here}.qkv")[own]
            made[f"{there}.attention.self.{part}.bias"] = packed[f"{here}.qkv.bias"][own]
        for short, long in LINEAR.items():
            made[f"{there}.{long}.weight"] = _matrix(packed, f"{here}.{short}")
            made[f"{there}.{long}.bias"] = packed[f"{here}.{short}.bias"]
        for short, long in NORMS.items():
            for part in ("weight", "bias"):
                made[f"{there}.{long}.{part}"] = packed[f"{here}.{short}.{part}"]
    return made


def _matrix(packed: dict[str, torch.Tensor], name: str) -> torch.Tensor:
    return (packed[f"{name}.weight"].float() * packed[f"{name}.scale"]).T.contiguous()
