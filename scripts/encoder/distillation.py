"""How does the student learn what the teacher knows? Its vector of a Dutch sentence becomes the teacher's of the
English one.

Source: Reimers & Gurevych, Making Monolingual Sentence Embeddings Multilingual, EMNLP 2020.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from encoder.batches import Ids
from encoder.student import Student

TOKENS_A_BATCH = 6_144
_LONGEST = 64
_ENGLISH_SHARE = 0.15
# Sentences are sorted by length within blocks of this many, so that little is padded and order stays random.
_BLOCK = 25_600
# The worst of the pairs are no translations: this share, by the student's own first judgement, is left out.
_DROPPED = 0.04
_CONTRAST, _TEMPERATURE = 0.1, 0.05


@dataclass(frozen=True, slots=True)
class Lesson:
    """Sentences, Dutch and some English, each with the row of its English teacher vector."""

    ids: list[Ids]
    rows: np.ndarray


def lesson(student: Student, dutch: list[str], english: list[str], teacher: np.ndarray) -> Lesson:
    """The sentences to learn from; pairs that the untrained student takes for no translations are left out."""
    ids = student.ids(dutch, _LONGEST)
    good = np.flatnonzero(_plausible(student, ids, teacher))
    chance = np.random.default_rng(0).random(len(english)) < _ENGLISH_SHARE
    also = np.flatnonzero(chance)
    other = student.ids([english[i] for i in also], _LONGEST)
    return Lesson([*(ids[i] for i in good), *other], np.concatenate([good, also]))


def _plausible(student: Student, ids: list[Ids], teacher: np.ndarray) -> np.ndarray:
    """Whether the mean of the pieces' first vectors lies near the teacher's vector: cheap, and right for the worst."""
    words = student.bert.embeddings.word_embeddings.weight.detach().float().cpu().numpy()
    likeness = np.zeros(len(ids), np.float32)
    means = np.stack([words[one].mean(0) for one in ids])
    means -= means.mean(0)
    # The two spaces differ: a linear map from one to the other, by least squares, makes them comparable.
    sample = np.random.default_rng(0).permutation(len(ids))[:60_000]
    fit, *_ = np.linalg.lstsq(means[sample], np.asarray(teacher[sample], np.float32), rcond=None)
    mapped = means @ fit
    norms = np.linalg.norm(mapped, axis=1) * np.linalg.norm(np.asarray(teacher, np.float32), axis=1)
    likeness = (mapped * np.asarray(teacher, np.float32)).sum(1) / np.maximum(norms, 1e-6)
    return likeness > np.quantile(likeness, _DROPPED)


def batches(lengths: list[int], budget: int = TOKENS_A_BATCH, seed: int = 0) -> Iterator[list[int]]:
    """Positions of sentences of about the same length, at most ``budget`` tokens together, without end."""
    chance = random.Random(seed)
    order = list(range(len(lengths)))
    while True:
        chance.shuffle(order)
        for start in range(0, len(order), _BLOCK):
            block = sorted(order[start : start + _BLOCK], key=lambda i: lengths[i])
            made: list[list[int]] = [[]]
            for i in block:
                if (len(made[-1]) + 1) * lengths[i] > budget:
                    made.append([])
                made[-1].append(i)
            chance.shuffle(made)
            yield from (batch for batch in made if batch)


def loss(student: Student, taught: Lesson, batch: list[int], teacher: np.ndarray) -> torch.Tensor:
    """Distance to the teacher's vectors, with a little contrast: each sentence nearest to its own."""
    found = student([taught.ids[i] for i in batch]).texts
    wanted = torch.from_numpy(np.asarray(teacher[taught.rows[batch]], np.float32)).to(student.device)
    distance = 1 - (found * wanted).sum(1).mean()
    if len(batch) < 8:
        return distance
    alike = found @ wanted.T / _TEMPERATURE
    own = torch.arange(len(batch), device=student.device)
    contrast = nn.functional.cross_entropy(alike, own) + nn.functional.cross_entropy(alike.T, own)
    return distance + _CONTRAST * 0.5 * contrast
