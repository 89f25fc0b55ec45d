"""Is every operator of a content stream found, whatever stands between?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsearch.readers.pdf.operators import operators


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (b"1 0 0 1 72.5 -3 cm", [([1.0, 0.0, 0.0, 1.0, 72.5, -3.0], b"cm")]),
        (b"/F1 .5 Tf", [(["/F1", 0.5], b"Tf")]),
        (b"/A#20B gs", [(["/A B"], b"gs")]),
        (b"(a\\(b\\)\\\\c\\101\\r\\n) Tj", [([b"a(b)\\cA\r\n"], b"Tj")]),
        (b"(een (twee) drie) Tj", [([b"een (twee) drie"], b"Tj")]),
        (b"<41 42 4> Tj", [([b"AB@"], b"Tj")]),
        (b"[(a) -120 <42> .5 (c)] TJ", [([[b"a", -120.0, b"B", 0.5, b"c"]], b"TJ")]),
        (b"[(a (b) c) 3 (d)] TJ", [([[b"a (b) c", 3.0, b"d"]], b"TJ")]),
        (b"% a comment (with) [signs]\nBT", [([], b"BT")]),
        (b"/Span <</ActualText (x >> y)>> BDC", [(["/Span", b"<</ActualText (x >> y)>>"], b"BDC")]),
        (b"(a) ' T* \"", [([b"a"], b"'"), ([], b"T*"), ([], b'"')]),
    ],
)
def test_operators(source: bytes, found: list[tuple[list[object], bytes]]) -> None:
    assert list(operators(source)) == found


def test_the_data_of_an_inline_image_is_skipped() -> None:
    source = b"BI /W 1 /H 1 ID \x00(Tj ET\xff EI BT"
    assert [name for _, name in operators(source)] == [b"BI", b"BT"]


def test_an_unclosed_string_ends_with_the_stream() -> None:
    assert list(operators(b"BT (open ")) == [([], b"BT")]


@given(st.binary(max_size=400))
def test_any_bytes_come_to_an_end(source: bytes) -> None:
    assert len(list(operators(source))) <= len(source)
