"""A letter that is handed in is indexed in the background, within the limits for all letters, and its job says how."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from starlette.testclient import TestClient

from ipsearch.api.jobs import Job, Jobs
from tests.borders.service import client_of, settings_of, token_of
from tests.fictional import index, letter_text, write_letters


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_letters(tmp_path / "brieven", 2)
    index(tmp_path / "index", tmp_path / "brieven")
    return tmp_path


@pytest.fixture
def client(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr("ipsearch.api.searchers._LOOK_EVERY", 0.0)
    settings = settings_of(folder)
    with client_of(settings, token_of(settings, "write")) as client:
        yield client


def follow(client: TestClient, address: str) -> Any:
    for _ in range(300):
        job = client.get(address).json()
        if job["status"] in {"done", "failed"}:
            return job
        time.sleep(0.1)
    raise AssertionError("the job does not end")


def test_a_letter_becomes_searchable_and_another_that_cannot_be_read_says_why(client: TestClient) -> None:
    text = letter_text(7, "7000777").encode()
    taken = client.post("/api/v1/letters", files={"file": ("../../map\\nieuwe brief.txt", text)})
    assert taken.status_code == 202
    assert taken.json()["status"] == "queued"
    broken = client.post("/api/v1/letters", files={"file": ("kapot.pdf", b"%PDF-1.7 niets")})
    job = follow(client, taken.headers["location"])
    assert (job["status"], job["file"], job["error"]) == ("done", "nieuwe brief.txt", None)
    assert client.get(f"/api/v1/letters/{job['letter']}").json()["letter"]["kenmerk"] == "7000777"
    assert client.get(f"/api/v1/letters/{job['letter']}/file").content == text
    failed = follow(client, broken.headers["location"])
    assert (failed["status"], failed["error"], failed["letter"]) == ("failed", "Damaged", None)
    assert failed["message"]
    again = client.post("/api/v1/letters", files={"file": ("nogmaals.txt", text)})
    assert follow(client, again.headers["location"])["letter"] == job["letter"]


@pytest.mark.parametrize(
    ("name", "content", "status", "kind"),
    [
        ("brief.exe", b"MZ", 415, "UnsupportedFormat"),
        ("", b"x", 400, "InvalidParameter"),
        (".txt", b"x", 415, "UnsupportedFormat"),
        ("leeg.txt", b"", 422, "Damaged"),
    ],
)
def test_what_cannot_be_a_letter_is_refused(
    client: TestClient, name: str, content: bytes, status: int, kind: str
) -> None:
    answer = client.post("/api/v1/letters", files={"file": (name, content)})
    assert answer.status_code == status
    assert answer.json()["type"].endswith(f":{kind}")


def test_handing_in_needs_a_token_that_may_write(folder: Path) -> None:
    settings = settings_of(folder)
    sent = {"file": ("brief.txt", b"tekst")}
    with client_of(settings) as nobody, client_of(settings, token_of(settings)) as reader:
        refused, forbidden = nobody.post("/api/v1/letters", files=sent), reader.post("/api/v1/letters", files=sent)
    assert (refused.status_code, forbidden.status_code) == (401, 403)
    assert not (folder / "uploads").exists()


def test_what_is_indexed_lets_searches_go_first(client: TestClient) -> None:
    own, seen = psutil.Process(), set()
    job = client.post("/api/v1/letters", files={"file": ("brief.txt", letter_text(7).encode())}).headers["location"]
    while client.get(job).json()["status"] in {"queued", "running"}:
        for child in own.children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):
                seen.add(child.nice())
        time.sleep(0.02)
    assert min(19, own.nice() + 10) in seen


def test_a_job_whose_process_is_gone_says_so(folder: Path) -> None:
    settings = settings_of(folder)
    jobs = Jobs(settings)
    gone = Job("abc123", "queued", "brief.txt", "/brief.txt", "2026-01-01T00:00:00+00:00", pid=2**22 + 1)
    jobs._write(gone)
    found = jobs.job("abc123")
    assert (found.status, found.error) == ("failed", "ReaderStopped")
