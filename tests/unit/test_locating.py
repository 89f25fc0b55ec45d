"""Where in a text does a quotation stand?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsearch.text.locating import locate

TEXT = "De minister noemt dit  “een\nfraaie haven”, en ’t is waar."


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        ("noemt dit", "noemt dit"),
        ('dit "een fraaie haven"', "dit  “een\nfraaie haven”"),
        ("  en 't is ", "en ’t is"),
    ],
)
def test_white_space_and_quotation_marks_may_differ(quotation: str, found: str) -> None:
    place = locate(quotation, TEXT)
    assert place is not None
    assert TEXT[slice(*place)] == found


@pytest.mark.parametrize("quotation", ["", "   ", "De Minister", "fraaie havens", "een-fraaie haven", "minister dit"])
def test_nothing_else_may(quotation: str) -> None:
    assert locate(quotation, TEXT) is None


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_what_stands_there_is_found(before: str, words: str, after: str) -> None:
    place = locate(words, before + words + after)
    if words.strip():
        assert place is not None
        found = (before + words + after)[slice(*place)]
        assert locate(words, found) == (0, len(found))
