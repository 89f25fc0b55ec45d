"""A vector loses at most half precision on its way through the store, and nothing the second time."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ipsearch.store.rows import vector_bytes, vector_of

VECTORS = st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=40).map(lambda v: np.array(v, dtype=np.float32))


@given(VECTORS)
def test_the_loss_is_that_of_half_precision(vector: np.ndarray) -> None:
    back = vector_of(vector_bytes(vector))
    assert back.dtype == np.float32
    assert back.shape == vector.shape
    assert np.all(np.abs(back - vector) <= np.maximum(np.abs(vector) * 2.0**-11, 2.0**-25))


@given(VECTORS)
def test_what_was_stored_is_stored_again_without_loss(vector: np.ndarray) -> None:
    data = vector_bytes(vector)
    assert len(data) == 2 * len(vector)
    assert vector_bytes(vector_of(data)) == data
