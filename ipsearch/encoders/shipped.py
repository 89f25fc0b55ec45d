"""Our own Dutch encoder, in the package: a small transformer in int8, run by onnxruntime. No torch, no download.

It gives a vector for a text and one for each of its tokens; the second kind tells apart, word by word and in context,
what the first has found. Queries are read by layers of their own: people do not write as letters do. How it was made
and what it scores stands in the model card beside its weights.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from ipsearch.errors import ModelError
from ipsearch.results import TOKEN_ONE, Encodings, QueryEncoding

MODEL = Path(__file__).resolve().parent.parent / "models" / "encoder"
GRAPH, WEIGHTS = "encoder.onnx", "weights.safetensors"
# Queries are read by layers of their own, over the same pieces of words.
QUERY_GRAPH, QUERY_WEIGHTS = "queries.onnx", "queries.safetensors"
TOKENIZER, CONFIG = "tokenizer.json", "config.json"
# Queries are short; a pasted page is understood from its beginning.
_LONGEST_QUERY = 64
# Of numbers, as safetensors files call them.
_KINDS = {"I8": np.int8, "F32": np.float32}


class ShippedEncoder:
    """Encodes with the model in ``folder``. Whoever only searches never loads what reads passages.

    Args:
        threads: texts that are encoded at a time. Queries want one, indexing all cores.

    Raises:
        ModelError: the model is missing or damaged; of a damaged part, when it is first needed.
    """

    def __init__(self, folder: Path = MODEL, threads: int = 1) -> None:
        try:
            config = read_config(folder)
            self._tokenizer = load_tokenizer(folder)
            self._dimensions, self._longest = int(config["width"]), int(config["longest"])
            self._digest = str(config["digest"])
            for name in (GRAPH, WEIGHTS, QUERY_GRAPH, QUERY_WEIGHTS):
                (folder / name).stat()
        except Exception as error:  # each library raises its own kinds, some of them bare
            raise _unusable(folder, error) from error
        self._threads, self._folder = threads, folder
        self._end = int(self._tokenizer.token_to_id("[SEP]") or 0)

    @property
    def dimensions(self) -> int:
        return self._dimensions

    @property
    def fingerprint(self) -> str:
        return f"shipped:{self._digest}"

    def encode_passages(self, texts: Sequence[str]) -> Encodings:
        """Vectors of length 1, and for each text the vectors of the tokens that tell it from others, as int8."""
        ids = self._ids(texts, self._longest)
        with ThreadPoolExecutor(self._threads) as pool:
            found = list(pool.map(partial(_run, self._passages), ids))
        vectors = np.stack([text for text, _, _ in found]) if found else np.zeros((0, self.dimensions), np.float32)
        kept = (np.round(tokens[weights > 0] * TOKEN_ONE).astype(np.int8) for _, tokens, weights in found)
        return Encodings(vectors, tuple(kept))

    def encode_query(self, text: str) -> QueryEncoding:
        """The vector of a query, and of each of its tokens with its weight."""
        vector, tokens, weights = _run(self._queries, self._ids([text], _LONGEST_QUERY)[0])
        own = weights > 0
        if not own.any():  # nothing but the commonest words: all of them count alike
            own, weights = np.ones_like(own), np.ones_like(weights)
        return QueryEncoding(vector, tokens[own], weights[own])

    def token_places(self, text: str) -> list[tuple[int, int]]:
        """Where in a passage's text its token vectors come from, half-open, in their order."""
        found = self._tokenizer.encode(text)
        read = len(found.ids) if len(found.ids) <= self._longest else self._longest - 1
        places = zip(found.ids[:read], found.offsets, strict=False)
        return [place for piece, place in places if self._counts[piece]]

    @cached_property
    def _counts(self) -> np.ndarray:
        """Whether a piece of a word tells passages apart, by its number; read when it is first needed."""
        (weights,) = tensors(self._folder / WEIGHTS, ("piece_weights",))
        return np.asarray(weights > 0)

    def _ids(self, texts: Sequence[str], longest: int) -> list[list[int]]:
        found = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts))]
        return [ids if len(ids) <= longest else [*ids[: longest - 1], self._end] for ids in found]

    @cached_property
    def _passages(self) -> Any:
        return self._loaded(GRAPH)

    @cached_property
    def _queries(self) -> Any:
        return self._loaded(QUERY_GRAPH)

    def _loaded(self, graph: str) -> Any:
        try:
            return load_session(self._folder / graph)
        except Exception as error:  # onnxruntime raises its own kinds
            raise _unusable(self._folder, error) from error


def _run(session: Any, ids: Sequence[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """One text at a time: in a batch, activations would be rounded by what stands beside them."""
    text, tokens, weights = session.run(None, {"ids": np.array([ids], dtype=np.int64)})
    return text[0], tokens[0], weights[0]


def _unusable(folder: Path, error: Exception) -> ModelError:
    return ModelError(f"The encoder in {folder} cannot be loaded ({error}). Install ipsearch again: scripts/setup.")


def tensors(weights: Path, names: Sequence[str]) -> list[np.ndarray]:
    """Tensors of a safetensors file, by name; read from the disk as they are needed."""
    with weights.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
    found: list[np.ndarray] = []
    for name in names:
        about = header[name]
        place = 8 + length + about["data_offsets"][0]
        found.append(np.memmap(weights, _KINDS[about["dtype"]], "r", place, tuple(about["shape"])))
    return found


def read_config(folder: Path) -> dict[str, Any]:
    """What the model in ``folder`` says of itself."""
    config: dict[str, Any] = json.loads((folder / CONFIG).read_text("utf-8"))
    return config


@cache
def load_tokenizer(folder: Path = MODEL) -> Tokenizer:
    """The tokenizer of the encoder in ``folder``, once: others read with the same pieces of words."""
    return Tokenizer.from_file(str(folder / TOKENIZER))


def load_session(graph: Path) -> Any:
    """A graph, ready to run on one core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
