"""What is learned from: sentences in their place, with their labels."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from encoder.batches import by_tokens
from tokenizers import Tokenizer
from torch.nn.functional import binary_cross_entropy_with_logits

from ipsearch.encoders.promises import Two, in_its_place
from ipsearch.extraction.toezeggingen.signals import in_words
from promises.model import Reading
from scripts.toezeggingen.labelled import Example

# Tokens of one step, padding included, and how many lessons are sorted by length at a time.
_TOGETHER, _SORTED = 3_000, 256


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence behind what stands around it, as tokens, and whether it promises something or tells of a promise.

    ``group`` is what must not be parted between training and testing: the letter, or the dossier.
    """

    two: Two
    right: bool
    group: str

    @property
    def key(self) -> str:
        """What it is known by: its tokens."""
        return f"{zlib.crc32(bytes(str(self.two), 'ascii')):08x}"


def lessons(tokenizer: Tokenizer, examples: Sequence[Example]) -> list[Lesson]:
    """Of labelled sentences, in their order."""
    return [Lesson(in_its_place(tokenizer, in_words(e.around), e.text), e.label != "none", e.group) for e in examples]


def batches(learned: Sequence[Lesson], chance: random.Random) -> Iterator[list[Lesson]]:
    """One round: each lesson once, those of about one length together."""
    made: list[list[Lesson]] = []
    mixed = chance.sample(list(learned), len(learned))
    for start in range(0, len(mixed), _SORTED):
        lot = mixed[start : start + _SORTED]
        made += [[lot[i] for i in batch] for batch in by_tokens([one.two[0] for one in lot], _TOGETHER)]
    chance.shuffle(made)
    yield from made


def loss(net: Reading, batch: Sequence[Lesson]) -> torch.Tensor:
    """Of one batch."""
    right = torch.tensor([float(one.right) for one in batch], device=net.device)
    return binary_cross_entropy_with_logits(net([one.two for one in batch]), right)


@torch.inference_mode()
def answers(net: Reading, asked: Sequence[Lesson]) -> list[float]:
    """The logit of each."""
    found = [0.0] * len(asked)
    for batch in by_tokens([one.two[0] for one in asked], _TOGETHER):
        for place, logit in zip(batch, net([asked[i].two for i in batch]).tolist(), strict=True):
            found[place] = logit
    return found
