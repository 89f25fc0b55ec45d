"""Signatures that a page end parts, or of which one office is longer than the other."""

from __future__ import annotations

from ipsearch.readers.assembly import assemble
from ipsearch.readers.drafts import Draft
from ipsearch.readers.layout import lay_out
from ipsearch.readers.letterhead.signature import find_signature
from tests.unit.readers.layout.placed import paragraph, sheet

_OFFICE = "De Minister van Landbouw en Visserij,"


def _text() -> list[tuple[str, float, float]]:
    return [line for y in range(100, 600, 39) for line in paragraph(float(y))]


def test_an_office_that_ends_a_page_and_the_name_on_the_next_are_a_signature() -> None:
    pages = lay_out([sheet(*_text(), (_OFFICE, 70.0, 700.0)), sheet(("J. de Vries", 70.0, 80.0))])
    assert [pages[0].blocks[-1].kind, pages[1].blocks[0].kind] == ["signature", "signature"]
    found = find_signature(assemble(Draft(pages)))
    assert (found.office, found.name) == ("Minister van Landbouw en Visserij", "J. de Vries")


def test_under_an_office_at_a_page_end_text_is_no_name() -> None:
    pages = lay_out([sheet(*_text(), (_OFFICE, 70.0, 700.0)), sheet(*_text())])
    assert all(block.kind != "signature" for page in pages for block in page.blocks)


def test_beside_an_office_of_two_lines_the_other_name_stands_higher() -> None:
    signed = [("De Minister van Landbouw en Vis-", 70.0, 650.0), ("Namens de provincies,", 300.0, 650.0)]
    signed += [("serij,", 70.0, 663.0), ("J. Akker", 300.0, 700.0), ("B. de Boer", 70.0, 713.0)]
    blocks = lay_out([sheet(*_text(), *signed)])[0].blocks[-2:]
    assert [block.kind for block in blocks] == ["signature", "signature"]
    office, name = blocks[0].text.split("\n")
    assert office == "De Minister van Landbouw en Visserij,"
    assert name == "B. de Boer"
    assert blocks[1].text == "Namens de provincies,\nJ. Akker"
