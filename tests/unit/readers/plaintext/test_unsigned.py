"""Lists that lost their signs or kept them as those of a symbol font, and the parts of a motion."""

from __future__ import annotations

from ipsearch.readers.reading import read_bytes
from tests.unit.readers.plaintext.texts import BODY, blocks_of, texts_of

LONG = "De havens zijn het afgelopen jaar veiliger geworden doordat meer containers worden gescand dan tevoren."


def test_items_of_one_sentence_are_items_without_their_signs() -> None:
    items = "meer camera's op de kade;\n\nbetere hekken:\n\nhoger;\n\nlanger open zijn."
    text = f"{LONG}\n\nDaarom gebeurt het volgende:\n\n{items}\n\n{LONG}\n"
    assert texts_of("bullet", text) == ["meer camera's op de kade;", "betere hekken:", "hoger;", "langer open zijn."]
    assert texts_of("paragraph", text) == [LONG, "Daarom gebeurt het volgende:", LONG]


def test_paragraphs_under_a_colon_are_no_items() -> None:
    text = f"{LONG}\n\nDe vraag was:\n\n{LONG}\n\nDaarna sprak de minister.\n"
    assert texts_of("bullet", text) == []


def test_an_item_that_ends_early_ends_there_in_wrapped_lines_too() -> None:
    text = f"{BODY}Daarom gebeurt het volgende:\nmeer camera's op de kade;\nbetere hekken.\n{BODY}"
    assert texts_of("bullet", text) == ["meer camera's op de kade;", "betere hekken."]


def test_signs_of_symbol_fonts_are_signs_that_can_be_read() -> None:
    items = "\uf0b7 meer camera's:\no langs de kade;\no op zee.\n\uf0a7 betere hekken.\n"
    text = f"{BODY}Daarom gebeurt het volgende:\n{items}"
    assert texts_of("bullet", text) == ["• meer camera's:", "◦ langs de kade;", "◦ op zee.", "• betere hekken."]


MOTION = (
    "Voorgesteld 1 februari 2024\n\nDe Kamer,\ngehoord de beraadslaging,\n"
    "constaterende dat de havens veiliger zijn geworden en dat daardoor meer schepen\n"
    "kunnen aanleggen;\noverwegende dat de toegang beter kan;\nverzoekt de regering de Kamer te berichten,\n"
    "en gaat over tot de orde van de dag.\n\nVan Kade-Bolder\nDe Haan\nZeewijk\n"
)


def test_the_parts_of_a_motion_are_paragraphs_and_its_movers_sign() -> None:
    blocks = blocks_of(f"{BODY}\n{MOTION}")
    assert [text for kind, text in blocks if kind == "paragraph"][1:] == [
        "Voorgesteld 1 februari 2024",
        "De Kamer,",
        "gehoord de beraadslaging,",
        "constaterende dat de havens veiliger zijn geworden en dat daardoor meer schepen kunnen aanleggen;",
        "overwegende dat de toegang beter kan;",
        "verzoekt de regering de Kamer te berichten,",
        "en gaat over tot de orde van de dag.",
    ]
    assert [text.split("\n") for kind, text in blocks if kind == "signature"] == [
        ["Van Kade-Bolder", "De Haan", "Zeewijk"]
    ]
    assert "heading" not in {kind for kind, _ in blocks}


def test_the_last_cell_of_a_table_is_no_label_of_a_note_whose_forerunner_is_missing() -> None:
    text = (
        f"{LONG} De uitstroom neemt af.1\n{LONG} Er is een advies.2\n{LONG} {LONG}\nDit is de verdeling:\n"
        f"Missie\nPlaats\nAantal\nHaven Noord\nKade Een\n3\nHaven Zuid\nKade Twee\n2\nHaven Oost\nTotaal\n\n9\n{LONG}\n"
    )
    assert texts_of("footnote", text) == []


def test_the_date_under_an_addressee_is_letterhead_over_an_empty_line_too() -> None:
    head = "Tweede Kamer der Staten-Generaal\nVergaderjaar 2023–2024\n31 839 Havens\nNr. 12 BRIEF VAN DE MINISTER\n"
    addressee = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n"
    close = read_bytes(f"{head}{addressee}Den Haag, 21 mei 2024\n{BODY}".encode(), "brief.txt")
    apart = read_bytes(f"{head}\n{addressee}\nDen Haag, 21 mei 2024\n\n{BODY}".encode(), "brief.txt")
    found = [[block.text for block in reading.pages[0].blocks if block.kind == "header"] for reading in (close, apart)]
    assert found[0][-1].endswith("21 mei 2024")
    assert found[1][-1].endswith("21 mei 2024")


def test_the_foot_of_a_word_file_without_its_numbers_is_no_body() -> None:
    assert blocks_of(f"{LONG}\n\n{LONG}\n\nPagina  van \n")[-1] == ("footer", "Pagina van")
