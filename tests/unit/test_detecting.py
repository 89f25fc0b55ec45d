"""When the toezeggingen of new letters are found (ipsearch/toezeggingen.py)."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from ipsearch.encoders.hashing import HashingEncoder
from ipsearch.results import Encodings
from ipsearch.toezeggingen import detect_new
from tests.unit.values import new_letter

PROMISE = "De korpschef legt uiterlijk 1 oktober 2021 een wervingsplan aan mij voor."
OTHER = "Ik zal uw Kamer voor de zomer van 2022 over de uitkomsten van de proef informeren."


class OneThread(HashingEncoder):
    """An encoder that may only be called from the thread in which it was made, as those of torch want."""

    def __init__(self) -> None:
        super().__init__(8)
        self._own = threading.get_ident()

    def encode_passages(self, texts: Sequence[str]) -> Encodings:
        assert threading.get_ident() == self._own
        return super().encode_passages(texts)


@pytest.mark.parametrize("processes", [1, 3])
def test_letters_read_side_by_side_keep_their_own_and_share_no_encoder(processes: int) -> None:
    letters = [new_letter("a", PROMISE), new_letter("b", "De haven is dicht."), new_letter("c", OTHER)]
    found = detect_new(OneThread(), letters, processes)
    told = [
        [
            passage.text[one.found.start : one.found.end]
            for passage, many in zip(new.passages, new.toezeggingen, strict=True)
            for one in many
        ]
        for new in found
    ]
    assert told == [[PROMISE], [], [OTHER]]
    assert all(new.detected for new in found)
