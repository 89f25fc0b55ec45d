"""The service as it is run: in one process or several, with tokens, and refused where it would be open to all."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest

from tests.fictional import index, run, write_letters


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serving")
    write_letters(folder / "brieven", 2)
    index(folder / "index", folder / "brieven")
    return folder


@contextmanager
def served(folder: Path, *arguments: str, **extra: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The program serving, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "ipsearch", "serve", "--port", str(port), *arguments]
    environment = {**os.environ, "IPSEARCH_ENCODER": "hashing:64", **extra}
    with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True) as server:
        try:
            yield f"http://127.0.0.1:{port}", server
        finally:
            server.send_signal(signal.SIGINT)
            assert server.wait(20) is not None


def fetch(address: str, token: str = "") -> str:
    """What the service answers, once it does."""
    for _ in range(200):
        try:
            with urlopen(Request(address, headers={"Authorization": f"Bearer {token}"} if token else {})) as answer:
                return str(answer.read().decode("utf-8"))
        except HTTPError:
            raise
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("the service does not start")


def test_page_and_api_are_served_and_requests_are_logged_without_queries(folder: Path) -> None:
    with served(folder) as (address, server):
        assert json.loads(fetch(f"{address}/api/v1/search?q=havens"))["hits"]
        assert "<h1>Zoeken in brieven</h1>" in fetch(f"{address}/?q=havens")
        server.send_signal(signal.SIGINT)
        _, said = server.communicate(timeout=20)
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert ("/api/v1/search", 200) in [(line["route"], line["status"]) for line in lines]
    assert "havens" not in said
    assert "Traceback" not in said


def test_head_is_answered_without_a_body_on_a_connection_that_goes_on(folder: Path) -> None:
    with served(folder, IPSEARCH_LOG_REQUESTS="false") as (address, _):
        fetch(f"{address}/api/v1/ready")
        connection = http.client.HTTPConnection(address.removeprefix("http://"))
        for path in ("/api/v1/letters", "/brieven", "/api/v1/letters/7000001/file", "/static/page.js"):
            lengths = set()
            for method in ("HEAD", "GET", "HEAD"):
                connection.request(method, path)
                answer = connection.getresponse()
                body = answer.read()
                assert answer.status == 200
                assert bool(body) == (method == "GET")
                lengths |= {int(answer.getheader("content-length"))} | ({len(body)} if body else set())
            assert len(lengths) == 1
        connection.close()


def test_several_processes_serve_one_index(folder: Path) -> None:
    # Nobody reads the log here, and a full pipe would stop the service.
    with served(folder, "--workers", "2", IPSEARCH_LOG_REQUESTS="false") as (address, _):
        fetch(f"{address}/api/v1/ready")
        processes: set[str] = set()
        until = time.monotonic() + 60
        # Several at once: one that is idle may take all that come one after the other. The second may start late.
        with ThreadPoolExecutor(8) as clients:
            while len(processes) < 2 and time.monotonic() < until:
                for body in clients.map(fetch, [f"{address}/api/v1/metrics"] * 8):
                    processes |= set(re.findall(r'process="(\d+)"', body))
        assert len(processes) == 2


def test_tokens_open_what_is_closed(folder: Path, tmp_path: Path) -> None:
    refused = run("serve", "--host", "0.0.0.0", "--index", folder / "index", cwd=tmp_path)
    assert refused.returncode == 2
    assert "token create" in refused.stderr
    made = json.loads(run("token", "create", "--name", "Kees", "--json", cwd=folder).stdout)
    assert [one["id"] for one in json.loads(run("token", "list", "--json", cwd=folder).stdout)["tokens"]] == [
        made["id"]
    ]
    assert made["token"] not in run("token", "list", cwd=folder).stdout
    with served(folder, "--host", "0.0.0.0") as (address, _):
        fetch(f"{address}/api/v1/health")
        with pytest.raises(HTTPError, match="401"):
            fetch(f"{address}/api/v1/letters")
        assert json.loads(fetch(f"{address}/api/v1/letters", made["token"]))["total"] == 2
        assert run("token", "revoke", made["id"], cwd=folder).returncode == 0
        with pytest.raises(HTTPError, match="401"):
            fetch(f"{address}/api/v1/letters", made["token"])


def test_a_port_that_is_taken_is_said(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", "--port", str(taken.getsockname()[1]), "--index", folder / "index", cwd=folder)
    assert done.returncode == 4
    assert "--port" in done.stderr
