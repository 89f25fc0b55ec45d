"""No input makes ``ask`` return a quote that is not on its page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipsearch.ask import ask
from ipsearch.errors import IndexCorrupt, QueryError
from ipsearch.quotes import quote
from ipsearch.search import Searcher
from tests.fictional import index, searcher, write_letters

WORDS = st.sampled_from(
    "hoeveel medewerkers teams voorrang havens drones najaar uitkomsten brief programma de wie ?".split()
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("vragen")
    write_letters(folder / "brieven", 8)
    index(folder / "index", folder / "brieven")
    return searcher(folder / "index")


@settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(question=st.one_of(st.text(max_size=80), st.lists(WORDS, min_size=1, max_size=8).map(" ".join)))
def test_every_quote_stands_on_its_page(found: Searcher, question: str) -> None:
    try:
        answer = ask(found, question, threshold=0.0)
    except QueryError:
        return
    for one in answer.quotes:
        page = found.snapshot.store.page(one.letter.id, one.number)
        assert page.text[one.start : one.end] == one.text
        assert one.printed == page.printed
    assert (answer.text is None) == (not answer.quotes)


@pytest.mark.parametrize(("start", "end"), [(0, 5), (3, 40), (0, 10_000)])
def test_any_part_of_any_passage_is_quoted_from_the_page(found: Searcher, start: int, end: int) -> None:
    store = found.snapshot.store
    for ordinal in store.ordinals().tolist():
        stored = store.passages([ordinal])[ordinal]
        text = "".join(one.text for one in quote(store, stored, start, end))
        assert "".join(text.split()) == "".join(stored.passage.text[start:end].split())


def test_a_passage_that_is_not_on_its_page_is_not_quoted(found: Searcher) -> None:
    stored = found.search("medewerkers vrijgemaakt").hits[0].found
    forged = replace(
        stored, passage=replace(stored.passage, text=stored.passage.text.replace("medewerkers", "miljarden"))
    )
    with pytest.raises(IndexCorrupt, match="verify"):
        quote(found.snapshot.store, forged, 0, len(forged.passage.text))


def test_a_higher_threshold_answers_less(found: Searcher) -> None:
    question = "Hoeveel medewerkers zijn vrijgemaakt voor de uitvoering van drones?"
    assert ask(found, question, threshold=0.0).text
    assert ask(found, question, threshold=1.01).text is None


def test_a_number_that_no_letter_has_is_said_to_be_unknown(found: Searcher) -> None:
    answer = ask(found, "Wat staat er in Kamerstuk 29 628, nr. 9999?", threshold=0.0)
    assert answer.text is None
    assert "29628-9999" in (answer.reason or "")
    assert ask(found, "kenmerk 7000001", threshold=0.0).text


def test_a_name_that_no_letter_mentions_is_the_reason(found: Searcher) -> None:
    answer = ask(found, "Hoeveel medewerkers zijn er in Timboektoe?", threshold=1.0)
    assert answer.reason == "No letter in this index mentions ‘Timboektoe’."


def test_a_number_is_said_in_one_line(found: Searcher) -> None:
    answer = ask(found, "Hoeveel medewerkers zijn vrijgemaakt voor de uitvoering van drones?", threshold=0.0)
    assert answer.text is not None
    assert answer.text.removesuffix(" medewerkers").isdigit()
    assert any(answer.text in one.text for one in answer.quotes)
