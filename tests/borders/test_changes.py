"""What another process writes while the service runs is seen, though no letter came: corrections, links, statuses."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.borders.test_serving import fetch, served
from tests.fictional import run
from tests.flows.test_toezeggingen import LETTERS, LIGHT, PROMISE

ALL = "/api/v1/toezeggingen?all=true"
# The encoder that understands what a later letter tells; a pipe that nobody reads must not stop the service.
SERVED = {"IPSEARCH_ENCODER": "shipped:", "IPSEARCH_LOG_REQUESTS": "false"}

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "brieven").mkdir()
    for name in ("a.txt", "c.txt"):
        (tmp_path / "brieven" / name).write_text(LETTERS[name], "utf-8")
    write(tmp_path, "index", "brieven")
    return tmp_path


def write(folder: Path, *arguments: str) -> Any:
    """What another process does to the index, as its JSON says."""
    done = run(*arguments, "--json", cwd=folder, **LIGHT)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def promise(address: str) -> Any:
    """The promise of the letter, as the service tells it."""
    found = json.loads(fetch(address + ALL))["toezeggingen"]
    return next(one for one in found if one["text"] == PROMISE)


def tag_of(address: str) -> str:
    with urlopen(address + ALL) as answer:
        return str(answer.headers["ETag"])


def status(address: str, tag: str) -> int:
    """What who knows an answer is told."""
    try:
        with urlopen(Request(address + ALL, headers={"If-None-Match": tag})) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def soon(seen: Callable[[], bool]) -> bool:
    """Whether something is so within a few seconds: the service looks once a second."""
    until = time.monotonic() + 5
    while not seen() and time.monotonic() < until:
        time.sleep(0.1)
    return seen()


def test_what_a_user_says_is_seen_and_old_answers_are_not_taken_for_new(folder: Path) -> None:
    with served(folder, **SERVED) as (address, _):
        made = promise(address)
        commit = json.loads(fetch(f"{address}/api/v1/ready"))["commit"]
        tags = [tag_of(address)]
        assert status(address, tags[0]) == 304
        for arguments in (
            ("--status", made["id"], "progress", "--note", "loopt"),
            ("--reject", made["id"]),
            ("--undo", made["id"]),
        ):
            write(folder, "toezeggingen", *arguments)
            assert soon(lambda: status(address, tags[-1]) == 200), arguments
            tags.append(tag_of(address))
            told = promise(address)
            assert (PROMISE in fetch(f"{address}/toezeggingen")) == (arguments[0] != "--reject")
            assert (told["status"], bool(told["corrected"])) == {
                "--status": ("progress", True), "--reject": (made["status"], True), "--undo": (made["status"], False),
            }[arguments[0]]  # fmt: skip
        assert len(set(tags)) == 4, "the answer before, and the one after undoing, are of different states"
        assert json.loads(fetch(f"{address}/api/v1/ready"))["commit"] == commit
        assert PROMISE in fetch(f"{address}/toezeggingen")


def test_links_that_are_made_after_the_commit_are_seen(folder: Path) -> None:
    with served(folder, **SERVED) as (address, _):
        assert promise(address)["links"] == []
        tag = tag_of(address)
        (folder / "brieven" / "b.txt").write_text(LETTERS["b.txt"], "utf-8")
        write(folder, "index", "brieven")
        assert soon(lambda: promise(address)["status"] == "fulfilled")
        assert [link["kenmerk"] for link in promise(address)["links"]] == ["8100002"]
        assert status(address, tag) == 200
        tag = tag_of(address)
        write(folder, "index", "brieven")
        time.sleep(1.5)
        assert status(address, tag) == 304, "nothing was written: the answer holds"


def test_every_process_gives_one_state_one_tag(folder: Path) -> None:
    with served(folder, **SERVED) as (first, _):
        fetch(f"{first}/api/v1/ready")
        with served(folder, **SERVED) as (second, _):
            fetch(f"{second}/api/v1/ready")
            tag = tag_of(first)
            assert tag_of(second) == tag
    with served(folder, **SERVED) as (again, _):
        fetch(f"{again}/api/v1/ready")
        assert tag_of(again) == tag, "an answer outlives a restart"
    run("index", "brieven", "--rebuild", cwd=folder, **LIGHT)
    with served(folder, **SERVED) as (rebuilt, _):
        fetch(f"{rebuilt}/api/v1/ready")
        assert tag_of(rebuilt) != tag
