"""Does a sentence promise something, or tell of a promise? A small transformer reads it behind what stands around it.

Signals of a sentence say who acts, in which tense, and what cues it holds. Here all its words are read in the light of
each other, so that a plan in the present tense is told from practice. That costs as much as encoding anew: it is for
what a first look leaves open. The layers lie in ``ipsearch/models/promises`` with their card; the vectors of the pieces
of words are those of the shipped encoder.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from ipsearch.encoders.shipped import MODEL as ENCODER
from ipsearch.encoders.shipped import WEIGHTS, load_session, load_tokenizer, read_config, tensors
from ipsearch.errors import ModelError

MODEL = ENCODER.parent / "promises"
GRAPH = "promises.onnx"
HEAD = ("head.weight", "head.bias")
# Tokens of what stands around a sentence, and of the sentence.
_AROUND, _SENTENCE = 48, 80
LONGEST = _AROUND + _SENTENCE + 3

Two = tuple[list[int], list[int]]
"""Two texts as tokens, one after the other, and for each token to which text it belongs: 0 or 1."""


def in_its_place(tokenizer: Tokenizer, around: str, sentence: str) -> Two:
    """A sentence behind the heading above it and the sentence before it."""
    left, right = tokenizer.encode_batch([around, sentence])
    start, end = left.ids[0], left.ids[-1]
    before = [start, *left.ids[1:-1][:_AROUND], end]
    after = [*right.ids[1:-1][:_SENTENCE], end]
    return before + after, [0] * len(before) + [1] * len(after)


class PromiseReader:
    """Reads with the layers in ``folder``, over the vectors of pieces of words of the encoder in ``encoder``.

    Raises:
        ModelError: the model is missing, damaged, or was made for another encoder.
    """

    def __init__(self, folder: Path = MODEL, encoder: Path = ENCODER) -> None:
        try:
            about = read_config(folder)
            if about["encoder"] != read_config(encoder)["digest"]:
                raise ValueError("it was made for another encoder")
            self.fingerprint = str(about["digest"])
            self._session = load_session(folder / GRAPH)
            self._tokenizer = load_tokenizer(encoder)
            self._words, self._scale = tensors(encoder / WEIGHTS, ("words.weight", "words.scale"))
            self._head, self._bias = map(np.array, tensors(folder / WEIGHTS, HEAD))
        except Exception as error:  # each library raises its own kinds, some of them bare
            raise ModelError(
                f"The reader of promises in {folder} cannot be loaded ({error}). Install ipsearch again: scripts/setup."
            ) from error

    def promises(self, around: str, sentence: str) -> float:
        """How surely a sentence promises something, or tells of a promise, as a logit.

        Args:
            around: the heading above it and the sentence before it.
        """
        ids, types = in_its_place(self._tokenizer, around, sentence)
        words = self._words[ids].astype(np.float32) * self._scale[ids, None]
        (hidden,) = self._session.run(None, {"words": words[None], "types": np.array([types], np.int64)})
        own = hidden[0][np.array(types) == 1].mean(0)
        return float(own @ self._head + self._bias[0])


@cache
def load(folder: Path = MODEL) -> PromiseReader:
    """The reader that ships, once."""
    return PromiseReader(folder)


@cache
def fingerprint(folder: Path = MODEL) -> str:
    """Changes with the weights; ``none`` where there are none."""
    try:
        return str(read_config(folder)["digest"])
    except OSError:
        return "none"
