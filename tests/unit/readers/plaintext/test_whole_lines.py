"""Texts that a word processor or a browser wrote a paragraph a line, with nothing between."""

from __future__ import annotations

from ipsearch.readers.plaintext.lines import Line, measure
from tests.unit.readers.plaintext.texts import BODY, blocks_of

LONG = " ".join(BODY.split())
SHORT = "De haven van Wierum kent veel vertraging en heeft weinig kades, zo blijkt."
TEXT = f"""Geachte Voorzitter,
{LONG}
1. Bezetting
{LONG}
1.1 Wachttijd
{SHORT}
2. Personeel
{LONG}
- meer mensen op de kade, zoals gevraagd;
- betere roosters voor wie er werkt.
{SHORT}
{SHORT}
Haven
Scans
Wierum
1.200
Delfzand
980
{LONG}
"""


def test_each_line_is_a_block() -> None:
    kinds = [(kind, text) for kind, text in blocks_of(TEXT) if kind in ("heading", "paragraph", "bullet")]
    assert [text for kind, text in kinds if kind == "heading"][:3] == ["1. Bezetting", "1.1 Wachttijd", "2. Personeel"]
    assert [text for kind, text in kinds if kind == "paragraph"].count(SHORT) == 3
    assert sum(kind == "bullet" for kind, _ in kinds) == 2


def test_rows_of_cells_are_no_whole_paragraphs() -> None:
    row = Line("Wierum" + " " * 50 + "1.200" + " " * 50 + "geen gevolgen voor de kades")
    others = [Line(SHORT)] * 4 + [Line("Haven en kade")] * 20
    assert len(row.text) > len(LONG) / 2
    assert not measure([*others, *[row] * 3]).flowing
    assert measure([*others, *[Line(LONG)] * 3]).flowing
