"""Handing in letters on the page: who may, from where, and what each file is told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from ipsearch.settings import Settings
from tests.borders.service import client_of, settings_of, token_of
from tests.fictional import index, letter_text, write_letters

HERE = {"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1"}
LETTER = ("file", ("nieuwe brief.txt", letter_text(7, "7000777").encode()))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr("ipsearch.api.searchers._LOOK_EVERY", 0.0)
    write_letters(tmp_path / "brieven", 2)
    index(tmp_path / "index", tmp_path / "brieven")
    return settings_of(tmp_path, file_megabytes=1)


@pytest.fixture
def browser(settings: Settings) -> Iterator[TestClient]:
    """One that signed in with a token that may write."""
    with client_of(settings) as client:
        sign_in(client, token_of(settings, "write"))
        yield client


def sign_in(client: TestClient, token: str) -> None:
    # As a browser does, which keeps a cookie of 127.0.0.1 for 127.0.0.1.
    cookie = client.post("/aanmelden", data={"token": token}).headers["set-cookie"].partition(";")[0]
    client.headers["Cookie"] = cookie


def words(text: str) -> str:
    return " ".join(html.document_fromstring(text).find(".//main").text_content().split())


def test_each_file_has_its_outcome_and_reason(browser: TestClient, settings: Settings) -> None:
    assert "Stuur in" in words(browser.get("/insturen").text)
    files = [LETTER, ("file", ("kapot.pdf", b"%PDF-1.7 niets")), ("file", ("<b>spel</b>.exe", b"MZ")),
             ("file", ("leeg.txt", b""))]  # fmt: skip
    sent = browser.post("/insturen", files=files, headers=HERE)
    assert sent.status_code == 303
    for _ in range(300):
        page = browser.get(sent.headers["location"])
        if "data-volg" not in page.text:
            break
        assert "klaar" in words(page.text)
        time.sleep(0.1)
    told = {
        card.find(".//bdi").text_content(): " ".join(card.text_content().split())
        for card in html.document_fromstring(page.text).find_class("taak")
    }
    assert "Doorzoekbaar: Voortgang vuurwerk 7" in told["nieuwe brief.txt"]
    assert "Niet gelukt. Het bestand is leeg of beschadigd" in told["kapot.pdf"]
    assert "Niet gelukt. Dit is geen PDF" in told["b>.exe"]
    assert "Niet gelukt. Het bestand is leeg" in told["leeg.txt"]
    (opened,) = html.document_fromstring(page.text).xpath("//*[@class='taak taak-done']//a/@href")
    assert "7000777" in browser.get(opened).text
    assert not [path for path in settings.uploads.rglob("*") if path.suffix == ".exe"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:9000"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://boos.example"},
        {"Origin": "http://127.0.0.1:9000"},
        {"Origin": "null"},
        {"Origin": ""},
    ],
)
def test_a_form_of_another_page_hands_in_nothing(
    browser: TestClient, settings: Settings, headers: dict[str, str]
) -> None:
    answer = browser.post("/insturen", files=[LETTER], headers=headers)
    assert answer.status_code == 403
    assert "formulier van deze site" in answer.text
    assert not settings.uploads.exists()


def test_a_browser_that_tells_only_its_origin_may(browser: TestClient) -> None:
    # On a plain address of the network browsers send no Sec-Fetch-Site.
    assert browser.get("/insturen").headers["referrer-policy"] == "same-origin"
    assert browser.post("/insturen", files=[LETTER], headers={"Origin": "http://127.0.0.1"}).status_code == 303


def test_handing_in_needs_a_token_that_may_write(settings: Settings) -> None:
    with client_of(settings) as nobody:
        assert "Meld u eerst aan" in words(nobody.get("/insturen").text)
        sent = nobody.post("/insturen", files=[LETTER], headers=HERE)
        assert (sent.status_code, sent.headers["location"]) == (303, "/aanmelden?naar=/insturen")
    with client_of(settings) as reader:
        sign_in(reader, token_of(settings, "read"))
        assert "Dit token mag alleen lezen" in words(reader.get("/insturen").text)
        assert reader.post("/insturen", files=[LETTER], headers=HERE).status_code == 403
    with client_of(settings, token_of(settings, "write")) as program:
        # Programs have the API; the form is for browsers.
        assert program.post("/insturen", files=[LETTER], headers=HERE).status_code == 303
        assert not settings.uploads.exists()


def test_what_is_too_large_or_nothing_is_refused(browser: TestClient, settings: Settings) -> None:
    large = [("file", (f"{n}.txt", b"x" * 600_000)) for n in range(2)]
    answer = browser.post("/insturen", files=large, headers=HERE)
    assert answer.status_code == 413
    assert "samen mag het hoogstens 1 MB" in answer.text
    nothing = browser.post("/insturen", files=[("file", ("", b""))], headers=HERE)
    assert nothing.status_code == 400
    assert "Er is geen bestand gekozen" in words(nothing.text)
    many = browser.post("/insturen", files=[("file", (f"{n}.txt", b"x")) for n in range(60)], headers=HERE)
    assert many.status_code == 400
    assert not settings.uploads.exists()


def test_what_was_never_handed_in_is_not_found(browser: TestClient) -> None:
    assert browser.get("/insturen/onbekend").status_code == 404
    assert browser.get("/insturen/..%2ftokens").status_code == 404
