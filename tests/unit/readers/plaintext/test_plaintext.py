"""Text as other tools leave it, in words of our own."""

import time

import pytest

from ipsearch.letters import Block, Reading
from ipsearch.readers.plaintext.decoding import decode
from ipsearch.readers.reading import read_bytes


def _read(text: str) -> Reading:
    return read_bytes(text.encode(), "brief.txt")


def _blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for page in _read(text).pages for block in page.blocks]


def _all(reading: Reading) -> list[Block]:
    return [block for page in reading.pages for block in page.blocks]


BODY = (
    "De havens zijn het afgelopen jaar veiliger geworden doordat meer containers \n"
    "worden gescand en doordat de douane vaker met de politie optrekt. Daarnaast \n"
    "is de toegang tot de terminals beter geregeld dan in de jaren daarvoor het \n"
    "geval was.  \n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encodings_that_dutch_text_comes_in(encoding: str) -> None:
    text = "Het financiële beleid ‘gaat’ één jaar vóór, kost € 5 en is geïnd. " * 3
    assert decode(text.encode(encoding)).text == text


def test_garbled_text_is_repaired_only_when_all_of_it_fits() -> None:
    text = "Eén coöperatie, 3 € en ‘zo’ verder"
    assert decode(text.encode().decode("cp1252").encode()).text == text
    doubtful = "Ã© en é"
    assert decode(doubtful.encode()).text == doubtful


def test_text_in_order_stays_as_it_is() -> None:
    paragraphs = ["Circulaire van de proef", "Artikel 1", "Een lange alinea. " * 20, "1. Een lid; 2. nog een lid. " * 9]
    reading = _read("\n\n".join(paragraphs))
    assert [block.text for block in _all(reading)] == [text.strip() for text in paragraphs]
    assert [page.printed for page in reading.pages] == [None]


def test_lines_are_joined_to_paragraphs_and_short_lines_are_headings() -> None:
    blocks = _blocks(f"Veilige havens \n{BODY} \nWat volgt \n{BODY}")
    assert [kind for kind, _ in blocks] == ["heading", "paragraph", "heading", "paragraph"]
    assert "containers worden gescand" in blocks[1][1]


def test_page_feet_close_pages_and_give_their_numbers() -> None:
    reading = _read(f"{BODY}\nPagina 1 van 5\n{BODY}\nPagina 3 van 5\n{BODY}\nPagina 5 van 5\n")
    assert [page.printed for page in reading.pages] == [1, 3, 5]
    assert all(block.continues == "none" for block in _all(reading))


@pytest.mark.parametrize("foot", ["{} van 3", "blz. {}", "Blz {}", "{}/3", "{} | 3"])
def test_feet_have_many_shapes(foot: str) -> None:
    reading = _read("\f".join(f"{BODY}\n{foot.format(number)}\n" for number in (1, 2, 3)))
    assert [page.printed for page in reading.pages] == [1, 2, 3]


def test_feet_that_do_not_rise_are_text() -> None:
    reading = _read(f"{BODY}\n3/4\n{BODY}\n1/4\n{BODY}")
    assert [page.printed for page in reading.pages] == [None]


def test_a_sentence_runs_on_over_consecutive_pages_only() -> None:
    first = BODY.rstrip().removesuffix("geval was.") + "\n"
    joined = _read(f"{first}Pagina 1 van 9\nofte samen\nPagina 2 van 9\n")
    assert [block.continues for block in _all(joined) if block.kind == "paragraph"] == ["text", "none"]
    apart = _read(f"{first}Pagina 1 van 9\nofte samen\nPagina 3 van 9\n")
    assert [block.continues for block in _all(apart) if block.kind == "paragraph"] == ["none", "none"]


def test_the_margin_column_leaves_the_sentences() -> None:
    def page(number: int, what: str) -> str:
        return (
            f"De {what} zijn het afgelopen jaar veel veiliger geworden doordat meer Directie Proefzaken \n"
            f"Datum \ncontainers worden gescand. De {what} trekken vaker met de politie op en 3 mei 2021 \n"
            "Ons kenmerk \n7654321 \n"
            f"de toegang tot de {what} is beter geregeld dan in het jaar {number}.\n \n"
            f"{BODY.replace('havens', what).replace('terminals', what)}\n Pagina {number} van 3 \n"
        )

    head = "Directie Proefzaken \nAan de Voorzitter van de Tweede Kamer \nDatum 3 mei 2021 \nOns kenmerk \n7654321 \n\n"
    reading = _read(
        head + "".join(page(number, what) for number, what in enumerate(("havens", "stations", "vliegvelden"), 1))
    )
    body = " ".join(page.text for page in reading.pages)
    assert "doordat meer containers worden" in body
    assert "op en de toegang" in body
    assert "7654321" not in body
    assert "Proefzaken" not in body
    assert reading.letterhead.kenmerk == "7654321"


def test_a_margin_column_kept_by_its_place_is_parted() -> None:
    def page(what: str) -> str:
        lines = BODY.replace("havens", what).replace("containers", what).strip().split("\n")
        margin = ["Directie Proef", "Datum", "3 mei 2021", "Ons kenmerk"]
        wide = "\n".join(f"{line.strip():<84}{side}" for line, side in zip(lines, margin, strict=True))
        return f"{wide}\n\nOver {what} valt meer te zeggen dan hier past, maar dat komt in een brief van later.\n"

    reading = _read("\f".join(page(what) for what in ("havens", "wegen", "stations")))
    assert "meer havens worden gescand en doordat" in reading.pages[0].text
    assert "Directie Proef" not in reading.pages[0].text


@pytest.mark.parametrize(("damaged", "whole"), [("f ocus", "focus"), ("S amen", "Samen")])
def test_parted_first_letters_are_put_back_when_the_word_is_known(damaged: str, whole: str) -> None:
    text = f"{damaged} is hier het eerste woord van een regel. Verderop staat focus en ook samen.\n"
    assert _read(text + BODY).pages[0].text.startswith(whole)


@pytest.mark.parametrize("line", ["U bent hierover eerder op de hoogte gesteld.", "À propos is geen bijlage."])
def test_words_of_one_letter_stay(line: str) -> None:
    assert line in _read(f"{line}\n{BODY}").pages[0].text


def test_notes_are_tied_to_their_markers_when_certain() -> None:
    text = f"Dit staat in de evaluatie.1 De omvang is 120 m2 en meer.\n{BODY}\n1 Bureau Proef, eindrapport 2021.\n"
    blocks = _all(_read(text))
    assert blocks[-1].kind == "footnote"
    assert (blocks[-1].label, blocks[-1].text) == ("1", "Bureau Proef, eindrapport 2021.")
    assert blocks[0].notes == ("1",)
    assert "evaluatie. De omvang is 120 m2" in blocks[0].text


def test_a_number_without_a_note_stays_in_the_text() -> None:
    assert "proef.1 En" in _read(f"Dit is een proef.1 En verder.\n{BODY}").pages[0].text


def test_word_notes_pasted_into_text_become_notes() -> None:
    blocks = _all(_read("Zoals gemeld.[footnoteRef:1] En verder. [1:  Brief van 3 mei 2021.] \n\nEinde van het stuk."))
    assert blocks[0].text == "Zoals gemeld. En verder."
    assert blocks[0].notes == ("1",)
    assert ("footnote", "Brief van 3 mei 2021.") in [(block.kind, block.text) for block in blocks]


def test_hyphens_at_line_ends() -> None:
    text = (
        "Het kabinet heeft in de afgelopen periode veel gedaan aan de samen-\n"
        "werking met de buurlanden en ook aan het toezicht en de opsporings-\n"
        "en handhavingstaken die in de wet zijn genoemd en door de EU-\n"
        "Commissie zijn bevestigd in een brief.\n"
    )
    read = _read(text).pages[0].text
    assert "de samenwerking met" in read
    assert "opsporings- en handhavingstaken" in read
    assert "EU-Commissie" in read


def test_lists_typed_and_lone() -> None:
    text = f"{BODY}\nDaarvoor is nodig:\n• \neen eerste punt;\n- een tweede punt dat wat langer is;\n2. een derde.\n"
    assert [kind for kind, _ in _blocks(text)][-3:] == ["bullet"] * 3


def test_tables_by_tabs_gaps_and_figures() -> None:
    tabs = "Post\t2023\t2024\nReizen\t12\t14\nHuur\t3\t4\n"
    assert ("table", "Post | 2023 | 2024\nReizen | 12 | 14\nHuur | 3 | 4") in _blocks(f"{BODY}\n{tabs}\n{BODY}")
    figures = "Land Aantal\nChili 4\nPeru 5\nTotaal 9\n"
    assert ("table", "Land Aantal\nChili 4\nPeru 5\nTotaal 9") in _blocks(f"{BODY}\n{figures}\n{BODY}")


def test_the_signature_is_one_block() -> None:
    blocks = _blocks(f"{BODY}\nDe Minister van Landbouw, Natuur en Visserij,\n\n\nA.B. van der Proef\n")
    assert blocks[-1] == ("signature", "De Minister van Landbouw, Natuur en Visserij,\nA.B. van der Proef")


def test_pages_that_repeat_each_other_are_not_taken_for_furniture() -> None:
    reading = _read("\f".join(["Dezelfde regel staat hier.\n"] * 4))
    assert all(page.text for page in reading.pages)


@pytest.mark.parametrize(
    "text",
    [
        "1 Tekst hier\n" * 4000,
        " " * 200_000 + "x woord",
        "29 628 " * 5000,
        "a\n" * 20_000,
        "\t\n" * 9000 + "w",
        *(
            f"Ons kenmerk\n123\n\n{BODY}\n" + f"{line}\n" * 6 + "gedaan.Drie gedaan.Vier gedaan.Vijf " + line
            for line in ("@" * 50_000, "x@" * 25_000, "a." * 25_000, "1 " * 25_000)
        ),
    ],
    ids=lambda text: repr(text[-8:]),
)
def test_odd_large_input_is_read_in_little_time(text: str) -> None:
    started = time.process_time()
    assert _read(text).pages
    took = time.process_time() - started
    assert took < 8  # a second where time grows with the text, half a minute where it grows with its square


@pytest.mark.parametrize("foot", ["Pagina: {}", "Kenmerk 4411-b | pagina {}", "[{}]", "Blz. {}"])
def test_a_page_number_is_read_however_it_is_printed(foot: str) -> None:
    body = "De havens zijn het afgelopen jaar veiliger geworden.\nDat blijkt uit cijfers van de douane.\n"
    text = "\f".join(f"{body}\n{foot.format(number)}\n" for number in (4, 5, 6))
    pages = read_bytes(text.encode(), "brief.txt").pages
    assert [page.printed for page in pages] == [4, 5, 6]
    assert all("4411" not in block.text for page in pages for block in page.blocks if block.kind == "paragraph")
