"""Which lines name the table that they stand over?"""

from __future__ import annotations

from ipsearch.readers.layout import Fragment, Sheet, lay_out
from tests.unit.readers.layout.placed import paragraph, words


def _kinds(caption: str) -> list[str]:
    """How a bold line over a table is read, and one over text."""
    placed: list[Fragment] = [part for line in paragraph(100.0) for part in words(*line)]
    placed += words(caption, 70.0, 152.0, bold=True)
    for row in range(5):
        y = 170.0 + 14 * row
        placed += [*words("Haven", 70.0, y), *words("5,25", 200.0, y), *words("14,40", 300.0, y)]
    placed += [*words(caption, 70.0, 270.0, bold=True), *(p for line in paragraph(286.0, 3) for p in words(*line))]
    blocks = lay_out([Sheet(595.0, 842.0, tuple(placed), ())])[0].blocks
    return [block.kind for block in blocks if block.text == caption]


def test_a_numbered_caption_over_a_table_is_no_heading() -> None:
    assert _kinds("Tabel 1. Uitgaven per haven") == ["paragraph", "heading"]
    assert _kinds("Overzicht 2 Uitgaven per haven") == ["paragraph", "heading"]
    assert _kinds("Tabellen per haven") == ["heading", "heading"]


def test_a_lone_star_under_a_table_explains_it() -> None:
    def kinds(*notes: str) -> list[str]:
        placed: list[Fragment] = [part for line in paragraph(100.0) for part in words(*line)]
        for row in range(4):
            y = 152.0 + 14 * row
            placed += [*words("Haven", 70.0, y), *words("5,25*", 200.0, y), *words("14,40", 300.0, y)]
        for row, note in enumerate(notes):
            placed += words(note, 70.0, 220.0 + 14 * row)
        placed += [part for line in paragraph(270.0, 3) for part in words(*line)]
        return [block.kind for block in lay_out([Sheet(595.0, 842.0, tuple(placed), ())])[0].blocks]

    assert kinds("* Voorlopig cijfer.") == ["paragraph", "table", "paragraph", "paragraph"]
    assert kinds("* havens;", "* sluizen.") == ["paragraph", "table", "bullet", "bullet", "paragraph"]
