"""With which vectors does a Dutch vocabulary start?

Each piece starts as the mean of the English pieces that it is aligned with, so that the teacher's layers understand
Dutch from the first step. Sources: IBM model 1, Brown et al., 1993; a prior for the diagonal, Dyer et al., 2013.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from encoder.sources import Pair
from encoder.teacher import teacher_folder, teacher_tokenizer
from encoder.vocabulary import SPECIAL

_PAIRS = 130_000
_SHORTEST, _LONGEST = 2, 36
_ROUNDS = 5
_DIAGONAL = 4.0
_LITTLE_EVIDENCE = 2.0
# Rare alignments are mostly noise: shares are sharpened by this power.
_SHARPENED = 1.5


@dataclass(frozen=True, slots=True)
class Links:
    """Every Dutch piece beside every English piece of a sentence pair, grouped by English position."""

    dutch: np.ndarray  # (distinct pairs of pieces,)
    english: np.ndarray
    inverse: np.ndarray  # (links,): which pair of pieces a link is
    prior: np.ndarray  # (links,)
    starts: np.ndarray  # (groups,): where the links of one English position begin
    lengths: np.ndarray


def first_vectors(tokenizer: Tokenizer, pairs: list[Pair]) -> np.ndarray:
    """Starting vectors for every piece of ``tokenizer``, shape ``(vocabulary, width)``."""
    teacher = teacher_tokenizer()
    words = _teacher_words()
    dutch = [e.ids for e in tokenizer.encode_batch([p.dutch for p in pairs], add_special_tokens=False)]
    english = [e.ids for e in teacher.encode_batch([p.english for p in pairs], add_special_tokens=False)]
    in_english = [e.ids for e in tokenizer.encode_batch([p.english for p in pairs], add_special_tokens=False)]
    size = tokenizer.get_vocab_size()
    share = _dutch_share(dutch, in_english, size)
    links, counts = align(dutch, english)
    vectors = np.stack([_own(piece, teacher, words) for piece in _pieces(tokenizer)])
    for piece, (ids, weights) in _aligned(links, counts, _is_word(teacher)).items():
        if not any(c.isalpha() for c in tokenizer.id_to_token(piece)) or tokenizer.id_to_token(piece) in SPECIAL:
            continue
        mean = weights @ words[ids]
        # Averaging shortens: the length that the English pieces have is given back.
        mean *= (weights @ np.linalg.norm(words[ids], axis=1)) / max(1e-6, float(np.linalg.norm(mean)))
        vectors[piece] = share[piece] * mean + (1 - share[piece]) * vectors[piece]
    return vectors.astype(np.float32)


def _teacher_words() -> np.ndarray:
    tensors = load_file(teacher_folder() / "model.safetensors")
    return next(v for k, v in tensors.items() if k.endswith("word_embeddings.weight")).astype(np.float32)


def _pieces(tokenizer: Tokenizer) -> list[str]:
    return [tokenizer.id_to_token(i) for i in range(tokenizer.get_vocab_size())]


def _dutch_share(dutch: list[list[int]], english: list[list[int]], size: int) -> np.ndarray:
    """How Dutch each piece is: its share of occurrences on the Dutch side."""
    nl = np.bincount(np.concatenate(dutch), minlength=size).astype(np.float64)
    en = np.bincount(np.concatenate(english), minlength=size).astype(np.float64)
    en[en <= 5] = 0
    return np.where(nl + en > 0, nl / np.maximum(1, nl + en), 1.0)


def _own(piece: str, teacher: Tokenizer, words: np.ndarray) -> np.ndarray:
    """What the teacher makes of the piece itself: right for names, figures and English."""
    if piece in SPECIAL:
        return words[teacher.token_to_id(piece)]
    surface = piece.replace("▁", "")
    inner = None if piece.startswith("▁") else teacher.token_to_id("##" + surface)
    ids = [inner] if inner is not None else teacher.encode(surface or ",", add_special_tokens=False).ids
    return words[ids].mean(0) if ids else words.mean(0)


def _is_word(teacher: Tokenizer) -> np.ndarray:
    return np.array([any(c.isalnum() for c in teacher.id_to_token(i)) for i in range(teacher.get_vocab_size())])


def align(dutch: list[list[int]], english: list[list[int]]) -> tuple[Links, np.ndarray]:
    """Expected number of times that each pair of numbers stands for the same; sentences are lists of numbers."""
    fitting = (
        (a, b)
        for a, b in zip(dutch, english, strict=True)
        if _SHORTEST <= len(a) <= _LONGEST and _SHORTEST <= len(b) <= _LONGEST
    )
    links = _links([pair for pair, _ in zip(fitting, range(_PAIRS), strict=False)])
    chance = np.ones(len(links.dutch))
    counts = chance
    for _ in range(_ROUNDS):
        weight = chance[links.inverse] * links.prior
        total = np.add.reduceat(weight, links.starts)
        weight /= np.repeat(np.maximum(total, 1e-12), links.lengths)
        counts = np.bincount(links.inverse, weight, minlength=len(links.dutch))
        chance = counts / np.maximum(np.bincount(links.dutch, counts), 1e-12)[links.dutch]
    return links, counts


def _links(pairs: list[tuple[list[int], list[int]]]) -> Links:
    keys, priors, lengths = [], [], []
    for a, b in pairs:
        there, here = np.meshgrid(np.arange(len(b)) / len(b), np.arange(len(a)) / len(a), indexing="ij")
        priors.append(np.exp(-_DIAGONAL * np.abs(there - here)).astype(np.float32).ravel())
        keys.append((np.array(a, np.int64)[None] << 32 | np.array(b, np.int64)[:, None]).ravel())
        lengths.append(np.full(len(b), len(a)))
    distinct, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    sizes = np.concatenate(lengths)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    return Links(distinct >> 32, distinct & 0xFFFFFFFF, inverse, np.concatenate(priors), starts, sizes)


def _aligned(links: Links, counts: np.ndarray, is_word: np.ndarray) -> dict[int, tuple[np.ndarray, np.ndarray]]:
    """For every piece with evidence: the English pieces it is aligned with, and their shares."""
    total = np.bincount(links.dutch, counts)
    kept = (counts > 0.3) & (counts > 0.02 * total[links.dutch]) & is_word[links.english]
    dutch, english, counts = links.dutch[kept], links.english[kept], counts[kept]
    bounds = np.flatnonzero(np.diff(dutch, prepend=-1, append=-1))
    made = {}
    for start, end in pairwise(bounds):
        if counts[start:end].sum() >= _LITTLE_EVIDENCE:
            weights = (counts[start:end] / counts[start:end].sum()) ** _SHARPENED
            made[int(dutch[start])] = (english[start:end], weights / weights.sum())
    return made
