"""The service: the contract's bodies, errors as problems, and no way out of its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ipsearch.api import models
from ipsearch.api.paths import API_VERSION
from ipsearch.extraction.tagger import Tagger
from ipsearch.rebuilding import rebuild
from tests.borders.service import NAMING, client_of, settings_of
from tests.borders.test_cli import HIT, LETTER, PAGE
from tests.fictional import index, write_letters


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api")
    write_letters(folder / "brieven", 5)
    (folder / "brieven" / "namen.txt").write_text(f"Datum 3 maart 2021\n\n{NAMING}", "utf-8")
    index(folder / "index", folder / "brieven", tagger=Tagger())
    return folder


def test_search(client: TestClient) -> None:
    answer = client.get("/api/v1/search", params={"q": "voorrang havens", "limit": 3})
    assert answer.status_code == 200
    assert answer.headers["API-Version"] == API_VERSION
    body = answer.json()
    assert body.keys() >= {"query", "took_ms", "total", "hits"}
    assert len(body["hits"]) == 3
    assert all(hit.keys() >= HIT for hit in body["hits"])


def test_search_pages_and_filters(client: TestClient) -> None:
    query = {"q": "teams", "since": "2021", "until": "2021-12"}
    hits = client.get("/api/v1/search", params=query).json()["hits"]
    assert {hit["date"][:4] for hit in hits} == {"2021"}
    second = client.get("/api/v1/search", params={"q": "teams", "limit": 1, "offset": 1}).json()["hits"]
    assert [hit["rank"] for hit in second] == [2]


def test_letters_and_pages(client: TestClient) -> None:
    letters = client.get("/api/v1/letters").json()["letters"]
    assert len(letters) == 6
    assert all(letter.keys() >= LETTER for letter in letters)
    shown = client.get(f"/api/v1/letters/{letters[0]['id']}").json()
    assert shown["letter"] == letters[0]
    page = client.get(f"/api/v1/letters/{letters[0]['kenmerk']}/pages/1").json()
    assert page.keys() >= PAGE
    assert page == shown["pages"][0]


def test_entities_and_references(client: TestClient) -> None:
    found = client.get("/api/v1/entities", params={"label": "org"}).json()
    europol = next(one for one in found["entities"] if one["canonical"] == "Europol")
    assert (europol["mentions"], europol["letters"]) == (2, 1)
    assert client.get("/api/v1/entities", params={"q": "EUROPOL"}).json()["total"] == 1
    assert len(client.get("/api/v1/entities", params={"limit": 1, "offset": 1}).json()["entities"]) == 1
    (cited,) = client.get("/api/v1/letters/7000001").json()["cited_by"]
    assert cited["file"] == "namen.txt"
    hits = client.get("/api/v1/search", params={"q": "voortgang taak", "entity": "europol"}).json()["hits"]
    assert {hit["file"] for hit in hits} == {"namen.txt"}
    assert "Den Haag" in {one["text"] for one in hits[0]["entities"]}


def test_health_is_not_readiness(client: TestClient) -> None:
    assert client.get("/api/v1/health").json() == {"status": "ok"}
    assert client.get("/api/v1/ready").json() == {"status": "ready", "commit": 1, "letters": 6}


def test_ask_answers_or_says_no(client: TestClient) -> None:
    answer = client.get("/api/v1/ask", params={"q": "Hoeveel medewerkers zijn voor de uitvoering vrijgemaakt?"}).json()
    assert answer.keys() >= {"question", "answered", "answer", "confidence", "quotes", "hits", "reason"}
    for quote in answer["quotes"]:
        page = client.get(f"/api/v1/letters/{quote['letter']}/pages/{quote['number']}").json()
        assert page["text"][quote["start"] : quote["end"]] == quote["text"]
    no = client.get("/api/v1/ask", params={"q": "Wie schilderde het plafond van de kapel?"}).json()
    assert (no["answered"], no["answer"], no["quotes"]) == (False, None, [])
    assert no["reason"]


def test_a_passage_by_its_key_is_what_the_hit_showed(client: TestClient) -> None:
    hit = client.get("/api/v1/search", params={"q": "Europol"}).json()["hits"][0]
    passage = client.get(f"/api/v1/passages/{hit['passage']}").json()
    assert passage == {name: hit[name] for name in passage}
    assert passage["entities"]


def test_the_file_is_what_was_read(client: TestClient, folder: Path) -> None:
    answer = client.get("/api/v1/letters/7000001/file")
    assert answer.content == (folder / "brieven" / "001_brief.txt").read_bytes()
    assert answer.headers["content-type"].startswith("text/plain")
    assert "attachment" in answer.headers["content-disposition"]


def test_a_file_that_changed_is_not_shown(tmp_path: Path) -> None:
    (path,) = write_letters(tmp_path / "brieven", 1)
    index(tmp_path / "index", tmp_path / "brieven")
    with client_of(settings_of(tmp_path)) as client:
        path.write_text("iets anders", "utf-8")
        changed = client.get("/api/v1/letters/7000000/file")
        path.unlink()
        gone = client.get("/api/v1/letters/7000000/file")
    for answer in (changed, gone):
        assert answer.status_code == 409
        assert answer.json()["type"].endswith(":FileChanged")


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("/search?q=havens", models.SearchResult),
        ("/search?q=7000001", models.SearchResult),
        ("/ask?q=Hoeveel+medewerkers+zijn+vrijgemaakt", models.Answer),
        ("/letters", models.Letters),
        ("/letters/7000001", models.Reading),
        ("/letters/namen", models.Reading),
        ("/letters/7000001/pages/1", models.Page),
        ("/entities", models.Entities),
        ("/toezeggingen?all=true", models.Toezeggingen),
        ("/toezeggingen?q=havens", models.Toezeggingen),
        ("/ready", models.Ready),
        ("/letters/onbekend", models.Problem),
    ],
)
def test_bodies_are_what_the_description_says(client: TestClient, path: str, model: type[models.BaseModel]) -> None:
    """No field is missing, of another type, or unknown to the description."""
    model.model_validate_json(client.get(f"/api/v1{path}").content, extra="forbid")


@pytest.mark.parametrize("path", ["/letters?", "/entities?", "/search?q=teams&"])
def test_pages_link_to_each_other(client: TestClient, path: str) -> None:
    """Following ``next`` shows everything once."""
    whole = client.get(f"/api/v1{path}limit=100").json()
    (name,) = (key for key in ("letters", "entities", "hits") if key in whole)
    identity = {"letters": "id", "entities": "canonical", "hits": "passage"}[name]
    answer = client.get(f"/api/v1{path}limit=4")
    assert 'rel="prev"' not in answer.headers["link"]
    seen = [one[identity] for one in answer.json()[name]]
    while "next" in answer.links:
        answer = client.get(answer.links["next"]["url"])
        assert "prev" in answer.links
        seen += [one[identity] for one in answer.json()[name]]
    assert seen == [one[identity] for one in whole[name]]


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/api/v1/search", 400, "InvalidParameter"),
        ("/api/v1/search?q=", 400, "QueryError"),
        ("/api/v1/search?q=x&limit=0", 400, "InvalidParameter"),
        ("/api/v1/search?q=x&since=gisteren", 400, "QueryError"),
        ("/api/v1/search?q=x&letter=onbekend", 404, "NotFound"),
        ("/api/v1/search?q=x&entity=onbekend", 404, "NotFound"),
        ("/api/v1/entities?label=dier", 400, "QueryError"),
        ("/api/v1/letters/onbekend", 404, "NotFound"),
        ("/api/v1/letters/7000001/pages/9", 404, "NotFound"),
        ("/api/v1/letters/7000001/pages/nul", 400, "InvalidParameter"),
        ("/api/v1/letters/..%2f..%2fetc%2fpasswd", 404, "NotFound"),
        ("/api/v1/letters/", 404, "NotFound"),
        ("/api/v1/niets", 404, "NotFound"),
        ("/api/v1/ask", 400, "InvalidParameter"),
        ("/api/v1/ask?q=?", 400, "QueryError"),
        ("/api/v1/passages/onbekend-1", 404, "NotFound"),
        ("/api/v1/passages/zonder", 404, "NotFound"),
        ("/api/v1/letters?limit=0", 400, "InvalidParameter"),
        ("/api/v1/letters/onbekend/file", 404, "NotFound"),
        ("/api/v1/letters/onbekend/pages/1.png", 404, "NotFound"),
        ("/api/v1/letters/7000001/pages/1.png", 404, "NotFound"),
        ("/api/v1/letters/7000001/pages/1.png?start=9&end=3", 400, "QueryError"),
        ("/api/v1/letters/7000001/pages/1.png?end=100000", 400, "QueryError"),
        ("/api/v1/jobs/onbekend", 404, "NotFound"),
        ("/api/v1/jobs/..%2f..%2ftokens", 404, "NotFound"),
    ],
)
def test_errors_are_problems(client: TestClient, path: str, status: int, kind: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"].endswith(f":{kind}")
    assert problem["status"] == status
    assert problem["detail"]


def test_without_an_index_the_service_runs_and_says_so(tmp_path: Path) -> None:
    with client_of(settings_of(tmp_path)) as client:
        assert client.get("/api/v1/health").status_code == 200
        for path in ("/api/v1/search?q=havens", "/api/v1/ready", "/api/v1/metrics"):
            answer = client.get(path)
            assert answer.status_code == 503
            assert answer.json()["type"].endswith(":IndexNotFound")
            assert answer.headers["retry-after"]


def test_a_new_commit_is_seen_without_a_restart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ipsearch.api.searchers._LOOK_EVERY", 0.0)
    write_letters(tmp_path / "brieven", 2)
    index(tmp_path / "index", tmp_path / "brieven")
    with client_of(settings_of(tmp_path)) as client:
        assert len(client.get("/api/v1/letters").json()["letters"]) == 2
        write_letters(tmp_path / "brieven", 1, start=2)
        index(tmp_path / "index", tmp_path / "brieven")
        assert len(client.get("/api/v1/letters").json()["letters"]) == 3


def test_an_index_built_anew_is_seen_though_its_commits_count_from_one_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ipsearch.api.searchers._LOOK_EVERY", 0.0)
    write_letters(tmp_path / "brieven", 2)
    index(tmp_path / "index", tmp_path / "brieven")
    with client_of(settings_of(tmp_path)) as client:
        before = client.get("/api/v1/letters")
        write_letters(tmp_path / "brieven", 1, start=2)
        rebuild(tmp_path / "index", lambda folder: index(folder, tmp_path / "brieven"))
        after = client.get("/api/v1/letters", headers={"If-None-Match": before.headers["etag"]})
        assert (after.status_code, after.json()["total"]) == (200, 3)


def test_toezeggingen(client: TestClient) -> None:
    body = client.get("/api/v1/toezeggingen", params={"all": True, "limit": 2}).json()
    assert body["total"] >= len(body["toezeggingen"]) == 2
    one = body["toezeggingen"][0]
    assert one.keys() >= {
        "id", "kind", "strength", "text", "letter", "file", "kenmerk", "number", "printed", "start", "end", "actor",
        "recipient", "action", "topic", "made_at", "deadline", "status", "confidence", "citation", "links",
    }  # fmt: skip
    asked = client.get("/api/v1/toezeggingen", params={"all": True, "q": "uitkomsten havens"}).json()
    assert asked["toezeggingen"][0]["score"] >= asked["toezeggingen"][-1]["score"]
    assert client.get("/api/v1/toezeggingen", params={"kind": "gedaan"}).status_code == 400


def test_a_link_repeats_what_was_asked_and_nothing_else(client: TestClient) -> None:
    asked = "/api/v1/search?limit=1&q=teams%20%26%20havens&since=2019&offset=1"
    links = client.get(asked).headers["link"]
    assert '</api/v1/search?q=teams%20%26%20havens&since=2019&limit=1&offset=2>; rel="next"' in links
    assert links.count("limit=") == links.count("offset=") == 3
