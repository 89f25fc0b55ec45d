"""The encoder without a model sees spelling: like words are near, whatever their order and number."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from ipsearch.encoders.hashing import HashingEncoder


def likeness(one: str, other: str) -> float:
    left, right = HashingEncoder().encode_passages([one, other]).texts
    return float(left @ right)


def test_words_that_share_letters_are_nearer_than_words_that_do_not() -> None:
    assert likeness("havenpolitie", "zeehavenpolitie") > 0.5 > likeness("havenpolitie", "kunstroof") + 0.2


def test_word_order_accents_and_stop_words_do_not_count() -> None:
    assert likeness("coördinatie van de missie", "missie, Coordinatie!") == pytest.approx(1)


def test_a_word_said_often_counts_for_more_but_not_in_proportion() -> None:
    once, thrice = likeness("schip haven", "schip"), likeness("schip schip schip haven", "schip")
    linear = 3 / np.sqrt(10)
    assert once < thrice < linear


@pytest.mark.parametrize("text", ["", " … ", "de het een"])
def test_a_text_without_words_is_the_zero_vector(text: str) -> None:
    assert not HashingEncoder().encode_query(text).text.any()


def test_dimensions_shape_the_vector_and_the_fingerprint() -> None:
    small, large = HashingEncoder(16), HashingEncoder(512)
    assert (len(small.encode_query("schip").text), len(large.encode_query("schip").text)) == (16, 512)
    assert small.fingerprint != large.fingerprint


def test_another_process_gives_the_same_vector() -> None:
    """Python's own hash would not."""
    code = (
        "from ipsearch.encoders.hashing import HashingEncoder; "
        "print(HashingEncoder(32).encode_query('een schip').text.tobytes().hex())"
    )
    seen = [
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout.strip()
        for seed in ("1", "2")
    ]
    assert seen == [HashingEncoder(32).encode_query("een schip").text.tobytes().hex()] * 2
