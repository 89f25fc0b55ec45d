"""Lines that stand alone although no white parts them, and white that is no pitch."""

from __future__ import annotations

from ipsearch.readers.layout import lay_out
from tests.unit.readers.layout.placed import SENTENCE, paragraph, sheet


def test_each_entry_of_a_table_of_contents_is_a_block() -> None:
    entries = [
        f"{title} {'.' * (86 - len(title))} {page}" for title, page in (("Doel", 2), ("Middelen", 3), ("Slot", 4))
    ]
    placed = [(entry, 70.0, 100.0 + 13 * n) for n, entry in enumerate(entries)]
    text = [line for y in range(200, 500, 39) for line in paragraph(float(y))]
    blocks = lay_out([sheet(*placed, *text)])[0].blocks[:3]
    assert [block.text.split()[0] for block in blocks] == ["Doel", "Middelen", "Slot"]


def test_the_distance_of_items_of_one_line_is_no_pitch() -> None:
    item = "De gemeente wijst voor het einde van het jaar een locatie aan en meldt dat aan de provincie."
    items = [(item, 70.0, 100.0 + 16 * n) for n in range(15)]
    long = [line for y in (360.0, 410.0) for line in paragraph(y, 3, 12.0)]
    narrow = [
        ("Dat is een korte regel van een", 70.0, 460.0 + 28 * n + 12 * line) for n in range(3) for line in range(2)
    ]
    short = [("hierna te noemen: Partijen,", 70.0, 560.0), ("komen overeen:", 70.0, 576.0)]
    blocks = lay_out([sheet(*items, *long, *narrow, *short)])[0].blocks
    assert [block.text for block in blocks[-2:]] == ["hierna te noemen: Partijen,", "komen overeen:"]


def test_a_little_white_after_a_sentence_that_fills_its_line_parts_paragraphs() -> None:
    full = f"{SENTENCE.removesuffix(' het')} land."
    placed = [
        (text, 70.0, 100.0 + 13 * row + 3 * (row // 3)) for row, text in enumerate([SENTENCE, SENTENCE, full] * 4)
    ]
    assert len(lay_out([sheet(*placed)])[0].blocks) == 4
    even = [(text, x, 100.0 + 13 * row) for row, (text, x, _) in enumerate(placed)]
    assert len(lay_out([sheet(*even)])[0].blocks) == 1, "without white, they are one text"
