"""Columns that stand beside each other piece by piece are rows of a table."""

from __future__ import annotations

from ipsearch.readers.layout import Sheet
from ipsearch.readers.layout.unfolding import unfold
from tests.unit.readers.layout.placed import words

_LEFT = "De Partijen stellen elkaar in kennis van ieder"
_RIGHT = "The Parties shall inform each other of every"


def _page(left: tuple[int, ...], right: tuple[int, ...], row: float | None) -> Sheet:
    """Pieces of so many lines in two columns; each row starts where the longer piece above ended, or on its own."""
    placed = []
    for text, x, column, other in ((_LEFT, 50.0, left, right), (_RIGHT, 325.0, right, left)):
        y = 100.0
        for count, beside in zip(column, other, strict=True):
            placed += [(text, x, y + 12 * line) for line in range(count)]
            y += 12 * (max(count, beside) if row else count) + 10
    return Sheet(595.0, 842.0, tuple(part for text, x, y in placed for part in words(text, x, y)))


def test_a_text_in_two_languages_is_not_read_column_by_column() -> None:
    page = _page((3, 2, 4, 3, 2, 3), (2, 3, 3, 4, 3, 2), row=1.0)
    assert unfold([page]) == [page]


def test_columns_whose_paragraphs_start_where_they_happen_to_are() -> None:
    page = _page((3, 2, 4, 3, 2, 3), (2, 3, 3, 4, 3, 2), row=None)
    (unfolded,) = unfold([page])
    assert unfolded.height > page.height
