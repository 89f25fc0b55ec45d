"""What holds for every request: who may ask, how much, how often, and what is said and noted beside the answer."""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ipsearch.api.guarding import Rate
from ipsearch.errors import SettingsError
from ipsearch.search import Searcher
from ipsearch.serving import serve
from ipsearch.tokens import TokenFile
from tests.borders.service import LOCAL, client_of, settings_of, token_of
from tests.fictional import index, write_letters

SEARCH = "/api/v1/search?q=havens"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("surroundings")
    write_letters(folder / "brieven", 3)
    index(folder / "index", folder / "brieven")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """The same index, with tokens and uploads of its own."""
    (tmp_path / "index").symlink_to(made / "index")
    return tmp_path


def test_where_others_can_reach_it_reading_needs_a_token(folder: Path) -> None:
    settings = settings_of(folder, host="0.0.0.0")
    read = token_of(settings)
    with client_of(settings, address="10.0.0.9") as stranger, client_of(settings, read, "10.0.0.9") as holder:
        for path in (SEARCH, "/api/v1/letters", "/api/v1/metrics", "/api/v1/niets", "/api/v1/passages/x-1"):
            refused = stranger.get(path)
            assert refused.status_code == 401
            assert refused.headers["www-authenticate"].startswith("Bearer")
            assert refused.json()["type"].endswith(":AccessError")
        assert stranger.get("/api/v1/health").status_code == 200
        assert stranger.get("/api/v1/openapi.json").status_code == 200
        assert holder.get(SEARCH).status_code == 200
        assert stranger.get(SEARCH, headers={"Authorization": "Bearer verzonnen"}).status_code == 401


def test_a_token_that_is_revoked_is_refused_at_once(folder: Path) -> None:
    settings = settings_of(folder, token_for_reading=True)
    text = token_of(settings)
    with client_of(settings, text) as client:
        assert client.get(SEARCH).status_code == 200
        tokens = TokenFile(settings.tokens)
        tokens.revoke(tokens.tokens()[0].id)
        assert client.get(SEARCH).status_code == 401


def test_no_token_is_kept_as_it_is(folder: Path) -> None:
    settings = settings_of(folder)
    text = token_of(settings)
    assert text not in settings.tokens.read_text("utf-8")
    assert text.rsplit("_", 1)[1] not in settings.tokens.read_text("utf-8")
    assert settings.tokens.stat().st_mode & 0o077 == 0


def test_tokens_that_cannot_be_read_open_nothing(folder: Path) -> None:
    settings = settings_of(folder, token_for_reading=True)
    text = token_of(settings)
    settings.tokens.write_text("{kapot", "utf-8")
    with client_of(settings, text) as client:
        answer = client.get(SEARCH)
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:ipsearch:problem:TokensUnreadable")


def test_serving_elsewhere_without_tokens_is_refused(folder: Path) -> None:
    with pytest.raises(SettingsError, match="token create"):
        serve(settings_of(folder, host="0.0.0.0"))


def test_a_name_that_only_leads_here_reads_nothing(client: TestClient) -> None:
    """DNS rebinding: the browser of somebody here, on a page from elsewhere."""
    answer = client.get(SEARCH, headers={"Host": "boos.example"})
    assert (answer.status_code, answer.json()["type"]) == (421, "urn:ipsearch:problem:WrongHost")
    assert client.get(SEARCH, headers={"Host": "localhost:8000"}).status_code == 200
    assert client.get(SEARCH, headers={"Host": "[::1]:8000"}).status_code == 200


def test_a_browser_signs_in_and_then_reads_but_cannot_hand_in(folder: Path) -> None:
    settings = settings_of(folder, token_for_reading=True)
    text = token_of(settings, "write")
    with client_of(settings) as browser:
        sent = browser.get("/?q=havens")
        assert (sent.status_code, sent.headers["location"]) == (303, "/aanmelden?naar=/%3Fq%3Dhavens")
        assert browser.get(sent.headers["location"]).status_code == 200
        assert browser.post("/aanmelden", data={"token": "verzonnen", "naar": "/"}).status_code == 401
        signed = browser.post("/aanmelden", data={"token": text, "naar": "/?q=havens"})
        assert (signed.status_code, signed.headers["location"]) == (303, "/?q=havens")
        cookie = signed.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert browser.get("/?q=havens").status_code == 200
        assert browser.get(SEARCH).status_code == 200
        assert browser.post("/api/v1/letters", files={"file": ("a.txt", b"tekst")}).status_code == 401


@pytest.mark.parametrize("there", ["https://elders.example/", "//elders.example", "/\\elders.example", "elders"])
def test_signing_in_leads_nowhere_else(folder: Path, there: str) -> None:
    settings = settings_of(folder)
    with client_of(settings) as browser:
        signed = browser.post("/aanmelden", data={"token": token_of(settings), "naar": there})
        assert signed.headers["location"] == "/"


