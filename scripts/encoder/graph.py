"""How does the encoder run without torch? As an ONNX graph whose weights lie in the safetensors file beside it.

Weights are int8 with one scale per output column; activations are quantised as they come (onnxruntime's
DynamicQuantizeMatMul). One copy of the weights serves onnxruntime and sentence-transformers alike.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper

_ONNX_TYPES = {"I8": TensorProto.INT8, "F32": TensorProto.FLOAT, "I64": TensorProto.INT64}
_MICROSOFT = "com.microsoft"
_EPSILON = 1e-12


def quantised(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 and its scales for a matrix ``(inputs, outputs)``: one scale per column, shape ``(outputs,)``."""
    scale = np.abs(weight).max(0) / 127
    scale[scale == 0] = 1
    return np.round(weight / scale).astype(np.int8), scale.astype(np.float32)


class Graph:
    """Builds the graph node by node; names of values are made up as they come.

    Args:
        weights: safetensors files, by whose offsets the graph refers to its tensors. Where several have a tensor of a
            name, that of the last counts.
    """

    def __init__(self, *weights: Path) -> None:
        # Of each tensor the file, where the tensors of that file begin, and what the file says of it.
        self._known: dict[str, tuple[str, int, dict[str, Any]]] = {}
        for path in weights:
            with path.open("rb") as file:
                (length,) = struct.unpack("<Q", file.read(8))
                header = json.loads(file.read(length))
            self._known |= {name: (path.name, 8 + length, about) for name, about in header.items()}
        self._nodes: list[Any] = []
        self._tensors: dict[str, Any] = {}

    def weight(self, name: str) -> str:
        """Refer to a tensor of the weights file."""
        if name not in self._tensors:
            file, start, about = self._known[name]
            first, last = about["data_offsets"]
            tensor = TensorProto(name=name, data_type=_ONNX_TYPES[about["dtype"]], dims=about["shape"])
            tensor.data_location = TensorProto.EXTERNAL
            place = {"location": file, "offset": start + first, "length": last - first}
            for key, value in place.items():
                tensor.external_data.add(key=key, value=str(value))
            self._tensors[name] = tensor
        return name

    def constant(self, value: Any, kind: Any) -> str:
        """A small value that is part of the graph itself."""
        array = np.asarray(value, kind)
        name = f"const_{array.dtype}_{'_'.join(map(str, array.ravel()))}_{array.ndim}".replace("-", "m").replace(
            ".", "p"
        )
        self._tensors.setdefault(name, onnx.numpy_helper.from_array(array, name))
        return name

    def add(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> Any:
        """Add a node; returns the name of its output, or a list of names when there are several."""
        names = [f"v{len(self._nodes)}_{i}" for i in range(outputs)]
        self._nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, x: str, name: str) -> str:
        """``x @ weight + bias`` in int8."""
        weight, scale, bias = (self.weight(f"{name}.{part}") for part in ("weight", "scale", "bias"))
        return self.add("DynamicQuantizeMatMul", x, weight, scale, "", bias, domain=_MICROSOFT)

    def norm(self, x: str, skip: str, name: str) -> str:
        """Layer normalisation of a sum."""
        gamma, beta = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.add("SkipLayerNormalization", x, skip, gamma, beta, domain=_MICROSOFT, epsilon=_EPSILON)

    def unit(self, x: str) -> str:
        """Vectors of length 1 along the last axis."""
        return self.add("LpNormalization", x, axis=-1, p=2)

    def model(self, inputs: dict[str, tuple[int, list[Any]]], outputs: dict[str, tuple[str, list[Any]]]) -> Any:
        """The finished model. ``inputs`` gives the kind and shape of each, ``outputs`` the value and shape."""
        nodes = [*self._nodes, *(helper.make_node("Identity", [value], [name]) for name, (value, _) in outputs.items())]
        given = [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()]
        made = [helper.make_tensor_value_info(n, TensorProto.FLOAT, shape) for n, (_, shape) in outputs.items()]
        graph = helper.make_graph(nodes, "encoder", given, made, list(self._tensors.values()))
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="ipsearch")


def encoder_graph(weights: Sequence[Path], layers: int, heads: int, width: int) -> Any:
    """The student as an ONNX model: ids in; out come the text's vector, each token's, and its weight.

    There is no mask: activations are quantised by what stands beside them, so a text is encoded alone, always alike.
    """
    g = Graph(*weights)
    x = _layers(g, _embeddings(g), layers, heads)
    tokens = g.unit(g.add("MatMul", x, g.weight("token_head")))
    shapes = {
        "text": (g.unit(g.add("ReduceMean", x, axes=[1], keepdims=0)), ["n", width]),
        "tokens": (tokens, ["n", "longest", "token_width"]),
        "weights": (g.add("Gather", g.weight("piece_weights"), "ids"), ["n", "longest"]),
    }
    return g.model({"ids": (TensorProto.INT64, ["n", "longest"])}, shapes)


def promises_graph(weights: Path, layers: int, heads: int, width: int) -> Any:
    """The reader of promises as an ONNX model: vectors of the pieces of words and their types in, those of the tokens
    out. The vectors are given, not looked up, so that one table serves the encoder and this."""
    g = Graph(weights)
    typed = g.add("Add", "words", g.add("Gather", g.weight("types.weight"), "types"))
    x = _layers(g, _first_norm(g, g.add("Add", typed, _places(g, "types"))), layers, heads)
    given = {"words": (TensorProto.FLOAT, ["n", "longest", width]), "types": (TensorProto.INT64, ["n", "longest"])}
    return g.model(given, {"hidden": (x, ["n", "longest", width])})


def _layers(g: Graph, x: str, layers: int, heads: int) -> str:
    for layer in range(layers):
        name = f"layer.{layer}"
        q, k, v = g.add("Split", g.linear(x, f"{name}.qkv"), outputs=3, axis=2)
        seen = g.add("MultiHeadAttention", q, k, v, domain=_MICROSOFT, num_heads=heads)
        x = g.norm(g.linear(seen, f"{name}.attention_out"), x, f"{name}.attention_norm")
        inner = g.add("Gelu", g.linear(x, f"{name}.inner"), domain=_MICROSOFT)
        x = g.norm(g.linear(inner, f"{name}.out"), x, f"{name}.norm")
    return x


def _embeddings(g: Graph) -> str:
    words = g.add("Cast", g.add("Gather", g.weight("words.weight"), "ids"), to=TensorProto.FLOAT)
    scale = g.add("Unsqueeze", g.add("Gather", g.weight("words.scale"), "ids"), g.constant([2], np.int64))
    return _first_norm(g, g.add("Add", g.add("Mul", words, scale), _places(g, "ids")))


def _places(g: Graph, ids: str) -> str:
    """The vector of each place in the text."""
    length = g.add("Slice", g.add("Shape", ids), g.constant([1], np.int64), g.constant([2], np.int64))
    zero = g.constant([0], np.int64)
    return g.add("Unsqueeze", g.add("Slice", g.weight("positions"), zero, length, zero), zero)


def _first_norm(g: Graph, summed: str) -> str:
    gamma, beta = g.weight("first_norm.weight"), g.weight("first_norm.bias")
    return g.add("LayerNormalization", summed, gamma, beta, axis=-1, epsilon=_EPSILON)
