"""How are the weights found? Softmax regression with an L2 penalty, by full-batch gradient steps in numpy."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from ipsearch.extraction.toezeggingen.classifier import CLASSES, Classifier

# A signal of fewer sentences teaches nothing that holds elsewhere.
RARE = 4
PENALTY = 1.5
STEPS = 400


def fit(rows: Sequence[Mapping[str, float]], labels: Sequence[str], threshold: float = 0.5) -> Classifier:
    """The classifier that explains the labels best."""
    names = vocabulary(rows)
    weights, bias = softmax(matrix(rows, names), [CLASSES.index(label) for label in labels], len(CLASSES))
    found = {name: tuple(np.round(weights[at], 4)) for name, at in names.items()}
    return Classifier(found, tuple(np.round(bias, 4)), threshold)


def fold(group: str, folds: int) -> int:
    """In which part a group is tested, always the same: a letter, or a dossier, is never parted."""
    return zlib.crc32(group.encode()) % folds


def vocabulary(rows: Sequence[Mapping[str, float]]) -> dict[str, int]:
    """The signals to learn a weight for, with their columns."""
    counts = Counter(name for row in rows for name in row)
    return {name: at for at, name in enumerate(sorted(name for name, count in counts.items() if count >= RARE))}


def matrix(rows: Sequence[Mapping[str, float]], names: Mapping[str, int]) -> np.ndarray:
    """Shape ``(rows, signals)``."""
    made = np.zeros((len(rows), len(names)), dtype=np.float32)
    for at, row in enumerate(rows):
        for name, value in row.items():
            if name in names:
                made[at, names[name]] = value
    return made


def softmax(features: np.ndarray, classes: Sequence[int], count: int) -> tuple[np.ndarray, np.ndarray]:
    """Adam on the mean log-loss plus the penalty; the problem is convex, so the start does not matter."""
    wanted = np.eye(count, dtype=np.float32)[list(classes)]
    weights = np.zeros((features.shape[1] + 1, count), dtype=np.float32)
    with_bias = np.concatenate([features, np.ones((len(features), 1), np.float32)], axis=1)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = with_bias @ weights
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        gradient = with_bias.T @ (shares - wanted) / len(features)
        gradient[:-1] += PENALTY * weights[:-1] / len(features)
        first, second = 0.9 * first + 0.1 * gradient, 0.999 * second + 0.001 * gradient**2
        rate = 0.05 if step < STEPS // 2 else 0.01
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights[:-1], weights[-1]


def logistic(
    rows: np.ndarray, labels: np.ndarray, ridge: float, counts: np.ndarray | float = 1.0
) -> tuple[np.ndarray, float]:
    """Logistic regression with a ridge on standardised columns, by Newton's method; weights for columns as they are.

    Args:
        counts: for how many each row stands.
    """
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.c_[(rows - mean) / spread, np.ones(len(rows))]
    weights = np.zeros(scaled.shape[1])
    penalty = ridge * np.eye(len(weights))
    penalty[-1, -1] = 0
    for _ in range(40):
        shares = 1 / (1 + np.exp(-scaled @ weights))
        gradient = scaled.T @ (counts * (shares - labels)) + penalty @ weights
        curvature = (scaled * (counts * shares * (1 - shares))[:, None]).T @ scaled + penalty
        weights -= np.linalg.solve(curvature + 1e-9 * np.eye(len(weights)), gradient)
    own = weights[:-1] / spread
    return own, float(weights[-1] - own @ mean)
