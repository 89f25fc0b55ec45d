"""What converters of PDFs to Markdown, and tools that lose spaces or lines, make of a letter."""

from __future__ import annotations

from ipsearch.readers.formats import sniff
from ipsearch.readers.plaintext.inner_breaks import with_inner_breaks_joined
from ipsearch.readers.plaintext.spacing import part_glued
from ipsearch.readers.reading import read_bytes
from tests.unit.readers.plaintext.texts import BODY, blocks_of, texts_of


def test_markdown_with_tags_is_no_html() -> None:
    text = "# Kade\n\n" + "|a<br>b|c<br>d|\n" * 9 + "\n## Haven\n"
    assert sniff(text.encode(), "brief.txt") == "text"
    assert sniff(("<p>Kade</p>" * 9).encode(), "brief.txt") == "html"


def test_breaks_in_a_cell_are_spaces() -> None:
    text = "# Kade\n\n## Haven\n\n|Doel|Stand|\n|---|---|\n|Meer scans<br>op de kade|Gereed|\n|Hekken|Later|\n"
    assert texts_of("table", text) == ["Doel | Stand\nMeer scans op de kade | Gereed\nHekken | Later"]


def test_a_quotation_whose_number_is_called_is_a_note() -> None:
    text = f"# Kade\n\n## Haven\n\n{BODY.strip()}<sup>1</sup>\n\n> 1 Zie het verslag.\n\n> 2 Anders.\n"
    assert texts_of("footnote", text) == ["Zie het verslag."]
    assert "geval was." in texts_of("paragraph", text)[0]


def test_a_salutation_is_no_heading_whatever_its_type() -> None:
    text = f"# Geachte voorzitter,\n\n{BODY}\n# Kade\n\n{BODY}"
    assert texts_of("heading", text) == ["Kade"]


def test_hyphens_of_line_ends_that_are_none_any_more_go() -> None:
    text = "Het reg- lement gaat over de kennis- en innovatieagenda van de gemeen- ten."
    joined = "Het reglement gaat over de kennis- en innovatieagenda van de gemeenten."
    assert with_inner_breaks_joined(text) == joined
    assert with_inner_breaks_joined("Het reg- lement geldt.") == "Het reg- lement geldt."


def test_sentences_that_lost_their_spaces_are_parted() -> None:
    run = "HierbijzendikudeantwoordenopdevragenvandeledenJansen"
    parted = "Hierbij zend ik u de antwoorden op de vragen van de leden Jansen"
    assert part_glued(f"{run}, waarvoordedienst.") == f"{parted}, waarvoor de dienst."
    assert part_glued("vreemdelingenbewaring, waarvoordedienst") == "vreemdelingenbewaring, waarvoordedienst"


def test_a_text_of_one_line_a_page_is_told_of() -> None:
    text = BODY.replace("\n", " ") * 8
    assert any("one line" in warning for warning in read_bytes(text.encode(), "brief.txt").warnings)
    assert not read_bytes((BODY * 8).encode(), "brief.txt").warnings


def test_a_call_at_the_top_of_a_page_is_that_of_the_line_below() -> None:
    text = f"{BODY.replace('was.', 'was')}\f1\n\nof dat dit later zo zal zijn.\n{BODY * 3}\n1\n\nZie het verslag.\n"
    assert texts_of("footnote", text) == ["Zie het verslag."]
    assert not any(block == "1" for block in texts_of("paragraph", text))


def test_an_instruction_glued_to_lines_is_followed_from_its_first_word() -> None:
    text = (
        f"{BODY}Tot slot ga ik in op twee Correspondentie\nmoties. uitsluitend richten aan het\n"
        f"retouradres met vermelding\nDe kade van de datum en het\n{BODY.strip()} kenmerk van deze brief.\n"
    )
    words = " ".join(block for _, block in blocks_of(text) if _ != "margin")
    assert "twee moties." in words
    assert "uitsluitend" not in words


def test_a_lead_after_an_item_is_none_of_it() -> None:
    item = "1. de Minister van Infrastructuur, hierna ook te noemen de minister in dit stuk;"
    text = f"{BODY}\nPartijen,\n{item}\nOverwegende dat:\n- de kade veilig is;\n- de haven open is.\n"
    assert texts_of("bullet", text)[0] == item


def test_an_article_may_be_titled_at_the_end_of_a_page() -> None:
    text = f"{BODY}Artikel 5. Overleg en voortgang\n\f{BODY}"
    assert texts_of("heading", text) == ["Artikel 5. Overleg en voortgang"]


def test_references_between_paragraphs_are_those_of_the_margin_column() -> None:
    head = "Aan de Voorzitter van de Tweede Kamer\nDatum 2 oktober 2025\nBetreft Kade\n\nGeachte voorzitter,\n\n"
    text = f"{head}Ons kenmerk\n5988120\n\n{BODY}\nUw kenmerk\n2025Z14400\n\n{BODY}"
    body = " ".join(block for kind, block in blocks_of(text) if kind in ("paragraph", "heading"))
    assert "kenmerk" not in body
    assert "5988120" not in body
