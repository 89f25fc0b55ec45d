"""Identity before similarity, phrases as phrases, filters that filter, and an answer to every odd query."""

from __future__ import annotations

import pytest

from ipsearch.errors import NotFound, QueryError
from ipsearch.filters import make_filters
from ipsearch.queries import parse_query
from ipsearch.results import Filters, Hit
from ipsearch.search import Searcher
from tests.fictional import index, searcher, write_letters

CITING = (
    "Datum 3 mei 2023\nOnderwerp Vervolg op de havenbrief\n\n"
    "In mijn brief met kenmerk 7000000 kondigde ik een verkenning aan. "
    "Zie ook Kamerstukken II 2021/22, 39 812, nr. 12.\n\n"
    "De verkenning van de grensoverschrijdende samenwerking is klaar. De EU-Interpol overeenkomst is getekend.\n"
)
KAMERSTUK = (
    "Een bijlage over terreinwagens.\n\nDe terreinwagens worden vervangen door elektrische voertuigen, "
    "zo is met de vijf korpsen afgesproken.\n\nDe kosten zijn gedekt in de begroting.\n"
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("zoeken")
    write_letters(folder / "brieven", 8)
    (folder / "brieven" / "citeert.txt").write_text(CITING, "utf-8")
    (folder / "brieven" / "kamerstuk.txt").write_text(KAMERSTUK, "utf-8")
    (folder / "brieven" / "letters.toml").write_text('["kamerstuk.txt"]\nkamerstuk = "39812-12"\n')
    index(folder / "index", folder / "brieven")
    return searcher(folder / "index")


def files(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.found.letter.file for hit in hits]


@pytest.mark.parametrize("query", ["39 812, nr. 12", "39812-12", "kst-39812-12", "Kamerstuk 39812 nr. 12"])
def test_a_kamerstuk_number_finds_the_letter_then_what_cites_it(found: Searcher, query: str) -> None:
    hits = found.search(query).hits
    assert [hit.why.exact for hit in hits[:3]] == ["letter", "letter", "letter"]
    assert set(files(hits[:3])) == {"kamerstuk.txt"}
    assert (hits[3].why.exact, hits[3].found.letter.file) == ("cites", "citeert.txt")
    assert "39 812, nr. 12" in [hits[3].found.passage.text[s:e] for s, e in hits[3].highlights]


@pytest.mark.parametrize("query", ["7000000", "kenmerk 7000000", "brief 7000000 over havens"])
def test_a_kenmerk_finds_the_letter_then_what_cites_it(found: Searcher, query: str) -> None:
    hits = found.search(query).hits
    exact = [(hit.why.exact, hit.found.letter.file) for hit in hits if hit.why.exact]
    assert exact[0] == ("letter", "000_brief.txt")
    assert exact[-1] == ("cites", "citeert.txt")
    assert len(files(hits)) == len({hit.found.ordinal for hit in hits})


def test_words_beside_a_kenmerk_choose_the_passage_of_that_letter(found: Searcher) -> None:
    first = found.search("kenmerk 7000000 hoeveel medewerkers vrijgemaakt").hits[0]
    assert first.found.letter.file == "000_brief.txt"
    assert "medewerkers vrijgemaakt" in first.found.passage.text


def test_a_number_of_no_letter_is_searched_as_a_word(found: Searcher) -> None:
    assert all(hit.why.exact is None for hit in found.search("8888888 havens").hits)


def test_a_phrase_must_stand_as_it_is(found: Searcher) -> None:
    hits = found.search('"elektrische voertuigen"').hits
    assert files(hits) == ["kamerstuk.txt"]
    assert hits[0].why.exact == "phrase"
    assert [hits[0].found.passage.text[s:e] for s, e in hits[0].highlights] == ["elektrische voertuigen"]
    assert not found.search('"voertuigen elektrische"').hits


def test_a_phrase_through_a_hyphen(found: Searcher) -> None:
    assert files(found.search('"Interpol overeenkomst"').hits) == ["citeert.txt"]
    assert files(found.search("„EU-Interpol overeenkomst”").hits) == ["citeert.txt"]


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("terreinwagen", "terreinwagens"),
        ("terrienwagens", "terreinwagens"),
        ("ELEKTRISCH VOERTUIG", "voertuigen"),
        ("grens overschrijdend", "grensoverschrijdende"),
    ],
)
def test_inflection_typing_errors_and_compounds_are_found_and_marked(found: Searcher, query: str, word: str) -> None:
    best = found.search(query).hits[0]
    assert word in [best.found.passage.text[s:e] for s, e in best.highlights]


