"""What ships? One folder: int8 weights, the graph that runs them, the tokenizer, and what tells others how to read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from safetensors.numpy import save_file

from encoder.graph import encoder_graph, quantised
from encoder.student import LONGEST_PASSAGE, TOKEN_WIDTH, Student
from ipsearch.encoders.shipped import (
    GRAPH,
    QUERY_GRAPH,
    QUERY_WEIGHTS,
    TOKENIZER,
    WEIGHTS,
    load_tokenizer,
    read_config,
    tensors,
)
from ipsearch.encoders.torch_module import LINEAR, NORMS, ShippedTransformer

# The class that reads this folder for sentence-transformers; it stands in the package.
_MODULE = "ipsearch.encoders.torch_module.ShippedTransformer"


def write(student: Student, folder: Path) -> None:
    """Write the student to ``folder``, for passages and queries; the model card beside it is written by people."""
    folder.mkdir(parents=True, exist_ok=True)
    save_weights(_all_weights(student), folder / WEIGHTS)
    config = student.bert.config
    _write_graph(student, [folder / WEIGHTS], folder / GRAPH)
    student.tokenizer.save(str(folder / TOKENIZER))
    about = {
        "layers": config.num_hidden_layers,
        "heads": config.num_attention_heads,
        "width": config.hidden_size,
        "token_width": TOKEN_WIDTH,
        "longest": LONGEST_PASSAGE,
        "digest": digest(folder, WEIGHTS, GRAPH, TOKENIZER),
    }
    write_json(folder / "config.json", about)
    write_json(folder / "modules.json", [{"idx": 0, "name": "0", "path": "", "type": _MODULE}])
    write_json(folder / "config_sentence_transformers.json", {"similarity_fn_name": "cosine"})
    write_queries(student, folder)


def write_queries(student: Student, folder: Path) -> None:
    """Write what reads queries beside what reads passages: its layers, over the pieces of words that both know."""
    state = _state(student)
    made = layers(state, student.bert.config.num_hidden_layers) | _token_head(state)
    save_weights(packed(made), folder / QUERY_WEIGHTS)
    _write_graph(student, [folder / WEIGHTS, folder / QUERY_WEIGHTS], folder / QUERY_GRAPH)


def read(folder: Path) -> Student:
    """The student that reads passages, from what ships: to learn further, in single precision."""
    student = Student(load_tokenizer(folder), read_config(folder)["layers"])
    bert = ShippedTransformer(str(folder)).bert.state_dict()
    own = student.bert.state_dict()
    # Of places and types of text fewer ship than the teacher has.
    for name, value in bert.items():
        own[name][: len(value)] = value
    student.bert.load_state_dict(own)
    head, pieces = tensors(folder / WEIGHTS, ("token_head", "piece_weights"))
    student.token_head.weight.data.copy_(torch.from_numpy(head.T.copy()))
    student.piece_weights.copy_(torch.from_numpy(pieces.copy()))
    return student


def _write_graph(student: Student, weights: Sequence[Path], path: Path) -> None:
    config = student.bert.config
    made = encoder_graph(weights, config.num_hidden_layers, config.num_attention_heads, config.hidden_size)
    onnx.save(made, str(path))


def _state(student: Student) -> dict[str, np.ndarray]:
    return {name: value.detach().float().cpu().numpy() for name, value in student.state_dict().items()}


def _all_weights(student: Student) -> dict[str, np.ndarray]:
    """All weights by the names of the graph: matrices as int8 with scales, the rest in single precision."""
    state = _state(student)
    made = dict(_first(state)) | {"piece_weights": student.piece_weights.cpu().numpy()}
    return packed(made | layers(state, student.bert.config.num_hidden_layers))


def layers(state: dict[str, np.ndarray], count: int) -> dict[str, np.ndarray]:
    """The weights of the layers of a BERT by the names of the graph."""
    made: dict[str, np.ndarray] = {}
    for layer in range(count):
        there, here = f"bert.encoder.layer.{layer}", f"layer.{layer}"
        joined = [state[f"{there}.attention.self.{part}.weight"].T for part in ("query", "key", "value")]
        made |= _matrix(f"{here}.qkv", np.concatenate(joined, 1))
        biases = [state[f"{there}.attention.self.{part}.bias"] for part in ("query", "key", "value")]
        made[f"{here}.qkv.bias"] = np.concatenate(biases)
        for short, long in LINEAR.items():
            made |= _matrix(f"{here}.{short}", state[f"{there}.{long}.weight"].T)
            made[f"{here}.{short}.bias"] = state[f"{there}.{long}.bias"]
        for short, long in NORMS.items():
            made[f"{here}.{short}.weight"] = state[f"{there}.{long}.weight"]
            made[f"{here}.{short}.bias"] = state[f"{there}.{long}.bias"]
    return made


def packed(made: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """As a safetensors file wants them."""
    return {name: np.ascontiguousarray(value) for name, value in made.items()}


def save_weights(made: dict[str, np.ndarray], path: Path) -> None:
    """Write a safetensors file for all to read: it is made for its owner alone."""
    save_file(made, str(path))
    path.chmod(0o644)


def _first(state: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    words, scale = quantised(state["bert.embeddings.word_embeddings.weight"].T)
    places = state["bert.embeddings.position_embeddings.weight"][: LONGEST_PASSAGE + 32]
    return {
        "words.weight": words.T,
        "words.scale": scale,
        # Every text is of the one type that the layers know.
        "positions": places + state["bert.embeddings.token_type_embeddings.weight"][0],
        "first_norm.weight": state["bert.embeddings.LayerNorm.weight"],
        "first_norm.bias": state["bert.embeddings.LayerNorm.bias"],
    } | _token_head(state)


def _token_head(state: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {"token_head": state["token_head.weight"].T}


def _matrix(name: str, weight: np.ndarray) -> dict[str, np.ndarray]:
    whole, scale = quantised(weight)
    return {f"{name}.weight": whole, f"{name}.scale": scale}


def digest(folder: Path, *names: str) -> str:
    """Names a model: it changes whenever what it gives could."""
    made = hashlib.sha256()
    for name in names:
        made.update((folder / name).read_bytes())
    return made.hexdigest()[:16]


def write_json(path: Path, value: object) -> None:
    """Write a file of settings."""
    path.write_text(json.dumps(value, indent=2) + "\n", "utf-8")
