"""Who signs, in which lines?"""

from __future__ import annotations

import pytest

from ipsearch.readers.layout import lay_out
from ipsearch.readers.letterhead.signature import is_name, is_office
from tests.unit.readers.layout.placed import paragraph, sheet


def _signed(*lines: str) -> list[tuple[str, str]]:
    placed = [(line, 70.0, 212.0 + 13.0 * place) for place, line in enumerate(lines)]
    return [(block.kind, block.text) for block in lay_out([sheet(*paragraph(100, 6), *placed)])[0].blocks[1:]]


def test_an_office_in_capitals_is_an_office() -> None:
    assert is_office("DE MINISTER VAN WATER EN WEGEN,")
    assert not is_office("DE MINISTERIES HEBBEN overlegd")
    assert not is_name("DE MINISTER VAN WATER EN WEGEN,")
    assert [kind for kind, _ in _signed("DE MINISTER VAN WATER EN WEGEN,", "P.J. (Piet) Jansen")] == ["signature"]


@pytest.mark.parametrize("words", ["namens deze:", "namens deze,"])
def test_who_signs_by_order_may_have_a_role_under_the_name(words: str) -> None:
    signed = _signed(f"De Minister van Wegen, {words}", "drs. P. Jansen", "Hoofd van het bureau")
    assert [kind for kind, _ in signed] == ["signature"]
    assert signed[0][1].endswith("Hoofd van het bureau")


def test_what_runs_on_under_a_name_as_a_sentence_is_no_role() -> None:
    signed = _signed("De Minister van Wegen,", "P. Jansen", "heeft hierover geschreven.")
    assert "signature" not in [kind for kind, _ in signed]
