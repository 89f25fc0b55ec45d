import datetime as dt

import pytest

from ipsearch.letters import Block, Letterhead, Page
from ipsearch.readers.letterhead import read_letterhead

ZIN = "Deze alinea bevat genoeg woorden om als lopende tekst van een brief te gelden."


def _read(*blocks: tuple[str, str]) -> Letterhead:
    return read_letterhead([Page(1, None, "", tuple(Block(kind, text) for kind, text in blocks))])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kenmerk"),
    [
        ("Ons kenmerk\n7654321", "7654321"),
        ("Ons kenmerk: 2021-0000123456", "2021-0000123456"),
        ("Kenmerk DGP/2021 12345", "DGP/2021 12345"),
        ("Onze referentie\nIENW/BSK-2020/1234", "IENW/BSK-2020/1234"),
        ("Directie Proef Datum 3 mei 2021 Ons kenmerk 7654321 Bijlagen 2", "7654321"),
        ("Ons kenmerk\nDGN / 7654321", "DGN / 7654321"),
        ("Uw kenmerk\n1234567", None),
        ("Bij beantwoording de datum en ons kenmerk vermelden.", None),
        ("Ons kenmerk\nvermelden", None),
        ("Ons kenmerk\n3 mei 2021", None),
    ],
)
def test_the_senders_own_reference(text: str, kenmerk: str | None) -> None:
    assert _read(("margin", text), ("paragraph", ZIN)).kenmerk == kenmerk


def test_a_value_may_stand_in_the_next_block() -> None:
    assert _read(("margin", "Ons kenmerk"), ("margin", "7654321")).kenmerk == "7654321"


@pytest.mark.parametrize(
    ("kind", "text", "date"),
    [
        ("header", "Datum 3 mei 2021", dt.date(2021, 5, 3)),
        ("margin", "Datum\n3 mei 2021", dt.date(2021, 5, 3)),
        ("paragraph", "Den Haag, 3 mei 2021", dt.date(2021, 5, 3)),
        ("paragraph", "’s-Gravenhage, 3 mei 2021", dt.date(2021, 5, 3)),
        ("paragraph", "In mijn brief van 3 mei 2021 schreef ik u daarover.", None),
        ("paragraph", "In Den Haag, 3 mei 2021, is besloten.", None),
    ],
)
def test_the_date_of_the_letter_and_no_other(kind: str, text: str, date: dt.date | None) -> None:
    assert _read((kind, text), ("paragraph", ZIN)).date == date


def test_an_annex_that_cites_a_letter_prints_nothing_of_its_own() -> None:
    found = _read(
        ("heading", "Inleiding"),
        ("paragraph", "In mijn brief van 3 mei 2021 (kenmerk 7654321) schetste ik een aanpak."),
        ("footnote", "Kamerstukken II 2020/21, 31 415, nr. 92."),
        ("footer", "Bijlage bij Kamerstuk 31 415, nr. 92"),
    )
    assert found == Letterhead(title="In mijn brief van 3 mei 2021 (kenmerk 7654321) schetste ik een …")


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        ((("heading", "Grensteams"), ("paragraph", ZIN)), "Grensteams"),
        ((("paragraph", "Den Haag, 3 mei 2021"), ("heading", "Bijlage drones"), ("paragraph", ZIN)), "Bijlage drones"),
        ((("paragraph", ZIN), ("heading", "Conclusies")), f"{ZIN.removesuffix(' te gelden.')} …"),
        ((("heading", "1. Inleiding"), ("paragraph", "De teams zijn er nu. Dat is al wat er hier te zeggen valt.")),
         "De teams zijn er nu …"),
        ((("paragraph", "Geachte voorzitter,"),), None),
    ],
)  # fmt: skip
def test_a_letter_without_a_subject_is_named_by_what_opens_it(
    blocks: tuple[tuple[str, str], ...], title: str | None
) -> None:
    assert _read(*blocks).title == title


