"""Which colours are seen as such, and which letters are drawn in one?"""

from __future__ import annotations

import pytest
from pypdf.generic import DictionaryObject, NameObject

from ipsearch.readers.drafts import Limits
from ipsearch.readers.pdf.colours import is_tint
from ipsearch.readers.pdf.faces import FaceShelf
from ipsearch.readers.pdf.walk import Walk
from tests.unit.readers.pdf.sources import HELVETICA, names


@pytest.mark.parametrize("values", [(0.1, 0.4, 0.6), (1.0, 0.0, 0.0), (1.0, 0.6, 0.0, 0.1)])
def test_tints(values: tuple[float, ...]) -> None:
    assert is_tint(values)


@pytest.mark.parametrize(
    "values", [(), (0.5,), (0.0, 0.0, 0.0), (0.2, 0.2, 0.25), (0.75, 0.68, 0.67, 0.9), (0.6, 0.2, 0.2, 0.9)]
)
def test_black_grey_and_white(values: tuple[float, ...]) -> None:
    assert not is_tint(values)


def test_the_colour_is_part_of_what_is_saved_and_restored() -> None:
    walk = Walk(FaceShelf(), Limits())
    fonts = DictionaryObject({NameObject("/F1"): names(HELVETICA)})
    content = (
        b"BT /F1 9 Tf (a) Tj q 0 .3 .7 rg (b) Tj Q (c) Tj 1 .5 0 0 k (d) Tj 0 g (e) Tj "
        b"/CS1 cs 0 .3 .7 scn (f) Tj /P1 scn (g) Tj "
        b"1 0 0 rg q 0 g (h) Tj Q (i) Tj ET"
    )
    walk.run(content, DictionaryObject({NameObject("/Font"): fonts}))
    assert "".join(strip.text for strip in walk.ink.strips if strip.tinted) == "bdfi"
