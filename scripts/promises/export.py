"""What ships of the reader of promises? int8 layers, the graph that runs them, the head, and for which encoder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from encoder.export import digest, layers, packed, save_weights, write_json
from encoder.graph import promises_graph

from ipsearch.encoders.promises import GRAPH, HEAD, LONGEST
from ipsearch.encoders.shipped import MODEL as ENCODER
from ipsearch.encoders.shipped import WEIGHTS, read_config
from promises.model import LAYERS, Reading


def write(net: Reading, folder: Path) -> None:
    """Write what was trained to ``folder``; the model card beside it is written by people."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {name: value.detach().float().cpu().numpy() for name, value in net.state_dict().items()}
    config = net.bert.config
    save_weights(_tensors(state), folder / WEIGHTS)
    graph = promises_graph(folder / WEIGHTS, LAYERS, config.num_attention_heads, config.hidden_size)
    onnx.save(graph, str(folder / GRAPH))
    encoder = read_config(ENCODER)["digest"]
    write_json(folder / "config.json", {"encoder": encoder, "digest": digest(folder, WEIGHTS, GRAPH)})


def _tensors(state: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    first = "bert.embeddings"
    made = {
        "positions": state[f"{first}.position_embeddings.weight"][:LONGEST],
        "types.weight": state[f"{first}.token_type_embeddings.weight"],
        "first_norm.weight": state[f"{first}.LayerNorm.weight"],
        "first_norm.bias": state[f"{first}.LayerNorm.bias"],
    }
    return packed(made | layers(state, LAYERS) | dict(zip(HEAD, _head(state), strict=True)))


def _head(state: dict[str, np.ndarray]) -> list[np.ndarray]:
    """In the order of ``HEAD``."""
    return [state["head.weight"][0], state["head.bias"]]
