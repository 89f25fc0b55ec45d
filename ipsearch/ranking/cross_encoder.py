"""Any cross-encoder that the user names: it reads query and passage together. Slow, and sometimes better.

Imported only when one is chosen: the library brings torch, which a search otherwise never loads.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ipsearch.errors import ModelError
from ipsearch.results import Vectors


class CrossEncoder:
    """Wraps a ``sentence_transformers.CrossEncoder``, by hub name or folder.

    Raises:
        ModelError: the library is missing, or the model cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        self._model = _load(name)

    def scores(self, query: str, texts: Sequence[str]) -> Vectors:
        """How well each text answers the query, in [0, 1], shape ``(len(texts),)``."""
        logits = np.asarray(self._model.predict([(query, text) for text in texts], show_progress_bar=False))
        values: Vectors = (1 / (1 + np.exp(-logits.reshape(len(texts), -1)[:, -1]))).astype(np.float32)
        return values


def _load(name: str) -> Any:
    try:
        import torch
        from sentence_transformers import CrossEncoder as Model
    except ImportError as error:
        raise ModelError(
            f"The reranker {name!r} needs the package sentence-transformers; install it with scripts/setup."
        ) from error
    try:
        return Model(name, device="cpu", activation_fn=torch.nn.Identity())
    except Exception as error:  # the library raises whatever its parts raise
        raise ModelError(
            f"The reranker {name!r} could not be loaded ({type(error).__name__}: {error}). "
            "Name a folder that holds a cross-encoder, or a model that is in the local cache."
        ) from error
