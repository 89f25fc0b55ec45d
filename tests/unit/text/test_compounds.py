"""Compounds come apart where Dutch joins them, and words that are none stay whole."""

from __future__ import annotations

import pytest

from ipsearch.text.compounds import is_known, parts

COMPOUNDS = """
    politie+samenwerking grens+overschrijdende informatie+uitwisseling mensen+handel drugs+criminaliteit
    veiligheid+agenda gegevens+bescherming grens+bewaking wapen+handel buitenland+beleid subsidie+aanvraag
    half+jaar+bericht patrouille+schip vliegveld+beveiliging terrorisme+bestrijding kennis+deling staat+grens
    zee+haven douane+controle gevangenis+straf straf+overdracht kenteken+herkenning inspectie+rapport
    toezicht+houder personeel+tekort opleiding+traject recht+hulp+verdrag kinder+misbruik cyber+criminaliteit
    persoon+gegevens meerjaren+plan politie+samenwerking+verdrag spoor+weg+politie+team
""".split()
LINKED = {
    "rechtshulpverdrag": "recht+hulp+verdrag", "veiligheidsagenda": "veiligheid+agenda", "staatsgrens": "staat+grens",
    "persoonsgegevens": "persoon+gegevens", "personeelstekort": "personeel+tekort",
    "opleidingstraject": "opleiding+traject", "politiesamenwerkingsverdrag": "politie+samenwerking+verdrag",
}  # fmt: skip
WHOLE = """
    gemeente gemeenten overheid minister ministerie verdragen commissaris regering bestuurlijk gezamenlijk nederlandse
    samenwerking ontwikkeling organisatie informatie voorzitter belangrijke bijzondere afhandeling ondersteuning
    verbetering toezegging aanbeveling uitvoering beveiliging begroting beschikking criminaliteit evaluatie
    maatregelen mogelijkheden parlementaire vergadering verwachting wetenschappelijke noodzakelijk caribisch
""".split()


@pytest.mark.parametrize("joined", COMPOUNDS)
def test_a_compound_comes_apart(joined: str) -> None:
    word = next((linked for linked, cut in LINKED.items() if cut == joined), joined.replace("+", ""))
    assert "+".join(parts(word)) == joined


@pytest.mark.parametrize("word", WHOLE)
def test_a_word_that_is_no_compound_stays_whole(word: str) -> None:
    assert parts(word) == (word,)


@pytest.mark.parametrize("word", ["zee", "haven", "2623415", "eu-interpol", "", "qwertyuiopasdf"])
def test_what_cannot_be_a_compound_stays_as_it_is(word: str) -> None:
    assert parts(word) == (word,)


def test_a_word_or_a_compound_of_words_is_known_and_a_name_is_not() -> None:
    assert all(map(is_known, ("televisie", "veiligheidsagenda", "daarom")))
    assert not any(map(is_known, ("vanderpoorten", "goossens", "jansen", "2019", "eu-raad", "")))
