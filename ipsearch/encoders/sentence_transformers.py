"""Any sentence-transformers model that the user names, by hub name or folder.

Imported only when such an encoder is chosen: the library brings torch, which the search path otherwise never loads.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ipsearch.errors import ModelError
from ipsearch.results import Encodings, QueryEncoding, Vectors

_BATCH = 32


class SentenceTransformerEncoder:
    """Wraps a ``SentenceTransformer``; the model's own prompts named ``query`` and ``passage`` are used if it has any.

    Raises:
        ModelError: the library is missing, or the model cannot be loaded; the message says what to do.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._model = _load(name)
        self._dimensions = int(self._model.get_embedding_dimension() or 0)
        self._prompts: dict[str, str] = dict(self._model.prompts or {})

    @property
    def dimensions(self) -> int:
        return self._dimensions

    @property
    def fingerprint(self) -> str:
        """Hub name, or digest of the folder's configuration and weights; with the prompts, which change vectors too."""
        prompts = hashlib.sha256(json.dumps(self._prompts, sort_keys=True).encode()).hexdigest()[:8]
        return f"sentence-transformers:{_identity(self._name)}:{self._dimensions}:{prompts}"

    def encode_passages(self, texts: Sequence[str]) -> Encodings:
        return Encodings(self._encode(list(texts), ("passage", "document")))

    def token_places(self, text: str) -> list[tuple[int, int]]:
        """None: this encoder gives no vectors of tokens."""
        return []

    def encode_query(self, text: str) -> QueryEncoding:
        return QueryEncoding(self._encode([text], ("query",))[0])

    def _encode(self, texts: list[str], prompt_names: tuple[str, ...]) -> Vectors:
        if not texts:
            return np.zeros((0, self._dimensions), dtype=np.float32)
        prompt = next((self._prompts[name] for name in prompt_names if name in self._prompts), "")
        rows = self._model.encode(
            texts, prompt=prompt, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(rows, dtype=np.float32)


def _load(name: str) -> Any:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelError(
            f"The encoder {name!r} needs the package sentence-transformers; install it with scripts/setup."
        ) from error
    try:
        return SentenceTransformer(name, device="cpu")
    except Exception as error:  # the library raises whatever its parts raise: OSError, ValueError, httpx errors …
        raise ModelError(
            f"The encoder {name!r} could not be loaded ({type(error).__name__}: {error}). "
            "Name a folder that holds a sentence-transformers model, or a model that is in the local cache."
        ) from error


def _identity(name: str) -> str:
    folder = Path(name)
    if not folder.is_dir():
        return name
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.suffix in {".safetensors", ".bin", ".json"}:
            digest.update(file.relative_to(folder).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
