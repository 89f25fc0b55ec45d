"""How are weights changed, and how does a run go on after it was stopped?"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn

_WARM_UP = 60
_LEAST = 0.05
_SAVED_EVERY = 100
_TOLD_EVERY = 25


class Training:
    """Runs steps with a rate that rises, then falls in a line; keeps a checkpoint and a log.

    Args:
        folder: where ``NAME.pt`` and ``NAME.jsonl`` are kept; a run with the same name goes on where it stopped.
        rates: of the layers, and of the vectors of the pieces.
        heads: parameters that start from nothing, and their rate.
    """

    def __init__(
        self, student: nn.Module, folder: Path, name: str, steps: int, rates: tuple[float, float],
        heads: tuple[Sequence[nn.Parameter], float] = ((), 0.0),
    ) -> None:  # fmt: skip
        self.student, self.steps, self.step = student, steps, 0
        self._path, self._log = folder / f"{name}.pt", folder / f"{name}.jsonl"
        words = student.bert.embeddings.word_embeddings.weight
        fresh = {id(own) for own in heads[0]}
        self._layers = [p for p in student.parameters() if p is not words and id(p) not in fresh]
        self._optimiser = torch.optim.AdamW(
            [
                {"params": self._layers, "rate": rates[0]},
                {"params": [words], "rate": rates[1], "weight_decay": 0.0},
                *([{"params": list(heads[0]), "rate": heads[1]}] if heads[0] else []),
            ],
            lr=0.0, betas=(0.9, 0.98), weight_decay=0.01, fused=student.device == "cpu",
        )  # fmt: skip
        if self._path.exists():
            self._resume()

    def run(self, one: Callable[[int], torch.Tensor], measure: Callable[[], dict[str, float]], every: int) -> None:
        """Take all steps that are left; ``one`` gives the loss of a step, ``measure`` what is logged now and then."""
        started, losses = time.monotonic(), []
        while self.step < self.steps:
            losses.append(self._one(one))
            if self.step % _TOLD_EVERY == 0:
                self._note({"loss": round(float(np.mean(losses)), 4), "seconds": round(time.monotonic() - started)})
                losses = []
            if self.step % _SAVED_EVERY == 0 or self.step == self.steps:
                self._save()
            if self.step % every == 0 or self.step == self.steps:
                self.student.eval()
                self._note(measure())
                self.student.train()

    def _one(self, one: Callable[[int], torch.Tensor]) -> float:
        share = min(1.0, (self.step + 1) / _WARM_UP) * max(_LEAST, 1 - self.step / self.steps)
        for group in self._optimiser.param_groups:
            group["lr"] = group["rate"] * share
        loss = one(self.step)
        self._optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self._layers, 1.0)
        self._optimiser.step()
        self.step += 1
        return float(loss.detach())

    def _note(self, values: dict[str, float]) -> None:
        line = json.dumps({"step": self.step, **values})
        print(self._path.stem, line, flush=True)
        with self._log.open("a") as file:
            file.write(line + "\n")

    def _save(self) -> None:
        state = {"step": self.step, "model": self.student.state_dict(), "optimiser": self._optimiser.state_dict()}
        part = self._path.with_suffix(".part")
        torch.save(state, part)
        part.replace(self._path)

    def _resume(self) -> None:
        state = torch.load(self._path, weights_only=False)
        self.step = state["step"]
        self.student.load_state_dict(state["model"])
        self._optimiser.load_state_dict(state["optimiser"])
        print(f"{self._path.stem}: goes on at step {self.step} of {self.steps}", flush=True)


def seed_everything(seed: int = 0) -> None:
    """The same run twice, as far as the arithmetic of the machine allows."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