def test_filters_narrow_both_legs(found: Searcher) -> None:
    filters = make_filters(since="2021", until="2022-12")
    hits = found.search("voorrang voor de teams", limit=50, filters=filters).hits
    assert hits
    assert {str(hit.found.letter.date)[:4] for hit in hits} == {"2021", "2022"}
    assert {hit.found.letter.kenmerk for hit in found.search("teams", filters=Filters(letter="7000003")).hits} == {
        "7000003"
    }
    assert {hit.found.letter.kenmerk for hit in found.search("teams", filters=Filters(kenmerk="700-0004")).hits} == {
        "7000004"
    }
    assert {hit.found.passage.kind for hit in found.search("x y", 50, make_filters(kind="paragraph")).hits} <= {
        "paragraph"
    }


def test_a_filter_on_an_unknown_letter_says_so(found: Searcher) -> None:
    with pytest.raises(NotFound, match="No letter"):
        found.search("teams", filters=Filters(letter="onbekend.pdf"))


@pytest.mark.parametrize("query", ["", "   ", "?!…", '""', "—"])
def test_a_query_without_words_gets_a_clear_message(found: Searcher, query: str) -> None:
    with pytest.raises(QueryError, match="no words"):
        found.search(query)


@pytest.mark.parametrize(
    "query",
    [
        "woord " * 100_000,
        "a" * 100_000,
        'AND OR NOT (title:* "',
        "het de een van",
        "\x00\ud7ff\U0001f6a8 haven",
        "%' OR 1=1; DROP TABLE letters; --",
        "../../etc/passwd",
        "29 628, nr. 895 " * 500,
        '"' + "voorrang " * 300 + '"',
        "\u202eneremmuh",
    ],
)
def test_odd_queries_get_an_answer(found: Searcher, query: str) -> None:
    hits = found.search(query)
    assert len(hits.hits) <= 10
    assert found.snapshot.store.count_passages() > 0


@pytest.mark.parametrize("limit", [0, -1, 100_000])
def test_a_senseless_limit_is_refused(found: Searcher, limit: int) -> None:
    with pytest.raises(QueryError):
        found.search("havens", limit=limit)


def test_paging_continues_where_the_page_before_ended(found: Searcher) -> None:
    whole = [hit.found.ordinal for hit in found.search("teams voorrang", limit=12).hits]
    parts = [hit.found.ordinal for offset in (0, 4, 8) for hit in found.search("teams voorrang", 4, offset=offset).hits]
    assert parts == whole
    assert [hit.rank for hit in found.search("teams voorrang", 4, offset=4).hits] == [5, 6, 7, 8]


def test_the_same_query_gives_the_same_hits(found: Searcher) -> None:
    first, second = (found.search("afspraken met buurlanden over drones").hits for _ in range(2))
    assert first == second


def test_highlights_are_places_in_the_text(found: Searcher) -> None:
    for hit in found.search("brief over havens en drones", limit=50).hits:
        for start, end in hit.highlights:
            assert 0 <= start < end <= len(hit.found.passage.text)


def test_a_query_is_understood() -> None:
    query = parse_query("“vaste tekst” 29 628, nr. 895 en kenmerk DGP-2023/0001")
    assert query.phrases == (("vaste", "tekst"),)
    assert list(map(str, query.kamerstukken)) == ["29628-895"]
    assert "DGP20230001" in query.kenmerken
