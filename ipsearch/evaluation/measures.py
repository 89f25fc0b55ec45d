"""What a measurement is: a mean with its interval, per type of question."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Mean of a measure over the topics of a type, with the bounds of its 95% bootstrap interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """The scores of one type of question; ``type`` is ``ALL`` for all of them."""

    type: str
    topics: int
    scores: dict[str, Score]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The rows of a search; of each of its steps by name; and of the differences with another search."""

    rows: list[Row]
    legs: dict[str, list[Row]]
    compared: list[Row] | None
