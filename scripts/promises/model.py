"""What is trained? The encoder's layers, to read a sentence in its place, and a head for the answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from encoder.batches import padded
from torch import nn

from ipsearch.encoders.promises import Two
from ipsearch.encoders.torch_module import ShippedTransformer

# Of the encoder's six layers the first.
LAYERS = 4
_TYPES, _DROPPED = 2, 0.1


class Reading(nn.Module):
    """The shipped encoder's BERT with a vector for either text, and a head over the mean of the second.

    The vectors of the pieces of words stay as they are: what ships uses those of the encoder.
    """

    def __init__(self, encoder: Path) -> None:
        super().__init__()
        self.bert = ShippedTransformer(str(encoder)).bert
        self.bert.config._attn_implementation = "eager"  # at these lengths faster than the fused one
        width = self.bert.config.hidden_size
        embeddings = self.bert.embeddings
        embeddings.token_type_embeddings = nn.Embedding(_TYPES, width)
        nn.init.zeros_(embeddings.token_type_embeddings.weight)
        embeddings.word_embeddings.weight.requires_grad_(False)
        self.bert.encoder.layer = self.bert.encoder.layer[:LAYERS]
        self.bert.config.num_hidden_layers = LAYERS
        for module in self.bert.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        self.dropped = nn.Dropout(_DROPPED)
        self.head = nn.Linear(width, 1)

    @property
    def device(self) -> str:
        return self.head.weight.device.type

    def forward(self, texts: Sequence[Two]) -> torch.Tensor:
        """Logits of sentences in their place, shape ``(n,)``."""
        ids, mask = padded([ids for ids, _ in texts], self.device)
        types, _ = padded([types for _, types in texts], self.device)
        with torch.autocast(self.device, torch.bfloat16):
            hidden = self.bert(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        own = (mask * types)[..., None]
        mean = (hidden.float() * own).sum(1) / own.sum(1)
        return self.head(self.dropped(mean))[:, 0]
