"""Lines at the top of a first page that belong to the letterhead, as words and columns show."""

from __future__ import annotations

from ipsearch.readers.layout import lay_out
from tests.unit.readers.layout.placed import paragraph, sheet


def _top(*placed: tuple[str, float, float]) -> list[tuple[str, str]]:
    text = [line for y in range(200, 600, 39) for line in paragraph(float(y))]
    return [(block.kind, block.text) for block in lay_out([sheet(*placed, *text)])[0].blocks[:3]]


def test_a_subject_alone_is_letterhead_where_the_margin_holds_the_other_labels() -> None:
    text = [(line, x + 130.0, y) for y in range(200, 600, 39) for line, x, y in paragraph(float(y))]
    labels = [
        ("Ons kenmerk", 40.0, 206.0),
        ("7654321", 40.0, 219.0),
        ("Datum", 40.0, 245.0),
        ("3 mei 2021", 40.0, 258.0),
    ]
    subject = ("Betreft De dijken van de eilanden", 200.0, 150.0)
    short = [(line[:60], x, y) for line, x, y in text]

    def kinds(*margin: tuple[str, float, float]) -> dict[str, str]:
        blocks = lay_out([sheet(subject, *margin, *short)])[0].blocks
        return {block.text.split()[0]: block.kind for block in blocks}

    assert kinds(*labels)["Betreft"] == "header"
    assert kinds()["Betreft"] == "paragraph"


def test_the_head_of_questions_that_parliament_prints_is_no_text() -> None:
    asked = "Vragen gesteld door de leden der Kamer, met de daarop door de regering gegeven antwoorden"
    head = [("Tweede Kamer der Staten-Generaal 2", 70.0, 100.0), ("Aanhangsel van de Handelingen", 70.0, 126.0)]
    found = _top(*head, (asked, 70.0, 152.0))
    assert found[0][0] == "header"
    assert not any(asked in text or "Aanhangsel" in text for kind, text in found if kind == "paragraph")


def test_a_long_line_over_a_post_box_is_of_the_address() -> None:
    letter = ("> Retouradres Postbus 16375 2500 BJ Den Haag", 70.0, 80.0)
    addressee = ("de voorzitter van de Commissie voor Onderwijs van de Tweede Kamer der Staten", 70.0, 110.0)
    found = _top(letter, addressee, ("Postbus 20018", 70.0, 123.0), ("2500 EA DEN HAAG", 70.0, 136.0))
    assert [kind for kind, _ in found] == ["header", "header", "paragraph"]
