"""Why a question is not answered, in two languages."""

from __future__ import annotations

import pytest

from ipsearch.silence import REASON_KINDS, Reason, ReasonKind
from ipsearch.web import dutch


@pytest.mark.parametrize("kind", REASON_KINDS)
def test_every_reason_is_said_in_english_and_in_dutch(kind: ReasonKind) -> None:
    reason = Reason(kind, ("‘Japan’",))
    for sentence in (str(reason), dutch.reason(reason)):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "{" not in sentence
    assert ("Japan" in str(reason)) == ("Japan" in dutch.reason(reason))


def test_names_and_years_are_listed() -> None:
    assert str(Reason("names", ("‘Haïti’", "‘Japan’"))) == "No letter in this index mentions ‘Haïti’, ‘Japan’."
    assert dutch.reason(Reason("years", ("2019", "2021"))).endswith("niet over 2019 of 2021.")
