"""No input makes ``ask`` return a quote that is not on its page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipsearch.answering.endpoint import Endpoint
from ipsearch.ask import ask
from ipsearch.errors import IndexCorrupt, QueryError
from ipsearch.quotes import quote
from ipsearch.results import Filters
from ipsearch.search import Searcher
from tests.fictional import index, searcher, write_letters

WORDS = st.sampled_from(
    "hoeveel medewerkers teams voorrang havens drones najaar uitkomsten brief programma de wie ?".split()
)

SIGNED = (
    ("drones", "3 mei 2021", "A. Zonderland"),
    ("vuurwerk", "7 juni 2022", "B. Wittewrongel"),
    ("kunstroof", "9 juli 2023", "C. van Oudgaarden"),
)
OTHERS = "Eerder schreef ik over drones, vuurwerk en kunstroof, en wie daarvoor tekende."


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
    assert "29 628, nr. 9999" in str(answer.reason)
    assert ask(found, "kenmerk 7000001", threshold=0.0).text


def test_a_name_that_no_letter_mentions_is_the_reason(found: Searcher) -> None:
    answer = ask(found, "Hoeveel medewerkers zijn er in Timboektoe?", threshold=1.0)
    assert str(answer.reason) == "No letter in this index mentions ‘Timboektoe’."


def test_a_number_is_said_in_one_line(found: Searcher) -> None:
    answer = ask(found, "Hoeveel medewerkers zijn vrijgemaakt voor de uitvoering van drones?", threshold=0.0)
    assert answer.text is not None
    assert answer.text.removesuffix(" medewerkers").isdigit()
    assert any(answer.text in one.text for one in answer.quotes)


def test_a_stretch_of_years_is_no_number_of_a_letter(found: Searcher) -> None:
    answer = ask(found, "Hoeveel medewerkers zijn er in 2019-2024 vrijgemaakt voor drones?", threshold=0.0)
    assert answer.text is not None


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("ondertekend")
    folder.joinpath("brieven").mkdir()
    for number, (subject, day, name) in enumerate(SIGNED):
        text = (
            f"Datum {day}\nOnderwerp Voortgang {subject}\n\nMet deze brief bericht ik uw Kamer over {subject}. "
            f"{OTHERS}\n\nDe Minister van Justitie en Veiligheid,\n\n\n{name}\n"
        )
        folder.joinpath("brieven", f"{number}.txt").write_text(text, "utf-8")
    index(folder / "index", folder / "brieven")
    return searcher(folder / "index")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Wie tekende de brief over vuurwerk?", "B. Wittewrongel"),
        ("Wie heeft de brief van 3 mei 2021 ondertekend?", "A. Zonderland"),
        ("ondertekenaar brief kunstroof", "C. van Oudgaarden"),
    ],
)
def test_who_signed_a_letter_is_answered_by_its_signature(signed: Searcher, question: str, name: str) -> None:
    answer = ask(signed, question)
    assert answer.text == name
    assert name in answer.quotes[0].text
    assert answer.hits[0].found.letter.signatory == name


def test_the_signature_is_the_answer_too_when_a_model_cannot_be_reached(signed: Searcher) -> None:
    answer = ask(
        signed, "Wie tekende de brief over vuurwerk?", endpoint=Endpoint("http://127.0.0.1:9/v1", "m", 2.0, "")
    )
    assert answer.notice
    assert answer.text == "B. Wittewrongel"


def test_who_signed_a_letter_that_is_not_there_is_not_answered(signed: Searcher) -> None:
    assert ask(signed, "Wie tekende de brief over kernwapens?").text is None
    dated = ask(signed, "Wie tekende de brief over de kernramp van 3 mei 2021?")
    assert dated.text not in {name for *_, name in SIGNED}
    answer = ask(signed, "Wie heeft de brief van 4 mei 2021 ondertekend?")
    assert answer.text not in {name for *_, name in SIGNED}


def test_a_signature_is_not_shown_where_only_other_passages_are_asked_for(signed: Searcher) -> None:
    hits = signed.search("Wie tekende de brief over vuurwerk?", filters=Filters(kinds=("paragraph",))).hits
    assert hits
    assert {hit.found.passage.kind for hit in hits} == {"paragraph"}
