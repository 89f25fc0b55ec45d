"""Which piece answers, and how sure is that? Two weighted sums with weights that were learned.

The first gives each piece a score; a softmax over all pieces makes chances of them (ListNet, Cao et al., ICML 2007).
The second says of what is chosen how likely it holds the answer, from the same figures and from how the chances lie:
flat where nothing stands out. The weights lie in ``ipsearch/models/reader`` with their card; ``scripts/learn_answers``
learns them. Without the vectors of tokens (another encoder) the figures on tokens are 0, and it is sure of less.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from ipsearch.answering.features import NAMES, Asked, Candidate, Source, matrix
from ipsearch.answering.objections import Objection, objections
from ipsearch.answering.selection import Extract, extracts, select
from ipsearch.answering.short import short
from ipsearch.errors import ModelError

MODEL = Path(__file__).resolve().parent.parent / "models" / "reader" / "weights.json"
# Standard deviations beyond which a figure says no more.
_MOST = 5.0
# Figures of which the best among all pieces, and among those that are shown, tell whether there is an answer at all.
_BEST_OF = (
    "tokens in unit", "tokens near", "tokens around", "coverage unit", "coverage near", "coverage passage",
    "names in unit", "names around", "focus near number", "wanted and held", "time", "dense", "late", "covered",
    "years in unit", "weakest token", "last token", "spelled numbers held", "rarest word in unit",
    "rarest two around",
)  # fmt: skip
_SHAPE = (
    "chance", "chance shown", "top", "ahead of fourth", "evenness", "best passage", "entropy", "pieces", "above mean",
)  # fmt: skip
CERTAINTIES: tuple[str, ...] = (
    *NAMES, *(f"most {name}" for name in _BEST_OF), *(f"shown {name}" for name in _BEST_OF), *_SHAPE,
)  # fmt: skip
_COLUMNS = [NAMES.index(name) for name in _BEST_OF]


@dataclass(frozen=True, slots=True)
class Sum:
    """A weighted sum of figures in standard deviations from their means; all of shape ``(figures,)``."""

    mean: np.ndarray
    scale: np.ndarray
    weight: np.ndarray
    bias: float = 0.0

    def of(self, values: np.ndarray) -> np.ndarray:
        """The sums for rows of figures, shape ``(rows,)``."""
        standard = ((values - self.mean) / self.scale).clip(-_MOST, _MOST)
        return np.asarray(standard @ self.weight + self.bias)


@dataclass(frozen=True, slots=True)
class Weights:
    """What scores a piece, and what says how sure the reader may be of what is chosen."""

    piece: Sum
    certainty: Sum


@dataclass(frozen=True, slots=True)
class Found:
    """What is shown as the answer, best first or by date, and how likely it holds the answer: in [0, 1].

    ``line`` says it in one line, where that can be done.
    """

    extracts: tuple[Extract, ...]
    line: str | None
    confidence: float
    objections: tuple[Objection, ...]


def read(asked: Asked, sources: Sequence[Source]) -> Found | None:
    """The best answer that the passages hold; ``None`` when there is nothing to read.

    Raises:
        ModelError: the weights are missing or damaged.
    """
    candidates, values = matrix(asked, sources)
    if not candidates:
        return None
    weights = load()
    chances = softmax(scores := weights.piece.of(values))
    chosen = select(asked.question, candidates, chances)
    against = objections(asked, values[chosen], [candidates[place] for place in chosen])
    certainty = float(weights.certainty.of(certainties(candidates, values, scores, chosen)[None])[0])
    confidence = 1 / (1 + math.exp(sum(one.weight for one in against) - certainty))
    shown = extracts(candidates, chosen)
    lines = [short(asked, candidates[place]) for place in (chosen if asked.question.compares else chosen[:1])]
    line = "; ".join(filter(None, lines)) if all(lines) else None
    return Found(tuple(shown), line, confidence, tuple(against))


def certainties(
    candidates: Sequence[Candidate], values: np.ndarray, scores: np.ndarray, chosen: Sequence[int]
) -> np.ndarray:
    """What is known of a choice: the figures named by ``CERTAINTIES``, shape ``(len(CERTAINTIES),)``."""
    chances, order = softmax(scores), np.argsort(-scores, kind="stable")
    passages: dict[int, float] = {}
    for candidate, chance in zip(candidates, chances.tolist(), strict=True):
        key = candidate.source.found.ordinal
        passages[key] = passages.get(key, 0.0) + chance
    best = scores[order[0]]
    shape = [
        chances[order[0]], chances[list(chosen)].sum(), best, best - scores[order[min(3, len(order) - 1)]],
        np.log(np.exp(scores - best).sum()), max(passages.values()), -(chances * np.log(chances + 1e-9)).sum(),
        len(chosen), best - scores.mean(),
    ]  # fmt: skip
    return np.concatenate([
        values[order[0]], values[:, _COLUMNS].max(0), values[list(chosen)][:, _COLUMNS].max(0), shape,
    ])  # fmt: skip


def softmax(scores: np.ndarray) -> np.ndarray:
    """Chances that together are 1."""
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum())


@cache
def load(path: Path = MODEL) -> Weights:
    """The weights that ship.

    Raises:
        ModelError: they are missing, damaged, or of another version.
    """
    try:
        stored = json.loads(path.read_text("utf-8"))
        return Weights(_sum(stored["piece"], NAMES), _sum(stored["certainty"], CERTAINTIES))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"The reader in {path} cannot be loaded ({error}). Install ipsearch again: scripts/setup."
        ) from error


def _sum(stored: dict[str, object], names: Sequence[str]) -> Sum:
    rows = stored["figures"]
    if not isinstance(rows, dict) or list(rows) != list(names):
        raise ValueError("it was learned from other figures")
    values = np.array(list(rows.values()), dtype=np.float64)
    return Sum(values[:, 0], values[:, 1], values[:, 2], float(str(stored["bias"])))
