"""What is trained? The teacher's layers over a Dutch vocabulary, with a vector for the text and one for each token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn.functional import normalize, pad
from transformers import BertConfig, BertModel

from encoder.batches import Ids, by_length, by_tokens, padded
from encoder.teacher import teacher_folder
from encoder.vocabulary import SPECIAL

# Dimensions of a token's vector: enough to tell words in context apart, few enough to be kept for every token.
TOKEN_WIDTH = 64
LONGEST_PASSAGE, LONGEST_QUERY = 224, 48
# A piece in more than this share of passages tells none of them apart.
_EVERYWHERE = 0.2
# Tokens that are encoded together, padding included.
_TOGETHER = 3_072


@dataclass(frozen=True, slots=True)
class Encoded:
    """A batch as the student sees it. ``texts`` is ``(n, width)``, ``tokens`` ``(n, longest, TOKEN_WIDTH)``, both of
    length 1 per vector. ``weights`` is ``(n, longest)``: how much a token says; 0 for padding, marks, and pieces that
    stand in so many passages that they tell none apart."""

    texts: torch.Tensor
    tokens: torch.Tensor
    weights: torch.Tensor


class Student(nn.Module):
    """A BERT encoder, mean pooling, and a projection of each token for late interaction (Khattab & Zaharia, 2020)."""

    def __init__(self, tokenizer: Tokenizer, layers: int | None = None) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(teacher_folder())
        config.vocab_size = tokenizer.get_vocab_size()
        config.num_hidden_layers = layers or config.num_hidden_layers
        config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
        config.pad_token_id = 0
        # At these lengths the fused attention of the CPU costs more than the plain one.
        config._attn_implementation = "eager"
        self.bert = BertModel(config, add_pooling_layer=False)
        self.token_head = nn.Linear(config.hidden_size, TOKEN_WIDTH, bias=False)
        nn.init.orthogonal_(self.token_head.weight)
        self.register_buffer("piece_weights", torch.ones(config.vocab_size), persistent=False)
        self.tokenizer = tokenizer

    def start_from_teacher(self, words: np.ndarray) -> None:
        """Take the teacher's layers, and ``words`` of shape ``(vocabulary, width)`` as the vectors of the pieces."""
        state = BertModel.from_pretrained(teacher_folder(), add_pooling_layer=False).state_dict()
        state["embeddings.word_embeddings.weight"] = torch.from_numpy(words)
        self.bert.load_state_dict(state, strict=False)

    def weigh_pieces(self, passages: Sequence[str]) -> None:
        """Set how much each piece says, in [0, 1], by its rarity in ``passages`` (Robertson & Spärck Jones, 1976)."""
        seen = np.zeros(len(self.piece_weights))
        for ids in self.ids(passages, LONGEST_PASSAGE):
            seen[list(set(ids))] += 1
        weights = np.log(1 + (len(passages) - seen + 0.5) / (seen + 0.5)) / np.log(2 * len(passages) + 2)
        weights[seen > _EVERYWHERE * len(passages)] = 0
        weights[: len(SPECIAL)] = 0
        self.piece_weights.copy_(torch.from_numpy(weights))

    @property
    def device(self) -> str:
        return self.token_head.weight.device.type

    def ids(self, texts: Sequence[str], longest: int) -> list[Ids]:
        """Token ids with the marks at both ends, cut at ``longest``."""
        end = self.tokenizer.token_to_id("[SEP]")
        found = [e.ids for e in self.tokenizer.encode_batch(list(texts))]
        return [ids if len(ids) <= longest else [*ids[: longest - 1], end] for ids in found]

    def forward(self, ids: Sequence[Ids]) -> Encoded:
        """Encode texts; long and short ones apart, so that little is padded."""
        batches = by_tokens(ids, _TOGETHER)
        if len(batches) == 1:
            return self._encoded(ids)
        order = [place for batch in batches for place in batch]
        parts = [self._encoded([ids[i] for i in batch]) for batch in batches]
        longest = max(part.tokens.shape[1] for part in parts)
        back = torch.tensor(order, device=self.device).argsort()
        return Encoded(
            torch.cat([part.texts for part in parts])[back],
            torch.cat([pad(part.tokens, (0, 0, 0, longest - part.tokens.shape[1])) for part in parts])[back],
            torch.cat([pad(part.weights, (0, longest - part.weights.shape[1])) for part in parts])[back],
        )

    def _encoded(self, ids: Sequence[Ids]) -> Encoded:
        tokens, mask = padded(ids, self.device)
        attention = None if bool(mask.all()) else mask
        with torch.autocast(self.device, torch.bfloat16):
            hidden = self.bert(input_ids=tokens, attention_mask=attention).last_hidden_state
        hidden = hidden.float()
        texts = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return Encoded(normalize(texts, dim=1), normalize(self.token_head(hidden), dim=2), self.piece_weights[tokens])

    def encode(self, texts: Sequence[str], longest: int = LONGEST_PASSAGE, size: int = 64) -> np.ndarray:
        """Vectors of texts, shape ``(len(texts), width)``, rows of length 1."""
        return self.encode_ids(self.ids(texts, longest), longest, size)

    @torch.inference_mode()
    def encode_ids(self, ids: Sequence[Ids], longest: int = LONGEST_PASSAGE, size: int = 64) -> np.ndarray:
        """Vectors of texts given as token ids, of which the first ``longest`` are read."""
        ids = [one[:longest] for one in ids]
        out = np.zeros((len(ids), self.bert.config.hidden_size), np.float32)
        for batch in by_length(ids, size):
            out[batch] = self([ids[i] for i in batch]).texts.cpu().numpy()
        return out


def max_similarity(queries: Encoded, passages: Encoded) -> torch.Tensor:
    """Late interaction, shape ``(queries, passages)``: each query token's best match in the passage, as weighed.

    Only tokens that count are compared: padding and common pieces are five in six of all.
    """
    row, place = queries.weights.nonzero(as_tuple=True)
    rest, there = _packed(passages)
    asked = queries.tokens[row, place]
    alike = (asked @ rest.flatten(0, 1).T).view(len(asked), *there.shape)
    best = alike.masked_fill(~there, 0.0).max(2).values * queries.weights[row, place, None]
    total = torch.zeros(len(queries.weights), len(there), device=best.device).index_add_(0, row, best)
    return total / queries.weights.sum(1, keepdim=True).clamp(min=1e-6)


def _packed(passages: Encoded) -> tuple[torch.Tensor, torch.Tensor]:
    """The vectors of the tokens that count, one after the other, and where there are any: as long as the longest."""
    counts = passages.weights > 0
    longest = max(1, int(counts.sum(1).max()))
    order = (~counts).to(torch.int8).argsort(dim=1, stable=True)[:, :longest]
    rest = passages.tokens.gather(1, order[..., None].expand(-1, -1, passages.tokens.shape[2]))
    return rest, counts.gather(1, order)
