"""What a word may also mean: an abbreviation, a slip of the finger, a translation, a compound and its parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsearch.queries import parse_query, with_variants
from ipsearch.results import Variant
from ipsearch.search import Searcher
from tests.fictional import index, searcher, write_letters

LETTER = """Datum 3 mei 2023
Onderwerp Varia

Het Korps Zeepolitie Noord (KZN) oefent elk najaar met de loodsen van Lutteroog.

De samenwerking van de politie met de buurlanden is in een verdrag geregeld.

Wegens de storm is de vergadering van de havenmeesters verzet naar april, en ook de vergaderring zelf.

Grensoverschrijdende achtervolgingen mogen voortaan tot dertig kilometer.

De gevangenis van Oosterwaard krijgt een nieuwe vleugel met veertig cellen.

De KZN kreeg er in 2022 twee schepen bij.
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("vragen")
    write_letters(folder / "brieven", 4)
    (folder / "brieven" / "varia.txt").write_text(LETTER, "utf-8")
    index(folder / "index", folder / "brieven")
    return searcher(folder / "index")


def variants(found: Searcher, query: str) -> set[Variant]:
    return set(with_variants(parse_query(query), found.snapshot).variants)


def test_an_abbreviation_stands_for_what_the_letters_say(found: Searcher) -> None:
    assert Variant(("kzn",), ("korps", "zeepolitie", "noord"), "abbreviation") in variants(found, "schepen KZN")
    assert Variant(("korps", "zeepolitie", "noord"), ("kzn",), "abbreviation") in variants(
        found, "schepen van het korps zeepolitie noord"
    )


@pytest.mark.parametrize(("typed", "meant"), [("vergadring", "vergadering"), ("havenmeestres", "havenmeesters")])
def test_a_word_that_nobody_knows_is_read_as_the_nearest(found: Searcher, typed: str, meant: str) -> None:
    assert Variant((typed,), (meant,), "spelling") in variants(found, f"{typed} april")


@pytest.mark.parametrize("query", ["vergadering april", "politiesamenwerking", "minister", "2623415", "xqzvw"])
def test_known_words_and_hopeless_ones_are_left_as_they_are(found: Searcher, query: str) -> None:
    assert not [v for v in variants(found, query) if v.kind == "spelling"]


def test_an_english_query_is_looked_up_in_dutch(found: Searcher) -> None:
    assert Variant(("prison",), ("gevangenis",), "translation") in variants(found, "the new wing of the prison")
    assert not [v for v in variants(found, "de nieuwe vleugel van de gevangenis") if v.kind == "translation"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("politiesamenwerking verdrag", "samenwerking van de politie"),
        ("grens overschrijdend achtervolgen", "Grensoverschrijdende"),
        ("vergadring havenmeestres", "vergadering"),
        ("prison wing with new cells", "gevangenis"),
        ("schepen die het Korps Zeepolitie Noord in 2022 kreeg", "twee schepen"),
    ],
)
def test_it_finds_the_passage_first(found: Searcher, query: str, words: str) -> None:
    assert words in found.search(query).hits[0].found.passage.text


def test_an_everyday_word_is_read_as_the_letters_own_but_not_between_quotation_marks(found: Searcher) -> None:
    kinds = {v.kind for v in variants(found, "dienders in de nor")}
    assert "synonym" in kinds
    assert not [v for v in variants(found, '"dienders" in april') if v.kind == "synonym"]


def test_a_misspelled_word_is_read_and_encoded_as_it_was_meant(found: Searcher) -> None:
    query = with_variants(parse_query("de Vergadring in april"), found.snapshot)
    assert query.spelt == "de vergadering in april"
    meant = {v.variant for v in variants(found, "vergadering") if v.kind == "synonym"}
    assert meant
    assert meant == {v.variant for v in query.variants if v.words == ("vergadring",) and v.kind == "synonym"}
    plain = "De vergadering in april"
    assert with_variants(parse_query(plain), found.snapshot).spelt == plain


def test_what_was_also_meant_is_marked(found: Searcher) -> None:
    hit = found.search("prison wing").hits[0]
    assert "gevangenis" in [hit.found.passage.text[start:end] for start, end in hit.highlights]


def test_abbreviations_of_a_removed_letter_are_forgotten(tmp_path: Path) -> None:
    (tmp_path / "varia.txt").write_text(LETTER, "utf-8")
    index(tmp_path / "index", tmp_path / "varia.txt")
    (tmp_path / "varia.txt").write_text(LETTER.replace("(KZN)", ""), "utf-8")
    index(tmp_path / "index", tmp_path / "varia.txt")
    assert searcher(tmp_path / "index").snapshot.store.abbreviations() == []
