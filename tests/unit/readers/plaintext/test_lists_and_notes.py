"""A numbered list beside the notes of its page stays in the text."""

from __future__ import annotations

from ipsearch.readers.plaintext.lines import Line
from ipsearch.readers.plaintext.notes import notes_in
from tests.unit.readers.plaintext.texts import BODY, texts_of

ONE, TWO = "Zie het jaarverslag van de douane.", "Zie de brief van 4 april."


def test_all_notes_of_a_page_write_their_label_the_same() -> None:
    notes = notes_in([Line("1) Zie het jaarverslag over"), Line("2. kwartaal en later."), Line(f"2) {TWO}")])
    assert [(note.label, len(note.lines)) for note in notes] == [("1", 2), ("2", 1)]


def test_items_have_numbers_of_notes_that_other_pages_hold() -> None:
    first = BODY.replace("optrekt.", "optrekt.1").replace("was.", "was.2") + f"\n1. {ONE}\n2. {TWO}\n"
    second = f"{BODY.replace('was.', 'was.2')}\n2. De politie kijkt mee bij het lossen van\nde containers.\n"
    assert texts_of("footnote", f"{first}\f{second}") == [ONE, TWO]
