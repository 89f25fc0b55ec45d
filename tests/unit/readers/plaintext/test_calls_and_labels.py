"""Where markers and labels of notes stand in what tools make of a page: apart, glued, late or among the cells."""

from __future__ import annotations

from ipsearch.readers.plaintext.calls import is_marked_in
from ipsearch.readers.plaintext.labels import with_labels_paired
from ipsearch.readers.plaintext.lines import Line
from tests.unit.readers.plaintext.texts import BODY, texts_of

ONE, TWO = "Zie het jaarverslag van de douane.", "Zie de brief over de havens van 4 april."
PLAIN = " ".join(BODY.split())


def test_a_marker_may_stand_apart_after_a_year() -> None:
    assert is_marked_in("Nederland voldoet daaraan sinds 14 september 2022. 3", "3")
    assert is_marked_in("dat geldt sinds 2022. 3 Daarna volgt meer", "3")
    assert not is_marked_in("dat kostte in 2022 3 miljoen", "3")


def test_a_marker_may_stand_before_the_word_it_follows() -> None:
    text = f"{BODY.replace('geval was.', '1geval was.')}\n1 {ONE}\n"
    assert texts_of("footnote", text) == [ONE]
    assert texts_of("paragraph", text) == [PLAIN]
    assert not is_marked_in("de 2e en de 3de keer, 20kV en 5km", "2")
    assert not is_marked_in("de 2e en de 3de keer, 20kV en 5km", "5")


def test_a_label_may_touch_an_abbreviation() -> None:
    note = "COM(2023) 161, artikel 23. Nederland steunt het voorstel."
    assert texts_of("footnote", f"{BODY.replace('was.', 'was.1')}\n1{note}\n") == [note]


def test_a_number_among_cells_calls_no_note() -> None:
    cells = "Gebied\n\nHavens\n\n37\n\n3\n\nn.b.\n\nDuinen\n\n203\n\n31\n\n3 boetes\n\nZeeland\n\n"
    assert not texts_of("footnote", f"{BODY}\n{BODY}\n{cells}{BODY}")


def test_a_note_may_stand_some_pages_after_its_marker() -> None:
    called = BODY.replace("optrekt.", "optrekt.1").replace("was.", "was.2")
    text = f"{called}\n1. {ONE}\n\f{BODY}\f{BODY}\n2. {TWO}\n"
    assert texts_of("footnote", text) == [ONE, TWO]
    assert texts_of("paragraph", text)[0].endswith("geval was.")
    assert texts_of("footnote", text.replace("was.2", "was.")) == [ONE]


def test_a_label_below_its_notes_goes_back_to_the_first() -> None:
    called = BODY.replace("optrekt.", "optrekt.1").replace("was.", "was.2")
    assert texts_of("footnote", f"{called}\n{ONE}\n2 {TWO}\n1\n\f{BODY}") == [ONE, TWO]
    cells = [Line(text) for text in ("Tekst.", "1", "", "Zie de havens van het land", "1")]
    assert with_labels_paired(cells) == cells


def test_a_number_of_a_table_is_no_label_of_the_rest_of_a_note() -> None:
    texts = ("Dat was.3", "", "1", "", "3", "", "Naam", "", "3 De indeling geldt voor", "", "kleine havens.")
    lines = [Line(text) for text in texts]
    assert with_labels_paired(lines) == lines


def test_signs_of_a_list_are_no_labels_of_notes_that_have_theirs() -> None:
    lines = [Line(text) for text in ("Tekst.", "1.", "2.", "a)", f"1. {ONE}", f"2. {TWO}")]
    assert with_labels_paired(lines) == lines


def test_items_whose_signs_stand_alone_are_no_notes() -> None:
    called = BODY.replace("optrekt.", "optrekt.1")
    text = f"{called}\n1 {ONE}\n\f{BODY}2\n{BODY}{BODY}U meldt:\n1.\n\nde winst;\n\n2.\n\nde kosten;\n"
    assert texts_of("footnote", text) == [ONE]


def test_a_label_may_stand_under_the_first_line_of_its_note() -> None:
    called = BODY.replace("optrekt.", "optrekt.1").replace("was.", "was.2")
    low = f"{called}\n{ONE}\n1\n\nZie de brief over de\n2\n\nhavens van 4 april.\n\f{BODY}"
    assert texts_of("footnote", low) == [ONE, TWO]
    body = f"{called}Daarover gaat de volgende brief over de havens en het\n1\n\n{ONE}\n"
    lines = [Line(text) for text in body.split("\n")]
    assert with_labels_paired(lines) == lines


def test_a_page_may_hold_a_late_note_alone() -> None:
    called = BODY.replace("optrekt.", "optrekt.1").replace("was.", "was.2")
    text = f"{called}\n1. {ONE}\n\f2. {TWO}\n"
    assert texts_of("footnote", text) == [ONE, TWO]


def test_the_rest_of_a_note_stands_on_the_next_page() -> None:
    called = BODY.replace("optrekt.", "optrekt.1")
    rest = "havens van 4 april, dat deze zomer is verschenen."
    text = f"{called}\n1 Zie het jaarverslag over de\n\f{BODY}{rest}\n"
    assert texts_of("footnote", text) == ["Zie het jaarverslag over de", rest]
    assert texts_of("paragraph", text) == [PLAIN, PLAIN]
    assert texts_of("footnote", text.replace("over de\n", "erover.\n")) == ["Zie het jaarverslag erover."]


def test_a_marker_may_follow_a_number_and_its_stop() -> None:
    assert is_marked_in("op 1 juli waren het er 3.486.2", "2")
    assert is_marked_in("op 1 juli waren het er 3.486. 2 Het toezicht", "2")
    assert is_marked_in("de ploeg telt er 14.2 Het toezicht", "2")
    assert not is_marked_in("dat staat in artikel 4.2", "2")
    assert not is_marked_in("stoffen van subklasse 1.2", "2")
    assert not is_marked_in("1.2 Onderwijs", "2")
    assert not is_marked_in(f"{PLAIN} De ploeg telt er 14.2 Het toezicht", "2")  # a paragraph, no printed line
    assert not is_marked_in("dat kost 3.486.200 euro", "2")


def test_several_notes_may_be_late_by_several_pages() -> None:
    called = BODY.replace("optrekt.", "optrekt.1").replace("was.", "was.2")
    text = f"{called}\n\f{BODY}\f{BODY}\n1. {ONE}\n2. {TWO}\n"
    assert texts_of("footnote", text) == [ONE, TWO]
