"""How are sequences of different lengths put together?"""

from __future__ import annotations

from collections.abc import Sequence

import torch

Ids = list[int]


def by_length(sequences: Sequence[Ids], size: int) -> list[list[int]]:
    """Positions of the sequences in batches of ``size``, the short ones together: less is padded."""
    order = sorted(range(len(sequences)), key=lambda i: len(sequences[i]))
    return [order[i : i + size] for i in range(0, len(order), size)]


def by_tokens(sequences: Sequence[Ids], budget: int) -> list[list[int]]:
    """Positions of the sequences in batches of at most ``budget`` tokens, padding included, the short ones first."""
    made: list[list[int]] = [[]]
    for place in sorted(range(len(sequences)), key=lambda i: len(sequences[i])):
        if made[-1] and (len(made[-1]) + 1) * len(sequences[place]) > budget:
            made.append([])
        made[-1].append(place)
    return made


def padded(sequences: Sequence[Ids], device: str = "cpu") -> tuple[torch.Tensor, torch.Tensor]:
    """Token ids and mask, both of shape ``(len(sequences), longest)``; padding has id 0 and mask 0."""
    longest = max(map(len, sequences))
    tokens = torch.zeros(len(sequences), longest, dtype=torch.long)
    mask = torch.zeros(len(sequences), longest)
    for row, sequence in enumerate(sequences):
        tokens[row, : len(sequence)] = torch.tensor(sequence)
        mask[row, : len(sequence)] = 1
    return tokens.to(device), mask.to(device)
