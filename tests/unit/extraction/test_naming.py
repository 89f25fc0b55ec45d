"""All ways of writing one name lead to one canonical name."""

from __future__ import annotations

from collections import Counter

import pytest
import spacy

from ipsearch.annotations import Label
from ipsearch.extraction.components import NameMatcher
from ipsearch.extraction.naming import Name, Naming, listed_names, variants

NAMES = (
    Name("Korps Politie Caribisch Nederland", "ORG", ("Korps Politie Caribisch Nederland", "KPCN")),
    Name("Europol", "ORG", ("Europol", "EUROPOL")),
    Name("Europese Commissie", "ORG", ("Europese Commissie",), ("Commissie",)),
    Name("Benelux-politieverdrag", "LAW_TREATY", ("Benelux-politieverdrag",)),
    Name("Vreemdelingenwet 2000", "LAW_TREATY", ("Vreemdelingenwet 2000", "Vw")),
    Name("Ministerie van Verkeer en Waterstaat", "ORG", ("Ministerie van Verkeer en Waterstaat", "V&W")),
    Name("Raad voor de Rechtshandhaving", "ORG", ("Raad voor de Rechtshandhaving",)),
    Name("Cybercrimecentrum", "ORG", ("Cybercrimecentrum", "EC3")),
)


@pytest.mark.parametrize(
    ("words", "label", "canonical"),
    [
        ("KPCN", "ORG", "Korps Politie Caribisch Nederland"),
        ("korps politie caribisch nederland", "ORG", "Korps Politie Caribisch Nederland"),
        ("Europols", "ORG", "Europol"), ("EUROPOL", "ORG", "Europol"), ("Commissie", "ORG", "Europese Commissie"),
        ("de Europese Commissie", "ORG", "Europese Commissie"),
        ("Benelux politie verdrag", "LAW_TREATY", "Benelux-politieverdrag"),
        ("Vw", "LAW_TREATY", "Vreemdelingenwet 2000"), ("V&W", "ORG", "Ministerie van Verkeer en Waterstaat"),
        ("Raad voor de Rechtshanding", "ORG", "Raad voor de Rechtshandhaving"),
        ("ministerie van Onbekende Zaken", "ORG", "Ministerie van Onbekende Zaken"),
        ("Agenda Grenzen (2019-2022)", "PROGRAM_SYSTEM", "Agenda Grenzen"), ("Bureau Noord", "ORG", "Bureau Noord"),
    ],
)  # fmt: skip
def test_a_name_is_found_whatever_its_form(words: str, label: Label, canonical: str) -> None:
    assert Naming(NAMES).canonical(words, label) == canonical


def test_a_law_of_another_year_is_another_law() -> None:
    assert Naming(NAMES).canonical("Vreemdelingenwet 1965", "LAW_TREATY") == "Vreemdelingenwet 1965"


def test_a_person_is_never_taken_for_an_organisation() -> None:
    assert Naming(NAMES).canonical("Europol", "PERSON") == "Europol"


def test_a_short_form_goes_by_what_the_letter_says_it_stands_for() -> None:
    naming = Naming(NAMES)
    assert naming.canonical("LKII", "ORG", {"lkii": "Landelijk Knooppunt"}) == "Landelijk Knooppunt"
    assert naming.canonical("KP", "ORG", {"kp": "Korps Politie Caribisch Nederland"}) == NAMES[0].canonical


def test_what_a_letter_calls_a_listed_short_form_is_the_listed_thing() -> None:
    assert Naming(NAMES).canonical("Europees Centrum", "ORG", {"ec3": "Europees Centrum"}) == "Cybercrimecentrum"


def test_variants_are_written_with_and_without_hyphen_and_in_the_genitive() -> None:
    assert set(variants("JBZ-Raad")) == {"JBZ-Raad", "JBZ Raad", "JBZ-Raads"}
    assert set(variants("Europol")) == {"Europol", "Europols"}
    assert set(variants("Benelux-politieverdrag")) >= {"Benelux politieverdrag", "Beneluxpolitieverdrag"}
    assert set(variants("Frontex")) == {"Frontex"}


def test_no_listed_form_means_two_things() -> None:
    counts = Counter(form for name in listed_names() for form in name.forms)
    assert not [form for form, count in counts.items() if count > 1]


def test_listed_names_are_many_and_sorted() -> None:
    names = listed_names()
    assert len(names) > 2_000
    for label in ("ORG", "GPE_LOC", "LAW_TREATY", "MISSION"):
        own = [name.canonical for name in names if name.label == label]
        assert own == sorted(own, key=str.casefold)


def test_what_is_a_name_by_its_capitals_is_listed_apart() -> None:
    papers = {name.canonical: name for name in listed_names() if name.written}
    assert papers["De Morgen"].written == ("De Morgen",)
    assert "De Morgen" not in papers["De Morgen"].forms
    assert Naming(papers.values()).canonical("De Morgen", "ORG") == "De Morgen"


@pytest.mark.parametrize(
    ("text", "found"), [("Dat stond in De Morgen.", ["De Morgen"]), ("In de morgen en De morgen daarna.", [])]
)
def test_the_capitals_of_a_name_that_is_also_words_decide(text: str, found: list[str]) -> None:
    nlp = spacy.blank("nl")
    doc = NameMatcher(nlp, [name for name in listed_names() if name.written])(nlp(text))
    assert [span.text for span in doc.spans["names"]] == found
