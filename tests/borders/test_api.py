"""The service: the contract's bodies, errors as problems, and no way out of its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from ipsearch.api.app import API_VERSION, make_app
from ipsearch.extraction.tagger import Tagger
from ipsearch.settings import Settings
from tests.borders.test_cli import HIT, LETTER, PAGE
from tests.fictional import index, write_letters


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api")
    write_letters(folder / "brieven", 5)
    extra = "Datum 3 maart 2021\n\nIn de brief met kenmerk 7000001 sprak Europol over Den Haag en Europols taak.\n"
    (folder / "brieven" / "namen.txt").write_text(extra, "utf-8")
    index(folder / "index", folder / "brieven", tagger=Tagger())
    return folder


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(make_app(Settings(index=folder / "index", encoder="hashing:64"))) as client:
        yield client


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


def test_health(client: TestClient) -> None:
    assert client.get("/api/v1/health").json() == {"status": "ok"}


def test_openapi_lists_every_route(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert set(paths) >= {
        "/api/v1/search",
        "/api/v1/letters",
        "/api/v1/entities",
        "/api/v1/letters/{name}",
        "/api/v1/letters/{name}/pages/{number}",
        "/api/v1/health",
    }


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
    with TestClient(make_app(Settings(index=tmp_path / "geen", encoder="hashing:64"))) as client:
        assert client.get("/api/v1/health").status_code == 200
        answer = client.get("/api/v1/search", params={"q": "havens"})
        assert answer.status_code == 503
        assert answer.json()["type"].endswith(":IndexNotFound")


def test_a_new_commit_is_seen_without_a_restart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ipsearch.api.searchers._LOOK_EVERY", 0.0)
    write_letters(tmp_path / "brieven", 2)
    index(tmp_path / "index", tmp_path / "brieven")
    with TestClient(make_app(Settings(index=tmp_path / "index", encoder="hashing:64"))) as client:
        assert len(client.get("/api/v1/letters").json()["letters"]) == 2
        write_letters(tmp_path / "brieven", 1, start=2)
        index(tmp_path / "index", tmp_path / "brieven")
        assert len(client.get("/api/v1/letters").json()["letters"]) == 3


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
