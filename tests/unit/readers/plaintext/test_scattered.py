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


def _glued(lines: tuple[str, ...]) -> list[str]:
    return _of("paragraph", HEAD + "\n".join(lines) + "\n")


def test_parts_that_are_glued_to_the_end_of_lines_leave_them() -> None:
    first, second, third, last = LINES
    contact = ("Contactpersoon", f"{second} dr. A. van Visser", "T 070 123 45 67")
    lines = (first, *contact, f"{third} Datum", "4 mei 2020", last)
    assert _glued(lines) == [" ".join(LINES)]


def test_parts_that_are_glued_to_the_start_of_lines_leave_them() -> None:
    first, second, third, last = LINES
    lines = (
        f"a.visser@havens.example {first}",
        f"Datum {second}",
        "4 mei 2020",
        f"Ons kenmerk {third}",
        "HV/2020",
        last,
    )
    assert _glued(lines) == [" ".join(LINES)]


def test_a_value_leaves_the_rest_of_a_line_where_it_is() -> None:
    first, second, third, last = LINES
    lines = (
        f"{first} Datum",
        f"{second}",
        "Vraag en aanbod Ons kenmerk",
        f"{third} 4 mei 2020",
        f"{last} HV/2020-0417",
    )
    text = " ".join(_glued((*lines, "www.havens.example")))
    assert "Vraag en aanbod" in text
    assert "HV/2020" not in text


def test_an_address_that_a_sentence_leads_to_stays() -> None:
    first, second, third, last = LINES
    lines = (
        f"{first} via",
        "Datum",
        f"{second} naar a.visser@havens.example",
        "Ons kenmerk",
        f"{third} www.havens.nl/a.",
    )
    assert "a.visser@havens.example" in " ".join(_glued((*lines, last)))


def test_later_pages_lose_what_the_first_has_in_its_margin() -> None:
    first, second, third, last = LINES
    top = (
        f"{first} Datum",
        "4 mei 2020",
        f"{second} Ons kenmerk",
        f"{third} HV/2020-0417",
        f"{last} www.havens.example",
    )
    after = (
        "Wij maken de kades breder Ons kenmerk",
        "en hoger, want zij zijn HV/2020-0417",
        "te smal voor de schepen.",
    )
    text = HEAD + "\n".join(top) + "\f" + "\n".join(after) + "\n"
    assert _of("paragraph", text)[-1] == "Wij maken de kades breder en hoger, want zij zijn te smal voor de schepen."


def test_a_salutation_that_is_glued_to_the_column_opens_the_letter() -> None:
    lines = ("www.havens.example Geachte Voorzitter,", "Contactpersoon", *LINES)
    paragraphs = _glued(lines)
    assert paragraphs[0] == "Geachte Voorzitter,"
    assert paragraphs[-1].endswith(" ".join(LINES))


def test_a_label_that_comes_again_heads_a_column_of_a_table() -> None:
    rows = "Datum Haven Duur Oorzaak van de storing\n14 juli 2024 Zuid 2 uur een kabel\n"
    text = HEAD + "\n".join(LINES) + f"\n{rows}{' '.join(LINES)}\n{rows.replace('14', '15')}"
    words = " ".join(block for kind in ("paragraph", "heading", "table") for block in _of(kind, text))
    assert words.count("Datum") == 2
    assert "14 juli 2024" in words


def test_the_count_of_annexes_and_a_case_leave_the_sentences_beside_them() -> None:
    first, second, third, last = LINES
    lines = (f"{first} Uw kenmerk", "2021Z01234", f"{second} Bijlage(n)", "3", third, last)
    assert _glued(lines) == [" ".join(LINES)]


def test_a_date_leaves_the_text_of_a_later_page_with_the_label_above_it() -> None:
    first, second, third, last = LINES
    column = "Directoraat-Generaal\nZeehavens\nDatum 4 mei 2020 a.visser@havens.example\nOns kenmerk\n471122\n"
    head = f"> Retouradres Postbus 20000 2500 EX Den Haag\n{column}Betreft De kade\n"
    later = f"{first}\n{second} Directoraat-Generaal\nZeehavens\n{third}\n{last}\nEuropese inzet Datum\n4 mei 2020\n"
    later += f"{first}\n{second} Ons kenmerk\n471122\n{third}\n{last}\n"
    text = f"{head}{chr(10).join(LINES)}\nPagina 1 van 2\n{later}Pagina 2 van 2\n"
    assert _of("paragraph", text) == [" ".join(LINES)] * 3
    assert _of("heading", text) == ["Europese inzet"]


def test_the_end_of_a_sentence_with_the_call_of_a_note_is_no_reference() -> None:
    first, second, third, last = LINES
    lines = (f"{first} Uw kenmerk", f"{second} Bijlage(n)", f"{third} de motie-", "Boomsma.1", last)
    assert "Boomsma" in " ".join(_glued(lines))


def test_a_kenmerk_without_more_is_a_label_at_the_end_of_a_line() -> None:
    first, second, third, last = LINES
    glued = (f"{first} T 070-456 0000", f"{second} Kenmerk", f"{third} IENW/BSK-2025/188204", last)
    assert _glued(glued) == [" ".join(LINES)]
    assert _glued(("Kenmerk van de havens is hun ligging.", *LINES))[0].startswith("Kenmerk van de havens")
