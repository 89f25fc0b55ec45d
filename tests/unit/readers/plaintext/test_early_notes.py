"""Notes that were drawn before the text of their page are notes; items that look like them are not."""

from __future__ import annotations

from tests.unit.readers.plaintext.texts import BODY, texts_of

CALLING = BODY.replace("optrekt.", "optrekt.1").replace("was.", "was.2")
ONE = "Zie het jaarverslag van de douane over de havens en over het toezicht op\nde terminals."
TWO = "Zie de brief van 4 april."


def test_notes_above_the_text_of_their_page() -> None:
    text = f"1 {ONE}\n2 {TWO}\n{CALLING}\f{BODY}"
    assert texts_of("footnote", text) == [ONE.replace("\n", " "), TWO]
    assert texts_of("paragraph", text) == [" ".join(BODY.split())] * 2


def test_notes_inside_the_text_of_their_page() -> None:
    text = f"{CALLING}1 {ONE}\n2 {TWO}\n{BODY}{BODY}\f{BODY}"
    assert texts_of("footnote", text) == [ONE.replace("\n", " "), TWO]


def test_a_marker_may_stand_alone_after_its_sentence() -> None:
    alone = BODY.replace("optrekt. Daarnaast", "optrekt.\n1\nDaarnaast")
    assert texts_of("footnote", f"1 {TWO}\n{alone}\f{BODY}") == [TWO]


def test_items_are_no_notes() -> None:
    led = f"Ik neem twee maatregelen:\n1 {ONE}\n2 {TWO}\n{CALLING}\f{BODY}"
    assert not texts_of("footnote", led)
    uncalled = f"1 {ONE}\n2 {TWO}\n{BODY}\f{BODY}"
    assert not texts_of("footnote", uncalled)
    ending = f"1. {ONE}\n2. {TWO}\n{CALLING}\f{BODY}{BODY}{BODY}\n1 {ONE}\n2 {TWO}\n"
    assert texts_of("paragraph", ending)[0] != " ".join(CALLING.split())
    assert [text.split(".")[0] for text in texts_of("bullet", ending)] == ["1", "2"]
    unfinished = f"1 Zie het jaarverslag\n{CALLING}\f{BODY}"
    assert not texts_of("footnote", unfinished)


def test_a_paragraph_that_was_not_wrapped_is_no_note_by_how_it_ends() -> None:
    wide = " ".join(BODY.split()) + " "
    after = f"\n\n{wide * 3}" * 8
    text = f"{wide * 2}Dat regelt de bijlage over CKV1.\n\n1 {wide * 2}{after}\n"
    assert not texts_of("footnote", text)


def test_a_long_note_at_the_end_is_not_lost_for_a_shorter_one_before_it() -> None:
    lines = [
        f"De douane noemt in haar {place} jaarverslag ook de havens van Delfzand en van Wierum"
        for place in "abcdefghij"
    ]
    long = "\n".join(lines) + " en het toezicht daarop."
    body = f"{CALLING}{BODY}{BODY}"
    assert texts_of("footnote", f"{body}\n1 {TWO}\n2 {long}\n\f{BODY}") == [TWO, " ".join(long.split())]


def test_a_long_note_does_not_end_where_one_of_its_sentences_ends_a_line() -> None:
    line = "De douane noemt in haar {} jaarverslag ook de havens van Delfzand en die van Wierum"
    lines = [line.format(place) for place in "abcdefghij"]
    lines[2] += "."
    note = "\n".join(lines) + " en het toezicht daarop."
    calling = BODY.replace("optrekt.", "optrekt.1")
    assert texts_of("footnote", f"{calling}{BODY * 4}\n1 {note}\n\f{BODY}") == [" ".join(note.split())]


def test_text_after_a_note_is_no_part_of_it() -> None:
    calling = BODY.replace("optrekt.", "optrekt.1")
    paragraph = BODY.replace("geval was.", "was.")
    text = f"{calling}{BODY * 5}1 {ONE}\nToezicht\n{paragraph * 3}\f{BODY}"
    assert texts_of("footnote", text) == [ONE.replace("\n", " ")]
