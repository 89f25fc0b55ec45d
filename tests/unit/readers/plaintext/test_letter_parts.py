"""The parts of a letter by their words alone: feet, head, headings, signature, annexes."""

import pytest

from ipsearch.readers.reading import read_bytes
from tests.unit.readers.plaintext.texts import BODY, blocks_of, texts_of


@pytest.mark.parametrize("foot", ["bladzijde {} van 2", "Bladzijde {}"])
def test_a_foot_may_say_bladzijde(foot: str) -> None:
    pages = read_bytes(f"{BODY}{foot.format(1)}\n\f{BODY}{foot.format(2)}\n".encode(), "brief.txt").pages
    assert [page.printed for page in pages] == [1, 2]


def test_parts_counted_under_a_letter_call_no_note() -> None:
    text = f"Het advies is uitgebracht.1 Ik volg het.\n{BODY}\nB.1 Lozingen\n{BODY}\n1. Rapport 12 van het instituut.\n"
    blocks = [block for page in read_bytes(text.encode(), "brief.txt").pages for block in page.blocks]
    assert "uitgebracht. Ik" in blocks[0].text
    assert blocks[0].notes == ("1",)
    assert "B.1 Lozingen" in [block.text for block in blocks]


def test_a_cited_part_under_a_letter_calls_no_note() -> None:
    text = f"Het advies is uitgebracht.1 Zie onderdeel C.1 van de lijst.\n{BODY}\n1. Rapport 12 van het instituut.\n"
    first = blocks_of(text)[0][1]
    assert "uitgebracht. Zie onderdeel C.1 van" in first


def test_a_page_whose_text_starts_at_the_left_edge_has_no_column_there() -> None:
    inset = " " * 27
    first = ["Kamer     2", "Vergaderjaar", "27 000", *(inset + line for line in BODY.splitlines() * 3)]
    second = ["D. Norm en toezicht", *BODY.splitlines() * 2, "Hoogachtend,", "", "Stukken en bijlagen"]
    reading = read_bytes("\n".join([*first, "\f" + second[0], *second[1:]]).encode(), "brief.txt")
    assert not [block.text for block in reading.pages[1].blocks if block.kind == "margin"]
    assert "Norm en toezicht" in reading.pages[1].text


def test_place_and_date_under_the_addressee_belong_to_the_head() -> None:
    head = "Vergaderjaar 2028–2029\n27 000 Water\nNr. 7 BRIEF VAN DE MINISTER\nAan de Voorzitter van de Tweede Kamer\n"
    text = f"{head}Den Haag, 29 januari 2029\nGeachte voorzitter,\n{BODY}"
    assert "Den Haag, 29 januari 2029" in " ".join(texts_of("header", text))
    assert "29 januari" not in " ".join(texts_of("paragraph", text))


OFFICE = "De minister van Water,\n"


def test_a_signature_follows_the_closing_without_an_empty_line() -> None:
    blocks = blocks_of(f"{BODY}Hoogachtend,\n{OFFICE}A. de Wit\n")
    assert blocks[1:] == [("paragraph", "Hoogachtend,"), ("signature", "De minister van Water,\nA. de Wit")]


def test_who_signs_by_order_is_in_the_signature() -> None:
    signed = f"{OFFICE}namens deze,\nde directeur-generaal Rivieren,\nir. A. de Wit"
    assert texts_of("signature", f"{BODY}Hoogachtend,\n{signed}\n") == [signed]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_title_of_an_annex_follows_a_signature(gap: str) -> None:
    text = f"{BODY}Hoogachtend,\n{OFFICE}A. de Wit{gap}Bijlage A Gemeenten met veel water{gap}{BODY}"
    assert texts_of("signature", text) == ["De minister van Water,\nA. de Wit"]
    assert texts_of("heading", text) == ["Bijlage A Gemeenten met veel water"]


@pytest.mark.parametrize("end", ["kosten zijn €", "aanvraag van de"])
def test_a_line_that_breaks_off_is_no_heading(end: str) -> None:
    line = f"Vanaf 1 mei gaat het beter en de {end}"
    text = f"{BODY}{BODY}\n{line}\n84.700 of de Rijksdienst van het Noorden betaalt.\n"
    assert not texts_of("heading", text)
    assert any(f"{end} 84.700" in block for block in texts_of("paragraph", text))


def test_a_raised_call_may_break_a_printed_line_in_two() -> None:
    halves = "De monitor is uitgebracht.1\nDe kosten ervan zijn vijf miljoen en die\n"
    text = f"{BODY}{halves}worden betaald door het Rijk en de gemeenten, die daarover nog spreken.\n\n1 Rapport 12.\n"
    assert any("uitgebracht. De kosten ervan" in block for block in texts_of("paragraph", text))


def test_a_word_of_a_sentence_is_no_margin_because_the_column_holds_it_alone() -> None:
    column = "Directoraat-Generaal\nZeehavens\nDatum\n4 mei 2020\nOns kenmerk\n4711-22\n"
    head = "> Retouradres Postbus 20000 2500 EX Den Haag\nAan de Voorzitter van de Tweede Kamer\nDatum\n4 mei 2020\n"
    open_line = "Dat stelt het verslag van de jaarvergadering van de Internationale Unie voor\n"
    first = f"{head}{BODY}{open_line}Zeehavens (IUZ). {BODY}{column}Onze haven\nPagina 1 van 2\n"
    text = f"{first}\n{BODY}{BODY}Pagina 2 van 2\n{column}"
    assert any("Unie voor Zeehavens (IUZ)" in block for block in texts_of("paragraph", text))
