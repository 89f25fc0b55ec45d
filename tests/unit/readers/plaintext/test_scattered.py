"""A margin column that a tool scattered, a line at a time, between the lines of the first page."""

from __future__ import annotations

from ipsearch.readers.reading import read_bytes

HEAD = "Ministerie van Havens\n> Retouradres Postbus 20000 2500 EX Den Haag\nBetreft Veiligheid op de kade\n\n"
LINES = (
    "De havens zijn het afgelopen jaar veiliger geworden doordat meer containers",
    "worden gescand en doordat de douane vaker met de politie optrekt. Daarnaast",
    "is de toegang tot de terminals beter geregeld dan in de jaren daarvoor het",
    "geval was.",
)
COLUMN = ("Contactpersoon", "dr. A. van Visser", "www.havens.example", "Datum", "4 mei 2020")


def _of(kind: str, text: str) -> list[str]:
    blocks = [block for page in read_bytes(text.encode(), "brief.txt").pages for block in page.blocks]
    return [block.text for block in blocks if block.kind == kind]


def _scattered(column: tuple[str, ...]) -> str:
    first, second, third, last = LINES
    mixed = [first, column[0], second, column[1], third, *column[2:], last]
    return HEAD + "\n".join(mixed) + "\n"


def test_labels_contact_lines_and_their_values_leave_the_sentence() -> None:
    assert _of("paragraph", _scattered(COLUMN)) == [" ".join(LINES)]


def test_fewer_lines_than_a_column_has_stay() -> None:
    text = _scattered(("a.visser@havens.example", "Wie belt er?", "Hij belde", "vaak."))
    assert "a.visser@havens.example" in " ".join(_of("paragraph", text))


def test_contact_lines_that_stand_in_no_sentence_stay() -> None:
    contacts = "Schrijf aan:\na@havens.example\nDat mag. Of aan:\nb@havens.example\nOf lees dit:\nwww.havens.example\n"
    text = HEAD + "\n".join(LINES) + f"\n{contacts}Dit is alles.\n"
    assert "b@havens.example" in " ".join(_of("paragraph", text))
