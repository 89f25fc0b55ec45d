"""Notes as pages leave them: called on one page and printed on the next, two in a row, labels in a column."""

from __future__ import annotations

from ipsearch.readers.plaintext.calls import with_calls_parted
from ipsearch.readers.plaintext.labels import with_labels_paired
from ipsearch.readers.plaintext.lines import Line
from ipsearch.readers.reading import read_bytes
from tests.unit.readers.plaintext.texts import BODY

ONE, TWO = "Zie het jaarverslag van de douane.", "Zie de brief over de havens van 4 april."


def _of(kind: str, text: str) -> list[tuple[str, str | None]]:
    pages = read_bytes(text.encode(), "brief.txt").pages
    return [(block.text, block.label) for page in pages for block in page.blocks if block.kind == kind]


def test_a_note_that_had_no_room_stands_on_the_next_page() -> None:
    first = f"{BODY.replace('optrekt.', 'optrekt.1').replace('was.', 'was.2')}\n1 {ONE}\n"
    text = f"{first}\f{BODY}\n2 {TWO}\n"
    assert _of("footnote", text) == [(ONE, "1"), (TWO, "2")]
    assert [paragraph for paragraph, _ in _of("paragraph", text)] == [" ".join(BODY.split())] * 2


def test_a_numbered_heading_is_no_note_that_is_due() -> None:
    first = f"{BODY.replace('optrekt.', 'optrekt.1').replace('was.', 'was.2')}\n1 {ONE}\n"
    text = f"{first}\f{BODY}{BODY}\n2 Toezicht\n{BODY}"
    assert _of("footnote", text) == [(ONE, "1")]


def test_figures_that_call_two_notes_are_parted() -> None:
    text = f"{BODY.replace('was.', 'was.12')}\n1 {ONE}\n2 {TWO}\n"
    assert _of("footnote", text) == [(ONE, "1"), (TWO, "2")]
    assert _of("paragraph", text)[0][0].endswith("geval was.")
    assert with_calls_parted([Line("het geval was.13 Dan")], {"1", "2", "3"})[0].text == "het geval was.13 Dan"
    assert with_calls_parted([Line("dat was.910 Dan")], {"9", "10"})[0].text == "dat was.[9][10] Dan"


def test_a_marker_may_have_a_bracket() -> None:
    text = f"{BODY.replace('was.', 'was.1)')}\n1) {ONE}\n"
    assert _of("footnote", text) == [(ONE, "1")]
    assert _of("paragraph", text)[0][0].endswith("geval was.")


def test_labels_in_a_column_of_their_own_go_to_their_notes() -> None:
    text = BODY.replace("optrekt.", "optrekt.1").replace("was.", "was.2") + f"\n1\n2\n\n{ONE}\n{TWO}\n"
    assert _of("footnote", text) == [(ONE, "1"), (TWO, "2")]


def test_labels_that_do_not_count_the_notes_stay_where_they_are() -> None:
    lines = [Line(text) for text in ("Tekst.", "1", "2", "", ONE, TWO, "Zie ook de bijlage.")]
    assert with_labels_paired(lines) == lines


def test_items_of_a_list_are_no_notes_with_the_same_numbers() -> None:
    body = BODY.replace("optrekt.", "optrekt.1").replace("was.", "was.2")
    items = "1. meer controles op zee;\n2. meer controles in de havens.\n"
    text = f"{BODY}{body}\n{items}\n{BODY}\n1 {ONE}\n2 {TWO}\n\f{BODY}"
    assert _of("footnote", text) == [(ONE, "1"), (TWO, "2")]
    assert len(_of("bullet", text)) == 2


def test_items_in_small_letters_are_no_notes_that_lost_their_labels() -> None:
    body = BODY.replace("optrekt.", "optrekt.1").replace("was.", "was.2")
    items = "1. meer controles op zee;\n2. meer controles in de havens.\n"
    assert _of("footnote", f"{BODY}{body}\n{items}\n{BODY}\f{BODY}") == []


def test_what_is_asked_under_a_counted_question_is_no_heading() -> None:
    text = f"{BODY}\nVraag 2\n\nKent u het bericht over de havens?\n\nAntwoord 2\n\n{BODY}\nWie betaalt dat?\n\n{BODY}"
    assert [heading for heading, _ in _of("heading", text)] == ["Vraag 2", "Antwoord 2", "Wie betaalt dat?"]


def test_a_counted_question_is_a_heading_and_no_street() -> None:
    text = f"{BODY}\nVraag 1\n{BODY}\nAntwoord 1\n{BODY}"
    assert [heading for heading, _ in _of("heading", text)] == ["Vraag 1", "Antwoord 1"]


def test_a_marker_with_a_bracket_may_touch_the_next_sentence() -> None:
    text = BODY.replace("optrekt. Daarnaast", "optrekt.1)Daarnaast") + f"\n1) {ONE}\n"
    assert _of("footnote", text) == [(ONE, "1")]


def test_labels_and_markers_may_both_stand_alone() -> None:
    body = BODY.replace("optrekt. Daarnaast", "optrekt.\n1\nDaarnaast")
    assert _of("footnote", f"{body}\n1)\n{ONE}\n") == [(ONE, "1")]
    assert not _of("footnote", f"{body}Ik neem een maatregel:\n1)\nDe douane scant meer.\n")


def test_a_day_on_a_line_of_its_own_opens_no_note() -> None:
    body = f"{BODY}Dat geldt tot\n31\nmei van dit jaar en daarna.\n{BODY}Het geldt tot\n31\njuli van dat jaar.\n"
    assert not _of("footnote", body)
    two = BODY.replace("optrekt. Daarnaast", "optrekt.\n1\n2\nDaarnaast")
    assert _of("footnote", f"{two}\n1)\n{ONE}\n2)\n{TWO}\n") == [(ONE, "1"), (TWO, "2")]


def test_two_markers_may_stand_on_a_line_of_their_own() -> None:
    for pair in ("1 2", "12"):
        body = BODY.replace("toegang tot de terminals", f"toegang\n{pair}\ntot de terminals")
        text = f"{body}\n1 {ONE}\n2 {TWO}\n"
        assert _of("footnote", text) == [(ONE, "1"), (TWO, "2")]
        assert _of("paragraph", text)[0][0] == " ".join(BODY.split())
    called = [Line(text) for text in ("Dat was zo.1 Het geldt tot", "12", "mei van dit jaar.2")]
    assert with_calls_parted(called, {"1", "2"}) == called
    worded = [Line(text) for text in ("Dat", "geldt", "tot", "12", "mei")]
    assert with_calls_parted(worded, {"1", "2"}) == worded
    cells = [Line("Haven 4"), Line("1 2"), Line("Kade 3")]
    assert with_calls_parted(cells, {"1", "2"}) == cells


def test_the_end_of_a_number_in_brackets_is_no_marker() -> None:
    body = BODY.replace("optrekt. Daarnaast", "optrekt (ISPS Code deel A art. 13.1). Daarnaast")
    assert not _of("footnote", f"{body}\n1) {ONE}\n")
