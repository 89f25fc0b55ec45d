"""How does a student learn to read queries, when what it reads in passages stays as it is?

A passage is read once, when it is indexed. A query may be read by layers of its own: no index has to be made anew for
them. Passages then need no gradient, so a query is compared with all of some twenty thousand at once by the text's
vector, and by its tokens with those that are easily taken for the right one (Lindgren et al., NeurIPS 2021, keep such a
bank too).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from encoder.batches import Ids
from encoder.sources import Example
from encoder.student import LONGEST_QUERY, Encoded, Student
from ipsearch.encoders.shipped import ShippedEncoder
from ipsearch.results import TOKEN_ONE

QUERIES_A_BATCH = 192
_TEXT_TEMPERATURE, _TOKEN_TEMPERATURE = 0.05, 0.03
# Of a query's nearest wrong passages, those that its tokens are compared with, drawn from so many.
_HARDEST, _DRAWN_FROM = 24, 72
# A passage so near to the right one may answer as well; of the same letter a lesser likeness is enough.
_AS_GOOD, _AS_GOOD_BESIDE = 0.9, 0.75
_NEVER = -1e4
_AT_ONCE, _TOLD_EVERY = 512, 10


@dataclass(frozen=True, slots=True)
class Bank:
    """Passages as the encoder that ships reads them.

    Attributes:
        texts: shape ``(passages, width)``, rows of length 1.
        tokens: of each passage, shape ``(tokens, TOKEN_WIDTH)``, int8.
        groups: the letter or law of each, as a number; shape ``(passages,)``.
    """

    texts: torch.Tensor
    tokens: Sequence[np.ndarray]
    groups: torch.Tensor


@dataclass(frozen=True, slots=True)
class Asked:
    """Queries as token ids, the place of each one's passage in the bank, and how often it is drawn (sums to 1)."""

    ids: list[Ids]
    right: torch.Tensor
    chances: np.ndarray


def bank(encoder: ShippedEncoder, passages: Mapping[str, str], others: Sequence[str]) -> Bank:
    """Read all passages once.

    Args:
        passages: the text of each with its group.
        others: texts that answer no query; each is a group by itself.
    """
    texts = [*passages, *others]
    numbers = {group: number for number, group in enumerate(dict.fromkeys(passages.values()))}
    groups = [numbers[group] for group in passages.values()] + [-1 - number for number in range(len(others))]
    vectors, tokens, started = [], [], time.monotonic()
    for place, start in enumerate(range(0, len(texts), _AT_ONCE)):
        found = encoder.encode_passages(texts[start : start + _AT_ONCE])
        vectors.append(found.texts)
        tokens += found.tokens or ()
        if place % _TOLD_EVERY == 0:
            print(f"read {len(tokens)} of {len(texts)} passages, {time.monotonic() - started:.0f} s", flush=True)
    return Bank(torch.from_numpy(np.concatenate(vectors)), tokens, torch.tensor(groups))


def asked(student: Student, sets: Sequence[tuple[Sequence[Example], float]], passages: Mapping[str, str]) -> Asked:
    """The queries of several sets, each with its share of every batch.

    Args:
        passages: as the bank was made of.
    """
    places = {text: place for place, text in enumerate(passages)}
    examples = [example for own, _ in sets for example in own]
    chances = np.concatenate([np.full(len(own), share / max(1, len(own))) for own, share in sets])
    right = torch.tensor([places[example.passage] for example in examples])
    return Asked(student.ids([e.query for e in examples], LONGEST_QUERY), right, chances / chances.sum())


def batches(queries: Asked, seed: int = 0) -> Iterator[np.ndarray]:
    """Positions of the queries of a step, no two alike, without end."""
    chance, size = np.random.default_rng(seed), min(QUERIES_A_BATCH, len(queries.ids))
    while True:
        yield chance.choice(len(queries.ids), size, replace=False, p=queries.chances)


def loss(student: Student, queries: Asked, batch: np.ndarray, own: Bank) -> torch.Tensor:
    """Contrast of each query's passage with all others of the bank, and by tokens with the hardest of them."""
    right = queries.right[torch.from_numpy(batch)]
    found = student([queries.ids[i] for i in batch])
    alike = found.texts @ own.texts.T
    as_good = _as_good(own, right)
    by_text = alike.masked_fill(as_good.scatter(1, right[:, None], value=False), _NEVER)
    hard = alike.detach().masked_fill(as_good, _NEVER).topk(min(_DRAWN_FROM, len(own.tokens)), dim=1).indices
    hard = hard[:, torch.randperm(hard.shape[1])[:_HARDEST]]
    by_tokens = _late(found, torch.cat([right[:, None], hard], 1), own)
    by_tokens[:, 1:].masked_fill_(as_good.gather(1, hard), _NEVER)
    first = torch.zeros(len(right), dtype=torch.long)
    return cross_entropy(by_text / _TEXT_TEMPERATURE, right) + cross_entropy(by_tokens / _TOKEN_TEMPERATURE, first)


@torch.no_grad()
def _as_good(own: Bank, right: torch.Tensor) -> torch.Tensor:
    """Which passages may answer what each of ``right`` answers, itself among them; shape ``(n, passages)``."""
    near = own.texts[right] @ own.texts.T
    beside = own.groups[right][:, None] == own.groups[None]
    return (near > _AS_GOOD) | (beside & (near > _AS_GOOD_BESIDE))


def _late(found: Encoded, places: torch.Tensor, own: Bank) -> torch.Tensor:
    """Late interaction of each query with its own passages; shape that of ``places``."""
    scores = []
    for row, passages in enumerate(places.tolist()):
        counts = found.weights[row] > 0
        weights = found.weights[row][counts]
        packed = _packed([own.tokens[i] for i in passages])
        best = (packed @ found.tokens[row][counts].T).amax(1).clamp(min=0)
        scores.append(best @ weights / weights.sum().clamp(min=1e-6))
    return torch.stack(scores)


def _packed(tokens: Sequence[np.ndarray]) -> torch.Tensor:
    """Vectors of several passages side by side, as long as the longest: ``(passages, longest, TOKEN_WIDTH)``."""
    longest = max(1, *map(len, tokens))
    made = np.zeros((len(tokens), longest, tokens[0].shape[1]), np.float32)
    for row, one in enumerate(tokens):
        made[row, : len(one)] = one
    return torch.from_numpy(made).mul_(1 / TOKEN_ONE)


def retrieval(
    student: Student, examples: Sequence[Example], passages: Mapping[str, str], own: Bank
) -> dict[str, float]:
    """Share of the queries whose passage is the nearest, and among the five nearest, by the text's vector alone."""
    places = {text: place for place, text in enumerate(passages)}
    vectors = torch.from_numpy(student.encode([e.query for e in examples], LONGEST_QUERY))
    right = torch.tensor([places[e.passage] for e in examples])
    before = []
    for start in range(0, len(right), _AT_ONCE):
        alike = vectors[start : start + _AT_ONCE] @ own.texts.T
        before.append((alike > alike.gather(1, right[start : start + _AT_ONCE, None])).sum(1))
    ranks = torch.cat(before)
    return {f"apart @{depth}": round(float((ranks < depth).float().mean()), 4) for depth in (1, 5)}
