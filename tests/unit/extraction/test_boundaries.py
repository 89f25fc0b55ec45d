"""A name ends where the words next to it say so, and its head says what it is."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Span

from ipsearch.extraction.boundaries import with_head, with_name_before, with_years, without_surroundings
from ipsearch.extraction.tokenization import make_tokenizer


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("nl")
    made.tokenizer = make_tokenizer()(made)
    return made


def span(nlp: Language, text: str, words: str, label: str) -> Span:
    doc = nlp(text)
    found = doc.char_span(text.index(words), text.index(words) + len(words), label=label)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "words", "label", "expected", "kind"),
    [
        ("de Europol verordening geldt", "Europol", "ORG", "Europol verordening", "LAW_TREATY"),
        ("het Benelux politieverdrag geldt", "Benelux", "GPE_LOC", "Benelux politieverdrag", "LAW_TREATY"),
        ("het Benelux politie verdrag geldt", "Benelux", "GPE_LOC", "Benelux politie verdrag", "LAW_TREATY"),
        ("de Europol 2020 strategie geldt", "Europol", "ORG", "Europol 2020 strategie", "PROGRAM_SYSTEM"),
        ("de Veiligheidsagenda geldt", "Veiligheidsagenda", "GPE_LOC", "Veiligheidsagenda", "PROGRAM_SYSTEM"),
        ("het Entry-Exit Systeem werkt", "Entry-Exit Systeem", "ORG", "Entry-Exit Systeem", "PROGRAM_SYSTEM"),
        ("dat Nederland dit verdrag sluit", "Nederland", "GPE_LOC", "Nederland", "GPE_LOC"),
        ("dat Nederland veel agenten zendt", "Nederland", "GPE_LOC", "Nederland", "GPE_LOC"),
        ("mevrouw Verdrag spreekt", "Verdrag", "PERSON", "Verdrag", "PERSON"),
        ("de Politiewet 2012 geldt", "Politiewet 2012", "LAW_TREATY", "Politiewet 2012", "LAW_TREATY"),
    ],
)  # fmt: skip
def test_the_head_belongs_to_the_name_and_gives_its_kind(
    nlp: Language, text: str, words: str, label: str, expected: str, kind: str
) -> None:
    found = with_head(span(nlp, text, words, label))
    assert (found.text, found.label_) == (expected, kind)


def test_a_programme_goes_with_its_years(nlp: Language) -> None:
    text = "in de Veiligheidsagenda (2019-2022) staat"
    assert with_years(span(nlp, text, "Veiligheidsagenda", "PROGRAM_SYSTEM")).text == "Veiligheidsagenda (2019-2022)"
    other = span(nlp, "het Noordteam (2019-2022) staat", "Noordteam", "ORG")
    assert with_years(other) == other


def test_numbers_and_cells_lend_no_words(nlp: Language) -> None:
    found = without_surroundings(span(nlp, "Accra 12", "Accra 12", "GPE_LOC"), [])
    assert found is not None
    assert found.text == "Accra"
    text = "Ontwikkeling Korps Politie Noord"
    name = span(nlp, text, "Korps Politie Noord", "ORG")
    listed = [Span(name.doc, name.start, name.end, label="ORG", span_id="Korps Politie Noord")]
    kept = without_surroundings(Span(name.doc, 0, name.end, label="ORG"), listed)
    assert kept is not None
    assert (kept.text, kept.id_) == ("Korps Politie Noord", "Korps Politie Noord")


@pytest.mark.parametrize("words", ["Pagina", "Kamerbrief", "12", "beleidsvorming"])
def test_what_names_nothing_is_dropped(nlp: Language, words: str) -> None:
    assert without_surroundings(span(nlp, f"Zie {words} hier", words, "ORG"), []) is None


def test_an_act_takes_the_name_before_its_number(nlp: Language) -> None:
    text = "de dataprotectie richtlijn (EU 2016/680) geldt"
    shape = span(nlp, text, "richtlijn (EU 2016/680)", "LAW_TREATY")
    model = span(nlp, text, "dataprotectie richtlijn", "LAW_TREATY")
    seen = Span(shape.doc, 1, 3, label="LAW_TREATY")
    assert model.text == seen.text
    assert with_name_before(shape, [seen]).text == "dataprotectie richtlijn (EU 2016/680)"
    assert with_name_before(shape, []) == shape
