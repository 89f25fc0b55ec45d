"""A reference is found in every usual shape, and goes by one key."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ipsearch.extraction.references.finding import find_references, parse_reference


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("29628 nr. 895", "kamerstuk", "29628-895"), ("29 628, nr. 895", "kamerstuk", "29628-895"),
        ("Kamerstukken II, 2019-2020, 29628 nr. 895", "kamerstuk", "29628-895"),
        ("Kamerstukken II 2019/20, 29 628, nr. 895", "kamerstuk", "29628-895"),
        ("Kamerstuk, 29628, nr. 895", "kamerstuk", "29628-895"), ("kst-29628-895", "kamerstuk", "29628-895"),
        ("Kamerstuknummer 29 628, nr. 895", "kamerstuk", "29628-895"),
        ("21 501-32, nr. 1703", "kamerstuk", "21501-32-1703"), ("35 261, B", "kamerstuk", "35261-B"),
        ("36 600 VI, nr. 12", "kamerstuk", "36600-VI-12"),
        ("Handelingen II 2020/21, nr. 45, item 7", "handelingen", "Handelingen II 2020/21, nr. 45, item 7"),
        ("Handelingen Tweede Kamer, 11 maart 2025", "handelingen", "Handelingen 2025-03-11"),
        ("motie van het lid Van Dam c.s.", "motie", "motie-Van Dam c.s."),
        ("motie van de leden De Vries en El Aziz", "motie", "motie-De Vries/El Aziz"),
        ("TZ202411-083", "toezegging", "TZ202411-083"), ("BNC-fiche", "bnc-fiche", "BNC-fiche"),
        ("brief van 4 juli 2019", "letter", "brief 2019-07-04"),
        ("verslag van de JBZ-Raad d.d. 12 en 13 december 2024", "letter", "verslag JBZ-Raad 2024-12-12/13"),
        ("Kamerbrief bij het verslag van de JBZ-Raad d.d. 12 en 13 december 2024", "letter",
         "brief bij het verslag JBZ-Raad 2024-12-12/13"),
        ("ons kenmerk 2623415", "kenmerk", "2623415"), ("bijlage 3a", "annex", "bijlage 3a"),
        ("rapport “Ver weg en dichtbij”", "report", "rapport Ver weg en dichtbij"),
        ("Richtlijn (EU) 2016/680", "eu-act", "Richtlijn (EU) 2016/680"),
        ("richtlijn (EU 2016/680)", "eu-act", "Richtlijn (EU) 2016/680"),
        ("Verordening (EG) nr. 1987/2006", "eu-act", "Verordening (EG) nr. 1987/2006"),
        ("Kaderbesluit 2008/977/JBZ", "eu-act", "Kaderbesluit 2008/977/JBZ"),
        ("Council Decision (EU) 2021/1312", "eu-act", "Besluit (EU) 2021/1312"),
        ("Richtlijn 95/46/EG", "eu-act", "Richtlijn 95/46/EG"), ("COM(2021) 782", "com", "COM(2021) 782"),
        ("CELEX:32016L0680", "celex", "32016L0680"), ("BWBR0022463", "law", "BWBR0022463"),
        ("Stb. 2019, 173", "gazette", "Stb. 2019, 173"), ("ECLI:NL:HR:2019:793", "ecli", "ECLI:NL:HR:2019:793"),
        ("www.rijksoverheid.nl/jenv", "url", "rijksoverheid.nl/jenv"),
    ],
)  # fmt: skip
def test_a_reference_is_found_and_normalised(text: str, kind: str, key: str) -> None:
    sentence = f"Zie hierover ({text}) en verder."
    (found,) = find_references(sentence)
    assert (found.reference.kind, found.reference.key) == (kind, key)
    assert sentence[found.start : found.end] == text


@pytest.mark.parametrize(
    "text",
    ["de brief", "artikel 29628", "tussen 2019/2020", "de bijlage", "kenmerkend is dat", "1.234, nr. 5", "zaak 12345",
     "het besluit van 2019", "een motie van de Kamer", "in 2016/680 gevallen"],
)  # fmt: skip
def test_what_is_no_reference(text: str) -> None:
    assert not list(find_references(f"Dit gaat over {text} hier."))


def test_a_page_behind_a_reference_is_no_part_of_it() -> None:
    text = "Kamerstukken II 2024/25, 29521 nr. 493, p. 3"
    (found,) = find_references(text)
    assert text[found.end :] == ", p. 3"


def test_the_parliamentary_year_is_kept_in_print() -> None:
    found = parse_reference("Kamerstukken II, vergaderjaar 2019-2020, 29 628, nr. 895")
    assert found is not None
    assert found.printed == "Kamerstukken II 2019/20, 29628, nr. 895"


def test_the_writers_own_letter_is_told_from_that_of_another() -> None:
    own, other = find_references("Zie mijn brief van 4 juli 2019 en de brief van 5 juli 2019.")
    assert (own.own, other.own) == (True, False)


def test_references_come_in_order_and_never_overlap() -> None:
    text = "De motie van het lid Jansen (29 628, nr. 12), Stb. 2019, 1 en bijlage 2 bij 29 628, nr. 13."
    found = list(find_references(text))
    assert [f.reference.kind for f in found] == ["motie", "kamerstuk", "gazette", "annex", "kamerstuk"]
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_text_that_says_more_is_no_reference() -> None:
    assert parse_reference("zie 29 628, nr. 895") is None