def test_one_client_may_not_take_all(folder: Path) -> None:
    settings = settings_of(folder, requests_per_minute=3)
    with client_of(settings, token_of(settings)) as first, client_of(settings, token_of(settings)) as second:
        assert [first.get(SEARCH).status_code for _ in range(4)] == [200, 200, 200, 429]
        refused = first.get(SEARCH)
        assert refused.json()["type"].endswith(":TooManyRequests")
        assert 1 <= int(refused.headers["retry-after"]) <= 21
        assert second.get(SEARCH).status_code == 200


def test_the_rate_is_won_back() -> None:
    now = 0.0
    rate = Rate(60, lambda: now)
    assert [rate.wait("a") for _ in range(60)] == [0.0] * 60
    assert rate.wait("a") == pytest.approx(1.0)
    now = 1.0
    assert [rate.wait("a"), rate.wait("b")] == [0.0, 0.0]
    assert rate.wait("a") > 0


def test_this_machine_is_not_rationed(folder: Path) -> None:
    with client_of(settings_of(folder, requests_per_minute=1)) as client:
        assert {client.get("/api/v1/health").status_code for _ in range(5)} == {200}


def test_a_request_that_is_too_large_is_not_read(folder: Path) -> None:
    settings = settings_of(folder, file_megabytes=1)
    with client_of(settings, token_of(settings, "write")) as client:
        said = client.post("/api/v1/letters", files={"file": ("a.txt", b"x" * 1_200_000)})
        assert (said.status_code, said.json()["type"]) == (413, "urn:ipsearch:problem:TooLarge")

        def unsaid() -> Iterator[bytes]:
            yield b'--g\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
            for _ in range(30):
                yield b"x" * 50_000

        headers = {"Content-Type": "multipart/form-data; boundary=g"}
        assert client.post("/api/v1/letters", content=unsaid(), headers=headers).status_code == 413
        assert client.post("/aanmelden", data={"token": "x" * 100_000}).status_code == 413


def test_an_answer_that_takes_too_long_is_given_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    search = Searcher.search

    def slow(*args: object, **kwargs: object) -> object:
        time.sleep(0.5)
        return search(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Searcher, "search", slow)
    with client_of(settings_of(folder, request_seconds=0.1)) as client:
        answer = client.get("/api/v1/ask?q=havens")
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:ipsearch:problem:TimedOut")


