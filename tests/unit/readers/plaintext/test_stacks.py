"""Labels of notes and signs of items that stand in a column of their own: where do they belong?"""

from __future__ import annotations

from ipsearch.readers.plaintext.lines import Line, with_markers
from tests.unit.readers.plaintext.texts import BODY, blocks_of, texts_of


def test_labels_in_a_column_count_for_calls_that_touch() -> None:
    text = BODY.replace("optrekt.", "optrekt.12") + "\n1)\n2)\n\nZie het jaarverslag.\nZie ook de bijlage.\n"
    assert texts_of("footnote", text) == ["Zie het jaarverslag.", "Zie ook de bijlage."]
    assert "optrekt. Daarnaast" in texts_of("paragraph", text)[0]


ITEMS = (
    "Het gaat om:\nmeer camera's op de kade en langs\nde vaargeul;\nbetere hekken;\nlanger open zijn.\n"
    "Daarna volgt de evaluatie van het geheel.\n"
)


def test_signs_after_the_text_go_back_to_their_items() -> None:
    text = f"{BODY}{ITEMS}a)\nb)\nc)\n\f{BODY}"
    assert texts_of("bullet", text) == [
        "a) meer camera's op de kade en langs de vaargeul;",
        "b) betere hekken;",
        "c) langer open zijn.",
    ]


def test_signs_between_lead_in_and_items_go_back_too() -> None:
    text = ITEMS.replace("om:\n", "om:\n\n•\n\n•\n\n•\n\n")
    assert len(texts_of("bullet", f"{BODY}{text}")) == 3


def test_each_series_of_signs_goes_to_the_list_of_its_length() -> None:
    other = "Er zijn twee wegen:\nover land;\nover zee.\nZe zijn even lang.\n"
    text = f"{BODY}{ITEMS}{other}1.\n2.\n3.\n4.\na)\nb)\n\f{BODY}"
    signed = [item for item in texts_of("bullet", text) if item[1] == ")"]
    assert signed == ["a) over land;", "b) over zee."]


def test_a_list_runs_on_over_the_page_end() -> None:
    first = f"{BODY}Het gaat om:\nmeer camera's op de kade;\nbetere hekken;\n1.\n2.\n"
    text = f"{first}\flanger open zijn;\nminder lawaai.\n{BODY}3.\n4.\n"
    assert [bullet[:2] for bullet in texts_of("bullet", text)] == ["1.", "2.", "3.", "4."]


def test_signs_that_are_more_than_the_items_are_not_dealt_out() -> None:
    text = f"{BODY}{ITEMS}a)\nb)\nc)\nd)\n\f{BODY}"
    assert not [item for item in texts_of("bullet", text) if item[1] == ")"]


def test_a_table_may_stand_between_labels_and_notes() -> None:
    text = BODY.replace("optrekt.", "optrekt.1").replace("was.", "was.2")
    text += "1\n2\n\nHaven\n\nJaar\n\nZuid\n\n2021\n\nZie het jaarverslag.\nZie ook de bijlage.\n"
    text = text.replace("was.2\n1\n2\n", "was.2\n\n1\n2\n")
    assert texts_of("footnote", text) == ["Zie het jaarverslag.", "Zie ook de bijlage."]
    body = " ".join(block for kind, block in blocks_of(text) if kind != "footnote")
    assert "Haven" in body
    assert "2021" in body


def test_a_number_that_nothing_calls_is_no_label() -> None:
    text = BODY + "\n7\n\nHaven\n\nZie het jaarverslag.\n"
    assert texts_of("footnote", text) == []


def test_a_number_that_ends_a_note_over_a_label_is_no_stack() -> None:
    lines = [Line(text) for text in ("Zie item", "12.", "2)", "Zie de brief.")]
    assert with_markers(lines) == lines
    lines = [Line(text) for text in ("Haven", "–", "2)", "Zie de brief.")]
    assert with_markers(lines) == lines
