"""A short form is learned where a text defines it, and only there."""

from __future__ import annotations

import pytest

from ipsearch.annotations import Abbreviation
from ipsearch.text.abbreviations import Abbreviations, find_abbreviations


def found(text: str) -> list[tuple[str, str]]:
    return [(one.short, one.long) for one in find_abbreviations(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Het Korps Zeepolitie Noord (KZN) meldt", "KZN", "Korps Zeepolitie Noord"),
        ("het Recherchesamenwerkingsteam (RST)", "RST", "Recherchesamenwerkingsteam"),
        ("de Wet op de havengelden en loodsen (WHL)", "WHL", "Wet op de havengelden en loodsen"),
        ("de Koninklijke Marechaussee (KMar)", "KMar", "Koninklijke Marechaussee"),
        ("drie liaison officers (LO's) in het Zuiden", "LO", "liaison officers"),
        ("het LKI (Landelijk Knooppunt Informatie) opent", "LKI", "Landelijk Knooppunt Informatie"),
        ("het Bureau voor Veiligheid en Hulp in Brabant (BVHB)", "BVHB", "Bureau voor Veiligheid en Hulp in Brabant"),
    ],
)
def test_a_definition_is_found(text: str, short: str, long: str) -> None:
    assert found(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "zie de bijlage (PDF)",
        "de haven van Lutteroog (NL)",
        "in bijlage 1 (B)",
        "(KZN)",
        "vijf euro (EUR) per dag",
        "",
        "het Korps Extra Zeepolitie Noord (KZN)",
    ],
)
def test_brackets_that_define_nothing_give_nothing(text: str) -> None:
    assert found(text) == []


def test_both_ways_are_looked_up_by_folded_words() -> None:
    known = Abbreviations([Abbreviation("KZN", "Korps Zeepolitie Noord")])
    assert known.long_forms("kzn") == (("korps", "zeepolitie", "noord"),)
    assert [short for _, short in known.short_forms(["korp", "zeepoliti", "noord", "x"])] == ["kzn"]
    assert not list(known.short_forms(["korp", "noord"]))
    assert known.long_forms("abc") == ()


def test_of_many_meanings_the_commonest_are_believed() -> None:
    known = Abbreviations(
        [Abbreviation("PA", long) for long in ["Politie Academie"] * 3 + ["Plan Aanpak"] * 2 + ["Pa As"]]
    )
    assert known.long_forms("pa") == (("politie", "academie"), ("plan", "aanpak"))