def test_who_has_the_answer_gets_nothing(client: TestClient, folder: Path) -> None:
    for path in (SEARCH, "/api/v1/letters", "/api/v1/letters/7000001", "/api/v1/entities", "/api/v1/ask?q=havens"):
        answer = client.get(path)
        assert answer.headers["cache-control"] == "private, no-cache"
        again = client.get(path, headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", answer.headers["etag"])
        assert client.get(path, headers={"If-None-Match": '"anders"'}).status_code == 200


def test_a_new_commit_is_another_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ipsearch.api.searchers._LOOK_EVERY", 0.0)
    write_letters(tmp_path / "brieven", 1)
    index(tmp_path / "index", tmp_path / "brieven")
    with client_of(settings_of(tmp_path)) as client:
        known = client.get("/api/v1/letters").headers["etag"]
        write_letters(tmp_path / "brieven", 2)
        index(tmp_path / "index", tmp_path / "brieven")
        assert client.get("/api/v1/letters", headers={"If-None-Match": known}).json()["total"] == 2


def test_long_answers_are_compressed(client: TestClient) -> None:
    assert client.get(SEARCH, headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in client.get(SEARCH, headers={"Accept-Encoding": "identity"}).headers


def test_other_pages_may_read_only_when_it_is_set(client: TestClient, folder: Path) -> None:
    asked = {"Origin": "https://intranet.example"}
    assert "access-control-allow-origin" not in client.get(SEARCH, headers=asked).headers
    with client_of(settings_of(folder, cors_origins="https://intranet.example")) as open_client:
        allowed = open_client.get(SEARCH, headers=asked).headers
        assert allowed["access-control-allow-origin"] == "https://intranet.example"
        other = open_client.get(SEARCH, headers={"Origin": "https://elders.example"}).headers
        assert "access-control-allow-origin" not in other


@pytest.mark.parametrize("path", [SEARCH, "/", "/api/v1/niets", "/niets", "/static/page.css", "/api/v1/health"])
def test_every_answer_is_safe_in_a_browser(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


# One address of every route that reads, of the API and of the page.
READ = (
    SEARCH, "/api/v1/ask?q=havens", "/api/v1/passages/onbekend-1", "/api/v1/entities", "/api/v1/toezeggingen",
    "/api/v1/letters", "/api/v1/letters/7000001", "/api/v1/letters/7000001/pages/1", "/api/v1/letters/7000001/file",
    "/api/v1/letters/7000001/pages/1.png", "/api/v1/jobs/onbekend", "/api/v1/health", "/api/v1/ready",
    "/api/v1/metrics", "/api/v1/openapi.json", "/", "/?q=havens", "/vragen", "/suggesties?q=ha", "/toezeggingen",
    "/toezeggingen.csv", "/brieven", "/brieven/7000001", "/brieven/7000001/1", "/passages/onbekend-1", "/namen",
    "/aanmelden", "/insturen", "/insturen/onbekend", "/static/page.css", "/niets", "/api/v1/niets",
)  # fmt: skip


@pytest.mark.parametrize("path", READ)
def test_head_tells_what_get_would_and_sends_nothing(client: TestClient, path: str) -> None:
    plain = {"Accept-Encoding": "identity"}
    client.get(path)  # the first of all requests changes what is counted more than others do
    get, head = client.get(path, headers=plain), client.head(path, headers=plain)
    assert (head.status_code, head.content) == (get.status_code, b"")
    changing = {"content-length"} if "took_ms" in get.text or "metrics" in path or "?q=" in path else set()
    names = head.headers.keys() - changing
    assert head.headers.keys() == get.headers.keys()
    assert {name: head.headers[name] for name in names} == {name: get.headers[name] for name in names}
    if get.is_success and "etag" in get.headers and get.headers["etag"].startswith("W/"):
        assert client.head(path, headers={"If-None-Match": get.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    ("method", "path", "known"),
    [
        ("DELETE", "/api/v1/letters", "GET, HEAD, POST"),
        ("PUT", "/api/v1/letters/7000001", "GET, HEAD"),
        ("POST", SEARCH, "GET, HEAD"),
        ("PATCH", "/api/v1/letters/7000001/pages/1.png", "GET, HEAD"),
        ("DELETE", "/api/v1/jobs/onbekend", "GET, HEAD"),
        ("OPTIONS", SEARCH, "GET, HEAD"),
        ("POST", "/", "GET, HEAD"),
        ("PUT", "/aanmelden", "GET, HEAD, POST"),
        ("DELETE", "/insturen", "GET, HEAD, POST"),
        ("POST", "/static/page.css", "GET, HEAD"),
    ],
)
def test_another_method_is_told_what_is_known(client: TestClient, method: str, path: str, known: str) -> None:
    answer = client.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, known)
    if path.startswith("/api/"):
        assert answer.json()["type"] == "urn:ipsearch:problem:MethodNotAllowed"


def test_the_log_does_not_hold_what_was_asked(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    client.head("/api/v1/search?q=geheimwoord")
    client.get("/api/v1/search?q=geheimwoord")
    client.get("/api/v1/letters/geheimwoord")
    client.get("/?q=geheimwoord")
    client.get("/geheimwoord")
    said = capsys.readouterr().err
    lines = [json.loads(line) for line in said.splitlines()]
    assert [line["method"] for line in lines] == ["HEAD", *["GET"] * 4]
    assert [(line["route"], line["status"]) for line in lines[:3]] == [
        ("/api/v1/search", 200),
        ("/api/v1/search", 200),
        ("/api/v1/letters/{name}", 404),
    ]
    assert all(line.keys() == {"time", "method", "route", "status", "bytes", "ms", "token"} for line in lines)
    assert "geheimwoord" not in said


def test_an_answer_does_not_wait_for_a_reader_of_the_log(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr("sys.stderr", closed)
    # Unlike the others this client raises what the service lets through.
    assert TestClient(client.app, base_url=LOCAL, client=("127.0.0.1", 40_000)).get(SEARCH).status_code == 200


def test_metrics_count_in_the_form_of_prometheus(client: TestClient) -> None:
    for _ in range(3):
        client.get(SEARCH)
    client.get("/api/v1/letters/onbekend")
    text = client.get("/api/v1/metrics").text
    assert re.search(r'^ipsearch_requests_total\{.*route="/api/v1/search",status="200"\} 3$', text, re.MULTILINE)
    assert re.search(r'^ipsearch_requests_total\{.*route="/api/v1/letters/\{name\}",status="404"\} 1$', text, re.M)
    assert re.search(r"^ipsearch_index_letters\{.*\} 3$", text, re.MULTILINE)
    line = re.compile(r'[a-z_]+(\{(\w+="[^"\n]*",?)+\})? [\d.e+-]+')
    assert all(line.fullmatch(one) for one in text.splitlines() if not one.startswith("#"))
    buckets = re.findall(r'_bucket\{.*route="/api/v1/search",le="[^"]+"\} (\d+)', text)
    assert [int(count) for count in buckets] == sorted(map(int, buckets))
    assert buckets[-1] == "3"


def test_a_fault_of_ours_says_nothing_of_the_inside(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> object:
        raise RuntimeError("geheim pad")

    monkeypatch.setattr(Searcher, "search", broken)
    answer = client.get(SEARCH)
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "geheim" not in answer.text
    page = client.get("/?q=havens")
    assert page.status_code == 500
    assert "Er ging iets mis" in page.text
    assert "geheim" not in page.text