def test_a_subject_over_lines_ends_at_the_next_label() -> None:
    assert _read(("header", "Onderwerp Voortgang van het\nprogramma havens\nUw kenmerk 12")).subject == (
        "Voortgang van het programma havens"
    )
    assert _read(("header", "Datum 3 mei 2021 Betreft Een proef Ons kenmerk 7654321")).subject == "Een proef"
    assert _read(("header", "Onderwerp Een proef"), ("header", "en Veiligheid")).subject == "Een proef"


@pytest.mark.parametrize(
    "blocks",
    [
        (("footer", "Tweede Kamer, vergaderjaar 2021–2022, 31 415, nr. 92 1"),),
        (("footer", "kst-31415-92\nISSN 0921 - 7371"),),
        (("header", "31 415 Proefdossier"), ("header", "Nr. 92 BRIEF VAN DE MINISTER VAN PROEVEN")),
        (("header", "31 415\nProefdossier\nNr. 92\nBRIEF VAN DE MINISTER VAN PROEVEN"),),
    ],
)
def test_the_number_of_a_kamerstuk(blocks: tuple[tuple[str, str], ...]) -> None:
    found = _read(*blocks)
    assert found.kamerstuk == "31415-92"
    assert found.title == "Kamerstuk 31 415, nr. 92"


@pytest.mark.parametrize(
    ("text", "office", "name"),
    [
        ("De Minister van Proeven,\nA.B. van der Cee", "Minister van Proeven", "A.B. van der Cee"),
        (
            "De Minister van Landbouw, Natuur en Visserij, Dora Ee",
            "Minister van Landbouw, Natuur en Visserij",
            "Dora Ee",
        ),
        ("de Staatssecretaris van Proeven,\ndrs. E. Eff-Gee", "Staatssecretaris van Proeven", "drs. E. Eff-Gee"),
        ("De Minister van Proeven", "Minister van Proeven", None),
    ],
)
def test_the_signature(text: str, office: str, name: str | None) -> None:
    found = _read(("paragraph", ZIN), ("signature", text))
    assert (found.sender, found.signatory) == (office, name)


def test_the_head_of_a_kamerstuk_names_the_sender_when_nobody_signed() -> None:
    found = _read(("header", "Nr. 92 BRIEF VAN DE MINISTER VAN VOLKSGEZONDHEID, WELZIJN EN SPORT"))
    assert found.sender == "Minister van Volksgezondheid, Welzijn en Sport"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Aan de Voorzitter van de Tweede Kamer\nder Staten-Generaal\nPostbus 20018",
            "de Voorzitter van de Tweede Kamer der Staten-Generaal",
        ),
        (
            "De voorzitter van de Eerste Kamer der Staten-Generaal Postbus 20017",
            "de voorzitter van de Eerste Kamer der Staten-Generaal",
        ),
        (
            "Aan het College van burgemeester en wethouders\n1234 AB PROEFSTAD",
            "het College van burgemeester en wethouders",
        ),
    ],
)
def test_the_addressee_without_the_address(text: str, who: str) -> None:
    assert _read(("header", text)).addressee == who


@pytest.mark.parametrize("done", ["Voorgesteld 3 mei 2021", "Ontvangen 3 mei 2021", "Vastgesteld d.d. 3 mei 2021"])
def test_what_parliament_prints_says_when_it_was_proposed(done: str) -> None:
    assert _read(("paragraph", done), ("paragraph", ZIN)).date == dt.date(2021, 5, 3)
    assert _read(("paragraph", f"{done} is het plan besproken."), ("paragraph", ZIN)).date is None


