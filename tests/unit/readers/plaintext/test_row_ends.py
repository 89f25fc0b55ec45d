"""Where rows of tables end, and what is a row at all."""

from tests.unit.readers.plaintext.texts import BODY, blocks_of, texts_of


def test_a_row_of_totals_at_page_ends_is_no_running_foot() -> None:
    page = BODY + "\nJaar 2028 2029\nNoord 1.{0}12 4.{0}00\nZuid 2.{0}12 3.{0}00\nTotaal 3.{0}24 7.{0}00\n"
    text = "\f".join(f"{page.format(number)}\nPagina {number} van 3\n" for number in (1, 2, 3))
    assert not [foot for foot in texts_of("footer", text) if "Totaal" in foot]
    assert sum("Totaal 3." in block for _, block in blocks_of(text)) == 3


def test_a_foot_that_counts_pages_still_runs() -> None:
    text = "\f".join(f"{BODY}\nVerslag over het jaar, deel {number}\n" for number in (1, 2, 3))
    assert len(texts_of("footer", text)) == 3


def test_a_word_broken_in_a_cell_is_joined() -> None:
    rows = "Onderdeel 2028\nZonwering 12.500\nVentilatie 48.000\nUitvoerings-\nkosten 7.300\nTotaal 67.800\n"
    assert "Uitvoeringskosten 7.300" in texts_of("table", f"{BODY}\n{rows}\n{BODY}")[0]


def test_empty_lines_part_rows_of_several_lines() -> None:
    table = """\
Museum         Land        Voorwerp            Stand

Zeemuseum      Indonesië   Gouden beker van    Afgerond
Leiden                     Java

Zeemuseum      Ghana       Ring met            Afgewezen
Amsterdam                  opschrift

Zeemuseum      Mexico      Masker              Afgerond
Leiden
"""
    rows = texts_of("table", f"{BODY}\n{table}\n{BODY}")[0].split("\n")
    assert len(rows) == 4
    assert rows[1] == "Zeemuseum Leiden | Indonesië | Gouden beker van Java | Afgerond"


def test_rows_with_figures_are_parted_without_empty_lines() -> None:
    table = """\
Gebied         Bedrijven   Kosten        Leeftijd

Veen           18          3.370.000     44 jaar

Klei           22          2.735.000     51 jaar

Lek            18          3.370.000     44 jaar
Totaal         58          9.475.000
"""
    assert "Lek | 18 |" in texts_of("table", f"{BODY}\n{table}\n{BODY}")[0]


def test_a_column_that_only_its_rows_part_widely() -> None:
    table = """\
Museum       Voorwerp            Aantal Stand
Leiden       Gouden beker        1        Afgerond
Leiden       Ring met opschrift  22       Afgerond
             uit de kamer
             van de vorst
             en de hoveling
             in het paleis
             aan de rivier
             bij de stad
             in het dal
Den Haag     Masker              1        Afgewezen
Den Haag     Beeld               40.000   Afgewezen
"""
    rows = texts_of("table", f"{BODY}\n{table}\n{BODY}")[0].split("\n")
    assert rows[0] == "Museum | Voorwerp | Aantal | Stand"


def test_the_number_of_a_question_is_a_heading_wherever_white_stands() -> None:
    text = f"{BODY}Vraag 1\n\nKent u het bericht over de havens en de schepen?\n\nAntwoord 1\n\nJa.\nVraag 2\n\n{BODY}"
    assert texts_of("heading", text) == ["Vraag 1", "Antwoord 1", "Vraag 2"]


TABBED = (
    "Gemeenten\tzijn\tverplicht\tdat\talle\tlokalen\topen\tzijn.\n-\n91\tprocent\thad\teen\tlage\tdrempel;\n"
    "-\n63\tprocent\thad\teen\tnieuwe\tmal;\n-\n17\tprocent\thad\teen\teigen\ttolk.\nTelling\ten\tuitslag\n"
    "Het\taandeel\tdaalde\tvan\t9,4\tnaar\t8,8\tprocent\tin\tdie\tjaren.\n"
)


def test_a_tab_between_every_two_words_is_a_space() -> None:
    blocks = blocks_of(TABBED)
    assert [kind for kind, _ in blocks] == ["paragraph", "bullet", "bullet", "bullet", "heading", "paragraph"]
    assert blocks[1] == ("bullet", "- 91 procent had een lage drempel;")


def test_tabs_between_the_cells_of_rows_stay() -> None:
    rows = "Gemeente\tAantal\tJaar\tDeel\tTotaal\tStand\nLek\t1\t2\t3\t4\topen\nVeen\t1\t2\t3\t4\topen\n"
    assert "Lek | 1 | 2" in texts_of("table", rows)[0]


def test_labels_apart_that_count_on_open_the_items_below_them() -> None:
    text = f"{BODY}Daarin wordt geregeld dat:\na.\n\nhet biljet kleiner wordt;\n\nb.\nde bus sluit.\n\n{BODY}"
    assert texts_of("bullet", text) == ["a. het biljet kleiner wordt;", "b. de bus sluit."]


def test_a_stack_of_labels_opens_nothing() -> None:
    text = f"{BODY}De aanvraag bevat:\n\na)\nb)\nc)\n\nde begroting van het veer;\neen verklaring.\n\n{BODY}"
    assert not [item for item in texts_of("bullet", text) if "begroting" in item and item[:2] != "a)"]


def test_a_first_cell_that_breaks_off_goes_on_below() -> None:
    table = """\
Gemeente                   Onderzocht    Aandeel
Alphen aan                 31            64,5%
Zee
Capelle                    38            63,2%
Emmen                      58            60,3%
"""
    assert "Alphen aan Zee | 31 | 64,5%" in texts_of("table", f"{BODY}\n{table}\n{BODY}")[0].split("\n")
