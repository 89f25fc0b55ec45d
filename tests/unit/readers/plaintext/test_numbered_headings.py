"""Numbered headings with no empty line under them, and headings that a table above them takes for rows."""

from __future__ import annotations

from tests.unit.readers.plaintext.texts import BODY, texts_of


def test_a_numbered_heading_may_stand_over_another_heading() -> None:
    text = f"{BODY}2. Uitkomsten van het toezicht\nHavens\n{BODY}"
    assert texts_of("heading", text) == ["2. Uitkomsten van het toezicht", "Havens"]


def test_a_numbered_heading_may_stand_over_a_lead() -> None:
    text = f"{BODY}3. Maatregelen\nIk neem twee maatregelen:\n- meer controles;\n- meer schepen.\n{BODY}"
    assert texts_of("heading", text) == ["3. Maatregelen"]


def test_items_without_stops_are_no_headings() -> None:
    text = f"{BODY}Daarbij gaat het om:\n1. Vervoer\n2. Verpakking\n3. Personeel\n{BODY}"
    assert not texts_of("heading", text)


def test_a_numbered_heading_may_stand_under_the_last_row_of_a_table() -> None:
    text = f"{BODY}Wie Wanneer\nDouane en haven najaar\n4. Tot slot\n{BODY}"
    assert "4. Tot slot" in texts_of("heading", text)


def test_a_counted_question_is_no_row_of_figures() -> None:
    rows = "Post Raming\nVervoer € 1.150\nPersoneel € 640\nTotaal € 1.790\n"
    text = f"{BODY}{rows}Vraag 4\n{BODY}"
    assert texts_of("heading", text) == ["Vraag 4"]
    assert texts_of("table", text)[0].endswith("Totaal € 1.790")


def test_a_counted_question_in_capitals_is_a_heading_and_no_street() -> None:
    assert texts_of("heading", f"{BODY}\nVRAAG 1\n{BODY}\nANTWOORD 1\n{BODY}") == ["VRAAG 1", "ANTWOORD 1"]
