import pytest

from ipsearch.readers.markers import read_marker
from ipsearch.readers.masthead import body_start, furniture_runs, head_run, is_signal, read_label, tail_start

ZIN = "Deze regel is lang genoeg om een zin te zijn en geen deel van een briefhoofd."
HEAD = [
    "Ministerie van Proeven",
    "",
    "Aan de Voorzitter van de Tweede Kamer",
    "Postbus 20018",
    "Datum 3 mei 2021",
    "Betreft Proef",
]


def test_the_body_starts_after_the_last_letterhead_line() -> None:
    assert body_start([*HEAD, "", ZIN, "Datum 3 mei 2021"]) == len(HEAD)
    assert body_start([*HEAD, "Geachte voorzitter,", ZIN]) == len(HEAD)


def test_a_text_without_letterhead_is_all_body() -> None:
    assert body_start(["Inleiding", ZIN, "Datum 3 mei 2021"]) == 0
    assert body_start(["Betreffende de motie is het volgende opgemerkt.", ZIN]) == 0


def test_the_request_to_state_a_reference_is_letterhead() -> None:
    assert is_signal("Bij beantwoording graag de datum en ons kenmerk vermelden.")
    assert is_signal("Bij beantwoording ons kenmerk vermelden")
    assert not is_signal("Bij beantwoording van deze vragen heb ik gebruikgemaakt van")


def test_letterhead_printed_after_the_body() -> None:
    lines = [ZIN, "Directie Proef", "Postbus 1", "2500 AA Den Haag", "Ons kenmerk", "7654321"]
    assert tail_start(lines) == 1
    assert tail_start([ZIN, "Een afschrift gaat naar", "de Voorzitter van de Eerste Kamer."]) == 3


def test_a_run_of_letterhead_stops_at_a_doubtful_line() -> None:
    assert head_run(["Samenwerking in de regio", "Datum", "3 mei 2021", "Ons kenmerk"]) == 0
    assert head_run(["Datum", "3 mei 2021", "Ons kenmerk", "7654321", ZIN]) == 4


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Ons kenmerk 12", "kenmerk"),
        ("Uw kenmerk", "theirs"),
        ("Datum: 3 mei", "date"),
        ("Betreft  x", "subject"),
        ("Projectnaam", "other"),
    ],
)
def test_labels(line: str, role: str) -> None:
    label = read_label(line)
    assert label is not None
    assert label.role == role


@pytest.mark.parametrize(
    "text",
    [
        "• een",
        "- een",
        "1. een",
        "a) een",
        "(2) een",
        "iv. een",
        "\uf0b7 een",
        "o Een",
        "2.1 een",
        "∗ een",
        "− een",
        "⦁ een",
    ],
)
def test_markers(text: str) -> None:
    assert read_marker(text) is not None


@pytest.mark.parametrize("text", ["-steeds", "een", "A. de Vries", "2023 was", "1", "o een"])
def test_no_markers(text: str) -> None:
    assert read_marker(text) is None


def test_a_margin_column_between_other_lines_is_a_run() -> None:
    column = ["Directie Proef", "Postbus 1", "Contactpersoon", "A. Zeeman", "beleidsmedewerker", "T 070 000 00 00"]
    assert furniture_runs([ZIN, *column, ZIN]) == [(1, 7)]
    assert furniture_runs([ZIN, "Datum 3 mei 2021", ZIN]) == []


def test_the_title_of_an_annex_is_no_label() -> None:
    assert not is_signal("Bijlage 2: plaatsen en missies")
    assert is_signal("Bijlagen 2")
    assert is_signal("Bijlage: plaatsen")


def test_an_address_on_the_line_of_the_addressee_is_letterhead() -> None:
    line = "Aan de Voorzitter van de Tweede Kamer der Staten-GeneraalPostbus 200182500 EA Den Haag"
    assert is_signal(line)
    assert not is_signal("Aan de leden van de Tweede Kamer is in het debat van vorige week een brief beloofd.")


def test_the_title_of_a_file_of_parliament_may_be_long() -> None:
    title = "36 600 XIV Vaststelling van de begrotingsstaten van het Ministerie van Zeehavens, Binnenvaart, Visserij "
    head = ["Tweede Kamer der Staten-Generaal 2", "Vergaderjaar 2024–2025", title + "en Veerdiensten (XIV) voor 2025"]
    rest = ["Nr. 88 BRIEF VAN DE MINISTER VAN ZEEHAVENS", "Hierbij bied ik u het verslag aan over de havens."]
    assert body_start([*head, *rest]) == 4
    cut = [*head[:2], title[:63], "van Zeehavens, Binnenvaart, Visserij en Veerdiensten (XIV) voor het jaar 2025"]
    assert body_start([*cut, *rest]) == 5


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Our reference: Min-BuZa.2024.18832-31", "kenmerk"),
        ("Date 21 November 2024", "date"),
        ("Subject: Evaluation", "subject"),
    ],
)
def test_letters_in_english_have_the_same_labels(line: str, role: str) -> None:
    label = read_label(line)
    assert label is not None
    assert label.role == role
    assert is_signal(line)
    assert not is_signal("Subject to approval by parliament the fee will be lowered.")