@pytest.mark.parametrize("kind", ["heading", "paragraph", "header"])
def test_a_title_over_answers_names_who_gives_them(kind: str) -> None:
    title = "Antwoorden van de minister van Wegen en Water op de schriftelijke vragen van het lid Jansen over dijken."
    assert _read((kind, title), ("paragraph", ZIN)).sender == "Minister van Wegen en Water"
    more = title.replace("Water op", "Water, mede namens de staatssecretaris van Havens, op")
    assert _read((kind, more), ("paragraph", ZIN)).sender == "Minister van Wegen en Water"
    assert _read((kind, title.replace("Antwoorden", "De reacties")), ("paragraph", ZIN)).sender is None


@pytest.mark.parametrize(
    "values", ["3 mei 2021 DGP/2021-123 2021Z0456 geen", "3 mei 2021 DGP/2021-123 geen", "3 mei 2021 DGP/2021-123"]
)
def test_values_stand_in_a_row_under_a_row_of_labels(values: str) -> None:
    head = _read(("header", f"Datum Ons kenmerk Uw kenmerk Bijlage(n)\n{values}"), ("paragraph", ZIN))
    assert (head.date, head.kenmerk) == (dt.date(2021, 5, 3), "DGP/2021-123")
    turned = _read(("header", "Uw kenmerk Ons kenmerk Datum\n2021Z0456 DGP/2021-123 3 mei 2021"), ("paragraph", ZIN))
    assert (turned.date, turned.kenmerk) == (dt.date(2021, 5, 3), "DGP/2021-123")


def test_answers_that_parliament_prints_say_who_gave_them_and_when() -> None:
    text = "Antwoord van Minister Van Dam (Wegen en Water) (ontvangen 3 mei 2021)."
    head = _read(("paragraph", "Vragen van het lid Jansen over dijken."), ("paragraph", text), ("paragraph", ZIN))
    assert (head.sender, head.date) == ("Minister van Wegen en Water", dt.date(2021, 5, 3))
    later = _read(("paragraph", ZIN), ("paragraph", f"In het {text[0].lower()}{text[1:]}"))
    assert (later.sender, later.date) == (None, None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Datum raadsvergadering: 4 december 2025", dt.date(2025, 12, 4)),
        ("Verslag van het bestuurlijk overleg op 4 december 2025", dt.date(2025, 12, 4)),
        ("VERZONDEN 4 DECEMBER 2025", dt.date(2025, 12, 4)),
        ("Verslag over de motie van 4 december 2025", None),
    ],
)
def test_a_paper_of_a_meeting_is_of_its_day(line: str, day: dt.date | None) -> None:
    assert _read(("header", line), ("paragraph", ZIN)).date == day


def test_parties_sign_over_their_names() -> None:
    text = "Aldus overeengekomen en ondertekend te Almerode op 31 maart 2025:"
    assert _read(("paragraph", ZIN), ("paragraph", text)).date == dt.date(2025, 3, 31)


def test_the_number_of_a_letter_behind_that_of_its_case() -> None:
    both = "HZ-2025-0413 / UIT-7720"
    assert _read(("header", f"Ons kenmerk: {both}"), ("paragraph", ZIN)).kenmerk == both
    assert _read(("header", "Ons kenmerk: HZ-2025-0413 / 2 pagina's"), ("paragraph", ZIN)).kenmerk == "HZ-2025-0413"


def test_a_note_has_its_title_under_the_word_for_its_kind() -> None:
    head = ("header", "nota\nNota over overbrugging voor vissers"), ("header", "Datum\n2 oktober 2025")
    assert _read(*head, ("paragraph", ZIN)).title == "Nota over overbrugging voor vissers"
    assert _read(("header", "nota\n2 oktober 2025"), ("heading", "Vissers"), ("paragraph", ZIN)).title == "Vissers"


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Regeling van de Minister van Wegen van 3 maart 2025, nr. W/9771, houdende regels", dt.date(2025, 3, 3)),
        ("Regeling van bezoek aan de gevangenis in de week van 3 maart 2025 tijdens de verbouwing", None),
    ],
)
def test_a_regulation_has_its_day_in_its_title(title: str, day: dt.date | None) -> None:
    assert _read(("heading", title), ("paragraph", ZIN)).date == day
